"""Attending to people: the line, the desk's unread and unrecorded contacts, stories, and who asks how things stand."""

from __future__ import annotations

from simulator.bots import records, talk, telling, wishes
from simulator.bots.desk import OPEN_STATES, Desk
from simulator.domain.base import Command
from simulator.domain.inputs import (
    OpenInteraction,
    ParkWork,
    ReadArticle,
    ReplyToCaller,
    ResumeWork,
    RunDiagnostic,
    SendUpdate,
    WriteArticle,
)
from simulator.views.desk import InteractionView, TicketView

PARKABLE = (RunDiagnostic, ReplyToCaller, SendUpdate, OpenInteraction, ReadArticle, WriteArticle)


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
    return question(desk, one) or telling.answer_onlooker(desk, one) or talk.hang_up(desk)


def question(desk: Desk, one: InteractionView) -> Command | None:
    """The next question worth putting to a person, whatever they want."""
    if not talk.worth_asking(desk, one):
        return None
    found = records.matters(desk, one)
    ticket = records.ticket_for(desk, found[0]) if found else None
    if ticket is not None and tells_enough(desk, one, ticket):
        return telling.first_word(desk, one, ticket)
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


def tells_enough(desk: Desk, one: InteractionView, ticket: TicketView) -> bool:
    """Whether the story is told already and this caller is better given a word than asked for one."""
    if talk.is_first(one, ticket) or ticket.type != "incident":
        return False
    return desk.covers(desk.spoken_facts(ticket)) >= talk.STORY and "own-way" in desk.covers(desk.spoken_facts(ticket))


# Records


def record_contacts(desk: Desk) -> Command | None:
    """Contacts that were read are tied or logged, the gravest first; also what was passed on before it was logged."""
    for one in sorted(desk.opened(), key=lambda one: talk.severity(desk, one)):
        if one.dismissed or desk.on_line(one):
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
    return bool(tickets) and all(ticket.state not in OPEN_STATES for ticket in tickets)


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
