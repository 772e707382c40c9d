"""What a seat sees of a run at one tick: frozen values drawn from the record only."""

from __future__ import annotations

from dataclasses import field

from simulator.domain.base import Command, Refusal, value
from simulator.domain.work.events import ReadingLine
from simulator.views.handbook import Handbook


@value
class ClockView:
    """One clock of a ticket as the record tells it."""

    due: int | None
    """Tick, or None while an honest pause is open (it moves) or the clock is out of service."""
    state: str
    """running, paused, outside, met, breached, none."""
    elapsed: int
    amount: int
    stopped: int | None


@value
class InteractionView:
    """A contact in the list."""

    id: str
    contact: str
    person: str
    channel: str
    origin: str
    of: str
    arrived: int
    opened: int | None
    mood: str
    call: str
    typed: str
    told: bool
    variant: int
    opens: str
    """Text id of the first words (already the `told` one when that applies)."""
    title: str
    facts: tuple[str, ...]
    """Held fact ids that came from this contact."""
    given: tuple[str, ...]
    """Fact ids they were told in replies."""
    asked: tuple[tuple[str, int], ...]
    pending: tuple[str, ...]
    """Intents of written questions without an answer yet."""
    tickets: tuple[str, ...]
    dismissed: bool
    referred: str
    responses: int
    last_response: int | None
    confirmed: tuple[tuple[int, bool], ...]
    promised: int | None
    talk: tuple[tuple[int, str, str, int, str], ...]
    site: str
    unit: str
    lines: int
    patience: int
    """Minutes their card says they stay on a line."""


@value
class TicketView:
    """A ticket as it stands."""

    id: str
    type: str
    state: str
    service: str
    ci: str
    category: str
    subcategory: str
    impact: int
    urgency: int
    priority: int
    """0 = not set."""
    opened: int
    logged: int
    group: str
    mine: bool
    interactions: tuple[str, ...]
    facts: tuple[str, ...]
    response: ClockView
    resolution: ClockView
    hold: tuple[str, int, str] | None
    """(reason, next check, question) while on hold."""
    diagnoses: tuple[tuple[int, str, str, tuple[str, ...], str, tuple[str, ...]], ...]
    restorations: tuple[tuple[int, int, str], ...]
    resolutions: tuple[tuple[int, str, str], ...]
    next_step: str
    links: tuple[tuple[str, str], ...]
    parent: str
    major: int | None
    stood_down: int | None
    history: tuple[tuple[int, str], ...]
    priorities: tuple[tuple[int, int, int, str], ...]
    inherited: bool
    title: str
    """Text id of an inherited ticket's title, or ''."""


@value
class FactView:
    """A fact the seat holds, with what it is good for."""

    id: str
    kind: str
    """said, reading, confirmation, article, note."""
    spec: str
    text: str
    """Text id of its wording; '' for readings and confirmations."""
    tick: int
    source: str
    interaction: str
    covers: tuple[str, ...]
    service: str
    ci: str
    symptoms: tuple[str, ...]
    suggests: str
    impact: int
    urgency: int
    claim: bool
    security: bool
    since: int | None
    sites: tuple[str, ...]
    target: str
    diagnostic: str
    lines: tuple[ReadingLine, ...]
    works: bool | None


@value
class CaseView:
    """Something a group, supplier or superior was asked."""

    id: str
    ticket: str
    group: str
    person: str
    kind: str
    matter: str
    remedy: str
    target: str
    change: str
    state: str
    opened: int
    started: int | None
    ended: int | None
    outcome: str
    reason: str
    missing: tuple[str, ...]
    needs_change: str
    """`remedy@target@type` or ''."""


@value
class PromiseView:
    """A time somebody was given."""

    id: str
    to: str
    kind: str
    ticket: str
    due: int
    state: str


@value
class ChangeView:
    """A change record."""

    id: str
    type: str
    remedy: str
    target: str
    ticket: str
    problem: str
    state: str
    reason: str
    window: int


@value
class ProblemView:
    """A problem record."""

    id: str
    tickets: tuple[str, ...]
    ci: str
    owner: str
    known_error: bool


@value
class UpdateView:
    """A message that went to an audience."""

    id: str
    tick: int
    audience: str
    ticket: str
    facts: tuple[str, ...]
    unknown: tuple[str, ...]
    workaround: str
    next_at: int
    opener: str


@value
class HandsView:
    """What the hands do."""

    work: str
    command: Command | None
    ends: int
    queue: tuple[tuple[str, Command], ...]
    parked: tuple[tuple[str, Command, int], ...]


@value
class RunView:
    """A remedy as the record knows it."""

    id: str
    remedy: str
    target: str
    by: str
    ticket: str
    interaction: str
    started: int
    ended: int | None


@value
class View:
    """Everything a seat sees."""

    now: int
    seat: str
    handbook: Handbook
    over: bool
    """The shift's planned end is reached or the seat left."""
    hands: HandsView
    ringing: tuple[str, ...]
    on_call: str
    interactions: tuple[InteractionView, ...]
    tickets: tuple[TicketView, ...]
    facts: tuple[FactView, ...]
    cases: tuple[CaseView, ...]
    promises: tuple[PromiseView, ...]
    changes: tuple[ChangeView, ...]
    problems: tuple[ProblemView, ...]
    updates: tuple[UpdateView, ...]
    runs: tuple[RunView, ...]
    tests: tuple[tuple[str, str, str], ...]
    """(test id, diagnostic, target) under way."""
    told: tuple[tuple[str, int], ...]
    """(audience or person, tick of the last word)."""
    alerts: tuple[tuple[str, int, int, bool], ...]
    """(rule, raised, value, still on)."""
    samples: tuple[tuple[str, int, int], ...]
    """(service, tick, probed availability bp)."""
    read: tuple[str, ...]
    written: tuple[tuple[str, str], ...]
    """(article id, about)."""
    dependencies: tuple[tuple[str, str, str], ...]
    """(of, on, kind) known or found."""
    security_flag: int | None
    security_told: int | None
    handover: bool
    hints: tuple[tuple[str, int], ...]
    """(hint id, highest level taken)."""
    loss_per_hour: int
    """Known loss in cents per hour: services the desk has marked affected."""
    refused: Refusal | None = None
    """The refusal of the last command, when there was one since the last view."""
    drawn: int = field(default=0, compare=False, repr=False)
    """What was looked up in one view holds for another of its handbook with the same mark: only time passed. 0: for
    this view alone."""
