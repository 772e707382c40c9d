"""Playthroughs: a scenario's script as one more policy, each step taken once, as soon as it is due and possible.

It reads the record by the questions scripts may ask, the rules by their check, and the view; never the truth. Which
files there are and how they are written is the compiler's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.bots.policy import Wait
from simulator.domain.base import Command
from simulator.domain.decide import check
from simulator.domain.inputs import COMMANDS, OpenInteraction, ParkWork, ResumeWork, TakeCall
from simulator.domain.predicates import true
from simulator.domain.time import DAY, MINUTE, SECOND, parse_clock, parse_duration
from simulator.domain.world import World
from simulator.views.desk import TicketView, View

if TYPE_CHECKING:
    from simulator.compiler.script import Script, ScriptStep

PREFIX = "script:"
FOLDER = "playthroughs"
ANSWER, WAIT = "answer", "wait"
FACTS = ("facts", "note")
"""Fields that take facts: what is not held is left out there, and does not keep the step back."""
SECONDS = re.compile(r"(\d\d:\d\d):([0-5]\d)")
NOT_YET = "what they wait for did not come"
NOT_THERE = "what they speak of was not there"


class NoScript(ValueError):
    """A scenario has no script of that name; the message lists those it has."""


class _NotThere(Exception):
    """A reference points at nothing yet."""


@dataclass(slots=True)
class Playthrough:
    """Plays a script. It remembers which steps were taken, so it is no policy of the bots.

    A ringing phone that a step answers comes first, whatever the hands do; else the first step in the script's order
    whose `when` holds and which the rules allow. What was laid aside for the phone is taken up before the next step.
    """

    world: World
    script: Script
    name: str = "script"
    taken: dict[int, int] = field(default_factory=dict)
    """Step -> tick."""
    why: dict[int, str] = field(default_factory=dict)
    """Step -> why it was not taken when it was last looked at."""
    until: dict[int, int] = field(default_factory=dict)
    """Waiting step -> tick."""

    def choose(self, view: View) -> Command | Wait:
        """The next step, or a minute's wait: a step may become due by time alone."""
        if view.over:
            return Wait()
        number = self._answering(view)
        if view.hands.work:
            park = ParkWork(seat=view.seat)
            return park if number is not None and check(self.world, park) is None else Wait(view.hands.ends)
        if number is not None:
            self.taken[number] = view.now
            return TakeCall(seat=view.seat, interaction=self.script.steps[number].fields["interaction"])
        if view.hands.parked and not view.on_call and not view.ringing:
            return ResumeWork(seat=view.seat, work=view.hands.parked[0][0])
        return self._next(view) or Wait(view.now + MINUTE)

    def left(self) -> dict[str, list[int]]:
        """The steps that were not taken, counted from 1, by the reason why not."""
        found: dict[str, list[int]] = {}
        for number, _ in self._open():
            found.setdefault(self.why.get(number, NOT_YET), []).append(number + 1)
        return found

    def _open(self) -> Iterator[tuple[int, ScriptStep]]:
        return ((number, step) for number, step in enumerate(self.script.steps) if number not in self.taken)

    def _answering(self, view: View) -> int | None:
        """The step that takes a phone that rings now, when the line is free."""
        if not view.ringing or view.on_call:
            return None
        return next(
            (n for n, step in self._open() if step.command == ANSWER and step.fields["interaction"] in view.ringing),
            None,
        )

    def _next(self, view: View) -> Command | Wait | None:
        for number, step in self._open():
            if step.when is not None and not true(self.world, step.when, view.seat):
                self.why[number] = NOT_YET
                continue
            if step.command == WAIT:
                end = self.until.setdefault(number, _end(view, step))
                if view.now < end:
                    return Wait(end)
                self.taken[number] = view.now
                continue
            command = _command(view, step)
            refused = check(self.world, command) if command is not None else None
            if command is None or refused is not None:
                self.why[number] = refused.reason if refused is not None else NOT_THERE
                continue
            self.taken[number] = view.now
            return command
        return None


def _end(view: View, step: ScriptStep) -> int:
    if "until" in step.fields:
        return moment(view, step.fields["until"])
    return view.now + parse_duration(str(step.fields.get("for", "0m")))


def moment(view: View, written: object) -> int:
    """The tick of `10:00` or `10:00:25` on the day of the shift, or of `+30m` from now; a number is a tick already."""
    if not isinstance(written, str):
        return int(str(written))
    if written.startswith("+"):
        return view.now + parse_duration(written[1:])
    seconds = SECONDS.search(written)
    minute, days = parse_clock(SECONDS.sub(r"\1", written))
    return days * DAY + (minute - view.handbook.start) * MINUTE + (int(seconds[2]) * SECOND if seconds else 0)


def _command(view: View, step: ScriptStep) -> Command | None:
    """The command of a step with its references resolved; None while one of them points at nothing."""
    if step.command == ANSWER:
        return OpenInteraction(seat=view.seat, interaction=step.fields["interaction"])
    kind = COMMANDS[step.command]
    shapes = {one.name: str(one.type) for one in fields(kind)}
    try:
        values = {name: _value(view, name, shapes[name], given) for name, given in step.fields.items()}
    except _NotThere:
        return None
    return kind(seat=view.seat, **values)


def _value(view: View, name: str, shape: str, given: Any) -> Any:
    if shape.startswith("tuple"):
        items = given if isinstance(given, list) else [given]
        if name not in FACTS:
            return tuple(part for item in items for part in _refer(view, item))
        held = {fact.id for fact in view.facts}
        found = dict.fromkeys(part for item in items for part in _facts(view, item))
        return tuple(part for part in found if part in held)
    if shape == "int":
        return moment(view, given)
    return _refer(view, given)[0] if isinstance(given, dict) else given


def _facts(view: View, item: Any) -> tuple[str, ...]:
    try:
        return _refer(view, item)
    except _NotThere:
        return ()


def _refer(view: View, item: Any) -> tuple[str, ...]:
    """The ids that a value stands for, at least one; raises _NotThere."""
    if not isinstance(item, dict):
        return (str(item),)
    kind = next(name for name in item if name != "at")
    found = tuple(_pointed(view, kind, str(item[kind]), str(item.get("at", ""))))
    if not found:
        raise _NotThere
    return found


def _pointed(view: View, kind: str, name: str, at: str) -> list[str]:
    ticket = _ticket(view, name)
    match kind:
        case "ticket-about":
            return [ticket.id] if ticket else []
        case "facts-of":
            return list(ticket.facts) if ticket else []
        case "problem-about":
            return [one.id for one in view.problems if ticket and ticket.id in one.tickets][-1:]
        case "change-for":
            return [one.id for one in view.changes if (one.remedy, one.target) == (name, at)][-1:]
        case "reading":
            known = [one for one in view.facts if one.kind == "reading" and (one.diagnostic, one.target) == (name, at)]
        case _:
            known = [one for one in view.facts if one.kind == "confirmation" and one.interaction == name]
    return [one.id for one in sorted(known, key=lambda one: one.tick)][-1:]


def _ticket(view: View, contact: str) -> TicketView | None:
    """The first ticket of that id or that carries the contact."""
    return next((one for one in view.tickets if contact == one.id or contact in one.interactions), None)


def scripts_of(place: str | Path) -> dict[str, Path]:
    """The scripts of a scenario (an id or a folder) by the name a player types; none when it is not found."""
    from simulator.compiler.catalog import find  # noqa: PLC0415  the catalogue is read when a script is asked for
    from simulator.compiler.problems import Problems  # noqa: PLC0415

    try:
        folder = find(place) / FOLDER
    except (Problems, OSError, ValueError):
        return {}
    return {PREFIX + path.stem: path for path in sorted(folder.glob("*.yaml"))}


def script_of(place: str | Path, name: str) -> Script:
    """The script of a scenario by its name, such as `script:reference`. Raises NoScript, or Problems for its shape."""
    from simulator.compiler.script import load_script  # noqa: PLC0415  models and YAML load only when one is played

    there = scripts_of(place)
    if name not in there:
        known = f"; there are {', '.join(there)}" if there else "; it has none"
        raise NoScript(f"there is no script {name[:60]!r} for {str(place)[:60]}{known}")
    return load_script(there[name])
