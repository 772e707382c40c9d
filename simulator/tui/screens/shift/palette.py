"""The palette: everything that can be done, gone to or read, by a few letters; and what cannot be done now, and why."""

from __future__ import annotations

from collections.abc import Callable

from simulator.tui.cells import Row, cut, fit, row, rule
from simulator.tui.offers import Offer, what
from simulator.tui.price import called, price
from simulator.tui.registry import LETTERS, ROOMS
from simulator.tui.screens.desk.queue import contact_title, matches, ticket_title
from simulator.tui.screens.shift.pages import because_rows, words_here
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.sheet import Page
from simulator.wording.acts import ACTS, BY_NAME, Act

Offers = dict[str, list[Offer]]


def palette(sitting: Sitting, offered: Offers, pick: Callable[[str], None]) -> Page:
    """Anything by a few letters: do, go to, read, not now."""

    def rows(typed: str, cells: int) -> list[Row]:
        parts = (
            ("DO", [*_doable(sitting, offered, typed, cells), *_free(sitting, typed, cells)]),
            ("GO TO", _places(sitting, typed)),
            ("READ", _readable(sitting, typed)),
            ("NOT NOW", _refused(offered, typed, cells)),
        )
        made = [line for title, part in parts if part for line in (rule((title, "text!")), *part)]
        return made or [row((" nothing by that name", "faint"))]

    return Page("Palette", rows, pick, typing=True, hint="type a few letters · enter · esc")


MOST = 20
"""How many tickets, contacts, articles or words a few letters may find."""


def _doable(sitting: Sitting, offered: Offers, typed: str, cells: int) -> list[Row]:
    """Acts on the chosen thing, with letter and price."""
    letters = {name: letter for letter, key in LETTERS.items() for name in key.acts}
    can = {item.act: item for items in offered.values() for item in items if item.refusal is None}
    return [
        row(
            (f" {letters.get(act.name, ''):3}", "accent!"),
            (fit(called(act.name), 17), "text!"),
            (cut(what(act), cells - 30), "soft"),
            right=[(price(sitting.scene.book, act.name, can[act.name].cost), "text")],
            name=f"act:{act.name}",
        )
        for act in sorted(ACTS, key=lambda act: _rank(typed, act))
        if act.name in can and matches(typed, called(act.name), act.name, act.what, *act.also)
    ]


def _rank(typed: str, act: Act) -> int:
    """Where an act stands among those found: by its title first, then by its other names, then by what it does."""
    letters = typed.casefold().strip()
    if not letters:
        return 0
    ways = (
        called(act.name).casefold().startswith(letters) or act.name.startswith(letters),
        any(word.startswith(letters) for word in called(act.name).casefold().split()),
        any(name.startswith(letters) for name in act.also),
    )
    return next((place for place, found in enumerate(ways) if found), len(ways))


def _free(sitting: Sitting, typed: str, cells: int) -> list[Row]:
    """Acts that are about the shift, whatever is chosen."""
    return [
        row(
            (" F8 ", "accent!"),
            (fit(called(name), 17), "text!"),
            (cut(BY_NAME[name].what, cells - 30), "soft"),
            right=[(price(sitting.scene.book, name), "text")],
            name=f"free:{name}",
        )
        for name in ("handover", "end", "reflect")
        if matches(typed, called(name), name, BY_NAME[name].what)
    ]


def _places(sitting: Sitting, typed: str) -> list[Row]:
    """Rooms; tickets and contacts once something was typed."""
    scene = sitting.scene
    rooms = [
        row((f" {n + 1}  ", "accent!"), (name, "text"), name=f"room:{n}")
        for n, name in enumerate(ROOMS)
        if matches(typed, name)
    ]
    titles = [(ticket.id, ticket_title(scene, ticket)) for ticket in scene.view.tickets]
    contacts = [(item.id, contact_title(scene, item)) for item in scene.view.interactions]
    found = [
        [
            row((f"    {fit(name, 8)}", "soft"), (title, "text"), name=f"go:{name}")
            for name, title in known
            if typed and matches(typed, name, title)
        ][:MOST]
        for known in (titles, contacts)
    ]
    return [*rooms, *found[0], *found[1]]


def _readable(sitting: Sitting, typed: str) -> list[Row]:
    """Articles and words of the firm, once something was typed."""
    if not typed:
        return []
    articles = [
        row(("    ", "text"), (article.title, "text"), right=[("article", "faint")], name=f"read:{article.id}")
        for article in sitting.scene.book.articles.values()
        if matches(typed, article.title, *article.words)
    ]
    words = [
        row((f"    {fit(word, 20)}", "text"), (meant, "soft"), right=[("word", "faint")], name=f"word:{name}")
        for word, name, meant in words_here(sitting, typed)
    ]
    return [*articles[:MOST], *words[:MOST]]


def _refused(offered: Offers, typed: str, cells: int) -> list[Row]:
    """What cannot be done now, with the reason."""
    return [
        line
        for items in offered.values()
        for item in items
        if item.refusal is not None and matches(typed, called(item.act), item.act, BY_NAME[item.act].what)
        for line in because_rows(called(item.act), item.refusal.reason, cells)
    ]
