"""`scan` as a person uses it, on the originals and on whatever else a folder may hold."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from simcancel.answer.scanned import Scanner
from simcancel.cli import scanning
from simcancel.index.store import Index
from simcancel.model import Citation
from simcancel.scan.files import Source, decoded, lines_of
from tests.conftest import ROOT, TODAY, Run

LEDGERS = sorted((ROOT / "seeds").glob("*.yaml"))


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.stem)
def test_the_originals_are_as_their_ledgers_say(run: Run, articles: Path, path: Path) -> None:
    """Promotions, soft promotions and hotlines, each on its line; the program's own ledger says the same."""
    ledger = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - which makes nothing but strings
    ran = run(["scan", "--json", str(articles / ledger["file"])])
    assert ran.status == 1
    [file] = ran.json["files"]
    hard = [each for each in file["promotions"] if each["kind"] != "soft"]
    assert sorted((each["kind"], each["line"], each["handle"]) for each in hard if each["kind"] != "image") == sorted(
        (each["kind"], int(each["line"]), each["handle"]) for each in ledger["promotions"] if each["kind"] != "image"
    )
    assert [each["link"] for each in hard if each["kind"] == "image"] == [
        each["link"] for each in ledger["promotions"] if each["kind"] == "image"
    ]
    assert [str(each["line"]) for each in file["promotions"] if each["kind"] == "soft"] == ledger.get(
        "soft_promotions", []
    )
    assert [(each["number"], str(each["line"]), each["carrier"]) for each in file["contacts"]] == [
        (each["number"], each["line"], each["carrier"]) for each in ledger.get("hotlines", [])
    ]
    assert all(each["flags"] for each in file["contacts"])
    made = yaml.load(run(["scan", "--ledger", ledger["ledger"], str(articles / ledger["file"])]).out, yaml.BaseLoader)  # noqa: S506 - the same
    for key in (
        "ledger",
        "title",
        "sha256",
        "bytes",
        "lines",
        "language",
        "region",
        "action",
        "card",
        "hotlines",
        "promotions",
    ):
        assert made.get(key) == ledger.get(key), key


def test_the_originals_cleaned(run: Run, articles: Path) -> None:
    """No account, link or picture of the sellers, and every other character."""
    for path in sorted(articles.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        clean = run(["scan", "--clean", str(path)]).out
        assert re.findall(r"esim1088|jx0703|t\.me|postimg|user-attachments", clean) == []
        advertising = r"\[\[?TG💪\+ @\w+[^\n]*?\]\]?(?:\([^)\n]*\))?(?: !\[Image\]\([^)\n]*\))?\]?"
        assert clean.split() == re.sub(advertising, "", text).split()


@pytest.mark.parametrize("form", ["plain", "markdown", "html", "json"])
@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_no_number_and_no_link_comes_out_bare(run: Run, tmp_path: Path, form: str, lang: str) -> None:
    """In any format and language: a doubtful number has its flag, a seller's link is dead."""
    (tmp_path / "a.md").write_text(
        "# 阿曼卡\n\nOmantel：+968 2466 0000，+968 9999 1234\n\n办卡 https://t.me/s/kavo7731\n", "utf-8"
    )
    ran = run(["scan", str(tmp_path), "--format", form, "--lang", lang])
    assert ran.status == 1
    assert "://t.me" not in ran.out
    assert "t.me/s" not in ran.out
    if form == "json":
        assert [bool(each["flags"]) for each in ran.json["files"][0]["contacts"]] == [True, True]
    else:
        for number in ("2466 0000", "9999 1234"):
            [line] = [line for line in ran.out.splitlines() if number in line.replace("\u00a0", " ")]
            assert "⚠" in line


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("gb18030", b""),
    ],
)
def test_texts_in_any_encoding(run: Run, tmp_path: Path, encoding: str, mark: bytes) -> None:
    """What stands there is found on its line."""
    (tmp_path / "a.txt").write_bytes(mark + "第一行。\n办卡请加微信：kavo_7731\n".encode(encoding))
    [promotion] = run(["scan", "--json", str(tmp_path)]).json["files"][0]["promotions"]
    assert (promotion["kind"], promotion["line"], promotion["handle"]) == ("wechat", 2, "kavo_7731")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "先看卡上印的是哪一家运营商，再准备证件和最近一期账单。余额能不能退，各家说法不一。"),
        ("big5", "先看卡上印的是哪一家電訊商，再準備證件和最近一期帳單。餘額可否退還，各家說法不一。"),
        ("shift_jis", "まず運営会社を確認し、身分証明書と請求書を準備してください。残高は会社によります。"),
        ("euc_kr", "먼저 통신사를 확인하고 신분증과 청구서를 준비하십시오. 잔액은 회사마다 다릅니다."),
    ],
)
def test_a_text_that_is_cleaned_can_be_read(run: Run, tmp_path: Path, encoding: str, text: str) -> None:
    """Whatever it was written in; it is UTF-8 afterwards."""
    (tmp_path / "a.txt").write_bytes(f"{text}\n办卡 TG：@kavo7731\n".encode(encoding, "ignore"))
    assert run(["scan", "--clean", str(tmp_path / "a.txt")]).out.startswith(text)


def test_a_cleaned_text_and_a_ledger_go_into_a_file(run: Run, tmp_path: Path) -> None:
    """Of any name, with the line ends that there were."""
    (tmp_path / "a.md").write_bytes("# 阿曼卡[[TG💪+ @kavo7731](https://t.me/s/kavo7731)]\r\n\r\n正文\r\n".encode())
    for words, name in ((["--clean"], "clean.text"), (["--ledger", "x9"], "x9.yaml")):
        ran = run(["scan", *words, str(tmp_path / "a.md"), "-o", str(tmp_path / name)])
        assert (ran.status, ran.out) == (0, "")
        assert ran.err == f"Wrote {tmp_path / name}.\n"
    assert (tmp_path / "clean.text").read_bytes() == "# 阿曼卡\r\n\r\n正文\r\n".encode()
    assert (tmp_path / "x9.yaml").read_text("utf-8").startswith('ledger: "x9"\n')


def test_what_cannot_be_scanned_is_told_and_the_rest_is(run: Run, tmp_path: Path) -> None:
    """Empty, binary, endless, unreadable, looped, and named in no UTF-8: a sentence each."""
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "binary.png").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "huge.txt").write_bytes(b"x" * 20_000_001)
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    os.mkfifo(tmp_path / "pipe.md")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))).write_text("办卡 TG：@kavo7731", "utf-8")
    ran = run(["scan", "--json", str(tmp_path), str(tmp_path / "gone.md")])
    assert ran.status == 1
    files = {Path(file["path"]).name: file for file in json.loads(ran.out)["files"]}
    assert files["\ufffd.md"]["promotions"]
    assert {name for name, file in files.items() if file["skipped"]} == {
        "binary.png",
        "huge.txt",
        "loop.md",
        "pipe.md",
        "gone.md",
    }
    assert len(ran.err.splitlines()) == 5
    assert "Traceback" not in ran.err


def test_a_clean_text_says_so(run: Run, tmp_path: Path) -> None:
    """Exit 0; an attested number is no finding; a file that is not there is 2."""
    (tmp_path / "a.md").write_text("Take your card to a shop in Oman.\n", "utf-8")
    ran = run(["scan", str(tmp_path / "a.md")])
    assert (ran.status, ran.out) == (0, "")
    assert "1" in ran.err
    assert run(["scan", str(tmp_path / "b.md")]).status == 2
    assert run(["scan", "--clean", str(tmp_path / "b.md")]).status == 2
    assert run(["scan", "--ledger", "9", str(tmp_path / "b.md")]).status == 2
    assert run(["scan", "--ledger", "9", str(tmp_path / "a.md"), str(tmp_path / "a.md")]).status == 2


def test_from_the_standard_input() -> None:
    """`-`, as other tools have it."""
    command = [sys.executable, "-m", "simcancel", "scan", "-", "--json"]
    ran = subprocess.run(command, input="办卡 TG：@kavo7731".encode(), capture_output=True, check=False)
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["files"][0]["promotions"][0]["handle"] == "@kavo7731"


def test_a_carrier_of_another_region_is_told(run: Run, tmp_path: Path) -> None:
    """And one that is not there at all; a former name says so."""
    (tmp_path / "a.md").write_text("In Oman: Omantel, Batelco, Africell, Nawras.\n", "utf-8")
    carriers = {
        each["named"]: [flag["code"] for flag in each["flags"]]
        for each in run(["scan", "--json", str(tmp_path)]).json["files"][0]["carriers"]
    }
    assert carriers["Omantel"] == []
    assert carriers["Batelco"] == ["carrier-not-in-region"]
    assert "carrier-not-in-region" in carriers["Africell"]
    assert carriers["Nawras"] == ["former-carrier-name"]


def test_lines_end_as_they_end() -> None:
    """A carriage return alone ends a line too."""
    assert lines_of("a\r\nb\rc\n") == (["a", "b", "c", ""], ["\r\n", "\r", "\n", ""])


def test_many_files_are_shared_among_processes(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is the same, in the same order, and into a file as well."""
    for number in range(7):
        (tmp_path / f"{number}.md").write_text(f"办卡 TG：@kavo773{number}\n", "utf-8")
    alone = run(["scan", "--json", str(tmp_path)])
    monkeypatch.setattr(scanning, "WORTH_SHARING", 2)
    shared = run(["scan", "--json", str(tmp_path)])
    assert (shared.status, shared.json) == (alone.status, alone.json)
    assert run(["scan", "--json", str(tmp_path), "-o", str(tmp_path.parent / "all.json")]).status == 1
    assert json.loads((tmp_path.parent / "all.json").read_text("utf-8")) == alone.json
    (tmp_path.parent / "all.json").unlink()


def test_attested_numbers_and_mentions_on_the_screen(run: Run, tmp_path: Path) -> None:
    """A number that a page attests says so; how many mentions there are is said beside findings, and a clean file is silent."""
    (tmp_path / "a.md").write_text(
        "Oman. Batelco? Call 1111, +968 2416 1234 or +1 202-555-0143. See us on WhatsApp.\n", "utf-8"
    )
    (tmp_path / "b.md").write_text("Nothing here.\n", "utf-8")
    known = [each for guide in run(["contacts", "--json"]).json["guides"] for each in guide["contacts"]]
    attested = next(
        each["number"] for each in known if each["carrier"] and not each["flags"] and each["number"].startswith("+")
    )
    (tmp_path / "c.md").write_text(f"Bahrain: Africell, {attested}.\n", "utf-8")
    ran = run(["scan", str(tmp_path)])
    assert f"{attested} ✓ attested: " in ran.out.replace("\u00a0", " ").replace("\n  ", " ")
    assert "+1 202-555-0143 ⚠ unverified" in ran.out.replace("\u00a0", " ")
    assert "Also named, and selling nothing: 1 (" in " ".join(ran.out.split())
    assert "b.md" not in ran.out
    page = run(["scan", str(tmp_path), "--format", "html"]).out
    assert "b.md" not in page


def test_a_regulators_number_is_known(run: Run, tmp_path: Path) -> None:
    """Its own page gives it: whose it is is told, and no doubt."""
    (tmp_path / "a.md").write_text("Oman: complain at +968 2422 2222.\n", "utf-8")
    [number] = run(["scan", "--json", str(tmp_path)]).json["files"][0]["contacts"]
    assert (number["status"], number["flags"]) == ("attested", [])
    assert number["named"] == "Telecommunications Regulatory Authority (TRA Oman)"
    assert all("tra.gov.om" in source for source in number["sources"])


def test_another_countrys_number_that_ends_alike_is_not_trusted(run: Run, tmp_path: Path) -> None:
    """The carrier's page gives the one of Hong Kong."""
    (tmp_path / "a.md").write_text("Hong Kong: +852 2888 1010\nor +65 9888 1010, +65 2888 1010\n", "utf-8")
    contacts = run(["scan", "--json", str(tmp_path)]).json["files"][0]["contacts"]
    assert [each["number"] for each in contacts if each["status"] == "attested"] == ["+852 2888 1010"]
    assert len(contacts) > 1


def test_a_number_is_told_as_its_carrier_gives_it(index: Index) -> None:
    """Where an article prints it as well, and others another one: from its own page, with the doubt that they cast on it."""
    content = index.content("oman")
    [hotline, *_] = next(article for article in content.articles if article.id == "000").hotlines
    own = hotline._replace(seen_on="2026-11", sources=(Citation("page:omantel-baqati"),))
    carriers = tuple(
        each._replace(contacts=(own,)) if each.id == hotline.carrier else each for each in content.carriers
    )
    scanner = Scanner(content._replace(carriers=carriers), TODAY)
    [number] = scanner.scan(Source("a.md", f"Omantel: {hotline.number}\n")).contacts
    assert (number.status, number.sources) == ("disputed", own.sources)
    assert "disputed-hotline" in [flag.code for flag in number.flags]


@pytest.mark.parametrize(
    ("text", "language"), [("Oman. Call them.", "en"), ("這張電話卡點樣註銷？這個號碼還沒續費。", "zh-Hant")]
)
def test_a_ledger_says_its_language_and_leaves_questions(run: Run, tmp_path: Path, text: str, language: str) -> None:
    """What a program cannot know stands as a question."""
    (tmp_path / "a.md").write_text(f"{text}\n\n", "utf-8")
    made = run(["scan", "--ledger", "x", str(tmp_path / "a.md")]).out
    assert f"language: {language}" in made
    assert "card: ~  # which?" in made
    assert "lines: 2" in made or "lines: 1" in made


def test_a_text_in_no_known_encoding(tmp_path: Path) -> None:
    """A detector has the last word; what it cannot tell is no text."""
    greek = "Ένα κινητό τηλέφωνο στην Ελλάδα και πώς να το ακυρώσετε. " * 20
    assert "τηλέφωνο" in decoded("a", greek.encode("iso8859-7") + b"\xff").text or decoded("a", b"\xff\xfe").text == ""
    assert decoded("a", bytes([0x81, 0xFF, 0x01, 0x02] * 50)).path == "a"


def test_cleaning_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """One sentence and 2."""
    (tmp_path / "a.bin").write_bytes(b"\0\1")
    ran = run(["scan", "--clean", str(tmp_path / "a.bin")])
    assert (ran.status, ran.out) == (2, "")
    assert run(["scan", "--ledger", "x", str(tmp_path / "a.bin")]).status == 2
