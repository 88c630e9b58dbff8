"""Tables of files → the model."""

import re
from collections.abc import Callable
from typing import Any

from simcancel import model
from simcancel.authoring.fields import MOST_DIGITS_OF_AN_ID, Fields
from simcancel.authoring.tree import Broken

# More than any article has; what is held against each other is so much at most.
MOST_OF_A_GUIDE, MOST_PROCEDURES, MOST_STEPS, MOST_HOTLINES, MOST_ALIASES = 200, 10, 50, 30, 50
_HANDLE = re.compile(r"@[A-Za-z]\w{2,63}", re.ASCII)
_FILE = re.compile(r"[\w-]{1,80}\.txt")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*")
_ISO = re.compile(r"[A-Z]{2}")
_CALLING_CODE = re.compile(r"\+\d{1,4}")
_NETWORK_CODE = re.compile(r"\d{3}[- ]?\d{2,3}")
_NUMBER = re.compile(r"\+?[0-9][0-9 ()-]{1,24}")


def _required(statement: model.Statement | None, fields: Fields, key: str) -> model.Statement:
    if statement is None:
        raise Broken(fields.line, f"`{key}` is missing.", f"Add `{key}:`.")
    return statement


def guide(fields: Fields) -> model.Guide:
    """A guide's file. Without procedures or checklist it is half a one: a person would take it for the whole."""
    return model.Guide(
        id=fields.id("guide"),
        region=fields.reference("region", "region"),
        action=fields.choice("action", model.ACTIONS),
        card=fields.choice("card", model.CARDS),
        article=fields.reference("article", "article"),
        title=fields.text_at("title"),
        summary=_required(fields.statement_at("summary"), fields, "summary"),
        editor_notes=fields.each("editor_notes", Fields.statement, MOST_OF_A_GUIDE),
        about=fields.each("about", Fields.statement, MOST_OF_A_GUIDE),
        procedures=fields.some("procedures", _procedure, MOST_PROCEDURES),
        checklist=fields.some("checklist", _checklist_item, MOST_OF_A_GUIDE),
        faqs=fields.each("faqs", _faq, MOST_OF_A_GUIDE),
        warnings=fields.each("warnings", _warning, MOST_OF_A_GUIDE),
        questions=fields.each("questions", _question, MOST_OF_A_GUIDE),
        tips=fields.each("tips", Fields.statement, MOST_OF_A_GUIDE),
        letter=_letter(fields.table("letter")) if fields.has("letter") else None,
    )


def _question(fields: Fields) -> model.Question:
    return model.Question(fields.text(), _written(fields), fields.sources())


def _written(fields: Fields) -> model.Text | None:
    return fields.text_at("written") if fields.has("written") else None


def _letter(fields: Fields) -> model.Letter:
    letter = model.Letter(fields.flag("applies"), fields.each("items", _letter_item), fields.sources())
    fields.finish()
    return letter


def _letter_item(fields: Fields) -> model.LetterItem:
    return model.LetterItem(fields.choice("kind", model.LETTER_ITEM_KINDS), fields.sources())


def _procedure(fields: Fields) -> model.Procedure:
    return model.Procedure(
        id=fields.id("id"),
        name=fields.text_at("name"),
        about=fields.statement_at("about"),
        steps=fields.some("steps", _step, MOST_STEPS),
        sources=fields.sources(),
    )


def _step(fields: Fields) -> model.Step:
    return model.Step(
        article_step=fields.integer("article_step", MOST_STEPS) if fields.has("article_step") else None,
        title=fields.text_at("title"),
        details=fields.each("details", Fields.text, MOST_STEPS),
        needs=fields.each("needs", Fields.text, MOST_STEPS),
        calls=fields.flag("calls"),
        editor_note=fields.statement_at("editor_note"),
        sources=fields.sources(),
    )


def _checklist_item(fields: Fields) -> model.ChecklistItem:
    return model.ChecklistItem(
        phase=fields.choice("phase", model.PHASES),
        text=fields.text(),
        document=fields.flag("document"),
        procedure=fields.id("procedure") if fields.has("procedure") else None,
        sources=fields.sources(),
    )


def _warning(fields: Fields) -> model.GuideWarning:
    loses = fields.choice("loses", model.LOSSES) if fields.has("loses") else None
    return model.GuideWarning(fields.text(), loses, fields.sources())


def _faq(fields: Fields) -> model.Faq:
    return model.Faq(fields.text_at("question"), fields.text_at("answer"), fields.sources())


def article(fields: Fields) -> model.Article:
    """A ledger's file."""
    name = fields.id("ledger")

    def source_at_line(of: Fields) -> model.Citation:
        return of.cite(f"{name}:{of.integer('line')}", own_line=True)

    def mention(of: Fields) -> model.Mention:
        lines = tuple(of.cite(f"{name}:{line}") for line in of.ranges("lines"))
        return model.Mention(of.reference("carrier", "carrier"), of.name("as"), lines)

    carriers = fields.each("carriers", mention, MOST_OF_A_GUIDE)
    named = {mention.carrier: mention.named for mention in carriers}

    def hotline(of: Fields) -> model.Contact:
        carrier = of.reference("carrier", "carrier")
        if carrier not in named:
            raise Broken(of.line, f"`{carrier}` is not among the carriers of this ledger.", "List it under `carriers`.")
        return _contact(of, carrier, named[carrier], (source_at_line(of),))

    def promotion(of: Fields) -> model.Promotion:
        kind = of.choice("kind", model.PROMOTION_KINDS)
        return model.Promotion(kind, _handle(of), of.optional_link("link", promotional=True), (source_at_line(of),))

    written = model.Article(
        id=name,
        file=_file(fields),
        title=fields.name("title"),
        sha256=fields.spelt("sha256", _SHA256, "64 hexadecimal digits"),
        bytes=fields.integer("bytes"),
        lines=fields.integer("lines", most=model.MOST_LINES),
        language=fields.spelt("language", _LANGUAGE, "a language (BCP 47), as zh-Hans"),
        region=fields.reference("region", "region"),
        action=fields.choice("action", model.ACTIONS),
        card=fields.choice("card", model.CARDS),
        dated=fields.optional_date("dated"),
        carriers=carriers,
        hotlines=fields.each("hotlines", hotline, MOST_HOTLINES),
        promotions=fields.each("promotions", promotion, MOST_OF_A_GUIDE),
        soft_promotions=tuple(
            fields.cite(f"{name}:{line}", own_line=True) for line in fields.ranges("soft_promotions")
        ),
        kinds=_kinds(fields.table("kinds")),
    )
    beyond = [line for line in written.kinds if int(line) > written.lines]
    if beyond:
        told = f"Line {beyond[0]} is beyond the {written.lines} that `lines` tells."
        raise Broken(fields.table("kinds").line, told, "Count the article's lines again.")
    return written


def _handle(fields: Fields) -> str | None:
    return (
        fields.spelt("handle", _HANDLE, "a handle: @, a letter, and letters, digits or underscores")
        if fields.has("handle")
        else None
    )


def _file(fields: Fields) -> str:
    return fields.spelt("file", _FILE, "a plain name of a text file that ends in .txt")


def _number(fields: Fields) -> str:
    return fields.spelt("number", _NUMBER, "a telephone number: digits and spaces, perhaps after a +")


def _kinds(fields: Fields) -> dict[str, model.LineKind]:
    kinds: dict[str, model.LineKind] = {}
    for kind in model.LINE_KINDS:
        for line in fields.ranges(kind):
            if str(line) in kinds:
                raise Broken(fields.line, f"Line {line} has two kinds.", "Keep the one that fits.")
            kinds[str(line)] = kind
    fields.finish()
    return kinds


def _contact(fields: Fields, carrier: str | None, named: str, sources: tuple[model.Citation, ...]) -> model.Contact:
    """A contact without what only the other files tell: `load` adds region and page to it."""
    is_attested = sources[0].page is not None
    return model.Contact(
        carrier=carrier,
        named=named,
        kind=fields.choice("kind", model.CONTACT_KINDS) if fields.has("kind") else "hotline",
        number=_number(fields),
        iso=fields.spelt("iso", _ISO, "a country's two letters (ISO 3166-1)") if fields.has("iso") else None,
        e164=None,
        valid=False,
        purpose=fields.choice("purpose", model.PURPOSES) if is_attested else None,
        reach=fields.choice("reach", model.REACHES) if is_attested else None,
        label=fields.text_at("label") if fields.has("label") else None,
        seen_on=None,
        checked_on=fields.optional_date("checked_on"),
        sources=sources,
    )


def _attested(carrier: str | None, named: str) -> Callable[[Fields], model.Contact]:
    def build(fields: Fields) -> model.Contact:
        return _contact(fields, carrier, named, _of_page(fields))

    return build


def _of_page(fields: Fields) -> tuple[model.Citation, ...]:
    return (fields.cite(f"page:{fields.reference('page', 'page')}"),)


def _channel(fields: Fields) -> model.Channel:
    kind = fields.choice("kind", model.CHANNEL_KINDS)
    return model.Channel(kind, fields.text(), _value(fields, kind), fields.optional_link("url"), _of_page(fields))


def _value(fields: Fields, kind: model.ChannelKind) -> str | None:
    if kind != "email":
        return fields.name("value") if fields.has("value") else None
    value = fields.spelt("value", _EMAIL, "an e-mail address, as name@host")
    fields.leads_to(f"https://{value.partition('@')[2]}")
    if _holds_a_number(value):
        raise Broken(fields.line, f"`{value}` holds a number.", "Give the number as a contact.")
    return value


def _holds_a_number(address: str) -> bool:
    return sum(map(str.isdigit, address)) > MOST_DIGITS_OF_AN_ID


def carrier(fields: Fields) -> model.Carrier:
    """An entry of `carriers`."""
    name = fields.id("carrier")
    names = fields.text_at("name", is_name=True)
    return model.Carrier(
        id=name,
        region=fields.reference("region", "region"),
        presence=fields.choice("presence", model.PRESENCES),
        name=names,
        aliases=fields.strings("aliases", MOST_ALIASES),
        former_names=fields.each("former_names", _former_name),
        parent=fields.reference("parent", "carrier") if fields.has("parent") else None,
        host=fields.reference("host", "carrier") if fields.has("host") else None,
        network_codes=fields.spelt_each("network_codes", _NETWORK_CODE, "a network code (ITU-T E.212), as 422-02"),
        website=fields.optional_link("website"),
        note=fields.text_at("note") if fields.has("note") else None,
        contacts=fields.each("contacts", _attested(name, names.en)),
        channels=fields.each("channels", _channel),
        sources=fields.sources(),
    )


def _former_name(fields: Fields) -> model.FormerName:
    return model.FormerName(fields.name("name"), fields.optional_date("until"))


def region(fields: Fields) -> model.Region:
    """An entry of `regions`."""
    name = fields.id("region")
    if name in model.RESERVED:
        raise Broken(fields.line, f"`{name}` is the name of a page of the site.", "Give the region another.")
    return model.Region(
        id=name,
        iso=fields.spelt("iso", _ISO, "a country's two letters (ISO 3166-1)"),
        calling_code=fields.spelt("calling_code", _CALLING_CODE, "a calling code, as +968"),
        name=fields.text_at("name"),
        letters_in=fields.choices("letters_in", model.LANGUAGES) if fields.has("letters_in") else ("en",),
        regulator=_regulator(fields.table("regulator")),
        editor_notes=fields.each("editor_notes", _region_note),
    )


def _regulator(fields: Fields) -> model.Regulator:
    name = fields.text_at("name")
    regulator = model.Regulator(
        name,
        fields.link("website"),
        fields.each("contacts", _attested(None, name.en)),
        fields.each("channels", _channel),
        fields.sources(),
    )
    fields.finish()
    return regulator


def _region_note(fields: Fields) -> model.RegionNote:
    return model.RegionNote(fields.text(), fields.choices("actions", model.ACTIONS), fields.sources())


def page(fields: Fields) -> model.Page:
    """An entry of `pages`."""
    return model.Page(
        fields.id("page"),
        fields.link("url"),
        fields.name("publisher"),
        fields.optional_date("dated"),
        fields.date("seen_on"),
    )


def disagreement(fields: Fields) -> model.Disagreement:
    """An entry of `disagreements`."""
    asks = not fields.has("do")
    return model.Disagreement(
        id=fields.id("disagreement"),
        region=fields.reference("region", "region"),
        action=fields.choice("action", model.ACTIONS),
        carrier=fields.reference("carrier", "carrier") if fields.has("carrier") else None,
        subject=fields.text_at("subject"),
        positions=fields.some("positions", _position),
        ask=fields.text_at("ask" if asks else "do"),
        written=_written(fields),
        is_question=asks,
    )


def statement(fields: Fields) -> model.OfficialStatement:
    """An entry of `statements`."""
    return model.OfficialStatement(
        id=fields.id("statement"),
        region=fields.reference("region", "region"),
        carrier=fields.reference("carrier", "carrier") if fields.has("carrier") else None,
        topic=fields.choice("topic", model.TOPICS),
        actions=fields.choices("actions", model.ACTIONS),
        plan=fields.choice("plan", model.PLANS) if fields.has("plan") else None,
        concerns=fields.text_at("concerns") if fields.has("concerns") else None,
        text=fields.text(),
        sources=fields.sources(),
    )


def _position(fields: Fields) -> model.Position:
    if fields.has("hotline"):
        hotline = fields.cite(fields.reference("hotline", "hotline"), own_line=True)
        return model.Position(None, hotline, (hotline,))
    says: model.Text = fields.text()
    return model.Position(says, None, fields.sources())


def vocabulary(fields: Fields) -> model.Vocabulary:
    """The file of words that people type."""

    def words(facet: str) -> dict[str, tuple[str, ...]]:
        if not fields.has(facet):
            return {}
        table = fields.table(facet)
        return {key: table.strings(key) for key in table.keys()}  # noqa: SIM118 - `keys` marks them as known

    return model.Vocabulary(
        region=words("region"),
        action=words("action"),
        card=words("card"),
        procedure=words("procedure"),
        asks=words("asks"),
        elsewhere=words("elsewhere"),
        fillers=fields.strings("fillers"),
        concepts=fields.lists("concepts"),
        stopwords=fields.strings("stopwords"),
        kinds=words("kinds"),
        variants=_terms(fields, "variants"),
        traditional=_terms(fields, "traditional"),
    )


def _terms(fields: Fields, key: str) -> dict[str, str]:
    if not fields.has(key):
        return {}
    table = fields.table(key)
    return {term: table.word(term) for term in table.keys()}  # noqa: SIM118 - `keys` marks them as known


# The first key of a file says what it holds: one thing, or a list of things.
ONE: dict[str, Callable[[Fields], Any]] = {"guide": guide, "ledger": article}
MANY: dict[str, Callable[[Fields], Any]] = {
    "regions": region,
    "carriers": carrier,
    "pages": page,
    "disagreements": disagreement,
    "statements": statement,
}
