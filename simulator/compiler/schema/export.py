"""JSON Schema of every source file, for editors that complete and underline while an author writes."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from simulator.compiler.files import ENTERPRISE_FILES
from simulator.compiler.schema.articles import ArticleHead
from simulator.compiler.schema.scripts import PlaythroughFile
from simulator.compiler.schema.shift import ScenarioFile
from simulator.compiler.schema.trouble import FaultFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, dict[str, Any]]:
    """Give a schema per kind of file: scenario, playthrough, fault, article, and every enterprise file.

    Enterprise files are described as a scenario's own: rows that add, so nothing is required at their head.
    """
    models: dict[str, type[BaseModel]] = {
        "scenario": ScenarioFile,
        "playthrough": PlaythroughFile,
        "fault": FaultFile,
        "article": ArticleHead,
        **ENTERPRISE_FILES,
    }
    return {
        name: {
            "$schema": DIALECT,
            "$id": f"eastcity/{name}.json",
            **_shape(model, name),
        }
        for name, model in sorted(models.items())
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema a kind of file into a folder; give what was written. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, schema in json_schema().items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        written.append(path)
    return written


def _shape(model: type[BaseModel], name: str) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    if name in ENTERPRISE_FILES:
        schema.pop("required", None)
    return schema
