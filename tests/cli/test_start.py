"""Starting the command line: quick, quiet, and with an exit code that says how it went."""

import importlib
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from simulator import __version__
from simulator.cli.app import eastcity
from simulator.cli.commands import COMMANDS, help_text

MAIN = [sys.executable, "-c", "from simulator.cli import main; main()"]


def test_help_is_the_same_with_and_without_click() -> None:
    assert CliRunner().invoke(eastcity, ["--help"]).output == help_text()
    done = subprocess.run([*MAIN, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout == help_text()


def test_help_does_not_wait_for_click() -> None:
    program = (
        "import sys\nsys.argv = ['eastcity', '--help']\nfrom simulator.cli import main\n"
        "try:\n    main()\nfinally:\n    print('click' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == help_text() + "False\n"


def test_help_fits_a_narrow_terminal() -> None:
    assert max(map(len, help_text().splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_exists(name: str) -> None:
    module, _, attribute = COMMANDS[name][0].partition(":")
    assert isinstance(getattr(importlib.import_module(module), attribute), click.Command)


@pytest.mark.parametrize(
    ("words", "code"), [(["--version"], 0), (["--help"], 0), (["nothing"], 2), (["sla"], 2), (["sla", "--wrong"], 2)]
)
def test_the_exit_code_says_how_it_went_and_nothing_is_traced(words: list[str], code: int) -> None:
    done = subprocess.run([*MAIN, *words], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert (done.stderr == "") == (code == 0)


def test_the_version_is_the_packages() -> None:
    done = subprocess.run([*MAIN, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"eastcity, version {__version__}\n"
