"""Getting it restored: changes, own remedies, asks to owners and suppliers, and what to do when they come back."""

from __future__ import annotations

from typing import Literal

from simulator.bots.desk import Desk
from simulator.bots.diagnosis import Finding, localised
from simulator.domain.base import Command
from simulator.domain.inputs import (
    ApplyRemedy,
    CallSupplier,
    EscalateBySkill,
    RaiseChange,
    ReadArticle,
    RunDiagnostic,
    StateDiagnosis,
)
from simulator.domain.plan import Act
from simulator.views.desk import CaseView, ChangeView, FactView, TicketView

ASK_LIMIT = 2
"""How often one remedy is asked for before it is left to the owner."""
FACT_LIMIT = 8
EMERGENCY = "emergency"
"""Approval of acts that take something down, or may."""
LATER = "normal"
"""Approval of acts that take more than a shift: they prevent, they do not restore."""


def places(desk: Desk, ticket: TicketView, act: Act) -> tuple[str, ...]:
    """Where an act is to be done for this ticket."""
    return localised(desk, act.at, desk.sites(desk.spoken_facts(ticket)))


def steps(desk: Desk, ticket: TicketView, finding: Finding) -> tuple[tuple[Act, str], ...]:
    """The acts that restore, at their places, in the article's order."""
    return tuple((act, place) for act in finding.acts if act.approval != LATER for place in places(desk, ticket, act))


def done(desk: Desk, ticket: TicketView, act: Act, place: str) -> bool:
    """Whether an act has run its time since the ticket began."""
    run = desk.run(act.remedy, place, ticket.opened)
    return run is not None and run.ended is not None


def stages(desk: Desk, ticket: TicketView, finding: Finding) -> tuple[tuple[tuple[Act, str], ...], ...]:
    """The steps that may run side by side: one remedy at several places is one stage, another remedy the next."""
    found: list[list[tuple[Act, str]]] = []
    for act, place in steps(desk, ticket, finding):
        if found and found[-1][0][0].remedy == act.remedy:
            found[-1].append((act, place))
        else:
            found.append([(act, place)])
    return tuple(tuple(stage) for stage in found)


def given_up(desk: Desk, ticket: TicketView, act: Act, place: str) -> bool:
    """Whether an act was asked for in vain: refused with a reason, or asked too often."""
    asked = [case for case in desk.cases_of(ticket) if (case.remedy, case.target) == (act.remedy, place)]
    bounced = [case for case in asked if case.state == "bounced"]
    if not bounced or asked[-1].state != "bounced":
        return False
    return asked[-1].reason in ("harmful", "not-allowed", "not-ours") or len(bounced) > ASK_LIMIT


def half_done(desk: Desk, ticket: TicketView, finding: Finding) -> bool:
    """Whether a stage is done at some of its places and still to come at others."""
    for stage in stages(desk, ticket, finding):
        count = sum(1 for act, place in stage if done(desk, ticket, act, place))
        if 0 < count < len(stage) and not all(
            done(desk, ticket, act, place) or given_up(desk, ticket, act, place) for act, place in stage
        ):
            return True
    return False


def next_act(desk: Desk, ticket: TicketView, finding: Finding, *, calm: bool = False) -> Command | None:
    """The next thing to do, raise or ask for; None while everything is under way or done.

    When it may be over already (`calm`) no emergency change is begun: nothing would justify what it takes down.
    """
    for stage in stages(desk, ticket, finding):
        waiting = False
        for act, place in stage:
            if done(desk, ticket, act, place) or given_up(desk, ticket, act, place):
                continue
            if calm and act.approval == EMERGENCY:
                continue
            waiting = True
            if desk.run(act.remedy, place, ticket.opened) is not None:
                continue
            command = pursue(desk, ticket, finding, act, place)
            if command is not None:
                return command
        if waiting and not ticket.restorations:
            return None
    return None


def pursue(desk: Desk, ticket: TicketView, finding: Finding, act: Act, place: str) -> Command | None:
    """One act: its change, then the ask or one's own hands."""
    change = desk.change(act.remedy, place)
    if act.approval not in ("none", "") and (change is None or change.state in ("raised", "rejected")):
        places_of = {one for other, one in steps(desk, ticket, finding) if other.remedy == act.remedy}
        return change_for(desk, ticket, act, place, change, whole=len(places_of) > 1)
    allowed = change.id if change is not None and change.state in ("approved", "implemented") else ""
    group = whom(desk, act, place)
    if not group:
        return ApplyRemedy(seat=desk.seat, remedy=act.remedy, target=place, ticket=ticket.id, change=allowed)
    return ask_group(desk, ticket, finding, group, act.remedy, place, allowed)


def whom(desk: Desk, act: Act, place: str) -> str:
    """The group an act is asked of; '' when one's own hands may do it."""
    if act.by and act.by != desk.book.group:
        return act.by
    if desk.permission(act.remedy) == "may":
        return ""
    part = desk.book.cis.get(place.partition("/")[0])
    able = [group for group, permission in desk.book.remedies[act.remedy].who if permission == "may"] if part else []
    owner = part.owner if part else ""
    return owner if owner in able or not able else able[0]


def act_part(place: str) -> str:
    """The part a place belongs to."""
    return place.partition("/")[0]


def change_for(
    desk: Desk, ticket: TicketView, act: Act, place: str, change: ChangeView | None, *, whole: bool = False
) -> Command | None:
    """The change an act needs: raised once, and once more with what was missing when it was turned down."""
    if change is not None and change.state == "raised":
        return None
    raised = [one for one in desk.view.changes if one.remedy == act.remedy and one.target.startswith(act_part(place))]
    if len(raised) >= ASK_LIMIT:
        return None
    kind: Literal["standard", "normal", "emergency"] = "standard"
    if act.approval == "emergency" or (change is not None and change.reason == "wrong-type"):
        kind = "emergency"
    return RaiseChange(
        seat=desk.seat,
        type=kind,
        remedy=act.remedy,
        target=act_part(place) if whole else place,
        ticket=ticket.id,
        risk=7 if kind == "standard" else 10,
        back_out=True,
        sign_off=sign_off(desk, place),
    )


def sign_off(desk: Desk, place: str) -> str:
    """Who verifies a change: the group that owns the part."""
    part = desk.book.cis.get(place.partition("/")[0])
    return part.owner if part else desk.book.group


def supporting(desk: Desk, ticket: TicketView, finding: Finding | None) -> tuple[str, ...]:
    """The facts that an ask carries: the readings first, then one for each part of the story."""
    chosen: list[str] = [*(finding.facts if finding else ()), *(finding.against if finding else ())]
    covered: set[str] = set()
    for fact in desk.facts_of(ticket):
        new = set(fact.covers) - covered
        if new and fact.id not in chosen:
            chosen.append(fact.id)
            covered |= new
    return tuple(dict.fromkeys(chosen))[:FACT_LIMIT]


def ask_group(
    desk: Desk, ticket: TicketView, finding: Finding | None, group: str, remedy: str, place: str, change: str
) -> Command | None:
    """Ask a group or supplier, with the facts; again when what was missing is held."""
    asked = [case for case in desk.cases_of(ticket) if (case.group, case.remedy, case.target) == (group, remedy, place)]
    if asked and (asked[-1].state != "bounced" or len(asked) > ASK_LIMIT):
        return None
    facts = supporting(desk, ticket, finding)
    if asked:
        wanting = fill_gap(desk, ticket, asked[-1], place)
        if wanting is not None:
            return wanting
        if asked[-1].reason in ("harmful", "not-allowed", "not-ours"):
            return None
    else:
        gap = missing_parts(desk, ticket, group, facts)
        filled = first_gap(desk, ticket, gap, place)
        if filled is not None:
            return filled
    if desk.book.groups[group].kind == "supplier":
        return CallSupplier(seat=desk.seat, ticket=ticket.id, supplier=group, facts=facts)
    target = place if remedy else ""
    return EscalateBySkill(
        seat=desk.seat, ticket=ticket.id, group=group, facts=facts, remedy=remedy, target=target, change=change
    )


def missing_parts(desk: Desk, ticket: TicketView, group: str, facts: tuple[str, ...]) -> tuple[str, ...]:
    """Parts of an ask that a group wants and the facts do not tell."""
    held = desk.covers(desk.facts[fact] for fact in facts if fact in desk.facts)
    known = desk.book.groups.get(group)
    return tuple(need for need in known.needs if need not in held) if known else ()


def fill_gap(desk: Desk, ticket: TicketView, case: CaseView, place: str) -> Command | None:
    """What brings the parts that an ask lacked when it came back."""
    return first_gap(desk, ticket, case.missing, place)


def first_gap(desk: Desk, ticket: TicketView, missing: tuple[str, ...], place: str) -> Command | None:
    """One reading that brings logs or rules something out; None when talk must bring it or nothing is missing."""
    if "logs" in missing:
        return gap_reading(desk, ticket, place, "read-log")
    if "changed" in missing:
        return gap_reading(desk, ticket, place, "recent-changes")
    if "ruled-out" in missing:
        return gap_reading(desk, ticket, place, "check-health")
    return None


def gap_reading(desk: Desk, ticket: TicketView, place: str, diagnostic: str) -> Command | None:
    """A reading for an ask, at its target or at the part it belongs to, unless it is held."""
    part = place.partition("/")[0] or ticket.ci
    known = desk.book.cis.get(part)
    if known is None:
        return None
    if not any(use.diagnostic == diagnostic for use in desk.book.kinds[known.kind].diagnostics):
        return None
    if desk.reading(diagnostic, part, ticket.opened) is not None or desk.testing(diagnostic, part):
        return None
    return RunDiagnostic(seat=desk.seat, diagnostic=diagnostic, target=part, ticket=ticket.id)


def state_diagnosis(desk: Desk, ticket: TicketView, finding: Finding) -> Command | None:
    """Say what it is once an article and a reading say so; again when they now say something else."""
    if not finding.mechanism:
        return None
    if ticket.diagnoses and ticket.diagnoses[-1][1:3] == (finding.component, finding.mechanism):
        return None
    return StateDiagnosis(
        seat=desk.seat,
        ticket=ticket.id,
        component=finding.component,
        mechanism=finding.mechanism,
        sites=desk.sites(desk.spoken_facts(ticket)) if ticket.impact > 1 else (),
        facts=(*finding.facts, *finding.against),
    )


def follow_group(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    """Do what a group said it needs: the change without which it would not act, then the ask again."""
    for case in desk.cases_of(ticket):
        if not case.needs_change or case.state in ("open", "working"):
            continue
        remedy, target, kind = case.needs_change.split("@")
        if desk.run(remedy, target, ticket.opened) is not None:
            continue
        approval: Literal["standard", "emergency"] = "standard" if kind == "standard" else "emergency"
        act = Act(remedy=remedy, at=target, by=case.group, approval=approval)
        change = desk.change(remedy, target)
        if change is None or change.state == "rejected":
            return change_for(desk, ticket, act, target, change)
        if change.state in ("approved", "implemented"):
            command = ask_group(desk, ticket, finding, case.group, remedy, target, change.id)
            if command is not None:
                return command
    return None


def ask_owner(desk: Desk, ticket: TicketView, finding: Finding | None) -> Command | None:
    """With no article to lead on, the owner of the part is asked, with the facts, for no remedy in particular."""
    part = (finding.component if finding else ticket.ci).partition("/")[0]
    known = desk.book.cis.get(part)
    owner = known.owner if known else ""
    if not owner or owner == desk.book.group:
        return None
    return ask_group(desk, ticket, finding, owner, "", "", "")


def study(desk: Desk, answers: FactView) -> Command | None:
    """Read the first article that a fact's symptoms lead to and that nobody here has read."""
    for article in desk.book.articles.values():
        if article.id not in desk.view.read and set(article.symptoms).intersection(answers.symptoms):
            return ReadArticle(seat=desk.seat, article=article.id)
    return None
