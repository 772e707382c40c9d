"""The command line. Thin: a command reads its arguments, calls a room below and prints. Importing it costs nothing."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    import sys

    from simulator.cli.ends import leave_with

    if sys.argv[1:] in (["--help"], ["-h"]):
        from simulator.cli.commands import help_text

        leave_with(lambda: sys.stdout.write(help_text()) and 0)
    if not sys.argv[1:]:
        from simulator.cli import screen

        if screen.drawable():
            leave_with(screen.lobby)
    from simulator.cli.app import run

    leave_with(run)
