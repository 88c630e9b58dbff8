"""What is sent to the carrier: all that the guide asks, nothing doubtful, nothing invented."""

import email
import email.policy
import re
from pathlib import Path

import pytest

from simcancel.answer.make import answer
from simcancel.index.store import Index
from simcancel.messages import message
from simcancel.model import LANGUAGES, Language, Text
from simcancel.page.compose import Detail, document
from simcancel.page.nodes import Letter
from simcancel.query.filters import Filters
from tests.conftest import TODAY, Run

GUIDES = (
    "oman cancel number-keeping",
    "oman cancel data",
    "oman renew number-keeping",
    "hong-kong cancel number-keeping",
    "bahrain cancel number-keeping",
)


def _letters(index: Index, guide: str, languages: list[Language], carrier: str | None = None) -> list[Letter]:
    region, action, card = guide.split()
    content = index.content(region, action, card)
    shown = document(answer("letter", Filters(region, carrier, action, card), content, TODAY), languages)
    return [node for node in shown.nodes if isinstance(node, Letter)]


def _sent(letter: Letter) -> str:
    return "\n".join(text for passage in letter.passages for _, text in passage.text)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_letter_asks_every_question_of_its_guide(index: Index, guide: str) -> None:
    """In the language that it is written in."""
    region, action, card = guide.split()
    [view] = answer("letter", Filters(region, None, action, card), index.content(region, action, card), TODAY).guides
    assert view.questions
    for letter, language in zip(_letters(index, guide, ["en"]), view.region.letters_in, strict=True):
        for number, question in enumerate(view.questions, start=1):
            assert f"{number}. {question.text.of(language)}" in _sent(letter)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_letter_states_what_the_article_asks_for(index: Index, guide: str) -> None:
    """Each thing as a line, and the number of the SIM in any case."""
    region, action, card = guide.split()
    [view] = answer("letter", Filters(region, None, action, card), index.content(region, action, card), TODAY).guides
    letter = _sent(_letters(index, guide, ["en"])[0])
    assert "\nNumber: [number]\n" in letter
    assert view.letter.items
    for item in view.letter.items:
        named = {kind: message(f"letter.item.{kind}", **{kind: Text("[", "", "")}).en for kind in [item.kind]}
        assert named[item.kind].partition("[")[0] in letter
        assert item.sources


@pytest.mark.parametrize("guide", GUIDES)
def test_no_letter_cancels_before_it_is_answered(index: Index, guide: str) -> None:
    """It asks, or it applies on condition."""
    letter = _sent(_letters(index, guide, ["en"])[0])
    if "renew" not in guide:
        assert (
            "Please cancel nothing yet" in letter
            or "once you have answered the questions below and I have confirmed" in letter
        )


def test_a_letter_to_hong_kong_is_in_two_languages(index: Index) -> None:
    """Traditional Chinese, which needs no translation for whoever reads Chinese; English does."""
    english, chinese = _letters(index, "hong-kong cancel number-keeping", ["zh-Hans"])
    assert "Dear Sir or Madam" in _sent(english)
    assert all(passage.translation is not None for passage in english.passages)
    assert "敬啟者" in _sent(chinese)
    assert all(passage.translation is None for passage in chinese.passages)
    [oman] = _letters(index, "oman cancel data", ["en"])
    assert all(passage.translation is None for passage in oman.passages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guide", GUIDES)
def test_no_doubtful_number_stands_on_the_page_of_a_letter(run: Run, guide: str, language: str) -> None:
    """Nor any that is not the carrier's own; where none is known, that is said."""
    shown = run(f"letter {guide} --lang {language}").out
    doubtful = {
        contact["number"]
        for each in run(f"show {guide} --json").json["guides"]
        for contact in each["contacts"]
        if contact["flags"]
    }
    assert not [number for number in doubtful if number in shown]
    assert "⚠" not in shown


def test_addresses_are_the_carriers_own(run: Run) -> None:
    """With whose page they stand on; of a carrier without any, its website."""
    three = " ".join(run("letter 3hk").out.split())
    assert "PO Box 999 General Post Office Hong Kong" in three
    assert "[3 Hong Kong]" in three
    omantel = run("letter omantel cancel number-keeping").out
    assert "To: Omantel, customer service" in omantel
    assert "Omantel: no address of its own is known" in " ".join(omantel.split())
    assert "not of this region" not in omantel
    absent = " ".join(run("letter oman africell cancel number-keeping").out.split())
    assert "Africell: " in absent


def test_what_is_given_is_filled_in(run: Run) -> None:
    """And what is not stays in brackets; a name is not markup."""
    shown = run(["letter", "oman", "cancel", "number-keeping", "--name", "A <b>", "--number", "+968 9123"]).out
    assert "Name: A <b>\n" in shown
    assert "Subject: Cancelling the mobile number +968 9123" in shown
    assert "[reason]" in shown
    page = run(["letter", "oman", "cancel", "data", "--contact", "<script>x</script>", "--format", "html"]).out
    assert "<script>x" not in page
    assert "How to reach me: &lt;script&gt;x" in page


def test_a_card_is_read_out(run: Run) -> None:
    """Short sentences, each with its translation under it, and no address."""
    shown = run("letter bahrain --card --lang zh").out
    lines = shown.split("\n")
    first = lines.index("I would like to cancel this number: [number]. Please cancel nothing yet.")
    assert lines[first + 1] == "我想注销这个号码：[号码]。请先不要注销。"
    assert "P.O. Box" not in shown
    assert '<section class="letter card">' in run("letter bahrain --card --format html").out


def test_a_message_opens_as_a_draft(run: Run, tmp_path: Path) -> None:
    """The letter alone, in the carrier's languages, with its subject."""
    file = tmp_path / "a.eml"
    ran = run(["letter", "hong-kong", "--lang", "zh", "--number", "9123\nBcc: x@y", "-o", str(file)])
    assert ran.status == 0, ran.err
    draft = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert draft["Subject"] == "Cancelling the mobile number 9123 Bcc: x@y"
    assert draft["Bcc"] is None
    assert draft["To"] is None
    body = draft.get_body()
    assert body is not None
    text = body.get_content()
    assert "Dear Sir or Madam," in text
    assert "敬啟者：" in text
    assert "您好：" not in text  # what it says in Simplified Chinese is the reader's only
    assert not text.startswith("Subject")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("letter oman -o {}", "Name one guide"),
        ("letter bahrain --card -o {}", "Only a letter"),
        ("show oman cancel data -o {}", "Only a letter"),
        ("list -o {}", "Only a letter"),
    ],
)
def test_what_is_no_letter_is_no_message(run: Run, tmp_path: Path, words: str, told: str) -> None:
    """One sentence, status 2, and no file."""
    file = tmp_path / "a.eml"
    ran = run(words.format(file))
    assert ran.status == 2
    assert told in ran.err
    assert not file.exists()


def test_every_other_format_opens(run: Run, tmp_path: Path) -> None:
    """Plain text, Markdown and a page hold the same letter."""
    for ending in ("txt", "md", "html"):
        file = tmp_path / f"a.{ending}"
        assert run(["letter", "oman", "cancel", "data", "-o", str(file), "--lang", "zh"]).status == 0
        text = re.sub(r"<[^>]+>|[\\>]", "", file.read_text(encoding="utf-8"))
        assert "Dear Sir or Madam," in text
        assert "您好：" in text


def test_a_guide_that_does_not_say_asks_only(index: Index) -> None:
    """Its letter has the number and the questions."""
    content = index.content("bahrain")
    guide = content.guides[0]._replace(letter=None)
    shown = document(answer("letter", Filters(), content._replace(guides=(guide,)), TODAY), ["en"], Detail())
    [letter] = [node for node in shown.nodes if isinstance(node, Letter)]
    assert "Number: [number]" in _sent(letter)
    assert "Please cancel nothing yet" in _sent(letter)
    assert "Name:" not in _sent(letter)


def test_a_carrier_without_a_website_is_asked_by_phone(index: Index) -> None:
    """That nothing is known is said."""
    content = index.content("bahrain")
    carriers = tuple(carrier._replace(website=None, channels=(), contacts=()) for carrier in content.carriers)
    page = document(answer("letter", Filters(), content._replace(carriers=carriers), TODAY), ["en"])
    assert any("no website is known; ask when you call" in str(node) for node in page.nodes)
