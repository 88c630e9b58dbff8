"""The JSON Schemas of the files of guides, for editors: made by asking the readers of `records` what they would read.

Whoever reads a record is given a table that notes which keys it is asked for, once as if every key were there and once as if
none were: what is asked for both times without first asking whether it is there must be there.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from simcancel.authoring import records
from simcancel.authoring.fields import LONGEST_TEXT, LONGEST_WORD, MOST_ENTRIES, Collected, Fields
from simcancel.model import MOST_LINES, Citation, Statement, Text

T = TypeVar("T")
C = TypeVar("C", bound=str)
Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANY = "*"  # a key of a table whose keys are names
_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_DATE = r"^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$"
_SOURCE = r"^(?:page:[a-z0-9-]+|[0-9A-Za-z-]+:[1-9][0-9]*(?:-[1-9][0-9]*)?)$"
_TEXT = {"type": ["string", "number"], "minLength": 1, "maxLength": LONGEST_TEXT}
_WORD = {**_TEXT, "maxLength": LONGEST_WORD}


def schemas() -> dict[str, Schema]:
    """Return the schema of each kind of file, by the name of its file."""
    made = {f"{kind}.json": _of(read) for kind, read in records.ONE.items()}
    lists = {key: {"type": "array", "items": _of(read), "maxItems": MOST_ENTRIES} for key, read in records.MANY.items()}
    facts = {"type": "object", "properties": {**lists, "vocabulary": _of(records.vocabulary)}, "minProperties": 1}
    made["facts.json"] = {**facts, "additionalProperties": False}
    return {
        name: {"$schema": DIALECT, "title": f"simcancel: {name.partition('.')[0]}", **each}
        for name, each in made.items()
    }


def _of(read: Callable[[Fields], Any]) -> Schema:
    return _merged(*(_described(read, is_there=is_there)[0] for is_there in (True, False)))


def _described(read: Callable[[Fields], T], *, is_there: bool) -> tuple[Schema, T]:
    asked = _Asked(is_there=is_there)
    return_value = read(asked)
    return resolved(asked.schema), return_value


def _merged(one: Schema, other: Schema) -> Schema:
    """Return what both say of a table: the keys of either, and of those that must be there the ones of both."""
    merged = {**other, **one}
    if "properties" in one or "properties" in other:
        first, second = one.get("properties", {}), other.get("properties", {})
        merged["properties"] = {
            key: _merged(first[key], second[key]) if key in first and key in second else first.get(key, second.get(key))
            for key in (*first, *(key for key in second if key not in first))
        }
        merged["required"] = [key for key in one.get("required", []) if key in other.get("required", [])]
    if "items" in one and "items" in other:
        merged["items"] = _merged(one["items"], other["items"])
    return merged


class _Asked(Fields):
    """A table that is not there, and notes what it is asked for. Each method gives some value of its kind."""

    def __init__(self, *, is_there: bool) -> None:
        self.line, self.path, self.collected = 1, Path(), Collected()
        self._is_there = is_there
        self._perhaps: set[str] = set()
        self._properties: dict[str, Schema] = {}
        self._must: list[str] = []

    @property
    def schema(self) -> Schema:
        """What it was asked for."""
        keys = {key: each for key, each in self._properties.items() if key != _ANY}
        others = self._properties.get(_ANY, False)
        return {"type": "object", "properties": keys, "required": self._must, "additionalProperties": others}

    def _note(self, key: str, schema: Schema, *, must: bool = True) -> None:
        self._properties.setdefault(key, schema)
        if must and key not in (*self._perhaps, *self._must, _ANY):
            self._must.append(key)

    def has(self, key: str) -> bool:
        """Say what was chosen, and remember that it may be absent."""
        self._perhaps.add(key)
        return self._is_there

    def name(self, key: str) -> str:
        """A name."""
        self._note(key, _TEXT)
        return "x"

    def id(self, key: str) -> str:
        """An id."""
        self._note(key, {"type": ["string", "number"], "pattern": _ID})
        return "x"

    def string(self, key: str) -> str:
        """A text."""
        self._note(key, _TEXT)
        return "x"

    def word(self, key: str) -> str:
        """A word."""
        self._note(key, _WORD)
        return "x"

    def spelt(self, key: str, pattern: re.Pattern[str], what: str) -> str:
        """A string of one form."""
        self._note(key, {"type": "string", "pattern": f"^{pattern.pattern}$", "description": what})
        return "x"

    def spelt_each(self, key: str, pattern: re.Pattern[str], what: str) -> tuple[str, ...]:
        """A list of such strings."""
        item = {"type": "string", "pattern": f"^{pattern.pattern}$", "description": what}
        self._note(key, {"type": "array", "items": item}, must=False)
        return ()

    def date(self, key: str) -> str:
        """A day, month or year."""
        self._note(key, {"type": ["string", "integer"], "pattern": _DATE})
        return "2026"

    def optional_date(self, key: str) -> str | None:
        """The same, if it is there."""
        self._note(key, {"type": ["string", "integer"], "pattern": _DATE}, must=False)
        return None

    def integer(self, key: str, most: int | None = None) -> int:
        """A whole number."""
        limit = {"maximum": most} if most is not None else {}
        self._note(key, {"type": "integer", "minimum": 0, **limit})
        return 1

    def flag(self, key: str) -> bool:
        """Yes or no."""
        self._note(key, {"type": "boolean"}, must=False)
        return False

    def choice(self, key: str, choices: Sequence[C]) -> C:
        """One of some words: the last when every key is there, else the first, so that what either asks for is noted."""
        self._note(key, {"enum": list(choices)})
        return choices[-1 if self._is_there else 0]

    def choices(self, key: str, choices: Sequence[C]) -> tuple[C, ...]:
        """Some of them."""
        self._note(key, {"type": "array", "items": {"enum": list(choices)}}, must=False)
        return tuple(choices)

    def strings(self, key: str, most: int = MOST_ENTRIES) -> tuple[str, ...]:
        """A list of words."""
        self._note(key, {"type": "array", "items": _WORD, "maxItems": most}, must=False)
        return ()

    def lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of words."""
        self._note(key, {"type": "array", "items": {"type": "array", "items": _WORD}}, must=False)
        return ()

    def ranges(self, key: str) -> tuple[int, ...]:
        """A list of lines and ranges of lines."""
        line = {"type": "integer", "minimum": 1, "maximum": MOST_LINES}
        item = {"anyOf": [line, {"type": "string", "pattern": r"^\d+-\d+$"}]}
        self._note(key, {"type": "array", "items": item, "maxItems": MOST_LINES}, must=False)
        return ()

    def table(self, key: str) -> Fields:
        """A table within this one; what it is asked for is noted as it is asked."""
        inner = _Asked(is_there=self._is_there)
        self._note(key, _Later(inner))
        return inner

    def keys(self) -> tuple[str, ...]:
        """Stand for any key."""
        return (_ANY,)

    def each(self, key: str, build: Callable[[Fields], T], most: int = MOST_ENTRIES) -> tuple[T, ...]:
        """A list of tables."""
        schema, built = _described(build, is_there=self._is_there)
        self._note(key, {"type": "array", "items": schema, "maxItems": most}, must=False)
        return (built,)

    def some(self, key: str, build: Callable[[Fields], T], most: int = MOST_ENTRIES) -> tuple[T, ...]:
        """The same, with one at least."""
        schema, built = _described(build, is_there=self._is_there)
        self._note(key, {"type": "array", "items": schema, "minItems": 1, "maxItems": most})
        return (built,)

    def _free_text(self, key: str, *, is_name: bool) -> str:  # noqa: ARG002 - a name is a text, too
        self._note(key, _TEXT)
        return "x"

    def text_at(self, key: str, *, is_name: bool = False) -> Text:
        """A text in a table of its own."""
        schema, text = _described(lambda of: of.text(is_name=is_name), is_there=self._is_there)
        self._note(key, schema)
        return text

    def link(self, key: str, *, promotional: bool = False) -> str:
        """A link."""
        self._note(key, {"type": "string", "pattern": "^hxxps?://" if promotional else "^https://"})
        return "x"

    def optional_link(self, key: str, *, promotional: bool = False) -> str | None:
        """The same, if it is there."""
        self._perhaps.add(key)
        return self.link(key, promotional=promotional)

    def statement_at(self, key: str) -> Statement | None:
        """The same in a table of its own, if it is there."""
        schema, statement = _described(lambda of: of.statement(), is_there=self._is_there)
        self._note(key, schema, must=False)
        return statement

    def sources(self) -> tuple[Citation, ...]:
        """What is cited."""
        self._note("sources", {"type": "array", "items": {"type": "string", "pattern": _SOURCE}, "minItems": 1})
        return (Citation("x:1"),)

    def cite(self, source: str, *, own_line: bool = False) -> Citation:  # noqa: ARG002 - nothing is looked up
        """Give a citation back."""
        return Citation(source)

    def reference(self, key: str, kind: str) -> str:  # noqa: ARG002 - nothing is looked up
        """An id of something described elsewhere; of a hotline, the line that prints it."""
        self._note(key, {"type": ["string", "number"], "minLength": 1})
        return "x"

    def finish(self) -> None:
        """Nothing was given, so nothing is left over."""


class _Later(dict[str, Any]):
    """The schema of a table, as it is when all has been asked."""

    def __init__(self, asked: _Asked) -> None:
        super().__init__()
        self._asked = asked

    def read(self) -> Schema:
        """Return it."""
        return self._asked.schema


def resolved(schema: Any) -> Any:
    """Return a schema with every table in it as it was asked for."""
    if isinstance(schema, _Later):
        return resolved(schema.read())
    if isinstance(schema, dict):
        return {key: resolved(part) for key, part in schema.items()}
    return cast("Any", [resolved(part) for part in schema]) if isinstance(schema, list) else schema
