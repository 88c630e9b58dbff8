"""Advertising: every shape of it is found, and what looks like it is left alone."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simcancel.scan.accounts import Found
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
        (f"前文\n{AD}\n\n后文", "前文\n\n后文"),
        (f"前文\n\n{AD}\n  \n后文", "前文\n\n后文"),
        (f"前文\n\n{AD}\n中文\n\n\n后文", "前文\n\n中文\n\n\n后文"),
        (f"前文\n{AD}\n  \n\n后文", "前文\n  \n后文"),
        (f"前文\n  \n{AD}\n\n后文", "前文\n  \n后文"),
        (f"前文\n\n{AD}\n  \n", "前文\n"),
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
    for between in ([], [""], ["  "]):
        lines = ["手机卡批发找我", "Telegram：", *between, f"**{name}**"]
        _, *found = promotions(lines).promotions
        spans = [(each.kind, each.line, lines[each.line - 1][each.start : each.end].strip("*@")) for each in found]
        assert spans == [("telegram", 2, "Telegram："), ("telegram", len(lines), name.strip("@"))]
        assert [(each.handle, each.link) for each in found] == [(None, None), (name.strip("@"), None)]


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


REST = "\n\n先查余额。\n再带护照。\n然后排队。\n最后签字。\n"  # of an article
LONG = "这家公司的营业时间、网点地址和所需材料在前面几节里已经逐条写过，请先从头到尾看完，把护照、合同和最近一期账单都带在身边，然后再去最近的门市排队办手续"


@pytest.mark.parametrize(
    ("text", "selling"),
    [
        ("（北岸）WhatsApp：+1 202-555-0143\n\n办卡 TG：@seller_0", [5]),
        ("WhatsApp：+1 202-555-0143\n\n办卡 TG：@seller_0", [3, 5]),
        ("<p>WhatsApp：+1 202-555-0143</p>\n\n<p>办卡 TG：@seller_0</p>", [3, 5]),
        ("<DIV>WhatsApp：+1 202-555-0143</DIV>\n\n<DIV>办卡 TG：@seller_0</DIV>", [3, 5]),
        ("**WhatsApp** - +1 202-555-0143\n\n办卡 TG：@seller_0", [3, 5]),
        ("- WhatsApp：+1 202-555-0143\n\n办卡 TG：@seller_0", [5]),
        ("The reporter can be reached on WhatsApp at +1 202-555-0143 for tips.\n办卡QQ：1234567890", [4]),
        (f"{REST}\n排队要早。\n\n{LONG * 10}。微信 beian_care9", []),
        (f"{LONG}，有事联系下面：\n\nTG💪+ @seller_0", [5]),
        (f"{LONG}。\n\nTG💪+ @seller_0", [5]),
        (
            "手续里要是还有看不明白的地方，或者自己实在没有时间跑一趟门市去排队，联系下面这位：\n\nTG💪+ @seller_0",
            [3, 5],
        ),
        ("<p>联系我们：</p>\n\nTG💪+ @seller_0", [3, 5]),
        ("读者讨论请加入下面的群：\n\nTG💪+ @seller_0", [5]),
        ("切勿点击下面的链接：\n\nTG💪+ @seller_0", [5]),
        (f"联系下面这位：\nTG💪+ @seller_0{REST}", [3, 4]),
        (f"TG💪+ @seller_0\n\nWhatsApp：+1 202-555-0143{REST}", [3, 5]),
        (f"TG💪+ @seller_0\nWhatsApp：+1 202-555-0143{REST}", [3, 4]),
        (f"TG💪+ @seller_0\n\n北岸 Telegram @beian_zhan{REST}", [3, 5]),
        (f"TG💪+ @seller_0\n\n官方频道 Telegram @beian_news{REST}", [3]),
        (f"TG💪+ @seller_0\n\n{LONG}，Telegram @beian_zhan{REST}", [3]),
        (f"TG💪+ @seller_0\n谢谢 @somebody_0 校对{REST}", [3]),
    ],
)
def test_what_stands_beside_a_seller(text: str, selling: list[int]) -> None:
    """Another account that stands alone is the seller's, too, and so is a short line that leads on to it."""
    assert [each.line for each in promotions(lines_of(f"# 阿曼保号卡退掉之前\n\n{text}")[0]).promotions] == selling


def test_a_sign_decorates_the_name_beside_it() -> None:
    """And no other one in its line."""
    rest = "卡槽在右边，拔出来以前先关机，再用针顶一下小孔，最后擦干净放好"
    for line in (
        f"手机卡的事💪@seller_0 都懂。{rest}，写卡靠 @some_body。",
        f"写卡靠 @some_body，{rest}，手机卡的事💪@seller_0 都懂。",
    ):
        found = promotions(lines_of(f"# 电话卡停机\n\n{line}{REST}")[0]).promotions
        assert [each.handle for each in found] == ["seller_0"]


ONE, TWO = "https://cdn.example/1.png", "https://cdn.example/2.png"
LEFT = "https://i.postimg.cc/x/a.png"  # where sellers leave them


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (f"TG💪+ @seller_0 在此 ![Image]({ONE}) 谢谢{REST}", [ONE]),
        (f"TG💪+ @seller_0\n\n![Image]({ONE}){REST}", [ONE]),
        (f"TG💪+ @seller_0\n  \n![Image]({ONE}){REST}", [ONE]),
        (f"{REST}\n![Image]({ONE})\n  \nTG💪+ @seller_0", [ONE]),
        (f"TG💪+ @seller_0\n\n![Image]({ONE})\n\n![Image]({TWO}){REST}", [ONE, TWO]),
        (f'TG💪+ @seller_0\n\n<img src="{ONE}" alt="Image">{REST}', [ONE]),
        (f"TG💪+ @seller_0\n\n![扫码加我]({ONE}){REST}", [ONE]),
        (f"TG💪+ @seller_0\n\n![Image](1.png){REST}", []),
        (f"TG💪+ @seller_0\n\n![信号覆盖图]({ONE}){REST}", []),
        (f'TG💪+ @seller_0\n\n<IMG SRC="{ONE}" ALT="信号覆盖图">{REST}', []),
        (f"![Image]({ONE})\n\nTG💪+ @seller_0{REST}", []),
        (f"{REST}\n![Image]({ONE})\n\nTG💪+ @seller_0", [ONE]),
        (f"{REST}\n![Image]({ONE})\n\n![Image]({TWO})\n\nTG💪+ @seller_0", [ONE, TWO]),
        (f"TG💪+ @seller_0{REST}\n![Image]({ONE})\n\n结束。", []),
        (f"TG💪+ @seller_0{REST}\n![Image]({ONE})\n  \n![Image]({TWO})", [ONE, TWO]),
        (f"TG💪+ @seller_0{REST}\n<p> ![Image]({ONE}) </p>\n<p>![Image]({TWO})</p>", [ONE, TWO]),
        (f"TG💪+ @seller_0{REST}\n![Image]({ONE}) 如图。\n\n![Image]({TWO})", [TWO]),
        (f"扫码购卡 ![Image](1.png){REST}", ["1.png"]),
        (f"扫码购卡：\n\n![Image](1.png){REST}", ["1.png"]),
        (f"Scan to buy a SIM:\n\n![Image](1.png){REST}", ["1.png"]),
        (f"官方门市扫码购卡：\n\n![Image](1.png){REST}", []),
        (f"切勿扫码购卡：\n\n![Image](1.png){REST}", []),
        (f"先看余额。\n\n![Image](1.png){REST}", []),
        (f"![]({LEFT}){REST}", []),
        (f"先看余额。\n\n  ![]({LEFT})  \n", [LEFT]),
        (f"先看余额。\n\n![Image]({LEFT})\n", [LEFT]),
        (f"先看余额。\n\n如图 ![]({LEFT})\n", []),
        (f"先看余额。\n\n![信号覆盖图]({LEFT})\n", []),
        (f"先看余额。\n\n![Image]({ONE})\n", []),
    ],
)
def test_which_pictures_are_a_sellers(text: str, taken: list[str]) -> None:
    """Those beside an account and at the end behind one, those to scan, and what is left of advertising."""
    found = promotions(lines_of(f"# 保号卡怎么停\n\n{text}")[0]).promotions
    assert [each.link for each in found if each.kind == "image"] == taken


@pytest.mark.parametrize(
    "text", [f"# 路由器怎么停\n\n先看余额。\n\n![]({LEFT})\n", f"# 停号\n\n下图是价格表：\n\n![Image](1.png){REST}"]
)
def test_pictures_of_a_text_on_something_else(text: str) -> None:
    """They are its own."""
    assert promotions(lines_of(text)[0]).promotions == ()


def test_where_a_call_to_scan_stands() -> None:
    """The clause that calls, and the picture; where there is none, nobody is called to scan it."""
    line = f"门市很近，扫码购卡，一直有人：![Image]({ONE}) 谢谢"
    found = promotions(["# 保号卡怎么停", "", line, *REST.split("\n")]).promotions
    assert [(each.kind, line[each.start : each.end], each.handle) for each in found] == [
        ("soft", "扫码购卡", None),
        ("image", f"![Image]({ONE})", None),
    ]
    assert promotions(["# 保号卡怎么停", "", "扫码购卡请到门市"]).promotions == ()


@pytest.mark.parametrize(
    "heading", ["## {}", "  ## {}", "<h2>{}</h2>", "<H2>{}</H2>", "**{}**", "title: {}", "<title>{}</title>"]
)
def test_a_heading_above_says_what_it_is(heading: str) -> None:
    """However it is marked: below one that warns nobody sells."""
    lines = lines_of(f"# 手机卡挂失\n\n{heading.format('骗局')}\n\n办卡 TG：@seller_0{REST}")[0]
    assert promotions(lines).promotions == ()
    assert len(promotions(lines).mentions) == 1


@pytest.mark.parametrize("heading", ["## {}", "<H2>{}</H2>", "**{}**", "Title: {}"])
def test_an_account_in_a_heading_sells(heading: str) -> None:
    """However it is marked."""
    lines = lines_of(f"# 电话卡停机\n\n先看余额。\n\n{heading.format('更多 Telegram @seller_0')}{REST}")[0]
    assert [each.handle for each in promotions(lines).promotions] == ["seller_0"]


@pytest.mark.parametrize(
    ("line", "times"),
    [
        (f"现货批发。{LONG * 5}。电报群 @somebody_0 聊天", 0),
        (f"电报群 @somebody_0 聊天。{LONG * 5}现货批发。", 0),
        (f"群友 @seller_0 说，{LONG * 5}。办卡 TG：@seller_0", 2),
        (f"群友 seller_0 说，{LONG * 5}。办卡 TG：@seller_0", 2),
        (f"办卡 TG：@seller_0。{LONG * 5}，见 @seller_0 的资料", 2),
        (f"{LONG * 5}。找@seller_0", 1),
    ],
)
def test_what_stands_far_away_in_an_endless_line(line: str, times: int) -> None:
    """It is said of something else; and an account that sells in one place of it does in all."""
    assert len(promotions(lines_of(f"# 电话卡停机\n\n先看余额。\n\n{line}{REST}")[0]).promotions) == times


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("kavo7731", "kavo7731 kavo7731 kavo7731", [1, 3, 3, 3]),
        ("kavo7731", "xkavo7731 kavo77312 kavo7731_x 都是别人。", [1]),
        ("kavo7731", "Ask your kavo7731 about it.", [1, 3]),
        ("passport", "Your passport, then the SIM.", [1]),
        ("passport", "Bring your passport to the shop.", [1]),
        ("roaming", "roaming 的余额要查。", [1]),
        ("roaming", f"先看余额。\n\n见 @ROAMING 。{REST}", [1, 5]),
        ("nauticom", "\n".join(["TG：@NautiCom"] * 2 + ["nauticom 很好。"] * 8), [1, *range(3, 13)]),
        ("nauti_com", "\n".join(["nauti_com 很好。"] * 12), [1, *range(3, 15)]),
    ],
)
def test_a_sellers_name_is_found_as_a_whole_word(name: str, text: str, lines: list[int]) -> None:
    """One that is no word of a language however often; others as often as they may be meant, and wherever with an @."""
    title = f"# 保号卡注销[[TG💪+ @{name}](https://t.me/s/{name})]"
    assert [each.line for each in promotions(lines_of(f"{title}\n\n{text}")[0]).promotions] == lines


@pytest.mark.parametrize(
    ("name", "host"), [("kavosim7", "kavosim7.com"), ("kavo_sim7_", "kavo-sim7.com"), ("kavo_sim7", "kavosim7.shop")]
)
def test_a_host_is_taken_with_its_ending(name: str, host: str) -> None:
    """And nothing else of its sentence."""
    line = f"看 {host} 就行。"
    found = promotions([f"# 保号卡[[TG💪+ @{name}](https://t.me/s/{name})]", "", line]).promotions
    assert [line[each.start : each.end].strip() for each in found if each.line == 3] == [host]


def test_an_account_within_a_sentence_that_sells() -> None:
    """Both are told, whatever else is said of it."""
    found = promotions(lines_of(f"# SIM cards\n\nWe renew, as @seller_0, any number.{REST}")[0]).promotions
    assert [(each.kind, each.handle) for each in found] == [("soft", None), ("telegram", "seller_0")]


def test_what_leads_on_is_told_without_the_blanks_around_it() -> None:
    """Also in the first line."""
    lines = ["  联系下面这位： ", "", "TG💪+ @seller_0", "", "手机卡"]
    found = promotions(lines).promotions
    assert [(each.kind, lines[each.line - 1][each.start : each.end]) for each in found] == [
        ("soft", "联系下面这位："),
        ("telegram", "TG💪+ @seller_0"),
    ]


def test_each_account_of_a_line_goes_with_its_brackets() -> None:
    """Of several, too."""
    text = "# 手机卡\n\n前文 [[TG💪+ @seller_0](https://t.me/s/seller_0)] 【TG💪+ @seller_1】 后文\n"
    assert cleaned(text).split() == ["#", "手机卡", "前文", "后文"]


def test_an_account_far_below_a_label_is_not_its_own() -> None:
    """Three lines at most."""
    assert promotions(["手机卡批发找我", "Telegram：", "", "", "", "**kavo_7731**"]).promotions == ()


def test_a_label_and_the_account_below_are_told_where_nobody_sells() -> None:
    """And a messenger that is only named, each on its line."""
    lines = ["  飞机： ", "", "@somebody_0", "", "WhatsApp 也行"]
    mentions = promotions(lines).mentions
    assert promotions(lines).promotions == ()
    assert [(each.kind, lines[each.line - 1][each.start : each.end]) for each in mentions] == [
        ("telegram", "飞机："),
        ("telegram", "somebody_0"),
        ("name", "WhatsApp"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        *("[{}]", "【{}】", "〖{}〗", "（{}）", "({})", "「{}」", "『{}』", "《{}》", "<{}>", "{{{}}}"),
        *("*{}*", "`{}`", "~{}~", "**{}**", "~~{}~~", "[ {} ]", "**【{}】**"),
        *("[[{}](https://t.me/s/seller_0)]", '[{}](https://t.me/s/seller_0 "店")', "{}](https://t.me/s/seller_0)"),
        *('<a class="b" href="https://t.me/seller_0">{}</a >', '<A HREF="https://t.me/seller_0">{}</A>'),
        *("_[{}](https://t.me/s/seller_0)_", "__[{}](https://t.me/s/seller_0)__", "_ [{}](https://t.me/s/seller_0) _"),
        *("[{} ![Image](https://cdn.example/1.png)]", '[{} <IMG SRC="https://cdn.example/1.png">]'),
    ],
)
def test_what_an_account_stands_in_goes_with_it(around: str) -> None:
    """Brackets, emphasis, a link."""
    assert cleaned(f"# 手机卡\n\n前文{around.format('TG💪+ @seller_0')}后文\n") == "# 手机卡\n\n前文后文\n"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("前文（TG💪+ @seller_0 后文", "前文（ 后文"),
        ("前文 TG💪+ @seller_0）后文", "前文）后文"),
        ("前文（另见 TG💪+ @seller_0）后文", "前文（另见）后文"),
        ("TG💪+ @seller_0 ![Image](https://cdn.example/1.png) 后文", " 后文"),
        ("前文。TG💪+ @seller_0 ![Image](https://cdn.example/1.png) 后文", "前文。  后文"),
        ("前文：https://jump.example/go?u=https://t.me/seller_0&x=1 办卡", "前文： 办卡"),
        ("前文。电报群：@seller_0 办卡", "前文。 办卡"),
        ("前文。TG：[@seller_0](https://t.me/s/seller_0) 办卡", "前文。 办卡"),
        ("[TG💪+ @seller_0] 后文", " 后文"),
        ("TG💪+ @seller_0 后文 ![Image](https://cdn.example/1.png)", " 后文 "),
        ("TG💪+ @seller_0 ![Image](https://cdn.example/1.png) ![Image](https://cdn.example/2.png) 后文", " 后文"),
        (
            "前文。[TG💪+ @seller_0](https://t.me/s/seller_0) ![Image](https://cdn.example/1.png) 后文",
            "前文。  后文",
        ),
        (
            "前。[TG💪+ @seller_0 ![](https://cdn.example/1.png)] 和 [TG💪+ @seller_1 ![](https://cdn.example/2.png)] 后",
            "前。 和 后",
        ),
    ],
)
def test_what_does_not_belong_to_an_account_stays(line: str, rest: str) -> None:
    """Brackets of other words or without their other half, and what stands around a picture."""
    assert cleaned(f"# 手机卡\n\n{line}\n") == f"# 手机卡\n\n{rest}\n"


def test_what_is_told_of_an_account() -> None:
    """Its messenger, its name and where it leads; of one that sells nothing, too."""
    line = "[[TG💪+ @seller_0](https://t.me/s/seller_0)]"
    assert promotions(["# 手机卡", "", line]).promotions == (
        Found("telegram", 3, 0, len(line), "seller_0", "https://t.me/s/seller_0"),
    )
    lines = [
        f"# 手机卡 {line}",
        "",
        "看 https://shop.example/seller_0 ，或 https://jump.example/go?u=t.me/seller_1&x=1 办卡",
    ]
    assert [each.link for each in promotions(lines).promotions] == [
        "https://t.me/s/seller_0",
        "https://shop.example/seller_0",
        "t.me/seller_1&x=1",
    ]
    lines = ["北岸官方微信：beian_care9", "北岸官方频道 https://t.me/beian_news 。", "北岸 QQ：83456789"]
    assert promotions(lines).mentions == (
        Found("wechat", 1, 4, 18, "beian_care9"),
        Found("telegram", 2, 7, 30, "beian_news", "https://t.me/beian_news"),
        Found("qq", 3, 3, 14, "83456789"),
    )


@pytest.mark.parametrize(
    ("written", "handle"),
    [
        ("https://api.whatsapp.com/send?Phone=447700900123", "447700900123"),
        ("tg://resolve?domain=seller_0", "seller_0"),
        ("https://t.me/seller_0.", "seller_0"),
        ("Https://t.me/seller_0", "seller_0"),
        ("HTTPS://T.ME/SELLER_0", "SELLER_0"),
        ("https://t.me/S/seller_0", "seller_0"),
        ("Search seller_0 on Telegram", "seller_0"),
    ],
)
def test_whose_account_it_is(written: str, handle: str) -> None:
    """In whatever part of a link its name stands."""
    assert [each.handle for each in promotions(["# SIM cards", "", f"buy {written} now"]).promotions] == [handle]


def test_what_is_named_within_advertising_and_beside_it() -> None:
    """Within it is a part of it; right behind it is told as a mention."""
    assert promotions(["# 手机卡", "", "想买微信卡的朋友看过来，TG💪+ @seller_0"]).mentions == ()
    assert promotions(["# 手机卡", "", "【TG💪+ @seller_0】微信也行"]).mentions == (Found("name", 3, 16, 18),)
