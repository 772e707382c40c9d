"""Frozen dataclasses to plain data and back, by their annotations alone. How plain data become bytes is elsewhere.

Plain data is None, bool, int, str, list and dict. A dataclass is a dict of its fields. Where an annotation offers
several dataclasses, the dict also holds `kind`, the name of the class. Tuples are lists, frozensets
sorted lists.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload

T = TypeVar("T")

KIND = "kind"
SAFE_INTEGER = (1 << 53) - 1

_DECIMAL = re.compile(r"-?[1-9][0-9]{15,40}")

Encoder = Callable[[Any], Any]
Decoder = Callable[[Any], Any]


class CannotDecode(ValueError):
    """Plain data that is no value of the type; the message names the place and what is wrong."""

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path

    def __str__(self) -> str:
        """Give place and fault in one line."""
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path).lstrip(".")
        return f"{place or 'value'}: {self.message}"

    def under(self, step: str | int) -> CannotDecode:
        """Give the same fault as seen from one level further up."""
        return CannotDecode(self.message, (step, *self.path))


def encode(value: Any, annotation: Any = None) -> Any:
    """Give a value as plain data; `annotation` says as what, left out = as what it is. Raises TypeError for no type."""
    as_what: Any = type(value) if annotation is None else annotation
    return _call(_encoder(as_what), value)


@overload
def decode(annotation: type[T], plain: Any) -> T: ...
@overload
def decode(annotation: Any, plain: Any) -> Any: ...
def decode(annotation: Any, plain: Any) -> Any:
    """Give the value of a type that `encode` made this plain data from. Raises CannotDecode."""
    return _decoder(annotation)(plain)


def _call(function: Encoder | None, value: Any) -> Any:
    return value if function is None else function(value)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _strip(annotation: Any) -> Any:
    while isinstance(annotation, NewType):
        annotation = annotation.__supertype__
    return annotation


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, UnionType)


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and dataclasses.is_dataclass(annotation)


def _tags(annotation: Any) -> dict[str, type]:
    """Give the classes of a union of several dataclasses by name; empty when it is no such union."""
    records = [option for option in get_args(annotation) if _is_record(option)]
    if len(records) < 2:
        return {}
    if clash := [cls.__name__ for cls in records if any(field.name == KIND for field in dataclasses.fields(cls))]:
        raise TypeError(f"{clash[0]} has a field {KIND!r} and cannot stand in a union")
    return {cls.__name__: cls for cls in records}


@cache
def _encoder(annotation: Any) -> Encoder | None:
    """Give what turns a value of this annotation into plain data; None when it is plain already."""
    annotation = _strip(annotation)
    if annotation in (int, str, bool, NoneType, Any, object) or get_origin(annotation) is Literal:
        return None
    if _is_record(annotation):
        return _record_encoder(annotation)
    if _is_union(annotation):
        return _union_encoder(annotation)
    return _container_encoder(annotation)


def _record_encoder(cls: type) -> Encoder:
    plan: list[tuple[str, Encoder | None]] | None = None

    def run(value: Any) -> dict[str, Any]:
        nonlocal plan
        if plan is None:  # made on first use, because a class may hold itself
            hints = _hints(cls)
            plan = [(field.name, _encoder(hints[field.name])) for field in dataclasses.fields(cls)]
        return {
            name: getattr(value, name) if function is None else function(getattr(value, name))
            for name, function in plan
        }

    return run


def _union_encoder(annotation: Any) -> Encoder | None:
    tags = _tags(annotation)
    if tags:
        return lambda value: None if value is None else {KIND: type(value).__name__, **encode(value)}
    inner = [option for option in get_args(annotation) if option is not NoneType]
    complex_ones = [option for option in inner if _encoder(option) is not None]
    if not complex_ones:
        return None
    if len(inner) > 1:
        raise TypeError(f"{annotation} is neither one type or None nor a choice of dataclasses")
    function = _encoder(inner[0])
    return lambda value: None if value is None else _call(function, value)


def _container_encoder(annotation: Any) -> Encoder | None:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is frozenset:
        return sorted
    if origin in (tuple, list) and ((len(args) == 2 and args[1] is Ellipsis) or origin is list):
        item = _encoder(args[0])
        return list if item is None else lambda value: [*map(item, value)]
    if origin is tuple:
        items = [_encoder(arg) for arg in args]
        if not any(items):
            return list
        return lambda value: [
            part if function is None else function(part) for function, part in zip(items, value, strict=True)
        ]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        worth = _encoder(args[1])
        return lambda value: {key: _call(worth, part) for key, part in value.items()}
    raise TypeError(f"cannot encode {annotation}")


@cache
def _decoder(annotation: Any) -> Decoder:
    annotation = _strip(annotation)
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if get_origin(annotation) is Literal:
        return _literal_decoder(get_args(annotation))
    if _is_record(annotation):
        return _record_decoder(annotation)
    if _is_union(annotation):
        return _union_decoder(annotation)
    return _container_decoder(annotation)


def _int(plain: Any) -> int:
    if type(plain) is int:
        return plain
    if isinstance(plain, str) and _DECIMAL.fullmatch(plain) and abs(int(plain)) > SAFE_INTEGER:
        return int(plain)
    raise CannotDecode(f"must be a whole number, not {_seen(plain)}")


def _str(plain: Any) -> str:
    if isinstance(plain, str):
        return plain
    raise CannotDecode(f"must be a text, not {_seen(plain)}")


def _bool(plain: Any) -> bool:
    if isinstance(plain, bool):
        return plain
    raise CannotDecode(f"must be true or false, not {_seen(plain)}")


def _none(plain: Any) -> None:
    if plain is not None:
        raise CannotDecode(f"must be null, not {_seen(plain)}")


def _as_is(plain: Any) -> Any:
    return plain


_SCALARS: dict[Any, Decoder] = {int: _int, str: _str, bool: _bool, NoneType: _none, Any: _as_is, object: _as_is}


def _literal_decoder(options: tuple[Any, ...]) -> Decoder:
    known = {(type(option), option) for option in options}

    def run(plain: Any) -> Any:
        if isinstance(plain, str | int) and (type(plain), plain) in known:
            return plain
        raise CannotDecode(f"must be one of {', '.join(map(repr, options))}, not {_seen(plain)}")

    return run


def _record_decoder(cls: type) -> Decoder:
    plan: dict[str, Decoder] = {}
    required: list[str] = []

    def prepare() -> None:
        hints = _hints(cls)
        for field in dataclasses.fields(cls):
            plan[field.name] = _decoder(hints[field.name])
            if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                required.append(field.name)

    def run(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise CannotDecode(f"must be a {cls.__name__}, not {_seen(plain)}")
        if not plan:
            prepare()
        values = {}
        for name, part in plain.items():
            function = plan.get(name)
            if function is None:
                raise CannotDecode(f"is no field of a {cls.__name__}", (str(name),))
            try:
                values[name] = function(part)
            except CannotDecode as bad:
                raise bad.under(name) from None
        for name in required:
            if name not in values:
                raise CannotDecode("is missing", (name,))
        try:
            return cls(**values)
        except (TypeError, ValueError) as bad:
            raise CannotDecode(str(bad)) from None

    return run


def _union_decoder(annotation: Any) -> Decoder:
    options = get_args(annotation)
    tags = {name: _decoder(cls) for name, cls in _tags(annotation).items()}
    if tags:
        return _tagged_decoder(tags, NoneType in options)
    functions = [_decoder(option) for option in options if option is not NoneType]

    def run(plain: Any) -> Any:
        if plain is None and NoneType in options:
            return None
        for function in functions[:-1]:
            try:
                return function(plain)
            except CannotDecode:
                continue
        return functions[-1](plain)

    return run


def _tagged_decoder(tags: dict[str, Decoder], optional: bool) -> Decoder:  # noqa: FBT001  one caller, just above
    def run(plain: Any) -> Any:
        if plain is None and optional:
            return None
        kind = plain.get(KIND) if isinstance(plain, dict) else None
        function = tags.get(kind) if isinstance(kind, str) else None
        if function is None:
            raise CannotDecode(f"must say its kind, one of {', '.join(tags)}")
        return function({name: part for name, part in plain.items() if name != KIND})

    return run


def _container_decoder(annotation: Any) -> Decoder:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (tuple, list, frozenset) and (origin is not tuple or (len(args) == 2 and args[1] is Ellipsis)):
        return _many_decoder(cast("Callable[[list[Any]], Any]", origin), _decoder(args[0]))
    if origin is tuple:
        return _few_decoder([_decoder(arg) for arg in args])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _map_decoder(_decoder(args[1]))
    raise TypeError(f"cannot decode {annotation}")


def _many_decoder(make: Callable[[list[Any]], Any], item: Decoder) -> Decoder:
    def run(plain: Any) -> Any:
        if not isinstance(plain, list | tuple):
            raise CannotDecode(f"must be a list, not {_seen(plain)}")
        return make(_items([item] * len(plain), plain)) if plain else make([])

    return run


def _few_decoder(items: list[Decoder]) -> Decoder:
    def run(plain: Any) -> Any:
        if not isinstance(plain, list | tuple) or len(plain) != len(items):
            raise CannotDecode(f"must be a list of {len(items)}, not {_seen(plain)}")
        return tuple(_items(items, plain))

    return run


def _items(functions: list[Decoder], plain: list[Any] | tuple[Any, ...]) -> list[Any]:
    values: list[Any] = []
    try:
        for function, part in zip(functions, plain, strict=True):
            values.append(function(part))
    except CannotDecode as bad:
        raise bad.under(len(values)) from None
    return values


def _map_decoder(worth: Decoder) -> Decoder:
    def run(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise CannotDecode(f"must be a map, not {_seen(plain)}")
        values = {}
        for key, part in plain.items():
            try:
                values[_str(key)] = worth(part)
            except CannotDecode as bad:
                raise bad.under(str(key)) from None
        return values

    return run


def _seen(plain: Any) -> str:
    return repr(plain)[:40]
