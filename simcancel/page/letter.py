"""What to send to the carrier, or to read out to it: from the guide's own facts, in the carrier's language, with a translation."""

from collections.abc import Iterator, Mapping, Sequence

from simcancel.answer.guide import GuideView
from simcancel.answer.view import CarrierView
from simcancel.messages import joined, message, said, same
from simcancel.model import LETTER_ITEM_KINDS, Language, Page, Text
from simcancel.page import nodes
from simcancel.page.phrases import Phrases
from simcancel.page.short import Short

# What may be filled in: all that an application may state; a copy is enclosed, not written.
BLANKS = (*(kind for kind in LETTER_ITEM_KINDS if kind != "copy"), "carrier")
_BY_LETTER = ("form", "post", "email")  # the channels that a letter can take


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

    def written(self) -> Iterator[nodes.Node]:
        """Yield what to know before, where to send it, and the letter in each language that the carrier may want."""
        yield from self.notes()
        letters = map(self._letter, self._guide.region.letters_in)
        if self._is_card:
            yield nodes.Paragraph(self._say.message("letter.card-asks"))
            yield from self._under("card", letters)
            return
        applies = self._guide.letter.applies
        yield nodes.Paragraph(self._say.message("letter.applies" if applies else "letter.asks"))
        yield nodes.Paragraph(self._say.message("letter.fill"))
        yield from self._under("letter", letters)
        yield from self._under("send", self._addresses())
        yield from self._under("own-words", self._own_words())

    def _addresses(self) -> Iterator[nodes.Node]:
        """Yield the addresses that carriers themselves print; of the one asked for, or of all that are worth a line."""
        without: list[CarrierView] = []
        yield from self._absent()
        for carrier in filter(self._is_worth_a_line, self._guide.carriers):
            own = list(self._of_carrier(carrier))
            yield from own
            without += [] if own else [carrier]
        for carrier in without:
            key = "letter.no-address" if carrier.website else "letter.no-address-at-all"
            what = message(key, website=carrier.website or "")
            yield nodes.Item(self._say.message("call.line", name=carrier.name, what=what))

    def _of_carrier(self, carrier: CarrierView) -> Iterator[nodes.Node]:
        for channel in self._guide.channels:
            if channel.carrier == carrier.id and channel.kind in _BY_LETTER:
                text = message("channel.line", kind=message(f"channel.{channel.kind}"), text=channel.text)
                for value in filter(None, (channel.value, channel.url)):
                    text = message("channel.value", text=text, value=value)
                line = self._say.message("call.line", name=carrier.name, what=text)
                yield nodes.Item(line, self.cite(channel.sources))
        for contact in self._guide.contacts:
            if contact.carrier == carrier.id and contact.kind == "fax" and not contact.flags:
                yield self._named(contact)

    def _letter(self, language: Language) -> nodes.Letter:
        texts = list(self._sentences() if self._is_card else self._paragraphs())
        readers = [each for each in self._say.languages if each[:2] != language[:2]]
        passages = (
            nodes.Passage(((language, text.of(language)),), tuple((each, text.of(each)) for each in readers) or None)
            for text in texts
        )
        wanted = dict.fromkeys(["number", *self._kinds(), "carrier"] if not self._is_card else ["number"])
        blanks = (
            nodes.Blank(name, self._say.message(f"blank-label.{name}"), self._placeholders(name, language))
            for name in wanted
            if name in self._open
        )
        subject = self._filled(f"letter.subject.{self._guide.action}").of(language)
        label, translation = self._say.message(f"letter.language.{language}"), self._say.message("letter.translation")
        return nodes.Letter(label, translation, subject, tuple(passages), tuple(blanks), self._is_card)

    def _placeholders(self, name: str, language: Language) -> nodes.Phrase:
        """Return what stands for a blank in the letter's language and in the reader's."""
        languages = dict.fromkeys([language, *self._say.languages])
        return tuple((each, said(f"blank.{name}", each)) for each in languages)

    def _kinds(self) -> Sequence[str]:
        return [item.kind for item in self._guide.letter.items]

    def _paragraphs(self) -> Iterator[Text]:
        """Yield the lines of a letter in all languages."""
        action = self._guide.action
        yield message("letter.subject", subject=self._filled(f"letter.subject.{action}"))
        yield self._filled("letter.to")
        yield message("letter.hello")
        yield message(f"letter.want.{'applies' if self._guide.letter.applies else 'asks'}.{action}")
        kinds = dict.fromkeys(["number", *self._kinds()])  # without its number a letter says nothing
        yield joined([self._filled(f"letter.item.{kind}") for kind in kinds], same("\n"))
        yield joined([message("letter.questions"), *self._numbered()], same("\n"))
        yield message(f"letter.writing.{action}")
        yield joined([message("letter.thanks"), self._blanks["name"]], same("\n"))

    def _sentences(self) -> Iterator[Text]:
        """Yield what is said or shown, a sentence at a time."""
        yield self._filled(f"letter.card.want.{self._guide.action}")
        yield message("letter.card.first")
        yield from self._numbered()
        yield message("letter.card.writing")

    def _numbered(self) -> Iterator[Text]:
        for number, question in enumerate(self._guide.questions, start=1):
            yield message("letter.question", number=number, question=question.text)

    def _filled(self, key: str) -> Text:
        return message(key, **self._blanks)
