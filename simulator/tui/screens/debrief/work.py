"""What a debrief must work out, beside the screen: grade, story, curves, values, another way. Shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from scoring.debrief.decisions import Value
from scoring.debrief.making import case_in, valued
from scoring.debrief.moments import Curves, Reel, curves, expert_case
from scoring.debrief.rollouts import Progress
from scoring.debrief.story import Story, story_of
from scoring.debrief.takeover import Alternative, Case, case_of, what_if
from scoring.debrief.taught import Taught, taught
from simulator.domain.base import Command, Refusal
from simulator.domain.inputs import Reflect
from simulator.lab.verdict import Judged, Kit, Unfinished, conclude, judge
from simulator.session.errors import DoesNotHold, NotAJournal, OtherPlan, StoreFailed
from simulator.session.session import Session


@dataclass(slots=True)
class Work:
    """A run on its way to a debrief. Methods may run beside the screen, one at a time."""

    made: Kit
    session: Session | None = None
    """A run that has just ended and is not graded yet."""
    path: Path | None = None
    story: Story | None = None
    expert: Curves | None = None
    known: dict[int, Value] = field(default_factory=dict)
    done: int = 0
    of: int = 0
    stopped: bool = False
    telling: str = ""
    """What is being worked out just now."""
    failure: str = ""
    """Why it could not be, or ''."""
    lessons: tuple[Taught, ...] = ()
    reel: Reel | None = None

    @property
    def guessing(self) -> bool:
        """Whether the player can still say how it went, before any number is shown."""
        return self.session is not None and not self.session.closed

    def everything(self, estimate: int, words: str) -> None:
        """Grade, then value, noting on the way how far it is; never raises."""
        try:
            self.grade(estimate, words)
            self.values()
        except (OSError, DoesNotHold, NotAJournal, OtherPlan, StoreFailed, Unfinished) as failure:
            self.failure = str(failure)
        self.telling = ""

    def grade(self, estimate: int, words: str) -> None:
        """Grade the run; the own estimate and words go into the journal before."""

        def progress(policy: str) -> None:
            self.telling = f"{policy.replace('-', ' ')} works the same shift"

        if self.session is not None:
            judged, case = self._concluded(self.session, estimate, words, progress)
        else:
            assert self.path is not None
            judged = judge(self.path, lambda name: self.made)
            case = case_in(self.path, judged)
        self.lessons = taught(judged.grade.scenario, judged.engine.book.scenario.teaches)
        self.reel = Reel(case)
        self.story = story_of(judged, case, self.made.texts)

    def _concluded(
        self, session: Session, estimate: int, words: str, progress: Callable[[str], None]
    ) -> tuple[Judged, Case]:
        if not session.closed and (estimate >= 0 or words):
            session.submit(Reflect(seat=session.book.seat, text=words, estimate=estimate))
        self.path = session.path
        judged = conclude(session, progress)
        case = case_of(judged, session.commands)
        session.leave()
        return judged, case

    def values(self) -> None:
        """Work out what each decision was worth, as far as nobody stops it; our expert's curves come first."""
        if self.story is None:
            return
        self.telling = "our expert takes the seat after each decision"
        self.expert = curves(expert_case(self.story.case))

        def heard(progress: Progress) -> None:
            self.known, self.done, self.of = progress.known, progress.done, progress.of

        self.known = valued(self.path, self.story.case, heard, stop=lambda: self.stopped)

    def instead(self, n: int, command: Command | None, until: int = 0) -> Alternative | Refusal:
        """What another way at command `n` would have come to."""
        assert self.story is not None
        return what_if(self.story.case, n, command, until)


def judged_story(path: Path, kit_for: Callable[[str], Kit]) -> tuple[Story, dict[int, Value]]:
    """The story of a finished journal, with the values that are kept beside it."""
    from scoring.debrief.kept import read_values  # noqa: PLC0415  only for comparing

    kits: list[Kit] = []

    def found(name: str) -> Kit:
        kits.append(kit_for(name))
        return kits[-1]

    judged = judge(path, found)
    case = case_in(path, judged)
    return story_of(judged, case, kits[-1].texts), read_values(path, case)
