"""The ledger of an article as far as a program can know it, for an editor to complete."""

import json
import re
from collections.abc import Sequence
from hashlib import sha256

from simcancel.named_tuple import NamedTuple
from simcancel.scan.accounts import Found
from simcancel.scan.cleaning import without
from simcancel.scan.files import lines_of
from simcancel.scan.promotions import promotions
from simcancel.words.fold import is_han
from simcancel.words.hidden import is_hidden
from simcancel.words.links import defanged, unlinked

KINDS = ("heading", "introduction", "mixed", "fact", "separator", "closing", "promotion")
_HEADING = re.compile(r"#{1,6}\s.+|\*\*[^*]+\*\*:?|<h[1-6].*")
_SEPARATOR = re.compile(r"[-*_=]{3,}")
_TRADITIONAL = frozenset(
    "這個們電話號碼註銷續費與為從後過時間請問說還沒嗎辦證餘額運營網"
)  # common ones that Simplified writes otherwise
_NUMBERS = re.compile(r"\+?\d(?:[^\w\n]{0,3}\d){5,}")  # a title is printed without the flags that one needs
LONGEST_TITLE = 200
_TITLE = re.compile(r"^[#\s*]+|[\s*]+$|</?[a-z][^<>]{0,300}>")


class Named(NamedTuple):
    """A carrier that an article names, as it names it, and on which lines; or a number with its carrier and line."""

    carrier: str
    named: str
    lines: tuple[int, ...]


class About(NamedTuple):
    """What an article is about, as far as it is known: its ledger's id and file, region, action, card, carriers, numbers."""

    name: str
    file: str
    region: str | None
    action: str | None
    card: str | None
    carriers: Sequence[Named]
    hotlines: Sequence[Named]


def ledger(about: About, data: bytes, text: str) -> str:
    """Return the ledger of an article as YAML; what is not known is left for the editor to say."""
    lines, _ = lines_of(text)
    while lines and not lines[-1]:
        lines.pop()
    found = promotions(lines).promotions
    kinds = _kinds(lines, found)
    soft = sorted({each.line for each in found if each.kind == "soft"})
    written = [
        f'ledger: "{about.name}"',
        f"file: {_quoted(about.file)}",
        f"title: {_title(lines, found)}",
        f"sha256: {sha256(data).hexdigest()}",
        f"bytes: {len(data)}",
        f"lines: {len(lines)}",
        f"language: {_language(text)}",
        *(f"{key}: {getattr(about, key) or '~  # which?'}" for key in ("region", "action", "card")),
        *_list("carriers", [_carrier(each) for each in about.carriers]),
        *_list("hotlines", [_hotline(each) for each in about.hotlines]),
        *_list("promotions", [_promotion(each) for each in found if each.kind in ("telegram", "image")]),
        *([f"soft_promotions: {_ranges(soft)}"] if soft else []),
        "kinds:",
        *(f"  {kind}: {_ranges(kinds[kind])}" for kind in KINDS if kind in kinds),
        "...",
    ]
    return "\n".join(written) + "\n"


def _title(lines: Sequence[str], found: Sequence[Found]) -> str:
    number = next((number for number, line in enumerate(lines) if line.strip("\ufeff ")), 0)
    here = [each for each in found if each.line == number + 1 and each.kind != "soft"]
    title = _TITLE.sub("", without(lines[number] if lines else "", here))
    return _quoted(unlinked(_NUMBERS.sub("…", title[:LONGEST_TITLE])))


def _language(text: str) -> str:
    chinese = sum(map(is_han, text))
    if chinese * 10 < len(text):
        return "en"
    return "zh-Hant" if sum(char in _TRADITIONAL for char in text) > chinese / 50 else "zh-Hans"


def _carrier(each: Named) -> str:
    return f"{{carrier: {each.carrier}, as: {_quoted(each.named)}, lines: {_ranges(each.lines)}}}"


def _hotline(each: Named) -> str:
    whose = "" if each.carrier else "  # whose?"
    return f"{{carrier: {each.carrier or '~'}, number: {_quoted(each.named)}, line: {each.lines[0]}}}{whose}"


def _promotion(found: Found) -> str:
    handle = f'handle: "@{found.handle}", ' if found.handle else ""
    link = f"link: {json.dumps(defanged(found.link), ensure_ascii=False)}, " if found.link else ""
    return f"{{kind: {found.kind}, {handle}{link}line: {found.line}}}"


def _kinds(lines: Sequence[str], found: Sequence[Found]) -> dict[str, list[int]]:
    """Return a guess at the kind of each line that is not blank."""
    kinds: dict[str, list[int]] = {}
    filled = [number for number, line in enumerate(lines, start=1) if line.strip("\ufeff ")]
    texts = [number for number in filled if not _HEADING.fullmatch(lines[number - 1].strip())]
    for number in filled:
        here = [each for each in found if each.line == number]
        line = without(lines[number - 1], [each for each in here if each.kind != "soft"]).strip("\ufeff ")
        kinds.setdefault(_kind(line, number, here, texts), []).append(number)
    return kinds


def _kind(line: str, number: int, found: Sequence[Found], texts: Sequence[int]) -> str:
    if not line:
        return "promotion"
    if _SEPARATOR.fullmatch(line):
        return "separator"
    if _HEADING.fullmatch(line):
        return "heading"
    if found:
        return "mixed"
    return "introduction" if number == texts[0] else "fact"


def _ranges(numbers: Sequence[int]) -> str:
    """Return line numbers as a list of ranges: [1, 3-5]."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "[" + ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs) + "]"


def _list(key: str, entries: Sequence[str]) -> list[str]:
    return [f"{key}:", *(f"  - {entry}" for entry in entries)] if entries else []


_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff ·、，。！？（）.-]*[\w\u4e00-\u9fff。！？）]")
_NUMBER = re.compile(r"\+\d[\d ]+\d")


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back: bare where nothing can be mistaken, else in quotes, hidden characters escaped."""
    plain = " ".join(text.split())
    if _NUMBER.fullmatch(plain) or (_PLAIN.fullmatch(plain) and any(map(is_han, plain))):
        return plain
    if _PLAIN.fullmatch(plain) and plain.casefold() not in _READ_OTHERWISE:
        return plain
    return "".join(f"\\u{ord(char):04X}" if is_hidden(char) else char for char in json.dumps(plain, ensure_ascii=False))


_READ_OTHERWISE = frozenset(["yes", "no", "on", "off", "true", "false", "null", "y", "n"])
