"""The public object, `simcancel/1`: what a command answers, as JSON prints it and as every other format draws it.

The README documents it and `simcancel/answer.schema.json` describes it. Keys are only ever added within a version.
A text is a string in the language asked for, or `{"en": …, "zh-Hans": …}` where both are.
"""

from typing import Literal, NotRequired, TypedDict

SCHEMA = "simcancel/1"

Said = str | dict[str, str]
Command = Literal["overview", "show", "checklist", "faq", "list", "flags"]


class FlagAnswer(TypedDict):
    """Why a fact should be doubted."""

    code: str
    message: Said


class Stated(TypedDict):
    """A sentence and its sources."""

    text: Said
    sources: list[str]


class RegionAnswer(TypedDict):
    """A region."""

    id: str
    iso: str
    calling_code: str
    name: Said


class CarrierAnswer(TypedDict):
    """A carrier, as the article names it (`named_as`) or not at all. `owner`: whose brand it is or whose network it uses."""

    id: str
    name: Said
    named_in_article: bool
    named_as: str | None
    presence: str
    parent: str | None
    owner: Said | None
    former_names: list[str]
    network_codes: list[str]
    website: str | None
    note: Said | None
    flags: list[FlagAnswer]
    sources: list[str]


class StepAnswer(TypedDict):
    """A step. `calls`: the carrier's number is needed here."""

    number: int
    title: Said
    details: list[Said]
    needs: list[Said]
    calls: bool
    editor_note: Stated | None
    sources: list[str]


class ProcedureAnswer(TypedDict):
    """One way through a guide."""

    id: str
    name: Said
    about: Stated | None
    steps: list[StepAnswer]
    sources: list[str]


class TickAnswer(TypedDict):
    """A checklist item."""

    phase: str
    text: Said
    document: bool
    sources: list[str]


class FaqAnswer(TypedDict):
    """A question and its answer."""

    question: Said
    answer: Said
    sources: list[str]


class WarningAnswer(TypedDict):
    """A warning. `loses`: what may be lost for good (number, balance, data), or null."""

    text: Said
    loses: str | None
    sources: list[str]


class ContactAnswer(TypedDict):
    """A number and how far to trust it."""

    carrier: str | None
    name: Said
    named_as: str
    kind: str
    number: str
    e164: str | None
    label: Said | None
    status: str
    status_text: Said
    url: str | None
    seen_on: str | None
    checked_on: str | None
    flags: list[FlagAnswer]
    advice: Said | None
    sources: list[str]


class RegulatorAnswer(TypedDict):
    """The region's regulator."""

    name: Said
    website: str
    contacts: list[ContactAnswer]
    editor_notes: list[Stated]
    sources: list[str]


class PromotionAnswer(TypedDict):
    """A piece of advertising that was left out."""

    kind: str
    handle: str | None
    link: str | None
    flags: list[FlagAnswer]
    sources: list[str]


class PositionAnswer(TypedDict):
    """One side of a disagreement: a text, or a contact's number with its flags."""

    says: Said
    flags: list[FlagAnswer]
    sources: list[str]


class DisagreementAnswer(TypedDict):
    """A subject on which sources differ."""

    id: str
    subject: Said
    positions: list[PositionAnswer]
    ask: Said


class ArticleAnswer(TypedDict):
    """An article that is cited. `flags` are those of the guide's own article; others are cited for comparison."""

    id: str
    region: str
    region_name: Said
    action: str
    card: str
    file: str
    title: str
    sha256: str
    hotlines: int
    disputed_hotlines: int
    carriers_named: int
    flags: list[FlagAnswer]


class PageAnswer(TypedDict):
    """A public page that is cited."""

    url: str
    publisher: str
    dated: str | None
    seen_on: str


class CountsAnswer(TypedDict):
    """How much there is in a guide. `items`: checklist, FAQs, warnings and tips together."""

    steps: int
    items: int
    flags: int


class GuideAnswer(TypedDict, total=False):
    """A guide; a command leaves out the parts that it does not show."""

    id: str
    region: RegionAnswer
    action: str
    card: str
    title: Said
    summary: Said
    summary_sources: list[str]
    notes: list[Said]
    editor_notes: list[Stated]
    about: list[Stated]
    carriers: list[CarrierAnswer]
    procedures: list[ProcedureAnswer]
    checklist: list[TickAnswer]
    faqs: list[FaqAnswer]
    warnings: list[WarningAnswer]
    tips: list[Stated]
    contacts: list[ContactAnswer]
    regulator: RegulatorAnswer
    promotions: list[PromotionAnswer]
    disagreements: list[DisagreementAnswer]
    articles: list[ArticleAnswer]
    pages: list[PageAnswer]
    counts: CountsAnswer


class GapAnswer(TypedDict):
    """A region, action and card that no article covers."""

    region: str
    name: Said
    action: str
    card: str


class Answer(TypedDict):
    """What a command answers. `as_of`: the day of which the flags are made. `gaps` only in a list."""

    schema: str
    command: str
    language: str
    as_of: str
    filters: dict[str, str | None]
    guides: list[GuideAnswer]
    gaps: NotRequired[list[GapAnswer]]


class HitAnswer(TypedDict):
    """An entry that answers a query. `marks`: the words in its text that match; `show`: the command for its guide."""

    rank: int
    score: float
    guide: str
    title: Said
    kind: str
    text: Said
    number: str | None
    status_text: Said | None
    advice: Said | None
    sources: list[str]
    flags: list[FlagAnswer]
    why: Said
    marks: list[str]
    show: str


class SearchAnswer(TypedDict):
    """What a search answers. `found`: how many entries, shown or not; `suggestions`: commands that may help instead."""

    schema: str
    command: str
    language: str
    as_of: str
    query: str
    filters: dict[str, str | None]
    found: int
    hits: list[HitAnswer]
    suggestions: list[str]
