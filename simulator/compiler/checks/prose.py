"""Rules about every text: length by channel, no exclamation mark, known placeholders, and no answer given away."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from simulator.compiler.checks.known import Known
from simulator.compiler.checks.story import StoryKnown
from simulator.compiler.checks.talk import firm_talk, story_talk
from simulator.compiler.files import Loaded
from simulator.compiler.locate import KeyPath, Source
from simulator.compiler.problems import Problem, did_you_mean
from simulator.compiler.schema.callers import Talk
from simulator.compiler.textbook import words_in

PLACEHOLDERS = ("caller", "me", "client", "site", "ref", "due:spoken", "due:clock", "value", "time")
SPOKEN, WRITTEN = 25, 30
"""Most words of a sentence."""
ALERT_WIDTH = 90
HINT_WORDS = 40
PAGE_WORDS = {"briefing": 120, "card": 90}
FIRST_VARIANTS, LINE_VARIANTS = 3, 2

FIRST_WORDS = {
    "phone": (1, 40),
    "walk-up": (1, 40),
    "chat": (1, 60),
    "mail": (25, 120),
    "form": (8, 70),
    "hand-off": (1, 90),
}
"""Least and most words of first words, by channel."""
TITLE_WORDS = {"mail": (3, 9), "form": (3, 13)}
LINE_WORDS = {"phone": 30, "walk-up": 30, "chat": 60, "mail": 110, "form": 70, "hand-off": 90}

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'-]*")
_SENTENCE = re.compile(r"[.?:;]+[\"')\]]*(?:\s|$)|\n")
_KEYS = {
    "text",
    "first",
    "told",
    "says",
    "harm",
    "of",
    "levels",
    "lines",
    "debrief",
    "title",
    "name",
    "evidence",
    "reads",
}


def manners(known: Known, source: Source, path: KeyPath, text: str) -> Iterator[Problem]:
    """No exclamation mark, and placeholders that exist."""
    if "!" in text:
        yield source.problem(path, "has an exclamation mark")
    for match in _BRACES.finditer(text):
        name = match[1]
        if name is None:
            yield source.problem(path, "has a brace that belongs to no placeholder")
        elif name.startswith("person:"):
            if known.people is not None and name[7:] not in known.people:
                yield source.problem(
                    path, f"names the person {name[7:]!r}, who does not exist", did_you_mean(name[7:], known.people)
                )
        elif name not in PLACEHOLDERS:
            yield source.problem(path, f"has the unknown placeholder {{{name}}}", did_you_mean(name, PLACEHOLDERS))


def _texts(data: Any, path: KeyPath = (), *, prose: bool = False) -> Iterator[tuple[KeyPath, str]]:
    """Give every text below prose keys of plain data, with its place."""
    if isinstance(data, str) and prose:
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(
                value, (*path, key), prose=key in _KEYS or (prose and key not in ("intent", "gives", "id"))
            )
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*path, number), prose=prose and not isinstance(value, dict))


def firm_manners(known: Known) -> Iterator[Problem]:
    """All texts of the firm have manners."""
    for entry in (*known.firm.files.values(), *known.firm.faults.values()):
        for path, text in _texts(entry.source.data):
            yield from manners(known, entry.source, path, text)
    for entry in known.firm.articles.values():
        yield from manners(known, entry.source, (), entry.source.body)


def story_manners(known: StoryKnown) -> Iterator[Problem]:
    """All texts of the scenario have manners."""
    for path, text in _texts(known.entry.source.data):
        yield from manners(known, known.entry.source, path, text)
    for page in known.story.pages.values():
        yield from manners(known, page, (), page.body)


def lengths_of(entry: Loaded[Any], path: KeyPath, talk: Talk) -> Iterator[Problem]:
    """What one contact says keeps to the lengths of its channel."""
    source = entry.source
    low, high = FIRST_WORDS.get(talk.channel, (1, 1000))
    for key, variants in (("first", talk.first), ("told", talk.told)):
        for text in variants:
            count = words_in(text)
            if talk.channel == "alert" and any(len(line) > ALERT_WIDTH for line in text.splitlines()):
                yield source.problem((*path, key), f"has a line over {ALERT_WIDTH} characters", warn=True)
            elif talk.channel != "alert" and not low <= count <= high:
                yield source.problem(
                    (*path, key), f"has {count} words; a {talk.channel} has {low} to {high}", warn=True
                )
            yield from _sentences(source, (*path, key), text, talk.channel)
    if talk.channel in TITLE_WORDS and talk.title:
        least, most = TITLE_WORDS[talk.channel]
        if not least <= words_in(talk.title) <= most:
            yield source.problem(
                (*path, "title"), f"has {words_in(talk.title)} words; it has {least} to {most}", warn=True
            )
    for number, line in enumerate(talk.lines):
        for text in line.says:
            limit = LINE_WORDS.get(talk.channel, 1000)
            if words_in(text) > limit:
                message = f"has {words_in(text)} words; an answer by {talk.channel} has at most {limit}"
                yield source.problem((*path, "lines", number, "says"), message, warn=True)
            yield from _sentences(source, (*path, "lines", number, "says"), text, talk.channel)


def _sentences(source: Source, path: KeyPath, text: str, channel: str) -> Iterator[Problem]:
    limit = SPOKEN if channel in ("phone", "walk-up", "chat") else WRITTEN
    longest = max((words_in(sentence) for sentence in _SENTENCE.split(text) if sentence), default=0)
    if longest > limit and channel != "alert":
        yield source.problem(path, f"has a sentence of {longest} words; at most {limit}", warn=True)


def firm_lengths(known: Known) -> Iterator[Problem]:
    """Everyday contacts keep to the lengths of their channels."""
    for entry, path, talk in firm_talk(known):
        yield from lengths_of(entry, path, talk)


def story_lengths(known: StoryKnown) -> Iterator[Problem]:
    """Contacts, hints and pages keep to their lengths."""
    for entry, path, talk in story_talk(known):
        yield from lengths_of(entry, path, talk)
    for number, hint in enumerate(known.scenario.hints):
        for level, variants in enumerate(hint.levels):
            for text in variants:
                if words_in(text) > HINT_WORDS:
                    message = f"has {words_in(text)} words; a hint has at most {HINT_WORDS}"
                    yield known.entry.source.problem(("hints", number, "levels", level), message, warn=True)
    for name, limit in PAGE_WORDS.items():
        page = known.story.pages.get(name)
        if page and words_in(page.body) > limit:
            yield page.problem((), f"has {words_in(page.body)} words; a {name} has at most {limit}", warn=True)


def variants_suffice(known: StoryKnown) -> Iterator[Problem]:
    """First words of staged calls have three variants, answers two, so that a second play reads otherwise."""
    for path, call in known.calls:
        if call.channel != "alert" and len(call.first) < FIRST_VARIANTS:
            yield known.entry.source.problem((*path, "first"), f"has fewer than {FIRST_VARIANTS} variants", advise=True)
        for number, line in enumerate(call.lines):
            if line.says and len(line.says) < LINE_VARIANTS:
                message = f"has fewer than {LINE_VARIANTS} variants"
                yield known.entry.source.problem((*path, "lines", number, "says"), message, advise=True)


def said_word(text: str, words: Iterable[str]) -> str:
    """Give the first of the words that a text holds as whole words, '' for none; case does not matter."""
    flat = f" {' '.join(_WORD.findall(text.lower().replace('-', ' ')))} "
    for word in words:
        bare = " ".join(_WORD.findall(word.lower().replace("-", " ")))
        if bare and f" {bare} " in flat:
            return word
    return ""


def no_answer_given_away(known: StoryKnown) -> Iterator[Problem]:
    """No leak word of a planted fault stands where the player reads before finding out."""
    leak = [
        word
        for mode in dict.fromkeys(p.mode for _, p, _ in known.plants)
        if mode in known.faults
        for word in known.faults[mode].leak
    ]
    source = known.entry.source
    for path, text in _seen_first(known):
        if word := said_word(text, leak):
            yield source.problem(path, f"gives the answer away: {word!r} is a leak word of a planted fault")
    for name in ("briefing", "card"):
        page = known.story.pages.get(name)
        if page and (word := said_word(page.body, leak)):
            yield page.problem((), f"gives the answer away: {word!r} is a leak word of a planted fault")


def _seen_first(known: StoryKnown) -> Iterator[tuple[KeyPath, str]]:
    yield ("id",), known.scenario.id
    yield ("title",), known.scenario.title
    for _, path, talk in story_talk(known):
        yield (*path, "title"), talk.title
        for key, variants in (("first", talk.first), ("told", talk.told)):
            for text in variants:
                yield (*path, key), text
    tickets = known.scenario.inherit.tickets
    for number, row in enumerate(tickets if isinstance(tickets, tuple) else ()):
        yield ("inherit", "tickets", number, "title"), row.title
    for number, hint in enumerate(known.scenario.hints):
        for level in (0, 1):
            for text in hint.levels[level]:
                yield ("hints", number, "levels", level), text


def hints_name_no_remedy(known: StoryKnown) -> Iterator[Problem]:
    """The first two levels of a hint name no remedy that mends a planted fault."""
    modes = {plant.mode for _, plant, _ in known.plants}
    useful = {flip.remedy for mode in modes if mode in known.faults for flip in known.faults[mode].flips if flip.set}
    words = [word for row in known.rows("remedies")[1] if row.id in useful for word in row.words]
    for number, hint in enumerate(known.scenario.hints):
        for level in (0, 1):
            for text in hint.levels[level]:
                if word := said_word(text, words):
                    message = f"names the remedy: {word!r}; only the third level may"
                    yield known.entry.source.problem(("hints", number, "levels", level), message)


FIRM_CHECKS = (firm_manners, firm_lengths)
STORY_CHECKS = (story_manners, story_lengths, variants_suffice, no_answer_given_away, hints_name_no_remedy)
