"""The three kinds of value everything is made of: commands, stimuli and events, and what a refusal is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(cls: type[T]) -> type[T]:
    """Make a class of values that nobody changes, which the type checker keeps.

    Not frozen when running: a frozen instance is built through a guard for each field, which costs more than the event
    does otherwise, and thousands are built in a shift.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Make a class of values like `fact`, whose fields may also be given by place."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@fact
class Command:
    """Something a seat wants done; journalled when it is accepted."""

    act: ClassVar[str] = ""
    """Effort id: how long hands take is looked up under this name."""
    seat: str


@fact
class Stimulus:
    """Something that happens by itself; re-made by replay, never journalled."""

    rank: ClassVar[int] = 50
    """Order within one tick; lower goes first, then `identity`."""

    @property
    def identity(self) -> str:
        """A name that exists whatever the player does; breaks ties within a rank."""
        raise NotImplementedError


@fact
class Event:
    """A fact in the past tense."""

    hidden: ClassVar[bool] = False
    """True: it changes Truth only and no view may show it."""
    tick: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not taken, in one sentence that only uses what stands in the record."""

    reason: str
    code: str
    """Short id, stable for tests and views: `illegal-move`, `unknown-ticket`, `hands-full` ..."""


@value
class Draw:
    """A random number a rule needs: which stream and which table; the engine fetches it."""

    stream: str
    low: int
    high: int
    """Inclusive bounds of a uniform integer."""
    fixed: bool = False
    """Always the first number of its stream, however often it is asked for: asking moves nothing."""
