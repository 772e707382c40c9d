"""Commands of telling: updates, major incidents, security, managers."""

from __future__ import annotations

from typing import ClassVar

from simulator.domain.base import Command, Stimulus, fact


@fact
class SendUpdate(Command):
    """Tell an audience: facts held, what is not known, when the next word comes. There is no tone slot."""

    act: ClassVar[str] = "update"
    audience: str
    ticket: str
    facts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    workaround: str = ""
    """Workaround id told along, or ''."""
    next_at: int = 0
    opener: str = "plain"
    """plain, thanks, sorry, all-clear, no-change."""
    names_client: str = ""
    """Client token named in it, or ''."""
    text: str = ""


@fact
class DeclareMajorIncident(Command):
    """Declare a major incident on a ticket."""

    act: ClassVar[str] = "declare"
    ticket: str
    reason: str
    """p1, critical-service, wide, exposure, regulator, three-p2."""


@fact
class StandDownMajorIncident(Command):
    """End the major incident."""

    act: ClassVar[str] = "update"
    ticket: str


@fact
class NotifySecurity(Command):
    """Tell Security, with facts, before anything is touched."""

    act: ClassVar[str] = "notify-security"
    ticket: str = ""
    facts: tuple[str, ...] = ()
    text: str = ""


@fact
class BriefManager(Command):
    """Give a stakeholder the facts they decide with."""

    act: ClassVar[str] = "brief"
    person: str
    ticket: str
    facts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    next_at: int = 0
    text: str = ""


@fact
class PromiseFell(Stimulus):
    """A promise's hour has come."""

    rank: ClassVar[int] = 45
    promise: str
    soon: bool
    """True: it falls due in five minutes."""

    @property
    def identity(self) -> str:
        """The promise and which of its two moments."""
        return f"{self.promise}/{'soon' if self.soon else 'due'}"
