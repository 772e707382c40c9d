"""Every field of every kind of file, and what a careless or hostile hand may put there. Made from the schemas."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from simulator.compiler.locate import KeyPath, parse_yaml
from simulator.compiler.schema.export import json_schema

GONE = object()

HANDS: dict[str, Any] = {
    "deleted": GONE,
    "number": 7,
    "negative": -1,
    "huge number": 10**17,
    "fraction": 1.5,
    "yes": True,
    "nothing": None,
    "empty text": "",
    "empty list": [],
    "empty map": {},
    "long text": "x" * 2_900,
    "many words": "now and " * 350,
    "emoji": "\N{FOX FACE}" * 20,
    "markup": "[@click=app.quit]go[/] [/b] **x** <script> {me} {nope} } {",
    "punctuation": "': - # & * ? | > % @ ` \" \\",
    "lines": "a\nb\n\n---\nc",
    "long list": ["x"] * 2_000,
    "wide map": {f"k{number}": number for number in range(500)},
    "deep list": json.loads("[" * 30 + "]" * 30),
}
"""What is put in the place of a value, by name."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one kind of file, at a place where the data can hold it."""

    kind: str
    owner: str
    """Title of the object it belongs to."""
    path: KeyPath

    def __str__(self) -> str:
        return f"{self.kind}:{self.owner}.{self.path[-1]}"


def fields(kind: str, data: Any) -> Iterator[Field]:
    """Give every field that the schema of this kind names, once, wherever the data holds an object with room for it."""
    schema = json_schema()[kind]
    seen: set[tuple[str, str]] = set()
    for owner, path in _objects(schema, schema, data, ()):
        for name in owner.get("properties", {}):
            place = (str(owner.get("title")), name)
            if place not in seen:
                seen.add(place)
                yield Field(kind, place[0], (*path, name))


def changed(data: Any, path: KeyPath, value: Any) -> Any:
    """Give the data with another value at a path, or without it."""
    fresh = copy.deepcopy(data)
    here = fresh
    for step in path[:-1]:
        here = here[step]
    if value is GONE:
        here.pop(path[-1], None)
    else:
        here[path[-1]] = value
    return fresh


def text_of(data: Any) -> str:
    """Give data as text that our YAML reader reads: JSON is YAML, broken into lines."""
    return json.dumps(data, ensure_ascii=False, indent=0)


def data_of(text: str) -> Any:
    """Give the data of a YAML text."""
    return parse_yaml(text, "f.yaml").data


def _objects(root: Any, schema: Any, data: Any, path: KeyPath) -> Iterator[tuple[Any, KeyPath]]:
    """Give (object schema, path) for every object of the data that a schema describes."""
    for shape in _shapes(root, schema):
        if isinstance(data, dict) and "properties" in shape:
            yield shape, path
            for key, value in data.items():
                yield from _objects(root, shape["properties"].get(key, {}), value, (*path, key))
        elif isinstance(data, dict) and isinstance(shape.get("additionalProperties"), dict):
            for key, value in data.items():
                yield from _objects(root, shape["additionalProperties"], value, (*path, key))
        elif isinstance(data, list) and isinstance(shape.get("items"), dict):
            for number, value in enumerate(data):
                yield from _objects(root, shape["items"], value, (*path, number))


def _shapes(root: Any, schema: Any) -> Iterator[Any]:
    if "$ref" in schema:
        yield from _shapes(root, root["$defs"][schema["$ref"].rpartition("/")[2]])
    for key in ("anyOf", "oneOf", "allOf"):
        for inner in schema.get(key, ()):
            yield from _shapes(root, inner)
    if "properties" in schema or "items" in schema or "additionalProperties" in schema:
        yield schema
