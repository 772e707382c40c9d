"""The little language of `while`: `time-service=stopped & (node2=in-pool | node3=in-pool)`, read into a tree."""

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from simulator.domain.plan.faults import AllOf, AnyOf, Expression, Is

_TOKEN = re.compile(r"\s*(?:([A-Za-z0-9_-]+)\s*=\s*([A-Za-z0-9_-]+)|([&|()]))")
_EXAMPLE = "conditions like time-service=stopped & node2=in-pool"
MAX_DEPTH = 20

Token = str | tuple[str, str]


def parse_expression(text: str) -> Expression:
    """Give the tree of an expression; `&` binds closer than `|`. Raises ValueError with a sentence for its author."""
    tokens = _tokens(text)
    tree, rest = _any_of(tokens, 0)
    if rest:
        raise ValueError(f"has something left over at {_shown(rest[0])}; {_EXAMPLE}")
    return tree


def conditions_in(tree: Expression) -> tuple[tuple[str, str], ...]:
    """Give every (name, value) an expression asks for, in the order of writing."""
    if isinstance(tree, Is):
        return ((tree.name, tree.value),)
    return tuple(pair for part in tree.parts for pair in conditions_in(part))


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match:
            raise ValueError(f"cannot be read at {text[at:].strip()[:20]!r}; only =, &, | and parentheses: {_EXAMPLE}")
        tokens.append(match[3] if match[3] else (match[1], match[2]))
        at = match.end()
    return tokens


def _any_of(tokens: list[Token], depth: int) -> tuple[Expression, list[Token]]:
    if depth > MAX_DEPTH:
        raise ValueError(f"is nested deeper than {MAX_DEPTH} parentheses")
    first, rest = _all_of(tokens, depth)
    parts = [first]
    while rest and rest[0] == "|":
        part, rest = _all_of(rest[1:], depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else AnyOf(tuple(parts))), rest


def _all_of(tokens: list[Token], depth: int) -> tuple[Expression, list[Token]]:
    first, rest = _one(tokens, depth)
    parts = [first]
    while rest and rest[0] == "&":
        part, rest = _one(rest[1:], depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else AllOf(tuple(parts))), rest


def _one(tokens: list[Token], depth: int) -> tuple[Expression, list[Token]]:
    if not tokens:
        raise ValueError(f"ends too early; {_EXAMPLE}")
    head, rest = tokens[0], tokens[1:]
    if isinstance(head, tuple):
        return Is(*head), rest
    if head != "(":
        raise ValueError(f"has {head!r} where a condition should stand; {_EXAMPLE}")
    inner, rest = _any_of(rest, depth + 1)
    if not rest or rest[0] != ")":
        raise ValueError("has a parenthesis that is not closed")
    return inner, rest[1:]


def _shown(token: Token) -> str:
    return repr("=".join(token) if isinstance(token, tuple) else token)


def _read(value: object) -> Expression:
    if not isinstance(value, str):
        raise ValueError(f"must be {_EXAMPLE}")  # noqa: TRY004  pydantic reads ValueError
    return parse_expression(value)


While = Annotated[
    Expression, BeforeValidator(_read), WithJsonSchema({"type": "string", "examples": ["account=locked"]})
]
