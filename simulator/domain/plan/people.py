"""What a compiled plan says about talk: facts people can give, conversations, staged contacts, injects and hints.

Text stands in `Texts` by id; here are only ids, word counts and what a text gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.domain.plan.faults import Scope

Channel = Literal["phone", "chat", "mail", "form", "alert", "hand-off", "walk-up"]
Intent = Literal[
    "scope", "since", "changed", "words", "others", "doing", "try", "own_way", "confirm",
    "empathise", "promise", "say_no", "teach", "close",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One thing that can be known, and what it is good for."""

    id: str
    text: str
    """Text id of its one-line wording in the record."""
    about: tuple[str, ...]
    """Planted fault ids and need ids it truly speaks of; Truth, never shown."""
    covers: tuple[str, ...]
    """Of seen, since, scope, changed, ruled-out, logs, deadline, works, workaround, words, own-way, impact."""
    service: str
    ci: str
    symptoms: tuple[str, ...]
    """Symptom tags that articles are found by."""
    suggests: Literal["", "incident", "request", "question", "misrouted"]
    impact: int
    """Impact level this fact supports (1-3), 0 = says nothing."""
    urgency: int
    claim: bool
    """A caller's theory: theirs, never evidence."""
    security: bool
    since: int | None
    """Tick that the fact dates the trouble to, or None."""
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """How one person answers one intent."""

    intent: Intent
    text: str
    """Text id of what they say, or '' for the archetype's line."""
    gives: tuple[str, ...]
    """Fact ids."""
    mood: int
    trust: int
    after: str
    """Fact id that must be held by the seat for this line to apply, or ''."""
    before: str
    """Fact id that must not be held yet, or ''."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An archetype or stakeholder: how they answer what they have nothing for, and how moods move."""

    id: str
    mood: int
    patience: int
    trust: int
    lines: tuple[tuple[str, str], ...]
    """(intent or event, text id): every intent has one; events are again, promise-missed, angry, thanks, gone."""
    moods: tuple[tuple[str, int], ...]
    """Overrides of the default mood changes of an intent."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One staged interaction: a call, chat, mail, form, alert or hand-off."""

    id: str
    at: int
    channel: Channel
    person: str
    """Person id, or '' when `role` and `cell` say who is drawn."""
    role: str
    cell: str
    voice: str
    about: tuple[str, ...]
    """Planted fault ids and need ids."""
    typed: str
    """What the sender chose, such as `request / access`; '' for none."""
    opens: str
    """Text id of the first words."""
    title: str
    told: str
    """Text id of the first words once `told_if` audience had a notice; '' for none."""
    told_if: str
    gives: tuple[str, ...]
    """Facts in the first words."""
    lines: tuple[Line, ...]
    mood: int
    patience: int
    phone_back: bool
    """Whether the seat may ring them."""
    repeats: tuple[int, ...]
    """Ticks after the first contact at which they ring again while nothing was said and it still hurts."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A closed question about the record (or, for injects, the truth)."""

    kind: Literal[
        "all",
        "any",
        "not",
        "told",
        "declared",
        "ticket",
        "fact",
        "remedy",
        "condition",
        "promise",
        "arrived",
        "opened",
        "restored",
    ]
    args: tuple[tuple[str, str], ...]
    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Inject:
    """Something that happens to the seat when a moment or a predicate comes."""

    id: str
    at: int | None
    after: Predicate | None
    wait: int
    when: Predicate | None
    contact: Contact
    """What then arrives (its own `at` is ignored)."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Three levels of help for one way of being stuck."""

    id: str
    stuck: Predicate
    for_: int
    """Ticks for which `stuck` must hold."""
    levels: tuple[str, str, str]
    """Text ids."""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A harmless oddity: one signal or record that looks interesting and means nothing."""

    id: str
    ci: str
    signal: str
    record: str
    by: int
    text: str


@dataclass(frozen=True, slots=True)
class InheritedTicket:
    """A ticket found on the desk in the morning, opened before the shift."""

    id: str
    title: str
    type: Literal["incident", "request"]
    service: str
    ci: str
    category: str
    subcategory: str
    impact: int
    urgency: int
    opened: int
    """Negative tick."""
    responded: bool
    need: str
    """Need id behind it."""
    contact: Contact
    facts: tuple[str, ...]
    promise: int | None
    """A promise already given to its caller, due at this tick."""


@dataclass(frozen=True, slots=True)
class Background:
    """A pool from which staging draws the everyday contacts of a shift."""

    id: str
    weight: int
    contact: Contact
    scope: Scope
