"""The room of a major incident: the statement with its gaps, the first hour, the timeline. Pure rows."""

from __future__ import annotations

from simulator.tui.cells import BLANK, Row, Span, paragraph, row, rule, wrap
from simulator.tui.glyphs import DONE, FINE, LATE, RISK
from simulator.tui.screens.desk.clocks import short
from simulator.tui.screens.desk.queue import live, ticket_title
from simulator.tui.screens.desk.ticket import contacts_of
from simulator.tui.sitting import Sitting
from simulator.views.desk import TicketView
from simulator.wording.facts import fact_text
from simulator.wording.scene import Scene, listed, money

WHY = {
    "p1": "its priority is 1",
    "critical-service": "a critical service is down",
    "wide": "many offices are touched",
    "exposure": "money or clients are exposed",
    "regulator": "a regulator must be told",
    "three-p2": "three tickets of priority 2 look like one",
}
"""Reasons to declare, in words."""


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Major incidents, then tickets that might become one."""
    scene = sitting.scene
    major = [t for t in sitting.view.tickets if t.major is not None]
    rows: list[Row] = [row(("MAJOR INCIDENTS", "text!"))]
    for ticket in major:
        ended = ticket.stood_down is not None
        sign: Span = (DONE, "ok") if ended else (LATE, "late!")
        rows.append(
            row(
                sign,
                (f" {ticket.id} ", "text!"),
                (ticket_title(scene, ticket), "text"),
                right=[("over" if ended else f"since {scene.clock(ticket.major or 0)[-5:]}", "soft")],
                name=ticket.id,
            )
        )
    rows += [] if major else [row(("none is declared", "soft"))]
    rows += [rule(), row(("OTHER INCIDENTS", "text!"))]
    for ticket in live(scene):
        if ticket.type == "incident" and ticket.major is None:
            rows.append(
                row(
                    (f"P{ticket.priority or '-'} {ticket.id} ", "text"),
                    (ticket_title(scene, ticket), "soft"),
                    name=ticket.id,
                )
            )
    return rows


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """Statement, first hour, timeline."""
    ticket = sitting.scene.ticket(name)
    if ticket is None:
        rows = [row(("No incident is open", "text!")), BLANK]
        rows += paragraph("A major incident is declared on an open incident, for one of these reasons:", cells, "soft")
        rows += [row((f"  {FINE} {words}", "text")) for words in WHY.values()]
        return [*rows, BLANK, row(("m", "accent!"), (" declares it on the chosen ticket", "soft"))]
    return [
        *_statement(sitting, ticket, cells),
        BLANK,
        *_hour(sitting, ticket),
        BLANK,
        *_timeline(sitting, ticket, cells),
    ]


def _statement(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    scene = sitting.scene
    names = dict.fromkeys(ticket.facts)
    for item in contacts_of(scene, ticket.id):
        names |= dict.fromkeys(item.facts)
    facts = [fact for fact in sitting.view.facts if fact.id in names and not fact.claim]
    sites = list(dict.fromkeys(scene.site(site) for fact in facts for site in fact.sites))
    since = [fact.since for fact in facts if fact.since is not None]
    symptoms = next((fact_text(scene, fact) for fact in facts if fact.symptoms), "")
    loss = sitting.view.loss_per_hour
    gaps = (
        ("who", f"{len(ticket.interactions)} who came{', at ' + listed(sites) if sites else ''}"),
        ("what", symptoms),
        ("since", scene.clock(min(since)) if since else ""),
        ("money", f"{money(loss)} an hour, as far as it is known" if loss else ""),
        ("part", scene.part(ticket.ci) if ticket.ci else ""),
    )
    rows = [rule(("Impact statement", "text!"))]
    for word, said in gaps:
        sign: Span = (DONE, "ok") if said else (RISK, "risk!")
        lines = wrap(said or "not known yet: ask", cells - 12)
        rows.append(row((f"{word:8}", "soft"), (lines[0], "text" if said else "faint"), right=[sign]))
        rows += [row((" " * 8 + line, "text")) for line in lines[1:3]]
    return rows


def _hour(sitting: Sitting, ticket: TicketView) -> list[Row]:
    scene, view = sitting.scene, sitting.view
    updates = [u for u in view.updates if u.ticket == ticket.id]
    cases = [c for c in view.cases if c.ticket == ticket.id]
    promise = next((p for p in view.promises if p.ticket == ticket.id and p.state == "open"), None)
    steps: list[tuple[str, int | None, str]] = [
        ("declared", ticket.major, "m"),
        ("first notice", updates[0].tick if updates else None, "u"),
        ("groups brought in", cases[0].opened if cases else None, "e"),
        ("works again", ticket.restorations[0][1] if ticket.restorations else None, "r"),
        ("closing notice", next((u.tick for u in updates if u.opener == "all-clear"), None), "u"),
        ("stood down", ticket.stood_down, "m"),
    ]
    rows = [rule(("The first hour", "text!"))]
    for words, tick, key in steps:
        sign: Span = (DONE, "ok") if tick is not None else (FINE, "faint")
        when: list[Span] = [(scene.clock(tick)[-5:], "text")] if tick is not None else [(key, "accent!")]
        rows.append(row(sign, (f" {words}", "text" if tick is not None else "soft"), right=when))
    if promise is not None:
        rows.append(
            row(
                (RISK, "risk!"),
                (f" next word to {scene.to(promise.to)}", "text"),
                right=[(f"{scene.clock(promise.due)[-5:]}, in {short(promise.due - view.now)}", "risk!")],
            )
        )
    return rows


def _timeline(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    scene: Scene = sitting.scene
    names = {ticket.id, *ticket.interactions}
    rows = [rule(("Timeline", "text!"))]
    for item in sitting.news:
        if item.about in names or item.lines[0].startswith("On the wall"):
            rows += [
                row((f"{scene.clock(item.tick)[-5:] if not n else '':6}", "faint"), (line, "text"))
                for n, line in enumerate(wrap(item.lines[0], cells - 8))
            ]
    return rows if len(rows) > 1 else [*rows, *paragraph("Nothing yet.", cells, "faint")]
