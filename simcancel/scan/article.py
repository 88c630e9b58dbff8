"""A text that may advertise: its lines as a person reads them, and what it is on. Lines count from 0."""

import re
from functools import cached_property
from itertools import islice

from simcancel.scan.accounts import RARE, Found, Kind
from simcancel.scan.disguises import Reading
from simcancel.scan.extent import IMAGE, NEAR
from simcancel.scan.whole import Whole
from simcancel.scan.words import words

SEVERAL, A_FEW, MOST_LOOKED_AT = 3, 6, 200  # lines of a text that tell what it is on
TAG = re.compile(r"<[/!]?(?!img\b)[a-z][a-z0-9]*(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
HEADING = re.compile(r"\s*(?:#{1,6}\s|<h[1-6]|<title|\*\*.*\*\*\s*$|title\s*[:=])", re.IGNORECASE)
_HEADINGS = ("#", "<h", "<title", "**", "title")
_BADGE = re.compile(r"shields\.io|badge", re.IGNORECASE)
_SCANS = re.compile("扫|掃|二维码|二維碼|下图|下圖|qr|scan")


class Article:
    """A text. `filled`: the lines that show anything; `first`, `last`, `tail`: those that it begins and ends with."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self._readings: dict[int, Reading] = {}
        self._shows: dict[int, bool] = {}
        self.hinted = sorted(whole.lines_with(*words().hints.expressions, RARE))
        self.filled = [number for number, line in enumerate(whole.lines) if line and _is_filled(line)]
        self.first, self.last = (self.filled[0], self.filled[-1]) if self.filled else (0, 0)
        self.tail = set(self.filled[-3:])

    def line(self, number: int) -> Reading:
        """Return a line as a person reads it."""
        reading = self._readings.get(number)
        if reading is None:
            reading = self._readings[number] = Reading(self.whole.lines[number])
        return reading

    def text(self, number: int) -> str:
        """Return what is read in a line; nothing before the first and behind the last one."""
        return self.line(number).text if 0 <= number < len(self.whole.lines) else ""

    def written(self, number: int) -> str:
        """Return a line as it was written."""
        return self.whole.lines[number]

    def make(self, kind: Kind, number: int, span: tuple[int, int], handle: str | None = None) -> Found:
        """Return something that was found, by its columns in what is read of its line."""
        return Found(kind, number + 1, *self.line(number).at(*span), handle)

    def above(self, number: int) -> int:
        """Return the next line above that is not blank, counted from 1; 0 where there is none."""
        above = number - 1
        while above >= 0 and not self.whole.lines[above].strip():
            above -= 1
        return above + 1

    def below(self, number: int) -> int:
        """Return the next line below that is not blank, counted from 1."""
        below = number + 1
        while below < len(self.whole.lines) and not self.whole.lines[below].strip():
            below += 1
        return below + 1

    def heading_above(self, number: int) -> str:
        """Return the heading that a line stands below, in small letters."""
        for above in range(number - 1, max(number - 8, -1), -1):
            written = self.whole.lines[above].lstrip().lower()
            if written.startswith(_HEADINGS) and HEADING.match(written):
                return written
        return ""

    def around(self, found: Found) -> tuple[str, int]:
        """Return what stands around something in its line, and where in that: of an endless line, a piece."""
        text = self.text(found.line - 1)
        named = found.handle or "\0"
        at = max(text.find(named, max(found.start - NEAR, 0)), text.find(named), 0)
        begin = max(at - NEAR, 0)
        return text[begin : at + NEAR], at - begin

    def is_title(self, number: int) -> bool:
        """Whether a line is the title: the first one, or a page's heading."""
        return number == self.first or self.whole.lines[number].lstrip()[:3].lower() == "<h1"

    def has_image(self, number: int) -> bool:
        """Whether a line holds a picture, other than a badge."""
        if number not in self._shows:
            images = IMAGE.finditer(self.text(number))
            self._shows[number] = any(not _BADGE.search(match.group()) for match in images)
        return self._shows[number]

    @cached_property
    def scans(self) -> set[int]:
        """The lines that ask to scan or to look at a picture."""
        return self.whole.lines_with(_SCANS)

    @cached_property
    def is_on_cards(self) -> bool:
        """Whether the text is on such cards: its first line, several, or one of a text that is no longer than a few."""
        topics = words().topics
        if topics.search(self.text(self.first)):
            return True
        if not topics.search(self.whole.text):
            return False
        naming = (number for number in self.filled[:MOST_LOOKED_AT] if topics.search(self.text(number)))
        return self.is_short or len(list(islice(naming, SEVERAL))) == SEVERAL

    @property
    def is_short(self) -> bool:
        """Whether the text is no more than a few lines, which have to tell everything."""
        return len(self.filled) <= A_FEW

    @cached_property
    def quotes_advertising(self) -> bool:
        """Whether the text begins as one does that quotes advertising: the rules of a forum, a filter, its tests."""
        return words().quotes.search(self._beginning)

    @cached_property
    def is_warning(self) -> bool:
        """Whether the text begins as one does that warns of sellers, and quotes what they say."""
        return words().warns.search(self._beginning)

    @cached_property
    def _beginning(self) -> str:
        return " ".join(self.whole.lines[number] for number in self.filled[:SEVERAL])


def warns(said: str, heading: str = "", *, is_sellers: bool = False) -> bool:
    """Whether what is said with an account, or the heading above it, warns of it: sellers warn too, of all others."""
    whole = f"{said} {heading}"
    if words().warns.search(whole):
        return True
    is_own = is_sellers or words().claims.search(said) or words().wares.search(said)
    return not is_own and words().cautions.search(whole)


_SENTENCE = re.compile(r"[。！？!?]|\.(?=\s|[A-Z\u4e00-\u9fff])")


def sentence(text: str, at: int) -> str:
    """Return the sentence of a text in which a place lies."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.end() > at:
            return text[start : match.end()]
        start = match.end()
    return text[start:] if at < len(text) else text


def _is_filled(line: str) -> bool:
    """Whether a line shows anything: a rule, a tag by itself or a notice of copyright does not count."""
    shown = (TAG.sub("", line) if "<" in line else line).strip("\ufeff \t\r\n-*_=")
    return bool(shown) and not shown.startswith(("©", "&copy;"))
