"""Files of a scenario's own folder that add to the enterprise it plays in: own people, services, faults, articles.

A file is called as in the enterprise and holds rows of the same shape; whatever it does not hold stays as it is. Rows
are added at the end, so a scenario without own files compiles as if there were no such thing.
"""

from copy import copy
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, create_model

from simulator.compiler.locate import KeyPath, Source
from simulator.compiler.problems import Problem
from simulator.compiler.schema.base import kebab

_LOOSE = {"use_attribute_docstrings": False}
"""Descriptions are copied with the fields; looking for them again would read source code."""


@dataclass(slots=True)
class Joined(Source):
    """The data of an enterprise file with that of an own file behind it; a problem is said where its row stands."""

    shipped: Source = field(kw_only=True)
    own: Source = field(kw_only=True)

    def problem(
        self,
        path: KeyPath,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        warn: bool = False,
        advise: bool = False,
    ) -> Problem:
        """Make a problem in the file that holds the row."""
        source, here = self._home(path)
        return source.problem(here, message, hint, key=key, warn=warn, advise=advise)

    def _home(self, path: KeyPath) -> tuple[Source, KeyPath]:
        if len(path) < 2:
            return (self.shipped if path and path[0] in self.shipped.data else self.own), path
        first, second, *rest = path
        before = self.shipped.data.get(first)
        if isinstance(before, list) and isinstance(second, int):
            if second < len(before):
                return self.shipped, path
            return self.own, (first, second - len(before), *rest)
        mine = self.own.data.get(first)
        return (self.own if isinstance(mine, dict) and second in mine else self.shipped), path


@dataclass(slots=True)
class Within(Source):
    """A part of a file read as a file of its own, such as a fault written inside a scenario."""

    outer: Source = field(kw_only=True)
    where: KeyPath = field(kw_only=True)

    @classmethod
    def of(cls, outer: Source, where: KeyPath) -> Self:
        """Give the part of a source at a path that stands in it."""
        data = outer.data
        for step in where:
            data = data[step]
        return cls(outer.file, data, outer=outer, where=where)

    def problem(
        self,
        path: KeyPath,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        warn: bool = False,
        advise: bool = False,
    ) -> Problem:
        """Make a problem at a path below the part."""
        return self.outer.problem((*self.where, *path), message, hint, key=key, warn=warn, advise=advise)


@cache
def addition(model: type[BaseModel]) -> type[BaseModel]:
    """Give the shape of an own file: that of the enterprise's, with nothing required at its head."""
    fields: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        loose = copy(info)
        loose.default = {} if str(info.annotation).startswith("dict") else ()
        loose.default_factory = None
        fields[name] = (info.annotation, loose)
    return create_model(model.__name__, __base__=model, __doc__=model.__doc__, __cls_kwargs__=_LOOSE, **fields)


def join(shipped_model: Any, shipped: Source, own_model: Any, own: Source) -> tuple[Any, Joined, list[Problem]]:
    """Give model and source of both together, and a problem for each thing that only the enterprise may say."""
    rows: dict[str, Any] = {}
    problems: list[Problem] = []
    data = dict(shipped.data)
    for name in own_model.model_fields_set:
        key, mine, theirs = kebab(name), getattr(own_model, name), getattr(shipped_model, name)
        if isinstance(mine, tuple):
            rows[name] = (*theirs, *mine)
            data[key] = [*shipped.data.get(key, []), *own.data[key]]
        elif isinstance(mine, dict):
            problems.extend(
                own.problem((key, word), f"stands in the enterprise too: {word!r}; give it another name", key=True)
                for word in mine
                if word in theirs
            )
            rows[name] = {**mine, **theirs}
            data[key] = {**own.data[key], **shipped.data.get(key, {})}
        else:
            problems.append(own.problem((key,), "belongs to the enterprise; an own file adds rows only", key=True))
    joined = Joined(own.file, data, shipped=shipped, own=own)
    return shipped_model.model_copy(update=rows), joined, problems
