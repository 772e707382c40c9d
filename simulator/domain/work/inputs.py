"""Commands of working a ticket: take, assign, test, remedy, hold, restore, diagnose, escalate, resolve, close."""

from __future__ import annotations

from typing import ClassVar, Literal

from simulator.domain.base import Command, Stimulus, fact

HoldReason = Literal["caller", "vendor", "change", "problem", "evidence"]


@fact
class TakeTicket(Command):
    """Start working on a ticket oneself."""

    act: ClassVar[str] = "take"
    ticket: str


@fact
class AssignTicket(Command):
    """Give a ticket away: the group owns it from now on."""

    act: ClassVar[str] = "assign"
    ticket: str
    group: str
    facts: tuple[str, ...] = ()
    text: str = ""


@fact
class EscalateBySkill(Command):
    """Ask a group with more skill, keeping the ticket; may name the remedy wanted and the change that allows it."""

    act: ClassVar[str] = "escalate"
    ticket: str
    group: str
    facts: tuple[str, ...] = ()
    remedy: str = ""
    target: str = ""
    change: str = ""
    insist: bool = False
    """Asked again after an expert's refusal."""
    text: str = ""


@fact
class EscalateByAuthority(Command):
    """Ask somebody with more authority to decide: money, priority conflict, risk, clients."""

    act: ClassVar[str] = "authority"
    ticket: str
    person: str
    matter: Literal["risk", "priority", "money", "client", "approval"]
    facts: tuple[str, ...] = ()
    text: str = ""


@fact
class CallSupplier(Command):
    """Open a case with a supplier."""

    act: ClassVar[str] = "call-supplier"
    ticket: str
    supplier: str
    facts: tuple[str, ...] = ()
    text: str = ""


@fact
class FormVirtualTeam(Command):
    """Pull up to four groups into one room on a ticket, with one owner."""

    act: ClassVar[str] = "virtual-team"
    ticket: str
    groups: tuple[str, ...]
    owner: str
    facts: tuple[str, ...] = ()


@fact
class RunDiagnostic(Command):
    """Take a reading."""

    act: ClassVar[str] = "diagnostic"
    diagnostic: str
    target: str
    ticket: str = ""


@fact
class ApplyRemedy(Command):
    """Do something to a part with one's own hands."""

    act: ClassVar[str] = "remedy"
    remedy: str
    target: str
    ticket: str = ""
    interaction: str = ""
    """Whose need it is for, when it is for one person (a password)."""
    change: str = ""


@fact
class HoldTicket(Command):
    """Put a ticket on hold behind a question that stands in the record."""

    act: ClassVar[str] = "hold"
    ticket: str
    reason: HoldReason
    next_check: int
    """Tick at which somebody looks again."""
    question: str = ""
    """Interaction asked or case id, so that the hold is honest; '' = none."""


@fact
class ResumeTicket(Command):
    """Take a ticket off hold."""

    act: ClassVar[str] = "resume"
    ticket: str


@fact
class AddNote(Command):
    """Put facts on a ticket so that whoever reads it knows."""

    act: ClassVar[str] = "note"
    ticket: str
    facts: tuple[str, ...]
    next_step: str = ""
    """What is to be done next, as an act id or words."""
    text: str = ""


@fact
class RecordRestoration(Command):
    """State since when the service works again, and by what that was verified."""

    act: ClassVar[str] = "record-restoration"
    ticket: str
    at: int
    verified_by: str
    """Fact id of a confirmation or a reading taken since, or '' for none."""


@fact
class StateDiagnosis(Command):
    """Say what it is: component, mechanism, scope; a change is a trigger, stated apart."""

    act: ClassVar[str] = "diagnosis"
    ticket: str
    component: str
    mechanism: str
    sites: tuple[str, ...] = ()
    """() = everywhere."""
    trigger: str = ""
    facts: tuple[str, ...] = ()


@fact
class ResolveTicket(Command):
    """Say that it is solved: code, note for the user, how it was verified."""

    act: ClassVar[str] = "resolve"
    ticket: str
    code: Literal["fixed", "workaround", "fulfilled", "answered", "referred", "no-fault"]
    note: tuple[str, ...] = ()
    """Facts the user-facing note rests on."""
    verified_by: str = ""
    """Fact id, or '' = the user is asked to verify."""
    text: str = ""


@fact
class CloseTicket(Command):
    """Close what was resolved and confirmed."""

    act: ClassVar[str] = "close"
    ticket: str


@fact
class ReopenTicket(Command):
    """Take a resolved ticket up again: the solution was not accepted."""

    act: ClassVar[str] = "reopen"
    ticket: str
    reason: str = ""


@fact
class CaseStartDue(Stimulus):
    """A group would now look at a case (its start time has come)."""

    rank: ClassVar[int] = 30
    case: str

    @property
    def identity(self) -> str:
        """The case."""
        return self.case


@fact
class CaseWorkEnded(Stimulus):
    """A group's work on a case is done; what comes of it is decided now."""

    rank: ClassVar[int] = 31
    case: str
    noise: tuple[tuple[str, int], ...] = ()
    """Drawn noise by stream name, for a reading the group takes."""

    @property
    def identity(self) -> str:
        """The case."""
        return self.case


@fact
class TestEnded(Stimulus):
    """A diagnostic that needed waiting has its result."""

    __test__: ClassVar[bool] = False
    rank: ClassVar[int] = 32
    test: str
    noise: tuple[tuple[str, int], ...] = ()

    @property
    def identity(self) -> str:
        """The test."""
        return self.test


@fact
class RemedyEnded(Stimulus):
    """A remedy under way has run its time."""

    rank: ClassVar[int] = 33
    remedy: str
    """Remedy run id."""

    @property
    def identity(self) -> str:
        """The remedy run."""
        return self.remedy
