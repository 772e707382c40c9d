"""The room of a major incident: which one runs, what might become one, and its parts in an order. Pure rows."""

from __future__ import annotations

from simulator.tui.cells import BLANK, Row, Span, beside, paragraph, row, rule
from simulator.tui.glyphs import DONE, FINE, LATE
from simulator.tui.price import price
from simulator.tui.screens.desk.queue import live, ticket_title
from simulator.tui.screens.major import parts
from simulator.tui.sitting import Sitting
from simulator.views.desk import TicketView

WHY = {
    "p1": "its priority is 1",
    "critical-service": "a critical service is down",
    "wide": "many offices are touched",
    "exposure": "money or clients are exposed",
    "regulator": "a regulator must be told",
    "three-p2": "three tickets of priority 2 look like one",
}
"""Reasons to declare, in words."""
TWO = 70
"""Cells from which two columns stand beside each other."""
TABS = ("First hour", "Timeline", "Decide")


def running(sitting: Sitting, chosen: str = "") -> TicketView | None:
    """The major incident the room is about: the chosen one, else one that runs, else the last."""
    major = [t for t in sitting.view.tickets if t.major is not None]
    major.sort(key=lambda t: (t.id == chosen, t.stood_down is None, t.major or 0))
    return major[-1] if major else None


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Major incidents, then tickets that might become one."""
    scene = sitting.scene
    major = [t for t in sitting.view.tickets if t.major is not None]
    rows: list[Row] = [row(("MAJOR INCIDENTS", "text!"))]
    for ticket in major:
        ended = ticket.stood_down is not None
        sign: Span = (DONE, "ok") if ended else (LATE, "late!")
        state = "over" if ended else f"since {scene.clock(ticket.major or 0)[-5:]}"
        rows.append(row(sign, (f" {ticket.id}", "text!"), right=[(state, "soft")], name=ticket.id))
        rows += paragraph(ticket_title(scene, ticket), cells - 1, "text", indent=2, name=ticket.id)
    rows += [] if major else [row(("none is declared", "soft"))]
    rows += [rule(), row(("OTHER INCIDENTS", "text!"))]
    for ticket in live(scene):
        if ticket.type == "incident" and ticket.major is None:
            level = f"P{ticket.priority or '-'}"
            rows.append(row((f"{level} {ticket.id}", "text"), name=ticket.id))
            rows += paragraph(ticket_title(scene, ticket), cells - 1, "soft", indent=3, name=ticket.id)
    return rows


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """When one may be declared; or one incident's statement, hour and timeline in one column."""
    ticket = sitting.scene.ticket(name)
    if ticket is None or ticket.major is None:
        rows = [row(("No major incident runs", "text!")), BLANK]
        rows += paragraph("One is declared on an open incident, for one of these reasons:", cells, "soft")
        for words in WHY.values():
            rows += paragraph(f"{FINE} {words}", cells - 1, indent=1)
        cost = price(sitting.scene.book, "declare")
        rows += [BLANK, row(("m", "accent!"), (" declares it on the chosen ticket", "soft"), right=[(cost, "soft")])]
        words = "From then on: a first notice within 10 minutes, who and what within 15, "
        return [*rows, BLANK, *paragraph(words + "then word every half hour (P1) or hour.", cells - 1, "soft")]
    return [
        *hour(sitting, ticket, cells),
        BLANK,
        rule(("Timeline", "text!")),
        *parts.timeline_rows(sitting, ticket, cells),
    ]


def hour(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """Statement and first hour, roles and cost: beside each other where there is room for two columns."""
    wide = cells * 5 // 9 if cells >= TWO else cells
    other = cells - wide - 2 if cells >= TWO else cells
    first = [
        rule(("Impact statement", "text!")),
        *parts.statement_rows(sitting, ticket, wide),
        rule(("The first hour", "text!")),
        *parts.hour_rows(sitting, ticket),
    ]
    second = [
        rule(("Roles", "text!")),
        *parts.roles_rows(sitting, ticket, other),
        rule(("What it costs", "text!")),
        *parts.cost_rows(sitting, ticket, other),
    ]
    return beside(first, second, wide, cells) if cells >= TWO else [*first, *second]


def side(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """Left column of the whole room: roles, first hour, cost."""
    return [
        rule(("Roles", "text!")),
        *parts.roles_rows(sitting, ticket, cells),
        BLANK,
        rule(("The first hour", "text!")),
        *parts.hour_rows(sitting, ticket),
        BLANK,
        rule(("What it costs", "text!")),
        *parts.cost_rows(sitting, ticket, cells),
    ]


def middle(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """Middle column: the statement above the timeline."""
    return [
        rule(("Impact statement", "text!")),
        *parts.statement_rows(sitting, ticket, cells),
        BLANK,
        rule(("Timeline, newest first", "text!")),
        *parts.timeline_rows(sitting, ticket, cells),
    ]


def decide(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """Right column: what can be done, what is with others, who must hear."""
    return [
        *parts.act_rows(sitting, ticket, cells),
        rule(("With others", "text!")),
        *parts.asked_rows(sitting, ticket, cells),
        BLANK,
        rule(("Who must hear", "text!")),
        *parts.heard_rows(sitting, ticket, cells),
    ]
