"""What to tick off, on paper or in a browser: what may be lost, the boxes, what to ask, whom to call."""

from collections.abc import Iterator

from simcancel.page import nodes
from simcancel.page.sections import is_printed_only
from simcancel.page.short import Short


class Checklist(Short):
    """Writes a guide to be ticked off. No command stands in it, for paper cannot run one, and no doubtful number."""

    def to_tick_off(self) -> Iterator[nodes.Node]:
        """Yield the checklist."""
        yield from self.notes()
        yield from self._under("lost", self.losses())
        yield from self.checklist(level=2)
        yield from self._under("questions", self.questions())
        yield from self._under("call", self.call())
        yield nodes.Paragraph(next(self.origin()).text)  # whose advertising was left out is nothing to print
        yield from self.cited()

    def doubtful_numbers(self) -> Iterator[nodes.Node]:
        """Yield that there are some."""
        if any(map(is_printed_only, self._guide.contacts)):
            yield nodes.Label(self._say.message("call.left-out"))
