"""What can be done with the chosen thing, as rows: letter, words, cost; and why the most wanted rest cannot. Pure."""

from __future__ import annotations

from simulator.tui.cells import BLANK, Row, row, rule, width, wrap
from simulator.tui.glyphs import MORE
from simulator.tui.offers import Offer
from simulator.tui.price import TITLES, called, price
from simulator.tui.registry import LETTERS
from simulator.tui.screens.desk.clocks import cost
from simulator.views.handbook import Handbook

WANTED = ("resolve", "fix", "restored", "close", "hold", "reply", "log")
"""Acts whose absence is explained first."""


def letter_title(letter: str, offers: list[Offer], cells: int = 99) -> str:
    """How a letter is called, given what stands behind it now: its acts by name, as many as fit."""
    can = [TITLES[item.act] for item in offers if item.refusal is None and item.act in TITLES]
    title = ""
    for name in can:
        longer = f"{title}, {name[:1].lower()}{name[1:]}" if title else name
        if title and width(longer) > cells:
            break
        title = longer
    return title or LETTERS[letter].title


def likeliest(offers: dict[str, list[Offer]], *, calling: bool) -> str:
    """The letter a hand would go to first: the talk while it lasts, then what is next in the life of a ticket."""
    can = {item.act: letter for letter, found in offers.items() for item in found if item.refusal is None}
    order = ("ask", *NEXT_ACTS) if calling else NEXT_ACTS
    return next((can[name] for name in order if name in can), "")


FIRST_ACTS = (
    "open", "ask", "fix", "refer", "take", "hold", "unhold", "dismiss", "reply", "log", "attach", "resolve", "close",
)  # fmt: skip
"""What a newcomer works with; a guided lesson shows these, and the palette the rest."""


def first_only(offers: dict[str, list[Offer]], *, note: bool = False) -> dict[str, list[Offer]]:
    """Of what can be done, what a newcomer works with; a note wants nothing but to be read, a done ticket a guide."""
    moves = {item.act: item.refusal for found in offers.values() for item in found}
    done = (refusal := moves.get("take")) is not None and refusal.code == "illegal-move"
    acts = ("open", "dismiss") if note else (*FIRST_ACTS, "article") if done else FIRST_ACTS
    found = {letter: [item for item in items if item.act in acts] for letter, items in offers.items()}
    return {letter: items for letter, items in found.items() if items}


NEXT_ACTS = ("log", "unhold", "take", "reply", "resolve")
"""The life of a ticket, from the contact to its end."""


def action_rows(
    book: Handbook, offers: dict[str, list[Offer]], cells: int, *, busy: bool, heads: bool, tall: int = 0
) -> list[Row]:
    """Letters that work now in their groups, with what they cost; air is left out where it would not fit `tall`."""
    rows: list[Row] = [row(("hands busy: these queue", "soft"))] if busy else []
    group = ""
    for letter, key in LETTERS.items():
        can = [item for item in offers.get(letter, ()) if item.refusal is None]
        if not can:
            continue
        if key.group != group:
            if heads:
                rows += [row(), row((key.group, "text!"), right=[("cost", "faint")] if not group else [])]
            elif group and key.group in ("TELL", "RECORD"):
                rows.append(rule())
            group = key.group
        opens = "" if len(can) == 1 and can[0].act in ONE_PRESS else f" {MORE}"
        price_ = _price(book, can)
        title = letter_title(letter, can, cells - 5 - width(opens) - width(price_))
        rows.append(
            row(
                (f"{letter}  ", "accent!"),
                (title + opens, "text"),
                right=[(price_, "soft")],
                name=letter,
            )
        )
    rows += _missing(offers, cells, heads=heads)
    while tall and len(rows) > tall and BLANK in rows:
        rows.remove(BLANK)
    return rows


ONE_PRESS = ("take", "unhold", "close", "dismiss", "stand-down", "open")
"""Acts that need nothing more to be said."""


def _price(book: Handbook, can: list[Offer]) -> str:
    if len(can) == 1:
        return price(book, can[0].act, can[0].cost)
    costs = sorted({item.cost for item in can})
    return cost(costs[0]) + ("+" if len(costs) > 1 else "")


def missing(offers: dict[str, list[Offer]]) -> Offer | None:
    """The most wanted act that cannot be done now."""
    refused = {item.act: item for found in offers.values() for item in found if item.refusal is not None}
    return next((refused[name] for name in WANTED if name in refused), None)


def _missing(offers: dict[str, list[Offer]], cells: int, *, heads: bool) -> list[Row]:
    wanted = missing(offers)
    if wanted is None or wanted.refusal is None:
        return []
    title = called(wanted.act)
    if not heads:
        return [row(("w  ", "accent!"), (f"why not: {title}?", "soft"), name="w")]
    words = wrap(f"{title}: {wanted.refusal.reason}.", cells - 2)
    return [
        row(),
        rule(),
        row(("Not open yet", "soft")),
        *(row((line, "text")) for line in words),
        row(),
        row(("w  ", "accent!"), ("why, what opens it", "soft"), name="w"),
    ]
