"""Verifying, recording, resolving, and what keeps it from coming back; the note for the next desk."""

from __future__ import annotations

from simulator.bots.desk import Desk
from simulator.bots.diagnosis import Finding
from simulator.bots.records import MACHINES
from simulator.bots.restoring import LATER, half_done, places, supporting, whom
from simulator.bots.talk import ask, was_asked
from simulator.bots.wishes import answers_held, guide_for
from simulator.domain.base import Command
from simulator.domain.inputs import (
    AddNote,
    ApplyRemedy,
    CloseTicket,
    EscalateBySkill,
    HoldTicket,
    RaiseChange,
    RaiseProblem,
    RecordKnownError,
    RecordRestoration,
    ResolveTicket,
    WriteArticle,
    WriteHandOver,
)
from simulator.domain.plan import Act
from simulator.domain.time import MINUTE
from simulator.views.desk import InteractionView, TicketView

WITNESSES = 3
"""How many callers of different places confirm at most."""
AGAIN = 12 * MINUTE
"""How long a caller who said no is left alone before being asked again."""
WORKAROUND = "tell-workaround"
"""Eases, restores nothing."""
NEAR_END = 12 * MINUTE
NOT_OURS_TO_PREVENT = ("supplier", "access", "human-step", "attack", "")


def last_act(desk: Desk, ticket: TicketView) -> int | None:
    """When the last thing done for a ticket took effect, or None while something still runs or nothing was done."""
    runs = [run for run in desk.runs_of(ticket) if run.remedy != WORKAROUND]
    cases = [case for case in desk.cases_of(ticket) if case.outcome in ("acted", "taken-over")]
    ends = [run.ended for run in runs if run.ended is not None]
    ends += [case.ended for case in cases if case.ended is not None]
    return max(ends, default=None)


def witnesses(desk: Desk, ticket: TicketView) -> tuple[InteractionView, ...]:
    """Callers to verify with: those with this one trouble who saw it themselves, clients first, one for each place."""
    found: dict[str, InteractionView] = {}
    people = [
        one
        for one in desk.contacts_of(ticket)
        if one.channel not in MACHINES and one.opened is not None and one.call != "gone" and not one.of
    ]
    for one in sorted(people, key=lambda one: (_torn(desk, one, ticket), one.unit != "clients", one.arrived, one.id)):
        found.setdefault(one.site, one)
    single = [one for one in found.values() if not _torn(desk, one, ticket)]
    return tuple(single or found.values())[:WITNESSES]


def _torn(desk: Desk, one: InteractionView, ticket: TicketView) -> bool:
    """Whether a person's yes or no may be about something else: two troubles, no patience left, or only hearsay."""
    seen = any("seen" in fact.covers and fact.service == ticket.service for fact in desk.said(one))
    return len(one.tickets) > 1 or not seen or 0 < one.patience <= one.lines


def said_since(one: InteractionView, tick: int) -> bool | None:
    """What a caller last saw since a tick: True, False, or None when not asked."""
    seen = [works for when, works in one.confirmed if when >= tick]
    return seen[-1] if seen else None


def verify(desk: Desk, ticket: TicketView) -> Command | None:
    """Ask the callers to do the thing that failed, once something took effect; after a no, ever later."""
    tick = last_act(desk, ticket)
    if tick is None or ticket.restorations:
        return None
    for one in witnesses(desk, ticket):
        seen = said_since(one, tick)
        if "confirm" in one.pending or seen is True:
            continue
        noes = [when for when, works in one.confirmed if not works and when >= tick]
        if seen is False and desk.now - noes[-1] < AGAIN * len(noes) * len(noes):
            continue
        if seen is None and _gave_no_answer(one, tick):
            continue
        return ask(desk, one, "confirm")
    return None


def may_be_over(desk: Desk, ticket: TicketView) -> bool:
    """Whether it works again by what callers say, or somebody who was asked has not answered and nobody said no."""
    tick = last_act(desk, ticket)
    if ticket.restorations or tick is None:
        return bool(ticket.restorations)
    people = witnesses(desk, ticket)
    answers = [said_since(one, tick) for one in people]
    return False not in answers and (True in answers or any("confirm" in one.pending for one in people))


def _gave_no_answer(one: InteractionView, tick: int) -> bool:
    """Whether somebody out of patience was asked already, since a tick or before any answer, and will not say more."""
    since = any(line[0] >= tick and line[2] == "confirm" for line in one.talk)
    return one.lines > one.patience and was_asked(one, "confirm") and (since or not one.confirmed)


def verified(desk: Desk, ticket: TicketView, tick: int) -> str:
    """The fact by which a restoration is verified: a yes of somebody and a no of nobody; '' while it is not."""
    people = witnesses(desk, ticket)
    answers = [said_since(one, tick) for one in people]
    if False in answers or True not in answers:
        return ""
    if any(answer is None and "confirm" in one.pending for one, answer in zip(people, answers, strict=True)):
        return ""
    facts = [fact for fact in desk.view.facts if fact.kind == "confirmation" and fact.works and fact.tick >= tick]
    names = {one.id for one in people}
    return next((fact.id for fact in reversed(facts) if fact.interaction in names), "")


def record_restoration(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    """State since when it works, once callers say so and nothing that restores is still to come."""
    tick = last_act(desk, ticket)
    if ticket.restorations or tick is None:
        return None
    if finding is not None and half_done(desk, ticket, finding):
        return None
    fact = verified(desk, ticket, tick)
    if not fact:
        return None
    return RecordRestoration(seat=desk.seat, ticket=ticket.id, at=max(tick, ticket.opened), verified_by=fact)


def resolve(desk: Desk, ticket: TicketView) -> Command | None:
    """What was restored and verified is resolved with a note for the user."""
    if not ticket.restorations or ticket.state not in ("in-progress", "on-hold", "new"):
        return None
    fact = ticket.restorations[-1][2]
    note = tuple(dict.fromkeys((*([fact] if fact else []), *ticket.facts)))[:4]
    return ResolveTicket(seat=desk.seat, ticket=ticket.id, code="fixed", note=note, verified_by=fact)


def goodbye(desk: Desk, ticket: TicketView) -> Command | None:
    """A resolved ticket is closed with the consent of a caller who confirmed."""
    if ticket.state != "resolved":
        return None
    people = [one for one in desk.contacts_of(ticket) if any(works for _, works in one.confirmed)]
    for one in people:
        if not was_asked(one, "close"):
            return ask(desk, one, "close")
    if not people or change_waits(desk, ticket):
        return None
    return CloseTicket(seat=desk.seat, ticket=ticket.id)


def problem(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    """What would come again gets a problem with an owner."""
    if finding is None or finding.mechanism in NOT_OURS_TO_PREVENT:
        return None
    if any(ticket.id in one.tickets for one in desk.view.problems):
        return None
    part = finding.component.partition("/")[0]
    known = desk.book.cis.get(part)
    if known is None:
        return None
    return RaiseProblem(
        seat=desk.seat,
        tickets=(ticket.id,),
        ci=part,
        owner=known.owner,
        facts=(*finding.facts, *finding.against),
        factors=("latent-cause", "detection-gap"),
    )


def prevention(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    """The change that takes the hazard away, raised from the problem."""
    found = next((one for one in desk.view.problems if ticket.id in one.tickets), None)
    if finding is None or found is None:
        return None
    for act in finding.acts:
        if act.approval != LATER:
            continue
        for place in places(desk, ticket, act):
            if desk.change(act.remedy, place) is None:
                return RaiseChange(
                    seat=desk.seat,
                    type="normal",
                    remedy=act.remedy,
                    target=place,
                    ticket=ticket.id,
                    problem=found.id,
                    risk=7,
                    back_out=True,
                    window=desk.now + 24 * 60 * MINUTE,
                    sign_off=found.owner,
                )
    return None


def carry_out(desk: Desk) -> Command | None:
    """A change that was approved is asked of the group that does it; approval alone changes nothing."""
    for change in desk.view.changes:
        ticket = desk.tickets.get(change.ticket)
        if change.state != "approved" or ticket is None or ticket.state in ("closed", "cancelled"):
            continue
        asked = any((case.remedy, case.change) == (change.remedy, change.id) for case in desk.view.cases)
        if asked or desk.run(change.remedy, change.target, ticket.opened) is not None:
            continue
        group = whom(desk, Act(change.remedy, change.target, "", "none"), change.target)
        if not group:
            return ApplyRemedy(
                seat=desk.seat, remedy=change.remedy, target=change.target, ticket=ticket.id, change=change.id
            )
        return EscalateBySkill(
            seat=desk.seat,
            ticket=ticket.id,
            group=group,
            facts=supporting(desk, ticket, None),
            remedy=change.remedy,
            target=change.target,
            change=change.id,
        )
    return None


def change_waits(desk: Desk, ticket: TicketView) -> bool:
    """Whether a change of a ticket is still to be decided or done, so that the ticket is better left open."""
    return any(change.ticket == ticket.id and change.state in ("raised", "approved") for change in desk.view.changes)


def known_error(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    """Symptom, reading and workaround are written beside the problem."""
    found = next((one for one in desk.view.problems if ticket.id in one.tickets and not one.known_error), None)
    if found is None or finding is None:
        return None
    symptom = tuple(fact.id for fact in desk.spoken_facts(ticket) if fact.symptoms)[:2]
    return RecordKnownError(
        seat=desk.seat, problem=found.id, facts=(*symptom, *finding.facts)[:5], workaround=finding.workaround
    )


def write_article(desk: Desk) -> Command | None:
    """A question that was answered is written down for the next who asks."""
    about = {one for _, one in desk.view.written}
    for ticket in desk.view.tickets:
        if ticket.category != "Request" or ticket.subcategory != "How-to" or ticket.state not in ("resolved", "closed"):
            continue
        if ticket.id in about or not ticket.facts:
            continue
        held = tuple(fact for fact in ticket.facts if fact in desk.facts)
        guide = guide_for(desk, desk.facts_of(ticket))
        answers = answers_held(desk, guide) if guide is not None else ()
        return WriteArticle(seat=desk.seat, about=ticket.id, facts=(*answers, *held)[:5])
    return None


def bring_to_record(desk: Desk, ticket: TicketView) -> Command | None:
    """Everything held about an open ticket stands on it, with what is to be done next."""
    held = tuple(fact.id for fact in desk.facts_of(ticket) if fact.id not in ticket.facts)
    step = next_step(desk, ticket)
    if not held and ticket.next_step == step:
        return None
    return AddNote(seat=desk.seat, ticket=ticket.id, facts=held[:8], next_step=step)


def next_step(desk: Desk, ticket: TicketView) -> str:
    """What the next desk should do, as an act."""
    if desk.case_open(ticket):
        return "confirm"
    if ticket.restorations:
        return "resolve"
    return "diagnostic" if ticket.type == "incident" else "reply"


def hand_over(desk: Desk) -> Command | None:
    """Near the end the open tickets go into a note for the next desk."""
    if desk.view.handover or desk.book.length - desk.now > NEAR_END:
        return None
    for ticket in desk.open_tickets():
        command = bring_to_record(desk, ticket)
        if command is not None:
            return command
    return WriteHandOver(seat=desk.seat, tickets=tuple(ticket.id for ticket in desk.open_tickets()))


def hold_for_supplier(desk: Desk, ticket: TicketView) -> Command | None:
    """A ticket that waits for a supplier's open case is held behind it, honestly."""
    if ticket.state != "in-progress" or ticket.hold:
        return None
    for case in desk.cases_of(ticket):
        if case.kind == "supplier" and case.state in ("open", "working"):
            return HoldTicket(
                seat=desk.seat,
                ticket=ticket.id,
                reason="vendor",
                next_check=desk.now + 30 * MINUTE,
                question=case.id,
            )
    return None
