"""Rules about playthroughs: steps wait for what can come and give commands that exist."""

from collections.abc import Iterator
from typing import Any

from simulator.compiler.checks.known import Ids, unknown
from simulator.compiler.checks.questions import ask_problems
from simulator.compiler.checks.story import StoryKnown
from simulator.compiler.files import Loaded
from simulator.compiler.locate import KeyPath
from simulator.compiler.problems import Problem, did_you_mean
from simulator.compiler.schema.scripts import PlaythroughFile
from simulator.compiler.script import (
    REFERENCES,
    command_name,
    command_of,
    command_words,
    field_names,
    fields_needed,
)


def scripts_ask_the_record(known: StoryKnown) -> Iterator[Problem]:
    """Steps wait for what the record can show."""
    for entry in known.story.scripts.values():
        for number, step in enumerate(entry.model.steps):
            if step.when is not None:
                yield from ask_problems(known, entry, ("steps", number, "when"), step.when, truth=False)


def scripts_give_commands(known: StoryKnown) -> Iterator[Problem]:
    """Steps give commands and fields that exist, about contacts that come."""
    words = command_words()
    for entry in known.story.scripts.values():
        for number, step in enumerate(entry.model.steps):
            path: KeyPath = ("steps", number, "do")
            try:
                command, rows = command_of(step.do)
            except ValueError as bad:
                yield entry.source.problem(path, str(bad))
                continue
            written = step.do if isinstance(step.do, str) else next(iter(step.do))
            if written not in words:
                yield entry.source.problem(path, f"gives no command {written!r}", did_you_mean(written, words))
                continue
            yield from _fields(known, entry, (*path, written), command, rows)


def scripts_expect_a_band(known: StoryKnown) -> Iterator[Problem]:
    """What a script is expected to earn at least is not more than at most."""
    for entry in known.story.scripts.values():
        band = entry.model.expects
        if band is not None and max(band.least, entry.model.target) > band.most:
            yield entry.source.problem(("expects", "most"), "is less than what the script must earn at least")


def _fields(
    known: StoryKnown, entry: Loaded[PlaythroughFile], path: KeyPath, command: str, rows: dict[str, Any]
) -> Iterator[Problem]:
    names = field_names(command_name(command))
    given = {key.replace("_", "-") for key in rows}
    for needed in fields_needed(command_name(command)):
        if needed not in given:
            yield entry.source.problem(path, f"{path[-1]} lacks {needed!r}")
    for key, value in rows.items():
        word = key.replace("_", "-")
        here = (*path, word)
        if word not in names:
            yield entry.source.problem(here, f"{path[-1]} has no {word!r}", did_you_mean(word, names), key=True)
        elif word == "interaction" and isinstance(value, str):
            yield from unknown(entry, here, value, known.contacts, "the contact")
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _reference(known, entry, here, item)


def _reference(
    known: StoryKnown, entry: Loaded[PlaythroughFile], path: KeyPath, item: dict[str, Any]
) -> Iterator[Problem]:
    kinds = [name for name in item if name != "at"]
    if len(kinds) != 1 or kinds[0] not in REFERENCES:
        yield entry.source.problem(path, f"is no reference; there are {', '.join(REFERENCES)}")
        return
    what = REFERENCES[kinds[0]]
    ids: dict[str, Ids] = {
        "contact": known.contacts,
        "diagnostic": known.ids("diagnostics"),
        "remedy": known.ids("remedies"),
    }
    yield from unknown(entry, path, str(item[kinds[0]]), ids[what], f"the {what}")
    yield from unknown(entry, path, str(item.get("at", "")), known.nodes, "the part")


STORY_CHECKS = (scripts_ask_the_record, scripts_give_commands, scripts_expect_a_band)
