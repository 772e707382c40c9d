"""What a policy is, and how a list of duties becomes one. No duty of any particular policy stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from simulator.bots.desk import Desk
from simulator.domain.base import Command
from simulator.views.desk import View


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing until a tick, or until the next thing addressed to the seat."""

    until: int | None = None


class Policy(Protocol):
    """Something that can take a seat at any moment: all it knows is the view."""

    @property
    def name(self) -> str:
        """The word a player types to see it play."""

    def choose(self, view: View) -> Command | Wait:
        """One command, or waiting. With `view.refused` set, the last choice was not taken: choose another."""


Duty = Callable[[Desk], Command | None]
"""One thing a seat owes, done if it is owed now; None when there is nothing of the kind to do."""


def timeless(duty: Duty) -> Duty:
    """A duty that asks neither the time nor a clock: when nothing was owed, nothing is until something is written."""

    def asked(desk: Desk) -> Command | None:
        if duty in desk.idle:
            return None
        command = duty(desk)
        if command is None:
            desk.idle[duty] = None
        return command

    return asked


def offers(desk: Desk, duties: Iterable[Duty]) -> Iterator[Command]:
    """What each duty asks for, most urgent first, each command once."""
    seen: list[Command] = []
    for duty in duties:
        command = duty(desk)
        if command is not None and command not in seen:
            seen.append(command)
            yield command


def first(desk: Desk, duties: Iterable[Duty]) -> Command | None:
    """The most urgent command; the next one when the last choice was refused."""
    found = offers(desk, duties)
    command = next(found, None)
    if desk.view.refused is not None:
        return next(found, None)
    return command


@dataclass(frozen=True, slots=True)
class DutyPolicy:
    """A policy that is a list of duties in order of urgency; busy hands, an empty chair and an idle desk wait."""

    name: str
    duties: tuple[Duty, ...]
    busy: tuple[Duty, ...] = ()
    """What is done even while the hands are busy."""
    desk: Callable[[View], Desk] = Desk
    """How the view is looked at."""

    def choose(self, view: View) -> Command | Wait:
        """The first duty owed, else wait for the hands or for the next thing."""
        if view.over:
            return Wait()
        desk = self.desk(view)
        if view.hands.work:
            return first(desk, self.busy) or Wait(view.hands.ends)
        return first(desk, self.duties) or Wait(desk.next_moment())
