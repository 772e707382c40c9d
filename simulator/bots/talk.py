"""Talking with the people who contacted us: what to ask, when to stop, how to end a call. No records are made here."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.bots.desk import Desk
from simulator.domain.base import Command
from simulator.domain.inputs import AskCaller, EndCall, OpenInteraction, TakeCall
from simulator.domain.priority import priority
from simulator.views.desk import FactView, InteractionView, TicketView

QUESTIONS = (
    ("others", "scope"),
    ("words", "words"),
    ("since", "since"),
    ("doing", "deadline"),
    ("scope", "scope"),
    ("own_way", "own-way"),
)
"""Intent and the part of the story it brings, in the order in which an incident is asked about."""
STORY = frozenset({"seen", "since", "scope"})
"""What must be held before a second caller is spared the questions."""
FIRST_LIMIT = 5
LATER_LIMIT = 1
VAGUE_LIMIT = 2
SMALL = 4
"""Priority from which a matter without an article is asked about little."""
SPARE_PATIENCE = 2
"""Minutes of a caller's patience that are left for goodbye."""

WRITTEN = ("mail", "chat", "form")
"""Channels on which a question costs no patience."""
KINDS = ("incident", "misrouted", "request", "question")


def kind_of(desk: Desk, facts: Iterable[FactView]) -> str:
    """What facts suggest a contact is; a symptom that an article follows up with a reading makes it an incident."""
    facts = tuple(facts)
    if desk.followed.intersection(desk.symptoms(facts)):
        return "incident"
    named = {fact.suggests for fact in facts}
    return next((kind for kind in KINDS if kind in named), "")


def take_phone(desk: Desk) -> Command | None:
    """A ringing phone is answered, unless a call is in progress."""
    if desk.view.on_call or not desk.view.ringing:
        return None
    return TakeCall(seat=desk.seat, interaction=desk.view.ringing[0])


def open_next(desk: Desk) -> Command | None:
    """The oldest unread contact is read."""
    waiting = desk.unopened()
    return OpenInteraction(seat=desk.seat, interaction=waiting[0].id) if waiting else None


def open_alarms(desk: Desk) -> Command | None:
    """Unread contacts are read, those of people before those of machines."""
    waiting = sorted(desk.unopened(), key=lambda one: (one.channel in ("alert", "hand-off"), one.arrived, one.id))
    return OpenInteraction(seat=desk.seat, interaction=waiting[0].id) if waiting else None


def hang_up(desk: Desk) -> Command | None:
    """The call in progress is ended."""
    return EndCall(seat=desk.seat, interaction=desk.view.on_call) if desk.view.on_call else None


def lines_left(desk: Desk, one: InteractionView) -> bool:
    """Whether the person still has patience for a question."""
    return one.channel in WRITTEN or one.lines < max(one.patience - SPARE_PATIENCE, 1)


def asked_count(one: InteractionView) -> int:
    """Questions put to a person so far, agreements and goodbyes left out."""
    return sum(1 for intent, _ in one.asked if intent not in ("confirm", "close", "promise", "empathise", "teach"))


def was_asked(one: InteractionView, intent: str) -> bool:
    """Whether an intent was asked or waits for its written answer."""
    return intent in one.pending or any(name == intent for name, _ in one.asked)


def story_question(desk: Desk, one: InteractionView, ticket: TicketView | None) -> str:
    """The next intent worth a minute of this person's patience, or ''."""
    kind = kind_of(desk, desk.said(one))
    if kind != "incident":
        return ""
    facts = [*desk.said(one), *(desk.facts_of(ticket) if ticket else ())]
    covered = desk.covers(facts)
    if asked_count(one) + len(one.pending) >= question_limit(desk, one, ticket, facts):
        return ""
    if not was_asked(one, "others") and desk.levels(facts)[0] > 1 and is_first(one, ticket):
        return "others"
    for intent, cover in QUESTIONS:
        if cover not in covered and not was_asked(one, intent):
            return intent
    if not one.asked and not one.pending:
        return "own_way"
    return ""


def is_first(one: InteractionView, ticket: TicketView | None) -> bool:
    """Whether a person is the first to tell of a trouble."""
    return ticket is None or not ticket.interactions or one.id == ticket.interactions[0]


def question_limit(desk: Desk, one: InteractionView, ticket: TicketView | None, facts: list[FactView]) -> int:
    """How many questions this person is worth: the first of a trouble most, small matters and later callers least."""
    if desk.covers(facts) >= STORY and not is_first(one, ticket):
        return LATER_LIMIT
    followed = bool(desk.followed.intersection(desk.symptoms(facts)))
    small = desk.priority_of(facts) >= SMALL
    return VAGUE_LIMIT if small and not followed else FIRST_LIMIT


def ask(desk: Desk, one: InteractionView, intent: str) -> AskCaller:
    """One line to one person."""
    return AskCaller(seat=desk.seat, interaction=one.id, intent=intent)


def worth_asking(desk: Desk, one: InteractionView) -> bool:
    """Whether words reach the person and they are not out of patience."""
    if one.dismissed or one.referred or one.channel in ("alert", "hand-off"):
        return False
    if one.call in ("gone", "ringing") or (desk.view.on_call and not desk.on_line(one)):
        return False
    return lines_left(desk, one)


def severity(desk: Desk, one: InteractionView) -> tuple[int, int, str]:
    """Sort key of contacts: the priority that their own facts support, then age."""
    level = desk.once_of("severity", one, lambda: priority(*desk.levels(desk.said(one))))
    return (level, one.arrived, one.id)
