"""The documents say what the program does."""

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType
from typing import get_args

import click
import pytest

from simcancel import messages
from simcancel.answer.trust import FLAGS, Status
from simcancel.cli.commands import simcancel
from simcancel.cli.output import FORMATS
from simcancel.model import (
    ACTIONS,
    CARDS,
    CHANNEL_KINDS,
    ENTRY_KINDS,
    LANGUAGES,
    LETTER_ITEM_KINDS,
    LOSSES,
    PHASES,
    PLANS,
    PRESENCES,
    PURPOSES,
    REACHES,
    TOPICS,
)
from simcancel.page.compose import EXAMPLES
from simcancel.page.letter import BLANKS
from simcancel.page.nodes import Interface
from simcancel.page.sections import RECORDED
from simcancel.page.short import MORE
from simcancel.scan.accounts import Kind
from simcancel.site.frames import FACETS, FINDS, FRAME
from tests.conftest import PACKAGE, ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    """The script that writes the generated parts."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_are_generated(generate: ModuleType) -> None:
    """`python docs/generate.py` would change nothing."""
    assert generate.generated(README) == README
    for name in simcancel.commands:
        assert f"`simcancel {name} " in README
    for code in FLAGS:
        assert f"| `{code}` |" in README


def test_every_example_runs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line that the README shows after a `$` ends with status 0."""
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^\$ simcancel(.*?)(?:\s+#.*)?$", README, re.MULTILINE)
    assert len(lines) > 6
    for line in lines:
        words = shlex.split(line)
        assert run(words).status == 0, line


def test_every_picture_is_there() -> None:
    """No picture is missing, and they show the program."""
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 5
    for picture in pictures:
        assert (ROOT / picture).stat().st_size > 1000
    drawn = (ROOT / "docs" / "show.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    assert "Cancel a number-keeping SIM in Oman" in drawn


@pytest.mark.parametrize("name", ["", *simcancel.commands])
def test_help_is_english_and_fits(run: Run, name: str) -> None:
    """Every command and option says what it does."""
    out = run(f"{name} --help").out
    assert out.startswith("Usage: simcancel")
    options = simcancel.commands[name].params if name else simcancel.params
    assert all(option.help for option in options if isinstance(option, click.Option))


def test_formats_are_documented() -> None:
    """Each format has a renderer and is named in the README."""
    for form in FORMATS:
        assert form in README
        room = "answer" if form == "json" else "render"
        assert (PACKAGE / room / f"{form}.py").is_file()


def test_every_message_is_said_somewhere() -> None:
    """No message is left over, and each is in three languages with the same values."""
    code = "".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py") if p.name != "messages.py")
    # A key is written out, or made of a prefix and the value of one of these types.
    made = {
        "action": ACTIONS,
        "card": CARDS,
        "phase": PHASES,
        "loses": LOSSES,
        "purpose": PURPOSES,
        "reach": REACHES,
        "channel": CHANNEL_KINDS,
        "topic": TOPICS,
        "plan": PLANS,
        "presence": PRESENCES,
        "kind": ENTRY_KINDS,
        "flag": FLAGS,
        "word": FLAGS,
        "meaning": (*FLAGS, "attested"),
        "status": get_args(Status),
        "more": MORE,
        "dial": ("check", "no"),
        "record": RECORDED,
        "page": Interface._fields,
        "scan": get_args(Kind),
        "particular": ("disputed-hotline",),
        "overview": [key for key, _ in EXAMPLES],
        "heading": re.findall(r'"(\w+)", self\.\w+\)|"(\w+)", lambda|_under\("([\w-]+)"', code),
        "letter.item": LETTER_ITEM_KINDS,
        "letter.language": LANGUAGES,
        "letter.asks": ACTIONS,
        "letter.card-asks": ACTIONS,
        "letter.item.asks": ("document", "copy"),
        **{f"letter.{part}.{kind}": ACTIONS for part in ("want", "subject", "writing") for kind in ("applies", "asks")},
        "letter.card.want": ACTIONS,
        "blank": BLANKS,
        "blank-label": BLANKS,
        "site": (*FRAME, *FINDS, "is", "is-not", "keeps", "guide", "checklist", "contacts", "letter", "card", "all"),
        "site.facet": FACETS,
        "site.language": LANGUAGES,
        "list": re.findall(r'"(\w+)"', "".join(re.findall(r"\((\"region\", [^)]+)\)", code))),
    }
    keys = {f"{family}.{value}" for family, values in made.items() for value in values if isinstance(value, str)}
    keys |= {f"heading.{value}" for pair in made["heading"] if isinstance(pair, tuple) for value in pair if value}
    for key, texts in messages._TABLE.items():
        assert len(texts) == 3
        values = {frozenset(re.findall(r"\{(\w+)\}", text)) for text in texts}
        assert len(values) == 1, key
        assert (
            re.search(rf"""["']{re.escape(key)}["']""", code) or key in keys or key == "flag.former-carrier-name.until"
        ), key
