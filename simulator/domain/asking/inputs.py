"""Commands and stimuli of talking with the people who contacted us."""

from __future__ import annotations

from typing import ClassVar

from simulator.domain.base import Command, Stimulus, fact


@fact
class AskCaller(Command):
    """Say one line to a caller: one of the fourteen intents."""

    act: ClassVar[str] = "ask"
    interaction: str
    intent: str
    promise_at: int = 0
    """For `promise`: the tick named; 0 = none named."""
    text: str = ""
    """Free words in place of the default line; stored, never rewarded."""


@fact
class TakeCall(Command):
    """Answer the phone."""

    act: ClassVar[str] = "open"
    interaction: str


@fact
class RefuseCall(Command):
    """Let it go to voice mail."""

    act: ClassVar[str] = ""
    interaction: str


@fact
class EndCall(Command):
    """Say goodbye; also the neutral way out of a call that goes too far."""

    act: ClassVar[str] = ""
    interaction: str


@fact
class ReplyToCaller(Command):
    """Write or say something of substance to one caller: facts held, what is not known, next update."""

    act: ClassVar[str] = "reply"
    interaction: str
    facts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Of cause, end, scope: what is said not to be known yet."""
    next_at: int = 0
    opener: str = "plain"
    """plain, thanks, sorry."""
    text: str = ""


@fact
class ReferInteraction(Command):
    """Pass a contact to whoever owns the matter, telling the caller."""

    act: ClassVar[str] = "reply"
    interaction: str
    group: str
    facts: tuple[str, ...] = ()
    text: str = ""


@fact
class RingOut(Stimulus):
    """A phone that nobody took goes to voice mail."""

    rank: ClassVar[int] = 40
    interaction: str

    @property
    def identity(self) -> str:
        """The interaction."""
        return self.interaction


@fact
class ReplyCame(Stimulus):
    """The written answer to a question arrives."""

    rank: ClassVar[int] = 25
    interaction: str
    question: int
    """Number of the question within the interaction."""

    @property
    def identity(self) -> str:
        """Interaction and question."""
        return f"{self.interaction}/{self.question}"


@fact
class PatienceRanOut(Stimulus):
    """A caller who got no word rings again or gives up."""

    rank: ClassVar[int] = 41
    interaction: str
    nth: int

    @property
    def identity(self) -> str:
        """Interaction and turn."""
        return f"{self.interaction}/{self.nth}"
