"""YAML text → a tree of leaves, lists and tables that remember their lines.

PyYAML's constructors change what was written: `0171` becomes 121, `no` becomes False, `1:30` becomes 90, a repeated key
silently wins, `!!python` runs code. So nothing is constructed here: the parser's events are read one by one, every scalar
stays the text that was written, and what YAML 1.1 would reinterpret is refused with what to write instead.
"""

import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from simcancel.authoring.files import MAX_BYTES, read
from simcancel.authoring.findings import Finding, shortened
from simcancel.named_tuple import NamedTuple

MAX_DEPTH = 20

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COUNTS_BYTES = hasattr(yaml, "CSafeLoader")  # libyaml does, where PyYAML counts characters
_RESOLVER: Any = yaml.resolver.Resolver()

_STRING_TAG = "tag:yaml.org,2002:str"
_SUGGESTION_BY_TAG = {
    "tag:yaml.org,2002:bool": "Put it in quotes if it is a word; write `true` or `false` where a yes or no is meant.",
    "tag:yaml.org,2002:null": "Leave the key out if there is no value, or put the text in quotes.",
    "tag:yaml.org,2002:int": "Put it in quotes, so that it stays as written.",
    "tag:yaml.org,2002:float": "Put it in quotes, so that it stays as written.",
    "tag:yaml.org,2002:timestamp": "Put the date in quotes.",
}


_NO_TABS = "Indent with spaces, not with a tab."
# What PyYAML's words on a fault mean for the writer of the file.
_HINTS = {
    "'\\t'": _NO_TABS,
    "mapping values are not allowed": "Put the text in quotes; it holds `: `.",
    "alias": "Put the value in quotes.",
    "cannot start any token": "Put the value in quotes.",
    "expected ',' or": "Close the bracket, or put a text that holds `: ` or `,` in quotes.",
}


class Leaf(NamedTuple):
    """A scalar as written. `tag` is what YAML 1.1 would take a bare word for; a quoted one is always a string."""

    value: str
    tag: str
    line: int

    @property
    def suggestion(self) -> str:
        """What to write instead, where YAML would change the value; empty where it would not."""
        if self.tag == _STRING_TAG:
            return ""
        return _SUGGESTION_BY_TAG.get(self.tag, "Put it in quotes.")


class Listing(NamedTuple):
    """A sequence."""

    items: tuple["Node", ...]
    line: int


class Table(NamedTuple):
    """A mapping; its keys are strings, each once."""

    entries: dict[str, "Node"]
    line: int


Node = Leaf | Listing | Table


class Broken(Exception):
    """The file, or a piece of it, cannot be read."""

    def __init__(self, line: int, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.suggestion = suggestion

    def at(self, path: Path, rule: str) -> Finding:
        """Return this as a finding in a file."""
        return Finding(path, self.line, rule, "error", shortened(self.message), shortened(self.suggestion))


def contents(path: Path) -> bytes:
    """Return what stands in a file.

    Raises:
        Broken: it is no ordinary file, or too large.
        OSError: it cannot be read.

    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise Broken(0, "This is no ordinary file.", "Remove it from the folder.")
    if found.st_size > MAX_BYTES:
        raise Broken(0, f"The file is larger than {MAX_BYTES:,} bytes.", "Split it into several files.")
    return read(path)


def has_end(data: bytes) -> bool:
    """Whether a document ends with YAML's own mark of an end; what was cut short may be good YAML, but has none."""
    return data.rstrip().endswith(b"\n...")


def parse(data: bytes) -> Node:
    """Return the tree of a YAML document.

    Raises:
        Broken: not UTF-8, too large, not YAML, more than one document, nested deeper than 20, an anchor, an alias, a tag,
            a repeated key, or a key that is not a plain string.

    """
    if len(data) > MAX_BYTES:
        raise Broken(0, f"The file is larger than {MAX_BYTES:,} bytes.", "Split it into several files.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Broken(line, "The file is not UTF-8.", "Save it as UTF-8.") from None
    try:
        return _document(iter(_PARSER(text).get_event, None))  # yaml.parse asks twice for each event
    except yaml.YAMLError as error:
        raise _broken_by(error, text) from None


def _code(character: object) -> int:
    """Return the number of a character, which PyYAML gives as a number, as itself or as a byte."""
    return character if isinstance(character, int) else ord(character)  # type: ignore[arg-type] # one of these


def _broken_by(error: yaml.YAMLError, text: str) -> Broken:
    last = text.count("\n", 0, -1) + 1
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode()[: error.position] if _COUNTS_BYTES else text[: error.position].encode()
        line = before.count(b"\n") + 1
        return Broken(
            line, f"This is not valid YAML: the character U+{_code(error.character):04X} is not allowed.", "Remove it."
        )
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line + 1, last) if mark is not None else 0  # libyaml tells some faults behind the last line
    if "maximum nesting depth" in str(error):  # libyaml's own limit, which it may meet before ours
        return _too_deep(line)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    written = text.splitlines()[mark.line : mark.line + 1] if mark is not None else []
    is_tab = bool(written) and written[0][getattr(mark, "column", 0) :][:1] == "\t"
    hint = _NO_TABS if is_tab else next((hint for sign, hint in _HINTS.items() if sign in str(error)), "")
    return Broken(line, f"This is not valid YAML: {problem}.", hint)


def _too_deep(line: int) -> Broken:
    return Broken(line, f"The file is nested deeper than {MAX_DEPTH} levels.", "Flatten it.")


def _document(events: Iterator[yaml.Event]) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
            continue
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise Broken(_line(event), "The file holds more than one document.", "Keep one document in a file.")
            continue
        root = _node(event, events, depth=1)
    if root is None:
        raise Broken(0, "The file is empty.", "Fill it or remove it.")
    return root


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None and depth <= MAX_DEPTH:
        return _leaf(event)  # as most are
    line = _line(event)
    if isinstance(event, yaml.AliasEvent):
        raise Broken(
            line, f"`*{event.anchor}` is a YAML alias.", f'Write "*{event.anchor}" in quotes, or spell it out.'
        )
    assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)), "nothing else begins a node"
    if event.anchor is not None:
        raise Broken(
            line, f"`&{event.anchor}` is a YAML anchor.", f'Write "&{event.anchor}" in quotes, or spell it out.'
        )
    if event.tag is not None:
        raise Broken(line, f"The tag `{event.tag}` is not allowed.", "Remove the tag.")
    if depth > MAX_DEPTH:
        raise _too_deep(line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(tuple(_items(events, depth)), line)
    return Table(_entries(events, depth), line)


def _leaf(event: yaml.ScalarEvent) -> Leaf:
    # libyaml calls the style of a bare word an empty one, PyYAML None.
    tag = _STRING_TAG if event.style else _tag_of(event.value)
    return Leaf(event.value, tag, _line(event))


@lru_cache(maxsize=10_000)  # most bare words are keys
def _tag_of(bare: str) -> str:
    """Return what YAML 1.1 would take a bare word for."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, bare, (True, False))
    return tag


def _items(events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return
        yield _node(event, events, depth + 1)


def _entries(events: Iterator[yaml.Event], depth: int) -> dict[str, Node]:
    entries: dict[str, Node] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key, Leaf):
            raise Broken(key.line, "A key must be a word.", "Write the key as one word.")
        if key.suggestion:
            raise Broken(key.line, f"YAML would change the key `{key.value}`.", key.suggestion)
        if key.value in entries:
            raise Broken(key.line, f"The key `{key.value}` stands here twice.", "Keep one of the two.")
        entries[key.value] = _node(next(events), events, depth + 1)
    return entries
