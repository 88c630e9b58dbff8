"""Between meaning and drawing: a closed set of nodes. `compose` makes them of an answer; a renderer draws each kind.

`Number` is the only thing that holds a telephone number, and it cannot be had without its flags.
"""

from simcancel.model import Language
from simcancel.named_tuple import NamedTuple

GLUE = "\u00a0"  # a space that no line is broken at
# One text in one language, or in several, each with its language.
Phrase = tuple[tuple[Language, str], ...]


class Flagged(NamedTuple):
    """A flag: in a word, as a sentence, and what only this one has to say. `code`: where the codes are wanted."""

    word: Phrase
    message: Phrase
    particular: Phrase | None
    code: str | None = None


class Number(NamedTuple):
    """A telephone number with its flags, worst first. `dialled`: what a telephone may dial, None for a flagged one."""

    number: str
    flags: tuple[Flagged, ...]
    dialled: str | None = None

    def without_particulars(self) -> "Number":
        """Return the number with its flags in a word each."""
        return self._replace(flags=tuple(flag._replace(particular=None) for flag in self.flags))


class Heading(NamedTuple):
    """A heading of level 1 to 4; level 1 is a guide's title. `anchor`: a name to link to; what stands under a folded one can wait."""

    level: int
    text: Phrase
    anchor: str = ""
    folded: bool = False


class Label(NamedTuple):
    """A few words over what follows, less than a heading; a warning stands out more than what it warns of."""

    text: Phrase
    is_warning: bool = False


class Paragraph(NamedTuple):
    """Running text."""

    text: Phrase
    sources: tuple[str, ...] = ()


class Item(NamedTuple):
    """A bulleted entry."""

    text: Phrase
    sources: tuple[str, ...] = ()


class Source(NamedTuple):
    """What a citation stands for; `label`: what citations of it say, a line after a colon left out."""

    label: str
    text: Phrase


class Tick(NamedTuple):
    """A box to tick."""

    text: Phrase
    sources: tuple[str, ...]


class Ask(NamedTuple):
    """A question to ask, with a box to tick and room for the answer."""

    text: Phrase
    sources: tuple[str, ...]


class Record(NamedTuple):
    """What to write down of a call, each with room for it."""

    fields: tuple[Phrase, ...]


class Alert(NamedTuple):
    """A warning; `loss` says what cannot be undone, if anything."""

    text: Phrase
    loss: Phrase | None
    sources: tuple[str, ...]


class EditorNote(NamedTuple):
    """What the editor adds to an article."""

    label: Phrase
    text: Phrase
    sources: tuple[str, ...]


class Step(NamedTuple):
    """A step with all that belongs to it."""

    number: int
    title: Phrase
    details: tuple[Phrase, ...]
    needs_label: Phrase
    needs: tuple[Phrase, ...]
    note: EditorNote | None
    sources: tuple[str, ...]


class Contact(NamedTuple):
    """A number, how far to trust it, and where to find a better one. With `name`, whose it is, it takes one line."""

    name: Phrase | None
    label: Phrase | None
    number: Number
    status: Phrase
    advice: Phrase | None
    sources: tuple[str, ...]


class Side(NamedTuple):
    """One position in a disagreement: a text or a number."""

    says: Phrase
    number: Number | None
    sources: tuple[str, ...]


class Dispute(NamedTuple):
    """A disagreement: its sides, and what to ask."""

    subject: Phrase
    sides: tuple[Side, ...]
    ask_label: Phrase
    ask: Phrase


class Question(NamedTuple):
    """A question and its answer."""

    question: Phrase
    answer: Phrase
    sources: tuple[str, ...]


class Found(NamedTuple):
    """An entry that a search found: its kind, its text with the words that match, its number if it has one.

    `detail`: what to do or to ask, where the text is but a title; `why` it was found, where that is not said above.
    """

    kind: Phrase
    text: Phrase
    detail: Phrase | None
    is_advertising: bool
    marks: tuple[str, ...]
    number: Number | None
    status: Phrase | None
    advice: Phrase | None
    flags: tuple[Flagged, ...]
    why: Phrase | None
    sources: tuple[str, ...]


class Notice(NamedTuple):
    """A flag that stands by itself, on an article, a carrier or a piece of advertising."""

    subject: Phrase
    is_advertising: bool
    flags: tuple[Flagged, ...]
    sources: tuple[str, ...]


class Blank(NamedTuple):
    """What is to be filled in: its name, what it is called, and what stands in its place, in brackets."""

    name: str
    label: Phrase
    placeholder: Phrase


class Passage(NamedTuple):
    """A passage of a letter, and what it says in the reader's language where the letter is in another."""

    text: Phrase
    translation: Phrase | None


class Letter(NamedTuple):
    """What is sent, or read out and held up (`is_card`), in one language. The first passage of what is sent is its subject."""

    label: Phrase
    translation_label: Phrase
    subject: str
    passages: tuple[Passage, ...]
    blanks: tuple[Blank, ...]
    is_card: bool


class Command(NamedTuple):
    """A line to type, and what it does; paper leaves it out."""

    command: str
    purpose: Phrase


class Table(NamedTuple):
    """Rows under headings."""

    header: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, ...], ...]


Node = (
    Heading
    | Label
    | Paragraph
    | Item
    | Source
    | Tick
    | Ask
    | Record
    | Alert
    | Step
    | EditorNote
    | Contact
    | Dispute
    | Question
    | Found
    | Notice
    | Letter
    | Command
    | Table
)


class Interface(NamedTuple):
    """What a page in a browser says of itself.

    Over its contents; between done and all; what is kept, how to clear it; what to fill in; how to copy, that it is
    copied, what is still open.
    """

    contents: Phrase
    of: Phrase
    kept: Phrase
    clear: Phrase
    fill: Phrase
    copy: Phrase
    copied: Phrase
    open: Phrase


class Document(NamedTuple):
    """What it is called in a list of windows or on paper, and what stands in it."""

    languages: tuple[Language, ...]
    title: Phrase
    nodes: tuple[Node, ...]
    interface: Interface
