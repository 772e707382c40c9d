"""The scene: one seat's view of a run together with its words. Knows names, times and numbers; prints nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from simulator.domain.base import Command, Event, Refusal
from simulator.domain.book import Book
from simulator.domain.plan import Signal, Texts
from simulator.domain.text import clean, clean_name
from simulator.domain.time import DAY, HOUR, MINUTE, SECOND, Epoch, format_date
from simulator.domain.world import World
from simulator.views.desk import FactView, InteractionView, TicketView, View
from simulator.views.handbook import Handbook
from simulator.views.project import handbook

_SLOT = re.compile(r"\{([a-z]+)(?::([a-z0-9-]+))?\}")
_HOURS = (
    "midnight", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "noon",
)  # fmt: skip
_MINUTES = {5: "five", 10: "ten", 15: "a quarter", 20: "twenty", 25: "twenty-five"}


class Going(Protocol):
    """What a scene reads of an engine."""

    @property
    def now(self) -> int:
        """The tick at which time stands."""

    @property
    def book(self) -> Book:
        """What is fixed about the run."""

    @property
    def world(self) -> World:
        """What is so now."""

    @property
    def log(self) -> Sequence[Event]:
        """What happened so far."""

    def check(self, command: Command) -> Refusal | None:
        """Why a command would be refused now."""


class Run(Protocol):
    """What a scene needs of a run: a session, or a run that is over."""

    @property
    def engine(self) -> Going:
        """The engine as it stands; another object after the run went back."""

    def view(self, seat: str = "") -> View:
        """What a seat sees."""


class Scene:
    """What a front end makes its words from. `view` is read anew whenever the run has moved."""

    def __init__(self, run: Run, texts: Texts, book: Handbook | None = None) -> None:
        self.run = run
        self.seat = self.inner.seat
        self.book = book or handbook(self.inner)
        self._texts = dict(texts.texts)
        self._names = dict(texts.names)
        shift = self.inner.scenario.shift
        self.epoch = Epoch(format_date(shift.day), shift.start, shift.offset)
        self._cleaned: dict[str, str] = {}
        self._called: dict[str, str] = {}
        self._view: View | None = None
        self._indexed: View | None = None
        self._contacts: dict[str, InteractionView] = {}
        self._tickets: dict[str, TicketView] = {}
        self._at = (-1, -1)

    @property
    def inner(self) -> Book:
        """The book of the run: texts of hints and contacts are looked up there, never Truth."""
        return self.run.engine.book

    @property
    def world(self) -> World:
        """The world, for rules that are asked of the record: efforts, clocks, whether a hint fits."""
        return self.run.engine.world

    @property
    def view(self) -> View:
        """What the seat sees now."""
        return self._look()

    def _look(self) -> View:
        at = (self.run.engine.now, len(self.run.engine.log))
        if self._view is None or at != self._at:
            self._view, self._at = self.run.view(), at
        if self._indexed is not self._view:
            self._indexed = self._view
            self._contacts = {item.id: item for item in self._view.interactions}
            self._tickets = {item.id: item for item in self._view.tickets}
        return self._view

    def forget(self) -> None:
        """Look again, after the run went back."""
        self._view = None

    # ---- what things are called

    def person(self, person: str) -> str:
        """The name of a person as cast, or the id where there is none."""
        words = self._names.get(person, person.replace("-", " "))
        if words not in self._called:
            self._called[words] = clean_name(words)
        return self._called[words]

    def who(self, person: str) -> str:
        """A person with what they are: `Grace Tan, Client Coverage, Singapore`."""
        known = self.book.people.get(person)
        if known is None:
            return self.person(person) or "nobody"
        cell = self.inner.cells.get(known.cell)
        place = [self.unit(cell.unit), self.site(cell.site)] if cell else []
        return ", ".join([self.person(person), *place])

    def unit(self, unit: str) -> str:
        """The name of a business unit."""
        found = next((item.name for item in self.inner.plan.enterprise.units if item.id == unit), unit)
        return clean(found)

    def site(self, site: str) -> str:
        """The name of an office."""
        known = self.book.sites.get(site)
        return clean(known.name) if known else site

    def group(self, group: str) -> str:
        """The name of a group, supplier or person who was asked."""
        known = self.book.groups.get(group)
        return clean(known.name) if known else self.person(group)

    def service(self, service: str) -> str:
        """The name of a service."""
        known = self.book.services.get(service)
        return clean(known.name) if known else service

    def part(self, target: str) -> str:
        """A part or member with its id: `QUAYSIDE (A19)`, `QUAYSIDE (A19/edge-dc)`."""
        known = self.book.cis.get(target) or self.book.cis.get(target.partition("/")[0])
        return f"{clean(known.name)} ({target})" if known else self.service(target)

    def remedy(self, remedy: str) -> str:
        """The name of a remedy."""
        known = self.book.remedies.get(remedy)
        return clean(known.name) if known else remedy

    def test(self, diagnostic: str) -> str:
        """The name of a test."""
        known = self.book.diagnostics.get(diagnostic)
        return clean(known.name) if known else diagnostic

    def audience(self, audience: str) -> str:
        """The name of an audience, or of the person a word went to."""
        known = self.book.audiences.get(audience)
        return clean(known.name) if known else self.person(audience)

    def to(self, who: str) -> str:
        """Whom a promise was given to: an interaction's caller, an audience or a person."""
        item = self.interaction(who)
        return f"{self.person(item.person)} ({item.id})" if item else self.audience(who)

    def _harmless(self, words: str) -> str:
        """Words of the plan made harmless; they never change, so each is looked at once."""
        if words not in self._cleaned:
            self._cleaned[words] = clean(words, multiline=True)
        return self._cleaned[words]

    # ---- what the view holds

    def interaction(self, name: str) -> InteractionView | None:
        """A contact by id."""
        self._look()
        return self._contacts.get(name)

    def ticket(self, name: str) -> TicketView | None:
        """A ticket by id."""
        self._look()
        return self._tickets.get(name)

    def fact_number(self, fact: str) -> int:
        """The number under which a held fact is listed, from 1; 0 when it is not held."""
        return next((number for number, item in enumerate(self.view.facts, 1) if item.id == fact), 0)

    def fact(self, name: str) -> FactView | None:
        """A held fact by id."""
        return next((item for item in self.view.facts if item.id == name), None)

    def signal(self, target: str, signal: str) -> Signal | None:
        """A signal of the kind a part is of."""
        return self.inner.signal(target.partition("@")[0], signal)

    # ---- texts

    def text(self, name: str, variant: int = 0, person: str = "", due: int | None = None, value: str = "") -> str:
        """A text of the plan with its placeholders filled; what is no id of a text is taken as the text itself."""
        variants = self._texts.get(name)
        raw = variants[variant % len(variants)] if variants else name
        if "{" not in raw:
            return self._harmless(raw)
        fills = self._fills(person, due, value)
        return clean(
            _SLOT.sub(lambda match: fills(match.group(1), match.group(2) or "", match.group(0)), raw), multiline=True
        )

    def _fills(self, person: str, due: int | None, value: str) -> Callable[[str, str, str], str]:
        known = self.book.people.get(person)
        site = known.cell.partition("/")[0] if known else ""

        moment = self.view.now if due is None else due
        known_words: dict[str, Callable[[], str]] = {
            "caller": lambda: self.person(person),
            "me": lambda: self.group(self.book.group),
            "site": lambda: self.site(site) if site else "this office",
            "client": lambda: "the client",
            "ref": lambda: "your reference",
            "value": lambda: value,
            "time": lambda: self.clock(self.view.now),
        }

        def fill(name: str, argument: str, raw: str) -> str:
            if name == "person":
                return self.person(argument)
            if name == "due":
                return self.spoken(moment) if argument == "spoken" else self.clock(moment)
            return known_words[name]() if name in known_words else raw

        return fill

    # ---- times and amounts

    def clock(self, tick: int) -> str:
        """A time as `09:10`, with the day when it is another one: `Fri 10 Oct 16:20`."""
        if self.epoch.day(tick) == self.epoch.day(0):
            return self.epoch.clock(tick)
        return self.epoch.stamp(tick)

    def spoken(self, tick: int) -> str:
        """A time as people say it: `ten past nine`."""
        hour, minute = divmod(self.epoch.minute_of_day(tick), 60)
        if minute == 0:
            return f"{_hour(hour)} o'clock" if hour % 12 else _hour(hour)
        if minute == 30:
            return f"half past {_hour(hour)}"
        if minute in _MINUTES:
            return f"{_MINUTES[minute]} past {_hour(hour)}"
        if 60 - minute in _MINUTES:
            return f"{_MINUTES[60 - minute]} to {_hour(hour + 1)}"
        return self.epoch.clock(tick)


def _hour(hour: int) -> str:
    return _HOURS[hour % 24] if hour % 24 <= 12 else _HOURS[hour % 12]


def span(ticks: int) -> str:
    """A duration as people read it: `40 s`, `12 min`, `1 h 05`, `3 days`."""
    ticks = abs(ticks)
    if ticks < MINUTE:
        return f"{(ticks + SECOND - 1) // SECOND} s"
    if ticks < HOUR:
        minutes, rest = divmod(ticks, MINUTE)
        return f"{minutes} min {rest // SECOND} s" if rest >= SECOND and minutes < 5 else f"{minutes} min"
    if ticks < DAY:
        hours, rest = divmod(ticks // MINUTE, 60)
        return f"{hours} h {rest:02d}" if rest else f"{hours} h"
    days, rest = divmod(ticks, DAY)
    text = f"{days} day" + ("" if days == 1 else "s")
    return f"{text} {rest // HOUR} h" if rest >= HOUR else text


def hours(ticks: int) -> str:
    """Service time, whose days are not twenty-four hours long: `36 h`, `11 h 20`, `20 min`."""
    if ticks < DAY:
        return span(ticks)
    whole, rest = divmod(ticks // MINUTE, 60)
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"


def money(cents: int) -> str:
    """An amount in whole dollars: `SGD 4,500`."""
    return ("-" if cents < 0 else "") + f"SGD {(abs(cents) + 50) // 100:,}"


def number(value: int, digits: int) -> str:
    """A whole number in a signal's own scale as it is shown: 213 with one digit is `21.3`."""
    if not digits:
        return f"{value:,}"
    whole, part = divmod(abs(value), 10**digits)
    return f"{'-' if value < 0 else ''}{whole:,}.{part:0{digits}d}"


def listed(items: list[str], last: str = "and") -> str:
    """A list in words: `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else "none"
