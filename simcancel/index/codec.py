"""The model as JSON and back, with a checksum before it. Named tuples become arrays; annotations say how to read them.

The checksum of a whole index is looked at up to a size only (`seal`); this one is looked at with every value that is read.
"""

import binascii
import json
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin

T = TypeVar("T")

_SUM = 8  # hexadecimal digits
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class DamagedError(ValueError):
    """What stands in the index is not what was written there."""


def encode(value: object) -> str:
    """Return a model value as compact JSON behind its checksum."""
    text = _ENCODER.encode(value)
    return _checksum(text) + text


def decode(kind: Callable[..., T], payload: str) -> T:
    """Return the model value of a type that was encoded.

    Raises:
        DamagedError: the payload is not what was encoded, or not of that type.

    """
    text = payload[_SUM:]
    if payload[:_SUM] != _checksum(text):
        raise DamagedError(str(kind))
    try:
        result: T = _reader(cast("Any", kind))(json.loads(text))
    except (TypeError, ValueError, RecursionError) as error:
        raise DamagedError(str(kind)) from error
    return result


def _checksum(text: str) -> str:
    return f"{binascii.crc32(text.encode('utf-8', 'surrogatepass')):0{_SUM}x}"


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
