"""The command line. Thin: a command reads its arguments, calls a room below and prints. Importing it costs nothing."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    from simulator.cli.app import run

    run()
