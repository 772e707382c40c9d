"""What acts and time do to faults: the derived verdict of a flip, damage, harm, evidence, default outages."""

from __future__ import annotations

from simulator.domain.base import Event
from simulator.domain.book import active_costs, holds
from simulator.domain.faults.events import (
    ConditionChanged,
    DamageGrew,
    DamageRepaired,
    EvidenceDestroyed,
    FaultEnded,
    FaultReturned,
    FaultStarted,
    HarmDone,
    OutageBegan,
)
from simulator.domain.faults.money import SCALE, weight
from simulator.domain.plan import Fault, Flip, Scope
from simulator.domain.truth import FaultState
from simulator.domain.world import World

HARMFUL_CENTS = 500_000
"""Cost of a default outage (SGD 5,000) from which an expert refuses once."""

EVERYWHERE = Scope(sites=(), units=(), share=10_000)


def permission(world: World, remedy: str, group: str) -> str:
    """may, must-ask or must-not: what the boundary ledger says of a group and a remedy."""
    known = world.book.remedies.get(remedy)
    if known is None:
        return "must-not"
    return dict(known.who).get(group, "must-not")


def able(world: World, flip: Flip, group: str) -> bool:
    """Whether that group has the skill to make this flip happen."""
    if flip.who:
        return group in flip.who
    return permission(world, flip.remedy, group) != "must-not"


def matches(flip: Flip, remedy: str, target: str) -> bool:
    """Whether a remedy at a target makes this flip: the same place, or the whole of which it is a part."""
    return flip.remedy == remedy and (flip.at == target or flip.at.startswith(f"{target}/"))


def verdict(fault: Fault, before: dict[str, str], after: dict[str, str]) -> tuple[str, str]:
    """(restores, removes) of a change of conditions: none, partly, wholly and none, some, all."""
    bites = _weight(fault, before)
    left = _weight(fault, after)
    restores = "wholly" if bites and not left else "partly" if left < bites else "none"
    faulty = dict(fault.conditions)
    stands = [name for name in fault.cause if before.get(name) == faulty.get(name)]
    gone = [name for name in stands if after.get(name) != faulty.get(name)]
    removes = "none" if not gone else "all" if len(gone) == len(stands) else "some"
    return restores, removes


def _weight(fault: Fault, conditions: dict[str, str]) -> int:
    return sum(cost.loss for cost in active_costs(fault, conditions, masked=False))


def change(
    world: World, state: FaultState, settings: tuple[tuple[str, str], ...], why: str, relief_until: int = 0
) -> list[Event]:
    """Events of conditions taking new values; nothing when they already have them and nothing is masked."""
    after = {**state.conditions, **dict(settings)}
    masks = relief_until > state.relief_until
    unmasks = why.startswith("relief/") and bool(state.relief_until)
    if after == state.conditions and not masks and not unmasks:
        return []
    restores, removes = verdict(state.fault, state.conditions, after)
    if masks and restores == "none":
        restores = "wholly"
    events: list[Event] = [
        ConditionChanged(
            tick=world.now,
            planted=state.planted,
            set=settings,
            why=why,
            restores=restores,
            removes=removes,
            relief_until=relief_until,
        )
    ]
    active = holds(state.fault.when, after)
    if state.active and not active:
        events.append(FaultEnded(tick=world.now, planted=state.planted))
    elif active and not state.active:
        events.append(FaultReturned(tick=world.now, planted=state.planted))
    return events


def of_remedy(world: World, run: str, remedy: str, target: str, by: str) -> list[Event]:
    """Everything hidden that a remedy at a target does, done by a group."""
    events: list[Event] = []
    for state in world.truth.faults.values():
        if state.onset is None:
            continue
        events += of_flips(world, state, remedy, target, by, run)
        events += _repair(world, state, remedy, target)
    known = world.book.remedies.get(remedy)
    if known and known.outage and target in world.book.node_index and permission(world, remedy, by) != "must-not":
        events.append(
            OutageBegan(tick=world.now, run=run, target=target, loss=known.outage_loss, until=world.now + known.outage)
        )
    return events


def of_flips(world: World, state: FaultState, remedy: str, target: str, by: str, run: str) -> list[Event]:
    """What a remedy does to one fault."""
    events: list[Event] = []
    for flip in state.fault.flips:
        if matches(flip, remedy, target) and able(world, flip, by):
            events += _of_flip(world, state, flip, run)
    return events


def _of_flip(world: World, state: FaultState, flip: Flip, run: str) -> list[Event]:
    now = world.now
    until = now + flip.relief if flip.relief else 0
    events = change(world, state, flip.set, run, until)
    if flip.damage:
        total = state.damage + flip.damage
        events.append(DamageGrew(tick=now, planted=state.planted, units=flip.damage, total=total, why=run))
    if flip.harm and (state.active or _was_active(world, state, run)):
        events.append(HarmDone(tick=now, planted=state.planted, run=run, harm=flip.harm))
    if flip.destroys and state.evidence:
        flagged = world.record.security_flag is not None
        events.append(EvidenceDestroyed(tick=now, planted=state.planted, run=run, flagged=flagged))
    if flip.spawns and flip.spawns in world.book.faults:
        spawned = f"{state.planted}+{flip.spawns}"
        if spawned not in world.truth.faults:
            events.append(
                FaultStarted(tick=now, planted=spawned, fault=flip.spawns, spawned_by=f"{state.planted}/{run}")
            )
    return events


def _was_active(world: World, state: FaultState, run: str) -> bool:
    """Whether a fault was active when a remedy was begun: what was set going for it does its harm though it is over."""
    known = world.record.runs.get(run)
    past = [active for tick, _, active, _ in state.history if known is not None and tick <= known.started]
    return bool(past) and past[-1]


def _repair(world: World, state: FaultState, remedy: str, target: str) -> list[Event]:
    damage = state.fault.damage
    if damage is None or not state.damage or (damage.repair, damage.repair_at) != (remedy, target):
        return []
    if state.active:
        return []
    late = damage.by is not None and world.now > damage.by
    return [DamageRepaired(tick=world.now, planted=state.planted, units=state.damage, late=late)]


def harmful(world: World, remedy: str, target: str) -> bool:
    """Whether the record alone shows a remedy to hurt: it takes a service down while that costs real money."""
    known = world.book.remedies.get(remedy)
    if known is None or not known.outage or target not in world.book.node_index:
        return False
    book = world.book
    served = set(book.cells_of(target, EVERYWHERE))
    cost = 0
    for user in book.users[book.node_index[target]]:
        service = book.services.get(book.nodes[user])
        if service is None:
            continue
        cells = [book.cell_index[cell] for cell in service.cells]
        hit = sum(book.heads[cell] for cell in cells if cell in served)
        accrued = known.outage_loss * weight(book, service.id, world.now, world.now + known.outage)
        cost += accrued * hit // max(sum(book.heads[cell] for cell in cells), 1)
    return cost // SCALE > HARMFUL_CENTS


def related(world: World, ticket: str) -> list[FaultState]:
    """Faults that a ticket is really about: by its contacts, then by the part or service it names; active first."""
    record = world.record.tickets[ticket]
    about: dict[str, None] = {}
    for interaction in record.interactions:
        contact = world.book.contacts.get(world.record.interactions[interaction].contact)
        for item in contact.about if contact else ():
            about[item] = None
    found = [state for name, state in world.truth.faults.items() if name in about and state.onset is not None]
    if not found:
        found = [
            state
            for state in world.truth.faults.values()
            if state.onset is not None and (state.fault.ci == record.ci or state.fault.service == record.service)
        ]
    return sorted(found, key=lambda state: not state.active)
