"""Pages for the sheet: menus, reasons, clocks, the log, keys, the palette. What is picked goes back to the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simulator.tui.cells import BLANK, Row, fit, paragraph, row, wrap
from simulator.tui.glyphs import RISK
from simulator.tui.offers import Offer, what
from simulator.tui.price import called, price
from simulator.tui.registry import KEYS, Key
from simulator.tui.screens.desk.clock import clock_rows
from simulator.tui.screens.desk.queue import matches, ticket_title
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.sheet import Page
from simulator.wording.acts import BY_NAME
from simulator.wording.guide import recorded

SECTIONS = {"shift": "Everywhere in a shift", "desk": "On the chosen thing", "drawer": "While an act is put together"}


def menu(sitting: Sitting, acts: Sequence[str], found: Sequence[Offer], pick: Callable[[str], None]) -> Page:
    """A few acts behind one letter, by number; and why the others are not among them."""

    def rows(typed: str, cells: int) -> list[Row]:
        made = [BLANK]
        for number, name in enumerate(acts, 1):
            act = BY_NAME[name]
            hands = next((item.cost for item in found if item.act == name), 0)
            made.append(
                row(
                    (f" {number}  ", "accent!"),
                    (fit(called(name), 18), "text!"),
                    right=[(price(sitting.scene.book, name, hands), "text")],
                    name=name,
                )
            )
            made += paragraph(what(act), cells - 4, "soft", indent=4, name=name)
        rest = [item for item in found if item.refusal is not None]
        made += [BLANK, row(("Not now", "soft"))] if rest else []
        for item in rest:
            reason = item.refusal.reason if item.refusal else ""
            made += because_rows(called(item.act), reason, cells)
        return made

    return Page("Which of these?", rows, pick, digits=True, hint="a number or enter · esc back")


def leaving(sitting: Sitting, pick: Callable[[str], None]) -> Page:
    """Whether somebody means to leave a shift that goes on for a while."""
    scene = sitting.scene
    said = f"It is {scene.clock(scene.view.now)}; the shift ends at {scene.clock(scene.book.length)}. "
    said += "What comes until then finds an empty chair, and what lies open is left to the next desk."

    def rows(typed: str, cells: int) -> list[Row]:
        return [
            *paragraph(said, cells - 2, "text", indent=1),
            BLANK,
            row((" 1  ", "accent!"), ("Stay", "text!"), name="stay"),
            row((" 2  ", "accent!"), ("Leave the chair", "text!"), name="leave"),
        ]

    return Page("Leave now?", rows, pick, digits=True, hint="a number or enter · esc stays")


def why(sitting: Sitting, found: Sequence[Offer], key: Key | None) -> Page:
    """Why acts cannot be done with the chosen thing now."""

    def rows(typed: str, cells: int) -> list[Row]:
        made: list[Row] = []
        if sitting.refused is not None:
            made += [row(("The last refusal", "text!")), *_text(sitting.refused.reason + ".", cells), BLANK]
        title = key.help if key is not None else "What cannot be done with this now, and what stands in the way"
        made += [row((title, "text!")), BLANK]
        refused = [item for item in found if item.refusal is not None]
        for item in refused:
            reason = item.refusal.reason if item.refusal else ""
            made += because_rows(called(item.act), reason, cells)
        if not refused:
            made.append(
                row((" Nothing of this is about the chosen thing." if not found else " Nothing is in the way.", "soft"))
            )
        return made

    return Page("Why not", rows)


def because_rows(title: str, reason: str, cells: int) -> list[Row]:
    """A title and its reason, broken where it must be."""
    lines = wrap(reason, cells - 22)
    return [row((f"  {fit(title if not n else '', 18)}", "text"), (line, "soft")) for n, line in enumerate(lines)]


def clock(sitting: Sitting, subject: str) -> Page:
    """The clock of a ticket explained."""
    ticket = sitting.scene.ticket(subject)

    def rows(typed: str, cells: int) -> list[Row]:
        if ticket is None:
            return [row(("A contact has no clock; log it, and its clock counts from when it came.", "soft"))]
        return [
            row((ticket_title(sitting.scene, ticket), "text!"), right=[(f"P{ticket.priority}", "text!")]),
            BLANK,
            *clock_rows(sitting.scene, ticket, cells),
        ]

    return Page(f"{subject} · Clock", rows)


def _text(words: str, cells: int, ink: str = "text") -> list[Row]:
    return [row((" " + line, ink)) for line in wrap(words, cells - 2)]


def log(sitting: Sitting) -> Page:
    """Everything that happened, newest first."""

    def rows(typed: str, cells: int) -> list[Row]:
        made: list[Row] = []
        for item in reversed(sitting.news):
            if not matches(typed, *item.lines):
                continue
            for n, line in enumerate(item.lines):
                for m, part in enumerate(wrap(line, cells - 10)):
                    head = sitting.scene.clock(item.tick)[-5:] if not n and not m else ""
                    made.append(row((f" {head:6}", "faint"), (part, "text" if not n else "soft")))
        return made or [row((" Nothing has happened yet.", "soft"))]

    return Page("Event log", rows, typing=True)


def keys() -> Page:
    """All keys, by where they work."""

    def rows(typed: str, cells: int) -> list[Row]:
        made: list[Row] = []
        for where, title in SECTIONS.items():
            found = [key for key in KEYS if key.where == where and matches(typed, key.show, key.help, *key.acts)]
            if found:
                made += [BLANK, row((title, "text!"))] if made else [row((title, "text!"))]
            for key in found:
                lines = wrap(key.help, cells - 12)
                made.append(row((f"  {fit(key.show, 8)}", "accent!"), (lines[0], "text")))
                made += [row((" " * 10 + line, "text")) for line in lines[1:]]
        return [
            *made,
            BLANK,
            row((f" {RISK} is at risk, and what must be asked for first; words say it too.", "faint")),
        ]

    return Page("Keys", rows, typing=True)


def find(now: str, found: Callable[[str], None]) -> Page:
    """Words that a row of the list in front must have."""

    def rows(typed: str, cells: int) -> list[Row]:
        made = [row((" show only what has: ", "soft"), (typed, "text!"), name=typed)] if typed else []
        return [*made, row((" show everything", "text"), name="*")]

    return Page("Find in this list", rows, found, typing=True)


def glossary(sitting: Sitting, go: Callable[[str], None]) -> Page:
    """What people call things, and what it is in the firm; picking one shows it on the map."""

    def rows(typed: str, cells: int) -> list[Row]:
        made = [
            row((f" {fit(word, 24)}", "text!"), (meant, "soft"), name=name)
            for word, name, meant in words_here(sitting, typed)
        ]
        return made or [row((" Nobody here says that word.", "soft"))]

    return Page("What is this word", rows, go, typing=True, hint="enter shows it on the map · esc back")


def words_here(sitting: Sitting, typed: str) -> list[tuple[str, str, str]]:
    """(word, id, what it is) of the glossary that fit."""
    scene = sitting.scene
    found = sorted(scene.book.glossary.items(), key=lambda item: item[0].casefold())
    return [(word, name, scene.part(name)) for word, name in found if matches(typed, word, scene.part(name))]


def nodes(sitting: Sitting, found: Callable[[str], None]) -> Page:
    """Services and parts by a few letters; the map is drawn around the one that is picked."""
    book = sitting.scene.book
    known = [(s.id, s.name, " ".join(s.words), "service") for s in book.services.values()]
    known += [(c.id, c.name, c.job, c.id) for c in book.cis.values()]

    def rows(typed: str, cells: int) -> list[Row]:
        made = [
            row((f" {name}", "text"), right=[(short, "faint")], name=node)
            for node, name, words, short in known
            if matches(typed, node, name, words)
        ]
        return made or [row((" nothing by that name", "faint"))]

    return Page("Draw the map around", rows, found, typing=True)


def acts_done(sitting: Sitting, pick: Callable[[int], None]) -> Page:
    """Acts so far, newest first; picking one goes back to before it."""

    def rows(typed: str, cells: int) -> list[Row]:
        made = []
        for record in reversed(sitting.session.commands):
            words = recorded(record.command)
            if matches(typed, words):
                made.append(
                    row(
                        (f" {record.n:>3}  ", "faint"),
                        (f"{sitting.scene.clock(record.tick)[-5:]}  ", "soft"),
                        (words, "text"),
                        name=str(record.n),
                    )
                )
        return made or [row((" There is nothing to take back.", "soft"))]

    return Page(
        "Go back to before", rows, lambda name: pick(int(name)), typing=True, hint="enter goes back · esc stays"
    )
