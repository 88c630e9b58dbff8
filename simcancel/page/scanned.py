"""What a scan found in one text, a line a finding."""

from collections.abc import Iterator, Sequence

from simcancel.answer.found import FileView, PromotionFoundView
from simcancel.answer.trust import ATTESTED, DOUBT, Flag
from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import Language, Text
from simcancel.page.nodes import Document, Heading, Interface, Item, Node
from simcancel.page.phrases import Phrases
from simcancel.words.links import unlinked


def document(files: Sequence[FileView], languages: Sequence[Language]) -> Document:
    """Return the document that shows what was found in some texts, in one language or several."""
    say = Phrases(languages)
    nodes = [node for file in files for node in _file(file, say)]
    interface = Interface(*(say.message(f"page.{part}") for part in Interface._fields))
    return Document(say.languages, say.message("scan.title"), tuple(nodes), interface)


def has_findings(file: FileView) -> bool:
    """Whether something in a text cannot be trusted. A mention can, and an attested number.

    Of a number in a text on another country nothing is known here, nor could be.
    """
    doubted = any(each.flags and (file.regions or each.sources) for each in file.contacts)
    return bool(file.promotions) or doubted or any(each.flags for each in file.carriers)


def _file(file: FileView, say: Phrases) -> Iterator[Node]:
    if not has_findings(file):
        return
    yield Heading(2, say.of(same(unlinked(" ".join(file.path.split())))))
    found = [(each.line, each.column, message(f"scan.{each.kind}", what=_whose(each))) for each in file.promotions]
    found += [(each.line, each.column, _number(each.number, each.named, each.flags)) for each in file.contacts]
    found += [
        (each.line, each.column, message("scan.carrier", named=each.named, mark=DOUBT, flags=_words(each.flags)))
        for each in file.carriers
        if each.flags
    ]
    for line, column, what in sorted(found, key=lambda each: each[:2]):
        yield Item(say.message("scan.at", line=line, column=column, what=what))
    if file.mentions:
        yield Item(say.message("scan.mentions", count=len(file.mentions)))


def _whose(found: PromotionFoundView) -> Text:
    """Return the account and where it leads, which is what a reader should keep away from; else the words."""
    return joined([same(each) for each in (found.handle, found.link) if each] or [same(found.text)], BETWEEN_FACETS)


def _number(number: str, named: Text | None, flags: Sequence[Flag]) -> Text:
    whose = message("scan.whose", name=named) if named is not None else same("")
    number = number.replace(" ", "\u00a0")  # a number, its mark and the first word stay on one line
    if not flags:
        attested = message("word.attested") if named is not None else same("")
        return message(
            "scan.number", number=number, mark=f"\u00a0{ATTESTED}" if named else "", flags=attested, whose=whose
        )
    return message("scan.number", number=number, mark=f"\u00a0{DOUBT}", flags=_words(flags), whose=whose)


def _words(flags: Sequence[Flag]) -> Text:
    return joined([flag.word for flag in flags], BETWEEN_FACETS)
