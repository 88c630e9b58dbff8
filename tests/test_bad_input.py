"""What an attacker or an accident may bring: one clear sentence, the right status, nothing printed raw or half-written."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simcancel.answer.trust import Trust
from simcancel.answer.view import SCHEMA
from simcancel.authoring.contacts import _contact_in, contact_in, is_ordinary
from simcancel.authoring.files import files_of
from simcancel.authoring.load import load
from simcancel.authoring.rules import findings
from simcancel.authoring.texts import texts_of
from simcancel.authoring.tree import contents
from simcancel.cli import file, linting
from simcancel.index.store import Index
from simcancel.library import cache, places
from simcancel.model import Citation
from simcancel.query.search import QueryTooLongError, search
from tests.authoring.test_load import MINIMAL, ended, load_with, write_files
from tests.conftest import ROOT, Run


def _program(words: list[str | bytes], shell: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program, if need be with redirections of a shell."""
    given = {**os.environ, "LANG": "en_GB.UTF-8", "COLUMNS": "80", **environment}
    command: list[str | bytes] = [sys.executable, "-m", "simcancel", *words]
    if shell:
        command = ["bash", "-c", f'"$0" -m simcancel "$@" {shell}', sys.executable, *words]
    return subprocess.run(command, env=given, cwd=ROOT, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("words", "shell", "status"),
    [
        (["show", "oman"], "| true; exit ${PIPESTATUS[0]}", 0),
        (["show", "oman"], ">&-", 2),
        (["--help"], ">&-", 2),
        (["show", "oman"], ">/dev/full", 2),
        (["show", "omna"], "2>&-", 2),
        (["show", "omna"], "2>/dev/full", 2),
        (["show", "oman"], "<&-", 0),
    ],
)
def test_streams_that_are_gone(words: list[str | bytes], shell: str, status: int) -> None:
    """Closed, full and broken streams end with the right status and without a traceback."""
    ran = _program(words, shell)
    assert ran.returncode == status
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "words", [["show", b"\xff", "oman"], ["search", b"\xff\xe6\xb3\xa8"], ["search", b"\xff", "--json"]]
)
def test_arguments_that_are_no_text(words: list[str | bytes]) -> None:
    """Bytes that are no UTF-8 are unknown words."""
    ran = _program(words)
    assert ran.returncode in (1, 2)
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "environment", [{"COLUMNS": "9" * 5000}, {"COLUMNS": "abc"}, {"COLUMNS": "0"}, {"PAGER": '"'}, {"TERM": ""}]
)
def test_odd_settings(environment: dict[str, str]) -> None:
    """Settings that make no sense are passed over."""
    assert _program(["list"], **environment).returncode == 0


@pytest.mark.parametrize("filters", [["🍕"], ["!!!"], [""], ["@"], ["oman", "???"]])
def test_a_filter_that_says_nothing_is_not_everything(run: Run, filters: list[str]) -> None:
    """Nothing is guessed from punctuation."""
    ran = run(["show", *filters])
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize("option", [["--region", "cancel"], ["--region", ""], ["--carrier", "oman"], ["--card", "🍕"]])
def test_an_option_takes_its_own_kind_only(run: Run, option: list[str]) -> None:
    """`--region cancel` is no region."""
    assert run(["search", "refund", *option]).status == 2


@pytest.mark.parametrize("query", ["xian" * 30, "angan" * 20 + "g", "ﷺ" * 400, "a" * 500, "注销" * 250, "zx" * 200])
def test_no_query_is_tried_endlessly(index: Index, query: str) -> None:
    """Words with endless readings are cut in a few ways only; each of these would otherwise run for hours."""
    with suppress(QueryTooLongError):
        assert search(query, index).hits is not None


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
def test_json_is_json_in_any_encoding(encoding: str) -> None:
    """What an encoding lacks is escaped as JSON escapes."""
    ran = _program(["search", "注销 é🍕“", "--json", "--kind", "guide"], PYTHONIOENCODING=encoding)
    assert json.loads(ran.stdout.decode(encoding))["query"] == "注销 é🍕“"
    everything = _program(["show", "--json"], PYTHONIOENCODING=encoding).stdout.decode(encoding)
    assert json.loads(everything)["schema"] == SCHEMA


def test_a_page_is_a_page_in_any_encoding() -> None:
    """Characters are written by their numbers."""
    page = _program(["show", "oman", "renew", "--lang", "zh", "--format", "html"], PYTHONIOENCODING="ascii").stdout
    assert b"\\u" not in page
    assert "注".encode("ascii", "xmlcharrefreplace") in page


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "json"])
def test_a_query_is_printed_harmlessly(run: Run, form: str) -> None:
    """Controls, reordering, markup and links in a query do nothing, in any format."""
    query = "注销\u202e\u009b31m\x1b[31m [red] <script>alert(1)</script> https://t.me/s/x\n# H"
    for words in (["search", query], ["search", f"@esim1088 {query}"]):
        ran = run([*words, "--format", form, "--color", "always"])
        text = ran.out + ran.err
        for raw in ("\u202e", "\u009b", "\x1b[31m [", 'href="https://t.me'):
            assert raw not in text, (form, raw)
        assert form not in ("markdown", "html") or "<script>" not in ran.out
        assert not re.search(r"^# H", ran.out, re.MULTILINE)


def test_only_ordinary_files_are_replaced(run: Run, tmp_path: Path) -> None:
    """`--force` writes through a link, keeps the mode, and lets devices and pipes alone."""
    os.mkfifo(tmp_path / "pipe.md")
    assert run(["show", "oman", "-o", str(tmp_path / "pipe.md"), "--force"]).status == 2
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    assert run(["show", "oman", "-o", str(link), "--force"]).status == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") != "old"
    assert real.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["", "folder/"])
def test_a_name_of_no_file_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    """Nothing is written beside the folder either."""
    ran = run(["show", "oman", "--format", "markdown", "-o", f"{tmp_path}/{name}" if name else ""])
    assert ran.status == 2
    assert "names no file" in ran.err
    assert not any(tmp_path.iterdir())


def _endless(path: Path) -> None:
    with path.open("wb") as file:
        os.truncate(file.fileno(), 10**11)


@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        lambda path: path.symlink_to("/dev/zero"),
        _endless,
    ],
)
def test_files_that_are_none(tmp_path: Path, make: object) -> None:
    """A pipe, a device and a file without end are refused, not read."""
    folder = write_files(tmp_path)
    make(folder / "a.yaml")  # type: ignore[operator]
    assert [finding.path.name for finding in findings(load(files_of([folder])))] == ["a.yaml"]


@pytest.mark.parametrize(
    "hidden",
    ["二四六六 零零零零", "二四六六-零零", "幺三八幺零零零", "贰肆陆陆零", "24六六00零零", "24   66   00", "24,66,00,00", "24–66–00–00",
     "two four six six", "1999年2000年", "bit.ly/x", "esim.vip", "tg://x", "Telegram esimking", "微信 esimking"],
)  # fmt: skip
def test_contacts_in_disguise(tmp_path: Path, hidden: str) -> None:
    """However it is written, a number, link or account in a text is found."""
    _, found = load_with(tmp_path, "guide.yaml", "en: Call them.", f"en: 'Call {hidden} now.'")
    assert [finding.rule for finding in found] == ["no-contact-in-text"]


PIECES = [
    "t", "me", "T me", "TG", "tele", "gram", "line", "id", "vx", "微信", "电报", "飞机", "加V", "QQ", "www", "dot", "点", "at", "slash",
    "com", "esim", "esimking", "one", "two", "double", "and", "fifteen", "hundred", "oh", "star", "hash", "data", "file", "一", "二", "零",
    "五", "百", "卡", "请", "4", "O", "l", "I", "a", "b", " ", " ", "  ", "-", ".", ",", "，", "。", "（", "）", "(", ")", "“", "”", "’",
    "、", "…", "on", "号", "Call", "now", "余额", "skype", "signal", "公众号", "add", ":",
]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    ["❷❹❻❻ ❷❷", "24_66_00_00", "24 66 oo oo", "24 and 66 and 00", "〢〤〦〦〇〇", "24ー66ー00", "15 00", "一五〇〇",
     "t.me?start=x", "t.me∕x", "TG esimking", "微信搜esimking", "whatsapp://send", "esim.中国/x", "²⁴⁶⁶⁰⁰", "２４６６００",
     "看https://x.com/esimking", "_https://v.gd/abc", "请加t.me/esimking即可", "加wa.me/esimking看", "加esim.vip/x看", "x.com/abc",
     "24-66-ОО-ОО", "24-66-○○-○○", "24    66    00    00", "24 --- 66 --- 00", "24x66x00x00", "24, then 66, then 00", "24点66点00",
     "HK$246,600 HK$000", "246天600天00天", "$968 $246 $600", "1.2.3.4/x", "esim。vip", "t dot me", "t点me", "т.me", "skype:esim",
     "VX：esimking", "V信 esimking", "TG群 esimking", "tg=esimking", "esim[.]vip", "ⅡⅣⅥⅥⅠⅠ", "㈡㈣㈥㈥㈠", "mailto:x", "tel:+",
     "24 or 66 or 00 or 00", "24 dash 66 dash 00", "two and four and six and six and zero and zero", "two_four_six_six",
     "two four double six double zero", "twofoursixsixzerozero", "twо fоur siх", "24横66横00", "24丨66丨00丨00", "24加66加00",
     "24接着66接着00", "т.ме/esimking", "t.mе/esimking", "ᴛ.ᴍᴇ/esimking", "TG（esimking）", "TG👉esimking", "TG账号esimking",
     "电报找esimking", "✈esimking", "土豆esimking", "绿泡泡esimking", "weixin esimking", "LINE ID esimking",
     "1-5-0-0", "1 5 0 0", "15-00", "150OO", "拨15OO", "fifteen hundred", "one five double zero", "8OO 77 OOO", "24 6O OO OO",
     "24       66       00       00", "⓬⓭⓮⓯", "24ꞏ66ꞏ00ꞏ00", "24ㄧ66ㄧ00", "24 plus 66 dot 00 space 00", "✱100✱", "♯31♯",
     "star 1 0 0 hash", "P.O. 2466-0000", "esim_king on Telegram", "TG - esim_king", "TG【esim_king】", "TG搜索 esim_king",
     "V：esim_king1", "Line: esim_king", "艾特esim_king", "t_me/esimking", "bit点ly/esimking", "esimking点com", "esimking(dot)com",
     "电报.中国", "8OO OO OOO", "9OOO", "I5OO", "8⭕⭕ 77 ⭕⭕⭕", "24.......66.......00.......00", "15—00", "1/5/0/0",
     "esimking is on Telegram", "TG➤esimking", "telegram = esimking", "tꓸme", "ꓔꓸꓟꓰ", "🆃.🅼🅴/esimking", "24ـ66ـ00", "tㅡme", "tーme",
     "Dial 15 00.", "拨打12 34。", "Dial one ninety-six.", "Dial fifteen double zero", "拨打一九六。", "拨打一百九十六", "Dial HK$107.", "Call 196 days.",
     "Press 2, press 4, press 6", "先拨24，再拨66，最后拨00", "Dial two 4 six 6", "95口1口5口口", "Dial triple nine.", "Visit esimking.com. We help",
     "Telegram channel esimking", 'Telegram "esimking"', "电报频道esimking", "WeChat ID is esimking", "“esimking” on Telegram", "微信搜“卡王”",
     "关注“卡王”公众号", "抖音：esimking", "esimking. com", "esimking dotcom", "www esimking com", "tg " * 60,
     "nine nine nine", "one, five, double oh", "一、五、〇、〇", "Add esimking on WeChat", "公众号：阿曼卡", "Signal: esimking", "Skype（esimking"],
)  # fmt: skip
def test_contacts_in_more_disguises(tmp_path: Path, hidden: str) -> None:
    """Digits of any script, letters that look like some, and links by any scheme."""
    _, found = load_with(tmp_path, "guide.yaml", "en: Call them.", f"en: 'Call {hidden} now.'")
    assert "no-contact-in-text" in [finding.rule for finding in found]


@pytest.mark.parametrize("sign", "\u034f\u115f\u17b4\u180b\u2060\u2800\u3164\ue000\ufe00\ufe0f\ufffc\ufffd\U000e0100")
def test_signs_that_show_nothing(tmp_path: Path, sign: str) -> None:
    """They are told by their numbers: nothing else would show what is to be removed."""
    _, found = load_with(tmp_path, "guide.yaml", "en: Call them.", f"en: 'Call 24{sign}66{sign}00 now.'")
    assert [finding.rule for finding in found] == ["file-format"]
    assert f"24\\u{{{ord(sign):x}}}66" in found[0].message


@pytest.mark.parametrize(
    "tips",
    [
        ("Dial 24", "66"),
        ("Ask for", "tg", "esimking"),
        ("Dial the number of the shop: 2", "4", "6", "6"),
        ("Look for us on Telegram:", "esimking"),
        ("t.", "me/esimking"),
    ],
)
def test_a_contact_in_neighbouring_entries(tmp_path: Path, tips: tuple[str, ...]) -> None:
    """Each alone says next to nothing."""
    written = "".join(f"  - {{en: '{tip}', zh-Hans: '{tip}', sources: ['900:2']}}\n" for tip in tips)
    guide = f"{MINIMAL['guide.yaml']}tips:\n{written}"
    found = findings(load(files_of([write_files(tmp_path, {"guide.yaml": guide})])))
    assert "no-contact-in-text" in [finding.rule for finding in found]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_looks_ordinary_holds_no_contact(text: str) -> None:
    """Most texts are looked at no closer, so what a closer look would find must never look so."""
    if is_ordinary(text):
        assert _contact_in(text) is None


def test_most_texts_look_ordinary(index: Index) -> None:
    """Else it would save nothing."""
    texts = {text for guide in index.content().guides for each in texts_of(guide) for text in each}
    assert sum(map(is_ordinary, texts)) > len(texts) * 0.8


def test_digits_of_any_script(tmp_path: Path) -> None:
    """Whatever Unicode knows as digits: eight of them are a number."""
    zeros = [chr(code) for code in range(0x110000) if unicodedata.decimal(chr(code), None) == 0]
    assert len(zeros) > 60
    for zero in zeros:
        number = "".join(chr(ord(zero) + digit) for digit in (2, 4, 6, 6, 0, 0, 0, 0))
        assert contact_in(f"Call {number}."), hex(ord(zero))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vocabulary.yaml", "vocabulary:\n  traditional: {运营商: 電訊商 +968 2466 0000}\n"),
        ("vocabulary.yaml", "vocabulary:\n  traditional: {运营商: 看 t.me/x}\n"),
        ("vocabulary.yaml", "vocabulary:\n  traditional: {运营商: 二四六六〇〇〇〇}\n"),
        ("vocabulary.yaml", "vocabulary:\n  traditional: {运: 二}\n"),
        ("vocabulary.yaml", "vocabulary:\n  traditional: {运: 和}\n"),
        ("vocabulary.yaml", "vocabulary:\n  traditional: {运营商: 電訊商微信卡王}\n"),
        ("guide.yaml", MINIMAL["guide.yaml"].replace("Call them.", "Call ✓ them.")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "'en': 'Nautilus: ⚠ none'")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: two four six six one one")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: Nautilus Hotline 1500")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: Nautilus 客服 150")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: Nautilus support 1500")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: Nautilus 一五零零")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: 24 66 oo oo")),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("carrier: nautilus", "carrier: call-2466-0000")),
        (
            "carriers.yaml",
            MINIMAL["carriers.yaml"]
            + "    channels:\n      - {kind: email, en: Mail, zh-Hans: 邮件, value: call.24660000@sea.example, page: sea}\n",
        ),
        (
            "carriers.yaml",
            MINIMAL["carriers.yaml"]
            + "    channels:\n      - {kind: email, en: Mail, zh-Hans: 邮件, value: x@t.me, page: sea}\n",
        ),
        (
            "carriers.yaml",
            MINIMAL["carriers.yaml"]
            + "    channels:\n      - {kind: store, en: Ring 24-66, zh-Hans: 门店, value: 00-00, page: sea}\n",
        ),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("carrier: nautilus", "carrier: call-2466-oooo")),
        (
            "guide.yaml",
            MINIMAL["guide.yaml"] + "faqs:\n  - {question: {en: Ring 24 66?, zh-Hans: 打？}, "
            'answer: {en: 00 00, zh-Hans: 打。}, sources: ["900:2"]}\n',
        ),
        ("ledger.yaml", MINIMAL["ledger.yaml"].replace('"900"', '"24660000"')),
        ("guide.yaml", MINIMAL["guide.yaml"].replace("article_step: 1", "article_step: 24660000")),
        ("vocabulary.yaml", "vocabulary:\n  concepts: [[refund, call 24660000]]\n"),
        ("vocabulary.yaml", "vocabulary:\n  fillers: [t.me/x]\n"),
        ("guide.yaml", "{}\n"),
        ("guide.yaml", MINIMAL["guide.yaml"].partition("checklist:")[0]),
        ("guide.yaml", MINIMAL["guide.yaml"].replace("Call them.", "Call \ue000 them.")),
        ("regions.yaml", MINIMAL["regions.yaml"].replace('"+354"', '"+354 410 1234"')),
        ("regions.yaml", MINIMAL["regions.yaml"].replace("iso: IS", "iso: call 410 1234")),
        ("carriers.yaml", MINIMAL["carriers.yaml"] + '    network_codes: ["410 1234"]\n'),
        ("carriers.yaml", MINIMAL["carriers.yaml"] + '    aliases: ["call 4101234"]\n'),
        ("carriers.yaml", MINIMAL["carriers.yaml"] + "    aliases: [t.me/x]\n"),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: Nautilus 410 12 34")),
        ("ledger.yaml", MINIMAL["ledger.yaml"].replace("title: 标题", "title: 标题 41012345")),
        ("ledger.yaml", MINIMAL["ledger.yaml"].replace("heading: [1]", "heading: [0]")),
        ("ledger.yaml", MINIMAL["ledger.yaml"].replace("heading: [1]", "heading: [1-9999]")),
        ("ledger.yaml", MINIMAL["ledger.yaml"].replace("heading: [1]", "heading: [6]")),
        ("ledger.yaml", MINIMAL["ledger.yaml"].replace("heading: [1]", "heading: [1-]")),
        (
            "ledger.yaml",
            MINIMAL["ledger.yaml"].replace(
                "kinds:", 'promotions:\n  - {kind: telegram, handle: "@4101234", line: 1}\nkinds:'
            ),
        ),
        ("carriers.yaml", MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: 'Nautilus *101#'")),
        ("ledger.yaml", MINIMAL["ledger.yaml"].replace("heading: [1]", "heading: [999999999999]")),
        ("pages.yaml", MINIMAL["pages.yaml"].replace('"2026-11"', '"2099-12"')),
        *(
            ("pages.yaml", MINIMAL["pages.yaml"].replace("https://sea.example", address))
            for address in (
                "https://wa.me/96824660000",
                "https://tx.me/x",
                "https://telegram.im/x",
                "https://bit.ly/x",
                "https://wa.chat/x",
                "https://link.example/?target=wa.me/x",
                "https://search.example/amp/s/wa.me/x",
                "https://search.example/ck/a?u=a1aHR0cHM6Ly93YS5tZS8x",
                "https://guard.example/v3/__https://wa.me/1",
                "https://sea.example/?u=https://t.me/x",
                "https://sea.example/go?u=t%2eme/x",
                "https://sea.example/网页",
                "https://search.example/url?q=esimking.com",
                "https://carrd.co/x",
                "https://u:p@sea.example/",
                "https://jq.qq.com/x",
                "https://bitly.com/x",
                "https://sea.example/?redirect=https://x.example",
                "https://sea.example/?r=//x.example",
                "https://xn--e1awd7f.com/x",
                "https://sea.example/help/4101234",
                "https://sea.example/help/41-01-234?x",
                "https://sea.example/%" + "25" * 985 + "41",
            )
        ),
    ],
)
def test_nothing_careless_or_hostile_is_taken(tmp_path: Path, name: str, text: str) -> None:
    """Each of these is refused, by a finding in its file."""
    found = findings(load(files_of([write_files(tmp_path, {name: text})])))
    assert name in [finding.path.name for finding in found if finding.severity == "error"], found


def test_a_misspelt_key_is_told_at_its_line(tmp_path: Path) -> None:
    """Not at the beginning of its table."""
    text = MINIMAL["guide.yaml"].replace("checklist:", "warnigns: []\nchecklist:")
    found = findings(load(files_of([write_files(tmp_path, {"guide.yaml": text})])))
    [told] = [finding for finding in found if "warnigns" in finding.message]
    assert told.line == text[: text.index("warnigns")].count("\n") + 1


def test_an_attested_number_that_an_article_invents_keeps_its_flags() -> None:
    """A page of somebody's folder that prints it too does not make it a number to dial."""
    content = load(files_of(places.folders())).content
    article = next(article for article in content.articles if article.id == "000")
    invented = article.hotlines[0]
    attested = invented._replace(sources=(Citation("page:tra-oman-contact"),), seen_on="2026-11", number="2466 0000")
    flags = Trust(content, "2026-11-20").contact(attested).flags
    assert {flag.code for flag in flags} == {"disputed-hotline", "patterned-number"}


@pytest.mark.parametrize(
    "name", ["guides/bahrain/cancel-number-keeping.yaml", "seeds/000.yaml", "guides/carriers.yaml"]
)
def test_what_is_cut_is_refused(tmp_path: Path, run: Run, name: str) -> None:
    """Also behind an entry of a list, where what is left is good YAML and lacks nothing but what nobody would miss."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines(keepends=True)
    cut = tmp_path / "cut.yaml"
    for last in range(len(lines) - 1, 0, -len(lines) // 12):
        cut.write_text("".join(lines[:last]), encoding="utf-8")
        ran = run(["show", "bahrain", "--guides", str(tmp_path)])
        assert (ran.status, ran.out) == (2, ""), last
        assert "may be cut short" in ran.err or "cut.yaml:" in ran.err, last
    cut.write_text("".join(lines), encoding="utf-8")
    assert run(["show", "bahrain", "--guides", str(tmp_path)]).status == 0


@pytest.mark.parametrize(
    "line",
    [
        "show oman cancel",
        "show oman cancel --all --lang zh",
        "contacts hong-kong --lang zh-Hant",
        "checklist bahrain --format markdown",
        "letter oman cancel data",
        "faq bahrain --format html",
        "flags oman",
        "list --json",
        "search balance",
        "search balance --json",
        "",
        "--json",
    ],
)
def test_every_answer_says_that_guides_of_others_are_in_it(tmp_path: Path, run: Run, line: str) -> None:
    """At its head, in any format: rules on texts stop a careless author, not one who lies."""
    folder = write_files(tmp_path / "theirs")
    assert "theirs" not in run(line).out
    ran = run([*line.split(), "--guides", str(folder)])
    assert ran.status == 0
    head = ran.out if ran.out[0] == "<" else ran.out.split("\n\n")[0]
    assert "theirs" in head.replace("\n", "")  # a long path is broken anywhere


def test_whatever_is_replaced_is_told(run: Run, tmp_path: Path) -> None:
    """A carrier too: on stderr, in JSON, and among the flags."""
    shipped = (ROOT / "guides" / "carriers.yaml").read_text(encoding="utf-8")
    begin = shipped.index("  - carrier: africell")
    africell = shipped[begin : shipped.index("\n  - carrier:", begin)].replace("presence: absent", "presence: network")
    (tmp_path / "c.yaml").write_text(f"carriers:\n{africell}\n...\n", encoding="utf-8")
    ran = run(["flags", "oman", "--json", "--guides", str(tmp_path)])
    assert "carrier africell is taken from" in ran.err
    assert any("carrier africell" in note for note in ran.json["notes"])
    assert "carrier africell" in run(["flags", "oman", "--guides", str(tmp_path)]).out


def test_a_replaced_ledger_is_not_held_against_the_guide_that_is_replaced_with_it(tmp_path: Path) -> None:
    """Nothing is left of the earlier guide."""
    first, second = write_files(tmp_path / "first"), tmp_path / "second"
    second.mkdir()
    ledger = MINIMAL["ledger.yaml"].replace("fact: [2-4]", "fact: [2-3]").replace("lines: 5", "lines: 3")
    guide = MINIMAL["guide.yaml"].replace("900:2-4", "900:2-3")
    (second / "l.yaml").write_text(ended(ledger), encoding="utf-8")
    (second / "g.yaml").write_text(ended(guide), encoding="utf-8")
    assert findings(load(files_of([first, second]))) == ()


@pytest.mark.parametrize("limit", ["ulimit -f 20", "exec >/dev/full"])
def test_output_is_whole_or_fails(limit: str, tmp_path: Path) -> None:
    """A file that may grow no further and a full disk end with 2, also where nothing is buffered."""
    for buffering in ("", "PYTHONUNBUFFERED=1 "):
        for words in ("show --all", "--help"):
            if words == "--help" and "ulimit" in limit:
                continue  # it is shorter than that
            script = f"{limit}; {buffering}{sys.executable} -m simcancel {words} {'>' + str(tmp_path / 'out') if 'ulimit' in limit else ''}"
            ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
            assert ran.returncode == 2, (limit, buffering, words)
            assert "cannot be written" in ran.stderr
            assert "Traceback" not in ran.stderr


def test_help_in_an_encoding_without_chinese() -> None:
    """What it lacks is written as its number."""
    for encoding in ("latin-1", "big5", "shift_jis", "cp037"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        ran = subprocess.run(
            [sys.executable, "-m", "simcancel", "--help"], env=environment, capture_output=True, check=False
        )
        assert ran.returncode == 0, encoding
        assert b"Traceback" not in ran.stderr


def test_a_typed_link_is_not_made_live(run: Run) -> None:
    """Not in Markdown, where any address is one."""
    out = run(["search", "https://t.me/esim1088", "--format", "markdown"]).out
    assert re.search(r"https?://t\.me|[^\]]t\.me/", out) is None


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "both"])
def test_links_end_where_the_address_ends(run: Run, language: str) -> None:
    """Full-width brackets and stops are no part of them."""
    page = run(["show", "--all", "--format", "html", "--lang", language]).out
    links = re.findall(r'href="(https[^"]+)"', page)
    assert len(links) > 20
    assert all(link.isascii() for link in links)
    text = run(["show", "--all", "--format", "markdown", "--lang", language]).out
    assert re.search(r"https://[^\s<>]*[^\x00-\x7f]", text) is None


@pytest.mark.parametrize("owner", ["others may write", "folder others may write"])
def test_an_index_that_others_could_have_written_is_not_believed(tmp_path: Path, owner: str) -> None:
    """A shared cache folder."""
    place = tmp_path / "simcancel" / "x.sqlite"
    place.parent.mkdir(mode=0o700)
    place.write_bytes(b"")
    place.chmod(0o600)
    assert cache.is_ours(place, place.parent)
    (place.parent if owner.startswith("folder") else place).chmod(0o777)
    assert not cache.is_ours(place, place.parent)


def test_nothing_is_written_where_others_can_write(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """They could exchange it before it is read, and what is theirs there is not tidied away."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "simcancel"
    folder.mkdir()
    folder.chmod(0o777)
    theirs = folder / f"{'0' * 20}.sqlite"
    theirs.write_bytes(b"")
    os.utime(theirs, (0, 0))
    ran = run(["list", "--guides", str(write_files(tmp_path / "mine"))])
    assert ran.status == 0
    assert "others can write there" in ran.err
    assert list(folder.iterdir()) == [theirs]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("ledger.yaml", "title: 标题", "title: see https://t.me/s/x"),
        ("ledger.yaml", "as: Nautilus", "as: see t.me/x"),
        ("pages.yaml", "publisher: Sea Office", "publisher: '@advert'"),
        ("pages.yaml", '"https://sea.example"', '"https://t.me?start=x"'),
        ("pages.yaml", '"https://sea.example"', '"https://t.me./s/x"'),
        ("pages.yaml", '"https://sea.example"', '"https://ｔ.me/x"'),
        ("pages.yaml", '"https://sea.example"', '"https://t%2eme/x"'),
        (
            "guide.yaml",
            "{article_step: 1,",
            "{details: [{en: Dial 24, zh-Hans: 拨24}, {en: '66', zh-Hans: '66'}, {en: '00', zh-Hans: '00'}], article_step: 1,",
        ),
        ("pages.yaml", '"https://sea.example"', '"https://t-me.translate.goog/x"'),
        ("pages.yaml", '"https://sea.example"', '"https://t-me.cdn.ampproject.org/x"'),
        ("pages.yaml", '"https://sea.example"', '"https://www.google.com/url?q=https://%74.me/x"'),
        ("pages.yaml", '"https://sea.example"', '"https://sea.example/?x=t%252Eme"'),
        ("pages.yaml", '"https://sea.example"', '"https://x.com/esimking"'),
        ("pages.yaml", '"https://sea.example"', '"https://sea.example/@esimking"'),
        ("pages.yaml", '"https://sea.example"', '"https://call-2466-0000.example"'),
        ("pages.yaml", '"https://sea.example"', '"https://sea.example/call/+354-2466-0000"'),
        (
            "ledger.yaml",
            "kinds:",
            'promotions:\n  - {kind: image, link: "hxxps://a[.]b/(www.esim.vip/x", line: 1}\nkinds:',
        ),
        ("regions.yaml", "website: https://sea.example", "website: 'https://sea.example/<img>'"),
        ("ledger.yaml", "number: +354 410 1234", "number: '+354 410 1234 ext 99'"),
        ("guide.yaml", "en: Call them.", 'en: "Call them.\\n\\n# Heading"'),
        ("guide.yaml", "en: Call them.", f"en: {'a-' * 2000}"),
        ("regions.yaml", "region: atlantis", "region: '$(touch x)'"),
        (
            "ledger.yaml",
            "kinds:",
            'promotions:\n  - {kind: image, link: "hxxps://a[.]b/https://t.me/s/x", line: 1}\nkinds:',
        ),
    ],
)
def test_nothing_slips_in_beside_the_texts(tmp_path: Path, name: str, old: str, new: str) -> None:
    """Titles, names, publishers, websites, numbers and ids are looked at too."""
    _, found = load_with(tmp_path, name, old, new)
    assert found
    assert found[0].path.name == name


@pytest.mark.parametrize(
    "text",
    [
        "vocabulary:\n  region: {nowhere: [nowhere]}\n",
        "vocabulary:\n  action: {fly: [fly]}\n",
        'disagreements:\n  - disagreement: x\n    region: atlantis\n    action: cancel\n    subject: {en: a, zh-Hans: b}\n    positions:\n      - hotline: "900:3"\n    ask: {en: a?, zh-Hans: b？}\n',
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, text: str) -> None:
    """Words for nothing, and hotlines compared under another carrier, would be shown wrongly."""
    found = findings(load(files_of([write_files(tmp_path, {"extra.yaml": text})])))
    assert "fitting" in {finding.rule for finding in found}


def test_a_carrier_of_another_region_is_refused(tmp_path: Path) -> None:
    """A ledger may name carriers of its own region only."""
    other = MINIMAL["regions.yaml"].replace("atlantis", "utopia").replace("iso: IS", "iso: UT").replace("+354", "+355")
    carriers = MINIMAL["carriers.yaml"].replace("region: atlantis", "region: utopia")
    found = findings(load(files_of([write_files(tmp_path, {"other.yaml": other, "carriers.yaml": carriers})])))
    assert "fitting" in {finding.rule for finding in found}


def test_two_names_side_by_side_hold_no_number(tmp_path: Path) -> None:
    """The screen puts a carrier's name before the one that an article writes."""
    carriers = MINIMAL["carriers.yaml"].replace("en: Nautilus", "en: Nautilus 2466")
    ledger = MINIMAL["ledger.yaml"].replace("as: Nautilus", "as: '0000'")
    found = findings(load(files_of([write_files(tmp_path, {"carriers.yaml": carriers, "ledger.yaml": ledger})])))
    assert [(finding.rule, finding.path.name) for finding in found] == [("no-contact-in-text", "ledger.yaml")]


def test_an_advertisers_host_is_no_page(tmp_path: Path) -> None:
    """With and without its www."""
    ledger = MINIMAL["ledger.yaml"].replace(
        "kinds:", 'promotions:\n  - {kind: image, link: "hxxps://www[.]esim[.]example/x", line: 1}\nkinds:'
    )
    for address in ("https://esim.example", "https://www.esim.example", "https://shop.esim.example"):
        pages = MINIMAL["pages.yaml"].replace("https://sea.example", address)
        found = findings(load(files_of([write_files(tmp_path, {"ledger.yaml": ledger, "pages.yaml": pages})])))
        assert [finding.rule for finding in found] == ["live-links"], address


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("vocabulary:\n  action: {cancel: [续费]}\n", "words action cancel is taken from"),
        ("vocabulary:\n  traditional: {不能: 可以}\n", "words traditional is taken from"),
        ("vocabulary:\n  traditional: {短信: 短訊息}\n", "words traditional 短信 is taken from"),
    ],
)
def test_words_are_not_replaced_silently(tmp_path: Path, run: Run, text: str, says: str) -> None:
    """A filter would mean something else, and a shown text read otherwise."""
    (tmp_path / "v.yaml").write_text(ended(text), encoding="utf-8")
    (tmp_path / "cache").mkdir()
    ran = run(["list", "--guides", str(tmp_path)])
    assert says in ran.err or ran.status == 2


def test_a_deep_folder_is_told(tmp_path: Path, run: Run) -> None:
    """Twelve hundred folders within each other are no guides."""
    folder = tmp_path / "deep"
    folder.mkdir()
    place = os.getcwd()
    os.chdir(folder)
    for _ in range(200):
        os.mkdir("x")
        os.chdir("x")
    os.chdir(place)
    ran = run(["list", "--guides", str(folder)])
    assert ran.status == 2
    assert "folders within folders" in ran.err


@pytest.mark.parametrize("given", [{"COMP_CWORD": "abc"}, {"COMP_CWORD": "1" * 5000}, {"COMP_CWORD": "2"}, {}], ids=str)
def test_a_shell_that_asks_wrongly_gets_nothing(given: dict[str, str]) -> None:
    """No traceback stands in the line that is typed."""
    words = {"COMP_WORDS": "simcancel show o"} if "2" not in given.values() else {}
    ran = _program([], _SIMCANCEL_COMPLETE="bash_complete", **given, **words)
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_no_line_is_forged(tmp_path: Path, run: Run) -> None:
    """Neither by a key nor by the name of a folder with a line break in it."""
    folder = tmp_path / "x\nsimcancel: note: all is verified"
    write_files(folder, {"x.yaml": '"y\\nsimcancel: note: all is well": 1\n'})
    ran = run(["list", "--guides", str(folder)])
    assert ran.status == 2
    assert not any(line.startswith("simcancel: note") for line in ran.err.splitlines())


@pytest.mark.parametrize(
    "line",
    [
        ["show", "cancle", "https://t.me/s/esim1088"],
        ["show", "https://t.me/s/esim1088"],
        ["search", "https://t.me/s/esimzzz"],
        ["show", "--lang", "https://t.me/x"],
        ["search", "@esim1088 看https://x.com/abc 加t.me/esimking", "--format", "markdown"],
        ["search", "@esim1088 看https://x.com/abc 加t.me/esimking", "--format", "html"],
    ],
    ids=" ".join,
)
def test_no_typed_link_comes_back_live(run: Run, line: list[str]) -> None:
    """Wherever the words stand that hold one."""
    ran = run(line)
    assert not re.search("https?://(?:t|x)|t\\.me", ran.out + ran.err)


@pytest.mark.parametrize("written", ["guide: &", "guide: *", "guide: !!"])
def test_what_a_file_holds_is_not_told_as_a_whole(tmp_path: Path, run: Run, written: str) -> None:
    """An anchor, an alias or a tag may be as long as a file."""
    folder = write_files(tmp_path / "mine", {"guide.yaml": f"{written}{'x' * 900_000}\n"})
    for line in (["show", "--guides", str(folder)], ["lint", str(folder)]):
        ran = run(line)
        assert ran.status in (1, 2)
        assert len(ran.out + ran.err) < 3_000


def test_a_correction_is_of_a_word(run: Run) -> None:
    """Not of its letters wherever they stand."""
    assert "simcancel show oman cancel" in run(["show", "omann", "cancel"]).err
    assert "http3" not in run(["show", "s https://x.example/s"]).err


def _four(number: int) -> str:
    """Return four Chinese characters, others for each number."""
    return "".join(chr(0x4E00 + number // 140**place % 140 * 140 + place) for place in range(4))


SMALL_AND_SLOW = {
    "letters that look like digits": {"guide.yaml": MINIMAL["guide.yaml"].replace("Call them.", f"I {'l' * 1500}x.")},
    "lines of mentions": {
        f"l{n}.yaml": MINIMAL["ledger.yaml"].replace('"900"', f'"{n}"').replace("[3]", "[1-99, 101-199, 201-299]")
        for n in range(100)
    },
    "citations": {
        "guide.yaml": MINIMAL["guide.yaml"]
        + "tips:\n"
        + "".join(f"  - {{en: T {n}, zh-Hans: T, sources: {['900:2-99'] * 60}}}\n" for n in range(199))
    },
    "hotlines": {
        f"l{n}.yaml": MINIMAL["ledger.yaml"]
        .replace('"900"', f'"{n}"')
        .replace(
            "  - {carrier: nautilus, number: +354 410 1234, line: 3}\n",
            "".join(f"  - {{carrier: nautilus, number: +354 410 {n:02}{k:02}, line: 3}}\n" for k in range(30)),
        )
        for n in range(20)
    },
    "words": {
        "v.yaml": "vocabulary:\n  concepts:\n"
        + "".join(f"    - [{', '.join(_four(n * 20 + k) for k in range(20))}]\n" for n in range(3_000))
    },
    "signs for several letters": {
        "guide.yaml": MINIMAL["guide.yaml"]
        + "tips:\n"
        + "".join(f"  - {{en: T {n}, zh-Hans: {'㍿' * 1500}, sources: ['900:2']}}\n" for n in range(180))
    },
    "unknown keys": {"x.yaml": "regions: []\n" + "".join(f"regionss{n}: 1\n" for n in range(40_000))},
}


@pytest.mark.parametrize("what", SMALL_AND_SLOW)
def test_no_small_folder_takes_long(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """What took minutes ends in its finding or its answer: a hundred times the usual work is never done."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = write_files(tmp_path / "mine", SMALL_AND_SLOW[what])
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_000_000
    calls = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        ran = run(["show", "--all", "--guides", str(folder)])
    finally:
        sys.setprofile(None)
    assert ran.status in (0, 2)
    assert calls < 30_000_000


def _made(name: str, text: str, folder: Path) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


ENDLESS = {
    "pictures": '办卡 <img src="https://a.example/x"> ![x](https://i.postimg.cc/x.png) ' * 12_000,
    "an entity": "&#" + "9" * 4301 + ";\n",
    "signs": "✈" * 100_000,
    "links": "t.me/abcde " * 15_000,
    "accounts": "t.me/x " * 130_000,
    "accounts of one seller": "# SIM卡 TG💪+@abcdef\n" + "wa.me/1\n" * 8_000,
    "numbers": "+96824660000" * 8_000,
    "numbers of carriers": "阿曼 Omantel +96824661234\n" * 45_000,
}


def test_no_text_takes_long_to_scan(tmp_path: Path) -> None:
    """What took minutes, or grew with the square of its length, is scanned while a processor works half a minute."""
    for name, text in ENDLESS.items():
        _made(name, text, tmp_path)
    seller = _made("zz", "办卡请加 TG：@sjk_depot", tmp_path)
    command = f"ulimit -t 30; cd {tmp_path}; exec {sys.executable} -m simcancel scan --lang en ."
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert seller.name in ran.stdout


def test_a_ledger_has_the_limits_of_a_scan(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does a link in the title of the text come out live."""
    text = _made("text", "# eSIM https://wa.me/96824660000\n", tmp_path)
    ran = run(["scan", "--ledger", "a", str(text)])
    assert ran.status == 0
    assert "https://wa.me" not in ran.out
    monkeypatch.setattr("simcancel.scan.files.MOST_BYTES", 10)
    ran = run(["scan", "--ledger", "a", str(text)])
    assert ran.status == 2
    assert "larger than" in ran.err


@pytest.mark.parametrize("columns", [20, 22, 24, 28, 40])
def test_a_scanned_number_has_its_flag_on_its_line(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """However narrow the screen."""
    monkeypatch.setenv("COLUMNS", str(columns))
    text = _made("text", "阿曼 Omantel：+968 2466 0000\n", tmp_path)
    shown = run(["scan", "--lang", "en", "--format", "plain", str(text)]).out.replace("\u00a0", " ")
    assert "+968 2466 0000 ⚠ disputed" in shown


def test_what_is_no_file_is_told_by_lint(tmp_path: Path, run: Run) -> None:
    """A pipe is not waited for, and a device not read."""
    os.mkfifo(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").symlink_to("/dev/zero")
    ran = run(["lint", str(tmp_path)])
    assert ran.status == 1
    assert ran.out.count("no ordinary file") == 2


def test_lint_reads_a_file_once_for_all_findings(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand findings in a file are not ten thousand readings of it."""
    (tmp_path / "p.yaml").write_text("pages: []\n" + "".join(f"k{n}: x\n" for n in range(1000)), encoding="utf-8")
    read = []
    whole = contents

    def counted(path: Path) -> bytes:
        read.append(path)
        return whole(path)

    monkeypatch.setattr(linting, "contents", counted)
    ran = run(["lint", str(tmp_path)])
    assert len(ran.out.splitlines()) >= 1000
    assert read == [tmp_path / "p.yaml"]


def test_a_file_that_is_written_is_not_said_to_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Ctrl-C that comes when the file has its name ends the program as any other does."""
    replace = os.replace

    def interrupted(old: str, new: str) -> None:
        replace(old, new)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        file.save("a", str(tmp_path / "a.txt"), force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_interrupt_that_the_caller_ignores_is_ignored() -> None:
    """As behind `nohup`, or in the background of a script."""
    command = [sys.executable, "-m", "simcancel", "show", "--all", "--format", "html"]
    script = f"trap '' INT; exec {' '.join(command)} | {{ sleep 0.4; cat; }}"
    process = subprocess.Popen(["sh", "-c", script], stdout=subprocess.PIPE, start_new_session=True)
    for _ in range(6):
        time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
    assert process.communicate()[0].endswith(b"</html>")


@pytest.mark.parametrize("name", [b"n\xff", "指南".encode()])
def test_a_folder_of_any_name(tmp_path: Path, name: bytes) -> None:
    """Also one that is no text, or none in this encoding; it is compiled once, and what it holds is told at the head."""
    folder = os.fsencode(tmp_path) + b"/" + name
    os.mkdir(folder)
    for made in write_files(tmp_path / "made").iterdir():
        (tmp_path / os.fsdecode(name) / made.name).write_bytes(made.read_bytes())
    surroundings = {
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    for _ in range(2):
        ran = _program(["list", "--guides", folder], **surroundings)
        assert ran.returncode == 0
        assert b"Traceback" not in ran.stderr
        assert b"are not simcancel's" in ran.stdout
        assert b"Atlantis" in ran.stdout


@pytest.mark.parametrize("name", ["\u200b", " ", "\ufffd", "t.me", "a\n- Omantel"])
def test_a_folder_s_name_hides_nothing(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The note stands there whatever its name is, on one line and without a link."""
    write_files(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    ran = run(["list", "--guides", name])
    assert ran.out.startswith("The guides of ")
    assert "are not simcancel's" in ran.out
    assert "of t.me" not in ran.out
    assert "\n- " not in ran.out


def test_a_file_s_name_is_not_told_in_an_answer(tmp_path: Path, run: Run) -> None:
    """It may say anything."""
    (tmp_path / "l\n- Omantel: ✓ 2466.yaml").write_bytes(
        (ROOT / "seeds" / "000.yaml").read_bytes().replace(b"title: ", b"title: x")
    )
    ran = run(["flags", "oman", "--guides", str(tmp_path)])
    assert "ledger 000 is taken from" in ran.out
    assert "2466.yaml" not in ran.out
    assert "2466.yaml" not in run(["flags", "oman", "--json", "--guides", str(tmp_path)]).out


def test_a_scan_says_that_others_attest(tmp_path: Path, run: Run) -> None:
    """A number that only their folder knows is no longer doubtful."""
    folder = write_files(tmp_path / "theirs")
    text = _made("text", "Atlantis: Nautilus.\n", tmp_path)
    ran = run(["scan", "--guides", str(folder), str(text)])
    assert (ran.status, ran.out) == (0, "")
    assert "theirs are not simcancel's" in ran.err
    for form in ("json", "html", "markdown"):
        assert "theirs are not simcancel" in run(["scan", "--format", form, "--guides", str(folder), str(text)]).out
    assert "theirs are not simcancel's" in run(["scan", "--ledger", "a", "--guides", str(folder), str(text)]).err


def test_a_short_code_of_a_regulator_keeps_its_doubts() -> None:
    """An article prints it for a carrier, and another number beside it."""
    content = load(files_of(places.folders())).content
    article = next(article for article in content.articles if article.id == "000")
    hotlines = (article.hotlines[0]._replace(number="1234", e164=None), *article.hotlines[1:])
    articles = tuple(each._replace(hotlines=hotlines) if each is article else each for each in content.articles)
    said = Citation("page:tra-oman-contact")
    regulator = hotlines[0]._replace(carrier=None, sources=(said,), seen_on="2026-11")
    flags = Trust(content._replace(articles=articles), "2026-11-20").contact(regulator).flags
    assert "disputed-hotline" in {flag.code for flag in flags}


@pytest.mark.parametrize(
    ("vocabulary", "says"),
    [
        ("{stopwords: [singapore]}", "words stopwords singapore"),
        ("{fillers: [singapore]}", "words fillers singapore"),
        ("{procedure: {cancel: [prepaid]}}", "words procedure prepaid"),
        ("{asks: {contacts: [prepaid]}}", "words asks prepaid"),
    ],
)
def test_a_word_does_not_lose_its_meaning_silently(tmp_path: Path, run: Run, vocabulary: str, says: str) -> None:
    """Nor is it made to ask nothing."""
    (tmp_path / "v.yaml").write_text(ended(f"vocabulary: {vocabulary}"), encoding="utf-8")
    ran = run(["list", "--guides", str(tmp_path)])
    assert f"{says} is taken from" in ran.err


def test_what_is_replaced_is_told_fifty_at_a_time(tmp_path: Path, run: Run) -> None:
    """However many words there are."""
    words = ", ".join(f"w{first}{second}" for first in "abcdefghij" for second in "abcdefgh")
    (tmp_path / "v.yaml").write_text(ended(f"vocabulary: {{stopwords: [{words}]}}"), encoding="utf-8")
    ran = run(["list", "--guides", str(tmp_path)])
    assert ran.err.count(" is taken from ") == 50
    assert "30 more are taken" in ran.err


@pytest.mark.parametrize(
    ("listed", "address", "is_refused"),
    [
        ("hxxps://github[.]com/esimking/pic.png", "https://github.com/esimking/pic.png", True),
        ("hxxps://github[.]com/esimking/pic.png", "https://raw.githubusercontent.com/esimking/x", True),
        ("hxxps://github[.]com/esimking/pic.png", "https://github.com/simcancel/x", False),
        ("hxxps://github[.]com/esimking/pic.png", "https://github.com//esimking/pic.png", True),
        ("hxxps://github[.]com/esimking/pic.png", "https://github.com/./%65simking/x", True),
        ("hxxps://github[.]com/esimking/pic.png", "https://github.com/x/../esimking/x", True),
        ("hxxps://shop[.]esimking[.]vip/x", "https://esimking.vip/x", True),
        ("hxxps://shop[.]esimking[.]vip/x", "https://www2.esimking.vip/x", True),
        ("hxxps://shop[.]esimking[.]com[.]hk/x", "https://sea.com.hk/x", False),
        ("hxxps://shop[.]esimking[.]com[.]hk/x", "https://esimking.com.hk/x", True),
        ("hxxps://shop[.]esimking[.]vip/x", "https://1.2.3.4/x", True),
        ("hxxps://shop[.]esimking[.]vip/x", "https://sea.example:8443/x", True),
        ("hxxps://shop[.]esimking[.]vip/x", "https://sea.example/hotel/2024", False),
        ("hxxps://shop[.]esimking[.]vip/x", "https://sea.example/call/96824661234", True),
    ],
)
def test_a_listed_advertiser_is_no_page(tmp_path: Path, listed: str, address: str, is_refused: bool) -> None:  # noqa: FBT001 - a case
    """Nor is what else is below its domain; on a host of everybody's, below its name."""
    promotions = f'promotions:\n  - {{kind: image, link: "{listed}", line: 1}}\nkinds:'
    ledger = MINIMAL["ledger.yaml"].replace("kinds:", promotions)
    pages = MINIMAL["pages.yaml"].replace("https://sea.example", address)
    found = findings(load(files_of([write_files(tmp_path, {"ledger.yaml": ledger, "pages.yaml": pages})])))
    assert ["live-links"] * is_refused == [finding.rule for finding in found]


def test_an_endless_line_and_a_ledger_of_it(tmp_path: Path, run: Run) -> None:
    """A ledger has a thousand lines at most."""
    text = _made("text", "Omantel\n" * 1_001, tmp_path)
    ran = run(["scan", "--ledger", "a", str(text)])
    assert (ran.status, ran.out) == (2, "")
    assert "more than 1,000 lines" in ran.err


@pytest.mark.parametrize("line", [2, 30, 150])
def test_a_forbidden_character_is_told_on_its_line(tmp_path: Path, line: int) -> None:
    """Whatever script stands above it."""
    lines = (ROOT / "guides" / "oman" / "cancel-number-keeping.yaml").read_text(encoding="utf-8").splitlines()
    lines[line - 1] += "\x1b"
    (tmp_path / "g.yaml").write_text("\n".join(lines), encoding="utf-8")
    [found] = load(files_of([tmp_path])).findings
    assert found.line == line


@pytest.mark.parametrize("text", ["a: [\n", "guide: x\n...x\n", "a: 'b\n\n"])
def test_no_fault_is_behind_the_last_line(tmp_path: Path, text: str) -> None:
    """There would be nothing to mend."""
    (tmp_path / "g.yaml").write_text(text, encoding="utf-8")
    [found] = load(files_of([tmp_path])).findings
    assert 1 <= found.line <= text.count("\n")


@pytest.mark.parametrize("buffering", [{}, {"PYTHONUNBUFFERED": "1"}])
def test_help_is_whole_or_fails(tmp_path: Path, buffering: dict[str, str]) -> None:
    """A file that takes but a part of it."""
    given = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    command = f'ulimit -f 1; exec "{sys.executable}" -m simcancel --help > "{tmp_path}/help"'
    ran = subprocess.run(["sh", "-c", command], env={**given, **buffering}, cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"cannot be written" in ran.stderr


def test_names_side_by_side_in_chinese(tmp_path: Path) -> None:
    """A Chinese screen puts the Chinese name before the one that an article writes."""
    carriers = MINIMAL["carriers.yaml"].replace("zh-Hans: 鹦鹉螺", "zh-Hans: 鹦鹉螺2466")
    ledger = MINIMAL["ledger.yaml"].replace("as: Nautilus", "as: '0000'")
    found = findings(load(files_of([write_files(tmp_path, {"carriers.yaml": carriers, "ledger.yaml": ledger})])))
    assert "no-contact-in-text" in [finding.rule for finding in found]


def test_a_day_that_is_none(tmp_path: Path) -> None:
    """No calendar has a 30 February."""
    _, found = load_with(tmp_path, "pages.yaml", '"2026-11"', '"2026-02-30"')
    assert "is no date" in found[0].message


def test_a_new_ledger_does_not_blame_the_guide_that_comes_with_it(tmp_path: Path) -> None:
    """Be it the same guide as before."""
    first, second = write_files(tmp_path / "first"), tmp_path / "second"
    second.mkdir()
    ledger = MINIMAL["ledger.yaml"].replace("fact: [2-4]", "fact: [2-3]").replace("lines: 5", "lines: 3")
    (second / "l.yaml").write_text(ended(ledger), encoding="utf-8")
    (second / "g.yaml").write_text(ended(MINIMAL["guide.yaml"]), encoding="utf-8")
    found = findings(load(files_of([first, second])))
    assert found
    assert {finding.path.parent for finding in found} == {second}


def test_a_link_is_not_echoed(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by an error either."""
    monkeypatch.chdir(tmp_path)
    for line in ("lint --explain https://t.me/x", "--guides https://t.me/x list"):
        ran = run(line)
        assert ran.status == 2
        assert "https://t.me" not in ran.err


STEP = "    steps:\n      - {title: {en: EN, zh-Hans: ZH}, sources: ['900:2']}\n"


@pytest.mark.parametrize(
    ("en", "zh", "is_contact"),
    [
        (("Telegram", "esimking"), ("问", "致电"), True),
        (("Ask", "Call"), ("微信", "卡王"), True),
        (("Dial 24", "66"), ("问", "致电"), True),
        (("Unlink WeChat", "Collect documents"), ("解绑微信", "准备证件"), False),
        (("Unlink WhatsApp", "Call"), ("转移 WhatsApp", "致电"), False),
        (("Telegram is no channel of theirs", "Whoever writes there sells"), ("电报上的不是官方", "卖家在那里"), False),
    ],
)
def test_titles_side_by_side(tmp_path: Path, en: tuple[str, str], zh: tuple[str, str], is_contact: bool) -> None:  # noqa: FBT001 - a case
    """A short guide puts the titles of steps in one line."""
    text = MINIMAL["guide.yaml"].replace("    steps:\n", STEP.replace("EN", en[0]).replace("ZH", zh[0]))
    text = text.replace("title: {en: Call, zh-Hans: 致电}", f"title: {{en: '{en[1]}', zh-Hans: {zh[1]}}}")
    found = findings(load(files_of([write_files(tmp_path, {"guide.yaml": text})])))
    assert ("no-contact-in-text" in [finding.rule for finding in found]) == is_contact


def test_a_title_and_its_summary(tmp_path: Path) -> None:
    """One stands above the other."""
    text = MINIMAL["guide.yaml"].replace("en: Call them.", "en: '66.'").replace("en: Cancel it", "en: Dial 24")
    found = findings(load(files_of([write_files(tmp_path, {"guide.yaml": text})])))
    assert "no-contact-in-text" in [finding.rule for finding in found]


@pytest.mark.parametrize("folder", [".", "./m", "m/.", "m//", "m"])
def test_a_guide_is_edited_however_its_folder_is_called(tmp_path: Path, folder: str) -> None:
    """The index of a cache knows its files by the names that they were given by."""
    write_files(tmp_path / "m")
    place = tmp_path / "m" if folder == "." else tmp_path
    surroundings = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    for title in (b"Cancel it", b"Cancel it now", b"Cancel it"):
        guide = tmp_path / "m" / "guide.yaml"
        guide.write_bytes(guide.read_bytes().replace(b"Cancel it now", b"Cancel it").replace(b"Cancel it", title))
        command = [sys.executable, "-m", "simcancel", "show", "atlantis", "--guides", folder]
        ran = subprocess.run(command, env={**os.environ, **surroundings}, cwd=place, capture_output=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert title + b"\n" in ran.stdout


def test_the_folder_that_something_is_taken_from(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not another one whose name begins alike, however it is called."""
    write_files(tmp_path / "f")
    (tmp_path / "forge").mkdir()
    ledger = (ROOT / "seeds" / "000.yaml").read_text(encoding="utf-8").replace("title: ", "title: x")
    (tmp_path / "forge" / "l.yaml").write_text(ledger, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("forge", "./forge", "forge//"):
        ran = run(["flags", "oman", "--json", "--guides", "f", "--guides", name])
        assert f"ledger 000 is taken from {name}, not from what comes with simcancel." in ran.json["notes"]


def test_figures_again_and_again_are_no_prose(tmp_path: Path) -> None:
    """They would take long to be read, too."""
    _, found = load_with(tmp_path, "guide.yaml", "en: Call them.", f"en: '{'1a1 1 ' * 100}'")
    assert "figures, again and again" in found[0].message
