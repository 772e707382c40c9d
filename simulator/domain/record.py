"""The record: everything somebody at EastCity could look up. Views, bots and legality rules read nothing else.

Mutable on purpose and written by `evolve` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.domain.base import Command
from simulator.domain.index import Index
from simulator.domain.telling.events import UpdateSent
from simulator.domain.work.events import ReadingLine


@dataclass(slots=True)
class Interaction:
    """A contact as the desk knows it."""

    id: str
    seat: str
    contact: str
    person: str
    channel: str
    variant: int
    origin: str
    of: str
    told: bool
    arrived: int
    mood: str
    """Word as last sampled."""
    opened: int | None = None
    call: str = ""
    """ringing, on, ended, voice-mail, refused, gone; '' = not by phone."""
    line_opened: int = 0
    last_line: int = 0
    lines: int = 0
    """Lines said so far: minutes of patience used."""
    asked: dict[str, int] = field(default_factory=dict)
    pending: dict[int, str] = field(default_factory=dict)
    """Written questions without an answer yet: number -> intent."""
    questions: int = 0
    facts: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    """Facts they were told in replies, in this order."""
    tickets: list[str] = field(default_factory=list)
    dismissed: int | None = None
    referred: str = ""
    referred_at: int | None = None
    responses: list[int] = field(default_factory=list)
    """Ticks of replies, answers and updates that reached this person."""
    confirmed: list[tuple[int, bool]] = field(default_factory=list)
    talk: list[tuple[int, str, str, int, str]] = field(default_factory=list)
    """(tick, who: you/them, intent, variant, text id or free text) for the conversation pane."""
    promised: int | None = None
    closed_talk: bool = False
    """The intent `close` was said."""


@dataclass(slots=True)
class Hold:
    """One time on hold."""

    start: int
    end: int | None
    reason: str
    next_check: int
    question: str
    honest: bool


@dataclass(slots=True)
class Ticket:
    """A record of the desk."""

    id: str
    type: str
    service: str
    ci: str
    category: str
    subcategory: str
    impact: int
    urgency: int
    opened: int
    logged: int
    seat: str
    group: str
    state: str = "new"
    interactions: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    history: list[tuple[int, str]] = field(default_factory=list)
    priorities: list[tuple[int, int, int, str]] = field(default_factory=list)
    """(tick, impact, urgency, reason)."""
    diagnoses: list[tuple[int, str, str, tuple[str, ...], str, tuple[str, ...]]] = field(default_factory=list)
    """(tick, component, mechanism, sites, trigger, facts)."""
    restorations: list[tuple[int, int, str]] = field(default_factory=list)
    """(said at, restored at, verified by)."""
    resolutions: list[tuple[int, str, str]] = field(default_factory=list)
    """(tick, code, verified by)."""
    reopened: list[int] = field(default_factory=list)
    responded: int | None = None
    next_step: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    parent: str = ""
    major: int | None = None
    stood_down: int | None = None
    groups: list[str] = field(default_factory=list)
    """Groups that owned it, in order."""
    texts: list[str] = field(default_factory=list)
    fallen: list[tuple[str, str, int]] = field(default_factory=list)
    """(clock, mark, tick) of every warning and breach that was said."""

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state not in ("resolved", "closed", "cancelled")


@dataclass(slots=True)
class Fact:
    """Something known, and who knows it."""

    id: str
    kind: str
    """said, reading, confirmation, article, note."""
    spec: str
    """FactSpec id for said and article facts, else ''."""
    tick: int
    source: str
    interaction: str = ""
    target: str = ""
    diagnostic: str = ""
    lines: tuple[ReadingLine, ...] = ()
    works: bool | None = None
    holders: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """Something a group, supplier or superior was asked."""

    id: str
    ticket: str
    seat: str
    group: str
    person: str
    kind: str
    matter: str
    facts: tuple[str, ...]
    covers: tuple[str, ...]
    missing: tuple[str, ...]
    remedy: str
    target: str
    change: str
    insist: bool
    priority: int
    opened: int
    waiting: int
    state: str = "open"
    """open, working, done, bounced."""
    started: int | None = None
    ended: int | None = None
    outcome: str = ""
    reason: str = ""
    needs_change: str = ""


@dataclass(slots=True)
class Run:
    """A remedy being done or done."""

    id: str
    remedy: str
    target: str
    by: str
    seat: str
    ticket: str
    interaction: str
    change: str
    permission: str
    case: str
    started: int
    ended: int | None = None


@dataclass(slots=True)
class Promise:
    """A time somebody was given."""

    id: str
    seat: str
    to: str
    kind: str
    ticket: str
    made: int
    due: int
    state: str = "open"
    """open, kept, missed."""
    ended: int | None = None


@dataclass(slots=True)
class Change:
    """A change record."""

    id: str
    seat: str
    type: str
    remedy: str
    target: str
    ticket: str
    problem: str
    risk: int
    back_out: bool
    window: int
    sign_off: str
    raised: int
    state: str = "raised"
    """raised, approved, rejected, implemented."""
    decided: int | None = None
    reason: str = ""


@dataclass(slots=True)
class Problem:
    """A problem record."""

    id: str
    seat: str
    tickets: tuple[str, ...]
    ci: str
    owner: str
    facts: tuple[str, ...]
    factors: tuple[str, ...]
    raised: int
    known_error: tuple[str, ...] | None = None
    workaround: str = ""


@dataclass(slots=True)
class Hands:
    """What one seat's hands are doing."""

    work: str = ""
    command: Command | None = None
    began: int = 0
    ends: int = 0
    queue: list[tuple[str, Command]] = field(default_factory=list)
    parked: list[tuple[str, Command, int]] = field(default_factory=list)
    """(work id, command, ticks left)."""
    count: int = 0
    busy: int = 0
    """Ticks of work done so far."""


@dataclass(slots=True)
class Alert:
    """The state of one alert rule."""

    rule: str
    raised: int
    value: int
    cleared: int | None = None


@dataclass(slots=True)
class Record:
    """The whole record."""

    interactions: dict[str, Interaction] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)
    tests: dict[str, tuple[str, str, str, str, int]] = field(default_factory=dict)
    """Test id -> (seat, diagnostic, target, ticket, started) while under way."""
    promises: dict[str, Promise] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    updates: list[UpdateSent] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)
    """Audience or person id -> tick of the last word they had."""
    hands: dict[str, Hands] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)
    """Article id -> tick first read."""
    written: dict[str, tuple[str, tuple[str, ...], int]] = field(default_factory=dict)
    """Article id -> (about, facts, tick)."""
    found: dict[str, int] = field(default_factory=dict)
    """`of>on` hidden dependencies found -> tick."""
    alerts: dict[str, Alert] = field(default_factory=dict)
    samples: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Service id -> (tick, probed availability bp)."""
    security_told: int | None = None
    security_flag: int | None = None
    """Tick at which a fact with a security mark was first held."""
    handover: tuple[int, tuple[str, ...], str] | None = None
    hints: dict[str, int] = field(default_factory=dict)
    """Hint id -> highest level taken."""
    ended: int | None = None
    """Tick at which the seat left."""
    relief: int | None = None
    """Tick at which the next desk began."""
    over: bool = False
    """The horizon was reached."""
    marks: dict[str, int] = field(default_factory=dict)
    """Id of a contact, ticket or case -> how many events have changed it: equal marks, equal sight."""
    index: Index = field(default_factory=Index)
    tellers: dict[str, list[str]] = field(default_factory=dict)
    """Fact -> contacts that gave it."""
    turns: int = 0
    """Counts up whenever anything here may have changed: between equal counts only time passes."""

    def mark(self, name: str) -> None:
        """Note that something was changed."""
        self.marks[name] = self.marks.get(name, 0) + 1
        self.turns += 1
