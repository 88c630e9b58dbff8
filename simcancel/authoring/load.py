"""Folders of YAML files → the model. A bad file is a finding with path and line, and never hides the others."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from simcancel.authoring import records
from simcancel.authoring.fields import RULE, Cited, Collected, Fields, FreeText, Link, Place, Reference
from simcancel.authoring.files import File, digest
from simcancel.authoring.findings import Finding
from simcancel.authoring.numbers import describe
from simcancel.authoring.tree import Broken, contents, has_end, parse
from simcancel.model import NO_WORDS, Article, Carrier, Contact, Content, Guide, Region, Vocabulary
from simcancel.named_tuple import NamedTuple


class Loaded(NamedTuple):
    """What some folders hold, what is wrong with it, and where each text, citation, reference, link and thing stands.

    `replaced` tells, as `(id, path)`, what of an earlier folder a later one replaces, as `guide oman-cancel-data`. `places`: where a thing of
    a kind (`guide`, `ledger`, `carriers` …) and id is described; `words`: where a word that people type stands.
    `guide_files`: the id of the guide in each file that is one, replaced or not. `digests`: of what was read, by path.
    """

    content: Content
    findings: tuple[Finding, ...]
    replaced: tuple[tuple[str, Path], ...]
    texts: tuple[FreeText, ...]
    citations: tuple[Cited, ...]
    references: tuple[Reference, ...]
    links: tuple[Link, ...]
    places: dict[tuple[str, str], Place]
    words: dict[str, Place]
    guide_files: dict[str, str]
    digests: dict[str, str]

    def at(self, kind: str, name: str, text: str) -> Place:
        """Return where a text of a thing stands; where the thing begins, if it is not found there."""
        place = self.places[kind, name]
        lines = (each.line for each in self.texts if each.path == place.path and each.text == text)
        return place._replace(line=next(lines, place.line))


class _Collection:
    """Things by kind and id, as the files bring them; a later folder replaces what an earlier one brought."""

    def __init__(self) -> None:
        self.collected = Collected()
        self.replaced: list[tuple[str, Path]] = []
        self.places: dict[tuple[str, str], Place] = {}
        self.outdated: set[Path] = set()  # files of which nothing is left, which no rule need look at
        self.guide_files: dict[str, str] = {}
        # What is read, as it is called: a path is another thing where a folder is called `.` or `./guides`.
        self.file = ""
        self._things: dict[str, dict[str, tuple[int, Any]]] = {}

    def put(self, kind: str, thing: Any, folder: int, place: Place) -> None:
        things = self._things.setdefault(kind, {})
        earlier = things.get(thing.id)
        if earlier is not None and earlier[0] == folder:
            raise Broken(place.line, f"`{thing.id}` is described twice.", "Keep one of the two.")
        if earlier is not None and earlier[1] != thing:
            self.replaced.append((f"{kind.removesuffix('s')} {thing.id}", place.path))
        if earlier is not None and kind in records.ONE:
            self.outdated.add(self.places[kind, thing.id].path)
        if kind == "guide":
            self.guide_files[self.file] = thing.id
        things[thing.id] = (folder, thing)
        self.places[kind, thing.id] = place

    def all(self, kind: str) -> tuple[Any, ...]:
        return tuple(thing for _, thing in self._things.get(kind, {}).values())


def load(files: Iterable[File]) -> Loaded:
    """Read files, as `files_of` gives them.

    Raises:
        OSError: a file cannot be read.

    """
    collection = _Collection()
    collected = collection.collected
    digests: dict[str, str] = {}
    vocabulary = NO_WORDS
    for folder, name in files:
        path = Path(name)
        collection.file = name
        try:
            data = contents(path)
            digests[name] = digest(data)
            brought = _read(data, path, folder, collection)
            if brought is not NO_WORDS:
                collection.replaced += ((words, path) for words in _replaced_words(vocabulary, brought))
                vocabulary = _merged(vocabulary, brought)
        except Broken as error:
            collected.findings.append(error.at(path, RULE))
    return Loaded(
        _content(collection, vocabulary),
        tuple(collected.findings),
        tuple(collection.replaced),
        tuple(each for each in collected.texts if each.path not in collection.outdated),
        tuple(each for each in collected.citations if each.path not in collection.outdated),
        tuple(each for each in collected.references if each.path not in collection.outdated),
        tuple(each for each in collected.links if each.path not in collection.outdated),
        collection.places,
        collected.words,
        collection.guide_files,
        digests,
    )


def _read(data: bytes, path: Path, folder: int, collection: _Collection) -> Vocabulary:
    """Put what a file describes into the collection, and return the words that it gives."""
    fields = Fields(parse(data), path, collection.collected)
    if not has_end(data):
        cut = Broken(data.count(b"\n"), "The file may be cut short.", "Complete it; write `...` as its last line.")
        collection.collected.findings.append(cut.at(path, RULE))
    if fields.is_empty:
        raise Broken(fields.line, "The file says nothing.", "Fill it or remove it.")
    vocabulary = NO_WORDS
    for key, one in records.ONE.items():
        if fields.has(key):
            collection.put(key, one(fields), folder, fields.place)
            break
    else:
        for key, many in records.MANY.items():
            for thing, place in fields.each_placed(key, many):
                collection.put(key, thing, folder, place)
        if fields.has("vocabulary"):
            table = fields.table("vocabulary")
            vocabulary = records.vocabulary(table)
            table.finish()
    fields.finish()
    return vocabulary


def _replaced_words(first: Vocabulary, second: Vocabulary) -> Iterator[str]:
    """Yield which words a vocabulary gives anew: a filter would mean something else, a shown text read otherwise."""
    known = _meanings(first)
    for word, meant in _meanings(second).items():
        yield from (f"words {facet} {word}" for facet, value in meant - known.get(word, meant))
    if first != NO_WORDS:  # a word that asks nothing may have been all that a query asked
        for facet in ("fillers", "stopwords"):
            yield from (f"words {facet} {word}" for word in getattr(second, facet) if word not in getattr(first, facet))
    for facet, earlier, later in zip(Vocabulary._fields, first, second, strict=True):
        if isinstance(earlier, dict) and isinstance(later, dict):
            again = [key for key, given in later.items() if earlier.get(key, given) != given]
            yield from (f"words {facet} {key}" for key in again)
            if facet in ("traditional", "variants") and earlier and later.keys() - earlier.keys():
                yield f"words {facet}"


def _meanings(vocabulary: Vocabulary) -> dict[str, set[tuple[str, str]]]:
    """Return what each word of a vocabulary means that people type, as facets and values; synonyms apart."""
    meanings: dict[str, set[tuple[str, str]]] = {}
    for facet in ("region", "action", "card", "procedure", "asks", "elsewhere", "kinds"):
        for value, given in getattr(vocabulary, facet).items():
            for word in (value, *given):
                meanings.setdefault(word.casefold(), set()).add((facet, value))
    return meanings


def _merged(first: Vocabulary, second: Vocabulary) -> Vocabulary:
    return Vocabulary(
        {**first.region, **second.region},
        {**first.action, **second.action},
        {**first.card, **second.card},
        {**first.procedure, **second.procedure},
        {**first.asks, **second.asks},
        {**first.elsewhere, **second.elsewhere},
        (*first.fillers, *second.fillers),
        (*first.concepts, *second.concepts),
        (*first.stopwords, *second.stopwords),
        {**first.kinds, **second.kinds},
        {**first.variants, **second.variants},
        {**first.traditional, **second.traditional},
    )


def _content(collection: _Collection, vocabulary: Vocabulary) -> Content:
    regions: tuple[Region, ...] = collection.all("regions")
    pages = collection.all("pages")
    completed = _Completion({region.id: region.iso for region in regions}, {page.id: page.seen_on for page in pages})
    guides: tuple[Guide, ...] = collection.all("guide")
    return Content(
        regions=tuple(completed.region(region) for region in regions),
        carriers=tuple(completed.carrier(carrier) for carrier in collection.all("carriers")),
        guides=tuple(sorted(guides, key=lambda guide: guide.article)),
        articles=tuple(completed.article(article) for article in collection.all("ledger")),
        disagreements=collection.all("disagreements"),
        statements=collection.all("statements"),
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
        e164, valid = describe(contact.number, contact.iso or self._iso.get(region, "ZZ"))
        seen_on = self._seen_on.get(contact.sources[0].page or "")
        return contact._replace(e164=e164, valid=valid, seen_on=seen_on)

    def region(self, region: Region) -> Region:
        contacts = self._contacts(region.regulator.contacts, region.id)
        return region._replace(regulator=region.regulator._replace(contacts=contacts))

    def carrier(self, carrier: Carrier) -> Carrier:
        return carrier._replace(contacts=self._contacts(carrier.contacts, carrier.region))

    def article(self, article: Article) -> Article:
        return article._replace(hotlines=self._contacts(article.hotlines, article.region))
