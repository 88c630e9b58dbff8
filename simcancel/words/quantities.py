"""Figures in a text that are no number to call: amounts, dates, times, lists, and what has a unit."""

import re
from itertools import pairwise

_WHOLE = r"(?:0|[1-9]\d{0,2}(?:,\d{3}){1,2}|[1-9]\d{0,3})"  # none begins with a nought
_AMOUNT = rf"{_WHOLE}(?:\.\d{{1,3}})?"
_CURRENCY = r"(?:HK\$|US\$|\$|¥|€|£|\b(?:HKD|USD|BHD|OMR|RMB|BD|RO)|港[币幣]|人民[币幣]) ?"
_UNITS = (
    r"(?:(?:days?|hours?|minutes?|seconds?|weeks?|months?|years?|fils|baisa|ri[ya]als?|dinars?|dollars?|yuan|cents|[kmgt]b(?:ps)?|[mg]hz|dpi"
    r"|people|points|shops|texts|messages|characters|pages|percent|h)(?![A-Za-z])"
    r"|多?[天日周週秒条條人家位次张張页頁元块塊倍]|多?[个個](?!\d)|[点點时時](?!\d)|小[时時]|分[钟鐘]|港元|里[亚亞][尔爾]|第[纳納][尔爾]|[费費][尔爾]|派沙|%)"
)
_ONE = rf"(?:{_CURRENCY}{_AMOUNT}(?![\d.,]*\d)|(?<![\d.,]){_AMOUNT}[ -]?{_UNITS})"
_TIME = r"(?:[01]?\d|2[0-4]):[0-5]\d(?: ?[ap]\.?m\b)?"
_YEAR = r"(?:19[5-9]|20[0-3])\d"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

_UNIT = re.compile(f"[ -]?{_UNITS}", re.IGNORECASE)
_SINGLE = re.compile(_ONE, re.IGNORECASE)
_IN_A_ROW = re.compile(rf"{_ONE}(?: ?{_ONE})+", re.IGNORECASE)  # they spell a number
_LIST = re.compile(
    rf"(?P<before>{_CURRENCY})?(?<![\d.,])(?P<listed>\d{{1,4}}(?:(?:, ?| ?、 ?|,? (?:or|and|to) |[或和至])\d{{1,4}})+)(?P<behind> ?{_UNITS})?",
    re.IGNORECASE,
)
# When: spans of hours, one beside the word for at or until, days of the week, years and dates.
_WHEN = re.compile(
    rf"(?<![\d:]){_TIME} ?(?:[–—~-]|to|until|and|[至到]) ?{_TIME}(?![\d:])"
    rf"|(?:\b(?:at|by|before|after|from|until|till|to)\s|[于於在至到从從自午上]){_TIME}(?![\d:])"
    r"|(?<!\d)(?:24/7|7[x×]24|24[x×]7)(?!\d)"
    r"|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]+(?:[至到–—-](?:周|週|星期|礼拜|禮拜)?[一二三四五六日天])?"
    rf"|\b(?:{_MONTHS}) (?:19|20)\d\d(?!\d)"
    r"|(?<![\d年])(?:19|20)\d\d ?年(?! ?\d{3})"
    r"|(?<![〇零一二三四五六七八九])[一二][〇零九][〇零一二三四五六七八九]{2}年"
    rf"|\b(?:as of|in|since|from|until|to|of|by|the) {_YEAR}(?:-[01]\d(?:-[0-3]\d)?| (?:to|and|until) {_YEAR})?(?![\w-])(?! \d)"
    rf"|(?<![\d/])(?:\d{{1,3}}/)?\d{{1,3}}/{_YEAR}(?![\d/])|(?<!\d){_YEAR}-[01]\d-[0-3]\d(?!\d)",
    re.IGNORECASE,
)
# What is named by a number: laws, standards, articles, houses and post boxes.
_NAMED = re.compile(
    r"\bCap\. ?\d{1,3}[A-Z]{0,2}\b|\bChapter \d{1,3}\b|第\d{1,3}[A-Z]{0,2}[章条條号號]|\b(?:ISO|RFC) ?\d{3,5}(?!\d)|\bE\.164(?!\d)"
    r"|\barticles? 00\d(?: and (?:article )?00\d)?\b|(?<=[道街路])\d{1,3}[号號]|\bP\. ?O\. Box \d{1,5}\b|[邮郵]政信箱 ?\d{1,5}[号號]?",
    re.IGNORECASE,
)

# Where somebody is to be found: in the Gulf all of it is numbers.
_ADDRESS = re.compile(
    r"\b(?:shop|building|bldg\.?|road|street|block|way|flat|floor|unit|villa|house|room|manama|muscat) (?:no\. )?[A-Z]?[1-9]\d{0,3}\b"
    r"|\b[1-9]\d{0,3} (?:[A-Z][a-z]+ ){1,3}(?:road|street|avenue|lane|drive)\b|(?<=[道街路巷])[1-9]\d{0,3}[号號]",
    re.IGNORECASE,
)


def without_dates_and_addresses(name: str) -> str:
    """Return a name without the years, laws and houses in it; an amount in a name is none."""
    return _ADDRESS.sub(" ", _NAMED.sub(" ", without_times(name)))


def has_unit(text: str, at: int) -> bool:
    """Whether a unit stands in a text behind figures that end there."""
    return _UNIT.match(text, at) is not None


def without_times(text: str) -> str:
    """Return a text without what says when."""
    return _WHEN.sub(" ", text)


def without_quantities(text: str) -> str:
    """Return a text without the figures that are no number; of like amounts in a row, which may spell one, the digits."""
    text = _NAMED.sub(" ", without_times(text))
    text = _LIST.sub(_unless_counting, text)
    return _SINGLE.sub(" ", _IN_A_ROW.sub(_if_alike, text))


def _if_alike(row: re.Match[str]) -> str:
    """Return the digits of amounts in a row, where all are of one currency or unit: 10 GB 30 days is a plan."""
    units = {re.sub(r"[\d., -]", "", amount) for amount in re.findall(_ONE, row.group(), re.IGNORECASE)}
    return re.sub(r"\D", "", row.group()) if len(units) == 1 else row.group()


def _unless_counting(found: re.Match[str]) -> str:
    """Return a list of figures as it is, but for one of amounts that only rise, as 1, 3, 6 or 12 months do."""
    listed = [int(figures) for figures in re.findall(r"\d+", found["listed"])]
    is_of_amounts = found["before"] is not None or found["behind"] is not None
    rises = all(first < second for first, second in pairwise(listed))
    return " " if is_of_amounts and rises else found.group()
