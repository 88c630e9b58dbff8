"""Rules that guides and ledgers must keep, one a file. Each has `ID`, `SEVERITY`, `check`, and says why in its docstring."""

from collections.abc import Iterator
from typing import Protocol

from simcancel.authoring import fields
from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.authoring.rules import (
    cited_lines,
    fitting,
    known_references,
    live_links,
    no_contact_in_text,
    short_steps,
    steps_and_boxes,
    translated_texts,
    uncited_facts,
    unique_words,
    unused_pages,
)

FORMAT_WHY = """A file is YAML of known keys, and nothing in it is read otherwise than it is written.

A misspelt key would be a fact that nobody sees; YAML itself makes other values of `no`, `0171`, `1:30`.
"""


class Rule(Protocol):
    """A module of this package."""

    __doc__: str | None
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

# What only a writer is told: nothing of it is wrong.
ADVICE: tuple[Rule, ...] = (unused_pages, translated_texts, short_steps)

# What a file states by itself; the other rules would blame good files for what a refused one was to describe.
_OF_ONE_FILE: tuple[Rule, ...] = (no_contact_in_text, live_links)

# What depends on all files together, and not on a guide that cites what it did.
_OF_ALL_FILES: tuple[Rule, ...] = (uncited_facts, unique_words)


def findings(loaded: Loaded) -> tuple[Finding, ...]:
    """Return everything wrong with what was loaded: what the loader found, then what the rules find."""
    rules = _OF_ONE_FILE if loaded.findings else RULES
    return (*loaded.findings, *(finding for rule in rules for finding in rule.check(loaded)))


def findings_in_guides(loaded: Loaded) -> tuple[Finding, ...]:
    """Return what is wrong with some guides, loaded by themselves; `content` has what they depend on, where all is well."""
    rules = (rule for rule in RULES if rule not in _OF_ALL_FILES)
    return (*loaded.findings, *(finding for rule in rules for finding in rule.check(loaded)))


def advice(loaded: Loaded) -> tuple[Finding, ...]:
    """Return what a writer may mend where nothing is wrong."""
    return () if loaded.findings else tuple(finding for rule in ADVICE for finding in rule.check(loaded))


def why(rule: str) -> str | None:
    """Return what a rule asks for and why; None where there is no such rule."""
    if rule == fields.RULE:
        return FORMAT_WHY
    return next((each.__doc__ for each in (*RULES, *ADVICE) if rule == each.ID), None)
