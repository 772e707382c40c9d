"""JSON Schema of every source file, for editors that complete and underline while an author writes."""

from typing import Any

from pydantic import BaseModel

from simulator.compiler.files import ENTERPRISE_FILES
from simulator.compiler.schema.shift import PlaythroughFile, ScenarioFile
from simulator.compiler.schema.trouble import ArticleHead, FaultFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, dict[str, Any]]:
    """Give a schema per kind of file: scenario, playthrough, fault, article, and every enterprise file."""
    models: dict[str, type[BaseModel]] = {
        "scenario": ScenarioFile,
        "playthrough": PlaythroughFile,
        "fault": FaultFile,
        "article": ArticleHead,
        **ENTERPRISE_FILES,
    }
    return {
        name: {"$schema": DIALECT, "$id": f"eastcity/{name}.json", **model.model_json_schema(by_alias=True)}
        for name, model in sorted(models.items())
    }
