"""A run as the measures ask about it: what a fact is good for, who can help, what was truly over, who did what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from scoring.measures.log import RunLog
from scoring.measures.matters import Matter, Owed, nearby, speaks_of
from simulator.domain.base import Event, value
from simulator.domain.clocks.rules import service_time
from simulator.domain.events import (
    AnswerGiven,
    CaseBounced,
    CaseOpened,
    ConditionChanged,
    InteractionReferred,
    NeedMet,
    ReadingTaken,
    RemedyApplied,
    ReplySent,
)
from simulator.domain.faults import effects
from simulator.domain.intervals import BeyondHorizon, due, elapsed
from simulator.domain.plan import Target
from simulator.domain.time import HOUR
from simulator.domain.truth import FaultState
from simulator.domain.work.cases import THIN
from simulator.domain.work.events import ReadingLine
from simulator.domain.world import World

NEAR = 6 * HOUR
"""A record entry dated this close to the onset points at it."""


class Act(Protocol):
    """How a substantive act is noted."""

    def __call__(self, contacts: Iterable[str], tick: int, place: int, code: str) -> None:
        """Note that these contacts got an act of that kind at that place of the log."""


@value
class Response:
    """The first relevant word a caller had."""

    tick: int
    place: int
    ours: bool
    how: str


class Ledger(RunLog):
    """The indexed run with its truth, its clocks and the substantive acts."""

    def __init__(self, events: Sequence[Event], world: World) -> None:
        super().__init__(events, world)
        self.firsts: dict[str, Response | None] = {}
        """Contact -> its first relevant word, once it was looked for."""
        self.reached: dict[str, frozenset[str]] = {}
        """Audience -> cells that it reaches, once they were looked for."""
        self.stopped: list[tuple[int, int, str, str]] | None = None
        """Clocks stopped dishonestly, once they were looked for."""
        self._about: dict[tuple[str, str], bool] = {}
        self._met: dict[str, int | None] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._near = {matter.id: nearby(world.book, matter) for matter in self.matters}
        self.acts = self._acts()
        """Contact -> (tick, place, code) of its first substantive act by the seat."""

    # --- what a fact is good for

    def state(self, matter: Matter) -> FaultState | None:
        """The fault as it truly went."""
        return self.truth.faults.get(matter.id)

    def near(self, matter: Matter, target: str) -> bool:
        """Whether the matter can be seen on a part."""
        names = self._near[matter.id]
        return target in names or target.partition("/")[0] in names

    def tells(self, line: ReadingLine, matter: Matter) -> bool:
        """Whether one line of a reading is out of the ordinary: outside its band, or a record entry near the onset."""
        if line.side != "plain":
            return line.side in ("above", "below")
        if matter.fault is None or matter.staged is None:
            return False
        own = any(move.text == line.text for move in matter.fault.moves if move.record)
        return own or abs(line.at - matter.staged.onset) <= NEAR

    def about(self, name: str, matter: Matter) -> bool:
        """Whether a held fact is of use for a matter: said about it, or a reading where it shows."""
        key = (name, matter.id)
        found = self._about.get(key)
        if found is None:
            found = self._about[key] = self._judged_about(name, matter)
        return found

    def _judged_about(self, name: str, matter: Matter) -> bool:
        known = self.record.facts.get(name)
        if known and known.kind == "reading":
            return self.near(matter, known.target) and any(self.tells(line, matter) for line in known.lines)
        if known and known.kind == "confirmation":
            return self.root(known.interaction) in matter.contacts
        spec = self.book.facts.get(self.spec(name))
        return spec is not None and not spec.claim and speaks_of(self.book, spec.id, matter)

    def known(self, matter: Matter) -> frozenset[str]:
        """Which parts of a matter's story the seat held by the end."""
        found = self._known.get(matter.id)
        if found is None:
            covers = {cover for name in self.held if self.about(name, matter) for cover in self.covers(name)}
            found = self._known[matter.id] = frozenset(covers)
        return found

    def covers(self, name: str) -> tuple[str, ...]:
        """Which parts of a story a fact tells."""
        known = self.fact(name)
        if known is not None and known.kind == "reading":
            return ("logs",)
        if known is not None and known.kind == "confirmation":
            return ("works",)
        spec = self.book.facts.get(self.spec(name))
        return spec.covers if spec is not None else ()

    # --- groups

    def able(self, matter: Matter) -> frozenset[str]:
        """Groups that can end a fault or meet a need."""
        if matter.need is not None:
            named = [dict(pattern.args).get("group", "") for pattern in matter.need.met_by if pattern.act == "refer"]
            return frozenset({matter.need.owner, *named} - {""})
        fault = matter.fault
        assert fault is not None
        groups = {end.by for end in fault.ends if end.by}
        ci = self.book.ci_of(fault.ci)
        if ci is not None:
            groups.add(ci.owner)
        for flip in fault.flips:
            if not flip.set:
                continue
            groups.update(group for group in self.book.groups if effects.able(self.world, flip, group))
        return frozenset(groups)

    def stands(self, matter: Matter) -> int | None:
        """Since when the matter stands with somebody who can see to it and has the facts; None when it does not."""
        able = self.able(matter)
        ticks = [
            case.opened
            for case in self.cases(matter)
            if case.group in able
            and len(case.missing) < THIN
            and case.state != "bounced"
            and case.outcome != "nothing-found"
        ]
        for contact in matter.contacts:
            referred = self.with_contact(InteractionReferred, contact)
            ticks += [event.tick for _, event in referred if event.accepted and event.group in able]
        return min(ticks, default=None)

    def bounces(self, matter: Matter, before: int | None = None) -> int:
        """How often an ask about the matter came back."""
        names = {ticket.id for ticket in self.tickets(matter)}
        return sum(
            event.ticket in names and (before is None or event.tick <= before) for _, event in self.of(CaseBounced)
        )

    # --- truth

    def quiet(self, matter: Matter) -> list[tuple[int, int | None]]:
        """Stretches after its onset in which a fault did not bite; the last may be open."""
        state = self.state(matter)
        if state is None:
            return []
        stretches: list[tuple[int, int | None]] = []
        since: int | None = None
        for tick, _, active, level in state.history:
            biting = bool(level) if state.fault.costs else active
            if biting and since is not None:
                if tick > since:
                    stretches.append((since, tick))
                since = None
            elif not biting and since is None:
                since = tick
        if since is not None:
            stretches.append((since, None))
        return stretches

    def met(self, matter: Matter) -> int | None:
        """When a need was met, or since when a fault is over for good; None when it is not."""
        if matter.id not in self._met:
            self._met[matter.id] = self._when_met(matter)
        return self._met[matter.id]

    def _when_met(self, matter: Matter) -> int | None:
        if matter.need is not None:
            contact = matter.contacts[0]
            ticks = [
                tick
                for name, needs in self.truth.needs.items()
                if self.root(name) == contact and (tick := needs.get(matter.need.id)) is not None
            ]
            return min(ticks, default=None)
        stretches = self.quiet(matter)
        return stretches[-1][0] if stretches and stretches[-1][1] is None else None

    def done(self, matter: Matter) -> bool:
        """Whether at the end of the aftermath the need is met, or stands where it can be."""
        return self.met(matter) is not None or self.stands(matter) is not None

    # --- clocks

    def target(self, level: int) -> Target:
        """What a priority promises."""
        return self.book.targets[level - 1]

    def used(self, matter: Matter, start: int, end: int, pauses: Iterable[tuple[int, int | None]] = ()) -> int:
        """Service time between two ticks on the calendar of the matter's service, P1 round the clock."""
        hours = service_time(self.world, matter.service, always=self.target(matter.priority).always)
        return elapsed(hours, start, end, pauses) if end > start else 0

    def due(self, matter: Matter, start: int, amount: int, pauses: Iterable[tuple[int, int | None]] = ()) -> int | None:
        """When so much service time is used; None beyond every calendar."""
        hours = service_time(self.world, matter.service, always=self.target(matter.priority).always)
        try:
            return due(hours, start, amount, pauses)
        except BeyondHorizon:
            return None

    # --- substantive acts

    @property
    def share(self) -> int:
        """Basis points of the owed contacts that got a substantive act from the seat, graver ones weighing more."""
        whole = sum(contact.first.weight for contact in self.contacts)
        done = sum(contact.first.weight for contact in self.contacts if contact.id in self.acts)
        return done * 10_000 // whole if whole else 0

    def acted(self, matter: Matter) -> bool:
        """Whether the seat did something of substance about a matter."""
        return any(contact in self.acts for contact in matter.contacts)

    def _acts(self) -> dict[str, tuple[int, int, str]]:
        acts: dict[str, tuple[int, int, str]] = {}

        def act(contacts: Iterable[str], tick: int, place: int, code: str) -> None:
            for name in contacts:
                if name in self.by_id and (name not in acts or place < acts[name][1]):
                    acts[name] = (tick, place, code)

        for place, answer in self.ours(AnswerGiven):
            contact = self.by_id.get(self.root(answer.interaction))
            told = contact is not None and any(
                self.about(fact, matter) for fact in answer.facts for matter in contact.matters
            )
            if told and not answer.again:
                act((self.root(answer.interaction),), answer.tick, place, "asked")
        self._acts_by_word(act)
        self._acts_by_hand(act)
        return acts

    def _acts_by_word(self, act: Act) -> None:
        for place, reply in self.ours(ReplySent):
            name = self.root(reply.interaction)
            contact = self.by_id.get(name)
            if contact and not reply.speculative and self.answers(reply.facts, contact):
                act((name,), reply.tick, place, "answered")
        for place, referred in self.ours(InteractionReferred):
            if referred.accepted:
                act((self.root(referred.interaction),), referred.tick, place, "referred")
        for place, met in self.of(NeedMet):
            if met.tick <= self.end:
                act((self.root(met.interaction),), met.tick, place, "met")

    def _acts_by_hand(self, act: Act) -> None:
        bounced = {event.case for _, event in self.of(CaseBounced)}
        runs = {event.run: event for _, event in self.ours(RemedyApplied)}
        for place, change in self.of(ConditionChanged):
            run = runs.get(change.why)
            matter = next((item for item in self.matters if item.id == change.planted), None)
            if run and matter and change.restores in ("partly", "wholly"):
                act(self._reached(matter), change.tick, place, "restored")
        for matter in self.matters:
            names = {ticket.id for ticket in self.tickets(matter)}
            able = self.able(matter)
            for place, opened in self.ours(CaseOpened):
                right = opened.ticket in names and opened.group in able
                if right and len(opened.missing) < THIN and opened.case not in bounced:
                    act(self._reached(matter), opened.tick, place, "handed")
            for place, reading in self.ours(ReadingTaken):
                if reading.ticket in names and self.about(reading.fact, matter):
                    act(self._reached(matter), reading.tick, place, "read")

    def _reached(self, matter: Matter) -> list[str]:
        """Contacts about a matter that hang on a ticket: what is done for the matter is done for them."""
        return [name for name in matter.contacts if self._tickets.get(name)]

    def answers(self, facts: Iterable[str], contact: Owed) -> bool:
        """Whether held facts tell this caller something about their matter that they did not say themselves."""
        own = set(contact.contact.gives)
        return any(
            self.spec(fact) not in own and any(self.about(fact, matter) for matter in contact.matters) for fact in facts
        )
