"""A document → lines of styled pieces, broken by display width. What the terminal and the plain renderer share.

A number and its worst flag are glued together, so that no width parts them; a line grows past the width sooner than that.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, assert_never

from simcancel.named_tuple import NamedTuple
from simcancel.page import nodes
from simcancel.page.nodes import GLUE
from simcancel.render.punctuation import bracketed, colon, space
from simcancel.render.wrapping import breaks, glue, numbers_glued, unglue, width, wrap
from simcancel.words.hidden import harmless

Style = Literal[
    "",
    "title",
    "heading",
    "subheading",
    "strong",
    "source",
    "quiet",
    "alert",
    "number",
    "attested",
    "flag",
    "note",
    "command",
    "match",
]

SHORT = 16  # a source's name up to here is not broken
MINIMUM = 12  # columns left for text however deep the indent
LEAST_ROOM, USUAL_ROOM = 6, 8  # columns to write an answer in


class Span(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: Style = ""


Line = tuple[Span, ...]

_BLANK: Line = ()


def lines(document: nodes.Document, columns: int) -> Iterator[Line]:
    """Yield the lines of a document."""
    before: nodes.Node | None = None
    titles = sum(isinstance(node, nodes.Heading) and node.level == 1 for node in document.nodes)
    for node in document.nodes:
        if before is not None and _is_apart(before, node):
            yield _BLANK
        yield from _node(node, columns)
        if titles > 1 and isinstance(node, nodes.Heading) and node.level == 1:
            yield (Span("=" * columns, "title"),)
        before = node


# What stands in a list: no blank line parts one of them from another.
_LISTED = (nodes.Contact, nodes.Item, nodes.Command, nodes.Label, nodes.Tick, nodes.Ask, nodes.Record, nodes.Question)


def _is_apart(before: nodes.Node, node: nodes.Node) -> bool:
    """Whether a blank line stands before a node."""
    if isinstance(before, nodes.Heading):
        return before.level == 1 and not isinstance(node, (nodes.Contact, nodes.Item))
    if isinstance(before, _LISTED) and isinstance(node, _LISTED):
        return False
    if isinstance(before, nodes.Step) and isinstance(node, nodes.Step):
        return before.note is not None
    if isinstance(before, nodes.Paragraph) and isinstance(node, nodes.Paragraph):
        return False
    if isinstance(before, nodes.Record):
        return isinstance(node, nodes.Heading)
    if isinstance(node, nodes.Letter):
        return not isinstance(before, nodes.Heading)
    if isinstance(before, nodes.Alert) and isinstance(node, nodes.EditorNote):
        return False
    if isinstance(before, nodes.Label):
        return isinstance(node, nodes.Heading)
    if isinstance(before, nodes.Found):
        return isinstance(node, nodes.Heading)
    return isinstance(node, (nodes.Heading, nodes.EditorNote, nodes.Step, nodes.Dispute, nodes.Paragraph)) or type(
        before
    ) is not type(node)


def _node(node: nodes.Node, columns: int) -> Iterator[Line]:
    match node:
        case nodes.Heading():
            yield from _heading(node, columns)
        case nodes.Label():
            yield from _stated(node.text, (), columns, style="alert" if node.is_warning else "quiet")
        case nodes.Paragraph():
            yield from _stated(node.text, node.sources, columns)
        case nodes.Item():
            yield from _stated(node.text, node.sources, columns, marker="- ")
        case nodes.Source():
            yield from _stated(node.text, (), columns, marker="- ")
        case nodes.Tick():
            yield from _stated(node.text, node.sources, columns, marker="[ ] ")
        case nodes.Ask():
            yield from _ask(node, columns)
        case nodes.Record():
            yield from _record(node, columns)
        case nodes.Alert():
            yield from _alert(node, columns)
        case nodes.Step():
            yield from _step(node, columns)
        case nodes.EditorNote():
            yield from _editor_note(node, columns, indent=0)
        case nodes.Contact():
            yield from _contact(node, columns)
        case nodes.Dispute():
            yield from _dispute(node, columns)
        case nodes.Question():
            yield from _question(node, columns)
        case nodes.Found():
            yield from _found(node, columns)
        case nodes.Notice():
            yield from _notice(node, columns)
        case nodes.Letter():
            yield from _letter(node, columns)
        case nodes.Command():
            yield from _command(node, columns)
        case nodes.Table():
            yield from _table(node, columns)
        case _:
            assert_never(node)


def _command(node: nodes.Command, columns: int) -> Iterator[Line]:
    """Yield a command and what it does, on one line where there is room."""
    spans = [Span(node.command, "command")]
    purpose = " / ".join(_texts(node.purpose))
    if purpose and 2 + width(f"{node.command}  {purpose}") <= columns:
        yield from _block([*spans, Span(f"{GLUE}{GLUE}{purpose}", "quiet")], columns, indent=2)
    else:
        yield from _block(spans, columns, indent=2)
        yield from _stated(node.purpose, (), columns, indent=6, style="quiet")


def _letter(node: nodes.Letter, columns: int) -> Iterator[Line]:
    """Yield a letter whole, for copying, then what it says; of sentences to read out, each with what it says."""
    yield from _stated(node.label, (), columns, style="subheading")
    for passage in node.passages:
        yield _BLANK
        yield from _passage(passage.text, columns, "strong" if node.is_card else "")
        if node.is_card:
            yield from _passage(passage.translation or (), columns, "quiet")
    translations = [passage.translation for passage in node.passages if passage.translation and not node.is_card]
    if translations:
        yield _BLANK
        yield from _stated(node.translation_label, (), columns, style="subheading")
    for translation in translations:
        yield _BLANK
        yield from _passage(translation, columns, "quiet")


def _passage(phrase: nodes.Phrase, columns: int, style: Style) -> Iterator[Line]:
    """Yield a passage, each line of it as it stands; the languages one after another."""
    for _, text in phrase:
        for line in text.split("\n"):
            yield from _block([Span(harmless(line), style)], columns)


def _texts(phrase: nodes.Phrase) -> Iterator[str]:
    yield from (harmless(text) for _, text in phrase)


def _block(spans: Sequence[Span], columns: int, indent: int = 0, marker: str = "") -> Iterator[Line]:
    """Yield some pieces as one paragraph; `marker` stands before its first line, spaces before the others."""
    hanging = indent + width(marker)
    text = "".join(span.text for span in spans)
    for number, (start, end) in enumerate(breaks(text, max(columns - hanging, MINIMUM))):
        lead = Span(" " * indent + marker if number == 0 else " " * hanging)
        yield (lead, *_cut(spans, start, end))


def _cut(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """Yield the pieces of the text between two positions."""
    at = 0
    for span in spans:
        part = span.text[max(start - at, 0) : max(end - at, 0)]
        at += len(span.text)
        if part:
            yield Span(unglue(part), span.style)


def _citation(sources: Sequence[str]) -> list[Span]:
    if not sources:
        return []
    cited = ", ".join(glue(source) if len(source) <= SHORT else source for source in map(harmless, sources))
    return [Span(" "), Span(f"[{cited}]", "source")]


def _stated(  # noqa: PLR0913 - how a text may stand
    phrase: nodes.Phrase,
    sources: Sequence[str],
    columns: int,
    *,
    indent: int = 0,
    marker: str = "",
    style: Style = "",
) -> Iterator[Line]:
    """Yield a text in each of its languages; the sources stand after the last."""
    texts = list(_texts(phrase))
    for number, text in enumerate(texts):
        cited = _citation(sources) if number == len(texts) - 1 else []
        lead = marker if number == 0 else " " * width(marker)
        yield from _block([Span(text, style), *cited], columns, indent, lead)


def _heading(node: nodes.Heading, columns: int) -> Iterator[Line]:
    styles: tuple[Style, ...] = ("title", "heading", "subheading", "strong")
    style = styles[node.level - 1]
    for text in _texts(node.text):
        yield from _block([Span(text, style)], columns)


def _ask(node: nodes.Ask, columns: int) -> Iterator[Line]:
    """Yield a question and room for its answer: the rest of its last line, or a line of its own where that is short."""
    *before, last = _stated(node.text, node.sources, columns, marker="[ ] ")
    yield from before
    room = columns - sum(width(span.text) for span in last) - 1
    if room >= LEAST_ROOM:
        yield (*last, Span(" " + "_" * room, "quiet"))
    else:
        yield last
        yield (Span("    "), Span("_" * (columns - 4), "quiet"))


def _record(node: nodes.Record, columns: int) -> Iterator[Line]:
    """Yield names, each with room behind it."""
    fields = (f"{glue('/'.join(_texts(field)))}{GLUE}{'_' * USUAL_ROOM}" for field in node.fields)
    yield from _block([Span("  ".join(fields))], columns)


def _question(node: nodes.Question, columns: int) -> Iterator[Line]:
    """Yield a question and its answer in one paragraph, in each language."""
    languages = max(len(node.question), len(node.answer))
    # A text that is the same in all languages stands in its phrase once.
    asked, answered = (texts * (languages // len(texts)) for texts in (node.question, node.answer))
    pairs = list(zip(asked, _texts(answered), strict=True))
    for number, ((language, question), answer) in enumerate(pairs):
        spans = [Span(harmless(question), "strong"), Span(space(language) + answer)]
        cited = _citation(node.sources) if number == len(pairs) - 1 else []
        yield from _block([*spans, *cited], columns, 0, "- " if number == 0 else "  ")


def _alert(node: nodes.Alert, columns: int) -> Iterator[Line]:
    first, *others = _stated(node.text, node.sources if node.loss is None else (), columns, marker="! ")
    yield (Span(first[0].text, "alert"), *first[1:])
    yield from others
    if node.loss is not None:
        yield from _stated(node.loss, node.sources, columns, indent=2, style="alert")


def _step(node: nodes.Step, columns: int) -> Iterator[Line]:
    yield from _stated(node.title, node.sources, columns, marker=f"{node.number}. ", style="strong")
    if len(node.details) <= 1 and len(node.needs) <= 1:
        yield from _step_in_short(node, columns)
    else:
        for detail in node.details:
            yield from _stated(detail, (), columns, indent=3, marker="- ")
        if node.needs:
            yield from _stated(node.needs_label, (), columns, indent=3, style="quiet")
        for need in node.needs:
            yield from _stated(need, (), columns, indent=3, marker="* ")
    if node.note is not None:
        yield from _editor_note(node.note, columns, indent=3)


def _step_in_short(node: nodes.Step, columns: int) -> Iterator[Line]:
    """Yield what to do and what it needs as one paragraph, in each language."""
    languages = [language for phrase in (*node.details, *node.needs) for language, _ in phrase]
    for language in dict.fromkeys(languages):
        spans = [Span(_in(phrase, language)) for phrase in node.details]
        for need in node.needs:
            spans += [Span(space(language))] if spans else []
            label = _in(node.needs_label, language) + space(language)
            spans += [Span(label, "quiet"), Span(_in(need, language))]
        yield from _block(spans, columns, indent=3)


def _in(phrase: nodes.Phrase, language: str) -> str:
    """Return a text in a language; one that is the same in all stands in the first."""
    return harmless(next((text for each, text in phrase if each == language), phrase[0][1]))


def _editor_note(node: nodes.EditorNote, columns: int, indent: int) -> Iterator[Line]:
    for number, (language, text) in enumerate(node.text):
        spans = [Span(_in(node.label, language) + space(language), "note"), Span(harmless(text))]
        yield from _block([*spans, *(_citation(node.sources) if number == len(node.text) - 1 else [])], columns, indent)


def number_spans(number: nodes.Number) -> list[Span]:
    """Return a number with its mark: an attested one after ✓; a doubtful one before its flags, the worst glued to it."""
    text = glue(harmless(number.number))
    if not number.flags:
        return [Span(f"✓{GLUE}", "attested"), Span(text, "number")]
    spans = [Span(text)]
    for position, flag in enumerate(number.flags):
        before = f"{GLUE}⚠{GLUE}" if position == 0 else " · "
        spans.append(Span(before + _flag_word(flag), "flag"))
    return spans


def _flag_word(flag: nodes.Flagged) -> str:
    """Return a flag in a word that no line parts; its code, where it is wanted, may stand on the next line."""
    word = " / ".join(map(glue, _texts(flag.word)))
    return word + bracketed(flag.word[-1][0], flag.code) if flag.code else word


def _particulars(flags: Sequence[nodes.Flagged], columns: int, indent: int) -> Iterator[Line]:
    """Yield what only these flags have to say; what each means is said once, at the end."""
    for flag in flags:
        for text in _texts(flag.particular or ()):
            yield from _block([Span(numbers_glued(text), "quiet")], columns, indent)


def _flag_sentences(flags: Sequence[nodes.Flagged], columns: int, indent: int) -> Iterator[Line]:
    for flag in flags:
        for position, (language, message) in enumerate(flag.message):
            spans = [Span(f"⚠{GLUE}{_flag_word(flag)}{colon(language)}", "flag")] if position == 0 else []
            text = Span(numbers_glued(harmless(message)), "quiet")
            yield from _block([*spans, text], columns, indent + (2 if position else 0))


def _contact(node: nodes.Contact, columns: int) -> Iterator[Line]:
    named = node.name is not None
    spans = [Span(f"{harmless(name)}{colon(language)}") for language, name in (node.name or ())[:1]]
    spans += number_spans(node.number)
    label, *others = [bracketed(language, harmless(text)) for language, text in node.label or ()] or [""]
    spans += [Span(label)] if label else []
    yield from _block([*spans, *_citation(node.sources)], columns, 0 if named else 2, "- " if named else "")
    for other in others:
        yield from _block([Span(other.strip())], columns, indent=4)
    if not node.number.flags and not named:
        yield from _stated(node.status, (), columns, indent=4, style="quiet")
    yield from _particulars(node.number.flags, columns, indent=4)
    if node.advice is not None:
        yield from _stated(node.advice, (), columns, indent=4, marker="> ", style="note")


def _dispute(node: nodes.Dispute, columns: int) -> Iterator[Line]:
    yield from _stated(node.subject, (), columns, style="strong")
    for side in node.sides:
        if side.number is not None:
            yield from _block([*number_spans(side.number), *_citation(side.sources)], columns, 2, "- ")
        else:
            yield from _stated(side.says, side.sources, columns, indent=2, marker="- ")
    for position, (language, text) in enumerate(node.ask):
        spans = [Span(_in(node.ask_label, language) + space(language), "note"), Span(harmless(text))]
        yield from _block(spans, columns, 2, "> " if position == 0 else "  ")


def _found(node: nodes.Found, columns: int) -> Iterator[Line]:
    texts = list(node.text)
    for position, (language, _) in enumerate(texts):
        kind, text = _in(node.kind, language), _in(node.text, language)
        number, cited = [], []
        if position == len(texts) - 1:
            number = [Span(colon(language)), *number_spans(node.number)] if node.number is not None else []
            cited = _citation(node.sources)
        spans = [Span(kind + colon(language), "quiet"), *_marked(text, node.marks), *number, *cited]
        yield from _block(spans, columns, 0, "- " if position == 0 else "  ")
    if node.detail is not None:
        yield from _stated(node.detail, (), columns, indent=4, marker="> ")
    if node.status is not None:
        yield from _stated(node.status, (), columns, indent=4, style="quiet")
    if node.number is not None:
        yield from _particulars(node.flags, columns, indent=4)
    else:
        yield from _flag_sentences(node.flags, columns, indent=4)
    if node.advice is not None:
        yield from _stated(node.advice, (), columns, indent=4, marker="> ", style="note")
    if node.why is not None:
        yield from _stated(node.why, (), columns, indent=4, style="quiet")


def _marked(text: str, marks: Sequence[str]) -> Iterator[Span]:
    """Yield a text with the words that match in a style of their own."""
    words = sorted((mark for mark in marks if mark), key=len, reverse=True)
    if not words:
        yield Span(text)
        return
    # A Latin word matches at the beginning of a word, a Chinese one anywhere.
    pattern = "|".join(rf"\b{re.escape(word)}\w*" if word.isascii() else re.escape(word) for word in words)
    at = 0
    for match in re.finditer(pattern, text, re.IGNORECASE):
        yield Span(text[at : match.start()])
        yield Span(match.group(), "match")
        at = match.end()
    yield Span(text[at:])


def _notice(node: nodes.Notice, columns: int) -> Iterator[Line]:
    yield from _stated(node.subject, node.sources, columns, style="strong")
    yield from _flag_sentences(node.flags, columns, indent=2)


def _table(node: nodes.Table, columns: int) -> Iterator[Line]:
    header = [" / ".join(_texts(cell)) for cell in node.header]
    rows = [[" / ".join(_texts(cell)) for cell in row] for row in node.rows]
    sizes = _sizes([header, *rows], columns)
    if sizes is not None:
        yield from _row(header, sizes, "heading")
        for row in rows:
            yield from _row(row, sizes, "")
        return
    for position, row in enumerate(rows):
        if position:
            yield _BLANK
        for name, cell in zip(header, row, strict=True):
            yield from _block([Span(f"{name}: ", "quiet"), Span(cell)], columns)


def _sizes(rows: Sequence[Sequence[str]], columns: int) -> list[int] | None:
    """Return how wide each column of a table may be, the widest narrowed until all fit; None where they cannot."""
    sizes = [max(map(width, column)) for column in zip(*rows, strict=True)]
    least = [max(width(word) for cell in column for word in cell.split() or [""]) for column in zip(*rows, strict=True)]
    while sum(sizes) + 2 * (len(sizes) - 1) > columns:
        narrowable = [n for n, size in enumerate(sizes) if size > max(least[n], MINIMUM)]
        if not narrowable:
            return None
        sizes[max(narrowable, key=lambda n: sizes[n])] -= 1
    return sizes


def _row(cells: Sequence[str], sizes: Sequence[int], style: Style) -> Iterator[Line]:
    wrapped = [wrap(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = [part + " " * (size - width(part)) for part, size in zip(parts, sizes, strict=True)]
        yield (Span("  ".join(padded).rstrip(), style),)
