"""Opening a damaged journal: what holds stays, the rest is moved aside and never lost. Decides nothing about runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from simulator.session import chain
from simulator.session.chain import Reading
from simulator.session.store import Store, write_beside


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was found when a journal was opened, and what was done about it."""

    reading: Reading
    moved: Path | None = None
    """Where the tail that did not hold lies now."""
    lost: int = 0
    """Bytes of that tail."""
    said: str = ""
    """One sentence for the player; '' when the file was whole."""


def recover(path: Path, store: Store, content: bytes) -> Recovery:
    """Cut a journal back to its last whole line, its tail kept as `FILE.bad`.

    Raises NotAJournal or DoesNotHold when not even the header holds, StoreFailed when the tail cannot be moved; the
    file is then as it was.
    """
    reading = chain.read(content)
    if reading.damage is not None:
        tail = content[reading.ends[-1] :]
        moved = write_beside(path, "bad", "", tail)
        store.cut(reading.ends[-1])
        kept = len(reading.ends)
        said = (
            f"{path.name} was damaged: {reading.damage}. The {kept} lines before it hold and are kept; "
            f"the rest, {len(tail)} bytes, now lies in {moved.name}."
        )
        return Recovery(reading, moved, len(tail), said)
    if reading.torn:
        store.append(b"\n", sync=True)
        return Recovery(reading, said=f"{path.name} had lost its last line end; nothing else is missing.")
    return Recovery(reading)
