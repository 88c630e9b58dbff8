"""No telephone number, handle, address or link may stand in a text that people read as prose.

A number in prose is printed without its flags; contacts are data, so that each carries its own.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.words.fold import is_han
from simcancel.words.names import words

ID = "no-contact-in-text"
SEVERITY: Severity = "error"

# Words and letters that stand for digits, or between them, beside what Unicode itself says is one.
_SPELT = {"幺": "1", "两": "2", "〇": "0", "零": "0"}
_FOR_DIGITS = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1"})
_APART = r"(?:[^\w]|_|[ー\u115f\u1160\u3164\uffa0]|\band\b|和){0,3}"  # what may stand between the digits of a number
_DIGITS = (
    ("a number", re.compile(r"\d{3,}")),
    ("a number", re.compile(rf"(?:\d{_APART}){{5,}}")),
    ("a number", re.compile(r"(?<![\w,.])\d\d[ _]\d\d(?![\w,.%])")),
    ("a dialling code", re.compile(r"[*#]\s?\d+|\d+\s?[*#]")),
)
_NUMBER_WORDS = re.compile(
    r"(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b\W{0,3}){4,}", re.IGNORECASE
)
_LIKE_DIGITS = re.compile(r"(?<![A-Za-z])[\doOlI]{2,}(?:[ _.-]?[\doOlI]{2,})+(?![A-Za-z])")
_LINKS = (
    ("a handle or address", re.compile(r"@\s?\w|\w@")),
    ("a link", re.compile(r"\b[a-z][a-z0-9+.-]+://|www\.|\bt\W{0,3}me(?:[/?∕]|\b)|tg:", re.IGNORECASE)),
    ("a link", re.compile(r"[\w-]\.[\u4e00-\u9fff]{2,}/", re.IGNORECASE)),
    ("a link", re.compile(r"\b[a-z0-9-]{2,63}\.(?:[a-z]{2,10})(?:/\S|\b(?!\.\s?[a-z]))", re.IGNORECASE)),
    (
        "an account",
        re.compile(
            r"(?:telegram|\btg|whatsapp|wechat|微信|电报|飞机)\s?(?:号|id|搜|加|联系)?\s?[:：+]?\s?(?!is\b|and\b|or\b|account|channel|advert|promo|seller|group)[a-z][a-z0-9_]{4,}",
            re.IGNORECASE,
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
_CHINESE_DIGIT = "[〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖〡〢〣〤〥〦〧〨〩\\d]"
_CHINESE_RUN = re.compile(rf"{_CHINESE_DIGIT}(?:[^\w]{{0,2}}{_CHINESE_DIGIT}){{3,}}")
MOST_DIGITS_OF_A_NAME = 4
_POST_BOX = re.compile(r"\bP\. ?[OC]\.(?: Box)? \d{1,5}")


def contact_in(text: str) -> str | None:
    """Return what kind of contact stands in a text, with the words themselves, or None."""
    plain = _AMOUNT.sub("", _YEAR.sub("", _plain(text)))
    spelt = _CHINESE_RUN.sub(lambda match: _in_digits(match.group()), plain)
    spelt = _LIKE_DIGITS.sub(lambda match: _if_digits(match.group()), spelt)
    number = _first(_DIGITS, spelt) or _first((("a number", _NUMBER_WORDS),), plain)
    return number or link_in(text)


def link_in(text: str) -> str | None:
    """Return what kind of link, handle or account stands in a text, with the words themselves, or None."""
    return _first(_LINKS, _plain(text))


def contact_in_name(name: str) -> str | None:
    """Return what kind of contact stands in a name, which may hold up to four digits, or None."""
    digits = "".join(char for char in _in_digits(_plain(_POST_BOX.sub("", name))) if char.isdigit())
    return f"a number (`{digits}`)" if len(digits) > MOST_DIGITS_OF_A_NAME else link_in(name)


def _plain(text: str) -> str:
    """Return a text as it is read: compatible characters as one, digits of any script as ours, marks left out."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return "".join(_digit(char) for char in plain if unicodedata.category(char) not in ("Mn", "Me"))


def _digit(char: str) -> str:
    """Return the digit that a character shows (❷, ²), but for Chinese ones, which are words too."""
    value = unicodedata.digit(char, None)
    return char if value is None or char.isascii() else str(value)


def _in_digits(text: str) -> str:
    """Return a run of Chinese digits in our own, by what Unicode says they count."""
    return "".join(map(_counted, text))


def _counted(char: str) -> str:
    if char in _SPELT:
        return _SPELT[char]
    value = unicodedata.numeric(char, None)
    return str(int(value)) if value is not None and not char.isascii() and value in range(10) else char


def _if_digits(run: str) -> str:
    """Return a run of digits and of letters that look like some, in digits where it has at least four of them."""
    return run.translate(_FOR_DIGITS) if sum(char.isdigit() for char in run) >= MOST_DIGITS_OF_A_NAME else run


def _first(patterns: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    for what, pattern in patterns:
        match = pattern.search(text)
        if match:
            return f"{what} (`{match.group().strip()}`)"
    return None


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each text that holds a contact, as it is written or in the Traditional script that is made of it."""
    suggestion = "Say `call the carrier` and set `calls: true`; the number belongs to a ledger or carriers.yaml."
    for text in loaded.texts:
        contact = contact_in_name(text.text) if text.is_name else contact_in(text.text)
        if contact:
            yield Finding(text.path, text.line, ID, SEVERITY, f"The text holds {contact}.", suggestion)
    for word in dict.fromkeys(_typed(loaded)):
        contact = contact_in_name(word)
        if contact and word in loaded.words:
            yield Finding(*loaded.words[word], ID, SEVERITY, f"The word holds {contact}.", "Give the word without it.")
    yield from _derived(loaded)


def _typed(loaded: Loaded) -> Iterator[str]:
    """Yield the words that people type: a search says them again."""
    yield from (word for word, *_ in words(loaded.content))
    vocabulary = loaded.content.vocabulary
    for table in (vocabulary.procedure, vocabulary.asks, vocabulary.elsewhere, vocabulary.kinds):
        yield from (word for given in table.values() for word in given)
    yield from vocabulary.stopwords


def _derived(loaded: Loaded) -> Iterator[Finding]:
    """Yield each term of the glossary that may bring a contact into a text: one with digits or other letters in it."""
    for term, traditional in loaded.content.vocabulary.traditional.items():
        if not all(is_han(char) or char in " ，、" for char in traditional) or contact_in(traditional * 2):
            place = loaded.words.get(traditional) or loaded.words.get(term)
            message = f"The Traditional term `{traditional}` is more than Chinese characters."
            if place is not None:
                yield Finding(*place, ID, SEVERITY, message, "Write the whole text in zh-Hant where it needs more.")
