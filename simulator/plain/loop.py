"""Plain mode: the game as lines of text. Reads a line, does what it says, tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from simulator.domain.base import Command, Event, Refusal
from simulator.domain.decide import hands_for
from simulator.domain.inputs import ParkWork, Reflect, ReplyToCaller, SendUpdate, TakeCall, TakeHint
from simulator.domain.plan import Texts
from simulator.domain.shift.decide import HINT_LEVELS
from simulator.domain.shift.events import WorkBegan, WorkDone
from simulator.domain.since import since
from simulator.domain.telling.events import PromiseDueSoon
from simulator.domain.triage.events import ContactArrived
from simulator.plain.asker import complete, sentence
from simulator.plain.console import Console, EndOfInput, spoken
from simulator.plain.desk import FREE, READERS, NotFound
from simulator.session.errors import StoreFailed
from simulator.session.session import Session
from simulator.views.handbook import Handbook
from simulator.wording import explain, guide, look
from simulator.wording.parse import said, tidy, verb_of
from simulator.wording.results import doing, told
from simulator.wording.scene import Scene, listed, span
from simulator.wording.values import Trouble, moment

ANSWERS = ("answer", "refuse", "pick-up", "pickup", "let-ring", "reject")
LAY_ASIDE = ("park", "drop")
"""Verbs of a script's next line that belong to the halt that just came: a phone, or anything else."""


@dataclass(slots=True)
class _State:
    """What the loop remembers between lines."""

    told: int = 0
    """How many events of the log were told."""
    goal: int | None = None
    """Until when the player is waiting."""
    refused: Refusal | None = None
    left: bool = False


def run(
    session: Session,
    texts: Texts,
    stdin: TextIO,
    stdout: TextIO,
    *,
    book: Handbook | None = None,
    typed: bool | None = None,
    at_end: str = "end",
) -> bool:
    """Play until the shift is over (True) or the player goes and keeps the run (False).

    `typed` says whether a person sits there; None looks. When a script's lines are used up the shift goes on to its end
    (`at_end="end"`), or is put down (`at_end="keep"`); a person's end of input always keeps the run.
    """
    return Loop(session, texts, Console(stdin, stdout, typed=typed), book).play(at_end)


class Loop:
    """One sitting at the desk."""

    def __init__(self, session: Session, texts: Texts, console: Console, book: Handbook | None = None) -> None:
        self.session = session
        self.console = console
        self.scene = Scene(session, texts, book)
        self.state = _State(told=len(session.engine.log))
        self.free: dict[str, Callable[[str], None]] = {
            "wait": self._wait,
            "next": self._next,
            "go": self._go,
            "undo": self._undo,
            "rewind": self._rewind,
            "help": self._help,
            "why": self._why,
            "quit": self._quit,
        }

    def play(self, at_end: str = "end") -> bool:
        """The whole sitting; see `run`."""
        self.console.say(*guide.opening(self.scene))
        try:
            while not self.state.left and not self.scene.view.over:
                self._line(self.console.ask(f"{look.prompt(self.scene)}\n> "))
        except EndOfInput:
            if self.console.typed or at_end == "keep":
                self._quit("")
            else:
                self.console.say("The lines have ended; the shift goes on to its end without you.")
        except KeyboardInterrupt:
            self.console.say("", "Interrupted. The run is kept.")
            raise
        if self.state.left:
            return False
        return self._finish()

    def _line(self, line: str) -> None:
        text = tidy(line)
        if not spoken(text):
            if self.console.typed and (self.scene.view.hands.work or self.state.goal is not None):
                self._go("")
            return
        try:
            self._do(text)
        except StoreFailed as failure:
            self.console.say(f"{failure}. Nothing was done; try again when there is room, or `quit`.")
        except (Trouble, NotFound) as trouble:
            self.console.say(sentence(getattr(trouble, "sentence", str(trouble))))

    def _do(self, text: str) -> None:
        word, _, rest = text.partition(" ")
        word, rest = ("help", rest) if word.startswith("?") else (word.rstrip(":"), rest.strip())
        verb, close = verb_of(word, (*self.free, *READERS, *FREE))
        verb = FREE.get(verb, verb)
        if verb == "log" and not rest:
            verb = "history"
        if verb in self.free:
            self.free[verb](rest)
        elif verb in READERS:
            self.console.say(*READERS[verb](self.scene, rest))
        elif verb:
            self._act(verb, rest)
        else:
            hint = f" Did you mean {listed(list(close), 'or')}?" if close else " `help` lists what you can do."
            self.console.say(f"I do not know the word {word[:30]!r}.{hint}")

    # ---- acts

    def _act(self, verb: str, rest: str) -> None:
        found = complete(self.scene, self.console, verb, rest) if self.console.typed else said(self.scene, verb, rest)
        if found.problem:
            self.console.say(sentence(found.problem))
            return
        if found.missing:
            wanted = listed([slot.ask.rstrip("?").split("? ")[0].lower() for slot in found.missing])
            self.console.say(f"Still to say: {wanted}. For example: {found.act.example}")
            return
        if found.act.command is TakeHint and not found.values.get("hint"):
            self._hint()
            return
        self.give(found.act.build(self.scene, found.values))

    def _hint(self) -> None:
        taken = dict(self.scene.view.hints)
        hints = {name: hint for name, hint in self.scene.inner.hints.items() if taken.get(name, 0) < HINT_LEVELS}
        stuck = {name: hint.stuck for name, hint in hints.items()}
        held = since(self.scene.inner, self.session.engine.log, stuck, self.scene.seat, self.session.now)
        for name, hint in hints.items():
            if name in held and self.session.now - held[name] >= hint.for_:
                self.give(TakeHint(seat=self.scene.seat, hint=name))
                return
        self.console.say("Your colleague sees nothing that you are stuck on just now.")

    def give(self, command: Command) -> None:
        """Give a command, run it to its end or to a halt, and tell what came of it."""
        busy = bool(self.scene.view.hands.work)
        if isinstance(command, TakeCall) and busy and self.session.engine.check(command) is None:
            parked = self.session.submit(ParkWork(seat=self.scene.seat))
            if not isinstance(parked, Refusal):
                self.news()
                busy = False
        cost = self._cost(command)
        answer = self.session.submit(command)
        self.state.refused = answer if isinstance(answer, Refusal) else None
        if isinstance(answer, Refusal):
            more = f" Your hands are still busy with {self._hand()}; `go` finishes that first." if busy else ""
            self.console.say(f"Not done: {answer.reason}.{more}")
            return
        self.state.goal = None
        if cost and not busy:
            self.console.say(f"({_say(doing(self.scene, command))}: {span(cost)})")
        self.news()
        self._hands()

    def _cost(self, command: Command) -> int:
        return 0 if self.session.engine.check(command) else hands_for(self.scene.world, command)

    def _hand(self) -> str:
        command = self.scene.view.hands.command
        return doing(self.scene, command) if command else "nothing"

    def _hands(self) -> None:
        """Let the hands work until they are free or something stops them."""
        while self.scene.view.hands.work and not self.scene.view.over:
            halts = self.session.advance(self.scene.view.hands.ends)
            self.news()
            if self.scene.view.hands.work and self._stops(halts):
                self._halted()
                return

    def _stops(self, halts: tuple[Event, ...]) -> bool:
        """Whether what came stops the work: a person decides always, a script when its next line answers."""
        other = [event for event in halts if not isinstance(event, WorkDone | WorkBegan) and not self._in_hand(event)]
        if not other or self.session.now >= self.session.length:
            return False
        return self.console.typed or self._answers(halts)

    def _in_hand(self, event: Event) -> bool:
        """Whether a warning is of a word that the hands are just giving."""
        command = self.scene.view.hands.command
        if not isinstance(event, PromiseDueSoon) or not isinstance(command, SendUpdate | ReplyToCaller):
            return False
        whom = command.audience if isinstance(command, SendUpdate) else command.interaction
        return any(promise.id == event.promise and promise.to == whom for promise in self.scene.view.promises)

    def _answers(self, halts: tuple[Event, ...]) -> bool:
        word, _, rest = tidy(self.console.peek()).casefold().partition(" ")
        if word in LAY_ASIDE:
            return bool(self.scene.view.hands.work)
        ringing = [
            event.interaction for event in halts if isinstance(event, ContactArrived) and event.channel == "phone"
        ]
        if word in ANSWERS:
            return bool(ringing)
        return word in ("take", "open") and any(name.casefold() == rest.strip() for name in ringing)

    def _halted(self) -> None:
        hands = self.scene.view.hands
        ring = ""
        if self.scene.view.ringing:
            on = self.scene.view.on_call
            ring = f" You are on the line with {on}: `hang-up` first, then" if on else ""
            ring += " `answer` lays it aside and takes the call; anything else may let it ring out."
        self.console.say(
            f"Your hands are busy with {self._hand()} for {span(hands.ends - self.session.now)} more. "
            f"Go on (`go` or Enter), `park` or `drop` it.{ring}"
        )

    # ---- time

    def _wait(self, rest: str) -> None:
        self._pass(self.session.length if not rest else moment(self.scene, rest), only_next=not rest)

    def _next(self, rest: str) -> None:
        del rest
        self._pass(self.session.length, only_next=True)

    def _pass(self, goal: int, *, only_next: bool) -> None:
        if goal <= self.session.now:
            self.console.say(f"It is {self.scene.clock(self.session.now)} already.")
            return
        if self.scene.view.hands.work:
            self._hands()
            if self.scene.view.hands.work:
                return
        self.state.goal = None if only_next else min(goal, self.session.length)
        while self.session.now < min(goal, self.session.length) and not self.scene.view.over:
            halts = self.session.advance(goal)
            self.news()
            if halts and (only_next or self.console.typed or self._answers(halts)):
                break
        if self.state.goal is not None and self.session.now >= self.state.goal:
            self.state.goal = None
        if self.state.goal is not None:
            self.console.say(f"You were waiting until {self.scene.clock(self.state.goal)}; `go` or Enter waits on.")
        elif not self.scene.view.over:
            self.console.say(f"It is {self.scene.clock(self.session.now)}.")

    def _go(self, rest: str) -> None:
        del rest
        if self.scene.view.hands.work:
            self._hands()
        elif self.state.goal is not None and self.state.goal > self.session.now:
            self._pass(self.state.goal, only_next=False)
        else:
            self.console.say("Your hands are free. `wait` or `next` lets time pass.")

    def news(self) -> None:
        """Tell what happened since the last time, each with its clock time."""
        log = self.session.engine.log
        for event in log[self.state.told :]:
            lines = told(self.scene, event)
            if lines:
                first, *rest = lines
                self.console.say(f"{self.scene.clock(event.tick)} {first}", *rest)
        self.state.told = len(log)

    # ---- going back, help, leaving

    def _undo(self, rest: str) -> None:
        count = int(rest) if rest.isdigit() and int(rest) > 0 else 1
        self._back(len(self.session.commands) + 1 - count)

    def _rewind(self, rest: str) -> None:
        commands = self.session.commands
        if not rest:
            self.console.say(
                *(f"{c.n}. {self.scene.clock(c.tick)} {guide.recorded(c.command)}" for c in commands[-30:])
            )
            self.console.say(
                "`rewind N` goes back to just before command N." if commands else "There is nothing to take back."
            )
            return
        word = rest.split(maxsplit=1)[0].lstrip("#")
        if word.isdigit():
            self._back(int(word))
            return
        tick = moment(self.scene, rest, back=True)
        later = [c.n for c in commands if c.tick >= tick]
        self._back(later[0] if later else len(commands) + 1)

    def _back(self, n: int) -> None:
        answer = self.session.rewind(n)
        if isinstance(answer, Refusal):
            self.state.refused = answer
            self.console.say(f"Not done: {answer.reason}.")
            return
        self.scene.forget()
        self.state.told, self.state.goal = len(self.session.engine.log), None
        kept = " What was taken back is kept as a branch." if answer.branch else ""
        self.console.say(f"It is {self.scene.clock(answer.tick)} again, before command {n}.{kept}")

    def _help(self, rest: str) -> None:
        self.console.say(*guide.help_for(self.scene, rest, (*self.free, *READERS)))

    def _why(self, rest: str) -> None:
        self.console.say(*explain.why(self.scene, rest, self.state.refused))

    def _quit(self, rest: str) -> None:
        del rest
        self.state.left = True
        path = self.session.path
        how = f" Go on with: eastcity play --journal {path}" if path else ""
        self.console.say(f"The run is kept as it stands, at {self.scene.clock(self.session.now)}.{how}")

    def _finish(self) -> bool:
        """Let the shift run to its planned end, and ask for the player's own account first."""
        early = self.session.now < self.session.length
        if early and self.scene.view.over:
            self.console.say(f"The shift goes on without you to {self.scene.clock(self.session.length)}.")
        while not self.session.finished:
            self.session.advance(self.session.length, frozenset())
        if not early:
            self.news()
        self.state.told = len(self.session.engine.log)
        self.console.say(f"The shift is over; it is {self.scene.clock(self.session.now)}.")
        if self.console.typed:
            self._own_account()
        return True

    def _own_account(self) -> None:
        try:
            guess = tidy(self.console.ask("Before the figures: how many points of 100 do you give yourself? "))
            words = tidy(self.console.ask("Which decision cost most, do you think? "))
        except EndOfInput:
            return
        number = guess.split(" ")[0].rstrip("%")
        estimate = int(number) if number.isdigit() and int(number) <= 100 else -1
        if words or estimate >= 0:
            self.session.submit(Reflect(seat=self.scene.seat, text=words, estimate=estimate))


def _say(words: str) -> str:
    return words[:1].upper() + words[1:]
