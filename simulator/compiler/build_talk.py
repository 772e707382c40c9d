"""Voices, contacts, predicates, injects and hints: models to plan values. Assumes files that passed the check."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from simulator.compiler.build_trouble import scope_of
from simulator.compiler.schema import callers, shift
from simulator.compiler.schema.predicate import Question
from simulator.compiler.spans import Frame
from simulator.compiler.textbook import TextBook
from simulator.domain import plan

MONITORING = "watchtower"
"""What `from` says when nobody but the monitoring speaks."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a `from` means."""

    person: str = ""
    voice: str = ""
    role: str = ""
    cell: str = ""


def sender_of(
    text: str, people: Mapping[str, str], voices: Iterable[str], sites: Iterable[str], units: Iterable[str]
) -> Sender | None:
    """Read a `from`: a person id, or a voice or role with a place; `people` gives voices by id. None = no place."""
    if text in ("", MONITORING):
        return Sender()
    who, _, where = text.partition("@")
    if not where:
        if who in people:
            return Sender(who, people[who])
        return Sender(voice=who, cell="*/*") if who in set(voices) else Sender(role=who, cell="*/*")
    site, slash, unit = where.partition("/")
    if not slash:
        site, unit = (site, "*") if site in set(sites) else ("*", site)
    if (site != "*" and site not in set(sites)) or (unit != "*" and unit not in set(units)):
        return None
    cell = f"{site}/{unit}"
    return Sender(voice=who, cell=cell) if who in set(voices) else Sender(role=who, cell=cell)


class TalkBuilder:
    """Builds contacts; `about` turns what a file says a contact is about into planted fault ids and need ids."""

    def __init__(
        self, book: TextBook, at: Frame, voices: Mapping[str, callers.Voice], people: Mapping[str, plan.Person],
        sites: Iterable[str], units: Iterable[str], about: Callable[[tuple[str, ...]], tuple[str, ...]],
    ) -> None:  # fmt: skip
        self.book = book
        self.frame = at
        self.voices = voices
        self.people = people
        self.speakers = {person.id: person.archetype for person in people.values()}
        self.sites, self.units = tuple(sites), tuple(units)
        self.about = about

    def contact(self, talk: callers.Talk, name: str, tick: int, path: str) -> plan.Contact:
        """Give a contact; its texts go into the book under the path."""
        sender = sender_of(talk.from_, self.speakers, self.voices, self.sites, self.units) or Sender()
        voice = self.voices.get(talk.voice or sender.voice)
        person = self.people.get(sender.person)
        return plan.Contact(
            id=name,
            at=tick,
            channel=talk.channel,
            person=sender.person,
            role=sender.role,
            cell=sender.cell,
            voice=talk.voice or sender.voice,
            about=self.about(talk.about),
            typed=talk.typed,
            opens=self.book.add(f"{path}/first", talk.first),
            title=talk.title,
            told=self.book.add(f"{path}/told", talk.told),
            told_if=talk.told_if,
            gives=talk.gives,
            lines=tuple(self._line(line, number, path) for number, line in enumerate(talk.lines)),
            mood=talk.mood if talk.mood is not None else voice.mood if voice else 60,
            patience=_patience(talk, person, voice),
            phone_back=talk.channel != "alert" if talk.phone_back is None else talk.phone_back,
            repeats=talk.repeats,
        )

    def _line(self, line: callers.Line, number: int, path: str) -> plan.Line:
        text = self.book.add(f"{path}/{line.intent}/{number}", line.says)
        return plan.Line(line.intent, text, line.gives, line.mood, line.trust, line.after, line.before)

    def inject(self, row: shift.Inject) -> plan.Inject:
        """Give an inject."""
        return plan.Inject(
            id=row.id,
            at=self.frame.tick(row.at) if row.at else None,
            after=predicate(row.after) if row.after else None,
            wait=row.wait,
            when=predicate(row.when) if row.when else None,
            contact=self.contact(row, row.id, 0, f"inject/{row.id}"),
        )

    def background(self, row: callers.BackgroundRow) -> plan.Background:
        """Give a row of the background pool."""
        contact = self.contact(row.contact, row.id, 0, f"background/{row.id}")
        return plan.Background(row.id, row.weight, contact, scope_of(row))

    def inherited(self, row: shift.Inherited) -> plan.InheritedTicket:
        """Give a ticket found on the desk."""
        category, subcategory = row.category or ("", "")
        opened = self.frame.tick(row.opened)
        return plan.InheritedTicket(
            id=row.id,
            title=row.title,
            type=row.type,
            service=row.service,
            ci=row.part,
            category=category,
            subcategory=subcategory,
            impact=row.impact,
            urgency=row.urgency,
            opened=opened,
            responded=row.responded,
            need=row.need,
            contact=self.contact(row.contact, row.id, opened, f"inherited/{row.id}"),
            facts=row.facts,
            promise=self.frame.tick(row.promise) if row.promise else None,
        )

    def hint(self, row: shift.Hint) -> plan.Hint:
        """Give a hint."""
        first, second, third = (
            self.book.add(f"hint/{row.id}/{number}", level) for number, level in enumerate(row.levels, 1)
        )
        return plan.Hint(row.id, predicate(row.stuck), row.for_, (first, second, third))


def build_voice(voice: callers.Voice, book: TextBook) -> plan.Voice:
    """Give a voice sheet; intents are written with underscores."""
    lines = tuple(
        (intent_id(name), book.add(f"voice/{voice.id}/{name}", says)) for name, says in sorted(voice.lines.items())
    )
    moods = tuple(sorted((intent_id(name), change) for name, change in voice.moods.items()))
    return plan.Voice(voice.id, voice.mood, voice.patience, voice.trust, lines, moods)


def intent_id(name: str) -> str:
    """Give an intent as the plan writes it; events keep their hyphens."""
    plain = name.replace("-", "_")
    return plain if plain in callers.INTENTS else name


def predicate(question: Question) -> plan.Predicate:
    """Give a question as a predicate."""
    parts = tuple(predicate(part) for part in question.parts)
    return plan.Predicate(question.kind, question.args, parts)


def _patience(talk: callers.Talk, person: plan.Person | None, voice: callers.Voice | None) -> int:
    if talk.patience is not None:
        return talk.patience
    if person is not None and person.archetype:
        return person.patience
    return voice.patience if voice else 10
