"""The types of an answer. Every text is still in all languages; a projection (`answer.json`, `page`) chooses among them.

Where the model says a thing as an answer does (a checklist item, an FAQ, a statement), its own type is used.
"""

from collections.abc import Mapping
from typing import Literal

from simcancel.answer.trust import Dial, Flag, Status
from simcancel.model import (
    Action,
    Card,
    ChannelKind,
    Citation,
    Language,
    Page,
    Plan,
    Presence,
    PromotionKind,
    Purpose,
    Reach,
    Statement,
    Text,
    Topic,
)
from simcancel.named_tuple import NamedTuple
from simcancel.query.filters import Filters

SCHEMA = "simcancel/1"


class RegionView(NamedTuple):
    """A region. `letters_in`: the languages to write to its carriers in."""

    id: str
    iso: str
    calling_code: str
    name: Text
    letters_in: tuple[Language, ...]


class CarrierView(NamedTuple):
    """A carrier, as the article names it (`named_as`) or not at all. `owner`: whose brand it is or whose network it uses."""

    id: str
    name: Text
    named_in_article: bool
    named_as: str | None
    presence: Presence
    parent: str | None
    owner: Text | None
    former_names: tuple[str, ...]
    network_codes: tuple[str, ...]
    website: str | None
    note: Text | None
    flags: tuple[Flag, ...]
    sources: tuple[Citation, ...]


class StepView(NamedTuple):
    """A step. `calls`: the carrier's number is needed here; `article_step`: its number in the article, if it is one there."""

    number: int
    article_step: int | None
    title: Text
    details: tuple[Text, ...]
    needs: tuple[Text, ...]
    calls: bool
    editor_note: Statement | None
    sources: tuple[Citation, ...]


class ProcedureView(NamedTuple):
    """One way through a guide."""

    id: str
    name: Text
    about: Statement | None
    steps: tuple[StepView, ...]
    sources: tuple[Citation, ...]


class ContactView(NamedTuple):
    """A number and how far to trust it. `label` says `purpose` and `reach` in words; `dial`: whether to dial it."""

    carrier: str | None
    name: Text
    named_as: str
    kind: str
    number: str
    e164: str | None
    purpose: Purpose | None
    reach: Reach | None
    label: Text | None
    status: Status
    status_text: Text
    dial: Dial
    url: str | None
    seen_on: str | None
    checked_on: str | None
    flags: tuple[Flag, ...]
    advice: Text | None
    sources: tuple[Citation, ...]


class ChannelView(NamedTuple):
    """Another way to a carrier, or (`carrier` is null) to the regulator. `value`: an address; `url`: a page to open."""

    carrier: str | None
    name: Text
    kind: ChannelKind
    text: Text
    value: str | None
    url: str | None
    sources: tuple[Citation, ...]


class OfficialView(NamedTuple):
    """What a carrier, or (`carrier` is null) the regulator, says on its own page.

    `plan`: prepaid or postpaid cards only; `concerns`: whom else than every customer it is about.
    """

    carrier: str | None
    name: Text
    topic: Topic
    plan: Plan | None
    concerns: Text | None
    text: Text
    url: str
    publisher: str
    dated: str | None
    seen_on: str
    sources: tuple[Citation, ...]


class QuestionView(NamedTuple):
    """What to ask the carrier, and the same as `written` in a letter.

    `disagreement`: the id of the one that it comes from, null where the article is silent.
    """

    text: Text
    written: Text
    disagreement: str | None
    sources: tuple[Citation, ...]


class RegulatorView(NamedTuple):
    """The region's regulator."""

    name: Text
    website: str
    contacts: tuple[ContactView, ...]
    editor_notes: tuple[Statement, ...]
    sources: tuple[Citation, ...]


class PromotionView(NamedTuple):
    """A piece of advertising that was left out."""

    kind: PromotionKind
    handle: str | None
    link: str | None
    flags: tuple[Flag, ...]
    sources: tuple[Citation, ...]


class PositionView(NamedTuple):
    """One side of a disagreement: a text, or a contact, whose number and flags are said again."""

    says: Text
    flags: tuple[Flag, ...]
    contact: ContactView | None
    sources: tuple[Citation, ...]


class DisagreementView(NamedTuple):
    """A subject on which sources differ. `ask`: what to ask the carrier (`written`: in a letter), or (not `is_question`) what to do."""

    id: str
    subject: Text
    positions: tuple[PositionView, ...]
    ask: Text
    written: Text
    is_question: bool


class ArticleView(NamedTuple):
    """An article that is cited. `flags` are those of the guide's own article; others are cited for comparison."""

    id: str
    region: str
    region_name: Text
    action: Action
    card: Card
    file: str
    title: str
    sha256: str
    hotlines: int
    disputed_hotlines: int
    carriers_named: int
    flags: tuple[Flag, ...]


class PageView(NamedTuple):
    """A public page that is cited."""

    url: str
    publisher: str
    dated: str | None
    seen_on: str


class CountsView(NamedTuple):
    """How much there is in a guide. `items`: checklist, FAQs, warnings and tips together."""

    steps: int
    items: int
    flags: int


class GapView(NamedTuple):
    """A region, action and card that no article covers."""

    region: str
    name: Text
    action: Action
    card: Card


class HitView(NamedTuple):
    """An entry that answers a query. `marks`: the words in its text that match; `show`: the command for its guide.

    `detail`: what to do or to ask, where the text is but a title.
    A hit that is a number holds its contact, whose number, status, advice and flags are said again.
    """

    rank: int
    score: float
    guide: str
    title: Text
    kind: str
    text: Text
    detail: Text | None
    number: str | None
    status: Status | None
    status_text: Text | None
    advice: Text | None
    contact: ContactView | None
    sources: tuple[Citation, ...]
    flags: tuple[Flag, ...]
    why: Text
    marks: tuple[str, ...]
    show: str


class CoverView(NamedTuple):
    """A guide of which no more is told than what it is about."""

    id: str
    region: RegionView
    action: str
    card: str


class OverviewAnswer(NamedTuple):
    """Which guides there are."""

    command: Literal["overview"]
    as_of: str
    filters: Filters
    notes: tuple[Text, ...]
    guides: tuple[CoverView, ...]
    pages: Mapping[str, Page]


class SearchAnswer(NamedTuple):
    """What a search answers. `found`: how many entries, shown or not; `suggestions`: commands that may help instead."""

    command: Literal["search"]
    as_of: str
    query: str
    filters: Filters
    notes: tuple[Text, ...]
    found: int
    hits: tuple[HitView, ...]
    suggestions: tuple[str, ...]
    pages: Mapping[str, Page]
