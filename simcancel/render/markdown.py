"""Markdown: a task list that pastes cleanly into a note or an issue (CommonMark, with the task lists of GitHub)."""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from simcancel.page import nodes
from simcancel.render.punctuation import bracketed, colon
from simcancel.words.hidden import harmless
from simcancel.words.links import is_messenger, unlinked

_ROOM = "\\_" * 12  # to write in
_LISTED = (nodes.Alert, nodes.Ask, nodes.Contact, nodes.Found, nodes.Item, nodes.Notice, nodes.Source, nodes.Tick)
# What would begin emphasis, code, a link, HTML, a strike-through or a mention in the middle of a text; links stay whole.
_SPECIAL = re.compile(
    r"https?://[A-Za-z0-9._~:/?#@!$&*+,;=%'-]*[A-Za-z0-9_~/#$=-]|[\\`*_<>\[\]~|]|(?<!\w)@(?=\w)|&(?=\w|#)"
)


# What would begin a heading, a quotation or a list at the beginning of a line.
_AT_BEGIN = re.compile(r"^(\s*\d*)([#>.)+-])(?=\s)")


def render(document: nodes.Document) -> str:
    """Return the document as Markdown."""
    lines: list[str] = []
    before: nodes.Node | None = None
    for node in document.nodes:
        if before is not None and not (isinstance(node, _LISTED) and type(node) is type(before)):
            lines.append("")
        lines.extend(_node(node))
        before = node
    return "\n".join(lines) + "\n"


def _node(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Heading():
            yield f"{'#' * node.level} {_text(node.text)}"
        case nodes.Label():
            yield f"**{_text(node.text)}**" if node.is_warning else _text(node.text)
        case nodes.Paragraph():
            yield _text(node.text) + _cited(node.sources)
        case nodes.Item():
            yield f"- {_text(node.text)}{_cited(node.sources)}"
        case nodes.Source():
            yield f"- {_text(node.text)}"
        case nodes.Tick():
            yield f"- [ ] {_text(node.text)}{_cited(node.sources)}"
        case nodes.Ask():
            yield f"- [ ] {_text(node.text)}{_cited(node.sources)} {_ROOM}"
        case nodes.Record():
            yield "  ".join(f"{_text(field)} {_ROOM}" for field in node.fields)
        case nodes.Alert():
            loss = f" **{_text(node.loss)}**" if node.loss is not None else ""
            yield f"- {_text(node.text)}{loss}{_cited(node.sources)}"
        case nodes.Step():
            yield from _step(node)
        case nodes.EditorNote():
            yield _editor_note(node)
        case nodes.Contact():
            yield from _contact(node)
        case nodes.Dispute():
            yield from _dispute(node)
        case nodes.Question():
            yield f"**{_text(node.question)}**"
            yield ""
            yield _text(node.answer) + _cited(node.sources)
        case nodes.Found():
            yield from _found(node)
        case nodes.Notice():
            yield f"- {_code(node.subject) if node.is_advertising else _text(node.subject)}{_cited(node.sources)}"
            yield from _sentences(node.flags)
        case nodes.Letter():
            yield from _letter(node)
        case nodes.Command():
            yield f"`{node.command.replace('`', '')}` {_text(node.purpose)}".rstrip()
        case nodes.Table():
            yield from _table(node)
        case _:
            assert_never(node)


def _letter(node: nodes.Letter) -> Iterator[str]:
    """Yield a letter as a quotation, to be copied whole, and then what it says."""
    yield _text(node.label)
    yield ""
    yield from _quoted([passage.text for passage in node.passages])
    translations = [passage.translation for passage in node.passages if passage.translation is not None]
    if translations:
        yield from ("", _text(node.translation_label), "")
        yield from _quoted(translations)


def _quoted(phrases: Sequence[nodes.Phrase]) -> Iterator[str]:
    for number, (_, text) in enumerate(part for phrase in phrases for part in phrase):
        if number:
            yield ">"
        yield "\\\n".join(f"> {_plain(line)}" for line in text.split("\n"))


def _text(phrase: nodes.Phrase) -> str:
    """Return a text, its languages apart by a slash, with nothing in it that Markdown would read as its own."""
    return " / ".join(_plain(text) for _, text in phrase)


def _plain(text: str) -> str:
    """Return a text with nothing in it that Markdown would read as its own, on one line."""
    escaped = _SPECIAL.sub(_escaped, " ".join(harmless(text).split(" ")).replace("\n", " "))
    return _AT_BEGIN.sub(lambda match: match[1] + "\\" + match[2], escaped)


def _escaped(match: re.Match[str]) -> str:
    special = match.group()
    if is_messenger(special):  # which what a person typed may be
        return unlinked(special)
    return f"<{special}>" if len(special) > 1 else f"\\{special}"  # in brackets a link ends where it ends


def _code(phrase: nodes.Phrase) -> str:
    """Return an advertiser's handle or link as code, so that no site makes a mention or a link of it."""
    return f"`{harmless(phrase[0][1]).replace('`', '')}`"


def _cited(sources: Sequence[str]) -> str:
    return f" [{', '.join(_plain(source) for source in sources)}]" if sources else ""


def _step(node: nodes.Step) -> Iterator[str]:
    yield f"{node.number}. **{_text(node.title)}**{_cited(node.sources)}"
    for detail in node.details:
        yield f"   - {_text(detail)}"
    if node.needs:
        yield f"   - {_text(node.needs_label)}"
        for need in node.needs:
            yield f"     - {_text(need)}"
    if node.note is not None:
        yield f"   - {_editor_note(node.note)}"


def _editor_note(node: nodes.EditorNote) -> str:
    return f"*{_text(node.label)}* {_text(node.text)}{_cited(node.sources)}"


def _number(number: nodes.Number) -> str:
    text = _plain(number.number)
    if not number.flags:
        return f"**✓ {text}**"
    return f"{text} **⚠ {' · '.join(map(_flag_word, number.flags))}**"


def _flag_word(flag: nodes.Flagged) -> str:
    return _text(flag.word) + (bracketed(flag.word[-1][0], flag.code) if flag.code else "")


def _sentences(flags: Sequence[nodes.Flagged]) -> Iterator[str]:
    for flag in flags:
        yield f"  - ⚠ {_flag_word(flag)}{colon(flag.message[0][0])}{_text(flag.message)}"


def _particulars(flags: Sequence[nodes.Flagged]) -> Iterator[str]:
    for flag in flags:
        if flag.particular is not None:
            yield f"  - {_text(flag.particular)}"


def _contact(node: nodes.Contact) -> Iterator[str]:
    label = " /".join(bracketed(language, _plain(text)) for language, text in node.label or ())
    name = "".join(f"{_plain(name)}{colon(language)}" for language, name in (node.name or ())[:1])
    yield f"- {name}{_number(node.number)}{label}{_cited(node.sources)}"
    if not node.number.flags and node.name is None:
        yield f"  - {_text(node.status)}"
    yield from _particulars(node.number.flags)
    if node.advice is not None:
        yield f"  - {_text(node.advice)}"


def _dispute(node: nodes.Dispute) -> Iterator[str]:
    yield f"**{_text(node.subject)}**"
    yield ""
    for side in node.sides:
        says = _number(side.number) if side.number is not None else _text(side.says)
        yield f"- {says}{_cited(side.sources)}"
    yield f"- *{_text(node.ask_label)}* {_text(node.ask)}"


def _found(node: nodes.Found) -> Iterator[str]:
    number = f": {_number(node.number)}" if node.number is not None else ""
    text = _code(node.text) if node.is_advertising else _text(node.text)
    yield f"- {_text(node.kind)}: {text}{number}{_cited(node.sources)}"
    yield from (f"  - {_text(phrase)}" for phrase in (node.detail, node.status, node.advice) if phrase is not None)
    yield from (_particulars if node.number is not None else _sentences)(node.flags)
    if node.why is not None:
        yield f"  - {_text(node.why)}"


def _table(node: nodes.Table) -> Iterator[str]:
    yield f"| {' | '.join(_text(cell) for cell in node.header)} |"
    yield f"|{'---|' * len(node.header)}"
    for row in node.rows:
        yield f"| {' | '.join(_text(cell) for cell in row)} |"
