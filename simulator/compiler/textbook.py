"""Prose set apart from the plan: ids by path, variants, and how many words a reader has to read."""

import re
from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def words_in(template: str) -> int:
    """Give the number of words of a template; a placeholder is one word."""
    return len(_PLACEHOLDER.sub("x", template).split())


class TextBook:
    """Collects texts under ids; an id is used once."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, ...]] = {}

    def add(self, name: str, variants: Iterable[str]) -> str:
        """Keep the variants of a text and give its id; '' when there are none."""
        kept = tuple(variants)
        if not kept:
            return ""
        if name in self._texts:
            raise KeyError(f"two texts are called {name}")
        self._texts[name] = kept
        return name

    def texts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give all texts in order of ids."""
        return tuple(sorted(self._texts.items()))

    def words(self) -> tuple[tuple[str, int, int], ...]:
        """Give (id, variants, words of the longest) in order of ids."""
        return tuple((name, len(kept), max(map(words_in, kept))) for name, kept in self.texts())
