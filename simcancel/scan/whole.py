"""A text as a whole, in small letters: which of its lines hold something, found in one go through all of them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate


def small(text: str) -> str:
    """Return a text in small letters, each where it was: a few, as İ, are two in small and stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char if len(char.lower()) > 1 else char.lower() for char in text)


class Whole:
    """The lines of a text in one string. Lines count from 0."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.text = small("\n".join(lines))
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    @cached_property
    def _sentences(self) -> str:
        """The text with each sentence on a line of its own, as long as before."""
        text = self.text.replace(". ", "\n ")
        for mark in "。！？!?":
            text = text.replace(mark, "\n")
        return text

    def lines_with(self, *patterns: re.Pattern[str]) -> set[int]:
        """Return the lines in which any of some patterns is found."""
        return {number for pattern in patterns for number in self._lines_with(pattern)}

    def _lines_with(self, pattern: re.Pattern[str]) -> Iterator[int]:
        match = pattern.search(self.text)
        while match:
            number = bisect_right(self._starts, match.start()) - 1
            yield number
            match = pattern.search(self.text, self._starts[number + 1])

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
        """Yield where a pattern is found in a sentence: the line, the first column and the first one behind it."""
        for match in pattern.finditer(self._sentences):
            number = bisect_right(self._starts, match.start()) - 1
            yield number, match.start() - self._starts[number], match.end() - self._starts[number]

    def lines_holding(self, part: str) -> Iterator[int]:
        """Yield the lines that hold a string, given in small letters."""
        at = self.text.find(part)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self.text.find(part, self._starts[number + 1])
