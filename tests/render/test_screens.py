"""What is seen: expected screens, widths, line breaking, odd terminals and encodings, the page in a browser."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import html5lib
import pytest

from simcancel.answer.make import answer
from simcancel.answer.parts import Command
from simcancel.index.store import Index
from simcancel.model import Language
from simcancel.page.compose import document
from simcancel.query.filters import Filters
from simcancel.render import html, plain
from simcancel.render.wrapping import NOT_FIRST, width
from tests.conftest import TODAY, Run
from tests.rendered import FOLDER, screens


def test_expected_screens(index: Index) -> None:
    """Every command × format × language is drawn as its file says; `python -m tests.rendered` rewrites them."""
    drawn = {screen.file: screen.text for screen in screens(index)}
    on_disk = {path: path.read_bytes().decode("utf-8") for path in FOLDER.rglob("*.expected")}
    assert sorted(drawn) == sorted(on_disk)
    assert len(drawn) == 5 * 5 * 3 + 14 * 5 * 3
    assert [str(path.relative_to(FOLDER)) for path in drawn if drawn[path] != on_disk[path]] == []


@pytest.mark.parametrize("languages", [["en"], ["zh-Hans"], ["zh-Hant"], ["en", "zh-Hans"]], ids="+".join)
@pytest.mark.parametrize("columns", [20, 40, 60, 80, 160])
@pytest.mark.parametrize("command", ["show", "checklist", "faq", "flags", "list"])
def test_no_line_is_too_wide(index: Index, command: Command, columns: int, languages: list[Language]) -> None:
    """But for a number with its flag, and the code of a flag, which are never parted or cut."""
    text = plain.render(document(answer(command, Filters(), index.content(), TODAY), languages), columns)
    for line in text.splitlines():
        if width(line) > columns:
            assert columns < 80, line
            assert "⚠" in line or re.search(r"[(（][a-z]+(-[a-z]+)+[)）]", line), line


@pytest.mark.parametrize("languages", [["en"], ["zh-Hans"], ["zh-Hant"]], ids="+".join)
@pytest.mark.parametrize("columns", [20, 33, 40, 60, 80, 160])
@pytest.mark.parametrize("command", ["show", "flags"])
def test_no_line_begins_with_closing_punctuation(
    index: Index, command: Command, columns: int, languages: list[Language]
) -> None:
    """CLREQ 3.1.1; an exclamation mark before a flag or a warning is a sign of ours, not punctuation."""
    text = plain.render(document(answer(command, Filters(), index.content(), TODAY), languages), columns)
    for line in text.splitlines():
        begin = line.strip()[:1]
        assert begin not in NOT_FIRST or begin == "!", line


@pytest.mark.parametrize("command", ["show", "checklist", "faq", "list", "flags", "search 余额", ""])
def test_every_command_in_every_format(run: Run, command: str) -> None:
    """Each prints something in each format and language, with status 0."""
    for form in ("terminal", "plain", "markdown", "html", "json"):
        for language in ("en", "zh-Hans", "zh-Hant", "both"):
            ran = run(f"{command} --format {form} --lang {language}")
            assert ran.status == 0, (form, language, ran.err)
            assert ran.out.strip()
            assert ran.err == ""


@pytest.mark.parametrize(("line", "count"), [("show oman renew", 0), ("show oman cancel", 2), ("show oman", 3)])
def test_titles_are_underlined_where_there_are_several(run: Run, line: str, count: int) -> None:
    """So that it is seen where the next guide begins."""
    lines = run(line).out.splitlines()
    assert sum(set(each) == {"="} for each in lines) == count


def test_checklist_has_phases_and_gathers_documents(run: Run) -> None:
    """Before, during, after; what must be at hand comes first; irreversible losses are marked."""
    out = run("checklist oman cancel number-keeping").out
    assert out.index("\nBefore\n") < out.index("Have at hand:") < out.index("Then:") < out.index("\nDuring\n")
    assert out.index("\nDuring\n") < out.index("\nAfter\n")
    assert out.index("What may be lost") < out.index("\nBefore\n")
    ticks = re.findall(r"^\[ \] (.+?)(?: \[|$)", out, re.MULTILINE)
    assert len(ticks) == len(set(ticks)) == 14 + 9  # boxes, and questions to ask
    before = out[: out.index("\nDuring\n")]
    for needed in (
        "number you want",
        "identity document",
        "copy of your passport",
        "reachable",
        "bank",
        "balance",
        "everything else",
    ):
        assert needed in " ".join(before.split())


def test_checklist_as_markdown_is_a_task_list(run: Run) -> None:
    """Boxes as GitHub and note programs read them; nothing of a guide becomes markup; no mention, no live handle."""
    out = run("show --all --format markdown").out
    assert out.count("- [ ] ") == sum(
        len(g["checklist"]) + len(g["questions"]) for g in run("show --all --json").json["guides"]
    )
    assert re.findall(r"(?<![`\w])@\w", re.sub(r"`[^`]*`", "", out)) == []


def test_faq(run: Run) -> None:
    """Hong Kong has three, Bahrain four; that Oman has none is said, with status 1."""
    assert len(run("faq hong-kong --json").json["guides"][0]["faqs"]) == 3
    assert "Can I get my deposit back" in run("faq bahrain").out
    oman = run("faq oman")
    assert oman.status == 1
    assert "answer no questions" in oman.err


@pytest.mark.parametrize("ending", ["md", "html", "json", "txt"])
def test_output_into_a_file(run: Run, tmp_path: Path, ending: str) -> None:
    """Whole, in the format of its ending; an existing file is not replaced unless it may be."""
    file = tmp_path / f"checklist.{ending}"
    first = run(["checklist", "oman", "-o", str(file)])
    assert (first.status, first.out) == (0, "")
    assert first.err == f"Wrote {file}.\n"
    text = file.read_text(encoding="utf-8")
    assert {"md": "- [ ] ", "html": "<!DOCTYPE html>", "json": '"simcancel/1"', "txt": "[ ] "}[ending] in text
    again = run(["faq", "hong-kong", "-o", str(file)])
    assert again.status == 2
    assert "--force" in again.err
    assert file.read_text(encoding="utf-8") == text
    assert run(["faq", "hong-kong", "-o", str(file), "--force"]).status == 0
    assert file.read_text(encoding="utf-8") != text
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_hyphen_is_the_standard_output(run: Run) -> None:
    """`-o -` prints, and writes no file of that name."""
    ran = run(["list", "-o", "-", "--json"])
    assert (ran.status, ran.err) == (0, "")
    assert ran.json["command"] == "list"
    assert run(["list", "-o", "-"]).out.startswith("5 guides")


def test_an_unknown_ending_is_refused(run: Run, tmp_path: Path) -> None:
    """A text is not written under a name that promises something else."""
    assert run(["show", "oman", "-o", str(tmp_path / "x.pdf")]).status == 2
    assert run(["show", "oman", "-o", str(tmp_path / "x.pdf"), "--format", "plain"]).status == 0


def test_output_into_nowhere(run: Run, tmp_path: Path) -> None:
    """A folder that is not there is told, not made."""
    ran = run(["show", "oman", "-o", str(tmp_path / "no" / "x.md")])
    assert ran.status == 2
    assert "cannot be written" in ran.err


def test_nothing_found_writes_no_file(run: Run, tmp_path: Path) -> None:
    """`-o` leaves nothing behind where there is nothing to write."""
    assert run(["show", "bahrain", "renew", "-o", str(tmp_path / "x.md")]).status == 1
    assert list(tmp_path.iterdir()) == []


def _program(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    given = {**os.environ, "LANG": "en_GB.UTF-8", "COLUMNS": "80", **environment}
    return subprocess.run([sys.executable, "-m", "simcancel", *words], env=given, capture_output=True, check=False)


@cache
def _usual(words: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    return _program(*words)


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"LANG": "C", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "words", [("show", "oman"), ("show", "oman", "--lang", "zh-Hant"), ("search", "余额"), ("flags",)], ids=" ".join
)
def test_odd_surroundings(environment: dict[str, str], words: tuple[str, ...]) -> None:
    """No traceback, no escape codes; what an encoding lacks is written otherwise, and a note says so."""
    ran = _program(*words, **environment)
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr
    assert b"\x1b" not in ran.stdout
    usual = _usual(words)
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    text = ran.stdout.decode(encoding)
    if text == usual.stdout.decode("utf-8"):
        assert ran.stderr == b""
    else:
        assert encoding != "utf-8"
        assert (b"written as \\u" in ran.stderr) == ("\\u" in text)


def test_ascii_loses_nothing(run: Run) -> None:
    """Each character that ASCII lacks can be read back from what stands in its place."""
    text = _program("show", "oman", "renew", "--lang", "zh", PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert "续费" in text.encode("ascii").decode("unicode_escape")


def test_head_closes_the_pipe() -> None:
    """`| head -1` ends quietly."""
    command = f"{sys.executable} -m simcancel show; echo $? >&2"
    shell = subprocess.run(
        ["bash", "-c", f"({command}) | head -1"],
        env={**os.environ, "LANG": "en_GB.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout.count("\n") == 1
    assert shell.stderr.strip() == "0"


def test_colour_only_where_it_is_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """None in a pipe; always with `--color always` or FORCE_COLOR; never with NO_COLOR or `--color never`."""
    assert "\x1b" not in run("show oman renew").out
    assert "\x1b[" in run("show oman renew --color always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("show oman renew").out
    assert "\x1b" not in run("show oman renew --color never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("show oman renew").out


@pytest.mark.parametrize(
    ("typed", "offered", "not_offered"),
    [
        ("show o", {"oman", "omantel", "ooredoo-oman"}, set()),
        ("show b", {"bahrain", "batelco"}, {"保号卡"}),
        ("show 香", {"香港"}, {"hong-kong"}),
        ("show ", {"oman", "hong-kong", "cancel", "data"}, {"omantel", "香港"}),
        ("show oman c", {"cancel"}, {"csl", "cmhk", "club-sim"}),
        ("show oman ", {"cancel", "renew", "omantel"}, {"oman", "bahrain", "csl"}),
        ("show oman renew ", {"number-keeping"}, {"data", "cancel"}),
        ("show bahrain --lang en ", {"cancel"}, {"renew", "data"}),
        ("search --region ", {"oman", "bahrain", "hong-kong"}, {"cancel"}),
        ("search --carrier om", {"omantel"}, {"oman"}),
        ("search --action ", {"cancel", "renew"}, {"oman"}),
    ],
)
def test_completion_offers_what_fits(typed: str, offered: set[str], not_offered: set[str]) -> None:
    """Names that exist and go with the words already typed; carriers only where one is begun or a region is named."""
    words = f"simcancel {typed}"
    ran = _program(COMP_WORDS=words, COMP_CWORD=str(len(words.split(" ")) - 1), _SIMCANCEL_COMPLETE="bash_complete")
    names = {line.partition(",")[2] for line in ran.stdout.decode().splitlines()}
    assert offered <= names
    assert not names & not_offered
    assert all(name.startswith(typed.rsplit(" ", maxsplit=1)[-1]) for name in names)


def test_files_are_completed_as_files() -> None:
    """After `-o`."""
    ran = _program(COMP_WORDS="simcancel show -o ", COMP_CWORD="3", _SIMCANCEL_COMPLETE="bash_complete")
    assert ran.stdout.decode().startswith("file,")


# The page.


def _page(index: Index, command: Command, languages: list[Language]) -> str:
    return html.render(document(answer(command, Filters(), index.content(), TODAY), languages))


@pytest.mark.parametrize("languages", [["en"], ["zh-Hans"], ["zh-Hant"], ["en", "zh-Hans"]], ids="+".join)
@pytest.mark.parametrize("command", ["show", "checklist", "faq", "flags", "list"])
def test_the_page_is_valid(index: Index, command: Command, languages: list[Language]) -> None:
    """A strict HTML5 parser finds no fault; nothing is loaded from elsewhere; the policy forbids it."""
    page = _page(index, command, languages)
    html5lib.HTMLParser(strict=True).parse(page)
    assert "default-src 'none'" in page
    assert re.findall(r"<(?:img|link|iframe|object|embed)\b|@import|url\(|\bsrc=", page) == []
    assert page.count("<script>") == (1 if 'type="checkbox" name=' in page else 0)
    assert page.count("<html") == 1
    assert f'<html lang="{languages[0]}">' in page


def test_texts_say_their_language(index: Index) -> None:
    """Chinese within an English page is marked as Chinese."""
    page = _page(index, "show", ["en"])
    body = re.sub(r'<span lang="zh-Hans">.*?</span>', "", page.partition("<main>")[2])
    assert re.findall("[\u4e00-\u9fff]+", body) == []


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_the_page_in_a_browser(index: Index, tmp_path: Path) -> None:
    """It opens without a console message, keeps its style under its own policy, and prints to paper."""
    file = tmp_path / "page.html"
    file.write_text(_page(index, "checklist", ["en", "zh-Hans"]), encoding="utf-8")
    chromium = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr",
    ]  # fmt: skip
    shown = subprocess.run(
        [*chromium, "--dump-dom", file.as_uri()], capture_output=True, text=True, check=True, timeout=120
    )
    assert "CONSOLE" not in shown.stderr
    assert 'type="checkbox"' in shown.stdout
    paper = tmp_path / "page.pdf"
    printing = [*chromium, "--no-pdf-header-footer", f"--print-to-pdf={paper}", file.as_uri()]
    printed = subprocess.run(printing, capture_output=True, text=True, check=True, timeout=120)
    assert "CONSOLE" not in printed.stderr
    assert paper.read_bytes().startswith(b"%PDF")
    assert json.dumps(shown.stderr).count("ERR_") == 0
