"""Rules about how hard a text is to read: a player has minutes, and often another first language."""

import re
from collections.abc import Iterator

from simulator.compiler.checks.story import StoryKnown
from simulator.compiler.locate import KeyPath, Source
from simulator.compiler.problems import Problem

EASE = 45
"""Least reading ease of a page (Flesch 1948); 60 to 70 is plain English, below 50 is a text for specialists."""

ENOUGH_WORDS = 25
"""A shorter text says nothing about itself."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SENTENCE = re.compile(r"[.?:;]+[\"')\]*]*(?:\s|$)|\n\s*\n|\n\s*[-|#]")
_VOWELS = re.compile(r"[aeiouy]+")
_LEFT_OUT = re.compile(r"\{[^{}]*\}|`[^`]*`|^\s*[|#].*$", re.MULTILINE)
"""Placeholders, literal words, tables and headings count for nothing."""


def ease(text: str) -> int | None:
    """Give the reading ease of a text, rounded down, or None for one too short to say; counts letters, not sounds."""
    plain = _LEFT_OUT.sub(" ", text)
    words = _WORD.findall(plain)
    if len(words) < ENOUGH_WORDS:
        return None
    sentences = max(1, sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part)))
    beats = sum(_syllables(word.lower()) for word in words)
    return (206_835 - 1_015 * len(words) // sentences - 84_600 * beats // len(words)) // 1_000


def _syllables(word: str) -> int:
    count = len(_VOWELS.findall(word))
    if count > 1 and word.endswith("e") and not word.endswith(("le", "ee")):
        count -= 1
    if count > 1 and word.endswith("ed") and not word.endswith(("ted", "ded")):
        count -= 1
    return max(1, count)


def pages_read_easily(known: StoryKnown) -> Iterator[Problem]:
    """Briefing, role card and the articles of the scenario's own folder are plain English."""
    for name in ("briefing", "card"):
        if name in known.story.pages:
            yield from _hard(known.story.pages[name], (), known.story.pages[name].body, f"this {name}")
    for name, entry in known.firm.articles.items():
        if name in known.story.articles:
            yield from _hard(entry.source, (), entry.source.body, "this article")


def _hard(source: Source, path: KeyPath, text: str, what: str) -> Iterator[Problem]:
    found = ease(text)
    if found is not None and found < EASE:
        message = f"is hard to read: reading ease {found}, {what} needs {EASE}; shorter sentences and words help"
        yield source.problem(path, message, warn=True)


STORY_CHECKS = (pages_read_easily,)
