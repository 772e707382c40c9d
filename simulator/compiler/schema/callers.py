"""Files about people who call: how they talk, what a contact is, and everyday contacts that may be drawn."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from simulator.compiler.schema.base import Place, Source
from simulator.compiler.schema.notation import (
    Flag,
    MaybeSlug,
    Minutes,
    Prose,
    Slug,
    Slugs,
    Ticks,
    WhenOrOnset,
    Whole,
)

INTENTS = (
    "scope", "since", "changed", "words", "others", "doing", "try", "own_way", "confirm",
    "empathise", "promise", "say_no", "teach", "close",
)  # fmt: skip
VOICE_EVENTS = ("again", "promise-missed", "angry", "thanks", "gone")


def _intent(value: object) -> object:
    return value.replace("-", "_") if isinstance(value, str) else value


IntentName = Annotated[
    Literal[
        "scope", "since", "changed", "words", "others", "doing", "try", "own_way", "confirm",
        "empathise", "promise", "say_no", "teach", "close",
    ],
    BeforeValidator(_intent),
]  # fmt: skip
Channel = Literal["phone", "chat", "mail", "form", "alert", "hand-off", "walk-up"]
Signed = Annotated[Whole, Field(ge=-100, le=100)]
Level100 = Annotated[Whole, Field(ge=0, le=100)]


class Voice(Source):
    """How an archetype or stakeholder talks."""

    id: Slug
    """Id."""
    mood: Level100 = 65
    """Starting mood."""
    patience: Minutes = 10
    """Minutes before mood falls."""
    trust: Level100 = 50
    """Starting trust."""
    lines: dict[str, Prose]
    """What they say to an intent they have nothing for, and at an event."""
    moods: dict[str, Signed] = Field(default_factory=dict)
    """Mood changes that differ from the usual ones, by intent."""


class VoicesFile(Source):
    """voices.yaml."""

    voices: tuple[Voice, ...]
    """Voice sheets."""


class Line(Source):
    """How this person answers one intent."""

    intent: IntentName
    """Intent."""
    says: Prose = ()
    """Their words; left out = the voice's."""
    gives: Slugs = ()
    """Facts in it."""
    mood: Signed = 0
    """Mood change beside the usual one."""
    trust: Signed = 0
    """Trust change beside the usual one."""
    after: MaybeSlug = ""
    """Fact that the seat must hold for this line."""
    before: MaybeSlug = ""
    """Fact that the seat must not hold yet."""


class Talk(Source):
    """What a contact is, without its id and moment."""

    channel: Channel
    """How it comes in."""
    from_: str = ""
    """Person id, voice@site/unit, voice@site, voice@unit, or role; alerts need none."""
    voice: MaybeSlug = ""
    """Voice sheet, where `from` does not say."""
    about: Slugs = ()
    """Planted faults and needs behind it."""
    typed: str = ""
    """What the sender chose in the form."""
    title: str = ""
    """Subject or title."""
    first: Prose
    """First words."""
    told: Prose = ()
    """First words when `told-if` has had a notice."""
    told_if: MaybeSlug = ""
    """Audience."""
    gives: Slugs = ()
    """Facts in the first words."""
    lines: tuple[Line, ...] = ()
    """Answers."""
    mood: Level100 | None = None
    """Starting mood; left out = the voice's."""
    patience: Minutes | None = None
    """Minutes; left out = the voice's."""
    phone_back: Flag | None = None
    """The seat may ring them; left out = all but alerts."""
    repeats: tuple[Ticks, ...] = ()
    """When they ring again after the first contact."""


class Call(Talk):
    """A staged contact."""

    id: Slug
    """Id."""
    at: WhenOrOnset
    """When it comes."""


class BackgroundRow(Place):
    """An everyday contact that may be drawn."""

    id: Slug
    """Id."""
    weight: Annotated[Whole, Field(ge=1)] = 1
    """How often, against the others."""
    contact: Talk
    """What comes."""
    profiles: Slugs = ()
    """Load profiles in which it may occur; left out = all."""


class BackgroundFile(Source):
    """background.yaml."""

    background: tuple[BackgroundRow, ...]
    """Everyday contacts."""
