"""Telling people: security first, major incidents and their rhythm, audiences, managers, callers, promises kept."""

from __future__ import annotations

from dataclasses import replace

from simulator.bots.desk import Desk
from simulator.bots.records import MACHINES, matters
from simulator.domain.base import Command
from simulator.domain.inputs import (
    BriefManager,
    DeclareMajorIncident,
    NotifySecurity,
    ReplyToCaller,
    SendUpdate,
    StandDownMajorIncident,
)
from simulator.domain.plan import Audience, Person
from simulator.domain.time import DAY, MINUTE
from simulator.views.desk import InteractionView, PromiseView, TicketView, UpdateView

CADENCE = {1: 30 * MINUTE, 2: 60 * MINUTE}
SOON = 6 * MINUTE
FACTS_A_MESSAGE = 8
LOUD = (1, 2)
"""Priorities whose audiences are owed word."""
CLIENTS = "/clients"
"""How the cells of those end who sit outside the firm."""
WIDE = 1
"""Impact from which everybody is told."""
MESSAGES = 2
"""Lists a round of word goes to, inside and outside the firm."""


def notify_security(desk: Desk) -> Command | None:
    """A fact that Security must know is told before anything is touched."""
    if desk.view.security_told is not None:
        return None
    marked = tuple(fact.id for fact in desk.view.facts if fact.security)
    if not marked:
        return None
    about = next((ticket.id for ticket in desk.open_tickets() if set(marked).intersection(ticket.facts)), "")
    origins = {fact.interaction for fact in desk.view.facts if fact.security}
    story = tuple(fact.id for fact in desk.view.facts if fact.interaction in origins and fact.kind == "said")
    return NotifySecurity(seat=desk.seat, ticket=about, facts=tuple(dict.fromkeys((*marked, *story)))[:FACTS_A_MESSAGE])


def declare(desk: Desk, ticket: TicketView) -> Command | None:
    """A P1 is a major incident from the minute it is one."""
    if ticket.priority != 1 or ticket.major is not None or ticket.type != "incident":
        return None
    return DeclareMajorIncident(seat=desk.seat, ticket=ticket.id, reason="p1")


def stand_down(desk: Desk, ticket: TicketView) -> Command | None:
    """A major incident ends once everybody told of it had the all clear."""
    if ticket.major is None or ticket.stood_down is not None or not ticket.restorations:
        return None
    if any(last_update(desk, audience.id, ticket.id) is None for audience in audiences_of(desk, ticket)):
        return None
    return StandDownMajorIncident(seat=desk.seat, ticket=ticket.id)


def hit_cells(desk: Desk, ticket: TicketView) -> frozenset[str]:
    """Whose people a ticket's trouble touches, as far as is known: everybody for a wide one, else the places named."""
    service = desk.book.services.get(ticket.service)
    users = service.cells if service is not None else ()
    sites = desk.sites(desk.spoken_facts(ticket))
    if ticket.impact == WIDE:
        return frozenset(cell for cell in desk.book.cells if not cell.endswith(CLIENTS)) | frozenset(users)
    return frozenset(cell for cell in users if not sites or cell.partition("/")[0] in sites)


def audiences_of(desk: Desk, ticket: TicketView) -> tuple[Audience, ...]:
    """Who is owed word of a ticket: clients of a wide one, then the fewest lists that reach all who are hit."""
    if desk.silent or ticket.priority not in LOUD or ticket.type != "incident":
        return ()
    left = set(hit_cells(desk, ticket))
    found: list[Audience] = []
    outside = {cell for cell in left if cell.endswith(CLIENTS)}
    lists = sorted(desk.book.audiences.values(), key=lambda audience: (len(audience.reaches), audience.id))
    for clients in (True, False):
        wanted = outside if clients else left - outside
        for _ in range(MESSAGES):
            open_lists = [audience for audience in lists if audience.clients == clients and audience not in found]
            best = max(open_lists, key=lambda audience: len(wanted & _reached(desk, audience)), default=None)
            if best is None or not wanted & _reached(desk, best):
                break
            found.append(best)
            wanted = wanted - _reached(desk, best)
    return tuple(found)


def _reached(desk: Desk, audience: Audience) -> frozenset[str]:
    return frozenset(desk.book.cells) if "*" in audience.reaches else frozenset(audience.reaches)


def last_update(desk: Desk, audience: str, ticket: str) -> UpdateView | None:
    """The last message to an audience about a ticket."""
    found = [update for update in desk.view.updates if (update.audience, update.ticket) == (audience, ticket)]
    return found[-1] if found else None


def message_facts(desk: Desk, ticket: TicketView, wants: tuple[str, ...]) -> tuple[str, ...]:
    """Held facts for a reader: one for each part they want, what is seen and how wide in any case."""
    facts = desk.spoken_facts(ticket)
    chosen: dict[str, None] = {}
    for cover in dict.fromkeys((*wants, "seen", "scope")):
        fact = next((fact for fact in facts if cover in fact.covers and not fact.security), None)
        if fact is not None:
            chosen[fact.id] = None
    if ticket.restorations and ticket.restorations[-1][2]:
        chosen = {ticket.restorations[-1][2]: None, **chosen}
    return tuple(chosen)[:FACTS_A_MESSAGE]


def rhythm(desk: Desk, ticket: TicketView) -> int:
    """How long until the next word: by priority on the first day, then once a day."""
    if desk.now - ticket.opened >= DAY:
        return DAY
    return CADENCE[ticket.priority if ticket.priority in LOUD else 2]


def update(desk: Desk, ticket: TicketView, audience: Audience, workaround: str) -> SendUpdate:
    """A message to one audience: what is seen, what is not known, when the next word comes."""
    last = last_update(desk, audience.id, ticket.id)
    over = bool(ticket.restorations)
    opener = "all-clear" if over else "plain" if last is None else "no-change"
    next_at = 0 if over else desk.now + rhythm(desk, ticket)
    return SendUpdate(
        seat=desk.seat,
        audience=audience.id,
        ticket=ticket.id,
        facts=message_facts(desk, ticket, audience.wants),
        unknown=() if over else ("cause", "end"),
        workaround="" if over else workaround,
        next_at=next_at,
        opener=opener,
    )


def update_due(desk: Desk, ticket: TicketView, workaround: str = "") -> Command | None:
    """First word, the next word in its rhythm, a workaround once there is one, and the all clear."""
    for audience in audiences_of(desk, ticket):
        last = last_update(desk, audience.id, ticket.id)
        if last is None:
            if not ticket.restorations:
                return update(desk, ticket, audience, workaround)
        elif ticket.restorations:
            if last.opener != "all-clear":
                return update(desk, ticket, audience, workaround)
        elif (last.next_at and last.next_at - desk.now <= SOON) or (
            workaround and not _workaround_told(desk, audience.id, ticket.id)
        ):
            return update(desk, ticket, audience, workaround)
    return None


def _workaround_told(desk: Desk, audience: str, ticket: str) -> bool:
    return any(sent.workaround for sent in desk.view.updates if (sent.audience, sent.ticket) == (audience, ticket))


def brief_due(desk: Desk, ticket: TicketView) -> Command | None:
    """Who decides on a major incident and is on no list that was told gets a word of their own, once."""
    if desk.silent or ticket.major is None or ticket.restorations:
        return None
    told = {who for who, tick in desk.view.told if tick >= ticket.opened}
    for person in desk.book.people.values():
        group = desk.book.groups.get(person.group)
        if group is None or group.kind != "authority" or person.id in told:
            continue
        if any(_is_reader(desk.book.audiences[name], person) for name in told if name in desk.book.audiences):
            continue
        return BriefManager(
            seat=desk.seat,
            person=person.id,
            ticket=ticket.id,
            facts=message_facts(desk, ticket, person.wants),
            unknown=("cause", "end"),
        )
    return None


def _is_reader(audience: Audience, person: Person) -> bool:
    return person.id in audience.persons or person.cell in audience.reaches or "*" in audience.reaches


def worst_ticket(desk: Desk) -> TicketView | None:
    """The most urgent incident of the desk, or None."""
    return next((ticket for ticket in desk.open_tickets() if ticket.type == "incident"), None)


def reply(
    desk: Desk, one: InteractionView, facts: tuple[str, ...], next_at: int = 0, opener: str = "plain"
) -> ReplyToCaller:
    """Something of substance to one caller."""
    unknown: tuple[str, ...] = ("end",) if next_at else ()
    return ReplyToCaller(
        seat=desk.seat, interaction=one.id, facts=facts, unknown=unknown, next_at=next_at, opener=opener
    )


def promise_soon(desk: Desk) -> Command | None:
    """A promise that falls due is kept with a word of where things stand."""
    due = [promise for promise in desk.view.promises if promise.state == "open" and promise.due - desk.now <= SOON]
    for promise in sorted(due, key=lambda item: (item.due, item.id)):
        command = keep(desk, promise)
        if command is not None:
            return command
    return None


def keep(desk: Desk, promise: PromiseView) -> Command | None:
    """The word that keeps one promise, or None when nobody is there to hear it."""
    one = desk.interactions.get(promise.to)
    if one is not None:
        return _keep_caller(desk, one)
    ticket = desk.tickets.get(promise.ticket) or worst_ticket(desk)
    if ticket is None:
        return None
    audience = desk.book.audiences.get(promise.to)
    if audience is not None:
        return update(desk, ticket, audience, "")
    if promise.to not in desk.book.people:
        return None
    wants = desk.book.people[promise.to].wants
    return BriefManager(
        seat=desk.seat, person=promise.to, ticket=ticket.id, facts=message_facts(desk, ticket, wants), unknown=("end",)
    )


def _keep_caller(desk: Desk, one: InteractionView) -> Command | None:
    if one.opened is None or one.channel in MACHINES:
        return None
    ticket = next((desk.tickets[name] for name in one.tickets if name in desk.tickets), None) or worst_ticket(desk)
    facts = message_facts(desk, ticket, ("works", "workaround")) if ticket else ()
    said = facts or tuple(fact.id for fact in desk.said(one))[:2]
    word = reply(desk, one, said)
    return word if any(fact not in one.facts for fact in said) else replace(word, unknown=("end",))


def answer_onlooker(desk: Desk, one: InteractionView) -> Command | None:
    """Somebody who asks how things stand is told, about the worst of it."""
    if one.tickets or one.dismissed or one.referred or one.channel in MACHINES or one.last_response is not None:
        return None
    if desk.silent or matters(desk, one):
        return None
    ticket = worst_ticket(desk)
    if ticket is None:
        return None
    person = desk.book.people.get(one.person)
    wants = person.wants if person else ()
    return reply(desk, one, message_facts(desk, ticket, wants))


def first_word(desk: Desk, one: InteractionView, ticket: TicketView) -> Command | None:
    """A caller of a known trouble who had no word yet is told what is known of it."""
    if desk.silent or one.last_response is not None or one.channel in MACHINES:
        return None
    own = tuple(fact.id for fact in desk.said(one) if fact.service in ("", ticket.service))[:1]
    return reply(
        desk, one, tuple(dict.fromkeys((*own, *message_facts(desk, ticket, ("workaround", "works", "since")))))
    )


def word_to_callers(desk: Desk, ticket: TicketView) -> Command | None:
    """Callers of a ticket who had no word yet, or none since it works again, get one."""
    if desk.silent:
        return None
    back = ticket.restorations[-1][0] if ticket.restorations else None
    for one in desk.contacts_of(ticket):
        if one.channel in MACHINES or one.opened is None or one.call == "gone":
            continue
        silent = one.last_response is None
        owed = back is not None and not silent and (one.last_response or 0) < back and not _confirmed(one, back)
        if silent or owed:
            facts = message_facts(desk, ticket, ("works", "workaround", "since"))
            return reply(desk, one, facts)
    return None


def _confirmed(one: InteractionView, back: int) -> bool:
    return any(works for _, works in one.confirmed) or (one.last_response or 0) >= back
