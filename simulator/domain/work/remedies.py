"""Rules of remedies: what hands can try on a part, how one begins, and what a finished one leads to."""

from __future__ import annotations

from simulator.domain.asking.needs import needs_met
from simulator.domain.base import Event, Refusal
from simulator.domain.faults import effects
from simulator.domain.triage.guards import known_interaction, known_ticket
from simulator.domain.work.events import RemedyApplied, RemedyStarted
from simulator.domain.work.inputs import ApplyRemedy
from simulator.domain.world import World


def apply_check(world: World, command: ApplyRemedy) -> Refusal | None:
    """Whether hands can do that there; what is not ours can be tried, and stands in the ledger."""
    book = world.book
    known = book.remedies.get(command.remedy)
    if known is None:
        return Refusal(f"there is no remedy {command.remedy}", "unknown-remedy")
    if command.remedy != "tell-workaround":
        kind = book.kind_of(command.target)
        if kind is None or command.target not in book.node_index:
            return Refusal(f"there is no part {command.target}", "unknown-part")
        if "*" not in known.kinds and kind.id not in known.kinds:
            return Refusal(f"{known.name} cannot be done to a {kind.name}", "not-applicable")
    for refusal in (
        known_ticket(world, command.ticket) if command.ticket else None,
        known_interaction(world, command.interaction, command.seat) if command.interaction else None,
        Refusal(f"there is no change {command.change}", "unknown-change")
        if command.change and command.change not in world.record.changes
        else None,
    ):
        if refusal:
            return refusal
    return None


def apply_hands(world: World, command: ApplyRemedy) -> int:
    """Constant per remedy."""
    return world.book.remedies[command.remedy].hands


def apply_perform(world: World, command: ApplyRemedy) -> list[Event]:
    """It runs its time; the ledger notes whose right it was."""
    return [
        started(
            world,
            remedy=command.remedy,
            target=command.target,
            by=world.book.group,
            seat=command.seat,
            ticket=command.ticket,
            interaction=command.interaction,
            change=command.change,
            case="",
        )
    ]


def started(
    world: World,
    *,
    remedy: str,
    target: str,
    by: str,
    seat: str,
    ticket: str,
    interaction: str,
    change: str,
    case: str,
) -> RemedyStarted:
    """The event of a remedy beginning, with a run id that names who does what where and how often."""
    stem = f"{by}:{remedy}@{target}"
    nth = sum(1 for run in world.record.runs if run.startswith(stem)) + 1
    return RemedyStarted(
        tick=world.now,
        run=f"{stem}#{nth}",
        remedy=remedy,
        target=target,
        by=by,
        seat=seat,
        ticket=ticket,
        interaction=interaction,
        change=change,
        permission=effects.permission(world, remedy, by),
        case=case,
    )


def applied(world: World, run_id: str) -> list[Event]:
    """What a finished remedy leads to: the record's line, its hidden effects, needs met."""
    run = world.record.runs[run_id]
    events: list[Event] = [
        RemedyApplied(
            tick=world.now,
            run=run.id,
            remedy=run.remedy,
            target=run.target,
            by=run.by,
            seat=run.seat,
            ticket=run.ticket,
            interaction=run.interaction,
            change=run.change,
        )
    ]
    events += effects.of_remedy(world, run.id, run.remedy, run.target, run.by)
    held = "\n".join(fact.id for fact in world.record.facts.values() if run.seat in fact.holders)
    args = {"remedy": run.remedy, "at": run.target, "fact": held}
    contacts = [run.interaction] if run.interaction else []
    if not contacts and run.ticket in world.record.tickets:
        contacts = list(world.record.tickets[run.ticket].interactions)
    for interaction in contacts:
        events += needs_met(world, interaction, "remedy", args)
    return events
