"""A playthrough as a script: steps with what must hold and which command to give, references still as written.

Who plays it turns references such as `{ticket-about: C05}` into the ids of the run; `REFERENCES` says which there are.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from simulator.compiler.build_talk import predicate
from simulator.compiler.files import load_script as load_source
from simulator.domain.inputs import COMMANDS
from simulator.domain.plan import Predicate

REFERENCES: Mapping[str, str] = {
    "ticket-about": "contact",
    "facts-of": "contact",
    "confirmation": "contact",
    "reading": "diagnostic",
    "change-for": "remedy",
    "problem-about": "contact",
}
"""What a map as a value points at, and what its word names; `at` may stand beside it."""

ANSWER = "answer"
"""Takes a ringing phone, or opens what came in writing."""
WAIT = "wait"

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """One step: once `when` holds, the command with its fields in the spelling of the domain."""

    when: Predicate | None
    command: str
    """Class name of the command, `answer` or `wait`."""
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Script:
    """A script that plays a shift on any seed."""

    name: str
    target: int
    """Basis points of the whole that it must reach."""
    steps: tuple[ScriptStep, ...]
    least: int = 0
    most: int = 10_000
    """Between which basis points it is expected to end."""


def load_script(path: Path) -> Script:
    """Read a playthrough. Raises Problems for its shape; whether its steps make sense is the check's business."""
    source = load_source(path).model
    steps = tuple(
        ScriptStep(predicate(step.when) if step.when else None, *command_of(step.do)) for step in source.steps
    )
    band = source.expects
    if band is None:
        return Script(source.name, source.target, steps, source.target, 10_000)
    least = max(band.least, source.target) if source.target else band.least
    return Script(source.name, source.target, steps, least, band.most)


def command_of(do: Mapping[str, Any] | str) -> tuple[str, dict[str, Any]]:
    """Give (command, fields) of a `do`: `end-shift` or `{ask-caller: {interaction: C05, intent: others}}`."""
    if isinstance(do, str):
        return command_name(do), {}
    if len(do) != 1:
        raise ValueError("a step does one thing")
    ((name, rows),) = do.items()
    if rows is not None and not isinstance(rows, dict):
        raise ValueError(f"{name} takes a map of fields")
    return command_name(name), {str(key).replace("-", "_"): value for key, value in (rows or {}).items()}


def command_name(written: str) -> str:
    """Give the class name of `ask-caller`; unknown words stay as they are."""
    return _BY_WORD.get(written, written)


def command_word(name: str) -> str:
    """Give the spelling of a command's class in a script: `ask-caller`."""
    return _HUMP.sub("-", name).lower()


def field_word(name: str) -> str:
    """Give the spelling of a command's field in a script."""
    return name.replace("_", "-")


def command_words() -> list[str]:
    """Give every command as a script writes it."""
    return sorted((*_BY_WORD, ANSWER, WAIT))


def field_names(command: str) -> list[str]:
    """Give the fields of a command as a script writes them; the seat is not the script's to choose."""
    if command not in COMMANDS:
        return ["interaction"] if command == ANSWER else ["until", "for"]
    return [field_word(field.name) for field in fields(COMMANDS[command]) if field.name != "seat"]


def fields_needed(command: str) -> list[str]:
    """Give the fields that a command must have, as a script writes them."""
    if command not in COMMANDS:
        return ["interaction"] if command == ANSWER else []
    own = (field for field in fields(COMMANDS[command]) if field.name != "seat")
    return [field_word(field.name) for field in own if field.default is MISSING]


_BY_WORD = {command_word(name): name for name in COMMANDS}
