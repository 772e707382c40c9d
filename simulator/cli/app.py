"""The command group: which commands there are, and how a command's end becomes an exit code. No command stands here."""

import importlib
import os
import sys

import click

from simulator import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "sla": ("simulator.cli.sla:sla", "Answer due and elapsed questions, JSON lines in, JSON lines out."),
}
"""Command name -> (module:attribute, the line `--help` shows). A module is imported when its command is asked for."""


class LazyGroup(click.Group):
    """A group whose commands are imported one at a time, so that `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name, or give None."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module, _, attribute = entry[0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry[0]} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table's own lines instead of importing every command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eastcity")
def eastcity() -> None:
    """Work a shift at the EastCity support desk, and see what each decision was worth."""


def run(arguments: list[str] | None = None) -> None:
    """Run the group and exit: 0 fine, 1 a check failed or nothing can be written, 2 bad input, 130 interrupted."""
    if sys.stdout is None:
        sys.exit(1)
    try:
        code = eastcity.main(args=arguments, prog_name="eastcity", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as refusal:
        refusal.show()
        sys.exit(refusal.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except OSError as failure:
        if not isinstance(failure, BrokenPipeError):
            click.echo(f"eastcity: {failure.filename or 'output'}: {failure.strerror or failure}", err=True)
        # What is still buffered cannot be written either; without this the interpreter complains once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)
