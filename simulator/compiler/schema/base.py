"""The settings all models share, and pieces that occur in several files."""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

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


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class OneOrMany:
    """Lets one map stand for a list of one, and says so in the schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(_one_or_many, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


Level = Annotated[Literal[1, 2, 3], Field(description="1 is high, 3 is low")]
Approval = Literal["none", "standard", "normal", "emergency"]
Mechanism = Literal[
    "capacity", "configuration", "expiry", "schedule-or-time", "defect", "data",
    "dependency", "supplier", "access", "hardware", "attack", "human-step",
]  # fmt: skip
