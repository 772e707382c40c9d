"""One way to write plain data as bytes, so that equal data has equal digests. What data means is said elsewhere."""

import hashlib
from typing import Any

import orjson

SAFE_INTEGER = (1 << 53) - 1
"""The largest whole number every reader of JSON keeps exactly; greater ones are written as decimal texts."""

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER | orjson.OPT_PASSTHROUGH_DATACLASS


def canonical(value: Any) -> bytes:
    """Give plain data as JSON with sorted keys and no blanks, equal to RFC 8785 for ASCII keys and safe integers.

    Plain data is None, bool, int, str, list, tuple, and dict with ASCII texts as keys; floats have no place in it.
    Raises TypeError for anything else.
    """
    try:
        return orjson.dumps(value, option=_OPTIONS)
    except TypeError:
        return orjson.dumps(_safe(value), option=_OPTIONS)


def digest(value: Any) -> str:
    """Give the SHA-256 of the canonical bytes as hexadecimal text."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _safe(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and not -SAFE_INTEGER <= value <= SAFE_INTEGER:
        return str(value)
    if isinstance(value, dict):
        return {key: _safe(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_safe(item) for item in value]
    return value
