"""The gentle tone: what callers say when they are sharp, in milder words. Facts, moods, times and grade stay.

Sharp are the lines of a voice for a question that comes again, a word that was not kept, patience that ran out, and
anger. None of them carries a fact: those stand in the contacts.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.domain.book import Book
from simulator.domain.plan import Texts

MILD: dict[str, tuple[str, ...]] = {
    "again": ("I told you that already; it is as I said.", "That has not changed since I said it."),
    "promise-missed": ("I was waiting to hear from you. Is there news?", "You meant to ring. How does it stand?"),
    "angry": ("This is hard for me just now. Please help me on.", "I would like this to move. What can be done?"),
    "gone": ("I have to go now. Please write to me.", "I must leave the line. Send me a word, please."),
}
"""What a voice has a line for -> what is said instead."""


def softened(texts: Texts, book: Book) -> Texts:
    """The prose of a run with the sharp lines of every voice in milder words."""
    mild = {text: MILD[kind] for voice in book.voices.values() for kind, text in voice.lines if kind in MILD}
    return replace(texts, texts=tuple((name, mild.get(name, words)) for name, words in texts.texts))
