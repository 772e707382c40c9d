"""The closed set of questions that injects, hints and scripts may ask, written as maps such as `{told: staff}`."""

from dataclasses import dataclass
from typing import Annotated, Literal, cast

from pydantic import BeforeValidator, WithJsonSchema

from simulator.compiler.schema.notation import duration

MAX_DEPTH = 10
JOINS = ("all", "any", "not")

ASKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "told": ("audience", ("audience", "about")),
    "declared": ("about", ("about",)),
    "ticket": ("about", ("about", "is", "for", "type")),
    "fact": ("id", ("id", "held", "shared")),
    "remedy": ("remedy", ("remedy", "id", "at")),
    "condition": ("condition", ("fault", "name", "value")),
    "promise": ("to", ("to", "is", "about")),
    "arrived": ("contact", ("contact", "for")),
    "opened": ("contact", ("contact", "for")),
    "restored": ("fault", ("fault",)),
}
"""Question -> (what a bare word means, the names it takes)."""


Kind = Literal[
    "all", "any", "not", "told", "declared", "ticket", "fact", "remedy", "condition", "promise", "arrived", "opened",
    "restored",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A predicate as read: its kind, its arguments in order of names, its parts."""

    kind: Kind
    args: tuple[tuple[str, str], ...] = ()
    parts: tuple["Question", ...] = ()


def read_question(value: object, depth: int = 0) -> Question:
    """Read a predicate map; several questions in one map must all hold. Raises ValueError for its author."""
    if depth > MAX_DEPTH:
        raise ValueError(f"is nested deeper than {MAX_DEPTH} questions")
    if not isinstance(value, dict) or not value:
        raise ValueError("must be a question like {told: staff} or {not: {declared: true}}")
    if len(value) > 1:
        return Question("all", (), tuple(read_question({key: item}, depth + 1) for key, item in value.items()))
    ((kind, rest),) = value.items()
    if kind in JOINS:
        return _joined(str(kind), rest, depth)
    if kind not in ASKS:
        raise ValueError(f"knows no question {str(kind)[:40]!r}; there are {', '.join((*ASKS, *JOINS))}")
    return Question(cast("Kind", kind), _args(str(kind), rest))


def _joined(kind: str, rest: object, depth: int) -> Question:
    items = rest if isinstance(rest, list) else [rest]
    if kind == "not" and len(items) != 1:
        raise ValueError("`not` takes one question")
    return Question(cast("Kind", kind), (), tuple(read_question(item, depth + 1) for item in items))


def _args(kind: str, rest: object) -> tuple[tuple[str, str], ...]:
    bare, names = ASKS[kind]
    if not isinstance(rest, dict):
        if rest in (None, True, ""):
            return ()
        if kind == "condition":
            return _condition(str(rest))
        return ((bare, _word(rest)),)
    if unknown := [key for key in rest if key not in names]:
        raise ValueError(f"{kind} takes no {str(unknown[0])[:40]!r}; it takes {', '.join(names)}")
    if kind == "fact":
        return _fact(rest)
    return tuple(sorted((str(key), str(duration(item)) if key == "for" else _word(item)) for key, item in rest.items()))


def _fact(rest: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Read `{id: x, shared: true}`, `{shared: x}`, `{id: x, held: true}` or `{held: x}` as one name and its fact."""
    flags = {key: item for key, item in rest.items() if item is not True}
    names = [(key, _word(item)) for key, item in flags.items()]
    if len(names) != 1:
        raise ValueError("a fact is asked for by one id: {id: x}, {id: x, shared: true} or {shared: x}")
    return (("shared" if "shared" in rest else "id", names[0][1]),)


def _condition(text: str) -> tuple[tuple[str, str], ...]:
    left, equals, value = text.partition("=")
    fault, dot, name = left.strip().rpartition(".")
    if not (equals and dot and fault and name and value.strip()):
        raise ValueError(f"a condition is written fault.name=value, not {text[:40]!r}")
    return (("fault", fault), ("name", name), ("value", value.strip()))


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return str(value)
    raise ValueError(f"must be one word, not {str(value)[:40]!r}")


Ask = Annotated[
    Question,
    BeforeValidator(read_question),
    WithJsonSchema(
        {"type": "object", "minProperties": 1, "propertyNames": {"enum": [*ASKS, *JOINS]}},
    ),
]
