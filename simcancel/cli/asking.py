"""Words typed → filters and the content they ask for, or a helpful end."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NoReturn

from simcancel.cli.status import ExitStatus, Stop
from simcancel.index.store import Index
from simcancel.messages import BETWEEN_FACETS, joined, message, said, same
from simcancel.model import Content, Guide, Language, Text
from simcancel.query.filters import MAX_LENGTH, Asked, Conflict, Filters, TooLong, UnknownWords, described, parse
from simcancel.words.links import unlinked

LEAST_OF_NUMBER = 4  # digits


class FilterReader:
    """Reads filters with an index; what cannot be answered ends the command, in the language asked for.

    `command` is the one whose filters they are: every hint is a whole command, to be copied.
    """

    def __init__(self, index: Index, languages: tuple[Language, ...], command: str) -> None:
        self._index = index
        self._language = languages[0]
        self._command = command

    def _sentence(self, key: str, **values: Text | str | int) -> str:
        return unlinked(said(key, self._language, **values))

    def asked(self, words: Sequence[str]) -> Asked:
        """Return what the words ask for.

        Raises:
            Stop: a word is unknown or a topic, two contradict each other, or there are far too many.

        """
        try:
            return parse(words, self._index)
        except UnknownWords as error:
            raise Stop(ExitStatus.WRONG, *self._unknown(error, " ".join(words))) from None
        except Conflict as error:
            raise Stop(ExitStatus.WRONG, *self._conflict(error)) from None
        except TooLong:
            raise Stop(ExitStatus.WRONG, self._sentence("error.too-long", limit=MAX_LENGTH)) from None

    def options(self, given: Mapping[str, str | None]) -> Filters:
        """Return what some options ask for, each of which may name a thing of its own kind only.

        Raises:
            Stop: as `asked`, or an option names a thing of another kind.

        """
        filters = self.asked([word for word in given.values() if word is not None]).filters
        for facet, word in given.items():
            if word is not None and getattr(self.asked([word]).filters, facet) is None:
                raise Stop(ExitStatus.WRONG, self._sentence("error.other-kind", word=word, facet=facet))
        return filters

    def notes(self, asked: Asked, content: Content) -> tuple[Text, ...]:
        """Return what whoever asks so must know first: what no article tells apart."""
        notes = [message("note.esim")] if "esim" in asked.beside else []
        wanted = asked.filters.procedure
        if wanted and not any(_has(guide, wanted) for guide in content.guides):
            notes.append(message("note.procedure", procedure=wanted))
        elif wanted and (others := [each for each in content.guides if not _has(each, wanted)]):
            commands = ", ".join(f"simcancel show {each.region} {each.action} {each.card}" for each in others)
            notes.append(message("note.procedure-others", procedure=wanted, commands=commands))
        return tuple(notes)

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

    def _unknown(self, error: UnknownWords, typed: str) -> Iterator[str]:
        """Yield a sentence on each word, and the command that may have been meant."""
        for word, near in error.words:
            yield self._sentence("error.unknown", word=word)
            if near and unlinked(typed) == typed:
                written = typed if word in typed else error.typed
                corrected = (_corrected(written, word, each) for each in near)
                yield from self._commands("error.did-you-mean", (f"{self._command} {each}" for each in corrected))
        numbers = [word for word, _ in error.words if word.isdecimal() and len(word) >= LEAST_OF_NUMBER]
        searchable = ", ".join(dict.fromkeys([*error.topics, *numbers]))
        if searchable and all(near or word in numbers for word, near in error.words):
            yield from self._commands("error.topic", [f"search {typed}"], word=searchable)
        elif not all(near for _, near in error.words):
            yield self._regions()
            yield from self._commands("found.instead", ["list"])

    def _commands(self, key: str, commands: Iterable[str], **values: str) -> Iterator[str]:
        """Yield a sentence and the commands that it speaks of, each on a line of its own."""
        yield self._sentence(key, **values)
        yield from (f"  simcancel {unlinked(command)}" for command in commands)

    def _regions(self) -> str:
        names = [Text(*(f"{name} ({region.id})" for name in region.name)) for region in self._index.regions()]
        return self._sentence("error.regions", words=joined(names))

    def _conflict(self, error: Conflict) -> Iterator[str]:
        first, second = error.values
        if error.carrier is not None:
            names = {region.id: region.name for region in self._index.regions()}
            where = names[second]
            sentence = ("error.carrier-region", [f"{self._command} {error.carrier}"])
            yield from self._commands(
                *sentence, carrier=error.carrier, region=where.of(self._language), other=names[first].of(self._language)
            )
        else:
            yield from self._commands(
                "error.conflict",
                (" ".join([self._command, *error.others, each]) for each in error.values),
                first=first,
                second=second,
            )

    def _nothing(self, filters: Filters) -> NoReturn:
        names = {region.id: region.name for region in self._index.regions()}
        asked = joined([self._named(facet, value, names) for facet, value in described(filters)], BETWEEN_FACETS)
        near = self._index.cells(filters.region)
        commands = [f"{self._command} {cell.region} {cell.action} {cell.card}" for cell in near] or ["list"]
        nothing = self._sentence("error.nothing", filters=asked)
        raise Stop(ExitStatus.NOTHING, nothing, *self._commands("found.instead", commands))

    @staticmethod
    def _named(facet: str, value: str, regions: dict[str, Text]) -> Text:
        if facet == "region":
            return regions[value]
        return same(value) if facet == "carrier" else message(f"{facet}.{value}")


def _corrected(typed: str, word: str, instead: str) -> str:
    """Return what was typed with one word of it corrected, not the letters wherever they stand."""
    return re.sub(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", lambda _: instead, typed, count=1)


def _has(guide: Guide, procedure: str) -> bool:
    return any(each.id == procedure for each in guide.procedures)
