"""The command group, and how what click says becomes an exit code. Which commands there are stands in `commands`."""

import importlib

import click

from simulator import __version__
from simulator.cli.commands import COMMANDS, SUMMARY, help_text
from simulator.cli.ends import INTERRUPTED


class LazyGroup(click.Group):
    """A group whose commands are imported one at a time, so that each starts quickly."""

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

    def get_help(self, ctx: click.Context) -> str:
        """Give the help of the table, the same with and without click."""
        return help_text().rstrip("\n")


@click.group(
    cls=LazyGroup,
    help=SUMMARY,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="eastcity")
@click.pass_context
def eastcity(context: click.Context) -> None:
    """Stand above the commands; alone it opens the lobby."""
    if context.invoked_subcommand is None:
        from simulator.cli.shelf import lobby

        lobby()


def run(arguments: list[str] | None = None) -> int:
    """Run the group and give the exit code: 0 fine, 1 a check failed, 2 bad input, 130 interrupted."""
    try:
        code = eastcity.main(args=arguments, prog_name="eastcity", standalone_mode=False)
    except click.ClickException as refusal:
        refusal.show()
        return refusal.exit_code
    except click.Abort:
        return INTERRUPTED
    return code if isinstance(code, int) else 0
