"""All texts within something."""

from collections.abc import Iterator

from simcancel.model import Text


def texts_of(thing: object) -> Iterator[Text]:
    """Yield every text of a record and of what it is made of."""
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts_of(part)
