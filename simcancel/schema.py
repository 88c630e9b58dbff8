"""The JSON Schema of an answer, made from its types: `python -m simcancel.schema` prints it."""

import json
from types import NoneType, UnionType
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from simcancel.answer import SCHEMA, Answer, SearchAnswer

_PLAIN: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema() -> dict[str, Any]:
    """Return the schema of `simcancel/1` (JSON Schema 2020-12)."""
    definitions: dict[str, Any] = {}
    either = [_schema(kind, definitions) for kind in (Answer, SearchAnswer)]
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": SCHEMA, "anyOf": either, "$defs": definitions}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    origin, args = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return {"anyOf": [_schema(arg, definitions) for arg in args]}
    if origin is list:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(args[1], definitions)}
    if origin is NotRequired:
        return _schema(args[0], definitions)
    if not is_typeddict(kind):
        raise TypeError(f"no schema for {kind}")
    return {"$ref": f"#/$defs/{_define(kind, definitions)}"}


def _define(kind: Any, definitions: dict[str, Any]) -> str:
    name: str = kind.__name__.removesuffix("Answer") or kind.__name__
    if name not in definitions:
        definitions[name] = {}  # a place held, should the type name itself
        hints = get_type_hints(kind)
        definitions[name] = {
            "type": "object",
            "description": (kind.__doc__ or "").split("\n\n")[0],
            "properties": {key: _schema(hint, definitions) for key, hint in hints.items()},
            "required": sorted(kind.__required_keys__),
        }
    return name


def printed() -> str:
    """Return the schema as the file in the repository has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(printed(), end="")  # noqa: T201 - that is what it is for
