"""A line as a person reads it: disguises undone, each character with where it stands in the line as it was written."""

import html
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

from simcancel.scan.whole import small

# What may be a disguise at all, looked for in small letters; most lines hold none. Each expression begins with the characters
# that tell it, and what must stand before them is looked at behind: so Python's engine skips all others.
_SIGNS = re.compile(
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2044\u2060-\u206f\u20e3\u2215\u3164\ufe00-\ufe0e\ufeff\uffa0"
    # But for the punctuation of ordinary Chinese, and the signs for Kelvin and Ångström, which are k and å in small.
    r"\u2460-\u24ff\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e\ufe50-\ufe6b\u1d00-\u1dbf\u2100-\u2129\u212c-\u214f"
    r"\U0001d400-\U0001d7ff\U0001f110-\U0001f189\U000e0000-\U000e0fff]"
)
_AMONG_LETTERS = re.compile(  # letters of other scripts, and pictures
    r"[\u0370-\u04ff](?:(?=[a-z0-9_.@])|(?<=[a-z0-9_.@].))|[\U0001f300-\U0001faff](?<=[a-z0-9_].)[\U0001f300-\U0001faff]*(?=[a-z0-9_])"
)
_SPELT = re.compile(
    "|".join(
        [
            *(rf"{dot}(?<=[a-z0-9_\s].)(?=\s?[a-z0-9])" for dot in "·․﹒。｡∙•"),
            *(rf"{opening}\s?(?:dot|at|点|點|\.|@)\s?[)\]}}）]" for opening in (r"\(", r"\[", r"\{", "（")),
            *(rf"{dot}(?:(?<=[a-z].)|(?<=[a-z]\s.))\s?(?=[a-z])" for dot in "点點"),
            *(rf"{apart}(?<=\b\w.)\w[ .-]\w[ .-]\w\b" for apart in (" ", r"\.", "-")),
            r"&#?\w+;|%[0-9a-f]{2}|\\[_@.+~*/-]|~~|</?[a-z]+>",
            r"dot(?<=\bdot)\b|at(?<=\bat)(?:\b|-)|slash(?<=\bslash)\b|hxxp|艾特|斜[杠槓线線]|me\s?/{1,2}\s|//\s",
            "去[掉除]括",
            r"\*\*(?:(?<=[@＠]..)|(?<=[a-z0-9_]..)(?=[a-z0-9_]))|\.(?<=\s\.)\s?(?=[a-z])|\.\s(?=[a-z])",
        ]
    )
)
_CODED = re.compile(
    r"&#?\w{1,31};|(?:%[0-9A-Fa-f]{2})+|\\(?=[_@.+~*/-])|(?<=[A-Za-z0-9_])\*\*(?=[A-Za-z0-9_])|</?(?:b|i|u|em|strong|span|wbr|font|code)(?:\s[^>]*)?>|~~"
    # A name with a picture within, figures on keys, half a name in bold.
    r"|[（(]去[掉除]括[号號][)）]|(?<=[A-Za-z0-9_])[\U0001f300-\U0001faff]+(?=[A-Za-z0-9_])|(?<=[0-9])\ufe0f?\u20e3|(?<=[@＠])\*\*(?=\w+\*\*\w)",
    re.IGNORECASE,
)
_DOT = re.compile(
    r"(?<=[A-Za-z0-9_])(?:\s?[(\[{（]\s?(?:dot|点|點|\.)\s?[)\]}）]\s?|\s?[·․﹒。｡∙•]\s?|\s(?:dot|\.)\s|\s?[点點]\s?|\s\.|\.\s(?=me\b))(?=[A-Za-z0-9])",
    re.IGNORECASE,
)
_AT = re.compile(r"[(\[{（]\s?(?:at|@)\s?[)\]}）]\s?|艾特|\bat-(?=[a-z])", re.IGNORECASE)
_SLASH = re.compile(r"(?<=\bme)\s?(?:[⁄∕/]{1,2}|\bslash\b|斜[杠槓线線])\s?(?=\w)|(?<=:/)/\s", re.IGNORECASE)
_SPACED = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9_][ .-]){4,}[A-Za-z0-9_](?![A-Za-z0-9])")
# Letters of other scripts that look like Latin ones (Unicode's confusables, those that were seen).
_ALIKE = str.maketrans(
    "аеорсухіјѕһкмтвнАЕОРСУХІЈЅКМТВНοαεικρυχνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijshkmtbhAEOPCYXIJSKMTBHoaeikpuxvABEZHIKMNOPTYX"
)
# White ones on dark circles and squares, of which Unicode does not say which letters they are.
_ALIKE.update({first + number: ord("A") + number for first in (0x1F150, 0x1F170) for number in range(26)})


class Reading:
    """A line. `text` is what is read, with its disguises undone; columns count from 0 in the line as it was written."""

    def __init__(self, written: str) -> None:
        self.text = written
        self._places: list[tuple[int, int]] | None = None
        lowered = small(written)
        if _SIGNS.search(lowered) or _AMONG_LETTERS.search(lowered) or _SPELT.search(lowered):
            pieces = _undone(written)
            self.text, self._places = pieces.text, pieces.places

    @property
    def is_disguised(self) -> bool:
        """Whether it is read otherwise than it is written."""
        return self._places is not None

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Return where some characters of the text stand in the line as it was written."""
        if self._places is None:
            return start, end
        return self._places[start][0], self._places[end - 1][1]


class _Pieces:
    """A text that is rewritten, each character with the place that it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [(at, at + 1) for at in range(len(text))]

    def replace(self, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str]) -> None:
        text: list[str] = []
        places: list[tuple[int, int]] = []
        last = 0
        for match in pattern.finditer(self.text):
            new = instead(match)
            text += (self.text[last : match.start()], new)
            places += self.places[last : match.start()]
            whole = (self.places[match.start()][0], self.places[match.end() - 1][1])
            places += [whole] * len(new)
            last = match.end()
        self.text = "".join(text) + self.text[last:]
        self.places = places + self.places[last:]

    def each(self, read: Callable[[str], str]) -> None:
        read_as = [read(char) for char in self.text]
        self.places = [place for new, place in zip(read_as, self.places, strict=True) for _ in new]
        self.text = "".join(read_as)


def _undone(written: str) -> _Pieces:
    pieces = _Pieces(written)
    pieces.replace(_CODED, lambda match: _decoded(match.group()))
    pieces.each(_as_read)
    pieces.replace(_AT, lambda _: "@")
    pieces.replace(_DOT, lambda _: ".")
    pieces.replace(_SLASH, lambda _: "/")
    pieces.replace(_SPACED, lambda match: re.sub(r"[ .-]", "", match.group()))
    return pieces


def _decoded(code: str) -> str:
    if code.startswith("%"):
        plain = unquote(code, errors="replace")
        return code if "\ufffd" in plain else plain
    return html.unescape(code) if code.startswith("&") else ""


def _as_read(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.category(char) in ("Cf", "Mn") or char in "\u115f\u1160\u3164\uffa0":
        return ""
    if "\u4e00" <= char <= "\u9fff" or char in "。，、；：？！（）【】《》「」“”‘’…":
        return char
    return unicodedata.normalize("NFKC", char).translate(_ALIKE)
