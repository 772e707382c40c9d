"""Random legal: some act that might be taken, drawn from the tick by whole numbers; the same tick, the same act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.bots import naive, talk
from simulator.bots.desk import Desk
from simulator.bots.policy import Wait
from simulator.domain.base import Command
from simulator.domain.inputs import (
    ApplyRemedy,
    AskCaller,
    CloseTicket,
    EscalateBySkill,
    HoldTicket,
    ReplyToCaller,
    ResolveTicket,
    ResumeTicket,
    RunDiagnostic,
    SendUpdate,
    SetPriority,
    StateDiagnosis,
    TakeTicket,
)
from simulator.domain.time import HOUR, MINUTE
from simulator.views.desk import View

INTENTS = ("scope", "since", "changed", "words", "others", "doing", "own_way", "confirm", "empathise", "close")
MECHANISMS = ("capacity", "configuration", "expiry", "schedule-or-time", "defect", "data", "dependency", "supplier")
MULTIPLIER = 6_364_136_223_846_793_005
INCREMENT = 1_442_695_040_888_963_407
MASK = (1 << 64) - 1


@dataclass(slots=True)
class Dice:
    """A linear congruential sequence that begins at a tick; the high half of the state is what is drawn."""

    state: int

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound - 1."""
        self.state = (self.state * MULTIPLIER + INCREMENT) & MASK
        return (self.state >> 32) % bound


def dice_at(view: View) -> Dice:
    """The dice of a tick; what the seat holds is mixed in, so that a refused throw is not thrown again for ever."""
    mixed = view.now * 1_000_003 + len(view.facts) * 8191 + len(view.tickets) * 131 + len(view.runs) * 17
    if view.refused is not None:
        mixed += 7_919
    dice = Dice(mixed & MASK)
    dice.below(2)
    return dice


def pick(dice: Dice, items: tuple[str, ...]) -> str:
    """One of the items, or '' when there is none."""
    return items[dice.below(len(items))] if items else ""


def on_ticket(desk: Desk, dice: Dice) -> Command | None:
    """A random act on a random open ticket."""
    tickets = desk.open_tickets()
    if not tickets:
        return None
    ticket = tickets[dice.below(len(tickets))]
    if ticket.state in ("new", "assigned"):
        return TakeTicket(seat=desk.seat, ticket=ticket.id)
    if ticket.state == "on-hold":
        return ResumeTicket(seat=desk.seat, ticket=ticket.id)
    groups = tuple(group for group in desk.book.groups if group != desk.book.group)
    part = pick(dice, tuple(desk.book.cis))
    acts: tuple[Command, ...] = (
        EscalateBySkill(seat=desk.seat, ticket=ticket.id, group=pick(dice, groups), facts=ticket.facts[:2]),
        HoldTicket(seat=desk.seat, ticket=ticket.id, reason="caller", next_check=desk.now + HOUR),
        ResolveTicket(seat=desk.seat, ticket=ticket.id, code="fixed", text="Done."),
        SetPriority(
            seat=desk.seat, ticket=ticket.id, impact=1 + dice.below(3), urgency=1 + dice.below(3), reason="a guess"
        ),
        StateDiagnosis(seat=desk.seat, ticket=ticket.id, component=part, mechanism=pick(dice, MECHANISMS)),
        SendUpdate(
            seat=desk.seat, audience=pick(dice, tuple(desk.book.audiences)), ticket=ticket.id, unknown=("cause",)
        ),
    )
    return acts[dice.below(len(acts))]


def on_part(desk: Desk, dice: Dice) -> Command | None:
    """A random test or remedy on a random part."""
    part = desk.book.cis[pick(dice, tuple(desk.book.cis))]
    uses = desk.book.kinds[part.kind].diagnostics
    if dice.below(3) and uses:
        use = uses[dice.below(len(uses))]
        return RunDiagnostic(seat=desk.seat, diagnostic=use.diagnostic, target=part.id)
    able = tuple(
        remedy.id for remedy in desk.book.remedies.values() if part.kind in remedy.kinds or "*" in remedy.kinds
    )
    return ApplyRemedy(seat=desk.seat, remedy=pick(dice, able), target=part.id) if able else None


def on_person(desk: Desk, dice: Dice) -> Command | None:
    """A random line to a random person."""
    people = tuple(one.id for one in desk.opened() if one.channel not in ("alert", "hand-off"))
    if not people:
        return None
    one = pick(dice, people)
    if dice.below(4) == 0:
        return ReplyToCaller(seat=desk.seat, interaction=one, unknown=("end",))
    return AskCaller(seat=desk.seat, interaction=one, intent=pick(dice, INTENTS))


def on_contact(desk: Desk, dice: Dice) -> Command | None:
    """The phone, the next unread contact, a ticket for one that has none, a resolved ticket closed."""
    command = talk.take_phone(desk) or talk.open_next(desk)
    if command is not None or dice.below(2):
        return command
    for one in desk.opened():
        made = naive.log_as_typed(desk, one)
        if made is not None:
            return made
    closed = tuple(ticket.id for ticket in desk.view.tickets if ticket.mine and ticket.state == "resolved")
    return CloseTicket(seat=desk.seat, ticket=pick(dice, closed)) if closed else None


KINDS: tuple[Callable[[Desk, Dice], Command | None], ...] = (on_contact, on_contact, on_person, on_ticket, on_part)


@dataclass(frozen=True, slots=True)
class RandomLegal:
    """Throws dice that begin at the tick."""

    name: str = "random-legal"

    def choose(self, view: View) -> Command | Wait:
        """Some act, or a minute of doing nothing."""
        if view.over:
            return Wait()
        desk = Desk(view)
        dice = dice_at(view)
        if view.hands.work:
            return talk.take_phone(desk) or Wait(view.hands.ends)
        command = KINDS[dice.below(len(KINDS))](desk, dice)
        return command or Wait(view.now + MINUTE)


RANDOM_LEGAL = RandomLegal()
