"""No number without its flag and no live promotional link: every format × every flag × narrow and wide."""

import json
import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import NamedTuple

import pytest

from simcancel.answer import json as json_format
from simcancel.answer.make import Answer, answer
from simcancel.answer.trust import FLAGS
from simcancel.index.store import Index
from simcancel.messages import message
from simcancel.model import Content, Language
from simcancel.page.compose import SHORT, Detail, document
from simcancel.page.nodes import Document
from simcancel.query.filters import Filters
from simcancel.render import html, markdown, plain, terminal

NOW, LATER = "2026-11-20", "2028-01-01"
WIDTHS = (20, 40, 80, 200)
WHOLE = Detail(everything=True)
Languages = Sequence[Language]
LANGUAGES: tuple[Languages, ...] = (("en",), ("zh-Hans",), ("zh-Hant",), ("en", "zh-Hans"))

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


class Screen(NamedTuple):
    """What is printed: an answer, and how much of it."""

    answered: Answer
    detail: Detail


def _screens(content: Content, today: str) -> list[Screen]:
    """Return the screens that hold numbers: the whole guides, the short ones, and whom to call."""
    shown = answer("show", Filters(), content, today)
    called = answer("contacts", Filters(), content, today)
    return [Screen(shown, WHOLE), Screen(shown, SHORT), Screen(called, SHORT)]


def _visible(page: str) -> str:
    """Return the text of a page as it is read, with no style and with a line for each block."""
    body = page.partition("<main>")[2]
    blocks = re.sub(r"</?(?:p|li|ul|ol|h\d|section|br|td|tr)\b[^>]*>", "\n", body)
    return unescape(re.sub(r"<[^>]+>", "", blocks))


def _document(screen: Screen, languages: Languages) -> Document:
    return document(screen.answered, languages, screen.detail)


FORMATS: dict[str, Callable[[Screen, Languages, int], str]] = {
    "plain": lambda screen, languages, columns: plain.render(_document(screen, languages), columns),
    "terminal": lambda screen, languages, columns: ESCAPE.sub(
        "", terminal.render(_document(screen, languages), columns, color=True)
    ),
    "markdown": lambda screen, languages, _: markdown.render(_document(screen, languages)),
    "html": lambda screen, languages, _: _visible(html.render(_document(screen, languages))),
    "json": lambda screen, languages, _: json_format.render(screen.answered, languages),
}


@pytest.fixture(scope="module")
def doubtful(index: Index) -> Content:
    """The shipped content, with one attested number that libphonenumber refuses."""
    content = index.content()
    broken = content.carriers[1].contacts[0]._replace(number="+968 99 77 55", valid=False)
    carriers = list(content.carriers)
    carriers[1] = carriers[1]._replace(contacts=(broken, *carriers[1].contacts[1:]))
    return content._replace(carriers=tuple(carriers))


def _numbers(answered: Answer) -> dict[str, set[str]]:
    """Return each number of an answer that has flags, with their codes."""
    found: dict[str, set[str]] = {}
    for guide in answered.guides:
        for contact in (*guide.contacts, *guide.regulator.contacts):
            if contact.flags:
                found.setdefault(contact.number, set()).update(flag.code for flag in contact.flags)
    return found


@pytest.mark.parametrize("today", [NOW, LATER], ids=["now", "later"])
@pytest.mark.parametrize("languages", LANGUAGES, ids="+".join)
@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", FORMATS)
def test_each_number_has_its_flag_beside_it(
    doubtful: Content, name: str, columns: int, languages: Sequence[Language], today: str
) -> None:
    """Wherever a doubtful number is printed, a flag of its own in words follows it on the same line, unbroken."""
    for screen in _screens(doubtful, today):
        text = FORMATS[name](screen, languages, columns)
        numbers = _numbers(screen.answered)
        assert len(numbers) >= 7 if today == NOW else len(numbers) >= 20
        for number, codes in numbers.items():
            if name == "json":
                _check_json(json.loads(text), number, codes)
            else:
                _check_text(text, number, codes, languages, is_whole=screen.detail.everything)


def _check_text(text: str, number: str, codes: set[str], languages: Languages, *, is_whole: bool) -> None:
    """In a text a flag's mark and word follow the number, whatever else stands on the line."""
    printed = [match.end() for match in re.finditer(rf"(?<![\d+]){re.escape(number)}(?!\d)", text)]
    assert printed or not is_whole, (number, "is split or missing")
    words = "|".join(re.escape(message(f"word.{code}").of(each)) for code in codes for each in languages)
    for end in printed:
        beside = text[end:].splitlines()[0].replace("\u00a0", " ")
        assert re.match(rf" (\*\*)?⚠ ({words})", beside), (number, beside)


def _check_json(value: object, number: str, codes: set[str]) -> None:
    """In JSON the flags are in the object that holds the number, or follow it in the sentence."""
    if isinstance(value, dict):
        if value.get("number") == number or value.get("says") == number:
            assert {flag["code"] for flag in value["flags"]} == codes
            return
        for key, part in value.items():
            assert part != number or key in ("en", "zh-Hans", "zh-Hant"), (key, number)
            _check_json(part, number, codes)
    elif isinstance(value, list):
        for part in value:
            _check_json(part, number, codes)
    elif isinstance(value, str) and f"{number} " in value:
        words = "|".join(re.escape(word) for code in codes for word in message(f"word.{code}"))
        assert re.search(rf"{re.escape(number)} ⚠ ({words})", value.replace("\u00a0", " ")), value


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_flag_is_shown_with_its_reason(doubtful: Content, name: str, columns: int) -> None:
    """Each kind of flag occurs, by its word and with what it means, in every format at every width."""
    whole = Screen(answer("show", Filters(), doubtful, LATER), WHOLE)
    text = "".join(FORMATS[name](whole, ["en"], columns).replace("\\", "").split())
    for code in FLAGS:
        assert code in text if name == "json" else "".join(message(f"word.{code}").en.split()) in text, code
        assert name == "json" or "".join(message(f"meaning.{code}").en.split()) in text, code


@pytest.mark.parametrize("languages", LANGUAGES, ids="+".join)
@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", FORMATS)
def test_no_promotional_link_is_live(doubtful: Content, name: str, columns: int, languages: Sequence[Language]) -> None:
    """Advertisers' links are defanged, whole, whatever the width."""
    for screen in _screens(doubtful, NOW):
        text = FORMATS[name](screen, languages, columns)
        assert "hxxps" in text or not screen.detail.everything
        assert not re.search(r"https?://(t\.me|i\.postimg|github\.com/user-attachments)|\bt\.me/", text)
        assert not re.search(r"tg://", text)


@pytest.mark.parametrize("today", [NOW, LATER], ids=["now", "later"])
def test_only_numbers_without_flags_can_be_dialled(doubtful: Content, today: str) -> None:
    """A flagged number is never a `tel:` link; an attested one is."""
    for screen in _screens(doubtful, today):
        page = html.render(_document(screen, ["en"]))
        dialled = set(re.findall(r'href="tel:([^"]+)"', page))
        flagged = {re.sub(r"[^+\d]", "", number) for number in _numbers(screen.answered)}
        assert dialled.isdisjoint(flagged)
        assert ("+85225123123" in dialled) is (today == NOW)
        assert all(number.startswith("+") for number in dialled)  # a short one is somebody else's from abroad


def test_a_page_has_no_live_promotional_link(doubtful: Content) -> None:
    """Not in an attribute either."""
    page = html.render(document(answer("show", Filters(), doubtful, NOW), ["en", "zh-Hans"], WHOLE))
    links = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert links
    assert all(link.startswith(("https://", "tel:", "#")) for link in links)
    assert not any(re.search(r"t\.me|postimg|user-attachments|telegram", link) for link in links)


def test_a_renderer_that_drops_the_flags_is_found(doubtful: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check above fails where a renderer prints the number alone: it can fail."""
    from simcancel.render import lines  # noqa: PLC0415 - patched here only

    monkeypatch.setattr(lines, "number_spans", lambda number: [lines.Span(number.number)])
    with pytest.raises(AssertionError):
        test_each_number_has_its_flag_beside_it(doubtful, "plain", 80, ("en",), NOW)
