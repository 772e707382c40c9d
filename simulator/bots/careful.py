"""The careful policy: the handbook and a generic method, as a list of small duties in order of urgency."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from simulator.bots import attending, finishing, records, restoring, talk, telling, wishes
from simulator.bots.desk import Desk
from simulator.bots.diagnosis import Awaited, Finding, articles_for, investigate
from simulator.bots.policy import Duty, DutyPolicy, timeless
from simulator.domain.base import Command
from simulator.domain.inputs import (
    ApplyRemedy,
    ResumeTicket,
    RunDiagnostic,
)
from simulator.domain.plan import Act
from simulator.domain.time import MINUTE
from simulator.views.desk import TicketView

Finder = Callable[[Desk, TicketView], Finding | RunDiagnostic | Awaited | None]
"""How it is found out what a ticket is about: a finding, or the next reading."""

FIRST_LOOKS = 4 * MINUTE
"""How long after a P1 is known looking may come before telling."""
LUNCH = 12 * 60
"""Local minute from which a restart disturbs least."""
LONG_OUTAGE = 10 * MINUTE
GRAVE = 3
"""Priority up to which a ticket comes before what only improves."""
LATE = 8 * MINUTE
"""So long before the end nothing new is begun that only improves."""


# Incidents


def workaround_owed(desk: Desk, ticket: TicketView, finding: Finding) -> Command | None:
    """The workaround that an article knows is put in force once, where no message carries it."""
    if desk.permission("tell-workaround") != "may":
        return None
    if not finding.workaround or ticket.restorations or telling.audiences_of(desk, ticket):
        return None
    if desk.run("tell-workaround", finding.workaround, ticket.opened) is not None:
        return None
    return ApplyRemedy(seat=desk.seat, remedy="tell-workaround", target=finding.workaround, ticket=ticket.id)


def better_later(desk: Desk, finding: Finding) -> bool:
    """Whether the next act takes the part down for long while a workaround carries people until the lunch break."""
    act: Act | None = next(iter(finding.acts), None)
    if act is None or not finding.workaround:
        return False
    known = desk.book.remedies.get(act.remedy)
    minute = desk.book.start + desk.now // MINUTE
    lunch_in_shift = desk.book.start + desk.book.length // MINUTE > LUNCH
    return known is not None and known.outage >= LONG_OUTAGE and minute < LUNCH and lunch_in_shift


def work_incident(desk: Desk, ticket: TicketView, find: Finder = investigate) -> Command | None:
    """The next step of an incident: story, reading, diagnosis, workaround, restoration, proof, word, end."""
    basics: tuple[Duty, ...] = (
        lambda desk: records.take(desk, ticket),
        lambda desk: _resume(desk, ticket),
    )
    command = next((found for duty in basics if (found := duty(desk)) is not None), None)
    if command is not None:
        return command
    if not articles_for(desk, ticket):
        command = wishes.small_incident(desk, ticket) or wishes.finish_wish(desk, ticket)
        if command is not None:
            return command
    finding = find(desk, ticket)
    if isinstance(finding, Awaited):
        return _end(desk, ticket, None)
    if isinstance(finding, RunDiagnostic):
        return _end(desk, ticket, None) if ticket.restorations else finding
    if finding is None or not restoring.half_done(desk, ticket, finding):
        command = finishing.verify(desk, ticket)
        if command is not None:
            return command
    return _act_on(desk, ticket, finding) or _end(desk, ticket, finding)


def _resume(desk: Desk, ticket: TicketView) -> Command | None:
    if ticket.state != "on-hold" or ticket.hold is None:
        return None
    return ResumeTicket(seat=desk.seat, ticket=ticket.id) if ticket.hold[1] <= desk.now else None


def _act_on(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    if finding is not None and finding.mechanism:
        wait = better_later(desk, finding) and not ticket.restorations
        return (
            workaround_owed(desk, ticket, finding)
            or (None if wait else restoring.next_act(desk, ticket, finding, calm=finishing.may_be_over(desk, ticket)))
            or restoring.state_diagnosis(desk, ticket, finding)
            or records.revise_part(desk, ticket, finding.component)
            or restoring.follow_group(desk, ticket, finding)
        )
    if ticket.restorations:
        return None
    return restoring.follow_group(desk, ticket, finding) or restoring.ask_owner(desk, ticket, finding)


def _end(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    return (
        finishing.record_restoration(desk, ticket, finding)
        or telling.update_due(desk, ticket, finding.workaround if finding else "")
        or telling.word_to_callers(desk, ticket)
        or telling.stand_down(desk, ticket)
        or finishing.resolve(desk, ticket)
        or finishing.hold_for_supplier(desk, ticket)
    )


def urgent_words(desk: Desk, find: Finder = investigate) -> Command | None:
    """A P1 is declared and told before anything else is done about it."""
    for ticket in desk.open_tickets():
        if ticket.type != "incident" or ticket.priority != 1:
            continue
        finding = find(desk, ticket)
        command = (
            records.take(desk, ticket)
            or telling.declare(desk, ticket)
            or first_look(desk, ticket, finding)
            or telling.update_due(desk, ticket, finding.workaround if isinstance(finding, Finding) else "")
            or telling.brief_due(desk, ticket)
        )
        if command is not None:
            return command
    return None


def first_look(desk: Desk, ticket: TicketView, finding: Finding | RunDiagnostic | Awaited | None) -> Command | None:
    """One look before the first word, while there is time: the word may then say how to get by."""
    since = ticket.priorities[-1][0] if ticket.priorities else ticket.logged
    told = any(update.ticket == ticket.id for update in desk.view.updates)
    if told or desk.now - since > FIRST_LOOKS or not articles_for(desk, ticket):
        return None
    return finding if isinstance(finding, RunDiagnostic) else None


def work_p1(desk: Desk, find: Finder = investigate) -> Command | None:
    """The next step of a P1."""
    return _work(desk, tuple(ticket for ticket in desk.open_tickets() if ticket.priority == 1), find)


def work_grave(desk: Desk, find: Finder = investigate) -> Command | None:
    """The next step of what many wait for or what is due soon, by priority and due time."""
    return _work(desk, tuple(ticket for ticket in desk.open_tickets() if 1 < ticket.priority <= GRAVE), find)


def work_small(desk: Desk, find: Finder = investigate) -> Command | None:
    """The next step of the rest, by priority and due time."""
    return _work(desk, tuple(ticket for ticket in desk.open_tickets() if not 0 < ticket.priority <= GRAVE), find)


def _work(desk: Desk, tickets: tuple[TicketView, ...], find: Finder) -> Command | None:
    for ticket in tickets:
        command = work_incident(desk, ticket, find) if ticket.type == "incident" else work_request(desk, ticket)
        if command is not None:
            return command
    return None


def work_request(desk: Desk, ticket: TicketView) -> Command | None:
    """The next step of a request: take it, serve each who asked, say how it was met."""
    command = records.take(desk, ticket) or _resume(desk, ticket) or wishes.finish_wish(desk, ticket)
    if command is not None:
        return command
    for one in desk.contacts_of(ticket):
        if not wishes.reachable(one) or one.referred:
            continue
        for matter in wishes.wishes(desk, one):
            if matter.service == ticket.service:
                command = wishes.serve_wish(desk, one, matter, ticket)
                if command is not None:
                    return command
    return None


# What keeps it from coming back


def improve(desk: Desk, find: Finder = investigate) -> Command | None:
    """Problems, preventing changes and known errors for what was restored."""
    if desk.book.length - desk.now < LATE:
        return None
    for ticket in desk.view.tickets:
        if not ticket.diagnoses or not ticket.restorations:
            continue
        finding = find(desk, ticket)
        if isinstance(finding, Finding):
            command = (
                finishing.problem(desk, ticket, finding)
                or finishing.prevention(desk, ticket, finding)
                or finishing.known_error(desk, ticket, finding)
            )
            if command is not None:
                return command
    return None


def write_up(desk: Desk) -> Command | None:
    """Answers are written up once nothing else is owed."""
    return finishing.write_article(desk) if desk.book.length - desk.now >= LATE else None


def farewells(desk: Desk) -> Command | None:
    """Callers who confirmed are asked whether it may be closed."""
    for ticket in desk.view.tickets:
        if ticket.mine and ticket.state == "resolved":
            command = finishing.goodbye(desk, ticket)
            if command is not None:
                return command
    return None


def duties(find: Finder = investigate) -> tuple[Duty, ...]:
    """The careful duties in order of urgency, with a way of finding out what it is."""
    return (
        talk.take_phone,
        attending.talk_on_line,
        attending.take_up_again,
        telling.notify_security,
        telling.promise_soon,
        finishing.hand_over,
        partial(urgent_words, find=find),
        partial(work_p1, find=find),
        talk.open_alarms,
        timeless(attending.record_contacts),
        timeless(records.revise_priorities),
        partial(work_p1, find=find),
        attending.ask_stories,
        attending.pass_on,
        partial(work_grave, find=find),
        partial(improve, find=find),
        timeless(finishing.carry_out),
        partial(work_small, find=find),
        timeless(farewells),
        write_up,
    )


CAREFUL = DutyPolicy("careful", duties(), busy=(attending.park_for_phone,))
