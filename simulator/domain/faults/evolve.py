"""What hidden and monitoring events do to Truth and record."""

from __future__ import annotations

from simulator.domain.book import holds
from simulator.domain.faults import capacity
from simulator.domain.faults.events import (
    AlertCleared,
    AlertRaised,
    ConditionChanged,
    DamageGrew,
    DamageLapsed,
    DamageRepaired,
    EvidenceDestroyed,
    FaultEnded,
    FaultReturned,
    FaultStarted,
    HarmDone,
    OutageBegan,
    OutageEnded,
    SamplesRecorded,
)
from simulator.domain.plan import Scope
from simulator.domain.record import Alert
from simulator.domain.truth import FaultState
from simulator.domain.world import World

EVERYWHERE = Scope(sites=(), units=(), share=10_000)


def fault_started(world: World, event: FaultStarted) -> None:
    """Conditions take their faulty values; costs begin to bite."""
    book = world.book
    fault = book.faults[event.fault]
    staged = book.planted.get(event.planted)
    state = FaultState(
        planted=event.planted,
        fault=fault,
        scope=staged.scope if staged else EVERYWHERE,
        persons=staged.persons if staged else (),
        onset=event.tick,
        conditions=dict(fault.conditions),
        spawned_by=event.spawned_by,
    )
    state.active = holds(fault.when, state.conditions)
    world.truth.faults[event.planted] = state
    _settle(world, state)


def condition_changed(world: World, event: ConditionChanged) -> None:
    """Conditions take new values and capacity follows."""
    state = world.truth.faults[event.planted]
    state.conditions = {**state.conditions, **dict(event.set)}
    state.active = holds(state.fault.when, state.conditions)
    if event.relief_until:
        state.relief_until = event.relief_until
    elif event.why.startswith("relief/"):
        state.relief_until = 0
    state.credits.append((event.tick, event.why, event.restores, event.removes))
    _settle(world, state)


def _settle(world: World, state: FaultState) -> None:
    now = world.now
    world.truth.turns += 1
    state.level = capacity.level(state, now)
    state.history.append((now, dict(state.conditions), state.active, state.level))
    nodes = dict.fromkeys(cost.at for cost in state.fault.costs)
    capacity.recompute(world.book, world.truth, nodes, now)


def fault_ended(world: World, event: FaultEnded) -> None:
    """Already carried by the change of conditions; the event is for readers of the log."""


def fault_returned(world: World, event: FaultReturned) -> None:
    """Already carried by the change of conditions; the event is for readers of the log."""


def damage_grew(world: World, event: DamageGrew) -> None:
    """More units stand open, each with its money."""
    state = world.truth.faults[event.planted]
    state.damage = event.total
    state.damage_all += event.units
    if state.fault.damage:
        world.truth.damage_cents += event.units * state.fault.damage.cents_each


def damage_repaired(world: World, event: DamageRepaired) -> None:
    """Nothing stands open any more."""
    state = world.truth.faults[event.planted]
    state.damage = 0
    state.repaired = event.tick


def damage_lapsed(world: World, event: DamageLapsed) -> None:
    """The deadline passed: the late money is owed."""
    state = world.truth.faults[event.planted]
    state.damage_late += event.units
    if state.fault.damage:
        world.truth.damage_cents += event.units * state.fault.damage.cents_late


def harm_done(world: World, event: HarmDone) -> None:
    """It is remembered for the grade."""
    world.truth.harms.append((event.tick, event.planted, event.run, event.harm))


def evidence_destroyed(world: World, event: EvidenceDestroyed) -> None:
    """The trail is gone."""
    world.truth.faults[event.planted].evidence = False
    world.truth.destroyed.append((event.tick, event.planted, event.run, event.flagged))


def outage_began(world: World, event: OutageBegan) -> None:
    """The target is down for a while."""
    world.truth.turns += 1
    world.truth.outages[event.run] = (event.target, event.loss, event.until)
    world.truth.outage_log.append((event.tick, event.until, event.run, event.target))
    capacity.recompute(world.book, world.truth, (event.target,), world.now)


def outage_ended(world: World, event: OutageEnded) -> None:
    """The target is back."""
    world.truth.turns += 1
    world.truth.outages.pop(event.run)
    capacity.recompute(world.book, world.truth, (event.target,), world.now)


def alert_raised(world: World, event: AlertRaised) -> None:
    """The alert stands on the wall."""
    world.record.alerts[event.rule] = Alert(event.rule, event.tick, event.value)


def alert_cleared(world: World, event: AlertCleared) -> None:
    """The alert is over."""
    world.record.alerts[event.rule].cleared = event.tick


def samples_recorded(world: World, event: SamplesRecorded) -> None:
    """Tiles show the new values."""
    for service, value in event.values:
        world.record.samples[service] = (event.tick, value)
