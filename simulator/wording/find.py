"""Finding what a player means: typed words to ids, forgiving about case, prefixes and names. Knows no verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from simulator.wording.named import ALSO, FIXED, LEVELS, SOURCES, Names, plain
from simulator.wording.scene import Scene


@dataclass(frozen=True, slots=True)
class Match:
    """What some words may mean: one id is an answer, several are a question, none comes with what is close."""

    ids: tuple[str, ...]
    exact: bool = False
    close: tuple[str, ...] = ()


def options(scene: Scene, kind: str) -> Names:
    """Everything of a kind, with its names."""
    if kind in FIXED:
        also = ALSO.get(kind, {})
        return [(name, (LEVELS.get(name, name), name, *also.get(name, ()))) for name in FIXED[kind]]
    return SOURCES[kind](scene)


def find(scene: Scene, kind: str, words: str) -> Match:
    """What the words mean among everything of a kind: exact, else by beginning, else by words it contains."""
    asked = plain(words)
    if not asked:
        return Match(())
    table = options(scene, kind)
    if asked.isdigit() and kind in FIXED and kind != "level" and 1 <= int(asked) <= len(table):
        return Match((table[int(asked) - 1][0],), exact=True)
    spelt = [(name, tuple(dict.fromkeys(plain(called) for called in (name, *names)))) for name, names in table]
    exact = _unique(name for name, names in spelt if asked in names)
    if exact:
        return Match(exact, exact=True)
    for fits in (_short, _begins, _holds):
        found = _unique(name for name, names in spelt if any(fits(asked, called) for called in names))
        if found:
            return Match(found)
    return Match((), close=_close(asked, table))


def _short(asked: str, called: str) -> bool:
    """Numbers as people shorten them: `5` and `c5` for `C05`, `ch1` for `CH-1`."""
    return bool(re.search(r"\d", asked)) and _bare(asked) in (_bare(called), _bare(called).lstrip("tck"))


def _bare(name: str) -> str:
    return re.sub(r"0+(?=\d)", "", re.sub(r"[\s./-]+", "", name)) if " " not in name.strip() or len(name) < 9 else name


def _begins(asked: str, called: str) -> bool:
    return len(asked) >= 2 and called.startswith(asked)


def _holds(asked: str, called: str) -> bool:
    words, parts = asked.split(), called.split()
    return all(len(word) >= 2 and any(part.startswith(word) for part in parts) for word in words)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _close(asked: str, table: Names) -> tuple[str, ...]:
    spelt: dict[str, str] = {}
    for name, names in table:
        for called in (name, *names):
            spelt.setdefault(plain(called), name)
    near = get_close_matches(asked, list(spelt), n=3, cutoff=0.6)
    return _unique(spelt[called] for called in near)


def label(scene: Scene, kind: str, name: str) -> str:
    """How one of a kind is shown: its id, and its name where that says more."""
    names = next((names for known, names in options(scene, kind) if known == name), (name,))
    return name if not names or plain(names[0]) == plain(name) else f"{name} ({names[0]})"


def longest(scene: Scene, kind: str, tokens: Sequence[str], *, loose: bool) -> tuple[Match, int]:
    """The longest run of tokens at the front that means something of this kind, and how many tokens that is."""
    for count in range(min(len(tokens), 6), 0, -1):
        match = find(scene, kind, " ".join(tokens[:count]))
        if match.ids and (match.exact or (loose and len(match.ids) == 1)):
            return match, count
    if loose and tokens:
        for count in range(min(len(tokens), 3), 0, -1):
            match = find(scene, kind, " ".join(tokens[:count]))
            if match.ids:
                return match, count
        return find(scene, kind, tokens[0]), 1
    return Match(()), 0
