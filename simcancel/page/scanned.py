"""What a scan found in one text, a line a finding."""

from collections.abc import Iterator, Sequence

from simcancel.answer.found import CarrierFoundView, FileView, NumberFoundView, PromotionFoundView
from simcancel.answer.trust import ATTESTED, DOUBT, Flag
from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import Language, Text
from simcancel.page.nodes import GLUE, Document, Heading, Item, Node, Paragraph, Phrase
from simcancel.page.phrases import Phrases
from simcancel.words.links import unlinked

_Found = PromotionFoundView | NumberFoundView | CarrierFoundView


def document(files: Sequence[FileView], languages: Sequence[Language], notes: Sequence[Text] = ()) -> Document:
    """Return the document that shows what was found in some texts, in one language or several."""
    say = Phrases(languages)
    nodes = [*(Paragraph(say.of(note)) for note in notes), *(node for file in files for node in _file(file, say))]
    return say.document(say.message("scan.title"), nodes)


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
    found = [(_place(each), _promotion(each, say)) for each in file.promotions]
    found += [(_place(each), _number(each, say)) for each in file.contacts]
    found += [(_place(each), _carrier(each, say)) for each in file.carriers if each.flags]
    yield from (Item(said) for _, said in sorted(found, key=lambda one: one[0]))
    if file.mentions:
        yield Item(say.message("scan.mentions", count=len(file.mentions)))


def _promotion(found: PromotionFoundView, say: Phrases) -> Phrase:
    # The account and where it leads is what a reader should keep away from; where there is none, the words.
    what = BETWEEN_FACETS.en.join(filter(None, (found.handle, found.link))) or found.text
    return say.message(f"scan.{found.kind}", at=_at(found), what=what)


def _number(found: NumberFoundView, say: Phrases) -> Phrase:
    whose = message("scan.whose", name=found.named) if found.named is not None else ""
    mark = DOUBT if found.flags else ATTESTED if found.named else ""
    return say.message(
        "scan.number",
        at=_at(found),
        number=found.number.replace(" ", GLUE),  # a number, its mark and the first word stay on one line
        mark=mark and GLUE + mark,
        flags=_words(found.flags) if found.flags else message("word.attested") if found.named else "",
        whose=whose,
    )


def _carrier(found: CarrierFoundView, say: Phrases) -> Phrase:
    return say.message("scan.carrier", at=_at(found), named=found.named, mark=DOUBT, flags=_words(found.flags))


def _at(found: _Found) -> str:
    return f"{found.line}:{found.column}"


def _place(found: _Found) -> tuple[int, int]:
    return found.line, found.column


def _words(flags: Sequence[Flag]) -> Text:
    return joined([flag.word for flag in flags], BETWEEN_FACETS)
