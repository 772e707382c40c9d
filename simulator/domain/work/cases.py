"""Cases: what groups, suppliers and superiors do with what they are asked."""

from __future__ import annotations

from simulator.domain.asking.events import NeedMet
from simulator.domain.base import Draw, Event
from simulator.domain.changes.events import ChangeApproved
from simulator.domain.faults import effects, readings
from simulator.domain.record import Case, Run
from simulator.domain.truth import FaultState
from simulator.domain.work.diagnostics import reading
from simulator.domain.work.events import CaseBounced, CaseDone, CaseStarted, RestorationRecorded, TicketResolved
from simulator.domain.work.inputs import CaseStartDue, CaseWorkEnded, RemedyEnded
from simulator.domain.work.remedies import applied, started
from simulator.domain.world import World

THIN = 2
"""An ask that lacks so many of the parts a group needs comes back."""


def cases_of(world: World, ticket: str) -> list[Case]:
    """The cases of a ticket, oldest first."""
    return [world.record.cases[name] for name in world.record.index.cases.get(ticket, ())]


def thin(world: World, case: Case) -> bool:
    """Whether an ask comes back for lack of facts; a group sends the same ticket back only once."""
    if case.kind in ("authority", "team") or len(case.missing) < THIN:
        return False
    return not any(other.reason == "thin" and other.group == case.group for other in cases_of(world, case.ticket))


def _bounced(world: World, case: Case, reason: str, hint: str = "", fact: str = "") -> list[Event]:
    return [
        CaseBounced(
            tick=world.now,
            case=case.id,
            ticket=case.ticket,
            seat=_seat(world, case),
            reason=reason,
            missing=case.missing,
            hint_group=hint,
            fact=fact,
        )
    ]


def _seat(world: World, case: Case) -> str:
    return case.seat if world.record.relief is None else "relief"


def case_start_due(world: World, input: CaseStartDue) -> tuple[Event, ...]:
    """A group looks at a case: sends it back, or starts."""
    case = world.record.cases[input.case]
    if case.state != "open":
        return ()
    if thin(world, case):
        return tuple(_bounced(world, case, "thin"))
    begun: list[Event] = [CaseStarted(tick=world.now, case=case.id)]
    if not case.remedy:
        return tuple(begun)
    refused = _refused(world, case)
    if refused:
        return tuple(refused)
    begun.append(
        started(
            world,
            remedy=case.remedy,
            target=case.target,
            by=case.group,
            seat=_seat(world, case),
            ticket=case.ticket,
            interaction="",
            change=case.change,
            case=case.id,
        )
    )
    return tuple(begun)


def _refused(world: World, case: Case) -> list[Event]:
    """Why a group will not do what was asked: not its right, no change that allows it, or the record shows harm."""
    right = effects.permission(world, case.remedy, case.group)
    could = right == "may" or any(
        effects.matches(flip, case.remedy, case.target) and case.group in flip.who
        for fault in world.book.faults.values()
        for flip in fault.flips
    )
    if not could:
        holders = [name for name, what in world.book.remedies[case.remedy].who if what == "may"]
        return _bounced(world, case, "not-ours", hint=holders[0] if holders else "")
    if not _allowed(world, case.remedy, case.change, case.target):
        return _bounced(world, case, "no-change")
    if effects.harmful(world, case.remedy, case.target) and not case.insist:
        return _bounced(world, case, "harmful")
    return []


def _allowed(world: World, remedy: str, change: str, target: str) -> bool:
    needed = world.book.remedies[remedy].approval
    if needed == "none":
        return True
    record = world.record.changes.get(change)
    if record is None:
        return any(
            item.state in ("approved", "implemented") and item.remedy == remedy and covers_target(item.target, target)
            for item in world.record.changes.values()
        )
    granted = record.state in ("approved", "implemented") and record.remedy == remedy
    return granted and covers_target(record.target, target)


def covers_target(allowed: str, target: str) -> bool:
    """Whether a change for `allowed` covers `target`: the same place or a member of it."""
    return allowed == target or target.startswith(f"{allowed}/")


def remedy_ended(world: World, input: RemedyEnded) -> tuple[Event, ...]:
    """A remedy has run its time; a case that waited for it is done."""
    run = world.record.runs.get(input.remedy)
    if run is None or run.ended is not None:
        return ()
    return (*applied(world, run.id), *after_remedy(world, run))


def after_remedy(world: World, run: Run) -> list[Event]:
    """A case that asked for a remedy is done with it."""
    case = world.record.cases.get(run.case)
    if case is None or case.state != "working":
        return []
    done: list[Event] = [_done(world, case, "acted")]
    return done + (_owner_resolves(world, case) if case.kind == "owner" else [])


def _done(world: World, case: Case, outcome: str, facts: tuple[str, ...] = (), needs_change: str = "") -> CaseDone:
    return CaseDone(
        tick=world.now,
        case=case.id,
        ticket=case.ticket,
        seat=_seat(world, case),
        outcome=outcome,
        facts=facts,
        needs_change=needs_change,
    )


def work_draws(world: World, case_id: str) -> tuple[Draw, ...]:
    """Noise for the reading that a group would take."""
    case = world.record.cases[case_id]
    telling = _telling_reading(world, case)
    return readings.draws_for(world, *telling) if telling else ()


def case_work_ended(world: World, input: CaseWorkEnded) -> tuple[Event, ...]:
    """What comes of a group's own look: a decision, a finding, a lawful cure, or nothing."""
    case = world.record.cases[input.case]
    if case.state != "working":
        return ()
    if case.kind == "authority":
        return tuple(_decided(world, case))
    needs = _meet_needs(world, case)
    faults = [state for state in effects.related(world, case.ticket) if state.active]
    if not faults:
        ending: list[Event] = [_done(world, case, "acted" if needs else "nothing-found")]
        return (*needs, *ending, *(_owner_resolves(world, case) if case.kind == "owner" and needs else []))
    events: list[Event] = list(needs)
    state = next((item for item in faults if _ours(world, case, item)), None)
    if state is None:
        owner = world.book.ci_of(faults[0].fault.ci)
        return (*events, *_bounced(world, case, "not-ours", hint=owner.owner if owner else ""))
    return (*events, *_work_on(world, case, state, dict(input.noise)))


def _decided(world: World, case: Case) -> list[Event]:
    approved: list[Event] = []
    if case.matter == "approval":
        if not any(group.lead == case.person for group in world.book.groups.values() if group.kind != "supplier"):
            return _bounced(world, case, "not-allowed")
        approved = [
            ChangeApproved(tick=world.now, change=change.id, by=case.person)
            for change in world.record.changes.values()
            if change.ticket == case.ticket and change.state == "raised" and change.back_out
        ]
    return [*approved, _done(world, case, "decided")]


def _ours(world: World, case: Case, state: FaultState) -> bool:
    ci = world.book.ci_of(state.fault.ci)
    if ci is not None and ci.owner == case.group:
        return True
    if any(end.by == case.group for end in state.fault.ends):
        return True
    return any(case.group in flip.who for flip in state.fault.flips)


def _telling_reading(world: World, case: Case) -> tuple[str, str] | None:
    """The (diagnostic, target) by which an expert sees the fault of a case."""
    for state in effects.related(world, case.ticket):
        if not state.active or not _ours(world, case, state):
            continue
        for move in state.fault.moves:
            kind = world.book.kind_of(move.at)
            if kind is None or not move.signal:
                continue
            for use in kind.diagnostics:
                if move.signal in use.signals:
                    return use.diagnostic, move.at
    return None


def _work_on(world: World, case: Case, state: FaultState, noise: dict[str, int]) -> list[Event]:
    seat = _seat(world, case)
    events: list[Event] = []
    facts: tuple[str, ...] = ()
    telling = _telling_reading(world, case)
    if telling:
        taken = reading(world, seat, case.group, telling[0], telling[1], case.ticket, noise)
        events += taken
        facts = (f"{telling[0]}@{telling[1]}@{world.now // 60_000}",)
    ended = next((number for number, end in enumerate(state.fault.ends) if end.by == case.group), None)
    if ended is not None:
        events += effects.change(world, state, state.fault.ends[ended].set, f"ends/{ended}")
        return [*events, _done(world, case, "acted", facts)]
    cure = _cure(world, case, state)
    if cure is None:
        return [*events, _done(world, case, "found", facts)]
    remedy, target, change_type = cure
    if change_type:
        return [*events, _done(world, case, "found", facts, f"{remedy}@{target}@{change_type}")]
    begun = started(
        world, remedy=remedy, target=target, by=case.group, seat=seat, ticket=case.ticket, interaction="", change="",
        case=case.id,
    )  # fmt: skip
    return [*events, begun]


def _cure(world: World, case: Case, state: FaultState) -> tuple[str, str, str] | None:
    """The lawful harmless flip that this group can do and that restores most: (remedy, target, change needed or '')."""
    best: tuple[int, str, str, str] | None = None
    for number, flip in enumerate(state.fault.flips):
        if flip.harm or flip.spawns or flip.damage > 0 or flip.destroys or flip.remedy == "tell-workaround":
            continue
        if case.group not in flip.who and effects.permission(world, flip.remedy, case.group) != "may":
            continue
        after = {**state.conditions, **dict(flip.set)}
        restores, removes = effects.verdict(state.fault, state.conditions, after)
        if restores == "none" and removes == "none":
            continue
        worth = {"none": 0, "partly": 2, "wholly": 4}[restores] + {"none": 0, "some": 1, "all": 1}[removes]
        if effects.harmful(world, flip.remedy, flip.at):
            worth -= 4
        needed = flip.approval if flip.approval is not None else world.book.remedies[flip.remedy].approval
        allowed = needed == "none" or _allowed(world, flip.remedy, "", flip.at)
        candidate = (worth * 100 - number, flip.remedy, flip.at, "" if allowed else needed)
        if worth > 0 and (best is None or candidate[0] > best[0]):
            best = candidate
    return best[1:] if best else None


def _meet_needs(world: World, case: Case) -> list[Event]:
    """A group that owns the needs behind a ticket meets them."""
    events: list[Event] = []
    for interaction in world.record.tickets[case.ticket].interactions:
        for name, met in world.truth.needs.get(interaction, {}).items():
            need = world.book.needs[name]
            if met is None and need.owner == case.group:
                events.append(NeedMet(tick=world.now, interaction=interaction, need=name, how=case.group))
    return events


def _owner_resolves(world: World, case: Case) -> list[Event]:
    """A group that owns a ticket says so when it is done with it."""
    ticket = world.record.tickets[case.ticket]
    if ticket.group != case.group or not ticket.open or not ticket.impact:
        return []
    now = world.now
    events: list[Event] = []
    if ticket.type == "incident":
        events.append(RestorationRecorded(tick=now, ticket=ticket.id, seat=case.group, at=now, verified_by=""))
    events.append(
        TicketResolved(
            tick=now,
            ticket=ticket.id,
            seat=case.group,
            code="fixed" if ticket.type == "incident" else "fulfilled",
            note=(),
            verified_by="",
            text="",
        )
    )
    return events
