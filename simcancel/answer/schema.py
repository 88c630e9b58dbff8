"""The JSON Schema of an answer, made from its types: `python -m simcancel.answer.schema` prints it."""

import json
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from simcancel.answer.found import LintAnswer, ScanAnswer
from simcancel.answer.guide import GuideView
from simcancel.answer.make import Answer
from simcancel.answer.parts import PARTS
from simcancel.answer.view import SCHEMA, OverviewAnswer, SearchAnswer
from simcancel.model import Citation, Text

_PLAIN: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
# A text is a string, or with `--lang both` a string for each language.
_TEXT = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}


def schema() -> dict[str, Any]:
    """Return the schema of `simcancel/1` (JSON Schema 2020-12)."""
    definitions: dict[str, Any] = {}
    either = [_answer(kind, definitions) for kind in (Answer, OverviewAnswer, SearchAnswer, ScanAnswer, LintAnswer)]
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": SCHEMA, "anyOf": either, "$defs": definitions}


def _answer(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = {name: hint for name, hint in get_type_hints(kind).items() if name != "pages"}
    described = _object(kind, {"schema": str, "language": str, **fields}, definitions)
    described["required"] = [name for name in described["required"] if name != "gaps"]
    described["properties"]["schema"] = {"const": SCHEMA}
    return described


def _object(kind: Any, fields: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n\n")[0],
        "properties": {name: _schema(hint, definitions) for name, hint in fields.items()},
        "required": sorted(fields) if kind is not GuideView else [],  # a command leaves out the parts it has not
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind is Text:
        return _TEXT
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(arg, definitions) for arg in args]}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if kind is Citation or origin is Literal:
        return {"type": "string"}
    return {"$ref": f"#/$defs/{_define(kind, definitions)}"}


def _define(kind: Any, definitions: dict[str, Any]) -> str:
    name: str = kind.__name__.removesuffix("View")
    if name not in definitions:
        definitions[name] = {}  # a place held, should the type name itself
        fields = _parts() if kind is GuideView else get_type_hints(kind)
        definitions[name] = _object(kind, fields, definitions)
    return name


def _parts() -> dict[str, Any]:
    """Return the type of every part that a guide may have."""
    plain = get_type_hints(GuideView)
    names = dict.fromkeys(part for parts in PARTS.values() for part in parts)
    return {name: plain[name] if name in plain else _returned(getattr(GuideView, name)) for name in names}


def _returned(part: cached_property[Any]) -> Any:
    return get_type_hints(part.func)["return"]


def printed() -> str:
    """Return the schema as the file in the repository has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(printed(), end="")  # noqa: T201 - that is what it is for
