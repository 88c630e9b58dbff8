"""Every path of every kind of file, broken in every way: told at a line, never a traceback, never a number without its flag.

A sample runs with the suite; `pytest --deep` tries them all.
"""

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from simcancel.answer import json as json_format
from simcancel.answer.make import answer
from simcancel.authoring.files import files_of
from simcancel.authoring.load import load
from simcancel.authoring.rules import findings
from simcancel.index.write import localized
from simcancel.page.compose import Detail, document
from simcancel.query.filters import Filters
from simcancel.render import plain
from tests.authoring.test_load import MINIMAL, write_files
from tests.conftest import TODAY

FILES = {
    **MINIMAL,
    "disputes.yaml": """\
disagreements:
  - disagreement: when
    region: atlantis
    action: cancel
    carrier: nautilus
    subject: {en: When it ends, zh-Hans: 何时停}
    positions:
      - {en: At once, zh-Hans: 马上, sources: ["900:3"]}
      - {hotline: "900:3"}
    ask: {en: "When?", zh-Hans: "何时？"}
""",
    "statements.yaml": """\
statements:
  - statement: sea-ending
    region: atlantis
    carrier: nautilus
    topic: ending
    actions: [cancel]
    en: It ends the next day.
    zh-Hans: 次日停。
    sources: ["page:sea"]
""",
    "words.yaml": """\
vocabulary:
  region: {atlantis: [atlantica]}
  action: {cancel: [cancel]}
  concepts: [[depth, 深度]]
  fillers: [the]
  traditional: {深度: 深度}
""",
}
INSTEAD: tuple[Any, ...] = (
    None, "", " ", 0, -1, 10**30, 1.5, True, [], {}, ["x"], {"x": "y"}, "x" * 3000, "\u202e", "\ue000", "\x1b[31m", "é́",
    "+354 410 9999", "24 66 00 00", "❷❹❻❻⓿⓿", "https://t.me/x", "@seller", "t.me/x", "~", "2099-01", "900:99999", "page:no",
    "NaN", "\u2028", "'", "#", "%", "../../etc/passwd",
)  # fmt: skip
SAMPLE = 400
NUMBERS = ("410 9999", "24 66 00 00", "❷❹❻❻", "t.me/x")


def _paths(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from _paths(part, (*path, key))


def _mutations() -> Iterator[tuple[str, tuple[Any, ...], Any]]:
    for name, text in FILES.items():
        for path in _paths(yaml.safe_load(text)):
            yield from ((name, path, instead) for instead in (_Deleted, *INSTEAD) if path or instead is not _Deleted)


class _Deleted:
    """Stands for what is taken away."""


def _mutated(text: str, path: tuple[Any, ...], instead: Any) -> str:
    root = {"": copy.deepcopy(yaml.safe_load(text))}
    holder: Any = root
    keys = ("", *path)
    for key in keys[:-1]:
        holder = holder[key]
    if instead is _Deleted:
        del holder[keys[-1]]
    else:
        holder[keys[-1]] = instead
    return yaml.safe_dump(root[""], allow_unicode=True, explicit_end=True)


def _check(folder: Path, name: str, path: tuple[Any, ...], instead: Any) -> None:
    write_files(folder, {**FILES, name: _mutated(FILES[name], path, instead)})
    loaded = load(files_of([folder]))
    found = findings(loaded)
    for finding in found:
        assert str(finding)
        assert finding.line > 0 or "empty" in finding.message, finding
    if any(finding.severity == "error" for finding in found):
        return
    content = localized(loaded.content)
    shown = answer("show", Filters(), content, TODAY)
    whole = json_format.projected(shown, ["en", "zh-Hant"])
    assert list(_bare(whole)) == [], (name, path, instead)
    text = plain.render(document(shown, ["en", "zh-Hans"], Detail(everything=True)), 80)
    bare = [line for line in text.splitlines() if any(number in line for number in NUMBERS) and "⚠" not in line]
    assert bare == [], (name, path, instead)
    assert "https://t.me" not in text + str(whole)


def _bare(value: object) -> Iterator[str]:
    """Yield each text that holds a number or link and is neither the number of a flagged contact nor flagged itself."""
    if isinstance(value, dict):
        flagged = bool(value.get("flags"))
        for key, part in value.items():
            if not (flagged and key in ("number", "e164", "says")):
                yield from _bare(part)
    elif isinstance(value, list):
        for part in value:
            yield from _bare(part)
    elif isinstance(value, str) and any(number in value for number in NUMBERS) and "⚠" not in value:
        yield value


def test_nothing_breaks(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """A sample of all mutations, or with `--deep` every one."""
    mutations = list(_mutations())
    assert len(mutations) > 4000
    if not request.config.getoption("--deep"):
        mutations = random.Random(1).sample(mutations, SAMPLE)  # noqa: S311 - the same ones each time
    for name, path, instead in mutations:
        _check(tmp_path, name, path, instead)
