"""What in a text is a contact: a telephone number, a handle, an account, an address or a link, in whatever disguise."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from simcancel.authoring.platforms import account_said, is_ordinary_word
from simcancel.model import Channel
from simcancel.scan.accounts import RARE, accounts
from simcancel.scan.disguises import Reading
from simcancel.scan.extent import NEAR
from simcancel.scan.spans import merged
from simcancel.scan.whole import small
from simcancel.scan.words import words as scanned_for
from simcancel.words.alphabets import misleading_letters
from simcancel.words.counting import UNITS, called_number, number_in_pieces
from simcancel.words.fold import is_han
from simcancel.words.quantities import without_dates_and_addresses, without_quantities, without_times

# Words and letters that stand for digits, or between them, beside what Unicode itself says is one.
_SPELT = {"幺": "1", "两": "2", "〇": "0", "零": "0"}
_ROUND, _STRAIGHT = "oOоОοΟΘ∅○◯●⚪⚫°口øØ", "lI"  # Latin, Cyrillic and Greek letters, and signs
_FOR_DIGITS = str.maketrans(dict.fromkeys(_ROUND, "0") | dict.fromkeys(_STRAIGHT, "1"))
# What may stand between the digits of a number.
_APART = r"(?:[^\w]|_|[ーꞏㄧㅡʼـǀᐨꓸノ丿点點xX×丨丶横杠加与及或和号號\u115f\u1160\u3164\uffa0]|\b(?:and|then|or|dash|plus|dot|space|hyphen)\b|接着|空格){0,12}"
_DIALLING_CODE = ("a dialling code", re.compile(r"[*#]\s?\d+|\d+\s?[*#]|\bstar \d|\d hash\b"))
_DIGITS = (
    ("a number", re.compile(r"\d{3,}")),
    ("a number", re.compile(rf"(?:\d{_APART}){{5,}}")),
    (
        "a number",
        re.compile(r"(?<![A-Za-z0-9,.])(?:\d\d[ _\n]\d\d|\d\d[-–—]0\d|\d([ _./-])\d\1\d\1\d)(?![A-Za-z0-9%]|[.,]\d)"),
    ),
    _DIALLING_CODE,
)
# Two noughts by themselves, where two figures that are none stand too: no amount is written so.
_NOUGHTS = re.compile(r"(?<![\d:.,A-Za-z])00(?![\d:])")
_OTHER_TWO = re.compile(r"(?<!\d)[1-9]\d(?!\d)")
_NUMBER_WORD = rf"(?:double |triple )?(?:{'|'.join(UNITS)})"
_UP_TO_THREE = ("", r"\s", r"\s\s", r"\s\s\s")
_NUMBER_WORDS = re.compile(
    rf"(?:(?<![A-Za-z]){_NUMBER_WORD}(?![A-Za-z])[\W_]{{0,3}}){{3,}}|\b\w{{3,5}}teen hundred\b|\b(?:{_NUMBER_WORD}[\W_]{{1,3}}){{2,}}(?:double|triple) |(?:{_NUMBER_WORD}(?:[\W_]|and|or|dash){{0,6}}){{6,}}",
    re.IGNORECASE,
)
# Every one of these holds two of the words in a row, or a hundred: each part begins with its first letter, so that
# Python's engine skips all others.
_TWO_NUMBER_WORDS = re.compile(
    "|".join(["hundred", *(rf"{word}(?:[\W_]|and|or|dash){{0,6}}{_NUMBER_WORD}" for word in UNITS)])
)
# A run of digits and of letters that look like some; each way of reading it is tried once, however long it is.
_LIKE_DIGIT = rf"[\d{_ROUND}{_STRAIGHT}]"
_LIKE_DIGITS = re.compile(rf"(?<![A-Za-z]){_LIKE_DIGIT}++(?:[ _.-]{_LIKE_DIGIT}++)*+(?![A-Za-z])")
# Beside a Chinese character or an underscore `\b` sees no end of a word; an address ends there all the same.
_BEFORE, _BEHIND = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_ANY_CASE = re.IGNORECASE
# What nobody writes but as somebody's: letters with figures behind them, and the address of a purse.
_TOKENS = (
    ("an account", re.compile(r"(?<![A-Za-z0-9])[a-z]{4,}\d{2,}(?![A-Za-z0-9])")),
    ("a purse", re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{24,}")),
)
_ENDINGS = "com|net|org|cn|vip|xyz|top|hk|me|io|cc|co|om|bh|shop|site|club|info|tv|app"
_SENTENCE_ENDS = re.compile(rf"。(?=[A-Za-z])(?!(?:{_ENDINGS})(?![a-z]))", re.IGNORECASE)
_LINKS = (
    ("a handle or address", re.compile(r"@\s?\w|\w@")),
    ("an account", re.compile(r"[A-Za-z0-9]_[A-Za-z0-9]")),
    ("a link", re.compile(rf"{_BEFORE}c[o0]m{_BEHIND}", _ANY_CASE)),
    (
        "a link",
        re.compile(
            r"[\u4e00-\u9fff]\s?[.点點。]\s?(?:net|org|cn|vip|xyz|top|hk)(?![A-Za-z])|[\u4e00-\u9fff][.。](?:中国|公司|网址)(?![\u4e00-\u9fff])",
            _ANY_CASE,
        ),
    ),
    ("a link", re.compile(rf"://|www\.|{_BEFORE}t[\W_]{{0,3}}me(?:[/?∕]|{_BEHIND})|{_BEFORE}tg[:=]", _ANY_CASE)),
    (
        "a link",
        re.compile(rf"{_BEFORE}(?:t|telegram)\s?(?:点|點|{_BEFORE}dot{_BEHIND})\s?me{_BEHIND}|т\.me", _ANY_CASE),
    ),
    (
        "a link",
        re.compile(
            rf"{_BEFORE}(?:skype|viber|whatsapp|weixin|mqq|tel|sms|mailto|javascript|data|file|hxxps?):[!-~]", _ANY_CASE
        ),
    ),
    ("a link", re.compile(r"[\w-]\.(?:[\u4e00-\u9fff]{2,}/|中国|中國|公司|网络|網絡|网址|在线|商城|网店)", _ANY_CASE)),
    (
        "a link",
        re.compile(rf"(?<![A-Za-z0-9-])[a-z0-9-]++(?:\.|\[\.\]|。)[a-z]{{2,24}}(?:/\S|{_BEHIND})", _ANY_CASE),
    ),
    ("an address", re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")),
    (
        "a link",
        re.compile(
            rf"{_BEFORE}www\s|[\w]\.\s(?:com|net|org|cn|vip|xyz){_BEHIND}|[\W_]dot[\W_]?com{_BEHIND}|dotcom{_BEHIND}|{_BEFORE}bit ly{_BEHIND}"
            rf"|{_BEFORE}telegram me\s[a-z]|{_BEFORE}t dot m",
            _ANY_CASE,
        ),
    ),
)
CHINESE_DIGIT = "[〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖〡〢〣〤〥〦〧〨〩\\d]"
ANY_DIGIT = re.compile(CHINESE_DIGIT)
_CHINESE_RUN = re.compile(rf"{CHINESE_DIGIT}(?:[^\w]{{0,2}}{CHINESE_DIGIT}){{3,}}")
_BLANKS = re.compile(r"\s{2,}")
_OTHER_SIGNS = re.compile(r"[^\x00-\x7f\u4e00-\u9fff]")  # than ours and Chinese characters
_KEYS = str.maketrans({"⭕": "O", "🅾": "O", "✱": "*", "⁎": "*", "∗": "*", "♯": "#"})
# One digit at most, and a dot only where a sentence ends.
_LETTERS = r"(?:[A-Za-z \n,;'’“”()!?\u4e00-\u9fff，、；（）《》！？…—–-]|\.(?=[ \n)”]|$)|。(?![A-Za-z]))*"
_ORDINARY = re.compile(rf"{_LETTERS}(?:\d{_LETTERS})?")
# Each part begins with the character that tells it, as above.
_SUSPECT = re.compile(
    "|".join(
        [
            _TWO_NUMBER_WORDS.pattern,
            "c[o0]m(?<![a-z0-9]c[o0]m)(?![a-z0-9])|[点點。](?:中国|公司|网址|\\s?(?:net|org|cn|vip|xyz|top|hk)(?![a-z]))|关注[“「]|dotcom|bit ly|www",
            r"t(?<![a-z]t)\W{0,3}me(?![a-z])|dot(?<=\bdot)\b|slash(?<=\bslash)\b|www|hash|star \d",
            r"\.(?<=\s\.)|\.\s?(?:me|com|net|org|cn|vip|xyz)(?![a-z])|。\s*[a-z]",
            *(rf"{opening}\s?(?:at|dot|点|點)" for opening in (r"\(", "（")),
            *(rf"{dot}(?:{'|'.join(f'(?<=[a-z0-9]{blanks}.)' for blanks in _UP_TO_THREE)})" for dot in "点點"),
            *(rf"{apart}(?<=\b\w.)\w[ -]\w\b" for apart in " -"),
        ]
    )
)
MOST_HINTS, MOST_FIGURES = 40, 200  # hints at accounts, and figures, in one text: prose has not so many
LEAST_TRUE_DIGITS = 1  # of one in which two round letters stand together for noughts
_ROUNDS = re.compile(f"[{_ROUND}]{{2}}")
MOST_DIGITS_OF_A_NAME, MOST_BESIDE_A_CALL = 4, 2
_ASCII_DIGITS = re.compile("[0-9]")
_TO_CALL = re.compile(
    r"\b(?:call|dial|ring|phone|tel|hotline|helpline|sms|text|support|care|contact|whatsapp|complaints?|emergency|police|number|no)\b|☎|📞|报警|報警|投诉|投訴|回复|回覆|分机|分機|短号|短號|联系|聯繫|拨|撥|打|热线|熱線|电话|電話|客服|专线|專線|短信|短訊",
    re.IGNORECASE,
)
_POST_BOX = re.compile(r"\bP\. ?[OC]\.(?: Box)? \d{1,5}(?!\D{0,8}\d)")


@lru_cache(maxsize=100_000)  # guides say the same things again and again
def contact_in(text: str) -> str | None:
    """Return what kind of contact stands in a text, or in several, a line each, with the words themselves; or None."""
    return None if is_ordinary(text) else _contact_in(text)


def is_ordinary(text: str) -> bool:
    """Whether a text is of letters and ordinary punctuation, and has none of the words that a contact has: most have not."""
    if not _ORDINARY.fullmatch(text):
        return False
    lowered = _BLANKS.sub(" ", text).lower()
    if "oo" in lowered and ANY_DIGIT.search(lowered):  # noughts, perhaps
        return False
    if called_number(lowered) or number_in_pieces(lowered) or account_said(lowered):
        return False
    return not (_SUSPECT.search(lowered) or _CHINESE_RUN.search(lowered) or scanned_for().hints.search(lowered))


def _contact_in(text: str) -> str | None:
    plain = _plain(text)
    return _number_in(plain) or _first(_TOKENS, plain) or _link_in(plain) or _misleading(plain) or _account_in(text)


def _number_in(plain: str) -> str | None:
    digits = len(ANY_DIGIT.findall(plain))
    if digits > MOST_FIGURES:
        return "figures, again and again"
    called = called_number(plain)
    if called:
        return f"a number to call (`{called}`)"
    told = plain
    if digits:
        told = without_quantities(plain)
        pieces = number_in_pieces(told) or _around_noughts(plain)
        if pieces:
            return f"a number (`{pieces}`)"
    if digits >= LEAST_TRUE_DIGITS or "*" in plain or "#" in plain:
        spelt = _CHINESE_RUN.sub(lambda match: _run_in_digits(match.group()), told)
        spelt = _LIKE_DIGITS.sub(lambda match: _if_digits(match.group()), spelt)
        number = _first(_DIGITS, spelt)
        if number:
            return number
    return _number_in_words(told)


def _around_noughts(plain: str) -> str | None:
    for line in without_times(plain).split("\n") if "00" in plain else ():
        noughts, others = _NOUGHTS.search(line), _OTHER_TWO.search(line)
        if noughts and others:
            return f"{others.group()} … 00"
    return None


def _number_in_words(text: str) -> str | None:
    return _first((("a number", _NUMBER_WORDS),), text) if _TWO_NUMBER_WORDS.search(text.lower()) else None


def link_in(text: str) -> str | None:
    """Return what kind of link, handle or account stands in a text, with the words themselves, or None."""
    return _link_in(_plain(text)) or _account_in(text)


def _link_in(plain: str) -> str | None:
    read = Reading(_SENTENCE_ENDS.sub("; ", plain)).text
    said = account_said(plain.lower()) or account_said(read.lower())
    return f"an account (`{said}`)" if said else _first(_LINKS, read)


def _account_in(text: str) -> str | None:
    """Return the account that a scan finds in a text, in whatever disguise, or None."""
    hints = _hints(text)
    if len(hints) > MOST_HINTS:
        return "hints at accounts, again and again"
    # Most of a long text need not be read so closely.
    for start, end in merged((max(start - NEAR, 0), end + NEAR) for start, end in hints):
        for each in accounts(Reading(text[start:end]), 0):
            if is_ordinary_word(each.found.handle or ""):
                continue
            return f"an account (`{text[start:end][each.found.start : each.found.end]}`)"
    return None


def _hints(text: str) -> list[tuple[int, int]]:
    """Return where a text hints at accounts, up to one more time than a guide's text ever does."""
    lowered = small(text)
    hints = (match.span() for each in (*scanned_for().hints.expressions, RARE) for match in each.finditer(lowered))
    return list(islice(hints, MOST_HINTS + 1))


def contact_in_name(name: str) -> str | None:
    """Return what kind of contact stands in a name, which may hold up to four digits, or None."""
    plain = without_dates_and_addresses(_plain(_POST_BOX.sub("", name, count=1)))
    spelt = _LIKE_DIGITS.sub(lambda match: _if_digits(match.group()), _in_digits(plain))
    digits = "".join(char for char in spelt if char.isdigit())
    if len(digits) > (MOST_BESIDE_A_CALL if _TO_CALL.search(plain) else MOST_DIGITS_OF_A_NAME):
        return f"a number (`{digits}`)"
    called = called_number(plain)
    if called or _CHINESE_RUN.search(_ASCII_DIGITS.sub("", plain)):
        return f"a number (`{called or plain}`)"
    number = _number_in_words(plain) or _first((_DIALLING_CODE,), plain)
    return number or _misleading(plain) or link_in(name)


def contact_in_channel(channel: Channel) -> str | None:
    """Return what kind of contact another way to a carrier makes of its text and its value, or None.

    A value alone is a name, which may hold the numbers of a street.
    """
    for text in channel.text if channel.value else ():
        said = f"{text} {channel.value}"
        contact = _number_in(_plain(said)) if ANY_DIGIT.search(text) else None
        if channel.kind != "email":
            contact = contact or link_in(said)
        rest = without_dates_and_addresses(_plain(channel.value or ""))
        digits = "".join(char for char in _in_digits(rest) if char.isdigit())
        if contact is None and _TO_CALL.search(text) and len(digits) > MOST_BESIDE_A_CALL:
            contact = f"a number (`{digits}`)"
        if contact:
            return contact
    return None


def _misleading(plain: str) -> str | None:
    letter = misleading_letters(plain)
    return f"letters of another alphabet (`{letter}`)" if letter else None


def _plain(text: str) -> str:
    """Return a text as it is read: compatible characters as one, digits of any script as ours, marks left out."""
    text = _BLANKS.sub(" ", text)  # as a page shows them
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", _OTHER_SIGNS.sub(_digit, text.translate(_KEYS)))
    return _OTHER_SIGNS.sub(_digit, plain)


def _digit(sign: re.Match[str]) -> str:
    """Return the digits that a character shows (❷, ², Ⅱ, ㈡, ⓬), but for Chinese ones, which are words too; nothing for a mark."""
    char = sign.group()
    value = None if is_han(char) or char == "〇" else unicodedata.numeric(char, None)
    if value is not None and value in range(100):
        return str(int(value))
    return "" if unicodedata.category(char) in ("Mn", "Me") else char


def _in_digits(text: str) -> str:
    """Return a run of Chinese digits in our own, by what Unicode says they count."""
    return "".join(map(_counted, text))


def _run_in_digits(run: str) -> str:
    """Return a run of digits that are not all ours in our own, as one number: 一、五、〇、〇 is dialled, 1、2、3、4 counts steps."""
    spelt = _in_digits(run)
    return spelt if spelt == run else re.sub(r"\D", "", spelt)


def _counted(char: str) -> str:
    if char in _SPELT:
        return _SPELT[char]
    value = unicodedata.numeric(char, None)
    return str(int(value)) if value is not None and not char.isascii() and value in range(10) else char


def _if_digits(run: str) -> str:
    """Return a run of digits and of letters that look like some, in digits where it is one of a number."""
    digits = sum(char.isdigit() for char in run)
    is_number = digits >= MOST_DIGITS_OF_A_NAME or (digits >= LEAST_TRUE_DIGITS and bool(_ROUNDS.search(run)))
    return run.translate(_FOR_DIGITS) if is_number else run


def _first(patterns: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    for what, pattern in patterns:
        match = pattern.search(text)
        if match:
            return f"{what} (`{match.group().strip()}`)"
    return None
