"""Numbers that a text says to dial, however it says them: in figures, in words, in Chinese, as an amount."""

import re

_FIGURE = r"[\d〇零洞幺两兩一二三四五六七八九十百千]"
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
_APART = r"(?:[\W_]{0,3}(?:(?:and|then|or|加|接)[\W_]{1,3})?)"
_CALL = r"(?:(?<![a-z])(?:call|dial|ring|text|press|phone|key in)(?![a-z])|[拨撥]打?|致[电電]|打|按|[联聯][系繫])"
# What may stand between the call and the number: whose or what it is, or a currency, which makes it no amount.
_NAMED = r"[\W_]{0,3}(?:(?:hk|bd|ro|us|usd|omr|the|number|hotline|code|at|on|a|港[币幣]|[号號][码碼]?|[热熱][线線]|[电電][话話]|客服)[\W_]{0,3}){0,3}"
_CALLED = re.compile(f"{_CALL}{_NAMED}(?P<number>{_TOKEN}(?:{_APART}{_TOKEN})*)", re.IGNORECASE)
_ONE_TOKEN = re.compile(_TOKEN, re.IGNORECASE)
# One key after another.
_KEYS = re.compile(
    r"(?:(?:press|dial|key in|followed by|then|[先再]?[拨撥按]|[后後]面|最[后後][拨撥按]?)[\W_]{0,3}\d{1,4}[\W_]{0,6}){3,}",
    re.IGNORECASE,
)
# Every one of these holds one of those.
_CALLS = re.compile("[拨撥打按致联聯后後最]|call|dial|ring|text|press|phone|key in|follow|then")
LEAST = 3  # figures of a number to call


def called_number(text: str) -> str | None:
    """Return the first number of three figures or more that a text says to dial; or None."""
    if not _CALLS.search(text.lower()):
        return None
    for match in _CALLED.finditer(text):
        figures = sum(_FIGURES.get(token.lower(), 1) for token in _ONE_TOKEN.findall(match["number"]))
        if figures >= LEAST:
            return match["number"]
    keys = _KEYS.search(text)
    return keys.group() if keys else None
