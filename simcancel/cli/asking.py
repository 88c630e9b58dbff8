"""Words typed → filters and the content they ask for, or a helpful end."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

from simcancel.cli.status import ExitStatus, Stop
from simcancel.index.store import Index
from simcancel.messages import BETWEEN_FACETS, joined, message, said, same
from simcancel.model import Content, Language, Text
from simcancel.query.filters import MAX_LENGTH, Conflict, Filters, TooLong, UnknownWords, described, parse


class FilterReader:
    """Reads filters with an index; what cannot be answered ends the command, in the language asked for."""

    def __init__(self, index: Index, languages: tuple[Language, ...]) -> None:
        self._index = index
        self._language = languages[0]

    def _sentence(self, key: str, **values: Text | str | int) -> str:
        return said(key, self._language, **values)

    def filters(self, words: Sequence[str]) -> Filters:
        """Return what the words ask for.

        Raises:
            Stop: a word is unknown, two contradict each other, or there are far too many.

        """
        try:
            return parse(words, self._index)
        except UnknownWords as error:
            raise Stop(ExitStatus.WRONG, *self._unknown(error)) from None
        except Conflict as error:
            raise Stop(ExitStatus.WRONG, self._conflict(error)) from None
        except TooLong:
            raise Stop(ExitStatus.WRONG, self._sentence("error.too-long", limit=MAX_LENGTH)) from None

    def options(self, given: Mapping[str, str | None]) -> Filters:
        """Return what some options ask for, each of which may name a thing of its own kind only.

        Raises:
            Stop: as `filters`, or an option names a thing of another kind.

        """
        filters = self.filters([word for word in given.values() if word is not None])
        for facet, word in given.items():
            if word is not None and getattr(self.filters([word]), facet) is None:
                raise Stop(ExitStatus.WRONG, self._sentence("error.other-kind", word=word, facet=facet))
        return filters

    def content(self, filters: Filters) -> Content:
        """Return the guides that were asked for, with all that is needed to show them.

        Raises:
            Stop: there are none; says what there is instead.

        """
        content = self._index.content(filters.region, filters.action, filters.card)
        if not content.guides:
            self._nothing(filters)
        return content

    def with_questions(self, content: Content) -> Content:
        """Return the content with only those guides whose articles ask and answer questions.

        Raises:
            Stop: none of them does.

        """
        guides = tuple(guide for guide in content.guides if guide.faqs)
        if not guides:
            raise Stop(ExitStatus.NOTHING, self._sentence("error.no-questions"))
        return content._replace(guides=guides)

    def _unknown(self, error: UnknownWords) -> list[str]:
        sentences = []
        for word, near in error.words:
            unknown = self._sentence("error.unknown", word=word)
            guess = self._sentence("error.did-you-mean", words=", ".join(near)) if near else ""
            sentences.append(f"{unknown} {guess}".strip())
        if not all(near for _, near in error.words):
            sentences.append(self._regions())
        return sentences

    def _regions(self) -> str:
        names = [Text(*(f"{name} ({region.id})" for name in region.name)) for region in self._index.regions()]
        return self._sentence("error.regions", words=joined(names))

    def _conflict(self, error: Conflict) -> str:
        first, second = error.values
        if error.carrier is not None:
            names = {region.id: region.name for region in self._index.regions()}
            where = names[second]
            return self._sentence("error.carrier-region", carrier=error.carrier, region=where, other=names[first])
        return self._sentence("error.conflict", first=first, second=second)

    def _nothing(self, filters: Filters) -> NoReturn:
        names = {region.id: region.name for region in self._index.regions()}
        asked = joined([self._named(facet, value, names) for facet, value in described(filters)], BETWEEN_FACETS)
        near = [cell for cell in self._index.cells() if filters.region in (None, cell.region)]
        cells = joined([same(f"{cell.region} {cell.action} {cell.card}") for cell in near])
        raise Stop(
            ExitStatus.NOTHING,
            self._sentence("error.nothing", filters=asked),
            self._sentence("error.there-is", cells=cells) if near else self._regions(),
        )

    @staticmethod
    def _named(facet: str, value: str, regions: dict[str, Text]) -> Text:
        if facet == "region":
            return regions[value]
        return same(value) if facet == "carrier" else message(f"{facet}.{value}")
