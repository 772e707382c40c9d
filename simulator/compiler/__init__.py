"""Files to plans, and plans to staged shifts.

What others use: `list_scenarios`, `load` and `find` here, `simulator.compiler.stage.stage`, `digests.plan_digest`,
`check.check_paths` (all problems of files), `compile.compile_folder`, `schema.export.json_schema`, `cast.recast`.
Importing this package loads neither pydantic nor YAML.
"""

from simulator.compiler.catalog import Entry, find, list_scenarios, load
from simulator.compiler.digests import plan_digest, texts_digest
from simulator.compiler.problems import Problem, Problems

__all__ = ["Entry", "Problem", "Problems", "find", "list_scenarios", "load", "plan_digest", "texts_digest"]
