"""The model as JSON and back. Named tuples become arrays; annotations say how to read them."""

import json
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin

T = TypeVar("T")

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class DamagedError(ValueError):
    """What stands in the index is not what was written there."""


def encode(value: object) -> str:
    """Return a model value as compact JSON."""
    return _ENCODER.encode(value)


def decode(kind: Callable[..., T], payload: str) -> T:
    """Return the model value of a type that was encoded.

    Raises:
        DamagedError: the payload is not what was encoded, or not of that type.

    """
    try:
        result: T = _reader(cast("Any", kind))(json.loads(payload))
    except (TypeError, ValueError, RecursionError) as error:
        raise DamagedError(str(kind)) from error
    return result


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin = get_origin(kind)
    if origin is UnionType:
        inner = _reader(next(arg for arg in get_args(kind) if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = _reader(get_args(kind)[0])
        return lambda value: tuple([item(entry) for entry in value])
    if hasattr(kind, "_fields"):
        return _record_reader(kind)
    if isinstance(kind, type) and issubclass(kind, str) and kind is not str:
        return kind
    return lambda value: value


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    readers = [_reader(annotation) for annotation in kind.__annotations__.values()]

    def read(values: list[Any]) -> Any:
        return kind._make([reader(value) for reader, value in zip(readers, values, strict=True)])

    return read
