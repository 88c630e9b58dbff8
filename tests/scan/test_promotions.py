"""Advertising: every shape of it is found, and what looks like it is left alone."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simcancel.scan.cleaning import cleaned
from simcancel.scan.disguises import Reading
from simcancel.scan.files import lines_of
from simcancel.scan.promotions import promotions

DATA = Path(__file__).parent / "data"
SHAPES: list[dict[str, Any]] = yaml.safe_load((DATA / "promotions.yaml").read_text("utf-8"))
LOOK_ALIKES: list[dict[str, Any]] = yaml.safe_load((DATA / "look-alikes.yaml").read_text("utf-8"))

# Shapes that are not found, each with the reason; one that is found again must leave this list.
MISSED = {
    "link-newline-slash": "a link broken over two lines",
    "link-newline-host": "a link broken over two lines",
    "link-html-comment-inside": "a comment within a link",
    "handle-newline-no-at": "an account without a sign of one, a blank line below the word that asks for it",
    "soft-english-assistant": "a shop that introduces itself and offers nothing yet",
    "wx-weixing": "the word for satellite, which sounds like WeChat",
    "qq-mail": "the number of an e-mail address, said to be an account's too",
    "full-article-en": "an account at the end of a text that names no card",
    "tg-front-matter": "said to be the author's own",
    "wa-group": "a group, as a carrier may have one too",
}
WRONGLY_FOUND = {"community-badge": "a badge that links to a project's chat, in its first line"}


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]", "", text).casefold().lstrip("@")


def _found(text: str) -> list[str]:
    lines, _ = lines_of(text)
    spans = [(each, lines[each.line - 1][each.start : each.end]) for each in promotions(lines).promotions]
    return [
        _plain(part) for each, span in spans for part in (span, Reading(span).text, each.handle or "", each.link or "")
    ]


def test_there_are_enough_shapes() -> None:
    """Eighty and sixty were asked for."""
    assert len(SHAPES) > 300
    assert len(LOOK_ALIKES) > 290
    assert len(MISSED) <= len(SHAPES) // 20


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape["shape"]))
def test_a_shape_is_found(shape: dict[str, Any]) -> None:
    """Whatever a person would read in it."""
    found = _found(shape["text"])
    missed = [part for part in shape["finds"] if not any(_plain(part) in each for each in found)]
    assert bool(missed) is (shape["shape"] in MISSED), missed


@pytest.mark.parametrize("shape", LOOK_ALIKES, ids=lambda shape: str(shape["shape"]))
def test_a_look_alike_is_left_alone(shape: dict[str, Any]) -> None:
    """And cleaning takes nothing of it out."""
    assert bool(_found(shape["text"])) is (shape["shape"] in WRONGLY_FOUND)
    assert (cleaned(shape["text"]) == shape["text"]) is (shape["shape"] not in WRONGLY_FOUND)


def test_what_is_only_named_is_told_apart() -> None:
    """Nine in ten of those that name a messenger; and few of those that do not."""
    told = {shape["shape"]: bool(promotions(lines_of(shape["text"])[0]).mentions) for shape in LOOK_ALIKES}
    wrong = [shape["shape"] for shape in LOOK_ALIKES if told[shape["shape"]] != shape["mention"]]
    assert len(wrong) <= len(LOOK_ALIKES) // 10, wrong


@pytest.mark.parametrize(
    "shape", [shape for shape in SHAPES if shape["shape"] not in MISSED], ids=lambda s: str(s["shape"])
)
def test_nothing_is_left_after_cleaning(shape: dict[str, Any]) -> None:
    """Neither the account nor its link or picture; sentences without an account stay."""
    lines, _ = lines_of(shape["text"])
    accounts = {each.handle for each in promotions(lines).promotions if each.handle and each.kind != "soft"}
    left = _plain(Reading(cleaned(shape["text"])).text)
    assert not [account for account in accounts if _plain(account) in left]


def test_who_sells_once_sells_everywhere() -> None:
    """Also without @ and in other letters; a line that only names a carrier's account does not."""
    text = "办卡找 TG：@Kavo_7731\n\n中间是正文。\n\nkavo_7731 很靠谱。\n运营商官方账号是 @omantel_care 。"
    found = promotions(lines_of(text)[0])
    assert [(each.line, (each.handle or "").casefold()) for each in found.promotions] == [
        (1, "kavo_7731"),
        (5, "kavo_7731"),
    ]


def test_what_a_seller_says_stays() -> None:
    """Only accounts, links and pictures are taken out; a person wrote the sentence."""
    text = "# 保号卡\n\n要代注销的请私信我们，当天就好。\n\nTG：@sjk_depot\n"
    assert [each.kind for each in promotions(lines_of(text)[0]).promotions] == ["soft", "telegram"]
    assert cleaned(text) == "# 保号卡\n\n要代注销的请私信我们，当天就好。\n"


def test_a_picture_that_says_what_it_shows_is_the_articles_own() -> None:
    """Also below a line that asks to scan what a seller shows."""
    text = "# 巴林电话卡\n\n扫码加 TG：@sjk_depot 购卡。\n\n![应用的登录页](https://www.carrier.example/login.png)\n"
    assert "login.png" in cleaned(text)
    assert "sjk_depot" not in cleaned(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cleaning_keeps_everything_else(end: str) -> None:
    """Line ends, the mark at the beginning, spaces; of the blank lines around what is gone, one."""
    text = end.join(
        [
            "\ufeff# 阿曼卡[[TG💪+ @kavo7731](https://t.me/s/kavo7731)]",
            "",
            "正文一。  ",
            "",
            "TG💪+ @kavo7731",
            "",
            "正文二。",
            "",
            "@kavo7731",
        ]
    )
    assert cleaned(text) == end.join(["\ufeff# 阿曼卡", "", "正文一。  ", "", "正文二。", ""])


AD = "[[TG💪+ @kavo7731](https://t.me/s/kavo7731)]"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("\n\n正文\n\n\n后文\n\n", "\n\n正文\n\n\n后文\n\n"),
        (f"前文\n\n{AD}\n\n{AD}\n\n后文\n", "前文\n\n后文\n"),
        (f"{AD}\n\n正文\n", "正文\n"),
        (f"前文\n{AD}\n后文", "前文\n后文"),
        (f"前文\n\n\n{AD}\n\n\n后文", "前文\n\n\n\n后文"),
        (f"前文\n\n{AD}\n\n", "前文\n"),
        (f"前文\n\n{AD}\n后文\n\n", "前文\n\n后文\n\n"),
        (f"前文 {AD}\n\n后文\n", "前文\n\n后文\n"),
        (f"✅{AD}✅\n正文\n", "正文\n"),
        (f"- **购买渠道**：{AD}\n正文\n", "正文\n"),
    ],
)
def test_blank_lines_are_kept_but_one(text: str, rest: str) -> None:
    """Of those above and below what is gone; those of a text without advertising stay as they are."""
    assert cleaned(text) == rest


@given(st.text(alphabet="ab @.:/tgme微信电报卡。\n\r![]()*【】+\u200b\ufeff7", max_size=80))
def test_any_text_is_scanned(text: str) -> None:
    """No text breaks it: each finding lies within its line, and cleaning only takes away."""
    lines, _ = lines_of(text)
    for each in (*promotions(lines).promotions, *promotions(lines).mentions):
        assert 0 <= each.start < each.end <= len(lines[each.line - 1])
    rest = iter(text)
    assert all(char in rest for char in cleaned(text))


@given(st.text(max_size=60))
def test_a_reading_knows_where_it_stands(text: str) -> None:
    """Each character of what is read has its place in what is written, in order."""
    line = text.replace("\n", " ").replace("\r", " ")
    reading = Reading(line)
    places = [reading.at(n, n + 1) for n in range(len(reading.text))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(line) for start, end in places)


@pytest.mark.parametrize(
    ("text", "sells"),
    [
        ("飞机：\n\n@kavo7731\n\n办卡找他", True),
        ("飞机：\n4 小时", False),
        ("飞机：\n\n\n\n没有下文", False),
        ("谨防诈骗：TG💪+ @kavo7731 卖假卡", False),
        ("分享：https://t.me/share/url?url=x 办卡", False),
        ("我们官方客服专注代办业务的团队", False),
    ],
)
def test_what_stands_around_decides(text: str, sells: bool) -> None:  # noqa: FBT001 - a table
    """A label above, a warning, a link that shares, an official team."""
    assert bool(promotions(lines_of(text)[0]).promotions) is sells


@pytest.mark.parametrize("name", ["roaming", "nauticom"])
def test_a_word_of_the_article_is_no_sellers_name_wherever_it_stands(name: str) -> None:
    """Be it a word on cards or the carrier's: with an @ it is an account, without one a word."""
    said = [f"先打 {name} 的电话。", f"{name} 的余额要查。", f"再看 {name} 的网站。"] * 4
    lines = [f"# 保号卡注销[[TG💪+ @{name}](https://t.me/s/{name})]", "", *said]
    assert [each.line for each in promotions(lines).promotions] == [1]


@pytest.mark.parametrize(
    "opened", ["[[TG💪+ @kavo7731](https://t.me/s/kavo7731)", "[[TG💪+ @kavo7731](", "【TG💪+ @kavo7731"]
)
def test_nothing_is_left_of_brackets_that_nobody_closes(opened: str) -> None:
    """They were the seller's."""
    assert cleaned(f"# 阿曼卡停用{opened}\n\n正文。\n") == "# 阿曼卡停用\n\n正文。\n"


def test_a_seller_is_found_behind_a_thousand_accounts() -> None:
    """Not each of so many in one line is judged, but one that is known to sell is looked for everywhere."""
    line = f"{'@somebody ' * 1_200}联系 @kavo7731"
    assert promotions([line]).promotions == ()
    found = promotions(["# 保号卡[[TG💪+ @kavo7731](https://t.me/s/kavo7731)]", "", line]).promotions
    assert [(each.line, each.handle) for each in found] == [(1, "kavo7731"), (3, "kavo7731")]


@pytest.mark.parametrize("name", ["kavo_7731", "KAVO_7731", "@kavodepot"])
def test_an_account_below_its_label_goes_with_it(name: str) -> None:
    """Both are the messenger's, each on its own line, with blank lines between them or not."""
    for between in ([], [""]):
        lines = ["手机卡批发找我", "Telegram：", *between, f"**{name}**"]
        _, *found = promotions(lines).promotions
        spans = [(each.kind, each.line, lines[each.line - 1][each.start : each.end].strip("*@")) for each in found]
        assert spans == [("telegram", 2, "Telegram："), ("telegram", len(lines), name.strip("@"))]
        assert found[-1].handle == name.strip("@")


def test_a_plain_word_below_a_label_is_no_account() -> None:
    """It has neither an @ nor a digit nor an underscore."""
    assert promotions(["手机卡批发找我", "Telegram：", "welcome"]).promotions == ()


def test_a_sellers_host_is_the_sellers() -> None:
    """With its ending; an underscore, which no host has, may be a hyphen there or nothing."""
    title = "# 保号卡[[TG💪+ @kavo_sim7](https://t.me/s/kavo_sim7)]"
    lines = [title, "", "看 kavo-sim7.com 就行。", "看 kavosim7.shop 就行。", "看 kavosim8.shop 就行。"]
    found = [each for each in promotions(lines).promotions if each.line > 1]
    assert [(each.kind, lines[each.line - 1][each.start : each.end].strip()) for each in found] == [
        ("telegram", "kavo-sim7.com"),
        ("telegram", "kavosim7.shop"),
    ]


def test_pictures_at_the_end_go_with_the_advertising() -> None:
    """One below the other, with blank lines between; one that tells what it shows, in the midst of the text, stays."""
    picture, own = "![Image](https://i.postimg.cc/x/a.png)", "![信号覆盖图](https://i.postimg.cc/x/map.png)"
    lines = [
        "# 保号卡怎么停",
        "",
        own,
        "",
        "正文。",
        "",
        "[[TG💪+ @kavo7731](https://t.me/s/kavo7731)]",
        "",
        picture,
        "",
        picture,
    ]
    found = promotions(lines).promotions
    assert [(each.kind, each.line) for each in found] == [("telegram", 7), ("image", 9), ("image", 11)]
