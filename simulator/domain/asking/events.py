"""What was said and learnt in talk."""

from __future__ import annotations

from typing import ClassVar

from simulator.domain.base import Event, fact


@fact
class CallTaken(Event):
    """The phone was answered; the line is open."""

    interaction: str
    seat: str


@fact
class CallEnded(Event):
    """The line is closed: by us, by them (gone), or never taken (voice-mail, refused)."""

    interaction: str
    seat: str
    how: str
    """ended, gone, voice-mail, refused."""


@fact
class QuestionAsked(Event):
    """A line was said or written to a caller; an answer by writing comes later."""

    interaction: str
    seat: str
    intent: str
    question: int
    written: bool
    promise_at: int
    text: str


@fact
class AnswerGiven(Event):
    """What they said to it."""

    interaction: str
    seat: str
    intent: str
    question: int
    line: str
    """Text id of their words."""
    variant: int
    facts: tuple[str, ...]
    mood: str
    again: bool
    """The question had been answered before."""


@fact
class ConfirmationGiven(Event):
    """The caller did the thing that failed, now; `works` is what they saw."""

    fact: str
    interaction: str
    seat: str
    works: bool


@fact
class FactGained(Event):
    """A seat holds a fact."""

    fact: str
    seat: str
    source: str
    """interaction, reading, article, case, or colleague id."""


@fact
class ReplySent(Event):
    """Something of substance was said to one caller."""

    interaction: str
    seat: str
    facts: tuple[str, ...]
    unknown: tuple[str, ...]
    speculative: tuple[str, ...]
    """Facts named without holding them, or claims repeated as facts."""
    next_at: int
    opener: str
    text: str


@fact
class InteractionReferred(Event):
    """The contact stands with its owner now."""

    interaction: str
    seat: str
    group: str
    facts: tuple[str, ...]
    accepted: bool
    """Whether that group is one that can meet it (known at once: they say so)."""


@fact
class MoodMoved(Event):
    """A caller's mood and trust moved (Truth)."""

    hidden: ClassVar[bool] = True
    interaction: str
    mood: int
    """New value 0-100."""
    trust: int


@fact
class NeedMet(Event):
    """What the interaction was really about is satisfied (Truth)."""

    hidden: ClassVar[bool] = True
    interaction: str
    need: str
    how: str


@fact
class NeedViolated(Event):
    """Something was done for the caller that must not be done (Truth)."""

    hidden: ClassVar[bool] = True
    interaction: str
    need: str
    how: str
