"""pydantic's errors in words and places an author of files understands."""

from collections import Counter
from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from simulator.compiler.locate import MAX_SAID, KeyPath, Source
from simulator.compiler.problems import Problem, did_you_mean
from simulator.compiler.schema.base import kebab

Location = tuple[int | str, ...]

MISSING = "is missing"

MANY = 12
"""Problems of one sort in one list or map that are said one by one."""


def problems_of(bad: ValidationError, model: type[BaseModel], source: Source) -> list[Problem]:
    """Give one problem per error of shape, at the place where it stands; a key that is misspelt is not missing too."""
    counted: Counter[tuple[KeyPath, str]] = Counter()
    problems: list[Problem] = []
    for error in bad.errors(include_url=False):
        place = (_path(error["loc"], source)[0][:-1], error["type"])
        counted[place] += 1
        if counted[place] <= MANY and len(problems) < MAX_SAID:
            problems.append(_problem(error, model, source))
    for (where, _), count in counted.items():
        if count > MANY:
            problems.append(source.problem(where, f"holds {count - MANY} more problems of this sort"))
    meant = {f"{problem.key.rpartition('.')[0]}.{problem.hint}" for problem in problems if problem.hint}
    return [p for p in problems if p.message != MISSING or f"{p.key if '.' in p.key else f'.{p.key}'}" not in meant]


def _problem(error: ErrorDetails, model: type[BaseModel], source: Source) -> Problem:
    path, wrong = _path(error["loc"], source)
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _keys_at(error["loc"], model)
        names = "" if len(known) > 14 else f"; there are {', '.join(sorted(known))}" if known else ""
        hint = did_you_mean(path[-1] if path else "", known)
        return source.problem(path, f"is no known key{'' if hint else names}", hint, key=True)
    if kind == "missing":
        missing = str(error["loc"][-1])
        return source.problem((*path, missing) if missing == wrong else path, MISSING)
    return source.problem(path, _sentence(error), _hint(error))


def _path(loc: Location, source: Source) -> tuple[KeyPath, str]:
    """Give the part of a location that is a path into the data, without pydantic's own steps, and the first misfit."""
    here: Any = source.data
    path: list[str | int] = []
    wrong = ""
    for step in loc:
        known: Any = here.keys() if isinstance(here, dict) else range(len(here)) if isinstance(here, list) else ()
        if step in known:
            here = here[step]
            path.append(step)
        else:
            wrong = str(step)
    return tuple(path), wrong


def _keys_at(loc: Location, model: type[BaseModel]) -> list[str]:
    """Give the keys that may stand where an unknown one was found."""
    found: list[type[BaseModel]] = [model]
    for step in loc[:-1]:
        below: list[type[BaseModel]] = []
        for candidate in found:
            for name, info in candidate.model_fields.items():
                if kebab(name) == step:
                    below.extend(_models_in(info.annotation))
                    below.extend(inner for extra in info.metadata for inner in _models_in(extra))
        found = below or found
    return sorted({kebab(name) for candidate in found for name in candidate.model_fields})


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models_in(inner)]


def _options(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]


def _hint(error: ErrorDetails) -> str:
    return did_you_mean(error["input"], _options(error)) if error["type"] == "literal_error" else ""


def _given(error: ErrorDetails) -> str:
    value = error["input"]
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else repr(value)[:40]


_SENTENCES: dict[str, Callable[[ErrorDetails], str]] = {
    "literal_error": lambda e: (
        f"must be one of {', '.join(word or 'nothing' for word in _options(e))}; not {_given(e)}"
    ),
    "value_error": lambda e: str(e["ctx"]["error"]),
    "string_type": lambda e: f"must be a text, not {_given(e)}; quotation marks make it one",
    "int_type": lambda e: f"must be a whole number, not {_given(e)}",
    "bool_type": lambda e: f"must be true or false, not {_given(e)}",
    "tuple_type": lambda e: f"must be a list, not {_given(e)}",
    "dict_type": lambda e: f"must be a map of names to values, not {_given(e)}",
    "model_type": lambda e: f"must be a map of keys to values, not {_given(e)}",
    "model_attributes_type": lambda e: f"must be a map of keys to values, not {_given(e)}",
    "greater_than": lambda e: f"must be more than {e['ctx']['gt']}, not {_given(e)}",
    "greater_than_equal": lambda e: f"must be at least {e['ctx']['ge']}, not {_given(e)}",
    "less_than_equal": lambda e: f"must be at most {e['ctx']['le']}, not {_given(e)}",
    "too_short": lambda e: f"must have at least {e['ctx']['min_length']} entries, not {e['ctx']['actual_length']}",
    "too_long": lambda e: f"must have at most {e['ctx']['max_length']} entries, not {e['ctx']['actual_length']}",
}


def _sentence(error: ErrorDetails) -> str:
    say = _SENTENCES.get(error["type"])
    if say:
        return say(error)
    message = error["msg"]
    return message[:1].lower() + message[1:]
