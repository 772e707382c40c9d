"""Commands and stimuli of improving: problems, known errors, changes, articles."""

from __future__ import annotations

from typing import ClassVar, Literal

from simulator.domain.base import Command, Stimulus, fact


@fact
class RaiseProblem(Command):
    """Raise a problem: the cause, or possible cause, behind tickets."""

    act: ClassVar[str] = "raise-problem"
    tickets: tuple[str, ...]
    ci: str
    owner: str
    """Group that owns it."""
    facts: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    """Contributing factors named, of trigger, latent-cause, detection-gap, recovery-gap."""
    text: str = ""


@fact
class RecordKnownError(Command):
    """Write down symptom, how to confirm, workaround, so that the next person finds it."""

    act: ClassVar[str] = "known-error"
    problem: str
    facts: tuple[str, ...]
    """Facts naming symptom and reading."""
    workaround: str = ""
    text: str = ""


@fact
class RaiseChange(Command):
    """Raise a change: what is done where, how risky, when, the way back, who signs off."""

    act: ClassVar[str] = "raise-change"
    type: Literal["standard", "normal", "emergency"]
    remedy: str
    target: str
    ticket: str = ""
    problem: str = ""
    risk: int = 5
    """Sum of the five factors, 5-15."""
    back_out: bool = False
    window: int = 0
    """Tick it is planned for; 0 = as soon as approved."""
    sign_off: str = ""
    """Person or group that verifies."""
    text: str = ""


@fact
class WriteArticle(Command):
    """Write an article or guide about a need or a trouble, from facts held."""

    act: ClassVar[str] = "article"
    about: str
    """Ticket id or interaction id it grew from."""
    facts: tuple[str, ...] = ()
    text: str = ""


@fact
class ReadArticle(Command):
    """Read a knowledge article (the first time costs its length)."""

    act: ClassVar[str] = "read"
    article: str


@fact
class ApprovalCame(Stimulus):
    """Whoever decides on a change has decided."""

    rank: ClassVar[int] = 35
    change: str

    @property
    def identity(self) -> str:
        """The change."""
        return self.change
