"""A playthrough: the steps of a script, and how many points it is expected to reach."""

from typing import Annotated, Any

from pydantic import WithJsonSchema

from simulator.compiler.schema.base import Source
from simulator.compiler.schema.notation import Points, Said, SomePoints
from simulator.compiler.schema.predicate import Ask


class ScriptStep(Source):
    """One step of a playthrough."""

    when: Ask | None = None
    """Do it once this holds; left out = at once."""
    do: Annotated[dict[str, Any] | str, WithJsonSchema({"type": ["object", "string"]})]
    """Command with its fields."""


class Band(Source):
    """From how many points to how many."""

    least: SomePoints = -10_000
    """At least so many; they may lie below nothing."""
    most: SomePoints = 10_000
    """At most so many."""


class PlaythroughFile(Source):
    """playthroughs/<name>.yaml: a script that plays the shift."""

    name: Said
    """What it shows."""
    target: Points = 0
    """Points it must reach."""
    expects: Band | None = None
    """Between which points it is expected to end; left out = from its target upwards."""
    steps: tuple[ScriptStep, ...]
    """Steps."""
