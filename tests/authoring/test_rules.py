"""Each rule by its examples in `tests/rules`, and the command that tells them."""

import json
import re
from collections.abc import Iterable
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from simcancel.authoring import fields, rules
from simcancel.authoring import load as load_module
from simcancel.authoring.files import files_of
from simcancel.authoring.findings import Finding
from simcancel.authoring.load import load
from simcancel.authoring.schema import schemas
from simcancel.authoring.tree import parse
from simcancel.cli import linting
from tests.authoring.test_load import ended
from tests.conftest import ROOT, Run

EXAMPLES = ROOT / "tests" / "rules"
BASE = {path.name: path.read_text("utf-8") for path in (EXAMPLES / "base").glob("*.yaml")}
GOOD = sorted(EXAMPLES.glob("*/good/*.yaml"))
BAD = sorted(EXAMPLES.glob("*/bad/*.yaml"))
SHIPPED = sorted([*(ROOT / "guides").rglob("*.yaml"), *(ROOT / "seeds").glob("*.yaml")])


def _name(path: Path) -> str:
    return "/".join(path.parts[-3:])


def _key(text: str) -> str:
    return re.search(r"^\w+", text, re.MULTILINE)[0]  # type: ignore[index] # each file has one


def _linted(folder: Path, example: Path) -> tuple[Finding, ...]:
    text = example.read_text("utf-8")
    replaced = next(name for name, base in BASE.items() if _key(base) == _key(text))
    for name, base in {**BASE, replaced: text}.items():
        (folder / name).write_text(base, "utf-8")
    loaded = load(files_of([folder]))
    return (*rules.findings(loaded), *rules.advice(loaded))


def test_each_rule_has_examples() -> None:
    """Good and bad ones, and a reason that can be read out."""
    known = {fields.RULE, *(rule.ID for rule in (*rules.RULES, *rules.ADVICE))}
    assert {path.parts[-3] for path in GOOD} == {path.parts[-3] for path in BAD} == known
    for rule in known:
        why = rules.why(rule)
        assert why is not None
        assert len(why.strip().splitlines()) > 2


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_bad_example_breaks_its_rule_where_it_says(tmp_path: Path, path: Path) -> None:
    """On the line that is marked, and nothing more serious elsewhere."""
    lines = [n for n, line in enumerate(path.read_text("utf-8").splitlines(), start=1) if line.endswith("# <- here")]
    found = _linted(tmp_path, path)
    assert lines
    assert set(lines) <= {finding.line for finding in found if finding.rule == path.parts[-3]}


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_a_good_example_breaks_none(tmp_path: Path, path: Path) -> None:
    """Neither its own rule nor another."""
    assert _linted(tmp_path, path) == ()


def test_the_shipped_files_are_clean(run: Run) -> None:
    """Not a warning."""
    ran = run("lint")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith(" files, no findings.\n")


def test_lint_tells_place_rule_and_what_to_write(run: Run, tmp_path: Path) -> None:
    """As compilers do, and how many at the end; in JSON by the schema; a folder that is not there is 2."""
    _linted(tmp_path, EXAMPLES / "no-contact-in-text" / "bad" / "number.yaml")
    ran = run(["lint", str(tmp_path)])
    assert ran.status == 1
    [line] = ran.out.splitlines()
    assert re.fullmatch(rf"{tmp_path}/guide\.yaml:7:1: error: \[no-contact-in-text\] .+; Say .+", line)
    [finding] = run(["lint", "--json", str(tmp_path)]).json["findings"]
    assert (finding["line"], finding["column"], finding["severity"]) == (7, 1, "error")
    assert ran.err.endswith(" files, 1 finding.\n")
    text = (tmp_path / "guide.yaml").read_text("utf-8")
    (tmp_path / "guide.yaml").write_text(ended(text.replace("Ring them.", "Ring 2466 0000.")), "utf-8")
    assert run(["lint", str(tmp_path)]).err.endswith(" files, 2 findings.\n")
    assert run(["lint", str(tmp_path / "no")]).status == 2


def test_lint_explains(run: Run) -> None:
    """A rule that there is; for another, which there are."""
    assert "heading" in run("lint --explain cited-lines").out
    ran = run("lint --explain sing")
    assert ran.status == 2
    assert "cited-lines" in ran.err


# Schemas.


def _schema_of(text: str) -> dict[str, Any]:
    kind = _key("\n".join(line for line in text.splitlines() if not line.startswith("#")))
    return schemas()[f"{kind}.json" if kind in ("guide", "ledger") else "facts.json"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_files_keep_to_their_schema(path: Path) -> None:
    """And name it in their first line, so that an editor can help."""
    text = path.read_text("utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named is not None
    assert json.loads((path.parent / named[1]).read_text("utf-8")) == _schema_of(text)
    jsonschema.Draft202012Validator(_schema_of(text)).validate(yaml.safe_load(text))


# What a hand may do to a file, as what stands there and what then stands there.
SLIPS = [
    (r"^(\s*(?:- \{)?.*?)sources:", r"\1source:"),
    (r"\ben:", "eng:"),
    (r"zh-Hans:", "zh_Hans:"),
    (r'"(00\d):\d+', r'"\1:99999'),
    (r'"00(\d):', r'"09\1:'),
    (r"(^\s*(?:- )?\{?|, )page: ", r"\1pages: "),
    (r"region: \w+", "region: nowhere"),
    (r"action: \w+", "action: keep"),
    (r"card: [\w-]+", "card: gold"),
    (r"phase: \w+", "phase: never"),
    (r"en: (\w)", r"en: Call 2466 0000. \1"),
    (r"zh-Hans: ", "zh-Hans: 加 t.me/x "),
    (r"hxxps://t\[\.\]me", "https://t.me"),
    (r"https://(?!t\.me)", "http://"),
    (r"lines: \d+", "lines: 00"),
    (r"line: \d+", "line: 900"),
    (r"sha256: \w", "sha256: g"),
    (r"(^\s*(?:- )?\{?)carrier: \w", r"\1carrier: Zz"),
    (r"number: \S", "number: x"),
    (r'seen_on: "2026', 'seen_on: "2099'),
    (r"article_step: \d+", "article_step: two"),
    (r"kind: \w+", "kind: other"),
    (r"iso: \w+", "iso: xyz"),
    (r'calling_code: "\+', 'calling_code: "'),
    (r"presence: \w+", "presence: gone"),
    (r"topic: \w+", "topic: weather"),
    (r"title: \S", "title: ✓ "),
    (r"bytes: \d+", "bytes: many"),
    (r"calls: true", "calls: yes"),
    (r"(^\s*(?:- )?\{?)id: \w+", r"\1id: Über"),
]


def _slips() -> "list[Slip]":
    made = []
    for path in SHIPPED:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        for pattern, instead in SLIPS:
            at = next(
                (n for n, line in enumerate(lines) if not line.startswith("#") and re.search(pattern, line)), None
            )
            if at is not None:
                changed = re.sub(pattern, instead, lines[at], count=1)
                made.append((path, at + 1, "".join([*lines[:at], changed, *lines[at + 1 :]])))
    return made


Slip = tuple[Path, int, str]  # in which file, on which line, and what the file then says


def _not_found(slips: Iterable[Slip], folder: Path) -> list[Slip]:
    """Return those of some slips, each in a file of its own, that nothing is found of on their line."""
    copies = {path: folder / path.parent.name / path.name for path, _, _ in slips}
    for path, _, text in slips:
        copies[path].parent.mkdir(exist_ok=True)
        copies[path].write_text(text, "utf-8")
    found = {(each.path, each.line) for each in rules.findings(load([(0, str(copies.get(p, p))) for p in SHIPPED]))}
    return [slip for slip in slips if not any((copies[slip[0]], slip[1] + away) in found for away in (-1, 0, 1))]


def test_a_slip_in_a_shipped_file_is_found_on_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the schema or by a rule; sixty and more of them."""
    monkeypatch.setattr(load_module, "parse", cache(parse))  # each of the other files once
    by_file: dict[Path, list[Slip]] = {}
    for slip in _slips():
        by_file.setdefault(slip[0], []).append(slip)
    together = [[slip for slip in each if slip is not None] for each in zip_longest(*by_file.values())]
    assert sum(map(len, together)) > 60
    masked = [slip for slips in together for slip in _not_found(slips, tmp_path)]
    # What spans files is looked at only where each file is right.
    missed = [slip for slip in masked if _not_found([slip], tmp_path)]
    assert [(path.name, line, text.splitlines()[line - 1]) for path, line, text in missed] == []


def test_a_long_list_and_a_forgotten_translation(tmp_path: Path) -> None:
    """Lists have an end, and English is no Chinese."""
    guide = BASE["guide.yaml"].replace("{en: Call them., zh-Hans", "{en: 打电话, zh-Hans")
    example, mine = tmp_path / "example.yaml", tmp_path / "mine"
    mine.mkdir()
    example.write_text(guide, "utf-8")
    assert "translated-texts" in {finding.rule for finding in _linted(mine, example)}
    tips = "".join('  - {en: a, zh-Hans: 甲, sources: ["900:2"]}\n' for _ in range(201))
    example.write_text(BASE["guide.yaml"].replace("...\n", f"tips:\n{tips}...\n"), "utf-8")
    assert any("more than 200" in finding.message for finding in _linted(mine, example))


def test_a_file_that_is_gone_has_no_column(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It vanished while it was read."""
    _linted(tmp_path, EXAMPLES / "no-contact-in-text" / "bad" / "number.yaml")
    monkeypatch.setattr(linting, "contents", lambda _: b"")
    [finding] = run(["lint", "--json", str(tmp_path)]).json["findings"]
    assert finding["column"] == 0
