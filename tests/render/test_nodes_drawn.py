"""Each kind of node, drawn by each renderer: nothing of it is lost and nothing in it is obeyed."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simcancel.page import nodes
from simcancel.page.nodes import Document, Node
from simcancel.render import html, markdown, plain, terminal

DRAWN = {
    "plain": lambda document: plain.render(document, 400),
    "terminal": lambda document: terminal.render(document, 400, color=False),
    "markdown": markdown.render,
    "html": html.render,
}


def _phrase(word: str) -> nodes.Phrase:
    return (("en", word),)


NUMBER = nodes.Number("+999 1234", (nodes.Flagged(_phrase("doubtful"), _phrase("sentence"), _phrase("particular")),))
NOTE = nodes.EditorNote(_phrase("label"), _phrase("note"), ("000:1",))
# One of each kind, and the words that must be seen.
SAMPLES: dict[str, tuple[Node, tuple[str, ...]]] = {
    "heading": (nodes.Heading(2, _phrase("heading")), ("heading",)),
    "label": (nodes.Label(_phrase("label")), ("label",)),
    "paragraph": (nodes.Paragraph(_phrase("words"), ("000:2",)), ("words", "000:2")),
    "item": (nodes.Item(_phrase("entry"), ("000:2",)), ("entry", "000:2")),
    "source": (nodes.Source("000", _phrase("what it stands for")), ("what it stands for",)),
    "letter": (
        nodes.Letter(
            _phrase("in a language"),
            _phrase("what it says"),
            "subject",
            (nodes.Passage(_phrase("first line\nsecond [blank]"), _phrase("translated")),),
            (nodes.Blank("number", _phrase("to be filled in"), _phrase("[blank]")),),
            is_card=False,
        ),
        ("in a language", "first line", "second", "[blank]", "what it says", "translated"),
    ),
    "tick": (nodes.Tick(_phrase("box"), ("000:3",)), ("box", "000:3")),
    "ask": (nodes.Ask(_phrase("question to ask"), ("000:3",)), ("question to ask", "000:3")),
    "record": (nodes.Record((_phrase("agent"), _phrase("date"))), ("agent", "date")),
    "alert": (nodes.Alert(_phrase("warning"), _phrase("loss"), ("000:4",)), ("warning", "loss", "000:4")),
    "editor_note": (NOTE, ("label", "note", "000:1")),
    "step": (
        nodes.Step(7, _phrase("title"), (_phrase("detail"),), _phrase("needs"), (_phrase("need"),), NOTE, ("000:5",)),
        ("7", "title", "detail", "needs", "need", "note", "000:5"),
    ),
    "contact": (
        nodes.Contact(None, _phrase("label"), NUMBER, _phrase("status"), _phrase("advice"), ("000:6",)),
        ("label", "+999 1234", "doubtful", "particular", "advice", "000:6"),
    ),
    "contact in one line": (
        nodes.Contact(_phrase("whose"), None, NUMBER, _phrase("status"), None, ("000:6",)),
        ("whose", "+999 1234", "doubtful", "particular"),
    ),
    "dispute": (
        nodes.Dispute(
            _phrase("subject"),
            (nodes.Side(_phrase("says"), None, ("000:7",)), nodes.Side((), NUMBER, ("000:8",))),
            _phrase("ask-label"),
            _phrase("ask"),
        ),
        ("subject", "says", "+999 1234", "doubtful", "ask-label", "000:7", "000:8"),
    ),
    "question": (
        nodes.Question(_phrase("question"), _phrase("answer"), ("000:9",)),
        ("question", "answer", "000:9"),
    ),
    "found": (
        nodes.Found(
            _phrase("kind"),
            _phrase("text"),
            _phrase("what to do"),
            False,
            (),
            NUMBER,
            None,
            _phrase("advice"),
            NUMBER.flags,
            _phrase("why"),
            (),
        ),
        ("kind", "text", "what to do", "+999 1234", "doubtful", "particular", "advice", "why"),
    ),
    "notice": (
        nodes.Notice(_phrase("subject"), True, NUMBER.flags, ("000:10",)),
        ("subject", "doubtful", "sentence", "000:10"),
    ),
    "command": (nodes.Command("simcancel list", _phrase("purpose")), ("simcancel list", "purpose")),
    "table": (nodes.Table((_phrase("head"),), ((_phrase("cell"),),)), ("head", "cell")),
}


def _document(*parts: Node) -> Document:
    interface = nodes.Interface(*(_phrase(name) for name in nodes.Interface._fields))
    return Document(("en",), _phrase("title of the whole"), parts, interface)


def test_there_is_a_sample_of_each_kind() -> None:
    """A new kind of node comes with one."""
    assert {type(node) for node, _ in SAMPLES.values()} == set(get_args(Node))


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("kind", SAMPLES)
def test_nothing_of_a_node_is_lost(form: str, kind: str) -> None:
    """Each of its words is in the text, in any format."""
    node, words = SAMPLES[kind]
    drawn = DRAWN[form](_document(node))
    for word in (*words, *(("title of the whole",) if form == "html" else ())):
        assert word in drawn.replace("\\", ""), (form, kind, word)


HOSTILE = st.text(alphabet="ab<>&\"'`*_[]()#!|~\\\x1b\u202e\n香。", min_size=1, max_size=30)


@given(text=HOSTILE)
def test_no_text_is_obeyed(text: str) -> None:
    """No control character passes; no text becomes an element of the page."""
    phrase = _phrase(text)
    parts: list[Node] = [
        nodes.Paragraph(phrase),
        nodes.Tick(phrase, ()),
        nodes.Alert(phrase, phrase, ()),
        nodes.Question(phrase, phrase, ()),
        nodes.Notice(phrase, True, (), ()),
        nodes.Table((phrase,), ((phrase,),)),
    ]
    drawn = {form: draw(_document(*parts)) for form, draw in DRAWN.items()}
    for form, text_drawn in drawn.items():
        assert "\x1b" not in text_drawn, form
        assert "\u202e" not in text_drawn, form
    page = drawn["html"].partition("<main>")[2]
    assert page.count("<script") == 1  # the one that keeps ticks, where there is a box
    assert page.count('type="checkbox"') == 1


def test_a_kind_that_the_page_forgets_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not vanish."""
    monkeypatch.setattr(html, "_kind", lambda _: "unheard-of")
    with pytest.raises(Exception, match="unheard-of"):
        html.render(_document(nodes.Label(_phrase("label"))))


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("alike", ["question", "answer", "both"])
def test_a_question_or_an_answer_that_is_alike_in_both_languages(form: str, alike: str) -> None:
    """It stands in its phrase once, and is drawn beside each of the others."""
    both: nodes.Phrase = (("en", "yes or no"), ("zh-Hans", "是或否"))
    question: nodes.Phrase = both if alike == "answer" else (("en", "eSIM?"),)
    answer: nodes.Phrase = both if alike == "question" else (("en", "eSIM."),)
    node = nodes.Question(question, answer, ("000:1",))
    seen = DRAWN[form](_document(node)._replace(languages=("en", "zh-Hans")))
    assert all(text in seen for _, text in (*question, *answer))


def test_of_two_words_that_match_the_longer_is_marked() -> None:
    """Where one begins the other."""
    found = nodes.Found(
        _phrase("kind"), _phrase("退保号卡"), None, False, ("保", "保号卡"), None, None, None, (), None, ()
    )
    assert "\x1b[1;4m保号卡\x1b" in terminal.render(_document(found), 80, color=True)
