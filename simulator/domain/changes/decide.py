"""Rules of improving: problems, known errors, changes with approval, articles."""

from __future__ import annotations

from simulator.domain.asking.needs import needs_met
from simulator.domain.base import Event, Refusal
from simulator.domain.changes.events import (
    ArticleRead,
    ArticleWritten,
    ChangeApproved,
    ChangeRaised,
    ChangeRejected,
    KnownErrorRecorded,
    ProblemRaised,
)
from simulator.domain.changes.inputs import (
    ApprovalCame,
    RaiseChange,
    RaiseProblem,
    ReadArticle,
    RecordKnownError,
    WriteArticle,
)
from simulator.domain.triage.contacts import gained, reading_time
from simulator.domain.triage.guards import known_ticket, unheld
from simulator.domain.world import World

FACTORS = ("trigger", "latent-cause", "detection-gap", "recovery-gap")
APPROVERS = {"normal": "change-manager", "emergency": "emergency-board"}


def problem_check(world: World, command: RaiseProblem) -> Refusal | None:
    """A problem rests on tickets, names a part and a group that owns it."""
    if not command.tickets:
        return Refusal("a problem rests on at least one ticket", "no-ticket")
    for ticket in command.tickets:
        refusal = known_ticket(world, ticket)
        if refusal:
            return refusal
    if world.book.ci_of(command.ci) is None:
        return Refusal(f"there is no part {command.ci}", "unknown-part")
    if command.owner not in world.book.groups:
        return Refusal(f"there is no group {command.owner}", "unknown-group")
    for factor in command.factors:
        if factor not in FACTORS:
            return Refusal(f"{factor} is not a kind of contributing factor", "unknown-factor")
    return unheld(world, command.seat, command.facts)


def problem_perform(world: World, command: RaiseProblem) -> list[Event]:
    """The record exists."""
    return [
        ProblemRaised(
            tick=world.now,
            problem=f"PR-{len(world.record.problems) + 1}",
            seat=command.seat,
            tickets=command.tickets,
            ci=command.ci,
            owner=command.owner,
            facts=command.facts,
            factors=command.factors,
            text=command.text,
        )
    ]


def known_error_check(world: World, command: RecordKnownError) -> Refusal | None:
    """A known error belongs to a problem and rests on facts."""
    if command.problem not in world.record.problems:
        return Refusal(f"there is no problem {command.problem}", "unknown-problem")
    if not command.facts:
        return Refusal("a known error needs the symptom and how to confirm it", "no-facts")
    return unheld(world, command.seat, command.facts)


def known_error_perform(world: World, command: RecordKnownError) -> list[Event]:
    """The next person can find it."""
    return [
        KnownErrorRecorded(
            tick=world.now,
            problem=command.problem,
            seat=command.seat,
            facts=command.facts,
            workaround=command.workaround,
            text=command.text,
        )
    ]


def change_check(world: World, command: RaiseChange) -> Refusal | None:
    """A change says what is done where, how risky it is, and hangs on a ticket or problem."""
    book = world.book
    if command.remedy not in book.remedies:
        return Refusal(f"there is no remedy {command.remedy}", "unknown-remedy")
    if command.target not in book.node_index:
        return Refusal(f"there is no part {command.target}", "unknown-part")
    if not command.ticket and not command.problem:
        return Refusal("a change needs the ticket or problem it is for", "no-reason")
    if command.ticket:
        refusal = known_ticket(world, command.ticket)
        if refusal:
            return refusal
    if command.problem and command.problem not in world.record.problems:
        return Refusal(f"there is no problem {command.problem}", "unknown-problem")
    if not 5 <= command.risk <= 15:
        return Refusal("the risk is the sum of five factors, 5 to 15", "bad-risk")
    for change in world.record.changes.values():
        if change.state != "rejected" and (change.remedy, change.target) == (command.remedy, command.target):
            return Refusal(f"{change.id} is for that already", "already-raised")
    return None


def change_perform(world: World, command: RaiseChange) -> list[Event]:
    """It waits for its approval; a standard change whose model exists has it."""
    change = f"CH-{len(world.record.changes) + 1}"
    events: list[Event] = [
        ChangeRaised(
            tick=world.now,
            change=change,
            seat=command.seat,
            type=command.type,
            remedy=command.remedy,
            target=command.target,
            ticket=command.ticket,
            problem=command.problem,
            risk=command.risk,
            back_out=command.back_out,
            window=command.window,
            sign_off=command.sign_off,
            text=command.text,
        )
    ]
    if command.type == "standard":
        if world.book.remedies[command.remedy].approval in ("none", "standard"):
            events.append(ChangeApproved(tick=world.now, change=change, by="standard-model"))
        else:
            events.append(ChangeRejected(tick=world.now, change=change, by="change-manager", reason="wrong-type"))
    return events


def approval_came(world: World, input: ApprovalCame) -> tuple[Event, ...]:
    """Whoever decides looks at the way back first."""
    change = world.record.changes.get(input.change)
    if change is None or change.state != "raised":
        return ()
    by = APPROVERS.get(change.type, "change-manager")
    if not change.back_out:
        return (ChangeRejected(tick=world.now, change=change.id, by=by, reason="no-back-out"),)
    return (ChangeApproved(tick=world.now, change=change.id, by=by),)


def article_check(world: World, command: WriteArticle) -> Refusal | None:
    """An article grows from a ticket or contact that exists."""
    known = command.about in world.record.tickets or command.about in world.record.interactions
    if not known:
        return Refusal(f"there is no ticket or contact {command.about}", "unknown-about")
    if any(about == command.about for about, _, _ in world.record.written.values()):
        return Refusal(f"there is an article from {command.about} already", "already-written")
    return unheld(world, command.seat, command.facts)


def article_perform(world: World, command: WriteArticle) -> list[Event]:
    """It exists."""
    events: list[Event] = [
        ArticleWritten(
            tick=world.now,
            article=f"A-{command.about}",
            seat=command.seat,
            about=command.about,
            facts=command.facts,
            text=command.text,
        )
    ]
    contacts = [command.about]
    if command.about in world.record.tickets:
        contacts = list(world.record.tickets[command.about].interactions)
    for interaction in contacts:
        events += needs_met(world, interaction, "article", {})
    return events


def read_check(world: World, command: ReadArticle) -> Refusal | None:
    """Articles that exist can be read; a second reading is free and needs no command."""
    if command.article not in world.book.articles:
        return Refusal(f"there is no article {command.article}", "unknown-article")
    if command.article in world.record.read:
        return Refusal(f"{command.article} was read before; reading again is free", "already-read")
    return None


def read_hands(world: World, command: ReadArticle) -> int:
    """Reading time of its body."""
    return reading_time(world, world.book.articles[command.article].body)


def read_perform(world: World, command: ReadArticle) -> list[Event]:
    """Its answers are held."""
    article = world.book.articles[command.article]
    read: list[Event] = [ArticleRead(tick=world.now, article=command.article, seat=command.seat)]
    return read + gained(world, command.seat, tuple(_answers(world, article.answers)), command.article)


def _answers(world: World, needs: tuple[str, ...]) -> list[str]:
    """Facts that answer these needs: what their `reply` patterns ask for."""
    facts = []
    for name in needs:
        need = world.book.needs.get(name)
        for pattern in need.met_by if need else ():
            if pattern.act == "reply":
                facts += [value for key, value in pattern.args if key == "fact"]
    return facts
