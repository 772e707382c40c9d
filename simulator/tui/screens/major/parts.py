"""Parts of the room of a major incident as rows: roles, first hour, cost, statement, timeline, asks, who heard.

Nothing here is kept apart: who holds a role is who declared, was asked or was told, as the record has it. Pure.
"""

from __future__ import annotations

from simulator.domain.telling.decide import CADENCE
from simulator.domain.time import HOUR, MINUTE
from simulator.tui.cells import BLANK, Row, Span, pair, paragraph, row, wrap
from simulator.tui.glyphs import DONE, FINE, FULL, LATE, LEFT, RISK
from simulator.tui.price import price
from simulator.tui.screens.desk.clocks import short
from simulator.tui.screens.desk.ticket import contacts_of
from simulator.tui.sitting import Sitting
from simulator.views.desk import CaseView, TicketView, UpdateView
from simulator.wording.facts import fact_text
from simulator.wording.scene import Scene, listed, money
from simulator.wording.telling_work import OUTCOMES

FIRST = 10 * MINUTE
"""Until the first notice."""
STATEMENT = 15 * MINUTE
"""Until who, what, since, money and part are known."""
SUPPLIER = "supplier"


def updates_of(sitting: Sitting, ticket: TicketView) -> list[UpdateView]:
    """What was told about a ticket since it was declared."""
    return [u for u in sitting.view.updates if u.ticket == ticket.id and u.tick >= (ticket.major or 0)]


def next_due(sitting: Sitting, ticket: TicketView) -> int:
    """When the next word is owed: within ten minutes, then by priority or as promised."""
    told = updates_of(sitting, ticket)
    every = CADENCE.get(ticket.priority, CADENCE[2])
    owed = told[-1].tick + every if told else (ticket.major or 0) + FIRST
    promised = [p.due for p in sitting.view.promises if p.ticket == ticket.id and p.state == "open"]
    return min([owed, *promised])


def roles_rows(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """Who holds which role, as the record shows it, and the key that fills an empty one."""
    scene, view = sitting.scene, sitting.view
    groups = scene.book.groups
    cases = [c for c in view.cases if c.ticket == ticket.id and c.group in groups]
    own = [c.group for c in cases if groups[c.group].kind != SUPPLIER]
    vendors = [scene.group(c.group) for c in cases if groups[c.group].kind == SUPPLIER]
    lead = next((groups[name].lead for name in own if groups[name].lead), "")
    briefed = [name for name, tick in view.told if name in scene.book.people and tick >= (ticket.major or 0)]
    holders = (
        ("incident lead", "you", ""),
        ("operations", scene.person(lead) if lead else scene.group(own[0]) if own else "", "e"),
        ("communications", "you", ""),
        ("business", scene.person(briefed[-1]) if briefed else "", "b"),
        ("vendor", vendors[-1] if vendors else "", "e"),
    )
    rows: list[Row] = []
    for role, who, key in holders:
        if who:
            rows += pair(role, who, cells, "accent!" if who == "you" else "text")
        else:
            rows.append(row((role, "soft"), right=[(f"{RISK} nobody ", "risk!"), (key, "accent!")]))
    return [*rows, *paragraph("Leads decide and ask; they do not type the fix.", cells - 1, "faint")]


def hour_rows(sitting: Sitting, ticket: TicketView) -> list[Row]:
    """What is owed from the declaration on, with when it is due or was done."""
    scene, view = sitting.scene, sitting.view
    began = ticket.major or 0
    told = updates_of(sitting, ticket)
    asked = [c.opened for c in view.cases if c.ticket == ticket.id]
    works = ticket.restorations[-1][1] if ticket.restorations else None
    confirmed = next((f.tick for f in view.facts if f.works and f.interaction in ticket.interactions), None)
    gaps = [word for word, said in statement(sitting, ticket) if not said]
    closing = next((u.tick for u in told if u.opener == "all-clear"), None)
    steps: list[tuple[str, int | None, int | None, str]] = [
        ("declared", began, None, "m"),
        ("first notice", told[0].tick if told else None, began + FIRST, "u"),
        ("impact statement", None if gaps else view.now, began + STATEMENT, "a"),
        ("groups brought in", min(asked) if asked else None, None, "e"),
        ("next word", None, next_due(sitting, ticket) if told and closing is None else None, "u"),
        ("works again", works, None, "r"),
        ("checked with users", confirmed, None, "a"),
        ("closing notice", closing, works + HOUR if works is not None else None, "u"),
        ("stood down", ticket.stood_down, None, "m"),
    ]
    rows: list[Row] = []
    for words, done, due, key in steps:
        if words == "next word" and due is None:
            continue
        rows.append(_step(scene, words, done, due, key))
    return rows


def _step(scene: Scene, words: str, done: int | None, due: int | None, key: str) -> Row:
    now = scene.view.now
    if done is not None:
        when = "whole" if words == "impact statement" else scene.clock(done)[-5:]
        late = due is not None and done > due and words != "impact statement"
        right: list[Span] = [(f"{short(done - (due or 0))} late ", "late")] if late else []
        return row((DONE, "ok"), (f" {words}", "text"), right=[*right, (when, "text")])
    if due is None:
        return row((FINE, "faint"), (f" {words}", "soft"), right=[(key, "accent!")])
    left = due - now
    sign: Span = (LATE, "late!") if left < 0 else (RISK, "risk!") if left < FIRST else (FINE, "soft")
    told: Span = (
        (f" late {short(left)} ", "=late!") if left < 0 else (f"by {scene.clock(due)[-5:]}, {short(left)}", sign[1])
    )
    return row(sign, (f" {words}", "text"), right=[told, (f" {key}", "accent!")])


def cost_rows(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """Known loss and the clock of the fix."""
    loss = sitting.view.loss_per_hour
    rows = [row((f"{money(loss)} an hour" if loss else "no known loss", "text!"), right=[("as known", "faint")])]
    clock = ticket.resolution
    if clock.due is not None and clock.amount:
        room = cells - 2
        full = min(max((clock.amount - clock.elapsed) * room // clock.amount, 0), room)
        left = clock.due - sitting.view.now
        due = f"P{ticket.priority} fix due {sitting.scene.clock(clock.due)[-5:]}"
        ink = "late" if left < 0 else "risk" if left < 15 * MINUTE else "text"
        word = f"{LATE} late {short(left)}" if left < 0 else f"{short(left)} left"
        rows += [
            row((FULL * full, ink), (LEFT * (room - full), "line")),
            row((word, f"{ink}!"), right=[(due, "soft")]),
        ]
    return rows


def statement(sitting: Sitting, ticket: TicketView) -> list[tuple[str, str]]:
    """Who, what, since, money, part: what is known of each, or ''."""
    scene = sitting.scene
    names = dict.fromkeys(ticket.facts)
    for item in contacts_of(scene, ticket.id):
        names |= dict.fromkeys(item.facts)
    facts = [fact for fact in sitting.view.facts if fact.id in names and not fact.claim]
    sites = list(dict.fromkeys(scene.site(site) for fact in facts for site in fact.sites))
    since = [fact.since for fact in facts if fact.since is not None]
    symptoms = next((fact_text(scene, fact) for fact in facts if fact.symptoms), "")
    loss = sitting.view.loss_per_hour
    who = f"{len(ticket.interactions)} who came{', at ' + listed(sites) if sites else ''}"
    return [
        ("who", who if ticket.interactions else ""),
        ("what", symptoms),
        ("since", scene.clock(min(since)) if since else ""),
        ("money", f"{money(loss)} an hour" if loss else ""),
        ("part", scene.part(ticket.ci) if ticket.ci else ""),
    ]


def statement_rows(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """The impact statement with its gaps."""
    rows: list[Row] = []
    for word, said in statement(sitting, ticket):
        sign: Span = (DONE, "ok") if said else (f"{RISK} ask", "risk!")
        first, *rest = wrap(said or "not known yet", cells - 14)
        rows.append(row((f"{word:7}", "soft"), (first, "text" if said else "faint"), right=[sign]))
        rows += [row((" " * 7 + line, "text")) for line in rest]
    return rows


def timeline_rows(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """What happened to it, from all sources, newest first."""
    scene = sitting.scene
    names = {ticket.id, *ticket.interactions}
    rows: list[Row] = []
    for item in reversed(sitting.news):
        if item.about in names or item.lines[0].startswith("On the wall"):
            rows += [
                row((f"{scene.clock(item.tick)[-5:] if not n else '':6}", "faint"), (line, "text"))
                for n, line in enumerate(wrap(item.lines[0], cells - 8))
            ]
    return rows or paragraph("Nothing yet.", cells, "faint")


def heard_rows(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """Who must hear of it and when they last did."""
    scene, view = sitting.scene, sitting.view
    told = dict(view.told)
    began = ticket.major or 0
    rows: list[Row] = []
    waiting: list[str] = []
    for person in scene.book.people.values():
        last = told.get(person.id)
        if last is not None and last >= began:
            rows.append(_heard(scene, scene.person(person.id), last, person.cadence * MINUTE))
        elif person.cadence and person.wants:
            waiting.append(scene.person(person.id))
    for name in dict.fromkeys(u.audience for u in updates_of(sitting, ticket)):
        rows += pair(scene.book.audiences[name].name, f"{DONE} {scene.clock(told.get(name, 0))[-5:]}", cells)
    if not rows:
        rows.append(row((f"{RISK} nobody has heard yet", "risk!")))
    return rows + (paragraph(f"Not told, if it is theirs: {', '.join(waiting)}.", cells - 1, "soft") if waiting else [])


def _heard(scene: Scene, name: str, last: int, every: int) -> Row:
    due = last + every
    if every and due < scene.view.now:
        return row((name, "text"), right=[(f"{RISK} {short(scene.view.now - due)} overdue", "risk!")])
    return row((name, "text"), right=[(f"{DONE} {scene.clock(last)[-5:]}", "soft")])


def asked_rows(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """What is with others: who was asked, for what, and whose yes is missing."""
    scene = sitting.scene
    rows: list[Row] = []
    for case in sitting.view.cases:
        if case.ticket == ticket.id:
            state = OUTCOMES.get(case.outcome, case.outcome) or case.state
            rows += pair(scene.group(case.group or case.person), state, cells)
            rows += paragraph(_wanted(scene, case), cells - 1, "soft", indent=1)
    for change in sitting.view.changes:
        if change.ticket == ticket.id:
            rows += pair(f"{change.id} {scene.remedy(change.remedy)}", change.state, cells)
    return rows or [row(("nobody is asked yet", "soft"), right=[("e", "accent!")])]


def _wanted(scene: Scene, case: CaseView) -> str:
    if case.needs_change:
        return "waits for a change to be raised and approved (j)"
    return f"{scene.remedy(case.remedy)} on {scene.part(case.target)}" if case.remedy else "to look at it"


def act_rows(sitting: Sitting, ticket: TicketView, cells: int) -> list[Row]:
    """What the lead does next, with its minutes."""
    book = sitting.scene.book
    rows = [
        row((f"{key} ", "accent!"), (words, "text"), right=[(price(book, act), "soft")])
        for key, words, act in (
            ("u", "update", "update"),
            ("b", "brief somebody", "brief"),
            ("e", "bring in a group", "escalate"),
            ("r", "it works again", "restored"),
            ("m", "stand down", "stand-down"),
        )
    ]
    if not ticket.restorations:
        rows += paragraph("not yet: nobody said that it works again", cells - 1, "faint", indent=2)
    return [*rows, BLANK]
