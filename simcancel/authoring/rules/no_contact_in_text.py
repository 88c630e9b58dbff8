"""No telephone number, handle, address or link may stand in a text that people read as prose.

A number in prose is printed without its flags; contacts are data, so that each carries its own.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded

ID = "no-contact-in-text"
SEVERITY: Severity = "error"

_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖", "00123456789121234567" + "89")
_APART = r"[^\w]{0,3}"  # what may stand between the digits of a number
_DIGITS = (
    ("a number", re.compile(r"\d{3,}")),
    ("a number", re.compile(rf"(?:\d{_APART}){{5,}}")),
    ("a dialling code", re.compile(r"[*#]\s?\d+|\d+\s?[*#]")),
)
_NUMBER_WORDS = re.compile(
    r"(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b\W{0,3}){4,}", re.IGNORECASE
)
_LINKS = (
    ("a handle or address", re.compile(r"@\s?\w|\w@")),
    ("a link", re.compile(r"\b[a-z]{2,6}://|www\.|\bt\W{0,3}me/|tg:", re.IGNORECASE)),
    ("a link", re.compile(r"\b[a-z0-9-]{2,63}\.(?:[a-z]{2,10})(?:/\S|\b(?!\.\s?[a-z]))", re.IGNORECASE)),
    (
        "an account",
        re.compile(
            r"(?:telegram|whatsapp|wechat|微信|电报|飞机)\s?(?:号|id)?[:：]?\s?[a-z][a-z0-9_]{4,}", re.IGNORECASE
        ),
    ),
)
# A year beside its month or its 年 is no number to call.
_YEAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d(?!\d)"
    r"|(?<![\d年])(?:19|20)\d\d ?年(?! ?\d{3})"
)
# Nor is an amount beside its currency, or a number of days.
_AMOUNT = re.compile(
    r"(?:HK\$|\bBD ?|\bRO ?|\$|港币 ?|港幣 ?)\d{1,3}(?:,\d{3})?(?!\d|,\d)"
    r"|(?<!\d)\d{1,3} ?(?:days\b|fils\b|天|日|费尔|費爾)"
)
_CHINESE_RUN = re.compile(
    r"[〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖\d](?:[^\w]{0,2}[〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖\d]){4,}"
)


def contact_in(text: str) -> str | None:
    """Return what kind of contact stands in a text, with the words themselves, or None."""
    plain = _AMOUNT.sub("", _YEAR.sub("", _plain(text)))
    spelt = _CHINESE_RUN.sub(lambda match: match.group().translate(_CHINESE_DIGITS), plain)
    number = _first(_DIGITS, spelt) or _first((("a number", _NUMBER_WORDS),), plain)
    return number or link_in(text)


def link_in(text: str) -> str | None:
    """Return what kind of link, handle or account stands in a text, with the words themselves, or None."""
    return _first(_LINKS, _plain(text))


def _plain(text: str) -> str:
    """Return a text as it is read: compatible characters as one, marks on digits and letters left out."""
    if text.isascii():
        return text
    return "".join(
        char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) not in ("Mn", "Me")
    )


def _first(patterns: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    for what, pattern in patterns:
        match = pattern.search(text)
        if match:
            return f"{what} (`{match.group().strip()}`)"
    return None


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each text that holds a contact."""
    for text in loaded.texts:
        contact = link_in(text.text) if text.is_name else contact_in(text.text)
        if contact:
            suggestion = (
                "Say `call the carrier` and set `calls: true`; the number belongs to a ledger or carriers.yaml."
            )
            yield Finding(text.path, text.line, ID, SEVERITY, f"The text holds {contact}.", suggestion)
