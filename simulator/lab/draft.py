"""A played run as the draft of a playthrough: its commands as steps, ids as references that hold on other seeds too.

Steps wait for what the player waited for: facts just learnt, remedies just done, and where nothing of the kind was
waited for, the minute. The draft says what happened; which steps matter, and what it expects, is its author's to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from simulator.compiler.script import command_word, field_word
from simulator.domain.base import Command
from simulator.domain.book import Book
from simulator.domain.events import RemedyApplied, WorkDone
from simulator.domain.inputs import DropWork, OpenInteraction, ParkWork, Reflect, ResumeWork, TakeCall, TakeHint
from simulator.domain.time import MINUTE, MINUTES_PER_DAY, SECOND
from simulator.domain.world import World
from simulator.engine.engine import Engine
from simulator.session.commands import understood
from simulator.session.records import CommandRecord, Record

LEFT_OUT = (ParkWork, ResumeWork, DropWork, TakeHint, Reflect)
"""What a script does by itself or has no part in."""
TIMES = ("next_at", "promise_at", "at", "next_check", "window")
"""Fields that hold a tick."""
SHORT = 2 * SECOND
"""A pause from which a player is said to have waited."""
BAND = 10
"""Points to either side of what the run earned that a draft expects."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9/_-]*")


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is written: what must hold, and the command with its fields."""

    when: Any
    do: Any


class Drafter:
    """Turns the commands of one finished run into steps."""

    def __init__(self, engine: Engine) -> None:
        self._world: World = engine.world
        self._book: Book = engine.book
        self._applied = [(one.tick, one.remedy, one.target) for one in engine.log if isinstance(one, RemedyApplied)]
        self._waited_for: set[tuple[str, str]] = set()
        self._freed = [event.tick for event in engine.log if isinstance(event, WorkDone)]

    def steps(self, records: Sequence[Record]) -> Iterator[Step]:
        """The steps of a journal's commands, in order, with waits where the player waited."""
        before = 0
        laid_aside = False
        for record in records:
            if not isinstance(record, CommandRecord):
                continue
            command = understood(record.seat, record.command)
            if isinstance(command, LEFT_OUT) or not self._known(command):
                laid_aside = isinstance(command, ParkWork)
                continue
            idle = record.tick - max((tick for tick in self._freed if tick <= record.tick), default=0)
            idle = min(idle, record.tick - before)
            when = self._when(command, before, record.tick)
            if idle >= SHORT:
                yield Step(None, {"wait": {"until": self._clock(record.tick)}})
            if isinstance(command, TakeCall) and (laid_aside or idle >= SHORT):
                yield Step(when, {"answer": {"interaction": command.interaction}})
            else:
                yield Step(when, self._do(command, record.tick))
            before, laid_aside = record.tick, False

    def _known(self, command: Command) -> bool:
        """Whether what a command speaks of comes on other days too; a caller who rings again is of that day."""
        name = getattr(command, "interaction", "")
        tickets = [getattr(command, "ticket", ""), *getattr(command, "tickets", ())]
        return (not name or name in self._book.contacts) and all(self._about(one) for one in tickets if one)

    def _about(self, ticket: str) -> str:
        """The contact by which a ticket is found on every seed, or ''."""
        known = self._world.record.tickets.get(ticket)
        names = (ticket, *(known.interactions if known is not None else ()))
        return next((name for name in names if name in self._book.contacts), "")

    def _when(self, command: Command, before: int, tick: int) -> Any:
        """What the step waits for: the facts it rests on, and a remedy that was done just before it."""
        found: list[Any] = []
        learnt = [
            fact
            for name in ("facts", "note")
            for one in getattr(command, name, ())
            if (fact := self._world.record.facts.get(one)) is not None and fact.kind == "said"
        ]
        if learnt:
            newest = max(learnt, key=lambda fact: (fact.tick, fact.spec))
            found.append({"fact": newest.spec})
        for done, remedy, target in self._applied:
            if before < done <= tick and (remedy, target) not in self._waited_for:
                self._waited_for.add((remedy, target))
                found.append({"remedy": {"id": remedy, "at": target}})
        if not found:
            return None
        return found[0] if len(found) == 1 else {"all": found}

    def _do(self, command: Command, tick: int) -> Any:
        if isinstance(command, OpenInteraction) and self._book.contacts[command.interaction].channel != "phone":
            return {"answer": {"interaction": command.interaction}}
        rows = {}
        for field in fields(command):
            value = getattr(command, field.name)
            if field.name == "seat" or (field.default is not MISSING and value == field.default):
                continue
            rows[field_word(field.name)] = self._value(field.name, value, tick)
        word = command_word(type(command).__name__)
        return {word: rows} if rows else word

    def _value(self, name: str, value: Any, tick: int) -> Any:
        if isinstance(value, tuple):
            return [self._reference(one) for one in value]
        if isinstance(value, int) and not isinstance(value, bool):
            return self._time(value, tick) if name in TIMES and value else value
        return self._reference(value)

    def _time(self, value: int, tick: int) -> str:
        if value >= tick:
            return f"+{(value - tick + MINUTE // 2) // MINUTE}m"
        return self._clock(-(-value // MINUTE) * MINUTE)

    def _clock(self, tick: int) -> str:
        """A tick of the shift as the time of its day, up to the next second."""
        minutes, seconds = divmod(-(-tick // SECOND), 60)
        days, minute = divmod(self._book.start + minutes, MINUTES_PER_DAY)
        tail = f":{seconds:02}" if seconds else ""
        return f"{minute // 60:02}:{minute % 60:02}{tail}" + (f"{days:+d}" if days else "")

    def _reference(self, value: Any) -> Any:
        """An id as what it stands for on every seed."""
        record = self._world.record
        if not isinstance(value, str):
            return value
        fact = record.facts.get(value)
        if fact is not None:
            if fact.kind == "reading":
                return {"reading": fact.diagnostic, "at": fact.target}
            if fact.kind == "confirmation":
                return {"confirmation": fact.interaction}
            return fact.spec or value
        if value in record.tickets:
            about = self._about(value)
            return value if about in ("", value) else {"ticket-about": about}
        change = record.changes.get(value)
        if change is not None:
            return {"change-for": change.remedy, "at": change.target}
        problem = record.problems.get(value)
        if problem is not None:
            about = next((self._about(one) for one in problem.tickets if self._about(one)), "")
            return {"problem-about": about} if about else value
        return value


def draft(engine: Engine, records: Sequence[Record], name: str, points: int) -> str:
    """The YAML of a playthrough drafted from a finished run that earned so many basis points."""
    least, most = max(points // 100 - BAND, -100), min(points // 100 + BAND, 100)
    head = [
        "# Drafted from a played run. The same commands come on every seed, once what each waits for is there. Take",
        "# out what only belonged to that day, and say below between which points it must end.",
        f"name: {_text(name)}",
        f"expects: {{least: {least}, most: {most}}}",
        "steps:",
    ]
    rows = [f"  - do: {_flow(step.do)}" if step.when is None else
            f"  - when: {_flow(step.when)}\n    do: {_flow(step.do)}"
            for step in Drafter(engine).steps(records)]  # fmt: skip
    return "\n".join([*head, *rows]) + "\n"


def _flow(value: Any) -> str:
    """A value in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _text(value)


def _text(value: Any) -> str:
    """A text that reads back as itself: bare where it is a plain word, else quoted."""
    word = str(value)
    bare = _PLAIN.fullmatch(word) and word.lower() not in ("true", "false", "null", "yes", "no", "on", "off")
    return word if bare else json.dumps(word, ensure_ascii=False)
