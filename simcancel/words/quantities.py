"""Figures in a text that are no number to call: amounts, dates, times, lists, and what has a unit.

The expressions begin with a figure, from one to the next of which Python's engine skips; what must stand before it is
looked back for.
"""

import re
from collections.abc import Iterable
from itertools import pairwise


def _behind(last: str, *words: str) -> str:
    """Return what looks back, from behind a first figure, for one of some words before it.

    `last`: what they end with, before a blank or not: for it alone is looked first, as most figures stand behind none.
    """
    each = "|".join(f"(?<={word}[0-9])" for word in words)
    return f"(?:(?<=[{last}][0-9])|(?<=[{last}] [0-9]))(?:{each})"


_ANY_CASE = re.IGNORECASE
# No figure of a longer number, nor behind a dot; a comma may part sentences.
_FIRST = r"[0-9](?<!\d[0-9])(?<!\d[.,:/][0-9])(?<!\.[0-9])"
_CODES = (
    *("aed", "aud", "bhd", "bd", "cad", "chf", "cny", "eur", "gbp", "hkd", "idr", "inr", "jpy", "krw", "kwd", "kd", "myr", "omr"),
    *("php", "qar", "rmb", "rm", "ro", "rp", "sar", "sgd", "thb", "twd", "usd"),
)  # fmt: skip
_SIGNS = "$¥€£฿₹₩"
_NAMES = ("港币", "港幣", "人民币", "人民幣")
_MONEY = (*map(re.escape, _SIGNS), *(rf"\b{code}" for code in _CODES), *_NAMES)
_OF_MONEY = _behind(f"a-z{_SIGNS}币幣", *(money + blank for money in _MONEY for blank in ("", " ")))
_REST_OF_AMOUNT = r"(?:(?<=0)|(?<!0)\d{0,2}(?:,\d{3}){1,2}|(?<!0)\d{0,3})(?:\.\d{1,3})?"  # none begins with a nought
_OF_MONEY_BEHIND = (
    "(?:fils|baisa|riy?als?|dinars?|dirhams?|dollars?|yuan|cents?|pounds?|euros?|rupees?|ringgit|baht|yen|won|francs?)(?![a-z])"
    "|(?:[美欧歐日韩韓新澳加港]|新?[台臺]|人民|澳[门門]|新加坡)?[元圓币幣](?!旦)|蚊|块|塊|英[镑鎊]|(?:巴林|科威特)?第[纳納][尔爾]|(?:阿曼|沙特)?里[亚亞][尔爾]|迪拉姆"
    "|令吉|[卢盧]比|泰[铢銖]|[费費][尔爾]|派沙"
)
_OF_DATA = "(?:[kmgt]b(?:ps)?|[mg]hz|dpi|k)(?![a-z])"
_KINDS = "(?:local|free|bonus|such|international|working|calendar|business) "
_OF_THINGS = (
    "(?:days?|hours?|hrs?|minutes?|mins?|seconds?|weeks?|months?|years?|people|users|lines|complaints|points|shops|texts|messages|sms"
    "|characters|pages?|bits?|percent|plan|met(?:re|er)s|km|m|h)(?![a-z])"
    r"|多?(?:天(?!天)|日(?!夜)|[周週](?!末)|秒|[条條](?!条)|人(?!工)|家(?!家)|位(?!于)|次|[张張]|[页頁]|倍|宗|名|[户戶]|米|[积積]分|套餐|方案)|多?[个個](?!\d)"
    r"|[点點](?!\d)|[时時](?!\d|刻)|小[时時]|分[钟鐘]|%"
)
_UNITS = f"(?:{_OF_MONEY_BEHIND}|{_OF_DATA}|(?:{_KINDS})?(?:{_OF_THINGS}))"
_UNIT = re.compile(f"[ -]?{_UNITS}", _ANY_CASE)
_AMOUNT = re.compile(
    rf"{_FIRST}(?P<money>{_OF_MONEY})?{_REST_OF_AMOUNT}(?(money)(?![\d.,]*\d)|(?![\d,])[ -]?(?P<unit>(?P<things>(?:{_KINDS})?(?:{_OF_THINGS}))|{_UNITS}))",
    _ANY_CASE,
)
_BETWEEN_AMOUNTS = re.compile(rf" ?(?:hk|us)?(?:[{_SIGNS}]|{'|'.join((*_CODES, *_NAMES))})? ?", _ANY_CASE)
_LIST = re.compile(
    rf"{_FIRST}(?P<money>{_OF_MONEY})?\d{{0,3}}(?:(?:, ?| ?[、/] ?|,? (?:or|and|to) |[或和至])\d{{1,4}}){{1,11}}+(?(money)|[ -]?{_UNITS})",
    _ANY_CASE,
)

_TIME = r"(?:[01]?\d|2[0-4]):[0-5]\d(?: ?[ap]\.?m\b)?"
_REST_OF_TIME = r"(?:(?<=[01])\d?|(?<=2)[0-4]?|(?<=[3-9])):[0-5]\d(?: ?[ap]\.?m\b)?"
_YEAR = r"(?:19[5-9]|20[0-3])\d"
_REST_OF_YEAR = r"(?:(?<=1)9[5-9]|(?<=2)0[0-3])\d"
_UNTIL = ("at", "by", "before", "after", "from", "until", "till", "to")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_AT = _behind("a-z于於在至到从從自午上", *(rf"\b{word} " for word in _UNTIL), "[于於在至到从從自午上]")
_IN_A_MONTH = _behind("a-z", *(rf"\b{month} " for month in (*_MONTHS, *(name[:3] for name in _MONTHS), "sept")))
_IN = _behind(
    "a-z(",
    *(
        rf"\b{word} "
        for word in ("as of", "in", "since", "of", "the", "by", "before", "after", "from", "until", "till", "act")
    ),
    *(rf"\b{word} " for word in ("regulations", "ordinance", "order", "decree", "law")),
    r"\(",
)
# Spans of hours, one beside the word for at or until, years and dates.
_WHEN = re.compile(
    rf"{_FIRST}(?:{_REST_OF_TIME} ?(?:[–—~-]|to|until|and|[至到]) ?{_TIME}(?![\d:])"
    rf"|(?:{_AT}){_REST_OF_TIME}(?![\d:])"
    r"|(?:(?<=2)4/7|(?<=7)[x×]24|(?<=2)4[x×]7)(?!\d)"
    rf"|(?:{_IN_A_MONTH})(?:(?<=1)9|(?<=2)0)\d\d(?!\d)"
    r"|(?<!年[0-9])(?:(?<=1)9|(?<=2)0)\d\d ?[年版](?! ?\d{3})"
    rf"|{_REST_OF_YEAR} ?[至到、–—-] ?{_YEAR}(?: ?年|(?![\w-]))"
    rf"|{_REST_OF_YEAR}/(?:[01]?\d/[0-3]?\d|\d{{1,4}})(?![\d/])|{_REST_OF_YEAR}\.[01]?\d\.[0-3]?\d(?!\.?\d)|\d?\.[01]?\d\.{_YEAR}(?!\.?\d)"
    rf"|(?:{_IN}){_REST_OF_YEAR}(?:-[01]\d(?:-[0-3]\d)?| (?:to|and|until) {_YEAR})?(?![\w-])(?! \d)"
    rf"|\d{{0,2}}/(?:\d{{1,3}}/)?{_YEAR}(?![\d/])"
    rf"|{_REST_OF_YEAR}-[01]\d-[0-3]\d(?!\d))",
    _ANY_CASE,
)
_MAY_TELL_WHEN = re.compile("[0-9周週期拜年]")
# Days of the week and years.
_WHEN_IN_CHINESE = re.compile(
    "[周週期拜][一二三四五六日天]+(?:[至到–—-](?:周|週|星期|礼拜|禮拜)?[一二三四五六日天])?"
    "|[一二](?<![〇零一二三四五六七八九].)[〇零九][〇零一二三四五六七八九]{2}年"
)

_PARTS = ("cap.", "cap", "chapter", "section", "page", "decision", "footnote", "error", "regulation", "plan")
_IN_A_LAW = _behind("a-z.", *(rf"\b{part} " for part in _PARTS), r"\bcap.")
_IN_A_STANDARD = _behind("a-z", r"\biso ", r"\brfc ")
_IN_A_BOX = _behind("x箱", r"\bp.o. box ", r"\bp. o. box ", "政信箱", "政信箱 ")
_IN_AN_ARTICLE = _behind("a-z", r"\barticle ", r"\barticles ")
# What is named by a number: laws, standards, articles, houses and post boxes.
_NAMED = re.compile(
    rf"{_FIRST}(?:(?:{_IN_A_LAW})\d{{0,2}}[a-z]{{0,2}}(?!\w)|(?:(?<=第[0-9])|(?<=第 [0-9]))\d{{0,2}}[a-z]{{0,2}} ?[章条條号號]"
    rf"|(?:{_IN_A_STANDARD})\d{{2,4}}(?!\d)|(?:{_IN_A_BOX})\d{{0,4}}(?!\d)|(?:(?<=[道街路][0-9])|(?<=[道街路] [0-9]))\d{{0,2}} ?[号號]"
    rf"|(?:{_IN_AN_ARTICLE})(?<=0)0\d(?!\d))|1(?<=\be\.1)64(?!\d)",
    _ANY_CASE,
)
# Where somebody is to be found: in the Gulf all of it is numbers.
_ADDRESS = re.compile(
    r"\b(?:shop|building|bldg\.?|road|street|block|way|flat|floor|unit|villa|house|room|manama|muscat) (?:no\. )?[a-z]?[1-9]\d{0,3}\b"
    r"|\b[1-9]\d{0,3} (?:[a-z]+ ){1,3}(?:road|street|avenue|lane|drive)\b"
    r"|(?<!\d)[1-9]\d{0,3} ?(?:街[区區]|[号號][楼樓]|室|[号號]?[铺鋪舖]|[楼樓层層])",
    _ANY_CASE,
)

_FIGURES = re.compile("[0-9]+")
CODE = 4  # figures of a short code


def has_unit(text: str, at: int) -> bool:
    """Whether a unit stands in a text behind figures that end there."""
    return _UNIT.match(text, at) is not None


def without_times(text: str) -> str:
    """Return a text without what says when."""
    if not _MAY_TELL_WHEN.search(text):  # as most do not
        return text
    return _WHEN.sub(" ", _WHEN_IN_CHINESE.sub(" ", text))


def without_dates_and_addresses(name: str) -> str:
    """Return a name without the years, laws and houses in it; an amount in a name is none."""
    return _ADDRESS.sub(" ", _NAMED.sub(" ", without_times(name)))


def without_quantities(text: str) -> str:
    """Return a text without the figures that are no number; of like amounts in a row, which may spell one, the digits."""
    text = _LIST.sub(_unless_counting, without_dates_and_addresses(text))
    kept, at = [], 0
    for row in _rows(text, _AMOUNT.finditer(text)):
        start, end = row[0].start(), row[-1].end()
        is_spelling = _is_a_code(row[0]) or (len(row) > 1 and len({each["unit"] for each in row}) == 1)
        kept += [text[at:start], re.sub(r"\D", "", text[start:end]) if is_spelling else " "]
        at = end
    return "".join([*kept, text[at:]])


def _is_a_code(amount: re.Match[str]) -> bool:
    """Whether so many things are rather a number to dial: four figures, and not a round number."""
    figures = _FIGURES.match(amount.group())
    return amount["things"] is not None and figures is not None and len(figures[0]) >= CODE and figures[0][-1] != "0"


def _rows(text: str, amounts: Iterable[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Return amounts, those together between which nothing stands but a currency."""
    rows: list[list[re.Match[str]]] = []
    for amount in amounts:
        if rows and _BETWEEN_AMOUNTS.fullmatch(text, rows[-1][-1].end(), amount.start()):
            rows[-1].append(amount)
        else:
            rows.append([amount])
    return rows


def _unless_counting(found: re.Match[str]) -> str:
    """Return a list of amounts as it is, but for one that only rises, as 1, 3, 6 or 12 months do."""
    listed = [int(figures) for figures in re.findall(r"\d+", found.group())]
    return " " if all(one < two for one, two in pairwise(listed)) else found.group()
