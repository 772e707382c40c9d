"""One sitting at a run: acts, time, halts and news. No screen and no pace; it calls the session as plain mode does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.domain.asking.events import ReplySent
from simulator.domain.base import Command, Event, Refusal
from simulator.domain.decide import hands_for
from simulator.domain.faults.events import SamplesRecorded
from simulator.domain.inputs import ParkWork, TakeCall, TakeHint
from simulator.domain.plan import Hint, Texts
from simulator.domain.predicates import named, true
from simulator.domain.shift.decide import HINT_LEVELS
from simulator.domain.shift.events import HintTaken, WorkBegan, WorkDone
from simulator.domain.work.events import ReadingTaken
from simulator.session.session import Rewound, Session
from simulator.tui.gentle import softened
from simulator.views.desk import View
from simulator.wording.letter import letter
from simulator.wording.results import told
from simulator.wording.scene import Scene

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z`])")


GUIDED = "guided"
"""The lesson for newcomers: less small print, fewer acts in sight, and a colleague who has time all day."""


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened, in sentences; the first is the headline."""

    tick: int
    lines: tuple[str, ...]
    about: str = ""
    """Contact or ticket it concerns, or ''."""
    reading: bool = False
    """Whether it is a reading that somebody took."""


@dataclass(slots=True)
class Sitting:
    """A player at a run. `give`, `go`, `next` and `wait` move it; what came of it is in `news` and `halts`."""

    session: Session
    texts: Texts
    scene: Scene = field(init=False)
    news: list[News] = field(default_factory=list)
    halts: tuple[Event, ...] = ()
    """What stopped the hands or the waiting last."""
    goal: int | None = None
    refused: Refusal | None = None
    marks: dict[str, str] = field(default_factory=dict)
    """Part -> `suspect` or `out`: the player's own marks, free and never journalled."""
    series: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Service -> what the probes saw so far."""
    letters: dict[tuple[str, int], str] = field(default_factory=dict)
    """(contact, tick) -> what was written or said to them then."""
    kinds: dict[str, list[str]] = field(default_factory=dict)
    """Ids by kind of what is fixed for a run."""
    _told: int = 0
    _asked: str = ""
    """The hint that was given last."""
    _gentle: bool = False

    def __post_init__(self) -> None:
        self.scene = Scene(self.session, self.texts)
        self._hear()

    @property
    def view(self) -> View:
        """What the seat sees now."""
        return self.scene.view

    @property
    def busy(self) -> bool:
        """Whether the hands stopped half way and somebody must decide."""
        return bool(self.view.hands.work) and not self.view.over

    @property
    def halted_by(self) -> str:
        """What stopped the hands, in words; '' = not known any more, as after a run was taken up again."""
        lines = [line for event in self.halts for line in told(self.scene, event)[:1]]
        return without_words(lines[-1]) if lines else ""

    @property
    def over(self) -> bool:
        """Whether the chair is empty."""
        return self.view.over

    def cost(self, command: Command) -> int:
        """Ticks of hands a command takes."""
        return hands_for(self.scene.world, command)

    def check(self, command: Command) -> Refusal | None:
        """Why a command would be refused now."""
        return self.session.check(command)

    def tone(self, *, gentle: bool) -> None:
        """Let callers speak as they are written, or milder; what was told is told again in that tone."""
        if gentle != self._gentle:
            self._gentle = gentle
            texts = softened(self.texts, self.scene.inner) if gentle else self.texts
            self.scene = Scene(self.session, texts, self.scene.book)
            self._told = 0
            self.news.clear()
            self.series.clear()
            self._hear()

    # ---- acts and time

    def give(self, command: Command) -> Refusal | None:
        """Give a command and let the hands work to its end or to a halt. Raises StoreFailed."""
        busy = bool(self.view.hands.work)
        if isinstance(command, TakeCall) and busy and self.session.check(command) is None:
            self.session.submit(ParkWork(seat=self.scene.seat))
        answer = self.session.submit(command)
        self.refused = answer if isinstance(answer, Refusal) else None
        if self.refused is None:
            self.goal = None
            self._hear()
            self._hands()
        return self.refused

    def hint(self, about: str = "") -> Refusal | None:
        """Ask a colleague on: more of what they said last while it helps, else the first hint that fits.

        One that speaks of the contact or ticket `about` goes before all others; one that was told whole is shown once
        more before they speak of something else.
        """
        taken = dict(self.view.hints)
        going = 0 < taken.get(self._asked, 0) < HINT_LEVELS
        ticket = self.scene.ticket(about)
        near = {about, *(ticket.interactions if ticket else ())} - {""}

        def order(hint: Hint) -> tuple[bool, bool, bool]:
            far, whole = not near & named(hint.stuck), taken.get(hint.id, 0) >= HINT_LEVELS
            return far or whole, not (going and hint.id == self._asked), far

        for hint in sorted(self.scene.inner.hints.values(), key=order):
            if not true(self.scene.world, hint.stuck, self.scene.seat):
                continue
            if taken.get(hint.id, 0) < HINT_LEVELS:
                return self.give(TakeHint(seat=self.scene.seat, hint=hint.id))
            if self._asked != hint.id:
                self._asked = hint.id
                return None
        return Refusal("your colleague has no hint for this just now", "not-stuck")

    @property
    def advice(self) -> tuple[str, int]:
        """What a colleague said last that still helps, and which level of it; ("", 0) = nothing."""
        level = dict(self.view.hints).get(self._asked, 0)
        hint = self.scene.inner.hints.get(self._asked)
        if hint is None or not level or not true(self.scene.world, hint.stuck, self.scene.seat):
            return "", 0
        return self.scene.text(hint.levels[min(level, len(hint.levels)) - 1]), level

    @property
    def unread(self) -> tuple[str, ...]:
        """Contacts that wait and that nobody has read, oldest first; not those that ring."""
        return tuple(
            item.id
            for item in sorted(self.view.interactions, key=lambda item: item.arrived)
            if item.opened is None and not item.dismissed and not item.call
        )

    def go(self) -> None:
        """Go on with what was stopped: the hands, else the waiting. Raises StoreFailed."""
        if self.view.hands.work:
            self._hands()
        elif self.goal is not None and self.goal > self.session.now:
            self.wait(self.goal)

    def next(self) -> None:
        """Let time pass to the next thing that concerns the seat. Raises StoreFailed."""
        self._pass(self.session.length, only_next=True)

    def wait(self, goal: int) -> None:
        """Let time pass to a tick, or to what stops it before. Raises StoreFailed."""
        self._pass(goal, only_next=False)

    def _hands(self) -> None:
        self.halts = ()
        while self.view.hands.work and not self.view.over:
            halts = self.session.advance(self.view.hands.ends)
            self._hear()
            other = tuple(event for event in halts if not isinstance(event, WorkDone | WorkBegan))
            if self.view.hands.work and other and self.session.now < self.session.length:
                self.halts = other
                return

    def _pass(self, goal: int, *, only_next: bool) -> None:
        if goal <= self.session.now:
            return
        if self.view.hands.work:
            self._hands()
            if self.view.hands.work:
                return
        self.goal = None if only_next else min(goal, self.session.length)
        self.halts = ()
        while self.session.now < min(goal, self.session.length) and not self.view.over:
            self.halts = self.session.advance(goal)
            self._hear()
            if self.halts:
                break
        if self.goal is not None and self.session.now >= self.goal:
            self.goal = None

    def finish(self) -> None:
        """Let the rest of the shift pass without anybody in the chair. Raises StoreFailed."""
        while not self.session.finished:
            self.session.advance(self.session.length, frozenset())
        self._told = len(self.session.engine.log)

    # ---- going back

    def back(self, n: int) -> Rewound | Refusal:
        """Go back to just before command `n` (practice only)."""
        answer = self.session.rewind(n)
        if isinstance(answer, Refusal):
            self.refused = answer
            return answer
        self.scene.forget()
        self.goal, self.halts, self._told, self._asked = None, (), 0, ""
        self.news.clear()
        self.series.clear()
        self._hear()
        return answer

    def undo(self) -> Rewound | Refusal:
        """Take back the last command."""
        return self.back(len(self.session.commands))

    # ---- news

    def _hear(self) -> None:
        log = self.session.engine.log
        for event in log[self._told :]:
            if isinstance(event, SamplesRecorded):
                for service, value in event.values:
                    self.series.setdefault(service, []).append((event.tick, value))
            if isinstance(event, HintTaken):
                self._asked = event.hint
            if isinstance(event, ReplySent):
                self.letters[event.interaction, event.tick] = " ".join(
                    letter(
                        self.scene,
                        event.facts,
                        unknown=event.unknown,
                        next_at=event.next_at,
                        opener=event.opener,
                        text=event.text,
                    )
                )
            if event.tick >= 0:
                lines = told(self.scene, event)
                if lines:
                    self.news.append(
                        News(event.tick, _headline(lines), about(event), reading=isinstance(event, ReadingTaken))
                    )
        self._told = len(log)

    def since(self, count: int) -> Sequence[News]:
        """What was told after the first so many."""
        return self.news[count:]


def _headline(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines of an event as the app tells them: no words to type; a reading's first line says what it shows."""
    told_ = [without_words(line) for line in lines]
    if len(told_) > 1 and told_[0].startswith("Fact "):
        told_[0] = f"{told_[0]}: {told_[1].strip()}"
    return tuple(told_)


def without_words(sentences: str) -> str:
    """Sentences without those that tell which word to type: here keys do it."""
    kept = [part for part in _SENTENCE.split(sentences) if "`" not in part]
    return " ".join(kept) or sentences.replace("`", "")


def about(event: Event) -> str:
    """The ticket or contact an event speaks of."""
    return getattr(event, "ticket", "") or getattr(event, "interaction", "")
