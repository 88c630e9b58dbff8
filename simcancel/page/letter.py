"""What to send to the carrier, or to read out to it: from the guide's own facts, in the carrier's language, with a translation."""

from collections.abc import Iterator, Mapping

from simcancel import model
from simcancel.answer.guide import GuideView
from simcancel.answer.view import CarrierView
from simcancel.messages import joined, message, said, same
from simcancel.model import LETTER_ITEM_KINDS, Language, Page, Text
from simcancel.page import nodes
from simcancel.page.phrases import Phrases
from simcancel.page.sections import described
from simcancel.page.short import Short

# What may be filled in: all that an application may state; a copy is enclosed, not written.
BLANKS = (*(kind for kind in LETTER_ITEM_KINDS if kind != "copy"), "carrier")
ALWAYS = ("number", "name", "contact")  # without them nobody knows whom to answer, and on what
_GIVEN_WHEN_ASKED = ("document", "copy")  # by a letter that only asks
_BY_LETTER = ("form", "post", "email")  # the channels that a letter can take
_UNREACHABLE = ("closed", "private", "absent")  # carriers that nobody has a card of


def stated(letter: model.Letter, *, is_card: bool) -> list[str]:
    """Return the blanks that a letter has, by name."""
    if is_card:
        return ["number"]
    kinds = [item.kind for item in letter.items if letter.applies or item.kind not in _GIVEN_WHEN_ASKED]
    return [name for name in BLANKS if name in {*ALWAYS, "carrier", *kinds}]


class Letter(Short):
    """Writes a letter. It names no doubtful number or address, and promises nothing."""

    def __init__(
        self,
        guide: GuideView,
        say: Phrases,
        pages: Mapping[str, Page],
        *,
        filled: Mapping[str, str],
        is_card: bool = False,
    ) -> None:
        super().__init__(guide, say, pages)
        self._is_card = is_card
        self._blanks = {name: message(f"blank.{name}") for name in BLANKS}
        if guide.carrier is not None:
            self._blanks["carrier"] = guide.carrier.name
        self._blanks.update({name: same(value) for name, value in filled.items()})
        self._open = [name for name in BLANKS if self._blanks[name] == message(f"blank.{name}")]
        self._kind = "applies" if guide.letter.applies else "asks"

    def written(self) -> Iterator[nodes.Node]:
        """Yield what to know before, the letter in each language that the carrier may want, and where to send it."""
        yield from self.notes()
        for carrier in self._guide.carriers:
            if self._is_asked_for(carrier) and carrier.presence in _UNREACHABLE:
                yield nodes.Item(self._say.message("letter.nobody", name=described(carrier)))
                return
        letters = map(self._letter, self._guide.region.letters_in)
        action = self._guide.action
        if self._is_card:
            yield nodes.Paragraph(self._say.message(f"letter.card-asks.{action}"))
            yield from self._under("card", letters)
            return
        key = "letter.applies" if self._guide.letter.applies else f"letter.asks.{action}"
        yield nodes.Paragraph(self._say.message(key))
        yield nodes.Paragraph(self._say.message("letter.fill"))
        yield from self._under("letter", letters)
        yield from self._under("send", self._addresses())
        yield from self._under("own-words", self._own_words())

    def _addresses(self) -> Iterator[nodes.Node]:
        """Yield the addresses that carriers themselves print; of the one asked for, or of all that are worth a line."""
        without: list[CarrierView] = []
        ending: list[nodes.Node] = []
        for carrier in filter(self._is_worth_a_line, self._guide.carriers):
            own = list(self._of_carrier(carrier, ends=False))
            yield from own
            ending += self._of_carrier(carrier, ends=True)
            without += [] if own else [carrier]
        for carrier in without:
            key = "letter.no-address" if carrier.website else "letter.no-address-at-all"
            what = message(key, website=carrier.website or "")
            yield nodes.Item(self._say.message("call.line", name=carrier.name, what=what))
        if ending:
            yield from (
                () if self._guide.letter.applies else (nodes.Label(self._say.message("letter.when-decided"), True),)
            )
            yield from ending

    def _of_carrier(self, carrier: CarrierView, *, ends: bool) -> Iterator[nodes.Node]:
        """Yield where a carrier takes letters; those of the page with the form `ends` the service, and the fax for it."""
        theirs = [each for each in self._guide.channels if each.carrier == carrier.id and each.kind in _BY_LETTER]
        of_form = {source for each in theirs if each.kind == "form" for source in each.sources}
        for channel in theirs:
            if bool(of_form & set(channel.sources)) == ends:
                text = message("channel.line", kind=message(f"channel.{channel.kind}"), text=channel.text)
                for value in filter(None, (channel.value, channel.url)):
                    text = message("channel.value", text=text, value=value)
                line = self._say.message("call.line", name=carrier.name, what=text)
                yield nodes.Item(line, self.cite(channel.sources))
        for contact in self._guide.contacts:
            is_own = contact.carrier == carrier.id and contact.kind == "fax" and not contact.flags
            if is_own and (contact.purpose == "ending") == ends:
                yield self._named(contact)

    def _letter(self, language: Language) -> nodes.Letter:
        texts = list(self._sentences() if self._is_card else self._paragraphs())
        # Whoever reads one of the letters needs none of them translated.
        understood = {each[:2] for each in self._guide.region.letters_in}
        readers = [each for each in self._say.languages if each[:2] not in understood]
        passages = (
            nodes.Passage(((language, text.of(language)),), tuple((each, text.of(each)) for each in readers) or None)
            for text in texts
        )
        blanks = (
            nodes.Blank(name, self._say.message(f"blank-label.{name}"), self._placeholders(name, language))
            for name in stated(self._guide.letter, is_card=self._is_card)
            if name in self._open
        )
        label, translation = self._say.message(f"letter.language.{language}"), self._say.message("letter.translation")
        subject = self._subject().of(language)
        return nodes.Letter(label, translation, subject, tuple(passages), tuple(blanks), self._is_card)

    def _placeholders(self, name: str, language: Language) -> nodes.Phrase:
        """Return what stands for a blank in the letter's language and in the reader's."""
        languages = dict.fromkeys([language, *self._say.languages])
        return tuple((each, said(f"blank.{name}", each)) for each in languages)

    def _subject(self) -> Text:
        return self._filled(f"letter.subject.{self._kind}.{self._guide.action}")

    def _paragraphs(self) -> Iterator[Text]:
        """Yield the lines of a letter in all languages."""
        action = self._guide.action
        yield message("letter.subject", subject=self._subject())
        yield self._filled("letter.to")
        yield message("letter.hello")
        yield message(f"letter.want.{self._kind}.{action}")
        yield joined(list(map(self._item, self._items())), same("\n"))
        yield joined([message("letter.questions"), *self._numbered()], same("\n"))
        yield message(f"letter.writing.{self._kind}.{action}")
        yield self._filled("letter.thanks")

    def _items(self) -> list[str]:
        """Return what the letter states, in the article's order; first what every letter has to."""
        named = [item.kind for item in self._guide.letter.items]
        return list(dict.fromkeys(["number", "name", *named, "contact"]))

    def _item(self, kind: str) -> Text:
        when_asked = not self._guide.letter.applies and kind in _GIVEN_WHEN_ASKED
        return self._filled(f"letter.item.asks.{kind}" if when_asked else f"letter.item.{kind}")

    def _sentences(self) -> Iterator[Text]:
        """Yield what is said or shown, a sentence at a time."""
        yield self._filled(f"letter.card.want.{self._guide.action}")
        yield from self._numbered()
        yield message("letter.card.writing")

    def _numbered(self) -> Iterator[Text]:
        for number, question in enumerate(self._guide.questions, start=1):
            yield message("letter.question", number=number, question=question.written)

    def _filled(self, key: str) -> Text:
        return message(key, **self._blanks)
