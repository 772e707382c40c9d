"""Cases: what groups, suppliers and superiors do with what they are asked."""

from __future__ import annotations

from simulator.domain import lifecycle
from simulator.domain.asking.events import NeedMet
from simulator.domain.base import Draw, Event, Refusal
from simulator.domain.changes.events import ChangeApproved
from simulator.domain.faults import effects, readings
from simulator.domain.priority import priority
from simulator.domain.record import Case, Fact, Run, Ticket
from simulator.domain.triage.guards import known_ticket, unheld
from simulator.domain.truth import FaultState
from simulator.domain.work.diagnostics import reading
from simulator.domain.work.events import (
    CaseBounced,
    CaseDone,
    CaseOpened,
    CaseStarted,
    RestorationRecorded,
    TicketAssigned,
    TicketResolved,
)
from simulator.domain.work.inputs import (
    AssignTicket,
    CallSupplier,
    CaseStartDue,
    CaseWorkEnded,
    EscalateByAuthority,
    EscalateBySkill,
    FormVirtualTeam,
    RemedyEnded,
)
from simulator.domain.work.remedies import applied, started
from simulator.domain.world import World

THIN = 2
"""An ask that lacks so many of the parts a group needs comes back."""
TEAM_AT_MOST = 4


def covers(world: World, ticket: Ticket, facts: tuple[str, ...]) -> tuple[str, ...]:
    """Which parts of a good ask these facts are, in a fixed order; facts about other matters are none."""
    found: dict[str, None] = {}
    for name in facts:
        fact = world.record.facts.get(name)
        if fact is None or not concerns(world, ticket, fact):
            continue
        spec = world.book.facts.get(fact.spec)
        for part in spec.covers if spec and not spec.claim else ():
            found[part] = None
        if fact.kind == "reading":
            for part in reading_covers(fact):
                found[part] = None
    return tuple(sorted(found))


def concerns(world: World, ticket: Ticket, fact: Fact) -> bool:
    """Whether the record ties a fact to a ticket: by caller, service or part; a reading by what stands on its part."""
    if fact.interaction and fact.interaction in ticket.interactions:
        return True
    spec = world.book.facts.get(fact.spec)
    if spec is not None:
        return bool(spec.service and spec.service == ticket.service) or bool(spec.ci and spec.ci == ticket.ci)
    if fact.kind != "reading":
        return False
    node = world.book.node_index.get(fact.target)
    if node is None:
        return False
    above = {world.book.nodes[user] for user in world.book.users[node]}
    return ticket.service in above or ticket.ci in above or ticket.ci.startswith(f"{fact.target}/")


def reading_covers(fact: Fact) -> tuple[str, ...]:
    """What a reading proves in an ask: a log; something outside its band; something ruled out; scope; changes."""
    parts = ["logs"]
    outside = any(line.side in ("below", "above") for line in fact.lines)
    parts.append("seen" if outside else "ruled-out")
    if fact.diagnostic in ("who-is-affected", "trace-path", "compare-members"):
        parts.append("scope")
    if fact.diagnostic == "recent-changes":
        parts.append("changed")
    return tuple(parts)


def cases_of(world: World, ticket: str) -> list[Case]:
    """The cases of a ticket, oldest first."""
    return [world.record.cases[name] for name in world.record.index.cases.get(ticket, ())]


def _opened(world: World, seat: str, ticket: Ticket, group: str, facts: tuple[str, ...], **rest: object) -> CaseOpened:
    known = world.book.groups.get(group)
    given = (*facts, *(fact for fact in ticket.facts if fact not in facts))
    parts = covers(world, ticket, given)
    missing = tuple(part for part in (known.needs if known else ()) if part not in parts)
    waiting = len(world.record.index.waiting.get(group, ()))
    nth = sum(1 for case in cases_of(world, ticket.id) if case.group == group) + 1
    values: dict[str, object] = {
        "person": known.lead if known else "",
        "matter": "",
        "remedy": "",
        "target": "",
        "change": "",
        "insist": False,
        **rest,
    }
    return CaseOpened(
        tick=world.now,
        case=f"{ticket.id}/{group}/{nth}",
        ticket=ticket.id,
        seat=seat,
        group=group,
        facts=given,
        covers=parts,
        missing=missing,
        priority=_urgency(ticket),
        waiting=waiting,
        **values,  # type: ignore[arg-type]  # the named rest of the event's fields
    )


def _waits(case: Case) -> bool:
    return case.state in ("open", "working")


def _urgency(ticket: Ticket) -> int:
    """How soon whoever is asked looks: a running major incident is a P1, a ticket without a priority a P3."""
    if ticket.major is not None and ticket.stood_down is None:
        return 1
    return priority(ticket.impact, ticket.urgency) or 3


def _ticket_open(world: World, ticket: str) -> Refusal | None:
    refusal = known_ticket(world, ticket)
    if refusal:
        return refusal
    state = world.record.tickets[ticket].state
    return Refusal(f"{ticket} is {state}", "illegal-move") if state in ("closed", "cancelled") else None


def assign_check(world: World, command: AssignTicket) -> Refusal | None:
    """Whether a ticket can be given to that group."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    if command.group not in world.book.groups:
        return Refusal(f"there is no group {command.group}", "unknown-group")
    if command.group == world.book.group:
        return Refusal(f"that is your own group; take {command.ticket} yourself", "own-group")
    if command.group == ticket.group:
        return Refusal(f"{command.group} has {command.ticket} already", "same-group")
    return lifecycle.illegal("assign", command.ticket, ticket.state)


def assign_perform(world: World, command: AssignTicket) -> list[Event]:
    """The group owns it and looks at it in its own time."""
    ticket = world.record.tickets[command.ticket]
    return [
        TicketAssigned(tick=world.now, ticket=ticket.id, seat=command.seat, group=command.group, facts=command.facts),
        _opened(world, command.seat, ticket, command.group, command.facts, kind="owner"),
    ]


def escalate_check(world: World, command: EscalateBySkill) -> Refusal | None:
    """Whether that group can be asked that."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    book = world.book
    group = book.groups.get(command.group)
    if group is None:
        return Refusal(f"there is no group {command.group}", "unknown-group")
    if group.kind == "supplier":
        return Refusal(f"{group.name} is a supplier; call the supplier", "supplier")
    if command.group == book.group:
        return Refusal("that is your own group", "own-group")
    if command.remedy and command.remedy not in book.remedies:
        return Refusal(f"there is no remedy {command.remedy}", "unknown-remedy")
    if command.remedy and command.target not in book.node_index and command.remedy != "tell-workaround":
        return Refusal(f"there is no part {command.target}", "unknown-part")
    if command.change and command.change not in world.record.changes:
        return Refusal(f"there is no change {command.change}", "unknown-change")
    twin = _same_ask(world, command)
    return Refusal(f"{command.group} has that ask already ({twin})", "asked-already") if twin else None


def _same_ask(world: World, command: EscalateBySkill) -> str:
    for case in cases_of(world, command.ticket):
        if case.state in ("open", "working") and (case.ticket, case.group, case.remedy, case.target) == (
            command.ticket, command.group, command.remedy, command.target,
        ):  # fmt: skip
            return case.id
    return ""


def escalate_perform(world: World, command: EscalateBySkill) -> list[Event]:
    """The group has been asked; the ticket stays."""
    ticket = world.record.tickets[command.ticket]
    return [
        _opened(
            world,
            command.seat,
            ticket,
            command.group,
            command.facts,
            kind="skill",
            remedy=command.remedy,
            target=command.target,
            change=command.change,
            insist=command.insist,
        )
    ]


def authority_check(world: World, command: EscalateByAuthority) -> Refusal | None:
    """Whether that person can be asked to decide."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if command.person not in world.book.persons:
        return Refusal(f"there is nobody called {command.person}", "unknown-person")
    return None


def authority_perform(world: World, command: EscalateByAuthority) -> list[Event]:
    """They have been asked."""
    ticket = world.record.tickets[command.ticket]
    return [
        _opened(
            world,
            command.seat,
            ticket,
            command.person,
            command.facts,
            kind="authority",
            person=command.person,
            matter=command.matter,
        )
    ]


def supplier_check(world: World, command: CallSupplier) -> Refusal | None:
    """Whether that supplier can be called."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    group = world.book.groups.get(command.supplier)
    if group is None or group.kind != "supplier":
        return Refusal(f"there is no supplier {command.supplier}", "unknown-supplier")
    for case in cases_of(world, command.ticket):
        if case.group == command.supplier and case.state in ("open", "working"):
            return Refusal(f"{group.name} has a case for {command.ticket} already", "asked-already")
    return None


def supplier_perform(world: World, command: CallSupplier) -> list[Event]:
    """A case is open with them."""
    ticket = world.record.tickets[command.ticket]
    return [_opened(world, command.seat, ticket, command.supplier, command.facts, kind="supplier")]


def team_check(world: World, command: FormVirtualTeam) -> Refusal | None:
    """One to four groups that exist, and one owner among them or ourselves."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if not 1 <= len(command.groups) <= TEAM_AT_MOST:
        return Refusal(f"a virtual team is one to {TEAM_AT_MOST} groups", "team-size")
    cases = world.record.cases.values()
    for group in command.groups:
        if group not in world.book.groups or group == world.book.group:
            return Refusal(f"{group} cannot be called into a team", "unknown-group")
        if command.groups.count(group) > 1:
            return Refusal(f"{group} is named twice", "named-twice")
        wanted = (command.ticket, group, "team")
        if any(_waits(case) and (case.ticket, case.group, case.kind) == wanted for case in cases):
            return Refusal(f"{group} is in a team for {command.ticket} already", "asked-already")
    if command.owner not in (*command.groups, world.book.group):
        return Refusal("the team needs one owner from among its groups or your own", "no-owner")
    return None


def team_perform(world: World, command: FormVirtualTeam) -> list[Event]:
    """Each group has a case; being in one room they share what the others know."""
    ticket = world.record.tickets[command.ticket]
    return [_opened(world, command.seat, ticket, group, command.facts, kind="team") for group in command.groups]


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
