"""The queue as rows: contacts that wait above tickets by what presses first. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.tui.cells import BLANK, Row, Span, cut, fit, row, rule
from simulator.tui.glyphs import FINE, HELD, LATE, OWN, RISK
from simulator.tui.screens.desk.clocks import Pressing, bar, pressing, short
from simulator.views.desk import InteractionView, TicketView
from simulator.wording.look import DONE, open_contact
from simulator.wording.scene import Scene

ORDERS = ("due", "priority", "age")
ORDER_WORDS = {"due": "next to breach first", "priority": "by priority", "age": "oldest first"}
CHANNELS = {"hand-off": "note", "walk-up": "desk"}
BAR = 7


def waiting(scene: Scene) -> list[InteractionView]:
    """Contacts that still want something, oldest first; those who are on the phone in front."""
    found = [item for item in scene.view.interactions if open_contact(item) and scene.ticket(item.id) is None]
    return sorted(found, key=lambda item: (item.call not in ("on", "ringing"), item.arrived))


def live(scene: Scene) -> list[TicketView]:
    """Open tickets."""
    return [ticket for ticket in scene.view.tickets if ticket.state not in DONE]


def ordered(scene: Scene, order: str) -> list[tuple[TicketView, Pressing]]:
    """Open tickets with their clocks in the order chosen."""
    now = scene.view.now
    found = [(ticket, pressing(ticket, now)) for ticket in live(scene)]
    if order == "priority":
        return sorted(found, key=lambda item: (item[0].priority or 9, item[1].due, item[0].id))
    if order == "age":
        return sorted(found, key=lambda item: (item[0].opened, item[0].id))
    return sorted(found, key=lambda item: (item[1].due, item[0].priority or 9, item[0].id))


def ticket_title(scene: Scene, ticket: TicketView) -> str:
    """What a ticket is called: its own title, its contact's, else the service."""
    if ticket.title:
        return scene.text(ticket.title)
    for name in ticket.interactions:
        item = scene.interaction(name)
        if item is not None:
            words = contact_title(scene, item)
            return words if item.title else f"{words}: {scene.service(ticket.service)}"
    return scene.service(ticket.service)


def contact_title(scene: Scene, item: InteractionView) -> str:
    """What a contact is called in a list."""
    if item.title:
        return scene.text(item.title, item.variant)
    return scene.person(item.person) if item.person else item.id


def owner(scene: Scene, ticket: TicketView) -> str:
    """Who has a ticket."""
    if not ticket.mine:
        return scene.group(ticket.group)
    return "nobody" if ticket.state == "new" else "you"


def matches(words: str, *texts: str) -> bool:
    """Whether every word stands somewhere in the texts."""
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words.casefold().split())


def queue_rows(scene: Scene, cells: int, order: str, find: str = "", *, wide: bool = True) -> list[Row]:
    """Inbox and tickets; two lines a ticket where the queue is narrow, one where it has the screen."""
    contacts = [item for item in waiting(scene) if matches(find, item.id, item.channel, contact_title(scene, item))]
    rows: list[Row] = []
    count = f" {len(contacts)} not logged yet" if contacts else " nothing waits"
    rows.append(row(("INBOX", "text!"), (count, "soft"), right=[("came", "faint")]))
    rows += [contact_row(scene, item, cells, wide=wide) for item in contacts]
    tickets = [
        (ticket, clock)
        for ticket, clock in ordered(scene, order)
        if matches(find, ticket.id, ticket_title(scene, ticket), owner(scene, ticket))
    ]
    if wide:
        rows += [rule()]
    rows.append(row(("TICKETS", "text!"), (f" {ORDER_WORDS[order]}", "soft"), right=[("left", "faint")]))
    for ticket, clock in tickets:
        rows += ticket_rows(scene, ticket, clock) if wide else [ticket_row(scene, ticket, clock, cells)]
    if find:
        rows += [BLANK, row((f"only what has: {find}", "accent"))]
    return rows


def contact_row(scene: Scene, item: InteractionView, cells: int, *, wide: bool) -> Row:
    """One contact of the inbox."""
    now = scene.view.now
    fresh = item.opened is None
    channel = CHANNELS.get(item.channel, item.channel)
    title = contact_title(scene, item)
    sign: Span = (RISK, "risk") if now - item.arrived >= 600_000 and not item.responses else (" ", "text")
    if item.call == "ringing":
        sign, title = (RISK, "accent!"), f"rings: {title}"
    elif item.call == "on":
        sign, title = (OWN, "accent!"), f"on the line: {title}"
    ink = "text!" if fresh else "text"
    age = [(short(now - item.arrived), "text")]
    if wide:
        return row(sign, (" ", "text"), (fit(channel, 6), "soft"), (title, ink), right=age, name=item.id)
    who = scene.person(item.person) if item.title and item.person else ""
    said = f"{who}: {title}" if who else title
    return row(
        sign,
        (" ", "text"),
        (fit(channel, 6), "soft"),
        (fit(scene.clock(item.arrived)[-5:], 7), "soft"),
        (fit(item.id, 6), "faint"),
        (cut(said, cells - 30), ink),
        right=age,
        name=item.id,
    )


def _level(ticket: TicketView) -> str:
    return f"P{ticket.priority}" if ticket.priority else "P-"


def _level_ink(ticket: TicketView) -> str:
    return "risk!" if ticket.priority == 1 else "text!"


def ticket_rows(scene: Scene, ticket: TicketView, clock: Pressing) -> list[Row]:
    """A ticket in two lines: sign, priority, id, bar, time left; then title and owner."""
    full, empty = bar(clock.share, BAR)
    ink = clock.ink if clock.ink != "=late!" else "late"
    major = ticket.major is not None and ticket.stood_down is None
    first = row(
        (clock.sign, _sign_ink(clock)),
        (" ", "text"),
        (f"{_level(ticket)} ", _level_ink(ticket)),
        (fit(ticket.id, 6) + " ", "text"),
        (full, ink.rstrip("!")),
        (empty, "line"),
        right=[(f" {clock.words} " if clock.word == "late" else clock.words, clock.ink)],
        name=ticket.id,
    )
    mark = [("MAJOR ", "late!")] if major else []
    second = row(
        ("  ", "text"),
        *mark,
        (ticket_title(scene, ticket), "soft" if not ticket.mine else "text"),
        right=[(cut(owner(scene, ticket), 10), "faint")],
        name=ticket.id,
    )
    return [first, second]


def _sign_ink(clock: Pressing) -> str:
    return {LATE: "late!", RISK: "risk!", HELD: "soft", FINE: "soft"}.get(clock.sign, "ok")


def ticket_row(scene: Scene, ticket: TicketView, clock: Pressing, cells: int) -> Row:
    """A ticket in one line, for a queue that has the whole width."""
    full, empty = bar(clock.share, BAR)
    ink = clock.ink if clock.ink != "=late!" else "late"
    words = f" {clock.words} " if clock.word == "late" else clock.words
    return row(
        (clock.sign, _sign_ink(clock)),
        (" ", "text"),
        (f"{_level(ticket)} ", _level_ink(ticket)),
        (fit(ticket.id, 7), "text"),
        (fit(ticket_title(scene, ticket), max(cells - 43, 8)), "text"),
        (" " + fit(owner(scene, ticket), 11), "faint"),
        (full, ink.rstrip("!")),
        (empty, "line"),
        right=[(words, clock.ink)],
        name=ticket.id,
    )


def strip(scene: Scene, order: str, subject: str, cells: int) -> Row:
    """The most urgent clocks in one line, for small screens."""
    spans: list[Span] = []
    used, shown = 0, 0
    found: Sequence[tuple[TicketView, Pressing]] = ordered(scene, order)
    for ticket, clock in found:
        ink = "accent!" if ticket.id == subject else "text"
        words = f" {clock.words} "
        wide = len(ticket.id) + len(words) + 2
        if used + wide > cells - 5:
            break
        spans += [(clock.sign, _sign_ink(clock)), (ticket.id, ink), (words, clock.ink), (" ", "text")]
        used, shown = used + wide, shown + 1
    rest = len(found) - shown
    return Row(tuple(spans[1:]), ((f"+{rest}", "faint"),) if rest else (), sign=spans[0] if spans else (" ", "text"))
