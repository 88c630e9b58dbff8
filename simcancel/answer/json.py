"""JSON: an answer projected into the languages asked for, as `simcancel/1` says (`schema.json`, README)."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, Union

from simcancel.answer.guide import GuideView
from simcancel.answer.make import Answer
from simcancel.answer.view import SCHEMA, OverviewAnswer, SearchAnswer
from simcancel.model import Citation, Language, Page, Text
from simcancel.words.hidden import is_hidden

if TYPE_CHECKING:  # which only their own commands import
    from simcancel.answer.found import LintAnswer, ScanAnswer

AnyAnswer: TypeAlias = Union[Answer, OverviewAnswer, SearchAnswer, "ScanAnswer", "LintAnswer"]


def render(
    answer: AnyAnswer,
    languages: Sequence[Language],
    *,
    ascii_only: bool = False,
) -> str:
    r"""Return the answer as one JSON object; hidden characters, or all but ASCII, are written as `\uXXXX`."""
    text = json.dumps(projected(answer, languages), ensure_ascii=ascii_only, indent=2)
    if text.replace("\n", "").isprintable():
        return text + "\n"
    return "".join(json.dumps(char)[1:-1] if is_hidden(char) else char for char in text) + "\n"


def projected(answer: AnyAnswer, languages: Sequence[Language]) -> dict[str, Any]:
    """Return an answer as dictionaries and lists: a text in the language asked for, or in each of them by its name."""
    project = _Projection(languages, answer.pages)
    parts = {name: project(part) for name, part in answer._asdict().items() if name != "pages" and part is not None}
    language = languages[0] if len(languages) == 1 else "both"
    return {"schema": SCHEMA, "command": parts.pop("command"), "language": language, **parts}


class _Projection:
    def __init__(self, languages: Sequence[Language], pages: Mapping[str, Page]) -> None:
        self._languages = languages
        self._pages = pages

    def __call__(self, value: Any) -> Any:
        match value:
            case Text():
                return self._text(value)
            case Citation():
                return value if value.page is None else self._pages[value.page].url
            case GuideView():
                return {part: self(getattr(value, part)) for part in value.parts}
            case tuple() if hasattr(value, "_fields"):
                return {name: self(part) for name, part in zip(value._fields, value, strict=True)}
            case tuple():
                return [self(part) for part in value]
            case _:
                return value

    def _text(self, text: Text) -> str | dict[str, str]:
        if len(self._languages) == 1:
            return text.of(self._languages[0])
        return {language: text.of(language) for language in self._languages}
