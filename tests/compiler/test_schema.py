"""The schemas that editors read agree with the files that ship: what compiles is not underlined."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.compiler.files import load_firm
from simulator.compiler.locate import Source, load_yaml
from simulator.compiler.schema.export import json_schema

ROOT = Path(__file__).parents[2]
SCHEMAS = json_schema()
KINDS = {"faults": "fault", "playthroughs": "playthrough"}
SHAPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def wrong(root: Any, schema: Any, data: Any, path: str = "") -> Iterator[str]:
    """Give what a validator says; knows the words that our schemas use, and fails on any other."""
    assert not set(schema) - KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from wrong(root, root["$defs"][schema["$ref"].rpartition("/")[2]], data, path)
    for key in ("anyOf", "oneOf"):
        if key in schema and all(any(True for _ in wrong(root, option, data, path)) for option in schema[key]):
            yield f"{path} fits nothing of {key}"
    wanted = schema.get("type", [])
    shapes = [SHAPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    if shapes and not any(isinstance(data, shape) for shape in shapes):
        yield f"{path} is no {wanted}"
    if "enum" in schema and data not in schema["enum"]:
        yield f"{path} is none of {schema['enum']}"
    if "const" in schema and data != schema["const"]:
        yield f"{path} is not {schema['const']}"
    if isinstance(data, str) and "pattern" in schema and not re.search(schema["pattern"], data):
        yield f"{path} does not look like {schema['pattern']}"
    if isinstance(data, list):
        rows = schema.get("prefixItems", [])
        for number, value in enumerate(data):
            shape = rows[number] if number < len(rows) else schema.get("items", {})
            yield from wrong(root, shape, value, f"{path}[{number}]") if isinstance(shape, dict) else ()
    if isinstance(data, dict) and {"properties", "additionalProperties", "patternProperties"} & set(schema):
        yield from (f"{path} has no {key}" for key in schema.get("required", ()) if key not in data)
        for key, value in data.items():
            patterns = [row for pattern, row in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
            rest = patterns[0] if patterns else schema.get("additionalProperties", {})
            shape = schema.get("properties", {}).get(key, rest)
            yield from [f"{path} knows no {key}"] if shape is False else wrong(root, shape, value, f"{path}.{key}")


KNOWN = {
    "$ref", "anyOf", "oneOf", "type", "enum", "const", "pattern", "prefixItems", "items", "properties", "required",
    "additionalProperties", "$schema", "$id", "$defs", "title", "description", "examples", "default", "minimum",
    "maximum", "exclusiveMinimum", "minItems", "maxItems", "minLength",
    "propertyNames", "minProperties", "patternProperties",
}  # fmt: skip


def sources() -> Iterator[tuple[str, Source]]:
    firm = load_firm(ROOT / "scenarios" / "eastcity")
    yield from ((name, entry.source) for name, entry in firm.files.items())
    yield from (("fault", entry.source) for entry in list(firm.faults.values())[::4])
    yield from (("article", entry.source) for entry in list(firm.articles.values())[::8])
    for place in ("scenarios/m2/blotter-crawls", "simulator/compiler/archetypes", "tests/compiler/badge-hour"):
        for path in sorted((ROOT / place).rglob("*.yaml")):
            yield KINDS.get(path.parent.name, path.stem), load_yaml(path, path.parent, path.name)


def test_no_file_that_ships_is_underlined() -> None:
    for kind, source in sources():
        assert list(wrong(SCHEMAS[kind], SCHEMAS[kind], source.data)) == [], source.file


def test_what_is_wrong_is_underlined() -> None:
    good = load_yaml(ROOT / "scenarios" / "m0" / "first-day" / "scenario.yaml", ROOT, "f").data
    for change in ({"titel": "x"}, {"lesson": "closed"}, {"calls": 7}, {"horizon-days": "five"}):
        assert list(wrong(SCHEMAS["scenario"], SCHEMAS["scenario"], {**good, **change})), change
