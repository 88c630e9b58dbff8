"""Folders of YAML files → the model. A bad file is a finding with path and line, and never hides the others."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from simcancel.findings import Finding
from simcancel.loader import build
from simcancel.loader.fields import RULE, Citation, Fields, FreeText, Link, Reference, Register
from simcancel.loader.numbers import describe
from simcancel.loader.tree import MAX_BYTES, Broken, contents, parse
from simcancel.model import NO_WORDS, Article, Carrier, Contact, Content, Guide, Region, Vocabulary

__all__ = ["MAX_BYTES", "Citation", "FreeText", "Link", "Loaded", "Reference", "files_of", "load"]


class Loaded(NamedTuple):
    """What some folders hold, what is wrong with it, and where each text, citation, reference, link and guide stands.

    `replaced` tells, as `(id, path)`, which guides of an earlier folder a later one replaces.
    """

    content: Content
    findings: tuple[Finding, ...]
    replaced: tuple[tuple[str, Path], ...]
    texts: tuple[FreeText, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    links: tuple[Link, ...]
    files: dict[str, Path]


class _Shelf:
    """Things by kind and id, as the files bring them; a later folder replaces what an earlier one brought."""

    def __init__(self) -> None:
        self.register = Register()
        self.replaced: list[tuple[str, Path]] = []
        self.files: dict[str, Path] = {}
        self._things: dict[str, dict[str, tuple[int, Any]]] = {}

    def put(self, kind: str, thing: Any, folder: int, path: Path, line: int) -> None:
        things = self._things.setdefault(kind, {})
        earlier = things.get(thing.id)
        if earlier is not None and earlier[0] == folder:
            raise Broken(line, f"`{thing.id}` is described twice.", "Keep one of the two.")
        if earlier is not None and kind == "guide" and earlier[1] != thing:
            self.replaced.append((thing.id, path))
        things[thing.id] = (folder, thing)
        if kind == "guide":
            self.files[thing.id] = path

    def all(self, kind: str) -> tuple[Any, ...]:
        return tuple(thing for _, thing in self._things.get(kind, {}).values())


def files_of(folders: Sequence[Path]) -> Iterator[tuple[int, Path]]:
    """Yield `(number of the folder, path)` of each YAML file below the folders, in a stable order; links are not followed."""
    for number, folder in enumerate(folders):
        found: list[Path] = []
        for root, _, names in os.walk(folder, onerror=_raise):
            found.extend(Path(root, name) for name in names if name.endswith((".yaml", ".yml")))
        yield from ((number, path) for path in sorted(found))


def _raise(error: OSError) -> None:
    raise error


def load(files: Iterable[tuple[int, Path]]) -> Loaded:
    """Read files, as `files_of` gives them.

    Raises:
        OSError: a file cannot be read.

    """
    shelf = _Shelf()
    vocabulary = NO_WORDS
    for folder, path in files:
        try:
            vocabulary = _merged(vocabulary, _read(path, folder, shelf))
        except Broken as error:
            shelf.register.findings.append(error.at(path, RULE))
    register = shelf.register
    return Loaded(
        _content(shelf, vocabulary),
        tuple(register.findings),
        tuple(shelf.replaced),
        tuple(register.texts),
        tuple(register.citations),
        tuple(register.references),
        tuple(register.links),
        shelf.files,
    )


def _read(path: Path, folder: int, shelf: _Shelf) -> Vocabulary | None:
    fields = Fields(parse(contents(path)), path, shelf.register)
    vocabulary = None
    for key, one in build.ONE.items():
        if fields.has(key):
            shelf.put(key, one(fields), folder, path, fields.line)
            break
    else:
        for key, many in build.MANY.items():
            for thing in fields.each(key, many):
                shelf.put(key, thing, folder, path, fields.line)
        if fields.has("vocabulary"):
            table = fields.table("vocabulary")
            vocabulary = build.vocabulary(table)
            table.finish()
    fields.finish()
    return vocabulary


def _merged(first: Vocabulary, second: Vocabulary | None) -> Vocabulary:
    if second is None:
        return first
    return Vocabulary(
        {**first.region, **second.region},
        {**first.action, **second.action},
        {**first.card, **second.card},
        (*first.fillers, *second.fillers),
        (*first.concepts, *second.concepts),
        (*first.stopwords, *second.stopwords),
        {**first.kinds, **second.kinds},
        {**first.variants, **second.variants},
        {**first.traditional, **second.traditional},
    )


def _content(shelf: _Shelf, vocabulary: Vocabulary) -> Content:
    regions: tuple[Region, ...] = shelf.all("regions")
    pages = shelf.all("pages")
    completed = _Completion({region.id: region.iso for region in regions}, {page.id: page.seen_on for page in pages})
    guides: tuple[Guide, ...] = shelf.all("guide")
    return Content(
        regions=tuple(completed.region(region) for region in regions),
        carriers=tuple(completed.carrier(carrier) for carrier in shelf.all("carriers")),
        guides=tuple(sorted(guides, key=lambda guide: guide.article)),
        articles=tuple(completed.article(article) for article in shelf.all("ledger")),
        disagreements=shelf.all("disagreements"),
        pages=pages,
        vocabulary=vocabulary,
    )


class _Completion:
    """Adds to each contact what other files tell: the form of its number in the region, and when its page was seen."""

    def __init__(self, iso: dict[str, str], seen_on: dict[str, str]) -> None:
        self._iso = iso
        self._seen_on = seen_on

    def _contacts(self, contacts: tuple[Contact, ...], region: str) -> tuple[Contact, ...]:
        return tuple(self._contact(contact, region) for contact in contacts)

    def _contact(self, contact: Contact, region: str) -> Contact:
        e164, valid = describe(contact.number, self._iso.get(region, "ZZ"))
        seen_on = self._seen_on.get(contact.sources[0].removeprefix("page:"))
        return contact._replace(e164=e164, valid=valid, seen_on=seen_on)

    def region(self, region: Region) -> Region:
        contacts = self._contacts(region.regulator.contacts, region.id)
        return region._replace(regulator=region.regulator._replace(contacts=contacts))

    def carrier(self, carrier: Carrier) -> Carrier:
        return carrier._replace(contacts=self._contacts(carrier.contacts, carrier.region))

    def article(self, article: Article) -> Article:
        return article._replace(hotlines=self._contacts(article.hotlines, article.region))
