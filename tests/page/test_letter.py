"""What is sent to the carrier: all that the guide asks, nothing doubtful, nothing invented."""

import email
import email.header
import email.policy
import re
from pathlib import Path

import pytest

from simcancel.answer.make import answer
from simcancel.index.store import Index
from simcancel.messages import message
from simcancel.model import LANGUAGES, Language, Text
from simcancel.page.compose import Detail, document
from simcancel.page.nodes import Contact, Letter
from simcancel.query.filters import Filters
from simcancel.render import eml
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
            assert f"{number}. {question.written.of(language)}" in _sent(letter)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_letter_states_what_the_article_asks_for(index: Index, guide: str) -> None:
    """Each thing as a line, and the number of the SIM in any case."""
    region, action, card = guide.split()
    [view] = answer("letter", Filters(region, None, action, card), index.content(region, action, card), TODAY).guides
    letter = _sent(_letters(index, guide, ["en"])[0])
    assert "\nNumber: [number]\n" in letter
    assert view.letter.items
    for item in view.letter.items:
        when_asked = not view.letter.applies and item.kind in {"document", "copy"}
        key = f"letter.item.asks.{item.kind}" if when_asked else f"letter.item.{item.kind}"
        assert message(key, **{item.kind: Text("[", "", "")}).en.partition("[")[0] in letter
        assert item.sources


@pytest.mark.parametrize("guide", GUIDES)
def test_no_letter_cancels_before_it_is_answered(index: Index, guide: str) -> None:
    """It asks, or it applies on condition."""
    letter = _sent(_letters(index, guide, ["en"])[0])
    held = "Please charge nothing yet" if "renew" in guide else "Please cancel nothing yet"
    assert held in letter or "cancel only after I have confirmed in writing" in letter
    assert ("confirm that in writing" in letter) == ("cancel only after" in letter)


def test_a_letter_to_hong_kong_is_in_two_languages(index: Index) -> None:
    """Traditional Chinese, too; whoever reads one of them needs no translation of the other."""
    english, chinese = _letters(index, "hong-kong cancel number-keeping", ["zh-Hans"])
    assert "Dear Sir or Madam" in _sent(english)
    assert "敬啟者" in _sent(chinese)
    assert all(passage.translation is None for passage in (*english.passages, *chinese.passages))
    [oman] = _letters(index, "oman cancel data", ["en"])
    assert all(passage.translation is None for passage in oman.passages)
    [oman] = _letters(index, "oman cancel data", ["zh-Hant"])
    assert all(passage.translation is not None for passage in oman.passages)


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
    assert "Omantel: no address printed by the carrier itself was found; look on" in " ".join(omantel.split())


def test_a_letter_that_asks_is_not_sent_where_forms_are_taken(run: Run) -> None:
    """The form, its post box and its fax stand apart; feedback is taken elsewhere."""
    asking, _, deciding = " ".join(run("letter 3hk").out.split()).partition("Only when you have decided to cancel")
    assert "PO BOX 999 Tsuen Wan" in asking
    assert "+852 2123 1297" in asking
    for address in ("PO Box 999 General Post Office Hong Kong", "+852 3154 8423", "Disconnection form"):
        assert address not in asking
        assert address in deciding


def test_a_fax_that_has_grown_old_is_no_address(index: Index) -> None:
    """Nobody sends an application to a number that may be somebody else's by now."""
    content = index.content("hong-kong")
    for today, count in ((TODAY, 2), ("2029-01-01", 0)):
        shown = document(answer("letter", Filters("hong-kong", "three-hk"), content, today), ["en"])
        assert sum(isinstance(node, Contact) for node in shown.nodes) == count


@pytest.mark.parametrize("carrier", ["lycamobile", "africell"])
def test_nobody_is_written_to_who_cannot_answer(run: Run, carrier: str) -> None:
    """One that has closed down, or that the region has not."""
    shown = run(f"letter {carrier} cancel number-keeping").out
    assert "there is nobody to write to" in " ".join(shown.split())
    assert "Dear Sir" not in shown


def test_what_a_letter_has_no_line_for_is_told(run: Run) -> None:
    """As is what is still open in a message."""
    ran = run(
        ["letter", "hong-kong", "csl", "--document", "P1", "--reason", "no", "--name", " \u202e ", "--contact", "a@b"]
    )
    assert "no line for --document, --reason" in ran.err
    assert "Name: [name]" in ran.out
    assert "How to reach me: a@b" in ran.out
    card = run(["letter", "hong-kong", "--card", "--name", "A\x07\u202eB"])
    assert "no line for --name" in card.err
    named = run(["letter", "hong-kong", "--name", "A\x07\u202eB"])
    assert "Name: AB\n" in named.out


def test_a_letter_in_markdown_is_one_quotation(run: Run) -> None:
    """Which is copied whole."""
    lines = run("letter oman cancel data --format markdown").out.splitlines()
    quoted = [number for number, line in enumerate(lines) if line.startswith(">")]
    assert len(quoted) > 10
    assert quoted == list(range(quoted[0], quoted[-1] + 1))


def test_a_hidden_character_is_not_sent(index: Index) -> None:
    """It is written as its number."""
    content = index.content("oman", "cancel", "data")
    filled = Detail(filled={"name": "A\u202eB"})
    draft = eml.render(document(answer("letter", Filters(), content, TODAY), ["en"], filled))
    assert "\nA\\u{202e}B\n" in email.message_from_string(draft, policy=email.policy.default).get_content()


def test_what_is_given_is_filled_in(run: Run) -> None:
    """And what is not stays in brackets; a name is not markup."""
    shown = run(["letter", "oman", "cancel", "number-keeping", "--name", "A <b>", "--number", "+968 9123"]).out
    assert "Name: A <b>\n" in shown
    assert "Subject: Application to cancel the mobile number +968 9123" in shown
    assert "[reason, or leave out]" in shown
    page = run(["letter", "oman", "cancel", "data", "--contact", "<script>x</script>", "--format", "html"]).out
    assert "<script>x" not in page
    assert "How to reach me: &lt;script&gt;x" in page


@pytest.mark.parametrize(
    ("option", "called"), [("", "Letter to the carrier: "), ("--card", "To read out or hold up: ")]
)
def test_a_letter_is_called_one(run: Run, option: str, called: str) -> None:
    """In its heading, before the title of its guide."""
    assert run(f"letter oman cancel data {option}").out.startswith(f"{called}Cancel a data SIM in Oman\n")


def test_a_page_asks_only_for_what_was_not_given(run: Run) -> None:
    """It has no field for what stands in the letter already."""
    page = run("letter oman cancel data --number 999 --format html").out
    assert 'data-fills="name"' in page
    assert 'data-fills="number"' not in page


def test_a_card_is_read_out(run: Run) -> None:
    """Short sentences, each with its translation under it, and no address."""
    shown = run("letter bahrain --card --lang zh").out
    lines = shown.split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith("Please do not cancel anything yet."))
    assert "请先不要注销。关于注销这个号码，我想先问几个问题：[号码]。" in lines[first + 1 : first + 3]
    assert "P.O. Box" not in shown
    assert '<section class="letter card">' in run("letter bahrain --card --format html").out


def test_a_message_opens_as_a_draft(run: Run, tmp_path: Path) -> None:
    """The letter alone, in the carrier's languages, with its subject."""
    file = tmp_path / "a.eml"
    ran = run(["letter", "hong-kong", "--lang", "zh", "--number", "9123\nBcc: x@y", "-o", str(file)])
    assert ran.status == 0, ran.err
    assert "Still to be filled in: 姓名" in ran.err or "还要填写：姓名" in ran.err
    draft = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert draft["Subject"] == "Questions before cancelling the mobile number 9123 Bcc: x@y (please do not cancel yet)"
    assert draft["Bcc"] is None
    assert draft["To"] is None
    body = draft.get_body()
    assert body is not None
    text = body.get_content()
    assert "Dear Sir or Madam," in text
    assert "敬啟者：" in text
    assert "您好：" not in text  # what it says in Simplified Chinese is the reader's only
    assert not text.startswith("Subject")
    assert draft["X-Unsent"] == "1"
    assert body.get_content_charset() == "utf-8"
    printed = "".join(run(["letter", "hong-kong", "--number", "9123 Bcc: x@y"]).out.split())
    english, chinese = text.split("\n\n致：")
    assert "".join(english.split()) in printed
    assert "".join(f"致：{chinese}".split()) in printed
    assert text.startswith("To: ")
    assert "\n\nDear Sir or Madam,\n\nI am " in text
    assert "\n\nMy questions:\n1. How " in text
    assert "?\n2. " in text
    assert text.endswith("謹啟\n")


@pytest.mark.parametrize("end", ["=0D=0A", "=0A", "=0D=0A=0D=0A", "=1b]0;x=07=00"])
def test_what_reads_like_an_encoded_word_ends_no_header(run: Run, tmp_path: Path, end: str) -> None:
    """RFC 2047 would have it decoded, and a line end in it begin another header."""
    file = tmp_path / "a.eml"
    number = f"=?utf-8?q?1{end}Bcc:_evil@x.example?="
    assert run(["letter", "oman", "cancel", "data", "--number", number, "-o", str(file)]).status == 0
    written = file.read_bytes()
    draft = email.message_from_bytes(written)
    assert sorted(draft.keys()) == ["Content-Transfer-Encoding", "Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    assert not set(written) & {0, 7, 27}
    assert number in str(email.header.make_header(email.header.decode_header(draft["Subject"])))


def test_no_link_to_a_messenger_is_live_in_a_letter(run: Run) -> None:
    """Whoever writes one in; in Markdown a link is live as it stands."""
    for form in ("markdown", "html"):
        shown = run(["letter", "oman", "cancel", "data", "--contact", "https://t.me/x", "--format", form]).out
        assert "<https://t.me" not in shown
        assert 'href="https://t.me' not in shown


def test_an_option_is_given_once(run: Run) -> None:
    """Else the last would win, and nobody be told."""
    assert run("letter oman --name a --name b").status == 2


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
    assert "Reason:" not in _sent(letter)


def test_a_carrier_without_a_website_is_asked_by_phone(index: Index) -> None:
    """That nothing is known is said."""
    content = index.content("bahrain")
    carriers = tuple(carrier._replace(website=None, channels=(), contacts=()) for carrier in content.carriers)
    page = document(answer("letter", Filters(), content._replace(carriers=carriers), TODAY), ["en"])
    assert any("no website was found; ask the regulator" in str(node) for node in page.nodes)
