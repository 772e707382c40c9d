"""What was said and learnt in talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from simulator.domain.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTaken(Event):
    """The phone was answered; the line is open."""

    interaction: str
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(Event):
    """The line is closed: by us, by them (gone), or never taken (voice-mail, refused)."""

    interaction: str
    seat: str
    how: str
    """ended, gone, voice-mail, refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Event):
    """A line was said or written to a caller; an answer by writing comes later."""

    interaction: str
    seat: str
    intent: str
    question: int
    written: bool
    promise_at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationGiven(Event):
    """The caller did the thing that failed, now; `works` is what they saw."""

    fact: str
    interaction: str
    seat: str
    works: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGained(Event):
    """A seat holds a fact."""

    fact: str
    seat: str
    source: str
    """interaction, reading, article, case, or colleague id."""


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionReferred(Event):
    """The contact stands with its owner now."""

    interaction: str
    seat: str
    group: str
    facts: tuple[str, ...]
    accepted: bool
    """Whether that group is one that can meet it (known at once: they say so)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodMoved(Event):
    """A caller's mood and trust moved (Truth)."""

    hidden: ClassVar[bool] = True
    interaction: str
    mood: int
    """New value 0-100."""
    trust: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMet(Event):
    """What the interaction was really about is satisfied (Truth)."""

    hidden: ClassVar[bool] = True
    interaction: str
    need: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedViolated(Event):
    """Something was done for the caller that must not be done (Truth)."""

    hidden: ClassVar[bool] = True
    interaction: str
    need: str
    how: str
