"""Relief: the next desk. It knows what stands in the record, and takes one ticket every twenty minutes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from simulator.bots import finishing, records, talk, telling, wishes
from simulator.bots.attending import question, record_contacts, talk_on_line
from simulator.bots.careful import farewells, work_incident, work_request
from simulator.bots.desk import Desk
from simulator.bots.policy import Duty, Wait, first, timeless
from simulator.domain.base import Command
from simulator.domain.inputs import AddNote, LinkTickets, ResumeTicket
from simulator.domain.time import DAY, HOUR, MINUTE
from simulator.views.desk import InteractionView, TicketView, View

SLOT = 20 * MINUTE
"""Three tickets a service hour."""
NEVER = -(10**15)
"""A tick before all others."""
OPENS = 8 * 60
CLOSES = 20 * 60


def minute_of_day(desk: Desk) -> int:
    """Local minute after midnight."""
    return (desk.book.start + desk.now // MINUTE) % (24 * 60)


def at_work(desk: Desk) -> bool:
    """Whether it is a service hour: between eight and eight, and on a day on which tickets' clocks run."""
    if not OPENS <= minute_of_day(desk) < CLOSES:
        return False
    clocks = [
        ticket.resolution.state for ticket in desk.open_tickets() if ticket.resolution.state in ("running", "outside")
    ]
    return not clocks or "running" in clocks


def slot_start(desk: Desk) -> int:
    """When the present slot of twenty minutes began; slots lie on a grid from the planned end of the shift."""
    return desk.book.length + (desk.now - desk.book.length) // SLOT * SLOT


def touched_since(desk: Desk, ticket: TicketView, tick: int) -> bool:
    """Whether something was done for a ticket since a tick."""
    return desk.once("touched", ticket.id, lambda: last_touch(desk, ticket)) >= tick


def last_touch(desk: Desk, ticket: TicketView) -> int:
    """When something was last done for a ticket; NEVER when nothing was."""
    ticks = [desk.once("worked", "", lambda: _worked(desk)).get(ticket.id, NEVER)]
    ticks.append(desk.once_of("written", ticket, partial(_last_written, desk, ticket)))
    ticks += [desk.once_of("word", one, partial(_last_word, one)) for one in desk.contacts_of(ticket)]
    return max(ticks)


def _last_written(desk: Desk, ticket: TicketView) -> int:
    ticks = [NEVER]
    for kept in (ticket.history, ticket.resolutions, ticket.restorations, ticket.diagnoses):
        ticks += [row[0] for row in kept]
    held = (desk.facts.get(name) for name in ticket.facts)
    ticks += [fact.tick for fact in held if fact is not None and fact.kind == "reading"]
    return max(ticks)


def _worked(desk: Desk) -> dict[str, int]:
    """Ticket -> when the last case was opened or the last remedy begun for it."""
    found: dict[str, int] = {}
    for ticket, tick in (
        *((case.ticket, case.opened) for case in desk.view.cases),
        *((run.ticket, run.started) for run in desk.view.runs),
    ):
        found[ticket] = max(found.get(ticket, NEVER), tick)
    return found


def _last_word(one: InteractionView) -> int:
    said = max((line[0] for line in one.talk), default=NEVER)
    return max(said, one.last_response) if one.last_response is not None else said


def due_order(desk: Desk, ticket: TicketView) -> tuple[int, str]:
    """Sort key: when the resolution is due, what has no clock last."""
    due = ticket.resolution.due
    return (due if due is not None else desk.now + 10 * DAY, ticket.id)


def thin(ticket: TicketView) -> bool:
    """Whether a ticket must be begun from zero: no service or nothing that anybody said or saw stands on it."""
    return not ticket.service or not ticket.facts


def callers_first(desk: Desk, ticket: TicketView) -> Command | None:
    """A ticket that tells nothing begins with its callers."""
    if not thin(ticket):
        return None
    for one in desk.contacts_of(ticket):
        command = reread(desk, one) or question(desk, one)
        if command is not None:
            return command
    return None


def reread(desk: Desk, one: InteractionView) -> Command | None:
    """A caller whose words are not held is asked what it is about."""
    if desk.said(one) or talk.was_asked(one, "scope") or one.channel in records.MACHINES:
        return None
    return talk.ask(desk, one, "scope")


def scope_first(desk: Desk, ticket: TicketView) -> Command | None:
    """An incident on which nobody wrote how far it reaches: one of its callers is asked once more."""
    facts = desk.spoken_facts(ticket)
    if ticket.type != "incident" or "scope" in desk.covers(facts) or desk.sites(facts):
        return None
    people = [one for one in desk.contacts_of(ticket) if wishes.reachable(one) and one.call != "gone"]
    since_hand_over = {line[2] for one in people for line in one.talk if line[0] >= desk.book.length}
    return talk.ask(desk, people[0], "scope") if people and "scope" not in since_hand_over else None


def read_up(desk: Desk, ticket: TicketView) -> Command | None:
    """A ticket taken over without a next step is thought through first, and the step is written down."""
    if ticket.next_step or ticket.logged >= desk.book.length:
        return None
    return AddNote(seat=desk.seat, ticket=ticket.id, facts=(), next_step=finishing.next_step(desk, ticket))


def promised(desk: Desk) -> Command | None:
    """A time that was named and stands on a ticket is kept; one that stands on none is not known of."""
    soon = [one for one in desk.view.promises if one.state == "open" and one.due - desk.now <= telling.SOON]
    for promise in sorted(soon, key=lambda one: (one.due, one.id)):
        command = telling.keep(desk, promise) if promise.ticket in desk.tickets else None
        if command is not None:
            return command
    return None


def work_on(desk: Desk, ticket: TicketView) -> Command | None:
    """The next step of one ticket, from what stands on it."""
    command = callers_first(desk, ticket) or scope_first(desk, ticket) or read_up(desk, ticket)
    if command is not None:
        return command
    return work_incident(desk, ticket) if ticket.type == "incident" else work_request(desk, ticket)


def join_twins(desk: Desk) -> Command | None:
    """Incidents that tell of the same symptoms of one service are one: the later is a duplicate of the oldest."""
    open_ones = [ticket for ticket in desk.open_tickets() if ticket.type == "incident" and ticket.interactions]
    oldest_first = sorted(open_ones, key=lambda ticket: (ticket.opened, ticket.id))
    for place, ticket in enumerate(oldest_first):
        told = desk.facts_of(ticket)
        for older in oldest_first[:place]:
            if set(desk.symptoms(told)).isdisjoint(desk.symptoms(desk.facts_of(older))):
                continue
            for one in desk.contacts_of(ticket):
                if records.same_trouble(desk, older, records.Matter(one, ticket.service, told, "incident")):
                    if ticket.state == "on-hold":
                        return ResumeTicket(seat=desk.seat, ticket=ticket.id)
                    return LinkTickets(seat=desk.seat, ticket=ticket.id, to=older.id, link="duplicate-of")
    return None


def one_ticket(desk: Desk) -> Command | None:
    """The ticket of this slot goes on; when none was begun, the next due one that has a step."""
    start = slot_start(desk)
    tickets = sorted(desk.open_tickets(), key=lambda ticket: due_order(desk, ticket))
    begun = [ticket for ticket in tickets if touched_since(desk, ticket, start)]
    for ticket in begun or ([] if last_done(desk) >= start else tickets):
        command = work_on(desk, ticket)
        if command is not None:
            return command
    return None


def last_done(desk: Desk) -> int:
    """When a ticket that is solved was last touched."""
    return desk.once("done", "", lambda: max((last_touch(desk, ticket) for ticket in _solved(desk)), default=NEVER))


def _solved(desk: Desk) -> list[TicketView]:
    return [ticket for ticket in desk.view.tickets if ticket.mine and ticket.state in ("resolved", "closed")]


def farewell(desk: Desk) -> Command | None:
    """Callers who confirmed are asked whether it may be closed."""
    return farewells(desk)


DUTIES: tuple[Duty, ...] = (
    talk.take_phone,
    talk_on_line,
    promised,
    timeless(talk.open_next),
    timeless(record_contacts),
    timeless(records.revise_priorities),
    timeless(join_twins),
    one_ticket,
    timeless(finishing.carry_out),
    timeless(farewell),
)


@dataclass(frozen=True, slots=True)
class Relief:
    """The next desk, deterministic, from the record only."""

    name: str = "relief"

    def choose(self, view: View) -> Command | Wait:
        """The next step of this slot's ticket, else wait for the next slot, or for the morning."""
        desk = Desk(view)
        if view.hands.work:
            return Wait(view.hands.ends)
        if not at_work(desk):
            return Wait(next_opening(desk))
        command = first(desk, DUTIES)
        if command is not None:
            return command
        if not desk.open_tickets():
            return Wait(next_opening(desk))
        return Wait(slot_start(desk) + SLOT) if pressing(desk) else Wait(view.now + HOUR)


def pressing(desk: Desk) -> bool:
    """Whether a ticket that may be worked in the next slot is grave, or was put off by this slot's one."""
    start = slot_start(desk)
    tickets = desk.open_tickets()
    if any(ticket.priority in (1, 2) for ticket in tickets):
        return True
    return bool(tickets) and any(touched_since(desk, ticket, start) for ticket in desk.view.tickets if ticket.mine)


def next_opening(desk: Desk) -> int:
    """The next eight o'clock, or the next hour when today is no working day."""
    minute = minute_of_day(desk)
    ahead = (OPENS - minute) % (24 * 60)
    return desk.now // MINUTE * MINUTE + (ahead or 60) * MINUTE


RELIEF = Relief()
