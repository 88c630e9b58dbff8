"""Numbers that a text says to dial, however it says them: in figures, in words, in Chinese, as an amount."""

import re
import unicodedata
from itertools import pairwise

from simcancel.words.quantities import has_unit, without_times

_FIGURE = r"[\d〇零洞幺么拐勾腰壹贰叁肆伍陆柒捌玖两兩一二三四五六七八九十百千]"
UNITS = ("zero", "nought", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
# How many figures a word stands for, or adds.
_FIGURES = {
    **dict.fromkeys(UNITS, 1),
    **dict.fromkeys(_TEENS, 2),
    **dict.fromkeys(("zeros", "zeroes", "triple", "hundred"), 2),
    "double": 1,
    "thousand": 3,
}
_WORD = rf"(?<![a-z])(?:{'|'.join(sorted(_FIGURES, key=len, reverse=True))})(?![a-z])"
_TOKEN = f"(?:{_FIGURE}|{_WORD})"
_APART = r"(?:[\W_]{0,3}(?:(?:and|then|or|ext\.?|加|接|[转轉])[\W_]{0,3})?)"
# To call, and what is called. 按 is to press, but also by, before an amount.
_VERB = (
    r"(?<![a-z])(?:call|dial|ring|text|press|phone|key in|reply to|send \w{1,12} to|answers at|reached (?:on|at))(?![a-z])"
    r"|[拨撥]打?|致[电電]|打|按(?!\s?[\d,一二三四五六七八九十百千]+\s?(?:天|日|元|港元|年|个月|月|%))|[联聯][系繫]"
    r"|[发發][送短信訊\w]{0,8}[至到]|回[复覆]\w{0,8}[至到]"
)
_NOUN = (
    r"(?<![a-z])(?:hotline|helpline|care line|support line|short ?code|short number|customer (?:service|care)|tel|telephone|ext|extension)(?![a-z])"
    r"|[热熱专專][线線]|客服|[电電][话話]|短[号號码碼]|分[机機]"
)
_CALL = f"(?:{_VERB}|(?P<noun>{_NOUN}))"
# What may stand between the call and the number: whose or what it is, or a currency, which makes it no amount.
_NAMED = r"(?:(?![.。!?！？]\n)[\W_]){0,4}(?:(?:hk|bd|ro|us|usd|omr|the|number|hotline|code|is|are|to|at|on|a|港[币幣]|[号號][码碼]?|[热熱][线線]|[电電][话話]|客服|[是为為叫])[\W_]{0,3}){0,4}"
_CALLED = re.compile(f"{_CALL}{_NAMED}(?P<number>{_TOKEN}(?:{_APART}{_TOKEN})*)")
_SPAN = re.compile(r"(\d{1,2})[–—~-](\d{1,2})")
_ONE_TOKEN = re.compile(_TOKEN)
# One key after another.
_KEYS = re.compile(
    r"(?:(?:press|dial|key in|followed by|then|[先再]?[拨撥按]|[后後]面|最[后後][拨撥按]?)[\W_]{0,3}\d{1,4}[\W_]{0,6}){3,}"
)
# Every one of these holds one of those.
_CALLS = re.compile(
    "[拨撥打按致联聯后後最热熱专專客电電短分发發回]|call|dial|ring|text|press|phone|key in|follow|then"
    "|line|code|number|customer|tel|ext|reply|send|answers|reached"
)
_LAST = re.compile(rf"(?:{_FIGURE}+|{_WORD})\W*$")
# One or two figures, something, one or two more, the same thing again, and so on; no version (4.2.1) and no span.
_ONE_OR_TWO = r"[\d〇零一二三四五六七八九]{1,2}"
_PIECES = re.compile(
    rf"(?<![\d.〇零一二三四五六七八九])(?=(?P<first>{_ONE_OR_TWO})(?P<others>(?P<between>(?![.–]{_ONE_OR_TWO})[^\d〇零一二三四五六七八九]{{1,12}}?){_ONE_OR_TWO}(?:(?P=between){_ONE_OR_TWO}){{1,8}})(?!\d|[.,]\d))"
)
HOURS = 24  # of a day
LEAST = 3  # figures of a number to call


def called_number(text: str) -> str | None:
    """Return the first number of three figures or more that a text says to dial, in small letters; or None."""
    text = text.lower()
    if not _CALLS.search(text):
        return None
    text = without_times(text)
    for match in _CALLED.finditer(text):
        if _figures(match["number"]) >= LEAST and not _is_quantity(match):
            return match["number"]
    keys = _KEYS.search(text)
    return keys.group() if keys else None


def _figures(number: str) -> int:
    return sum(_FIGURES.get(token, 1) for token in _ONE_TOKEN.findall(number))


def _is_quantity(called: re.Match[str]) -> bool:
    """Whether figures behind a call are hours, or have a unit: any behind a noun, a span of days behind a verb too."""
    span = _SPAN.fullmatch(called["number"].strip())
    rises = span is not None and int(span[1]) < int(span[2])
    is_noun = called["noun"] is not None
    if is_noun and rises and span is not None and int(span[2]) <= HOURS:
        return True
    if not (is_noun or rises) or not has_unit(called.string, called.end()):
        return False
    return rises or _figures(_LAST.sub("", called["number"])) < LEAST  # a number, and then how many hours


def number_in_pieces(text: str) -> str | None:
    """Return figures with the same between them, again and again, that do not count up or down; or None."""
    for match in _PIECES.finditer(text):
        pieces = [match["first"], *match["others"].split(match["between"])[1:]]
        counted = [int(_in_figures(piece)) for piece in pieces]
        counts = all(one < two for one, two in pairwise(counted)) or all(one > two for one, two in pairwise(counted))
        has_nought = any(len(piece) > 1 and _in_figures(piece)[0] == "0" for piece in pieces)
        if sum(map(len, pieces)) > LEAST and (has_nought or not counts):
            return match["first"] + match["others"]
    return None


def _in_figures(piece: str) -> str:
    return "".join(str(int(unicodedata.numeric(char))) for char in piece)
