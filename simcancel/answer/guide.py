"""One guide as it is answered. Each part is made when it is asked for, so that a command pays for its own parts only."""

from collections.abc import Callable, Iterable
from functools import cached_property

from simcancel import model
from simcancel.answer import view
from simcancel.answer.parts import PARTS, Command
from simcancel.answer.trust import Assessed, Flag, Trust
from simcancel.messages import AND_BETWEEN_CLAUSES, joined, message, same


class Facts:
    """Some content by id, and how far to trust it on a day: made once for all guides of an answer."""

    def __init__(self, content: model.Content, today: str) -> None:
        self.today = today
        self.trust = Trust(content, today)
        self.regions: dict[str, model.Region] = {region.id: region for region in content.regions}
        self.carriers: dict[str, model.Carrier] = {carrier.id: carrier for carrier in content.carriers}
        self.articles: dict[str, model.Article] = {article.id: article for article in content.articles}
        self.pages: dict[str, model.Page] = {page.id: page for page in content.pages}
        self.hotlines: dict[model.Citation, model.Contact] = {
            hotline.sources[0]: hotline for article in content.articles for hotline in article.hotlines
        }
        self.carriers_of: dict[str, list[model.Carrier]] = {region.id: [] for region in content.regions}
        for carrier in content.carriers:
            self.carriers_of[carrier.region].append(carrier)
        self.disagreements_of: dict[str, list[model.Disagreement]] = {}
        for disagreement in content.disagreements:
            for article in _articles(source for each in disagreement.positions for source in each.sources):
                self.disagreements_of.setdefault(article, []).append(disagreement)
        self.statements_of: dict[str, list[model.OfficialStatement]] = {}
        for statement in content.statements:
            self.statements_of.setdefault(statement.region, []).append(statement)

    def contact(self, contact: model.Contact, name: model.Text, kind: str = "") -> view.ContactView:
        """Return a contact of a carrier or regulator with its flags."""
        assessed = self.trust.contact(contact)
        page = self.pages.get(contact.sources[0].page or "")
        return view.ContactView(
            carrier=contact.carrier,
            name=name,
            named_as=contact.named,
            kind=kind or contact.kind,
            number=contact.number,
            e164=contact.e164,
            purpose=contact.purpose,
            reach=contact.reach,
            label=_label(contact, name),
            status=assessed.status,
            status_text=_status_text(assessed, page),
            dial=assessed.dial,
            url=page.url if page else None,
            seen_on=contact.seen_on,
            checked_on=contact.checked_on,
            flags=assessed.flags,
            advice=assessed.advice,
            sources=contact.sources,
        )


def _label(contact: model.Contact, name: model.Text) -> model.Text | None:
    """Return what a number is for and from where it works, as its page says."""
    said = [message("kind.fax")] if contact.kind == "fax" else []
    said += [message(f"purpose.{contact.purpose}")] if contact.purpose else []
    said += [contact.label] if contact.label else []
    said += [message(f"reach.{contact.reach}", carrier=name)] if contact.reach else []
    return joined(said, AND_BETWEEN_CLAUSES) if said else None


def _articles(sources: Iterable[model.Citation]) -> list[str]:
    """Return the articles that some citations name, each once, in their order."""
    return list(dict.fromkeys(source.article for source in sources if source.article is not None))


def _status_text(assessed: Assessed, page: model.Page | None) -> model.Text:
    if page is None:
        return message(f"status.{assessed.status}")
    dated = message("sources.dated", dated=page.dated) if page.dated else message("sources.undated")
    date = assessed.contact.checked_on or page.seen_on
    return message(f"status.{assessed.status}", page=page.publisher, dated=dated, date=date)


class GuideView:
    """A guide, narrowed to the carrier and procedure asked for, if any, with the parts that a command has."""

    id: str
    action: model.Action
    card: model.Card
    title: model.Text
    summary: model.Text
    summary_sources: tuple[model.Citation, ...]
    editor_notes: tuple[model.Statement, ...]
    about: tuple[model.Statement, ...]
    checklist: tuple[model.ChecklistItem, ...]
    faqs: tuple[model.Faq, ...]
    warnings: tuple[model.GuideWarning, ...]
    tips: tuple[model.Statement, ...]

    def __init__(
        self,
        guide: model.Guide,
        facts: Facts,
        command: Command,
        carrier: str | None = None,
        procedure: str | None = None,
    ) -> None:
        self._guide = guide
        self._facts = facts
        self._region = facts.regions[guide.region]
        self._article = facts.articles[guide.article]
        self.parts = PARTS[command]
        self.carrier = facts.carriers[carrier] if carrier is not None else None
        self.procedure = procedure if any(each.id == procedure for each in guide.procedures) else None
        self.id, self.action, self.card, self.title = guide.id, guide.action, guide.card, guide.title
        self.summary, self.summary_sources = guide.summary
        self.editor_notes, self.about, self.checklist = guide.editor_notes, guide.about, guide.checklist
        self.faqs, self.warnings, self.tips = guide.faqs, guide.warnings, guide.tips

    @cached_property
    def region(self) -> view.RegionView:
        """Where it is."""
        return region_view(self._region)

    @cached_property
    def notes(self) -> tuple[model.Text, ...]:
        """What the reader must know about the carrier asked for."""
        if self.carrier is None:
            return ()
        mention = self._mention(self.carrier.id)
        if mention is None:
            return (message("note.general", carrier=self.carrier.name, region=self._region.name),)
        if is_named(mention.named, self.carrier.name):
            return ()
        return (message("note.written-as", carrier=self.carrier.name, named=mention.named),)

    @cached_property
    def carriers(self) -> tuple[view.CarrierView, ...]:
        """Those that the article names first, in its order, then the region's others."""
        return tuple(map(self._carrier_view, self._carriers))

    @cached_property
    def procedures(self) -> tuple[view.ProcedureView, ...]:
        """The ways through it."""
        return tuple(map(_procedure, self._guide.procedures))

    @cached_property
    def contacts(self) -> tuple[view.ContactView, ...]:
        """The numbers of its carriers: of each, what its own pages print, then what the article prints."""
        return tuple(
            self._facts.contact(contact, carrier.name)
            for carrier in self._carriers
            for contact in (
                *carrier.contacts,
                *(each for each in self._article.hotlines if each.carrier == carrier.id),
            )
        )

    @cached_property
    def channels(self) -> tuple[view.ChannelView, ...]:
        """Other ways to its carriers, then to the regulator."""
        regulator = self._region.regulator
        return (
            *(self._channel(each, carrier.id, carrier.name) for carrier in self._carriers for each in carrier.channels),
            *(self._channel(each, None, regulator.name) for each in regulator.channels),
        )

    @cached_property
    def official(self) -> tuple[view.OfficialView, ...]:
        """What its carriers say on their own pages, in their order, then the regulator."""
        told = [each for each in self._facts.statements_of.get(self._region.id, ()) if self._concerns(each)]
        shown = [carrier.id for carrier in self._offered(lambda _: True)]
        said = [each for carrier in shown for each in told if each.carrier == carrier]
        return tuple(map(self._official, [*said, *(each for each in told if each.carrier is None)]))

    def _concerns(self, statement: model.OfficialStatement) -> bool:
        """Whether a statement is about the guide's action, and not about another plan than the one asked for."""
        other_plan = self.procedure in model.PLANS and statement.plan not in (None, self.procedure)
        return self.action in statement.actions and not other_plan

    @cached_property
    def questions(self) -> tuple[view.QuestionView, ...]:
        """Those that its disagreements raise, then those on which the article is silent."""
        raised = (
            view.QuestionView(each.ask, each.written, each.id, tuple(s for one in each.positions for s in one.sources))
            for each in self.disagreements
            if each.is_question
        )
        silent = (
            view.QuestionView(each.text, each.written or each.text, None, each.sources)
            for each in self._guide.questions
        )
        return (*raised, *silent)

    @cached_property
    def letter(self) -> model.Letter:
        """What to write to the carrier; of a guide that does not say, only questions."""
        return self._guide.letter or model.Letter(applies=False, items=(), sources=())

    @cached_property
    def regulator(self) -> view.RegulatorView:
        """Who takes complaints, with what holds for the region."""
        regulator = self._region.regulator
        return view.RegulatorView(
            regulator.name,
            regulator.website,
            tuple(self._facts.contact(contact, regulator.name, kind="regulator") for contact in regulator.contacts),
            tuple(model.Statement(n.text, n.sources) for n in self._region.editor_notes if self.action in n.actions),
            regulator.sources,
        )

    @cached_property
    def promotions(self) -> tuple[view.PromotionView, ...]:
        """The advertising that was left out."""
        return tuple(
            view.PromotionView(each.kind, each.handle, each.link, self._facts.trust.promotion(each), each.sources)
            for each in self._article.promotions
        )

    @cached_property
    def disagreements(self) -> tuple[view.DisagreementView, ...]:
        """Those that cite its article, but for those about another carrier than the one asked for."""
        return tuple(
            view.DisagreementView(
                each.id,
                each.subject,
                tuple(map(self._position, each.positions)),
                each.ask,
                each.written or each.ask,
                each.is_question,
            )
            for each in self._facts.disagreements_of.get(self._article.id, ())
            if each.carrier is None or self._is_shown(each.carrier)
        )

    @cached_property
    def article(self) -> view.ArticleView:
        """Its own article."""
        return self._article_view(self._article)

    @cached_property
    def articles(self) -> tuple[view.ArticleView, ...]:
        """Its own article, then the others that its parts cite."""
        others = (each for each in _articles(self._cited) if each != self._article.id and self._is_known(each))
        return (self.article, *(self._article_view(self._facts.articles[each]) for each in others))

    def _is_known(self, article: str) -> bool:
        """Whether an article is one of the regions shown; of another, only its numbers matter."""
        return article in self._facts.articles and self._facts.articles[article].region in self._facts.regions

    @cached_property
    def pages(self) -> tuple[view.PageView, ...]:
        """The pages that its parts cite."""
        pages = (self._facts.pages.get(source.page or "") for source in self._cited)
        return tuple(
            view.PageView(page.url, page.publisher, page.dated, page.seen_on) for page in pages if page is not None
        )

    @cached_property
    def counts(self) -> view.CountsView:
        """How much there is in it."""
        flagged = [self._facts.trust.article(self._article)]
        flagged += [carrier.flags for carrier in self.carriers]
        flagged += [contact.flags for contact in self.contacts]
        flagged += [promotion.flags for promotion in self.promotions]
        return view.CountsView(
            steps=sum(len(procedure.steps) for procedure in self._guide.procedures),
            items=sum(map(len, (self.checklist, self.faqs, self.warnings, self.tips))),
            flags=sum(map(len, flagged)),
        )

    @cached_property
    def _cited(self) -> tuple[model.Citation, ...]:
        """What the parts of this guide cite, each once; articles and pages only list it."""
        parts = (getattr(self, part) for part in self.parts if part not in ("articles", "pages"))
        return tuple(dict.fromkeys(citation for part in parts for citation in model.citations_in(part)))

    @cached_property
    def _family(self) -> set[str] | None:
        """The carrier asked for with the company it is a brand of, and its own brands; None where none is asked for."""
        if self.carrier is None:
            return None
        brands = (each.id for each in self._facts.carriers_of[self._region.id] if each.parent == self.carrier.id)
        return {self.carrier.id, *brands, *filter(None, (self.carrier.parent,))}

    def _is_shown(self, carrier: str) -> bool:
        return self._family is None or carrier in self._family

    @cached_property
    def _carriers(self) -> list[model.Carrier]:
        return self._offered(self._is_offered)

    def _offered(self, is_offered: Callable[[model.Carrier], bool]) -> list[model.Carrier]:
        """Return the carriers that the article names and those others that are offered, narrowed to the one asked for."""
        named = [self._facts.carriers[mention.carrier] for mention in self._article.carriers]
        others = [each for each in self._facts.carriers_of[self._region.id] if each not in named]
        return [each for each in (*named, *filter(is_offered, others)) if self._is_shown(each.id)]

    def _is_offered(self, carrier: model.Carrier) -> bool:
        """Whether a carrier that the article does not name is worth showing: one that a person can hold a SIM of."""
        if carrier == self.carrier or carrier.presence in ("network", "brand"):
            return True
        return carrier.presence == "virtual" and bool(carrier.network_codes or carrier.contacts)

    def _mention(self, carrier: str) -> model.Mention | None:
        return next((mention for mention in self._article.carriers if mention.carrier == carrier), None)

    def carrier_flags(self, carrier: model.Carrier) -> tuple[Flag, ...]:
        """Return the flags of a carrier, as the article names it."""
        mention = self._mention(carrier.id)
        return self._facts.trust.carrier(carrier, mention.named if mention else None)

    def _carrier_view(self, carrier: model.Carrier) -> view.CarrierView:
        mention = self._mention(carrier.id)
        owner = self._facts.carriers.get(carrier.parent or carrier.host or "")
        return view.CarrierView(
            id=carrier.id,
            name=carrier.name,
            named_in_article=mention is not None,
            named_as=mention.named if mention else None,
            presence=carrier.presence,
            parent=carrier.parent,
            owner=owner.name if owner else None,
            former_names=tuple(former.name for former in carrier.former_names),
            network_codes=carrier.network_codes,
            website=carrier.website,
            note=carrier.note,
            flags=self.carrier_flags(carrier),
            sources=(*(mention.sources if mention else ()), *carrier.sources),
        )

    def _channel(self, channel: model.Channel, carrier: str | None, name: model.Text) -> view.ChannelView:
        return view.ChannelView(carrier, name, channel.kind, channel.text, channel.value, channel.url, channel.sources)

    def _official(self, statement: model.OfficialStatement) -> view.OfficialView:
        page = self._facts.pages[statement.sources[0].page or ""]
        carrier = self._facts.carriers.get(statement.carrier or "")
        return view.OfficialView(
            carrier=statement.carrier,
            name=carrier.name if carrier else self._region.regulator.name,
            topic=statement.topic,
            plan=statement.plan,
            concerns=statement.concerns,
            text=statement.text,
            url=page.url,
            publisher=page.publisher,
            dated=page.dated,
            seen_on=page.seen_on,
            sources=statement.sources,
        )

    def _position(self, position: model.Position) -> view.PositionView:
        if position.says is not None:
            return view.PositionView(position.says, (), None, position.sources)
        hotline = self._facts.hotlines[position.sources[0]]
        name = self._facts.carriers[hotline.carrier].name if hotline.carrier else same(hotline.named)
        contact = self._facts.contact(hotline, name)
        return view.PositionView(same(contact.number), contact.flags, contact, position.sources)

    def _article_view(self, article: model.Article) -> view.ArticleView:
        trust = self._facts.trust
        return view.ArticleView(
            id=article.id,
            region=article.region,
            region_name=self._facts.regions[article.region].name,
            action=article.action,
            card=article.card,
            file=article.file,
            title=article.title,
            sha256=article.sha256,
            hotlines=len(article.hotlines),
            disputed_hotlines=sum(trust.contact(each).status == "disputed" for each in article.hotlines),
            carriers_named=len(article.carriers),
            flags=trust.article(article) if article.id == self._article.id else (),
        )


def region_view(region: model.Region) -> view.RegionView:
    """Return a region as an answer names it."""
    return view.RegionView(region.id, region.iso, region.calling_code, region.name, region.letters_in)


def is_named(named: str, name: model.Text) -> bool:
    """Whether a name, as an article writes it, is the carrier's own in some language."""
    return named.casefold() in [each.casefold() for each in name]


def _procedure(procedure: model.Procedure) -> view.ProcedureView:
    steps = tuple(view.StepView(number, *step) for number, step in enumerate(procedure.steps, start=1))
    return view.ProcedureView(procedure.id, procedure.name, procedure.about, steps, procedure.sources)
