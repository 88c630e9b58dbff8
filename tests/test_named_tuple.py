"""The named tuples that the program makes do what those of `typing` do."""

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from simcancel import named_tuple


class Ours(named_tuple.NamedTuple):
    """A described one."""

    name: str
    size: int = 2
    parts: "tuple[Ours, ...]" = ()

    @property
    def doubled(self) -> int:
        """A property of its own."""
        return self.size * 2


class Theirs(typing.NamedTuple):
    """A described one."""

    name: str
    size: int = 2
    parts: "tuple[Theirs, ...]" = ()

    @property
    def doubled(self) -> int:
        """A property of its own."""
        return self.size * 2


class Empty(named_tuple.NamedTuple):
    """One without fields."""


class Narrower(Ours):
    """One that is derived."""

    @property
    def doubled(self) -> int:
        """Another result."""
        return 0


USES: dict[str, Callable[[Any], object]] = {
    "by position": lambda kind: tuple(kind("a", 1, ())),
    "by name": lambda kind: tuple(kind(size=1, name="a")),
    "defaults": lambda kind: tuple(kind("a")),
    "fields": lambda kind: [kind("a").name, kind("a").size, kind("a").parts, kind("a").doubled],
    "names": lambda kind: [kind._fields, kind.__match_args__, kind.__doc__, list(kind.__annotations__)],
    "as a tuple": lambda kind: [kind("a") == ("a", 2, ()), hash(kind("a")) == hash(("a", 2, ())), len(kind("a"))],
    "as a table": lambda kind: kind("a")._asdict(),
    "with changes": lambda kind: tuple(kind("a")._replace(size=5)),
    "made of values": lambda kind: tuple(kind._make(["a", 1, ()])),
    "shown": lambda kind: repr(kind("a", 1, (kind("b"),))).replace("Ours", "Theirs"),
    "copied": lambda kind: (copy.copy(kind("a")) == kind("a"), type(copy.deepcopy(kind("a"))) is kind),
    "pickled": lambda kind: pickle.loads(pickle.dumps(kind("a"))) == kind("a"),  # noqa: S301, our own
}


@pytest.mark.parametrize("use", USES)
def test_what_is_asked_of_one_is_what_typing_gives(use: str) -> None:
    """Values, names, changes, copies and their text are those of `typing.NamedTuple`."""
    assert USES[use](Ours) == USES[use](Theirs)


MISUSES: dict[str, Callable[[Any], object]] = {
    "a value missing": lambda kind: kind(),
    "one too many": lambda kind: kind("a", 1, (), 4),
    "an unknown name": lambda kind: kind("a", length=1),
    "made of too few": lambda kind: kind._make(["a"]),
    "made of too many": lambda kind: kind._make(["a", 1, (), 4]),
    "a field set": lambda kind: setattr(kind("a"), "name", "b"),
    "another attribute": lambda kind: setattr(kind("a"), "other", "b"),
}


@pytest.mark.parametrize("misuse", MISUSES)
def test_what_typing_refuses_is_refused(misuse: str) -> None:
    """The error is of the same kind."""
    with pytest.raises((TypeError, AttributeError)) as theirs:
        MISUSES[misuse](Theirs)
    with pytest.raises(theirs.type):
        MISUSES[misuse](Ours)


def test_one_may_be_empty_or_derived() -> None:
    """A derived one keeps its fields; what it overrides is its own."""
    assert Empty() == ()
    assert (Narrower("a").name, Narrower("a").doubled, repr(Narrower("a"))[:8]) == ("a", 0, "Narrower")
