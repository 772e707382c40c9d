"""Makes docs/scenario-reference.md from the JSON Schemas of the scenario files: run by `make golden`, never edited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.compiler.schema.export import json_schema
from simulator.domain.predicates import QUESTIONS

PAGE = Path(__file__).parents[2] / "docs" / "scenario-reference.md"
ORDER = ("scenario", "playthrough", "fault", "article")
"""Kinds of file that come first; what may extend the enterprise follows by name."""
FILES = {
    "scenario": "`scenario.yaml`, the one file that a scenario must have",
    "playthrough": "`playthroughs/NAME.yaml`, somebody's way through the shift, as a script",
    "fault": "`faults/NAME.yaml`, a trouble of the scenario's own",
    "article": "`articles/NAME.md`, the head of an article between two lines `---`; the text follows",
}
HEAD = """# Every file and every key

Made from the models that read the files; `eastcity schema` prints the same for editors. A key without a default must be
there. Ids are lower case with hyphens. Times of day are quoted (`"08:40"`) and are those of the shift's zone; spans are
written `90s`, `25m`, `2h`, `1d`. Where a text may be a list, its parts are variants and one is drawn by seed.

A scenario's folder may hold, beside `scenario.yaml`, the texts `briefing.md` (what a player reads first), `card.md`
(the role), `tutor.md` (for whoever teaches), and files that add to the enterprise it plays in: each is named as in
`scenarios/eastcity` and holds rows of the same shape. An id that is there already is an error.

"""


def page() -> str:
    """Give the whole page."""
    schemas = json_schema()
    names = [*ORDER, *sorted(set(schemas) - set(ORDER))]
    index = "\n".join(f"- [{name}](#{name})" for name in names) + "\n- [questions](#questions)\n"
    shown: dict[str, str] = {}
    return HEAD + index + "\n" + "\n".join(_file(name, schemas[name], shown) for name in names) + "\n" + _questions()


def _file(name: str, schema: dict[str, Any], shown: dict[str, str]) -> str:
    """The part of one kind of file; what was `shown` under an earlier one is only pointed to."""
    where = FILES.get(name, f"`{name}.yaml`, rows that are added to the enterprise's")
    lines = [f"## {name}", "", f"{where}.", ""]
    lines += _table(schema, schema.get("$defs", {}))
    for part, below in _parts(schema):
        if part in shown:
            lines += [f"*{part}* is as in [{shown[part]}](#{shown[part]}-{part.lower()}).", ""]
            continue
        shown[part] = name
        lines += [f"### {name}: {part}", "", _sentence(below.get("description", "")), ""]
        lines += _table(below, schema.get("$defs", {}))
    return "\n".join(lines)


def _parts(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, below in schema.get("$defs", {}).items():
        if below.get("properties"):
            yield part, below


def _table(schema: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    rows = ["| key | holds | default | is |", "| --- | --- | --- | --- |"]
    required = schema.get("required", ())
    for key, below in schema.get("properties", {}).items():
        default = "" if key in required or "default" not in below else f"`{_plain(below['default'])}`"
        cells = (f"`{key}`", _holds(below, parts), default, _sentence(below.get("description", "")))
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return [*rows, ""]


def _holds(schema: dict[str, Any], parts: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"*{name}*" if parts.get(name, {}).get("properties") else _holds(parts.get(name, {}), parts)
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return " or ".join(dict.fromkeys(_holds(choice, parts) for choice in choices if choice.get("type") != "null"))
    kind = schema.get("type")
    if kind == "array":
        inner = schema.get("items") or {}
        return f"list of {_holds(inner, parts)}" if inner else "list"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"map to {_holds(inner, parts)}" if isinstance(inner, dict) else "map"
    kinds = kind if isinstance(kind, list) else [kind]
    words = {"string": "text", "integer": "whole number", "number": "number", "boolean": "yes or no", "object": "map"}
    return " or ".join(words.get(str(one), "anything") for one in kinds)


def _plain(value: Any) -> str:
    return str(value).replace("'", '"') if value not in (None, "", [], {}) else "nothing"


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _questions() -> str:
    asked: dict[str, Any] = {**QUESTIONS, "remedy": None}
    said = {name: _sentence((rule.__doc__ or "") if rule else REMEDY) for name, rule in sorted(asked.items())}
    lines = [
        "## questions",
        "",
        "What `when:`, `stuck:`, `after:` and a script's `when:` may ask; put together with",
        "",
    ]
    lines[2] += " `all:`, `any:` (lists) and `not:`."
    lines += ["| question | holds when |", "| --- | --- |"]
    lines += [f"| `{name}` | {text} |" for name, text in said.items()]
    return "\n".join([*lines, ""])


REMEDY = "A remedy was done (or a workaround told), `at` a target when one is named."


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
