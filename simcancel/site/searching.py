"""What the search of a site reads: the entries as records of Pagefind, and the words by which a query is understood.

Pagefind keeps the records and fetches the few that a query needs. It does not cut Chinese as the index does, nor know
pinyin, so each record holds the tokens of the index, written in letters that Pagefind keeps whole; the script on the page
(`search.js`) cuts a query in the same way and asks for each token.
"""

import errno
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from markupsafe import escape

from simcancel.answer.make import search_answer
from simcancel.answer.trust import ATTESTED, DOUBT, Flag
from simcancel.answer.view import HitView
from simcancel.index.store import Index, Stored
from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import ACTIONS, CARDS, ENTRY_KINDS, LANGUAGES, Text
from simcancel.named_tuple import NamedTuple
from simcancel.page.home import MOST_REGIONS_AT_ONCE, Listed
from simcancel.page.nodes import GLUE
from simcancel.query.filters import Filters
from simcancel.query.search import LEAST_DIGITS, Found, Hit
from simcancel.site import addresses
from simcancel.site.folder import File, Part
from simcancel.site.pages import Pages
from simcancel.words.fold import Character, is_han
from simcancel.words.lexicon import AS_FILTER, FACET, SOUND

MOST_ENTRIES = 3_000  # in one store: a query fetches a list of all of them
MOST_NAMES = 1_500  # in one file, of those that a query fetches
MOST_SPELLINGS = 2_000
CHINESE_FILES = 16
_LANGUAGE = "und"  # which Pagefind knows no stems of
# What is no letter in a token; Pagefind cuts a word where letters and digits meet.
_LETTERS = str.maketrans(
    {
        **{digit: f"z{letter}" for digit, letter in zip("0123456789", "abcdefghij", strict=True)},
        "z": "zv",
        FACET: "zx",
        SOUND: "zy",
        "-": "zz",
        " ": "zw",
        "@": "zu",
        "_": "zt",
    }
)
_NAMING = ("region", "carrier")
# Where an entry of a kind stands: a page below its guide's, and the part of it.
_STANDS: dict[str, tuple[str, str]] = {
    "guide": ("", ""),
    "step": ("", "#steps"),
    "question": ("", "#questions"),
    "faq": ("", "#faqs"),
    "warning": (addresses.WHOLE, "#warnings"),
    "tip": (addresses.WHOLE, "#tips"),
    "promotion": (addresses.WHOLE, "#promotions"),
    "disagreement": (addresses.WHOLE, "#disagreements"),
    "official": (addresses.WHOLE, "#official"),
    "checklist": (addresses.CHECKLIST, ""),
}
_WHOM_TO_CALL = {"contact", "carrier"}  # the kinds that stand where it is said whom to call


class Record(NamedTuple):
    """One entry as Pagefind keeps it: its tokens, and what is shown of it and where it leads."""

    content: str
    meta: Mapping[str, str]


class Naming(NamedTuple):
    """What a name stands for: a region or carrier, where that is, in which store, and on what there are guides."""

    facet: str
    value: str
    region: str
    store: int
    cells: int


def is_possible() -> bool:
    """Whether the extra that stores records is installed."""
    return find_spec("pagefind") is not None


def parts(
    index: Index, pages: Pages, today: str, regions: Sequence[Listed], made_of: Mapping[str, str]
) -> Iterator[Part]:
    """Yield the parts of a site that its search reads.

    `made_of`: what each region's pages are made of, by its id.
    """
    stores = list(_stores(index, regions))
    for number, some in enumerate(stores):
        whole = " ".join(made_of[region.id] for region in some)
        yield Part(f"records {number}", whole, partial(_store, index, some, today, number))
    store_of = {region.id: number for number, some in enumerate(stores) for region in some}
    yield Part("words", " ".join(made_of.values()), partial(_words, index, pages, regions, store_of))


def _stores(index: Index, regions: Iterable[Listed]) -> Iterator[list[Listed]]:
    """Yield the regions whose entries are stored together."""
    sizes = index.sizes()
    held: list[Listed] = []
    for region in regions:
        if held and sum(sizes[each.id] for each in [*held, region]) > MOST_ENTRIES:
            yield held
            held = []
        held.append(region)
    yield held


def _store(index: Index, regions: Sequence[Listed], today: str, number: int) -> Iterator[File]:
    records = [record for region in regions for record in records_of(index, region, today)]
    with tempfile.TemporaryDirectory() as scratch:
        pages, store = Path(scratch, "pages"), Path(scratch, "store")
        pages.mkdir()
        for each, record in enumerate(records):
            (pages / f"{each}.html").write_text(_page(record), encoding="utf-8")
        # Its interface for Python waits a tenth of a second for each answer; the program itself takes a folder at once.
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(store), "--quiet"]
        run = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - nothing in it is anybody's
        if run.returncode:
            raise OSError(errno.EIO, f"Pagefind ended with status {run.returncode}", scratch)
        for path in sorted(store.rglob("*")):
            # Beside the records Pagefind writes boxes and panels of its own; only what the script asks for is kept.
            if path.is_file() and (path.name == "pagefind.js" or path.suffix not in {".js", ".css"}):
                yield File(f"records/{number}/{path.relative_to(store).as_posix()}", path.read_bytes())


def _page(record: Record) -> str:
    """Return a record as a page to be indexed."""
    meta = (f'<i data-pagefind-meta="{name}[title]" title="{escape(text)}"></i>' for name, text in record.meta.items())
    held = f"{''.join(meta)}<p>{escape(record.content)}</p>"
    return f'<html lang="{_LANGUAGE}"><body><div data-pagefind-body>{held}</div></body></html>'


def records_of(index: Index, region: Listed, today: str) -> Iterator[Record]:
    """Yield the entries of a region as records; each leads to the page that says it."""
    content = index.content(region.id)
    carriers = dict(region.carriers)
    guides = {guide.id: guide for guide in content.guides}
    stored = index.stored(list(guides))
    hits = tuple(Hit(each.entry, 1.0, (), ()) for each in stored)
    shown = search_answer(Found("", hits, len(hits), ()), Filters(), content, today).hits
    for each, hit in zip(stored, shown, strict=True):
        guide = guides[each.entry.guide]
        carrier = each.entry.carrier if each.entry.carrier in carriers else None
        if hit.kind in _WHOM_TO_CALL:
            address = addresses.of_contacts(region.id, carrier)
            names = [region.name, *([carriers[carrier]] if carrier else [])]
            hit = hit._replace(title=message("contacts.title", where=joined(names, BETWEEN_FACETS)))  # noqa: PLW2901
        else:
            below, section = _STANDS[hit.kind]
            address = addresses.of_guide(region.id, guide.action, guide.card) + below + section
        facets = {"region": region.id, "action": guide.action, "kind": hit.kind}
        facets |= {"carrier": carrier} if carrier else {}
        found_by = [*_tokens(each), *(written("f", f"{facet} {value}") for facet, value in facets.items())]
        yield Record(" ".join(found_by), {**_meta(hit), "address": address, "guide": guide.id})


def _tokens(stored: Stored) -> Iterator[str]:
    """Yield the tokens of a record: what it says, where it stands, every piece of its number, its handle."""
    yield from (written("o", token) for token in dict.fromkeys(stored.own.split()))
    yield from (written("c", token) for token in dict.fromkeys(stored.context.split()))
    for digits in stored.digits:
        yield written("w", digits)
        for start in range(len(digits)):
            yield from (written("d", digits[start:end]) for end in range(start + LEAST_DIGITS, len(digits) + 1))
    if stored.handle:
        yield written("h", stored.handle)
    yield written("e", str(stored.entry.id))  # of two records with the same tokens Pagefind keeps one


def written(where: str, token: str) -> str:
    """Return a token of the index as Pagefind keeps it whole: small letters and Chinese characters only."""
    return where + token.translate(_LETTERS)


def _meta(hit: HitView) -> Mapping[str, str]:
    """Return what is shown of an entry in each language; a number only together with its flags."""
    meta = {"kind": hit.kind, "sources": ", ".join(source for source in hit.sources if source.page is None)}
    for language in LANGUAGES:
        number = _flagged(hit.number, hit.flags).of(language) if hit.number else ""
        doubts = "" if hit.number or not hit.flags else _flagged("", hit.flags).of(language).strip()
        said = {"title": hit.title, "text": hit.text, "detail": hit.detail, "status": hit.status_text}
        shown = {name: text.of(language) for name, text in said.items() if text is not None}
        shown.update(number=number, doubts=doubts)
        meta.update((f"{name}-{language}", text) for name, text in shown.items() if text)
    return meta


def _flagged(number: str, flags: Sequence[Flag]) -> Text:
    """Return a number with its mark, a doubtful one with its flags in words; no line parts it from the worst of them."""
    words = joined([flag.word for flag in flags], BETWEEN_FACETS)
    whole = number.replace(" ", GLUE)
    return joined([same(f"{whole}{GLUE}{DOUBT}"), words], same(GLUE)) if flags else same(f"{ATTESTED}{GLUE}{whole}")


def _words(index: Index, pages: Pages, regions: Sequence[Listed], store_of: Mapping[str, int]) -> Iterator[File]:
    """Yield what the script needs to understand a query: general words in one file, names in one or in several."""
    known = [(word, meaning) for word, meaning in index.words() if not word.startswith(AS_FILTER)]
    names = [(word, meaning) for word, meaning in known if meaning.facet in _NAMING]
    files: dict[str, dict[Naming, list[str]]] = {}
    for word, meaning in names:
        region = meaning.value if meaning.facet == "region" else meaning.region or ""
        if region in store_of:
            name = bucket(word) if len(names) > MOST_NAMES else "all"
            naming = Naming(meaning.facet, meaning.value, region, store_of[region], pages.cells(region))
            files.setdefault(name, {}).setdefault(naming, []).append(word)
    general: dict[str, list[str]] = {}
    for word, meaning in known:
        if meaning.facet not in _NAMING:
            general.setdefault(f"{meaning.facet}:{meaning.value}", []).append(word)
    called = _called(regions)
    readings = index.readings()
    entries = index.sizes()
    sizes = [0] * (max(store_of.values(), default=-1) + 1)
    for region, number in store_of.items():
        sizes[number] += entries[region]
    base = {
        "traditional": "".join(char for char, each in readings.items() if each.simplified != char),
        "simplified": "".join(each.simplified for char, each in readings.items() if each.simplified != char),
        "sounds": _sounds(readings),
        "syllables": " ".join(sorted(index.syllables())),
        "spellings": dict(sorted(index.spellings.items(), key=lambda each: -each[1])[:MOST_SPELLINGS]),
        "words": general,
        "names": sorted(files),
        "sizes": sizes,
        "called": called,
        "choices": {
            "region": [*called["region"]],
            "action": ACTIONS,
            "carrier": [*called["carrier"]],
            "kind": ENTRY_KINDS,
        },
        "cells": [f"{action}:{card}" for action in ACTIONS for card in CARDS],
    }
    yield _packed("records/words.bin", base)
    for name, some in files.items():
        yield _packed(f"records/names-{name}.bin", [[*naming, words] for naming, words in some.items()])


def bucket(word: str) -> str:
    """Return the file of names that a word stands in, where there are several: by how it begins."""
    return f"han{ord(word[0]) % CHINESE_FILES}" if is_han(word[0]) else f"{ord(word[0]):x}"


def _called(regions: Sequence[Listed]) -> dict[str, dict[str, dict[str, str]]]:
    """Return how regions and carriers are called in each language, where they are few; else they go by their ids."""
    few = regions if len(regions) <= MOST_REGIONS_AT_ONCE else ()
    called = {
        "region": {each.id: each.name for each in few},
        "carrier": {carrier: name for each in few for carrier, name in each.carriers},
    }
    return {
        facet: {each: {language: name.of(language) for language in LANGUAGES} for each, name in names.items()}
        for facet, names in called.items()
    }


def _sounds(readings: Mapping[str, Character]) -> dict[str, str]:
    """Return the Simplified characters in common use (GB/T 2312), by how they may be read."""
    sounds: dict[str, str] = {}
    for char, each in readings.items():
        if each.simplified == char and _is_common(char):
            for reading in each.readings:
                sounds[reading] = sounds.get(reading, "") + char
    return sounds


def _is_common(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _packed(path: str, value: object) -> File:
    """Return a value as JSON behind gzip, without the time at which it was packed."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return File(path, gzip.compress(text.encode(), mtime=0))
