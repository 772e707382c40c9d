"""What the world's own stimuli lead to: onsets, flips by themselves, damage, alerts."""

from __future__ import annotations

from simulator.domain.base import Draw, Event, Refusal
from simulator.domain.book import holds
from simulator.domain.faults import effects, readings
from simulator.domain.faults.capacity import FULL, at, mean
from simulator.domain.faults.events import (
    AlertCleared,
    AlertRaised,
    DamageGrew,
    DamageLapsed,
    FaultStarted,
    OutageEnded,
    SamplesRecorded,
)
from simulator.domain.faults.inputs import (
    ConditionFlipped,
    DamageFell,
    FaultBegan,
    OutageOver,
    OwnerNoticed,
    SampleTaken,
)
from simulator.domain.plan import Rule, Signal
from simulator.domain.world import World

PROBE_LAG = 5 * 60_000
"""Service tiles show how things were one sample ago, as probes do."""
UNSEEN = (0, -1)


def fault_began(world: World, input: FaultBegan) -> tuple[Event, ...] | Refusal:
    """A planted fault takes hold, unless it already did."""
    state = world.truth.faults.get(input.planted)
    if state is not None and state.onset is not None:
        return ()
    if input.fault not in world.book.faults:
        return Refusal(f"no fault {input.fault} is in the plan", "unknown-fault")
    return (FaultStarted(tick=world.now, planted=input.planted, fault=input.fault, spawned_by=input.spawned_by),)


def condition_flipped(world: World, input: ConditionFlipped) -> tuple[Event, ...]:
    """Conditions flip by themselves when what drives them still stands."""
    state = world.truth.faults[input.planted]
    kind, _, number = input.why.partition("/")
    if kind == "every":
        every = state.fault.every[int(number)]
        if not holds(every.when, state.conditions):
            return ()
    if kind == "relief" and state.relief_until > world.now:
        return ()
    return tuple(effects.change(world, state, input.set, input.why))


def damage_fell(world: World, input: DamageFell) -> tuple[Event, ...]:
    """Damage grows while the fault is active; at its deadline what is open is owed."""
    state = world.truth.faults[input.planted]
    damage = state.fault.damage
    if damage is None:
        return ()
    if input.what == "deadline":
        return (DamageLapsed(tick=world.now, planted=input.planted, units=state.damage),) if state.damage else ()
    if not state.active or state.relief_until > world.now:
        return ()
    total = state.damage + damage.grows
    return (DamageGrew(tick=world.now, planted=input.planted, units=damage.grows, total=total, why="time"),)


def outage_over(world: World, input: OutageOver) -> tuple[Event, ...]:
    """A default outage ends."""
    outage = world.truth.outages.get(input.run)
    return (OutageEnded(tick=world.now, run=input.run, target=outage[0]),) if outage else ()


def owner_noticed(world: World, input: OwnerNoticed) -> tuple[Event, ...]:
    """The owner group sees its fault and does what it may without being asked."""
    state = world.truth.faults[input.planted]
    ci = world.book.ci_of(state.fault.ci)
    if not state.active or ci is None:
        return ()
    events: list[Event] = []
    for flip in state.fault.flips:
        harmless = not (flip.harm or flip.spawns or flip.damage > 0 or flip.destroys)
        if harmless and effects.able(world, flip, ci.owner):
            events += effects.change(world, state, flip.set, f"owner/{ci.owner}")
            break
    return tuple(events)


def sample_draws(world: World) -> tuple[Draw, ...]:
    """The noise that one look of the monitoring needs now: only where it could change what a rule says."""
    now, turns = world.now, world.truth.turns
    settled = world.memo.get("settled")
    if settled is not None and settled[0] == turns and now < settled[1]:
        return ()
    asked = [pair for pair in world.book.watched if _open_question(world, *pair)]
    if not asked:
        known = (world.memo["reach", rule.id][1] for rule, _ in world.book.watched)
        world.memo["settled"] = (turns, min(known, default=now))
    return tuple(readings.noise_draw(rule.ci, signal, now) for rule, signal in asked)


def _open_question(world: World, rule: Rule, signal: Signal) -> bool:
    """Whether any noise at all could change what the rule says."""
    standing = _standing(world, rule)
    low, high = _reach(world, rule, signal)
    if rule.above:
        return low <= rule.limit if standing else high > rule.limit
    return high >= rule.limit if standing else low < rule.limit


def _reach(world: World, rule: Rule, signal: Signal) -> tuple[int, int]:
    """What noise leaves possible now, kept while neither truth nor the hour moves it."""
    now, turns = world.now, world.truth.turns
    known = world.memo.get(("reach", rule.id))
    if known is not None and known[0] == turns and now < known[1]:
        return known[2], known[3]
    low, high = readings.reach(world, rule.ci, signal, now)
    world.memo["reach", rule.id] = (turns, readings.steady_until(world, rule.ci, signal, now), low, high)
    return low, high


def _standing(world: World, rule: Rule) -> bool:
    alert = world.record.alerts.get(rule.id)
    return alert is not None and alert.cleared is None


def sample_taken(world: World, input: SampleTaken) -> tuple[Event, ...]:
    """Monitoring looks: rules cross their limits or come back, tiles get the last value."""
    noise = dict(input.noise)
    events: list[Event] = []
    samples = world.record.samples
    for rule, signal in world.book.watched if noise else ():
        events += _rule(world, rule, signal, noise)
    values = _probes(world)
    if world.memo.get("recorded") is not values:
        if any(samples.get(service, UNSEEN)[1] != value for service, value in values):
            events.append(SamplesRecorded(tick=world.now, values=values))
        else:
            world.memo["recorded"] = values
    return tuple(events)


def _probes(world: World) -> tuple[tuple[str, int], ...]:
    """What the probes see of each service; looked up again only while a turn of truth lies within their lag."""
    turns = world.truth.turns
    known = world.memo.get("probes")
    turned = known[1] if known is not None and known[0] == turns else world.now
    if known is not None and known[0] == turns and known[2] is not None:
        return known[2]  # type: ignore[no-any-return]  # what is kept below
    values = tuple((service, _probed(world, service)) for service in world.book.services)
    world.memo["probes"] = (turns, turned, values if world.now - PROBE_LAG >= turned else None)
    return values


def _rule(world: World, rule: Rule, signal: Signal, noise: dict[str, int]) -> list[Event]:
    drawn = noise.get(readings.noise_name(rule.ci, signal.id, world.now))
    if drawn is None:
        return []
    value = readings.value(world, rule.ci, signal, world.now, drawn)
    crossed = value > rule.limit if rule.above else value < rule.limit
    standing = _standing(world, rule)
    if crossed and not standing:
        return [AlertRaised(tick=world.now, rule=rule.id, value=value)]
    if standing and not crossed:
        return [AlertCleared(tick=world.now, rule=rule.id, value=value)]
    return []


def _probed(world: World, service: str) -> int:
    """Availability as a probe inside the network sees it: the worst of what the firm's own cells get, one sample late.

    Outside clients are not probed, which is how a tile can be green while they are red.
    """
    book = world.book
    node = book.node_index[service]
    values = at(world.truth.total_history, node, world.now - PROBE_LAG)
    if values is None:
        return FULL
    known = world.memo.get(("probed", service))
    if known is None or known[0] is not values:
        known = world.memo["probed", service] = (values, mean(book, values, book.probed[service]))
    return int(known[1])
