"""A table of a file, read field by field: what is missing, misspelt or of the wrong kind becomes a finding."""

import datetime as dt
import re
import time
import unicodedata
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from simcancel.authoring.findings import Finding
from simcancel.authoring.tree import Broken, Leaf, Listing, Node, Table
from simcancel.model import MOST_LINES, Citation, Statement, Text
from simcancel.named_tuple import NamedTuple
from simcancel.words.hidden import revealed

T = TypeVar("T")
C = TypeVar("C", bound=str)

RULE = "file-format"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LIKE_NUMBERS = re.compile(r"\d|\b[0-9ol]{3,}\b")  # 0000 and oooo
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
LONGEST_RANGE = 100  # lines that one citation or one kind of line may span
MOST_ENTRIES = 5_000  # of a list
MOST_WORDS = 15_000  # of all files, that people type: five times those of three regions; each is read as pinyin
LONGEST_WORD, MOST_LETTERS = 60, 100_000  # of a word, and of all
LONGEST_TEXT = 2_000
MOST_DIGITS = 12
MOST_DIGITS_OF_AN_ID = 4
MOST_SUGGESTIONS = 50  # for misspelt keys of one table
MOST_STOOD_FOR = 3  # letters that one sign stands for, as … does for three dots
_MARKS = "✓⚠"  # which say on the screen whether to trust what stands there


class Place(NamedTuple):
    """Where something stands; lines count from 1."""

    path: Path
    line: int


class FreeText(NamedTuple):
    """A text that a person wrote, and where. `is_name`: a carrier's name, which may hold digits."""

    path: Path
    line: int
    text: str
    is_name: bool


class Link(NamedTuple):
    """A link that a file gives, and where. `promotional`: an advertiser's."""

    path: Path
    line: int
    url: str
    promotional: bool


class Cited(NamedTuple):
    """A source that a file cites, and where. `own_line`: a contact or promotion on the line that prints it."""

    path: Path
    line: int
    source: Citation
    own_line: bool


class Reference(NamedTuple):
    """An id that a file uses of something described elsewhere, and where."""

    path: Path
    line: int
    kind: str
    id: str


class Collected:
    """What the rules look at: what was found wrong, and where each text, citation, reference, link and word stands."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.texts: list[FreeText] = []
        self.citations: list[Cited] = []
        self.references: list[Reference] = []
        self.links: list[Link] = []
        self.words: dict[str, Place] = {}
        self.letters = 0  # of all words


class Fields:
    """One table of one file. Each method takes a key and gives its value in the kind asked for, or raises `Broken`."""

    def __init__(self, node: Node, path: Path, collected: Collected) -> None:
        if not isinstance(node, Table):
            raise Broken(
                node.line,
                "Here a table of `key: value` lines is needed.",
                "Indent its keys below it; see CONTRIBUTING.",
            )
        self.line = node.line
        self.path = path
        self.collected = collected
        self._entries = node.entries
        self._asked: set[str] = set()

    @property
    def place(self) -> Place:
        """Where this table begins."""
        return Place(self.path, self.line)

    @property
    def is_empty(self) -> bool:
        """Whether it has no key at all."""
        return not self._entries

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        self._asked.add(key)
        return key in self._entries

    def _node(self, key: str) -> Node:
        if not self.has(key):
            raise self._missing(key)
        return self._entries[key]

    def _missing(self, key: str) -> Broken:
        """Return that a key is missing: where it is misspelt, if it is, else where the table begins."""
        for close in get_close_matches(key, self._entries.keys() - self._asked, n=1):
            return Broken(self._entries[close].line, f"`{key}` is missing; here stands `{close}`.", f"Write `{key}:`.")
        return Broken(self.line, f"`{key}` is missing.", f"Add `{key}:`.")

    def _leaf(self, node: Node, what: str) -> Leaf:
        if not isinstance(node, Leaf):
            raise Broken(node.line, f"`{what}` must be one value, not a list or table.", "Write one value.")
        if node.suggestion:
            raise Broken(node.line, f"YAML would change `{node.value}` in `{what}`.", node.suggestion)
        if not node.value.strip():
            raise Broken(node.line, f"`{what}` is empty.", "Leave the key out if there is no value.")
        if len(node.value) > LONGEST_TEXT:
            raise Broken(node.line, f"`{what}` is longer than {LONGEST_TEXT:,} characters.", "Shorten it.")
        if "\n" in node.value.strip("\n") or "\t" in node.value:
            raise Broken(node.line, f"`{what}` goes over several lines.", "Write it on one, or several entries.")
        if node.value.isascii() and node.value.isprintable():
            return node  # as most are
        if any(mark in node.value for mark in _MARKS):
            raise Broken(node.line, f"`{what}` holds a mark that only the screen gives ({_MARKS}).", "Remove it.")
        if len(unicodedata.normalize("NFKC", node.value)) > 2 * len(node.value) + MOST_STOOD_FOR:
            raise Broken(node.line, f"`{what}` is of signs that stand for several letters.", "Write the letters.")
        if (shown := revealed(node.value)) != node.value:
            raise Broken(node.line, f"`{what}` holds hidden characters: {shown}.", "Remove them.")
        return node._replace(value=node.value.strip("\n")) if "\n" in node.value else node

    def name(self, key: str) -> str:
        """A name that is printed: of a publisher, an article, a carrier as an article writes it."""
        leaf = self._leaf(self._node(key), key)
        self.collected.texts.append(FreeText(self.path, leaf.line, leaf.value, is_name=True))
        return leaf.value

    def id(self, key: str) -> str:
        """An id: small letters, digits and hyphens, so that it can be typed as it is printed."""
        leaf = self._leaf(self._node(key), key)
        if not _ID.fullmatch(leaf.value):
            raise Broken(leaf.line, f"`{leaf.value}` is not a valid id.", "Use small letters, digits and hyphens only.")
        if sum(map(len, _LIKE_NUMBERS.findall(leaf.value))) > MOST_DIGITS_OF_AN_ID:
            raise Broken(leaf.line, f"`{leaf.value}` holds a number.", f"At most {MOST_DIGITS_OF_AN_ID} digits.")
        return leaf.value

    def string(self, key: str) -> str:
        """A text that YAML leaves as it is."""
        return self._leaf(self._node(key), key).value

    def word(self, key: str) -> str:
        """A word that people type or read, noted for the rules."""
        return self._word(self._node(key), key)

    def spelt(self, key: str, pattern: re.Pattern[str], what: str) -> str:
        """A string of one form; `what` says which."""
        leaf = self._leaf(self._node(key), key)
        if not pattern.fullmatch(leaf.value):
            raise Broken(leaf.line, f"`{leaf.value}` in `{key}` is not {what}.", f"Write {what}.")
        return leaf.value

    def spelt_each(self, key: str, pattern: re.Pattern[str], what: str) -> tuple[str, ...]:
        """A list of strings of one form; empty where the key is absent."""
        for item in self._list(key):
            value = self._leaf(item, key).value
            if not pattern.fullmatch(value):
                raise Broken(item.line, f"`{value}` in `{key}` is not {what}.", f"Write {what}.")
        return self.strings(key)

    def optional(self, key: str) -> str | None:
        """The same, or None where the key is absent."""
        return self.string(key) if self.has(key) else None

    def date(self, key: str) -> str:
        """A day, month or year: 2026-11-20, 2026-11 or 2026, in quotes where YAML would take it for something else."""
        leaf = self._leaf(self._node(key), key)
        if not (_DATE.fullmatch(leaf.value) and _is_a_day(leaf.value)):
            raise Broken(
                leaf.line, f"`{leaf.value}` in `{key}` is no date.", 'Write "2026-11-20", "2026-11" or "2026".'
            )
        if leaf.value > time.strftime("%Y-%m-%d")[: len(leaf.value)]:
            raise Broken(leaf.line, f"`{leaf.value}` in `{key}` lies in the future.", "Write the day it was seen.")
        return leaf.value

    def optional_date(self, key: str) -> str | None:
        """The same, or None where the key is absent."""
        return self.date(key) if self.has(key) else None

    def integer(self, key: str, most: int | None = None) -> int:
        """A whole number without a leading zero, at most `most`."""
        node = self._node(key)
        if not isinstance(node, Leaf):
            raise Broken(node.line, f"`{key}` must be a whole number.", "Write it in digits.")
        number = _integer(node, key)
        if most is not None and number > most:
            raise Broken(node.line, f"`{key}` is more than {most:,}.", f"At most {most:,}.")
        return number

    def flag(self, key: str) -> bool:
        """`true` or `false`; false where the key is absent."""
        if not self.has(key):
            return False
        node = self._entries[key]
        if not isinstance(node, Leaf) or node.value not in {"true", "false"}:
            raise Broken(node.line, f"`{key}` must be `true` or `false`.", "Write `true` or `false`.")
        return node.value == "true"

    def choice(self, key: str, choices: Sequence[C]) -> C:
        """One of some words."""
        leaf = self._leaf(self._node(key), key)
        for known in choices:
            if leaf.value == known:
                return known
        raise Broken(leaf.line, f"`{leaf.value}` is no {key}.", f"Write one of {', '.join(choices)}.")

    def choices(self, key: str, choices: Sequence[C]) -> tuple[C, ...]:
        """A list of such words; all of them where the key is absent."""
        if not self.has(key):
            return tuple(choices)
        wanted = self.strings(key)
        for word in wanted:
            if word not in choices:
                raise Broken(self._entries[key].line, f"`{word}` is no {key}.", f"Write one of {', '.join(choices)}.")
        return tuple(known for known in choices if known in wanted)

    def strings(self, key: str, most: int = MOST_ENTRIES) -> tuple[str, ...]:
        """A list of words, at most so many; empty where the key is absent."""
        return tuple(self._word(item, key) for item in self._list(key, most))

    def _word(self, item: Node, key: str) -> str:
        leaf = self._leaf(item, key)
        if len(leaf.value) > LONGEST_WORD:
            raise Broken(leaf.line, f"`{key}` holds a word of more than {LONGEST_WORD} characters.", "Shorten it.")
        self.collected.letters += len(leaf.value)
        if len(self.collected.words) >= MOST_WORDS or self.collected.letters > MOST_LETTERS:
            limits = f"{MOST_WORDS:,} words or {MOST_LETTERS:,} characters of them"
            raise Broken(leaf.line, f"These files give more than {limits}.", "Keep what people type.")
        self.collected.words[leaf.value] = Place(self.path, leaf.line)
        return leaf.value

    def lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of words; empty where the key is absent."""
        rows: list[tuple[str, ...]] = []
        for row in self._list(key):
            if not isinstance(row, Listing):
                raise Broken(row.line, f"`{key}` must be a list of lists.", "Write [a, b].")
            rows.append(tuple(self._word(item, key) for item in row.items))
        return tuple(rows)

    def _list(self, key: str, most: int = MOST_ENTRIES) -> tuple[Node, ...]:
        if not self.has(key):
            return ()
        node = self._entries[key]
        if not isinstance(node, Listing):
            raise Broken(node.line, f"`{key}` must be a list.", "Write `- ` before each entry.")
        if len(node.items) > most:
            raise Broken(node.line, f"`{key}` has more than {most:,} entries.", "Keep what a reader needs.")
        return node.items

    def ranges(self, key: str) -> tuple[int, ...]:
        """A list of line numbers and ranges (`[7, 29-33]`), spelt out; empty where the key is absent."""
        numbers: list[int] = []
        for item in self._list(key):
            if not isinstance(item, Leaf):
                raise Broken(item.line, f"`{key}` must list line numbers.", "Write [7, 29-33].")
            first, between, last = item.value.partition("-")
            start = _integer(item._replace(value=first), key)
            end = _integer(item._replace(value=last), key) if between else start
            if end < start or end - start > LONGEST_RANGE or start < 1:
                raise Broken(
                    item.line, f"`{item.value}` in `{key}` is no range of lines.", "Write the smaller line first."
                )
            numbers.extend(range(start, end + 1))
            if len(numbers) > MOST_LINES or end > MOST_LINES:
                raise Broken(item.line, f"`{key}` lists more lines than an article has.", f"At most {MOST_LINES:,}.")
        return tuple(numbers)

    def table(self, key: str) -> "Fields":
        """The table under a key."""
        return Fields(self._node(key), self.path, self.collected)

    def keys(self) -> tuple[str, ...]:
        """The keys of a table whose keys are names."""
        self._asked.update(self._entries)
        self.collected.words.update({key: Place(self.path, node.line) for key, node in self._entries.items()})
        return tuple(self._entries)

    def each(self, key: str, build: Callable[["Fields"], T], most: int = MOST_ENTRIES) -> tuple[T, ...]:
        """Build something from each table of a list; a broken one is a finding and does not hide the others."""
        return tuple(built for built, _ in self.each_placed(key, build, most))

    def some(self, key: str, build: Callable[["Fields"], T], most: int = MOST_ENTRIES) -> tuple[T, ...]:
        """The same, where there must be one at least."""
        if not self._list(key):
            raise Broken(self.line, f"`{key}` is missing or empty.", f"Add `{key}:` with one entry at least.")
        return self.each(key, build, most)

    def each_placed(
        self, key: str, build: Callable[["Fields"], T], most: int = MOST_ENTRIES
    ) -> tuple[tuple[T, Place], ...]:
        """The same, each with where it stands."""
        built: list[tuple[T, Place]] = []
        for item in self._list(key, most):
            try:
                fields = Fields(item, self.path, self.collected)
                built.append((build(fields), fields.place))
                fields.finish()
            except Broken as error:
                self.collected.findings.append(error.at(self.path, RULE))
        return tuple(built)

    def text(self, *, is_name: bool = False) -> Text:
        """The languages of this table: `en` and `zh-Hans`; `zh-Hant` only where the derived text would be wrong."""
        english, simplified = self._free_text("en", is_name=is_name), self._free_text("zh-Hans", is_name=is_name)
        traditional = self._free_text("zh-Hant", is_name=is_name) if self.has("zh-Hant") else ""
        return Text(english, simplified, traditional)

    def _free_text(self, key: str, *, is_name: bool) -> str:
        leaf = self._leaf(self._node(key), key)
        self.collected.texts.append(FreeText(self.path, leaf.line, leaf.value, is_name))
        return leaf.value

    def text_at(self, key: str, *, is_name: bool = False) -> Text:
        """The text in the table under a key."""
        fields = self.table(key)
        text = fields.text(is_name=is_name)
        fields.finish()
        return text

    def link(self, key: str, *, promotional: bool = False) -> str:
        """A link, noted for the rules."""
        leaf = self._leaf(self._node(key), key)
        self.collected.links.append(Link(self.path, leaf.line, leaf.value, promotional))
        return leaf.value

    def leads_to(self, url: str) -> None:
        """Note where something leads that is not written as a link, for the rules."""
        self.collected.links.append(Link(self.path, self.line, url, promotional=False))

    def optional_link(self, key: str, *, promotional: bool = False) -> str | None:
        """The same, or None where the key is absent."""
        return self.link(key, promotional=promotional) if self.has(key) else None

    def statement(self) -> Statement:
        """The text of this table and its sources."""
        return Statement(self.text(), self.sources())

    def statement_at(self, key: str) -> Statement | None:
        """The statement in the table under a key, or None where the key is absent."""
        if not self.has(key):
            return None
        fields = self.table(key)
        statement = fields.statement()
        fields.finish()
        return statement

    def sources(self) -> tuple[Citation, ...]:
        """What this table cites; at least one."""
        sources = [self._leaf(node, "sources") for node in self._list("sources")]
        if not sources:
            missing = self._missing("sources")
            raise Broken(missing.line, missing.message, 'Say where it comes from: sources: ["000:44"].')
        return tuple(self._cite(leaf.value, leaf.line) for leaf in sources)

    def cite(self, source: str, *, own_line: bool = False) -> Citation:
        """Note a citation for the rules and give it back."""
        return self._cite(source, self.line, own_line=own_line)

    def _cite(self, source: str, line: int, *, own_line: bool = False) -> Citation:
        citation = Citation(source)
        if len(citation.lines) > LONGEST_RANGE:
            raise Broken(line, f"`{source}` spans more than {LONGEST_RANGE} lines.", "Cite the line that states it.")
        self.collected.citations.append(Cited(self.path, line, citation, own_line))
        return citation

    def reference(self, key: str, kind: str) -> str:
        """The id of something described elsewhere, noted for the rules."""
        leaf = self._leaf(self._node(key), key)
        if kind != "hotline" and not _ID.fullmatch(leaf.value):
            raise Broken(leaf.line, f"`{leaf.value}` is not a valid id.", f"Write the id of a {kind}.")
        self.collected.references.append(Reference(self.path, leaf.line, kind, leaf.value))
        return leaf.value

    def finish(self) -> None:
        """Report keys that nobody asked for."""
        for number, key in enumerate(key for key in self._entries if key not in self._asked):
            near = self._asked - self._entries.keys() if number < MOST_SUGGESTIONS else ()
            close = get_close_matches(key, near, n=1)
            suggestion = f"Did you mean `{close[0]}`?" if close else f"Known here: {', '.join(sorted(self._asked))}."
            if " " in key:
                suggestion = "A text with a comma stands in quotes."
            message = f"`{key}` is not known here."
            line = self._entries[key].line
            self.collected.findings.append(Finding(self.path, line, RULE, "error", message, suggestion))


def _is_a_day(date: str) -> bool:
    """Whether a date of the right form is one of the calendar: no 30 February."""
    try:
        dt.date.fromisoformat(f"{date}-01-01"[:10])
    except ValueError:
        return False
    return True


def _integer(leaf: Leaf, what: str) -> int:
    value = leaf.value
    if not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS) or (
        len(value) > 1 and value.startswith("0")
    ):
        raise Broken(leaf.line, f"`{value}` in `{what}` is not a whole number.", "Write plain digits, no leading zero.")
    return int(value)
