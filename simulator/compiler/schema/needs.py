"""Needs: what an interaction without a fault really wants, and the acts that meet or violate it."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from simulator.compiler.schema.base import Level, OneOrMany, Pair, Source
from simulator.compiler.schema.notation import MaybeSlug, Slug

ACTS = ("remedy", "reply", "refer", "teach", "say-no", "article", "log")
_TAKES = {
    "remedy": "remedy", "reply": "fact", "refer": "group", "teach": "article",
    "say-no": "", "article": "article", "log": "type",
}  # fmt: skip


def _pattern(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError("must be an act with what it needs, like {remedy: reset-password, at: A27}")  # noqa: TRY004
    rows = {str(key).replace("_", "-"): item for key, item in value.items()}
    acts = [act for act in ACTS if act in rows]
    if len(acts) != 1:
        raise ValueError(f"must hold exactly one act of {', '.join(ACTS)}")
    main = rows.pop(acts[0])
    if isinstance(main, dict):
        rows = {**main, **rows}
    elif isinstance(main, list) or (_TAKES[acts[0]] and main not in ("", None, True)):
        rows[_TAKES[acts[0]]] = main
    pairs = [
        (str(name), str(item))
        for name, items in sorted(rows.items())
        for item in (items if isinstance(items, list) else [items])
    ]
    return {"act": acts[0], "args": pairs}


class ActPattern(Source):
    """An act with its arguments."""

    act: Literal["remedy", "reply", "refer", "teach", "say-no", "article", "log"]
    """Kind of act."""
    args: tuple[tuple[str, str], ...] = ()
    """Names and values, such as (at, A27)."""


Acts = Annotated[
    tuple[Annotated[ActPattern, BeforeValidator(_pattern), WithJsonSchema({"type": "object"})], ...],
    OneOrMany(),
]


class Need(Source):
    """What an interaction without a fault really wants."""

    id: Slug
    """Id."""
    kind: Literal["request", "question", "user-error", "misrouted", "information"]
    """What sort of need."""
    service: MaybeSlug = ""
    """Service it is about."""
    part: MaybeSlug = ""
    """Part it is about."""
    impact: Level = 3
    """True impact."""
    urgency: Level = 3
    """True urgency."""
    type: Literal["incident", "request", ""] = "request"
    """Record type it should be logged as."""
    category: Pair | None = None
    """Category and subcategory."""
    met_by: Acts = ()
    """Any of these acts meets it."""
    owner: MaybeSlug = ""
    """Group with which it may stand, or caller."""
    must_not: Acts = ()
    """Acts that violate it."""
    repeats_until: MaybeSlug = ""
    """Article that ends the repeats."""


class NeedsFile(Source):
    """needs.yaml."""

    needs: tuple[Need, ...]
    """Needs without a fault."""
