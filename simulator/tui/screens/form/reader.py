"""A message before it goes out: as its reader gets it, what may be said about it, and whom it reaches. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.domain.telling.decide import reached
from simulator.tui.cells import BLANK, Row, Span, paragraph, row, rule, wrap
from simulator.tui.glyphs import DONE, RISK
from simulator.wording.letter import letter, remarks
from simulator.wording.scene import Scene, listed
from simulator.wording.slots import Act

LAST = ("refer", "security", "resolve")
"""Messages after which no other is owed."""


def reads(scene: Scene, act: Act, values: Mapping[str, Any], cells: int) -> list[Row]:
    """The message as its reader gets it, and remarks."""
    to = _reader(scene, act, values)
    facts = values.get("facts") or values.get("note") or ()
    unknown, next_at = values.get("unknown") or (), values.get("next_at") or 0
    body = letter(
        scene,
        facts,
        unknown=unknown,
        workaround=values.get("workaround") or "",
        next_at=next_at,
        opener=values.get("opener") or "plain",
        text=values.get("text") or "",
    )
    rows = [*paragraph(f"As {to} reads it", cells, "text!"), rule()]
    for part in body or ["(nothing yet)"]:
        rows += [*paragraph(part, cells), BLANK]
    rows.append(rule())
    for well, remark in remarks(scene, facts, unknown=unknown, next_at=next_at, last=act.name in LAST):
        sign: Span = (f"{DONE} ", "ok") if well else (f"{RISK} ", "risk")
        rows += remark_rows(sign, remark, cells)
    if act.name == "update":
        rows += readers(scene, values, cells)
    return [*rows, BLANK]


def remark_rows(sign: Span, words: str, cells: int) -> list[Row]:
    """A sign and a sentence that hangs behind it."""
    return [row(sign if not n else ("  ", "soft"), (line, "soft")) for n, line in enumerate(wrap(words, cells - 3))]


def readers(scene: Scene, values: Mapping[str, Any], cells: int) -> list[Row]:
    """Who of those that reported it reads the message, and who must be told otherwise."""
    audience, ticket = values.get("audience", ""), scene.ticket(values.get("ticket", ""))
    if ticket is None or audience not in scene.book.audiences:
        return []
    items = [item for name in ticket.interactions if (item := scene.interaction(name)) is not None and item.person]
    people = dict.fromkeys(item.person for item in items)
    reads = [scene.person(person) for person in people if reached(scene.world, audience, person)]
    rest = [f"{scene.person(i.person)} ({i.id})" for i in items if not reached(scene.world, audience, i.person)]
    rows = remark_rows((f"{DONE} ", "ok"), f"reaches {listed(reads)}, who reported it", cells) if reads else []
    return rows + (remark_rows((f"{RISK} ", "risk"), f"does not reach {listed(rest)}", cells) if rest else [])


def _reader(scene: Scene, act: Act, values: Mapping[str, Any]) -> str:
    if act.name == "update" and values.get("audience"):
        return scene.audience(values["audience"])
    if act.name == "brief" and values.get("person"):
        return scene.person(values["person"])
    ticket = scene.ticket(values.get("ticket", "")) if act.name == "resolve" else None
    names = [values.get("interaction", ""), *(ticket.interactions if ticket else ())]
    item = next((item for name in names if (item := scene.interaction(name)) is not None and item.person), None)
    if item is not None:
        return scene.person(item.person)
    return "Security" if act.name == "security" else "the reader"
