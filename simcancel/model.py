"""What guides, articles and carriers state: frozen types, each fact with its sources.

Named tuples, not dataclasses: twenty dataclasses cost ten milliseconds at every start, twenty of `named_tuple` a fifth of one.

Nothing here knows a flag; flags are made in `trust`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from simcancel.named_tuple import NamedTuple

Language = Literal["en", "zh-Hans", "zh-Hant"]
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hans", "zh-Hant")

# Names that no region can have: on a site, other pages stand there.
RESERVED = ("about", "search")

MOST_LINES = 1_000  # of an article

Action = Literal["cancel", "renew"]
ACTIONS: tuple[Action, ...] = ("cancel", "renew")

Card = Literal["number-keeping", "data"]
CARDS: tuple[Card, ...] = ("number-keeping", "data")

Phase = Literal["before", "during", "after"]
PHASES: tuple[Phase, ...] = ("before", "during", "after")

Loss = Literal["number", "balance", "data"]
LOSSES: tuple[Loss, ...] = ("number", "balance", "data")

Presence = Literal["network", "virtual", "brand", "fixed", "private", "closed", "absent"]
PRESENCES: tuple[Presence, ...] = ("network", "virtual", "brand", "fixed", "private", "closed", "absent")

Plan = Literal["prepaid", "postpaid"]
PLANS: tuple[Plan, ...] = ("prepaid", "postpaid")

Topic = Literal["ending", "charges", "balance", "renewing", "porting", "complaints"]
TOPICS: tuple[Topic, ...] = ("ending", "charges", "balance", "renewing", "porting", "complaints")

ContactKind = Literal["hotline", "fax"]
CONTACT_KINDS: tuple[ContactKind, ...] = ("hotline", "fax")

Purpose = Literal["care", "loss", "business", "product", "general", "registration", "complaints", "disputes", "ending"]
PURPOSES: tuple[Purpose, ...] = (
    "care",
    "loss",
    "business",
    "product",
    "general",
    "registration",
    "complaints",
    "disputes",
    "ending",
)

Reach = Literal["own", "other", "local", "roaming", "abroad", "unsaid"]
REACHES: tuple[Reach, ...] = ("own", "other", "local", "roaming", "abroad", "unsaid")

ChannelKind = Literal["form", "store", "post", "email", "chat", "app"]
CHANNEL_KINDS: tuple[ChannelKind, ...] = ("form", "store", "post", "email", "chat", "app")

LetterItemKind = Literal["name", "number", "plan", "document", "copy", "contact", "bought", "bill", "reason"]
LETTER_ITEM_KINDS: tuple[LetterItemKind, ...] = (
    "name",
    "number",
    "plan",
    "document",
    "copy",
    "contact",
    "bought",
    "bill",
    "reason",
)

LineKind = Literal["heading", "introduction", "mixed", "fact", "separator", "closing", "promotion"]
LINE_KINDS: tuple[LineKind, ...] = ("heading", "introduction", "mixed", "fact", "separator", "closing", "promotion")


_LINES = r"([0-9A-Za-z-]+):([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?"
_PAGE = "page:"


class Citation(str):
    """Where a fact stands: `000:44` or `000:29-33` (lines of an article, counted from 1), or `page:NAME` (a public page)."""

    __slots__ = ()

    @property
    def page(self) -> str | None:
        """The id of the page, None where lines are cited."""
        return self.removeprefix(_PAGE) if self.startswith(_PAGE) else None

    @property
    def article(self) -> str | None:
        """The number of the article; None for a page, and for what is no citation."""
        article, lines = _article_and_lines(self)
        return article if lines else None

    @property
    def lines(self) -> range:
        """The lines that are cited; none for a page, and for what is no citation."""
        return _article_and_lines(self)[1]


@lru_cache(maxsize=100_000)
def _article_and_lines(citation: str) -> tuple[str, range]:
    match = re.fullmatch(_LINES, citation)
    return (match[1], range(int(match[2]), int(match[3] or match[2]) + 1)) if match else ("", range(0))


class Text(NamedTuple):
    """One text in each language. Traditional Chinese is derived when an index is compiled."""

    en: str
    zh_hans: str
    zh_hant: str

    def of(self, language: Language) -> str:
        """Return the text in one language."""
        return self[LANGUAGES.index(language)]


def citations_in(value: object) -> Iterator[Citation]:
    """Yield every citation within a thing of this model, or one made of such things."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Text):
        for part in value:
            yield from citations_in(part)


class Statement(NamedTuple):
    """A sentence and where it comes from."""

    text: Text
    sources: tuple[Citation, ...]


class Step(NamedTuple):
    """One step of a procedure. `calls`: the reader needs the carrier's number here.

    `article_step`: its number in the article; None for a step that the editor made of what the article says elsewhere.
    """

    article_step: int | None
    title: Text
    details: tuple[Text, ...]
    needs: tuple[Text, ...]
    calls: bool
    editor_note: Statement | None
    sources: tuple[Citation, ...]


class Procedure(NamedTuple):
    """One way through a guide. `about`: whom it suits."""

    id: str
    name: Text
    about: Statement | None
    steps: tuple[Step, ...]
    sources: tuple[Citation, ...]


class ChecklistItem(NamedTuple):
    """Something to tick off. `document`: a paper or detail to have at hand. `procedure`: its id, None for all of them."""

    phase: Phase
    text: Text
    document: bool
    procedure: str | None
    sources: tuple[Citation, ...]


class GuideWarning(NamedTuple):
    """A warning. `loses`: what may be lost for good when it is ignored, if anything."""

    text: Text
    loses: Loss | None
    sources: tuple[Citation, ...]


class Faq(NamedTuple):
    """A question that the article itself asks and answers."""

    question: Text
    answer: Text
    sources: tuple[Citation, ...]


class Question(NamedTuple):
    """What to ask the carrier, in few words; `written`: the same as one writes it in a letter, where that differs."""

    text: Text
    written: Text | None
    sources: tuple[Citation, ...]


class LetterItem(NamedTuple):
    """One thing that an application states or holds."""

    kind: LetterItemKind
    sources: tuple[Citation, ...]


class Letter(NamedTuple):
    """What to write to the carrier. `applies`: the article has its reader apply in writing; else a letter only asks."""

    applies: bool
    items: tuple[LetterItem, ...]
    sources: tuple[Citation, ...]


class Guide(NamedTuple):
    """How to do one action with one kind of card in one region, after one article.

    `questions`: what to ask the carrier, because the article does not say it.
    """

    id: str
    region: str
    action: Action
    card: Card
    article: str
    title: Text
    summary: Statement
    editor_notes: tuple[Statement, ...]
    about: tuple[Statement, ...]
    procedures: tuple[Procedure, ...]
    checklist: tuple[ChecklistItem, ...]
    faqs: tuple[Faq, ...]
    warnings: tuple[GuideWarning, ...]
    questions: tuple[Question, ...]
    tips: tuple[Statement, ...]
    letter: Letter | None


DIGITS_OF_A_TAIL = 7  # Oman's and Hong Kong's numbers have eight; a shorter number counts as it is


class Contact(NamedTuple):
    """A telephone number that somebody printed.

    `named` is the carrier's name as the article writes it. `iso`: the country whose number it is, None for the region's own. `e164` is None for short codes. `valid` is libphonenumber's
    word on the form of the number. `purpose`: what its page gives it for; `reach`: from where its page says that it works;
    both None for a number that only an article gives, as is `seen_on` (YYYY-MM or YYYY-MM-DD).
    """

    carrier: str | None
    named: str
    kind: ContactKind
    number: str
    iso: str | None
    e164: str | None
    valid: bool
    purpose: Purpose | None
    reach: Reach | None
    label: Text | None
    seen_on: str | None
    checked_on: str | None
    sources: tuple[Citation, ...]

    @property
    def tail(self) -> str:
        """The last digits of the number: by them it is one number, with or without a calling code and whoever's it is."""
        return "".join(char for char in self.number if char.isdigit())[-DIGITS_OF_A_TAIL:]


class Channel(NamedTuple):
    """Another way to a carrier or regulator that a page gives. `value`: an address, `url`: a page to open."""

    kind: ChannelKind
    text: Text
    value: str | None
    url: str | None
    sources: tuple[Citation, ...]


PromotionKind = Literal["telegram", "image"]
PROMOTION_KINDS: tuple[PromotionKind, ...] = ("telegram", "image")


class Promotion(NamedTuple):
    """One piece of advertising in an article; `link` is defanged (`hxxps://t[.]me/…`)."""

    kind: PromotionKind
    handle: str | None
    link: str | None
    sources: tuple[Citation, ...]


class Mention(NamedTuple):
    """A carrier that an article names, as it names it."""

    carrier: str
    named: str
    sources: tuple[Citation, ...]


class Article(NamedTuple):
    """What the ledger records of one article. `kinds` gives the kind of each non-blank line, by number."""

    id: str
    file: str
    title: str
    sha256: str
    bytes: int
    lines: int
    language: str
    region: str
    action: Action
    card: Card
    dated: str | None
    carriers: tuple[Mention, ...]
    hotlines: tuple[Contact, ...]
    promotions: tuple[Promotion, ...]
    soft_promotions: tuple[Citation, ...]
    kinds: dict[str, LineKind]


class FormerName(NamedTuple):
    """A name that a carrier no longer bears. `until`: the year it gave it up, where known."""

    name: str
    until: str | None


class Carrier(NamedTuple):
    """A mobile network operator or one of its brands."""

    id: str
    region: str
    presence: Presence
    name: Text
    aliases: tuple[str, ...]
    former_names: tuple[FormerName, ...]
    parent: str | None
    host: str | None
    network_codes: tuple[str, ...]
    website: str | None
    note: Text | None
    contacts: tuple[Contact, ...]
    channels: tuple[Channel, ...]
    sources: tuple[Citation, ...]


class Regulator(NamedTuple):
    """The authority that takes complaints in a region."""

    name: Text
    website: str
    contacts: tuple[Contact, ...]
    channels: tuple[Channel, ...]
    sources: tuple[Citation, ...]


class RegionNote(NamedTuple):
    """An editor's note that holds for a region's guides, or only for those of some actions."""

    text: Text
    actions: tuple[Action, ...]
    sources: tuple[Citation, ...]


class Region(NamedTuple):
    """A country or territory. `letters_in`: the languages to write to its carriers in, English where nothing is said."""

    id: str
    iso: str
    calling_code: str
    name: Text
    letters_in: tuple[Language, ...]
    regulator: Regulator
    editor_notes: tuple[RegionNote, ...]


class OfficialStatement(NamedTuple):
    """What a carrier, or (`carrier` is None) a regulator, says on its own page.

    `plan`: prepaid or postpaid cards only; `concerns`: whom else than every customer it is about.
    """

    id: str
    region: str
    carrier: str | None
    topic: Topic
    actions: tuple[Action, ...]
    plan: Plan | None
    concerns: Text | None
    text: Text
    sources: tuple[Citation, ...]


class Page(NamedTuple):
    """A public page. `dated` is the date it bears, None where it bears none; `seen_on` when a copy was read."""

    id: str
    url: str
    publisher: str
    dated: str | None
    seen_on: str


class Position(NamedTuple):
    """What one place says in a disagreement: a text, or the number of the hotline on an article line."""

    says: Text | None
    hotline: Citation | None
    sources: tuple[Citation, ...]


class Disagreement(NamedTuple):
    """A subject on which sources on one region and action say different things: articles, places in one, a page.

    `ask`: what to ask the carrier (`written`: in a letter), or (not `is_question`) what to do.
    """

    id: str
    region: str
    action: Action
    carrier: str | None
    subject: Text
    positions: tuple[Position, ...]
    ask: Text
    written: Text | None
    is_question: bool


class Vocabulary(NamedTuple):
    """Words that people type: per facet, the words that mean each value; and words that mean nothing.

    `procedure`, `asks`: words that as filters narrow to one way through a guide, or ask something beside (`contacts`:
    whom to call; `number`: the same, where no action is named; `esim`: about a card that no article tells apart).
    `elsewhere`: `things` that are cancelled or renewed for their own sake, which no guide is about; what may stand
    `between` them and the action.
    `concepts`: groups of words that mean the same to somebody who searches. `stopwords`: words that ask nothing in
    particular. `kinds`: words under which a kind of entry is found. `variants`: characters written otherwise.
    `traditional`: Traditional terms for Simplified ones, where converting characters would keep the mainland's word.
    """

    region: dict[str, tuple[str, ...]]
    action: dict[str, tuple[str, ...]]
    card: dict[str, tuple[str, ...]]
    procedure: dict[str, tuple[str, ...]]
    asks: dict[str, tuple[str, ...]]
    elsewhere: dict[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    concepts: tuple[tuple[str, ...], ...]
    stopwords: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    variants: dict[str, str]
    traditional: dict[str, str]


# What a word may ask for beside a guide.
ASKS = ("contacts", "number", "esim")

ENTRY_KINDS = (
    "guide",
    "carrier",
    "step",
    "checklist",
    "faq",
    "warning",
    "tip",
    "contact",
    "promotion",
    "disagreement",
    "question",
    "official",
)

NO_WORDS = Vocabulary({}, {}, {}, {}, {}, {}, (), (), (), {}, {}, {})


class Content(NamedTuple):
    """Everything that a set of files states, or the part of it that an answer needs. In order of id, guides as shown."""

    regions: tuple[Region, ...]
    carriers: tuple[Carrier, ...]
    guides: tuple[Guide, ...]
    articles: tuple[Article, ...]
    disagreements: tuple[Disagreement, ...]
    statements: tuple[OfficialStatement, ...]
    pages: tuple[Page, ...]
    vocabulary: Vocabulary


NOTHING = Content((), (), (), (), (), (), (), NO_WORDS)
