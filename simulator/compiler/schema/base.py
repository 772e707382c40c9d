"""The settings all models share, and pieces that occur in several files."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from simulator.compiler.schema.notation import Share, Slugs

YAML_KEYS = {"from_": "from", "while_": "while", "for_": "for", "not_": "not"}


def kebab(name: str) -> str:
    """Give the key under which a field stands in a file."""
    return YAML_KEYS.get(name, name.replace("_", "-"))


class Source(BaseModel):
    """Anything that stands in a file: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=kebab, use_attribute_docstrings=True)


class Place(Source):
    """Where something bites; left out means everywhere and everybody."""

    sites: Slugs = ()
    """Offices."""
    units: Slugs = ()
    """Business units."""
    share: Share = 10_000
    """How many of the people in each cell."""


def _pair(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Pair = Annotated[tuple[str, str], BeforeValidator(_pair)]
"""Two words in brackets, such as `[Application, Fault]`."""


def _settings(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError("must be names with values, like {node2: drained}")  # noqa: TRY004  pydantic reads ValueError
    if bad := [name for name, word in value.items() if not isinstance(word, str | int) or isinstance(word, bool)]:
        raise ValueError(f"the value of {bad[0]} must be one word, in quotation marks where YAML reads another thing")
    return tuple((str(name), str(word)) for name, word in value.items())


Settings = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_settings),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "integer"]}}),
]
"""Condition names with their values."""

Level = Annotated[Literal[1, 2, 3], Field(description="1 is high, 3 is low")]
Approval = Literal["none", "standard", "normal", "emergency"]
Mechanism = Literal[
    "capacity", "configuration", "expiry", "schedule-or-time", "defect", "data",
    "dependency", "supplier", "access", "hardware", "attack", "human-step",
]  # fmt: skip
