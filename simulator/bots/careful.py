"""The careful policy: the handbook and a generic method, as a list of small duties in order of urgency."""

from __future__ import annotations

from simulator.bots import finishing, records, restoring, talk, telling, wishes
from simulator.bots.desk import Desk
from simulator.bots.diagnosis import Finding, investigate
from simulator.bots.policy import Duty, DutyPolicy
from simulator.domain.base import Command
from simulator.domain.inputs import (
    ApplyRemedy,
    OpenInteraction,
    ParkWork,
    ReadArticle,
    ReplyToCaller,
    ResumeTicket,
    ResumeWork,
    RunDiagnostic,
    SendUpdate,
    WriteArticle,
)
from simulator.domain.plan import Act
from simulator.domain.time import MINUTE
from simulator.views.desk import InteractionView, TicketView

PARKABLE = (RunDiagnostic, ReplyToCaller, SendUpdate, OpenInteraction, ReadArticle, WriteArticle)
LUNCH = 12 * 60
"""Local minute from which a restart disturbs least."""
LONG_OUTAGE = 10 * MINUTE
LATE = 25 * MINUTE
"""So long before the end nothing new is begun that only improves."""


# The phone and the hands


def park_for_phone(desk: Desk) -> Command | None:
    """Reading and writing are laid aside for a ringing phone."""
    if not desk.view.ringing or desk.view.on_call or not isinstance(desk.view.hands.command, PARKABLE):
        return None
    return ParkWork(seat=desk.seat)


def take_up_again(desk: Desk) -> Command | None:
    """What was laid aside for the phone is taken up when the line is free."""
    if desk.view.on_call or not desk.view.hands.parked:
        return None
    return ResumeWork(seat=desk.seat, work=desk.view.hands.parked[0][0])


def talk_on_line(desk: Desk) -> Command | None:
    """The caller on the line is asked what is worth asking, then let go."""
    one = desk.interactions.get(desk.view.on_call)
    if one is None or one.opened is None:
        return None
    return question(desk, one) or talk.hang_up(desk)


def question(desk: Desk, one: InteractionView) -> Command | None:
    """The next question worth putting to a person, whatever they want."""
    if not talk.worth_asking(desk, one):
        return None
    found = records.matters(desk, one)
    ticket = records.ticket_for(desk, found[0]) if found else None
    intent = talk.story_question(desk, one, ticket)
    if intent:
        return talk.ask(desk, one, intent)
    for matter in wishes.wishes(desk, one):
        password = wishes.wants_password(matter.facts)
        if password is not None:
            if not wishes.identity_known(desk, one) and not talk.was_asked(one, "try"):
                return talk.ask(desk, one, "try")
        elif wishes.guide_for(desk, matter.facts) is None:
            return wishes.ask_for_refer(desk, one)
    return None


# Records


def record_contacts(desk: Desk) -> Command | None:
    """Contacts that were read are tied or logged, the gravest first."""
    for one in sorted(desk.opened(), key=lambda one: talk.severity(desk, one)):
        if one.dismissed or one.referred or desk.on_line(one):
            continue
        found = records.matters(desk, one)
        if len(found) == 1 and found[0].kind == "misrouted":
            continue
        command = records.set_aside(desk, one) or records.record_contact(desk, one)
        if command is not None:
            return command
    return None


def ask_stories(desk: Desk) -> Command | None:
    """People who wrote are asked for what is missing, the gravest first."""
    for one in sorted(desk.opened(), key=lambda one: talk.severity(desk, one)):
        if desk.on_line(one) or _over(desk, one):
            continue
        command = question(desk, one)
        if command is not None:
            return command
    return None


def _over(desk: Desk, one: InteractionView) -> bool:
    tickets = [desk.tickets[name] for name in one.tickets if name in desk.tickets]
    return bool(tickets) and all(
        ticket.state not in ("new", "assigned", "in-progress", "on-hold") for ticket in tickets
    )


# Incidents


def workaround_owed(desk: Desk, ticket: TicketView, finding: Finding) -> Command | None:
    """The workaround that an article knows is put in force once."""
    if not finding.workaround or desk.permission("tell-workaround") != "may" or ticket.restorations:
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


def work_incident(desk: Desk, ticket: TicketView) -> Command | None:
    """The next step of an incident: story, reading, diagnosis, workaround, restoration, proof, word, end."""
    basics: tuple[Duty, ...] = (
        lambda desk: records.take(desk, ticket),
        lambda desk: _resume(desk, ticket),
        lambda desk: records.revise_priority(desk, ticket),
    )
    command = next((found for duty in basics if (found := duty(desk)) is not None), None)
    if command is not None:
        return command
    finding = investigate(desk, ticket)
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
            or (None if wait else restoring.next_act(desk, ticket, finding))
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


def urgent_words(desk: Desk) -> Command | None:
    """A P1 is declared and told before anything else is done about it."""
    for ticket in desk.open_tickets():
        if ticket.type != "incident" or ticket.priority != 1:
            continue
        command = (
            records.take(desk, ticket)
            or telling.declare(desk, ticket)
            or telling.update_due(desk, ticket)
            or telling.brief_due(desk, ticket)
        )
        if command is not None:
            return command
    return None


def work_p1(desk: Desk) -> Command | None:
    """The next step of a P1."""
    return _work(desk, tuple(ticket for ticket in desk.open_tickets() if ticket.priority == 1))


def work_others(desk: Desk) -> Command | None:
    """The next step of the other tickets, by priority and due time."""
    return _work(desk, tuple(ticket for ticket in desk.open_tickets() if ticket.priority != 1))


def _work(desk: Desk, tickets: tuple[TicketView, ...]) -> Command | None:
    for ticket in tickets:
        command = work_incident(desk, ticket) if ticket.type == "incident" else work_request(desk, ticket)
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


def pass_on(desk: Desk) -> Command | None:
    """What belongs to others goes to them; who asks how things stand is told."""
    for one in desk.opened():
        if not wishes.reachable(one) or one.referred or one.tickets or desk.on_line(one):
            continue
        for matter in wishes.wishes(desk, one):
            if matter.kind == "misrouted":
                return wishes.serve_wish(desk, one, matter, None)
        command = telling.answer_onlooker(desk, one)
        if command is not None:
            return command
    return None


# What keeps it from coming back


def improve(desk: Desk) -> Command | None:
    """Problems, preventing changes, known errors and articles, once nothing presses."""
    if desk.book.length - desk.now < LATE:
        return None
    for ticket in desk.view.tickets:
        if not ticket.diagnoses or not ticket.restorations:
            continue
        finding = investigate(desk, ticket)
        if isinstance(finding, Finding):
            command = (
                finishing.problem(desk, ticket, finding)
                or finishing.prevention(desk, ticket, finding)
                or finishing.known_error(desk, ticket, finding)
            )
            if command is not None:
                return command
    return finishing.write_article(desk)


def farewells(desk: Desk) -> Command | None:
    """Callers who confirmed are asked whether it may be closed."""
    for ticket in desk.view.tickets:
        if ticket.mine and ticket.state == "resolved":
            command = finishing.goodbye(desk, ticket)
            if command is not None:
                return command
    return None


DUTIES: tuple[Duty, ...] = (
    talk.take_phone,
    talk_on_line,
    telling.notify_security,
    telling.promise_soon,
    take_up_again,
    finishing.hand_over,
    urgent_words,
    work_p1,
    talk.open_alarms,
    record_contacts,
    ask_stories,
    pass_on,
    work_others,
    farewells,
    improve,
)

CAREFUL = DutyPolicy("careful", DUTIES, busy=(park_for_phone,))
