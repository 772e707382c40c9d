"""What could have been done at a moment instead: ways to offer, own words understood, and what came of it in words."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from scoring.debrief.moments import Reel
from scoring.debrief.sections import points
from scoring.debrief.story import Decision, Story
from scoring.debrief.takeover import Alternative
from scoring.debrief.words import did, instead
from simulator.domain.base import Command
from simulator.domain.time import MINUTE
from simulator.session.commands import understood as spelled_back
from simulator.tui.screens.debrief.timeline import At
from simulator.wording.parse import led_by, said, tidy, verb_of
from simulator.wording.scene import Scene, money

WAITS = (5, 15)
MOST = 8
"""Own later acts that are offered to be done now."""


def number_of(story: Story, item: Decision) -> int:
    """The command that a line of the account speaks of; 0 when there is none."""
    mine = story.given[item.step.first - 1 : item.step.last]
    return next((one.n for one in mine if one.decision), item.step.first if mine else 0)


def ways(story: Story, n: int, acts: Sequence[str]) -> list[tuple[str, str, Command | None, int]]:
    """(id, words, command or None to wait, until) of what was possible then.

    That is waiting, what our expert did (`acts`, as canonical JSON), and doing at once what came later.
    """
    reel = Reel(story.case)
    engine = reel.before(n)
    found: list[tuple[str, str, Command | None, int]] = [
        (f"wait{minutes}", f"waited {minutes} minutes", None, engine.now + minutes * MINUTE) for minutes in WAITS
    ]
    for act in acts:
        command = spelled_back(engine.book.seat, orjson.loads(act))
        if engine.check(command) is None:
            found.append(
                (f"expert{len(found)}", f"done at once what our expert did: {did(story.scene, command)}", command, 0)
            )
    seen = {story.given[n - 1].title}
    for one in story.given[n:]:
        command = story.case.commands[one.n - 1][1]
        if len(found) >= MOST + len(WAITS) + len(acts):
            break
        if one.decision and one.title not in seen and engine.check(command) is None:
            seen.add(one.title)
            found.append((str(one.n), f"done at once what you did later: {one.title}", command, 0))
    return found


def understood(story: Story, n: int, words: str) -> Command | str:
    """A command said in own words at that moment, or a sentence about what is unclear."""
    reel = Reel(story.case)
    reel.before(n)
    scene = Scene(At(reel), story.texts)
    line = tidy(words)
    word, rest = led_by(line)
    verb, close = verb_of(word)
    if not verb:
        return f"There is no act {word!r}" + (f"; did you mean {', '.join(close)}?" if close else ".")
    try:
        found = said(scene, verb, rest)
        if found.problem or found.missing:
            return found.problem or found.missing[0].ask
        return found.act.build(scene, found.values)
    except (KeyError, TypeError, IndexError):
        return f"{word!r} with these words is no act that can be tried."


def outcome(story: Story, n: int, what: str, found: Alternative) -> list[str]:
    """What another way came to, against the way taken."""
    way = "more" if found.points > 0 else "fewer"
    lines = [f"Instead of: {story.given[n - 1].title}. What if you had: {what}."]
    if abs(found.points) < 1:
        lines.append("It would have come to the same points.")
    else:
        lines.append(
            f"{points(abs(found.points))} points {way} than the way you took, our expert going on after either."
        )
    if abs(found.cents) >= 100:
        lines.append(f"{money(abs(found.cents))} {'saved' if found.cents > 0 else 'lost'}.")
    acts = [words for tick, act in found.value.acts if (words := _spoken(story, tick, act))]
    if acts:
        lines.append(f"After it our expert: {'; '.join(acts)}.")
    return lines


def _spoken(story: Story, tick: int, act: str) -> str:
    words = instead(story.scene, act)
    return f"{story.scene.clock(tick)} {words}" if words else ""
