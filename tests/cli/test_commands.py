"""The commands, as a person uses them."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from simcancel.answer import schema
from simcancel.answer.make import overview
from simcancel.authoring.files import read
from simcancel.cli import commands
from simcancel.cli.completion import complete
from simcancel.index.store import Index
from simcancel.page.compose import MOST_IN_OVERVIEW, document
from simcancel.render import plain
from tests.conftest import PACKAGE, TODAY, Run


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("show oman cancel", 2),
        ("show oman cancel data", 1),
        ("show oman renew", 1),
        ("show oman", 3),
        ("show omantel cancel", 2),
        ("show", 5),
        ("show oman cancel number-keeping", 1),
        ("show hong-kong", 1),
    ],
)
def test_show_prints_every_guide_that_matches(run: Run, line: str, count: int) -> None:
    """Filters narrow; each guide stands under its own title; of several the first line says which, the next how to narrow."""
    ran = run(line)
    assert (ran.status, ran.err) == (0, "")
    titles = [guide["title"] for guide in run(f"{line} --json").json["guides"]]
    printed = ran.out.splitlines()
    assert [text for text in printed if text in titles] == titles
    assert len(titles) == count
    if count == 1:
        assert printed[0] == titles[0]
    else:
        assert printed[0] == f"{count} guides match. Only one of them:"
        commands = [text.partition("  simcancel ")[2].partition("  ")[0] for text in printed[1 : 2 * count + 1]]
        narrowed = [run(f"{command} --json").json["guides"] for command in commands if command.startswith("show")]
        assert [guide["title"] for guides in narrowed for guide in guides] == titles


def test_a_carrier_filter_keeps_its_contacts_only(run: Run) -> None:
    """`show omantel cancel` has both guides, with Omantel's numbers and no other carrier's."""
    guides = run("show omantel cancel --json").json["guides"]
    assert [{c["carrier"] for c in guide["contacts"]} for guide in guides] == [{"omantel"}, {"omantel"}]
    assert {d["id"] for d in guides[0]["disagreements"]}.isdisjoint({"hotline-vodafone-oman"})


def test_a_carrier_that_no_article_names(run: Run) -> None:
    """Bahrain's guide with the note that it is general, and Batelco's attested contact."""
    assert "does not name Batelco" in run("show bahrain cancel batelco --all").out
    assert "Batelco: ✓ 196 (customer care; helpline;" in run("show bahrain cancel batelco").out
    guide = run("show bahrain cancel batelco --json").json["guides"][0]
    assert [c["number"] for c in guide["contacts"]] == ["196", "+973 3961 1196"]
    assert [(c["purpose"], c["reach"]) for c in guide["contacts"]] == [("care", "unsaid"), ("general", "unsaid")]
    assert all(c["status"] == "attested" and c["seen_on"] and c["url"] for c in guide["contacts"])


def test_nawras_is_found_under_ooredoo(run: Run) -> None:
    """The retired name leads to the carrier of today, with the flag on the number."""
    guide = run("show nawras cancel data --json").json["guides"][0]
    *_, last = guide["contacts"]
    assert (last["carrier"], last["named_as"]) == ("ooredoo-oman", "Nawras")
    assert "former-carrier-name" in [flag["code"] for flag in last["flags"]]
    assert "Ooredoo" in run("show nawras cancel data").out


@pytest.mark.parametrize("command", ["show", "checklist", "letter", "show --all"])
def test_who_asks_for_ooredoo_is_told_first_that_the_article_calls_it_nawras(run: Run, command: str) -> None:
    """Whatever is to be done with the guide."""
    out = run(f"{command} ooredoo cancel data").out
    assert "\n- The article calls Ooredoo “Nawras”.\n" in out


def test_a_brand_shows_its_owner(run: Run) -> None:
    """The brand csl is HKT's: both lines help its customers; another carrier's do not."""
    guide = run("show csl --json").json["guides"][0]
    assert {c["carrier"] for c in guide["contacts"]} == {"csl", "hkt"}


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("show omna cancel", 2, "Did you mean:\n  simcancel show oman cancel"),
        ("show singapore cancel", 2, "Regions: Oman (oman), Hong Kong (hong-kong), Bahrain (bahrain)."),
        ("show bahrain renew", 1, "Available:\n  simcancel show bahrain cancel number-keeping"),
        ("show bahrain omantel", 2, "Omantel is a carrier of Oman, not of Bahrain."),
        ("show oman bahrain", 2, "Choose one:\n  simcancel show oman\n  simcancel show bahrain"),
        ("show 阿曼 解约 续费", 2, "Choose one:"),
        ("show oman refund", 2, "“refund” is a topic. To look for it:\n  simcancel search oman refund"),
        ("show 阿曼余额", 2, "simcancel search 阿曼余额"),
        ("list hotline refund", 2, "simcancel search hotline refund"),
        ("show 中国移动", 2, "simcancel show 中国移动香港"),
        ("show 中國移動 註銷", 2, "simcancel show 中国移动香港注销"),
        ("show china mobile cancel", 2, "simcancel show china mobile"),
        ("show taiwan", 2, "  simcancel list"),
        ("--nonsense show oman", 2, "No such option"),
        ("oman cancel", 2, "simcancel show oman cancel"),
        ("show --format pdf", 2, "pdf"),
        ("show --nonsense", 2, "nonsense"),
        ("nonsense", 2, "nonsense"),
        ("flags bahrain renew", 1, "No article covers"),
    ],
)
def test_what_cannot_be_answered(run: Run, line: str, status: int, says: str) -> None:
    """One clear sentence on stderr, no guide, the right status."""
    ran = run(line)
    assert ran.status == status
    assert ran.out == ""
    assert says in ran.err.replace("omantel is", "Omantel is")


def test_long_filters_are_refused(run: Run) -> None:
    """A pasted article is no filter."""
    assert run(["show", "x" * 100_000]).status == 2


def test_a_crash_is_never_nothing_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program's own is status 2, with the lines to report."""
    monkeypatch.setattr(commands, "answer", lambda *_: 1 / 0)
    ran = run("show oman")
    assert ran.status == 2
    assert "ZeroDivisionError" in ran.err
    assert "report" in ran.err


def test_json_has_the_figures_of_the_articles(run: Run) -> None:
    """41 steps, 7 FAQs, 6 article hotlines and 14 promotions; everything filled and sourced."""
    guides = run("show --json").json["guides"]
    steps = [step for g in guides for p in g["procedures"] for step in p["steps"]]
    assert sum(step["article_step"] is not None for step in steps) == 41
    assert all(step["editor_note"] for step in steps if step["article_step"] is None)
    assert sum(len(g["faqs"]) for g in guides) == 7
    assert sum(c["status"] in ("disputed", "unverified") for g in guides for c in g["contacts"]) == 6
    assert sum(len(g["promotions"]) for g in guides) == 14
    for guide in guides:
        for part in ("checklist", "warnings", "questions", "disagreements", "carriers", "contacts", "promotions"):
            assert guide[part], (guide["id"], part)
        _all_sourced(guide, guide["id"])


def _all_sourced(value: object, path: str) -> None:
    if isinstance(value, dict):
        if "text" in value or "number" in value or "question" in value or "says" in value or "handle" in value:
            assert value["sources"], path
        for key, part in value.items():
            _all_sourced(part, f"{path}.{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            _all_sourced(part, f"{path}[{number}]")


def _strict(definition: Any) -> Any:
    """Return a schema in which unknown keys are faults."""
    if isinstance(definition, dict):
        strict = {key: _strict(part) for key, part in definition.items()}
        return {**strict, "additionalProperties": False} if "properties" in strict else strict
    return [_strict(part) for part in definition] if isinstance(definition, list) else definition


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(_strict(schema.schema()))


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant", "both"])
@pytest.mark.parametrize(
    "line", ["show", "show batelco", "list", "list oman", "flags", "flags africell", "search refund", "search 691111"]
)
def test_json_keeps_to_its_schema(run: Run, line: str, lang: str) -> None:
    """Every command's answer is what the schema says, no key more."""
    answered = run(f"{line} --json --lang {lang}").json
    _validator().validate(answered)
    assert answered["language"] == lang
    assert answered["command"] == line.split(maxsplit=1)[0]


def test_the_schema_in_the_repository_is_the_real_one() -> None:
    """`simcancel/answer/schema.json` is what the types say; `python -m simcancel.answer.schema` prints it."""
    assert (PACKAGE / "answer" / "schema.json").read_text(encoding="utf-8") == schema.printed()


def test_flags_tells_every_doubt(run: Run) -> None:
    """All flagged numbers, carriers, articles and advertising, with article and line."""
    out = run("flags oman cancel").out
    for needed in (
        "+968 2466 0000 ⚠ disputed (disputed-hotline)",
        "Ooredoo (the article writes Nawras)",
        "[000:97]",
        "soft-promotion",
        "Africell",
    ):
        assert needed in out
    assert "1500" not in out


def test_list_has_guides_and_gaps(run: Run) -> None:
    """Five guides and the seven combinations that no article covers."""
    ran = run("list")
    assert ran.out.count("no article covers it") == 7
    assert [gap["region"] for gap in run("list bahrain --json").json["gaps"]] == ["bahrain"] * 3


@pytest.mark.parametrize(("lang", "says"), [("en", "What to type next"), ("zh", "接下来可以输入"), ("zh-Hant", "註銷")])
def test_overview(run: Run, lang: str, says: str) -> None:
    """Without a command: what there is, and what to type next, in the reader's language."""
    ran = run(f"--lang {lang}")
    assert ran.status == 0
    assert says in ran.out
    assert "hong-kong cancel number-keeping" in ran.out


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "注销阿曼保号卡"),
        ({"LANG": "zh_TW.UTF-8"}, "註銷阿曼保號卡"),
        ({"LANG": "zh_HK"}, "註銷阿曼保號卡"),
        ({"LANG": "zh-Hant.UTF-8"}, "註銷阿曼保號卡"),
        ({"LANG": "de_DE.UTF-8"}, "Cancel a number-keeping SIM"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "Cancel a number-keeping SIM"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "zh_CN:en"}, "注销阿曼保号卡"),
        ({"LANG": ""}, "Cancel a number-keeping SIM"),
    ],
)
def test_the_locale_chooses_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, locale: dict[str, str], says: str
) -> None:
    """As gettext reads the environment; English where it says nothing."""
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert says in run("show oman cancel number-keeping").out


def test_json_escapes_nothing_and_is_one_object(run: Run) -> None:
    """Chinese stays readable, and glue does not leak."""
    out = run("show oman cancel --json --lang zh").out
    assert "注销阿曼保号卡" in out
    assert "\u00a0" not in out
    assert json.loads(out)["schema"] == "simcancel/1"


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (MemoryError(), 2, "not enough memory"),
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
        (OSError(28, "No space left on device"), 2, "No space left"),
        (SystemExit(0), 0, ""),
    ],
    ids=repr,
)
def test_however_it_ends_there_is_a_status(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, says: str
) -> None:
    """One sentence at most, and no traceback."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(commands, "overview", fail)
    monkeypatch.setattr(commands, "forget", lambda _: None)
    ran = run([])
    assert (ran.status, ran.out) == (status, "")
    assert says in ran.err
    assert len(ran.err.strip().splitlines()) == bool(says)


def test_help_is_a_word_too(run: Run) -> None:
    """`help`, alone and of a command."""
    assert run("help").out == run("--help").out
    assert run("help search").out == run("search --help").out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["show", "--guides", "", "oman"], "names nothing"),
        (["lint", ""], "names nothing"),
        (["scan", ""], "names nothing"),
        (["show", "oman", "-o", "a.md", "-o", "b.md"], "give it once"),
        (["show", "oman", "-o", "x.pdf"], "end the name with"),
        (["search", "--region", "cancel", "x"], "cancel"),
        (["search", "x" * 501], "500"),
        (["search", " "], "what to look for"),
    ],
    ids=str,
)
def test_what_is_asked_wrongly(run: Run, line: list[str], says: str) -> None:
    """One sentence says what is wrong; nothing is answered or written."""
    ran = run(line)
    assert ran.status in (1, 2)
    assert ran.out == ""
    assert says in ran.err


def test_an_empty_variable_names_no_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SIMCANCEL_GUIDES set to nothing is as good as unset."""
    monkeypatch.setenv("SIMCANCEL_GUIDES", "")
    assert run("list").status == 0


@pytest.mark.parametrize(
    ("words", "begun", "offered"),
    [("", "o", "oman"), ("oman", "c", "cancel"), ("", "香", "香港"), ("nowhere", "b", "bahrain")],
)
def test_completion_in_this_process(words: str, begun: str, offered: str) -> None:
    """What a shell is offered; after a wrong word, anything."""
    context = click.Context(commands.simcancel)
    context.params = {"filters": tuple(words.split())}
    assert offered in complete(context, commands.simcancel.params[0], begun)


def test_completion_says_nothing_where_guides_are_broken(tmp_path: Path, run: Run) -> None:
    """Neither a traceback nor a note stands in the line that is typed."""
    (tmp_path / "x.yaml").write_text("a: [", encoding="utf-8")
    context = click.Context(commands.simcancel)
    context.params = {"guides": (str(tmp_path),)}
    assert complete(context, commands.simcancel.params[0], "o") == []


def test_more_guides_than_an_overview_holds(index: Index) -> None:
    """The first ones, and how many more."""
    cells = index.cells()
    shown = plain.render(document(overview(cells * 20, index.regions(), TODAY), ["en"]), 80)
    assert f"{len(cells) * 20 - MOST_IN_OVERVIEW} more" in shown


def test_short_screens_cite_when_asked(run: Run) -> None:
    """`--sources` prints the source of each line, and what the citations stand for."""
    for command in ("show", "checklist", "contacts"):
        bare, cited = (
            run([command, "oman", "cancel", "number-keeping"]),
            run([command, "oman", "cancel", "number-keeping", "--sources"]),
        )
        assert cited.out.count("000:") > bare.out.count("000:")
    assert "Sources" in run("show oman cancel number-keeping --sources").out


def test_guides_that_do_not_tell_a_way_apart_are_named(run: Run) -> None:
    """Beside those that do."""
    assert "simcancel show oman renew number-keeping" in run("show oman prepaid").out.replace("\n", " ")


def test_an_esim_is_told_apart(run: Run) -> None:
    """A search for it alone, but not a handle with those letters."""
    assert "eSIM" in run(["search", "esim zzzqq"]).err
    assert "eSIM" not in run(["search", "@esim9931"]).err


@pytest.mark.parametrize("failing", ["chmod", "replace"])
def test_a_file_is_whole_or_not_there(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    """Whatever fails while it is written."""

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, failing, fail)
    ran = run(["show", "oman", "-o", str(tmp_path / "x.md")])
    assert ran.status == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_while_it_is_read_is_named(tmp_path: Path) -> None:
    """Some devices look like files."""
    with pytest.raises(OSError, match="mem") as caught:
        read("/proc/self/mem")
    assert caught.value.filename == "/proc/self/mem"


def test_a_carrier_that_is_not_there_is_said_first(run: Run) -> None:
    """Whoever asks for it by name hears so in the short guide."""
    assert "network" in run("show africell --lang en").out.casefold()
    assert "africell" in run("show africell --lang en").out.casefold()


def test_a_number_is_not_looked_for_at_another_carrier(run: Run) -> None:
    """Nor is whose it is told as an answer."""
    ran = run("search 24691111 --carrier ooredoo --lang en")
    assert ran.status == 1
    assert "Omantel" not in ran.out


def test_a_former_name_is_flagged_in_a_hit(run: Run) -> None:
    """As wherever else the carrier is named."""
    assert "⚠ former name: Nawras" in run("search ooredoo --kind carrier --lang en").out


def test_a_carrier_that_is_not_there_is_asked_nothing(run: Run) -> None:
    """The screen says whom to call instead."""
    assert "Questions to ask" not in run("contacts africell").out
    assert "Questions to ask" in run("contacts omantel").out


def test_a_way_to_a_carrier_has_its_address(run: Run) -> None:
    """Behind what it is."""
    out = " ".join(run("show 3hk --section contacts").out.split())
    assert "Form: Disconnection form (https://web.three.com.hk/infosupport/commonform/index-en.html)" in out


def test_a_fax_is_not_dialled_by_a_tap(run: Run) -> None:
    """Its number is on the page, but is no link as a hotline's is."""
    page = run("show 3hk --section contacts --format html").out
    assert "+852 2123 1297" in page
    assert "tel:+85221231297" not in page
    assert "tel:+85231623333" in page
