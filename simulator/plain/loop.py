"""Plain mode: the game as lines of text. Reads a line, does what it says, tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from simulator.domain.base import Refusal
from simulator.domain.inputs import Reflect, TakeHint
from simulator.domain.plan import Texts
from simulator.domain.shift.decide import HINT_LEVELS
from simulator.domain.since import since
from simulator.plain.asker import complete, sentence
from simulator.plain.console import Console, EndOfInput, spoken
from simulator.plain.desk import FREE, READERS, NotFound
from simulator.plain.sitting import Sitting
from simulator.session.errors import StoreFailed
from simulator.session.session import Session
from simulator.views.handbook import Handbook
from simulator.wording import explain, guide, look
from simulator.wording.parse import led_by, said, tidy, verb_of
from simulator.wording.scene import Scene, listed
from simulator.wording.values import Trouble, moment


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


class Loop(Sitting):
    """A sitting that a person's or a script's lines lead."""

    def __init__(self, session: Session, texts: Texts, console: Console, book: Handbook | None = None) -> None:
        super().__init__(session, console, Scene(session, texts, book))
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
        word, rest = led_by(text)
        word = "help" if word.startswith("?") else word.rstrip(":")
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
        self.console.say("Your colleague has no hint for this just now.")

    # ---- time

    def _wait(self, rest: str) -> None:
        self.let_pass(self.session.length if not rest else moment(self.scene, rest), only_next=not rest)

    def _next(self, rest: str) -> None:
        del rest
        self.let_pass(self.session.length, only_next=True)

    def _go(self, rest: str) -> None:
        del rest
        if self.scene.view.hands.work:
            self.work()
        elif self.state.goal is not None and self.state.goal > self.session.now:
            self.let_pass(self.state.goal, only_next=False)
        else:
            self.console.say("Your hands are free. `wait` or `next` lets time pass.")

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
