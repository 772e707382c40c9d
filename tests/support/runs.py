"""Runs for tests: compiled scenarios once, plans with one fault only, acts of groups without their waits."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from simulator.compiler import catalog
from simulator.compiler.stage import stage
from simulator.domain.base import Event
from simulator.domain.evolve import evolve
from simulator.domain.faults.effects import of_remedy
from simulator.domain.faults.money import cost_cents
from simulator.domain.plan import Plan, Planted, Scope, Stage
from simulator.engine.engine import Engine

EVERYWHERE = Scope(sites=(), units=(), share=10_000)
MINUTE = 60_000
MORNINGS = ("portal-warning", "blotter-crawls")
SHIFTS = (*MORNINGS, "catalogue-shift")


@cache
def plan_of(name: str) -> Plan:
    """The compiled plan of a shipped scenario."""
    plan, _ = catalog.load(name)
    return plan


def staged(name: str, seed: int = 7) -> Stage:
    """A shipped scenario staged by a seed."""
    return stage(plan_of(name), seed)


def quiet(plan: Plan) -> Plan:
    """The same firm on a day without faults, callers, injects or inherited tickets."""
    bare = replace(
        plan.scenario,
        faults=(),
        choices=(),
        contacts=(),
        background=(),
        load=0,
        inherited=(),
        injects=(),
        hints=(),
        anomalies=(),
        anomaly_count=(0, 0),
    )
    return replace(plan, scenario=bare)


def only(plan: Plan, fault: str, at: int = 0) -> Plan:
    """The firm with one fault and nothing else."""
    bare = quiet(plan)
    planted = Planted(id=fault, fault=fault, at=at, window=None, scope=EVERYWHERE, unless_control="")
    return replace(bare, scenario=replace(bare.scenario, faults=(planted,)))


def with_fault(fault: str, minutes: int = 30, shift: str = "portal-warning") -> Engine:
    """An engine in which only that fault has been going on for so many minutes."""
    engine = Engine(stage(only(plan_of(shift), fault), 7))
    engine.advance(minutes * MINUTE)
    return engine


def happen(engine: Engine, events: list[Event]) -> None:
    """Let events be, as a process would have brought them about."""
    engine._apply(events)
    engine._drain()


def act(engine: Engine, remedy: str, at: str, by: str) -> list[Event]:
    """A group does something to a part, now and without its waits; gives the events."""
    events = of_remedy(engine.world, f"{by}:{remedy}@{at}#{len(engine.log)}", remedy, at, by)
    happen(engine, events)
    return events


def cost_after(engine: Engine, minutes: int) -> int:
    """Cents that the next so many minutes cost."""
    before = cost_cents(engine.world)
    engine.advance(engine.now + minutes * MINUTE)
    return cost_cents(engine.world) - before


def evolved(engine: Engine, event: Event) -> int:
    """Cost in cents after one more event was written."""
    evolve(engine.world, event)
    return cost_cents(engine.world)
