"""Places in the lines of a text: which of them overlap. A search among as many takes no longer than its logarithm."""

from bisect import bisect_left
from collections.abc import Iterable


def merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the columns that some places of one line take, those that overlap or touch as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


class Spans:
    """Places, each as its line, its first column and the first behind it."""

    def __init__(self, places: Iterable[tuple[int, int, int]]) -> None:
        by_line: dict[int, list[tuple[int, int]]] = {}
        for line, start, end in places:
            by_line.setdefault(line, []).append((start, end))
        self._of = {line: list(zip(*merged(each), strict=True)) for line, each in by_line.items()}

    def overlap(self, line: int, start: int, end: int) -> bool:
        """Whether one of them has a column in common with another place."""
        if line not in self._of:
            return False
        starts, ends = self._of[line]
        before = bisect_left(starts, end) - 1
        return before >= 0 and ends[before] > start


NOWHERE = Spans(())
