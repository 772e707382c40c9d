"""Running the command line as people do: in a process of its own, with a home of its own."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from simulator.cli.app import run

MAIN = [sys.executable, "-c", "from simulator.cli import main; main()"]
SHIFT = "portal-warning"


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a player whose files lie in `home`."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHASHSEED", "TZ", "LC_ALL")}
    return {**kept, "EASTCITY_HOME": str(home), **more}


def eastcity(home: Path, *words: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*MAIN, *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        env=environment(home, **more),
    )


def here(*words: str) -> tuple[int, str]:
    """Run a command in this process, quicker where nothing around it matters; give exit code and all it prints."""
    out = StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = run(list(words))
    return code, out.getvalue()


def quiet(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether nothing was traced."""
    return "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
