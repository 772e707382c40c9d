"""What improving does to the record."""

from __future__ import annotations

from simulator.domain.changes.events import (
    ArticleRead,
    ArticleWritten,
    ChangeApproved,
    ChangeRaised,
    ChangeRejected,
    KnownErrorRecorded,
    ProblemRaised,
)
from simulator.domain.record import Change, Problem
from simulator.domain.world import World


def problem_raised(world: World, event: ProblemRaised) -> None:
    """A problem stands; its tickets point to it."""
    world.record.problems[event.problem] = Problem(
        id=event.problem,
        seat=event.seat,
        tickets=event.tickets,
        ci=event.ci,
        owner=event.owner,
        facts=event.facts,
        factors=event.factors,
        raised=event.tick,
    )
    for ticket in event.tickets:
        world.record.tickets[ticket].links.append(("problem", event.problem))
        world.record.mark(ticket)


def known_error_recorded(world: World, event: KnownErrorRecorded) -> None:
    """Symptom and workaround stand beside the problem."""
    problem = world.record.problems[event.problem]
    problem.known_error = event.facts
    problem.workaround = event.workaround


def change_raised(world: World, event: ChangeRaised) -> None:
    """A change waits."""
    world.record.changes[event.change] = Change(
        id=event.change,
        seat=event.seat,
        type=event.type,
        remedy=event.remedy,
        target=event.target,
        ticket=event.ticket,
        problem=event.problem,
        risk=event.risk,
        back_out=event.back_out,
        window=event.window,
        sign_off=event.sign_off,
        raised=event.tick,
    )


def change_approved(world: World, event: ChangeApproved) -> None:
    """It may be done."""
    change = world.record.changes[event.change]
    change.state, change.decided = "approved", event.tick


def change_rejected(world: World, event: ChangeRejected) -> None:
    """It may not."""
    change = world.record.changes[event.change]
    change.state, change.decided, change.reason = "rejected", event.tick, event.reason


def article_written(world: World, event: ArticleWritten) -> None:
    """A new article stands in the knowledge base."""
    world.record.written[event.article] = (event.about, event.facts, event.tick)


def article_read(world: World, event: ArticleRead) -> None:
    """It was read."""
    world.record.read.setdefault(event.article, event.tick)
