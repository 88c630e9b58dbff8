"""Rules that guides and ledgers must keep, one a file. Each has `ID`, `SEVERITY`, `check`, and says why in its docstring."""

from collections.abc import Iterator
from typing import Protocol

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.authoring.rules import (
    cited_lines,
    fitting,
    known_references,
    live_links,
    no_contact_in_text,
    steps_and_boxes,
    uncited_facts,
    unique_words,
)


class Rule(Protocol):
    """A module of this package."""

    ID: str
    SEVERITY: Severity

    def check(self, loaded: Loaded) -> Iterator[Finding]:
        """Yield what breaks the rule."""
        ...


RULES: tuple[Rule, ...] = (
    known_references,
    cited_lines,
    fitting,
    steps_and_boxes,
    uncited_facts,
    no_contact_in_text,
    live_links,
    unique_words,
)


# What a file states by itself; the other rules would blame good files for what a refused one was to describe.
_OF_ONE_FILE: tuple[Rule, ...] = (no_contact_in_text, live_links)


def findings(loaded: Loaded) -> tuple[Finding, ...]:
    """Return everything wrong with what was loaded: what the loader found, then what the rules find."""
    rules = _OF_ONE_FILE if loaded.findings else RULES
    return (*loaded.findings, *(finding for rule in rules for finding in rule.check(loaded)))
