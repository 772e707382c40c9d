"""How a command is written in a journal and read back. Which commands there are is the domain's."""

from __future__ import annotations

from typing import Any

from simulator.domain.base import Command
from simulator.domain.codec import decode, encode
from simulator.domain.inputs import COMMANDS


def spelled(command: Command) -> dict[str, Any]:
    """Give the plain form of a command without its seat, which the record names itself."""
    plain = encode(command)
    return {"kind": type(command).__name__, **{name: value for name, value in plain.items() if name != "seat"}}


def understood(seat: str, plain: dict[str, Any]) -> Command:
    """Give the command of a plain form; raises ValueError in one sentence when there is none like it."""
    kind = plain.get("kind")
    made = COMMANDS.get(kind) if isinstance(kind, str) else None
    if made is None:
        raise ValueError(f"there is no command {str(kind)[:40]!r}")
    fields = {**plain, "seat": seat}
    del fields["kind"]
    command = decode(made, fields)
    if not isinstance(command, made):
        raise ValueError(f"is no {kind}")  # noqa: TRY004  the file is wrong, not a caller
    if spelled(command) != plain:
        raise ValueError(f"{kind} is not written the way a journal is")
    return command
