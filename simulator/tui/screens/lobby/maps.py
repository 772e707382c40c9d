"""The lobby as rows: campaign lines, shifts with stars and best, what waits. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.debrief.commitment import Commitment
from scoring.figures import points
from simulator.compiler import Entry
from simulator.domain.time import MINUTE
from simulator.tui.cells import Row, Span, cut, fit, pair, paragraph, row, rule, width
from simulator.tui.glyphs import DONE, FINE, FULL, LEFT, STAR, STOP, WELL
from simulator.tui.shelf import LINES, Best, Daily, KeptRun, length_of

STAR_WORDS = ("no star yet", "one star", "two stars", "three stars")
STEPS = ("beat first come, first served", "beat strict priority", "within a tenth of our expert")
"""What the next star asks for, by stars won."""
ONE_LINE = 60
"""Cells in which what waits stands in one line."""
KEPT_WORDS = {"open": "", "kept": "you kept it", "not": "not kept"}


@dataclass(frozen=True, slots=True)
class Lobby:
    """Everything the lobby shows."""

    entries: tuple[Entry, ...]
    bests: Mapping[str, Best]
    going: KeptRun | None
    daily: Daily | None
    daily_done: int | None
    """Points of the best daily run; None = not played."""
    said: Commitment | None
    certified: frozenset[str] = frozenset()
    """Shifts whose certificate speaks of them as they lie there."""

    @property
    def stars(self) -> int:
        """All stars won."""
        return sum(best.stars for best in self.bests.values())

    def entry(self, name: str) -> Entry | None:
        """A shift by id."""
        return next((entry for entry in self.entries if entry.id == name), None)


def star_span(count: int) -> Span:
    """Stars as signs."""
    return (STAR * count + FINE * (3 - count), "accent" if count else "faint")


def map_rows(lobby: Lobby, chosen: str, cells: int, *, tall: bool) -> list[Row]:
    """The five lines of the campaign with their modules; the chosen shift's module is raised."""
    entry = lobby.entry(chosen)
    here = entry.module if entry else ""
    if not tall:
        return _low_map(lobby, here, cells)
    label = 18
    column = max((cells - label - 1) // 3, 12)
    rows: list[Row] = []
    for line, about, modules in LINES:
        rows.append(_track(lobby, modules, label, column))
        names: list[Span] = [(fit(line, label), "text!")]
        stars: list[Span] = [(fit(about, label), "faint")]
        for module, name in modules:
            mine = [item for item in lobby.entries if item.module == module]
            names += _name(module, name, column, here=module == here, there=bool(mine))
            stars += _state(lobby, mine, column, here=module == here)
        rows += [Row(tuple(names)), Row(tuple(stars)), row()]
    return rows


def _low_map(lobby: Lobby, here: str, cells: int) -> list[Row]:
    """One row a line: each module with its stars; those without a shift are faint and have none."""
    label = 8
    column = max((cells - label - 1) // 3, 12)
    rows: list[Row] = []
    for line, _, modules in LINES:
        spans: list[Span] = [(fit(line, label), "text!")]
        for module, name in modules:
            mine = [item for item in lobby.entries if item.module == module]
            room = column - len(module) - 6
            ink = "=accent!" if module == here else "text" if mine else "faint"
            spans += [(module, "accent!" if mine else "faint"), (" ", "text"), (cut(name, room), ink), (" ", "text")]
            won = max((lobby.bests[item.id].stars for item in mine if item.id in lobby.bests), default=0)
            spans += [star_span(won) if mine else ("   ", "text")]
            spans.append((" " * (room - width(cut(name, room)) + 1), "text"))
        rows.append(Row(tuple(spans)))
    return rows


def _track(lobby: Lobby, modules: Sequence[tuple[str, str]], label: int, column: int) -> Row:
    spans: list[Span] = [(" " * label, "text")]
    for place, (module, _) in enumerate(modules):
        mine = [item for item in lobby.entries if item.module == module]
        played = any(item.id in lobby.bests for item in mine)
        sign, ink = (WELL, "accent!") if played else (STOP, "text!") if mine else (FINE, "faint")
        last = place == len(modules) - 1
        way = "" if last else (FULL if played else LEFT) * (column - 1)
        spans += [(sign, ink), (way, "accent" if played else "line")]
    return Row(tuple(spans))


def _name(module: str, name: str, column: int, *, here: bool, there: bool) -> list[Span]:
    room = column - len(module) - 2
    ink = "=accent!" if here else "text" if there else "faint"
    return [(module, "accent!" if there else "faint"), (" ", "text"), (fit(cut(name, room), room), ink), (" ", "text")]


def _state(lobby: Lobby, mine: Sequence[Entry], column: int, *, here: bool) -> list[Span]:
    if not mine:
        return [(fit("no shift yet", column), "faint")]
    got = [lobby.bests[item.id] for item in mine if item.id in lobby.bests]
    if not got:
        return [star_span(0), (fit(" open", column - 3), "soft" if not here else "text")]
    top = max(got, key=lambda best: (best.stars, best.points))
    return [star_span(top.stars), (fit(f" best {points(top.points)}", column - 3), "soft" if not here else "text")]


def shift_rows(lobby: Lobby, cells: int) -> list[Row]:
    """The shifts that can be played, with stars, best and length."""
    rows = []
    for entry in lobby.entries:
        best = lobby.bests.get(entry.id)
        state = f"best {points(best.points)}" if best else "not played"
        mark = DONE if entry.id in lobby.certified else " "
        right: list[Span] = [
            (f"{mark} ", "soft"),
            star_span(best.stars if best else 0),
            (f" {state}  {_length(entry):>5}", "soft"),
        ]
        room = cells - sum(width(text) for text, _ in right) - 8
        rows.append(
            row((fit(entry.module, 4), "accent!"), (cut(entry.title, room), "text!"), right=right, name=entry.id)
        )
    return rows or [row(("There is no shift here.", "risk"))]


def _length(entry: Entry) -> str:
    hours, minutes = divmod(length_of(entry), 60)
    return f"{hours}h{minutes:02d}" if hours or minutes else ""


def next_rows(lobby: Lobby, chosen: str, cells: int) -> list[Row]:
    """What the next star of the chosen shift asks for."""
    entry, best = lobby.entry(chosen), lobby.bests.get(chosen)
    if entry is None:
        return []
    rows = [*paragraph(entry.title, cells - 2, "text!"), row((cut(entry.shift, cells - 2), "soft"))]
    if entry.id in lobby.certified:
        rows.append(row((f"{DONE} certified", "soft")))
    if best is None:
        return [*rows, row(("not played yet", "soft"))]
    rows.append(row(star_span(best.stars), (f" {STAR_WORDS[best.stars]}, best {points(best.points)}", "text")))
    tries = f"{best.tries} time" + ("" if best.tries == 1 else "s")
    if best.stars < 3 and any(best.limits):
        goal = best.limits[best.stars]
        rows += pair(f"next: {STEPS[best.stars]}", points(goal), cells, "text!")
        full = min(best.points * (cells - 3) // max(goal, 1), cells - 3)
        rows.append(row((FULL * full, "accent"), (LEFT * (cells - 3 - full), "line")))
    return [*rows, row((f"played {tries}", "faint"))]


def waiting_rows(lobby: Lobby, cells: int) -> list[Row]:
    """Continue and the daily seed."""
    rows: list[Row] = []
    if lobby.going is not None:
        entry = lobby.entry(lobby.going.scenario)
        title = entry.title if entry else lobby.going.scenario
        minutes = lobby.going.tick // MINUTE
        over = entry is not None and 0 < length_of(entry) <= minutes
        about = "its debrief waits" if over else f"{lobby.going.mode}, {minutes} min in"
        rows += _waits("c", "Continue", title, about, cells)
    if lobby.daily is not None:
        done = f"you: {points(lobby.daily_done)}" if lobby.daily_done is not None else "not played yet"
        rows += _waits("y", "Daily seed", lobby.daily.entry.title, done, cells)
    return rows


def _waits(key: str, name: str, title: str, about: str, cells: int) -> list[Row]:
    if cells >= ONE_LINE:
        words = cut(title, cells - width(name) - width(about) - 8)
        return [row((f"{key} ", "accent!"), (f"{name}  ", "text!"), (words, "text"), right=[(about + " ", "soft")])]
    return [
        row((f"{key} ", "accent!"), (f"{name} ", "text!"), right=[(about + " ", "soft")]),
        row((f"  {cut(title, cells - 3)}", "text")),
    ]


def said_rows(lobby: Lobby, cells: int) -> list[Row]:
    """The last commitment, quoted."""
    if lobby.said is None:
        return []
    state = KEPT_WORDS.get(lobby.said.state, "")
    lines = paragraph(f'You said: "{lobby.said.text}"' + (f" ({state})" if state else ""), cells - 2, "soft")
    return lines[:3]


def star_rows() -> list[Row]:
    """What stars mean, everywhere the same."""
    return [
        rule(("Stars", "soft")),
        row(star_span(1), (" beat first come, first served", "soft")),
        row(star_span(2), (" beat strict priority", "soft")),
        row(star_span(3), (" within a tenth of our expert", "soft")),
    ]
