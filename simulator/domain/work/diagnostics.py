"""Rules of diagnostics: which test fits which part, when its result is there, and what a reading shows."""

from __future__ import annotations

from simulator.domain.base import Draw, Event, Refusal
from simulator.domain.faults import readings
from simulator.domain.triage.guards import known_ticket
from simulator.domain.work.events import DependencyFound, ReadingTaken, TestStarted
from simulator.domain.work.inputs import RunDiagnostic, TestEnded
from simulator.domain.world import World

MINUTE = 60_000


def run_check(world: World, command: RunDiagnostic) -> Refusal | None:
    """Whether that test exists for that target."""
    book = world.book
    if command.diagnostic not in book.diagnostics:
        return Refusal(f"there is no test {command.diagnostic}", "unknown-diagnostic")
    if book.ci_of(command.target) is None or command.target not in book.node_index:
        return Refusal(f"there is no part {command.target}", "unknown-part")
    if book.use(command.diagnostic, command.target) is None:
        ci = book.ci_of(command.target)
        kind = ci.kind if ci else "part"
        return Refusal(f"{command.diagnostic} does not apply to a {kind}", "not-applicable")
    if command.ticket:
        return known_ticket(world, command.ticket)
    return None


def run_hands(world: World, command: RunDiagnostic) -> int:
    """Constant per kind of test."""
    return world.book.diagnostics[command.diagnostic].hands


def run_draws(world: World, command: RunDiagnostic) -> tuple[Draw, ...]:
    """Noise for every signal shown, unless the result needs waiting."""
    if world.book.diagnostics[command.diagnostic].wait.p(100) > 0:
        return ()
    return readings.draws_for(world, command.diagnostic, command.target)


def run_perform(world: World, command: RunDiagnostic, noise: dict[str, int]) -> list[Event]:
    """The reading lies on the desk, or is on its way."""
    if world.book.diagnostics[command.diagnostic].wait.p(100) > 0:
        test = f"{command.diagnostic}@{command.target}@{world.now // 1000}s"
        return [
            TestStarted(
                tick=world.now,
                test=test,
                seat=command.seat,
                diagnostic=command.diagnostic,
                target=command.target,
                ticket=command.ticket,
            )
        ]
    return reading(world, command.seat, command.seat, command.diagnostic, command.target, command.ticket, noise)


def reading(
    world: World, seat: str, by: str, diagnostic: str, target: str, ticket: str, noise: dict[str, int]
) -> list[Event]:
    """A reading becomes a fact of the seat; hidden dependencies it shows are drawn."""
    fact = f"{diagnostic}@{target}@{world.now // MINUTE}"
    events: list[Event] = [
        ReadingTaken(
            tick=world.now,
            fact=fact,
            seat=seat,
            diagnostic=diagnostic,
            target=target,
            ticket=ticket,
            by=by,
            lines=readings.take(world, diagnostic, target, noise),
        )
    ]
    for dependency in world.book.dependencies:
        name = f"{dependency.of}>{dependency.on}"
        hidden = not dependency.known and name not in world.record.found
        if hidden and (diagnostic, target) in dependency.found_by:
            events.append(DependencyFound(tick=world.now, of=dependency.of, on=dependency.on))
    return events


def test_ended(world: World, input: TestEnded) -> tuple[Event, ...]:
    """The result of a longer test."""
    test = world.record.tests.get(input.test)
    if test is None:
        return ()
    seat, diagnostic, target, ticket, _ = test
    seat = seat if world.record.relief is None else "relief"
    return tuple(reading(world, seat, seat, diagnostic, target, ticket, dict(input.noise)))
