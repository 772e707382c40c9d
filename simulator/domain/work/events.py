"""What happened in working tickets, cases and remedies."""

from __future__ import annotations

from simulator.domain.base import Event, fact


@fact
class TicketTaken(Event):
    """A seat works on it: Assigned and In progress."""

    ticket: str
    seat: str


@fact
class TicketAssigned(Event):
    """A group owns it."""

    ticket: str
    seat: str
    group: str
    facts: tuple[str, ...]


@fact
class CaseOpened(Event):
    """A group or supplier or superior has been asked."""

    case: str
    ticket: str
    seat: str
    group: str
    person: str
    kind: str
    """skill, owner, supplier, authority, team."""
    matter: str
    facts: tuple[str, ...]
    covers: tuple[str, ...]
    missing: tuple[str, ...]
    remedy: str
    target: str
    change: str
    insist: bool
    priority: int
    waiting: int
    """Open cases of that group before this one."""


@fact
class CaseStarted(Event):
    """Somebody over there works on it."""

    case: str


@fact
class CaseBounced(Event):
    """It came back: thin ask, not ours, no change, or a refusal with its reason."""

    case: str
    ticket: str
    seat: str
    reason: str
    """thin, not-ours, no-change, harmful, not-allowed."""
    missing: tuple[str, ...]
    hint_group: str
    """Group that `not-ours` points to, or ''."""
    fact: str
    """Fact that speaks against a harmful ask, or ''."""


@fact
class CaseDone(Event):
    """The group has answered or acted."""

    case: str
    ticket: str
    seat: str
    outcome: str
    """acted, found, nothing-found, decided, taken-over."""
    facts: tuple[str, ...]
    """Facts handed to the seat."""
    needs_change: str
    """remedy@target@type that the group would do once a change allows it, or ''."""


@fact
class TestStarted(Event):
    """A diagnostic that takes waiting is under way."""

    __test__ = False
    test: str
    seat: str
    diagnostic: str
    target: str
    ticket: str


@fact
class ReadingLine:
    """One line of a reading: what, value, typical band, side of the band, trend."""

    what: str
    """Signal or record id."""
    target: str
    value: int
    low: int
    high: int
    side: str
    """below, inside, above; entry or plain for record lines."""
    trend: str
    """falling, flat, rising, or ''."""
    text: str
    """Text id of a record entry or free finding; '' for signals."""
    at: int
    """Tick the entry is dated, or of the reading."""


@fact
class ReadingTaken(Event):
    """A reading lies on the desk and is a fact."""

    fact: str
    seat: str
    diagnostic: str
    target: str
    ticket: str
    by: str
    """Seat or group that read it."""
    lines: tuple[ReadingLine, ...]


@fact
class DependencyFound(Event):
    """A hidden dependency is now drawn on the map."""

    of: str
    on: str


@fact
class RemedyStarted(Event):
    """Something is being done to a part."""

    run: str
    remedy: str
    target: str
    by: str
    """Seat or group."""
    seat: str
    ticket: str
    interaction: str
    change: str
    permission: str
    """may, must-ask, must-not: the boundary ledger."""
    case: str


@fact
class RemedyApplied(Event):
    """It was done; what it changed follows as hidden events."""

    run: str
    remedy: str
    target: str
    by: str
    seat: str
    ticket: str
    interaction: str
    change: str


@fact
class TicketHeld(Event):
    """On hold: why, until when, behind which question."""

    ticket: str
    seat: str
    reason: str
    next_check: int
    question: str
    honest: bool
    """Whether the hold may stop the clock: a question stands in the record and the reason pauses."""


@fact
class TicketResumed(Event):
    """Off hold, by the seat or because the answer came."""

    ticket: str
    seat: str


@fact
class NoteAdded(Event):
    """Facts and a next step stand on the ticket."""

    ticket: str
    seat: str
    facts: tuple[str, ...]
    next_step: str
    text: str


@fact
class RestorationRecorded(Event):
    """Somebody says that it works again since then."""

    ticket: str
    seat: str
    at: int
    verified_by: str


@fact
class DiagnosisStated(Event):
    """A diagnosis stands; first and last count."""

    ticket: str
    seat: str
    component: str
    mechanism: str
    sites: tuple[str, ...]
    trigger: str
    facts: tuple[str, ...]


@fact
class TicketResolved(Event):
    """Said to be solved."""

    ticket: str
    seat: str
    code: str
    note: tuple[str, ...]
    verified_by: str
    text: str


@fact
class TicketClosed(Event):
    """Closed for good; a recurrence is a new ticket."""

    ticket: str
    seat: str
    automatic: bool


@fact
class TicketReopened(Event):
    """The solution was not accepted; the clock goes on where it stopped."""

    ticket: str
    seat: str
    reason: str
