"""Killed at any moment: what was acknowledged is there, and the run goes on to the same end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.domain.base import Refusal
from simulator.session import chain
from simulator.session.journal import Journal
from simulator.session.records import CommandRecord
from simulator.session.session import Session
from tests.session.small import header, stage
from tests.session.test_session import SCRIPT, go, play, played, resumed

ENDS = [
    *((count, signal.SIGKILL) for count in range(len(SCRIPT) + 1)),
    *((3, kind) for kind in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)),
]


def player(path: Path) -> None:
    """Play the script in a new file, saying each command's number once it was taken."""
    session = Session(stage(), header(), Journal.create(path, header()))
    for number, (tick, command) in enumerate(SCRIPT, 1):
        go(session, tick)
        assert not isinstance(session.submit(command), Refusal)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    sys.stdin.read()


@pytest.mark.parametrize(("acknowledged", "kind"), ENDS)
def test_no_acknowledged_command_is_lost(tmp_path: Path, acknowledged: int, kind: signal.Signals) -> None:
    path = tmp_path / "a.simlog"
    program = f"from pathlib import Path; from tests.session.test_killed import player; player(Path({str(path)!r}))"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        if not acknowledged:
            while not (path.exists() and path.stat().st_size):
                pass
        for _ in range(acknowledged):
            process.stdout.readline()
        os.kill(process.pid, kind)
        process.wait(30)
    session = resumed(path)
    assert len(session.commands) >= acknowledged
    play(session, SCRIPT)
    session.finish()
    assert session.engine.digest() == played(tmp_path / "b.simlog").engine.digest()
    records = chain.read(path.read_bytes()).records
    assert sum(isinstance(record, CommandRecord) for record in records) == len(SCRIPT)
