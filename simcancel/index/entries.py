"""What can be found: each entry of each guide, with the tokens under which a search finds it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from simcancel.index.codec import encode
from simcancel.messages import BETWEEN_SENTENCES, joined, message
from simcancel.model import (
    Article,
    Carrier,
    Citation,
    Contact,
    Content,
    Disagreement,
    Guide,
    OfficialStatement,
    Statement,
    Text,
)
from simcancel.named_tuple import NamedTuple
from simcancel.words.chinese import folding, pinyin
from simcancel.words.fold import atoms, fold, is_han, pairs, stem
from simcancel.words.lexicon import FACET, SOUND, Lexicon, Meaning


class Indexed(NamedTuple):
    """One entry, and what it is found under.

    `about`: what belongs to it beside its text; `elsewhere`: what others say on the same. `fact`: the record of a number or of advertising. `digits`: those of a
    number, with and without the calling code, apart by a space. `handle`: an advertiser's, in small letters. `names`:
    what is found only as a whole: company is not the company in 有限公司, nor mobile the one in China Mobile.
    """

    guide: str
    kind: str
    text: Text
    sources: tuple[Citation, ...]
    about: str
    facets: tuple[str, ...]
    elsewhere: str = ""
    carrier: str | None = None
    fact: str | None = None
    digits: str | None = None
    handle: str | None = None
    names: str = ""


def entries(content: Content, guides: Iterable[Guide]) -> Iterator[Indexed]:
    """Yield every entry of some guides of the content."""
    articles = {article.id: article for article in content.articles}
    regions = {region.id: region for region in content.regions}
    carriers: dict[str, list[Carrier]] = {}
    for carrier in content.carriers:
        carriers.setdefault(carrier.region, []).append(carrier)
    disagreements: dict[tuple[str, str], list[Disagreement]] = {}
    for each in content.disagreements:
        disagreements.setdefault((each.region, each.action), []).append(each)
    statements: dict[str, list[OfficialStatement]] = {}
    for told in content.statements:
        statements.setdefault(told.region, []).append(told)
    for guide in guides:
        article = articles[guide.article]
        region = regions[guide.region]
        facets = (f"region:{guide.region}", f"action:{guide.action}", f"card:{guide.card}")
        yield from _own(guide, article, facets)
        yield from _carriers(guide, article, carriers.get(guide.region, []), facets)
        for contact in region.regulator.contacts:
            yield _contact(guide, contact, region.regulator.name, facets)
        for disagreement in disagreements.get((guide.region, guide.action), ()):
            if any(source.article == article.id for each in disagreement.positions for source in each.sources):
                yield _disagreement(guide, article, disagreement, facets)
        for statement in statements.get(guide.region, ()):
            if guide.action in statement.actions:
                yield _official(guide, statement, facets)


def _own(guide: Guide, article: Article, facets: tuple[str, ...]) -> Iterator[Indexed]:
    """Yield what the guide's own file brings."""

    def item(kind: str, text: Text, sources: tuple[Citation, ...], *about: Text) -> Indexed:
        return Indexed(guide.id, kind, text, sources, " ".join(f"{each.en} {each.zh_hans}" for each in about), facets)

    named = tuple(f"{facet}:{mention.carrier}" for mention in article.carriers for facet in ("carrier", "named"))
    title = item("guide", guide.title, guide.summary.sources, guide.summary.text)
    yield title._replace(facets=(*facets, *named))
    statements: list[Statement] = [*guide.about, *guide.editor_notes]
    for procedure in guide.procedures:
        if procedure.about is not None:
            yield item("guide", procedure.about.text, procedure.about.sources, procedure.name)
        for step in procedure.steps:
            note = (step.editor_note.text,) if step.editor_note else ()
            yield item("step", step.title, step.sources, *step.details, *step.needs, *note, procedure.name)
    for statement in statements:
        yield item("guide", statement.text, statement.sources)
    for tick in guide.checklist:
        yield item("checklist", tick.text, tick.sources, message(f"phase.{tick.phase}"))
    for faq in guide.faqs:
        yield item("faq", joined([faq.question, faq.answer], BETWEEN_SENTENCES), faq.sources)
    for warning in guide.warnings:
        yield item("warning", warning.text, warning.sources)
    for question in guide.questions:
        yield item("question", question.text, question.sources)
    for tip in guide.tips:
        yield item("tip", tip.text, tip.sources)
    for promotion in article.promotions:
        text = message("heading.promotions")
        handle = (promotion.handle or "").casefold()
        advertising = item("promotion", text, promotion.sources)
        yield advertising._replace(fact=encode(promotion), handle=handle, about=handle.lstrip("@"))


def _carriers(
    guide: Guide, article: Article, carriers: Sequence[Carrier], facets: tuple[str, ...]
) -> Iterator[Indexed]:
    for carrier in carriers:
        hotlines = [hotline for hotline in article.hotlines if hotline.carrier == carrier.id]
        mention = next((each.sources for each in article.carriers if each.carrier == carrier.id), ())
        about = " ".join(
            dict.fromkeys((*carrier.name, *carrier.aliases, *(each.name for each in carrier.former_names)))
        )
        own = (*facets, f"carrier:{carrier.id}", *((f"named:{carrier.id}",) if mention else ()))
        sources = (*mention, *carrier.sources)
        yield Indexed(guide.id, "carrier", carrier.name, sources, "", own, carrier=carrier.id, names=about)
        for contact in (*hotlines, *carrier.contacts):
            yield _contact(guide, contact, carrier.name, own)


def _disagreement(guide: Guide, article: Article, disagreement: Disagreement, facets: tuple[str, ...]) -> Indexed:
    said: dict[bool, list[str]] = {True: [], False: []}
    for position in disagreement.positions:
        if position.says is not None:
            own = any(source.article == article.id for source in position.sources)
            said[own].append(f"{position.says.en} {position.says.zh_hans}")
    return Indexed(
        guide.id,
        "disagreement",
        disagreement.subject,
        tuple(source for position in disagreement.positions for source in position.sources),
        " . ".join(said[True]),
        facets,
        " . ".join(said[False]),
        disagreement.carrier,
    )


def _official(guide: Guide, statement: OfficialStatement, facets: tuple[str, ...]) -> Indexed:
    about = f"{statement.concerns.en} {statement.concerns.zh_hans}" if statement.concerns else ""
    topic = message(f"topic.{statement.topic}")
    own = (*facets, f"carrier:{statement.carrier}") if statement.carrier else facets
    said = f"{about} . {topic.en} . {topic.zh_hans}"
    return Indexed(guide.id, "official", statement.text, statement.sources, said, own, carrier=statement.carrier)


def _contact(guide: Guide, contact: Contact, name: Text, facets: tuple[str, ...]) -> Indexed:
    digits = "".join(char for char in contact.number if char.isdigit())
    purpose = message(f"purpose.{contact.purpose}") if contact.purpose else message("purpose.care")
    label = " ".join(text.zh_hans + " " + text.en for text in (contact.label, purpose) if text)
    every = " ".join(dict.fromkeys([digits, (contact.e164 or "").lstrip("+")]))
    return Indexed(
        guide.id,
        "contact",
        name,
        contact.sources,
        label,
        facets,
        carrier=contact.carrier,
        fact=encode(contact),
        digits=every,
        names=f"{name.en} . {name.zh_hans} . {contact.named}",
    )


# Facts of one sentence do not make words with those of the next.
SENTENCES = re.compile(r"[.。!！?？;；:：,，、()（）/\n]+")


class Tokens:
    """Cuts texts into the tokens of the index. Known words bring their facet or concept along."""

    def __init__(self, known: Mapping[str, Meaning], kinds: Mapping[str, Sequence[str]]) -> None:
        self._lexicon = Lexicon(known)
        self._kinds = {kind: " ".join(words) for kind, words in kinds.items()}
        self._sentence = lru_cache(maxsize=100_000)(self._tokens)  # guides say the same things again and again
        self.words: dict[str, int] = {}

    def own(self, item: Indexed) -> str:
        """Return the tokens of what the entry says."""
        text = "" if item.names else f"{item.text.en} . {item.text.zh_hans}"
        said = self._of(f"{text} . {item.about}", counting=not item.names)
        return " ".join([*said, *(token for token in self._of(item.names) if token.startswith(FACET))])

    def context(self, item: Indexed) -> str:
        """Return the tokens of where the entry stands: region, action, card, carrier, kind."""
        facets = [FACET + facet.replace(":", FACET) for facet in item.facets]
        return " ".join([*facets, *self._of(f"{self._kinds.get(item.kind, '')} . {item.elsewhere}")])

    def _of(self, text: str, *, counting: bool = False) -> list[str]:
        found: list[str] = []
        for sentence in SENTENCES.split(text):
            tokens, words = self._sentence(sentence)
            found += tokens
            for word in words if counting else ():
                self.words[word] = self.words.get(word, 0) + 1
        return found

    def _tokens(self, sentence: str) -> tuple[list[str], list[str]]:
        """Return the tokens of a sentence, and the words in it that are not Chinese."""
        folded = fold(sentence, folding())
        tokens = [
            f"{FACET}{meaning.facet}{FACET}{meaning.value}"
            for meaning in self._lexicon.meanings(atoms(folded))
            if meaning.facet not in ("filler", "stop")
        ]
        words: list[str] = []
        for run in folded.split():
            if is_han(run[0]):
                tokens += pairs(run)
                tokens += [SOUND + pair for pair in pairs(pinyin(run), "-")]
            else:
                tokens.append(stem(run))
                words.append(run)
        return tokens, words
