"""What only a page has: links, places that links lead to, blanks that a script can fill."""

import pytest

from simcancel.page import nodes
from simcancel.page.nodes import Node
from simcancel.render import html
from tests.render.test_nodes_drawn import _document, _phrase


def _body(*parts: Node) -> str:
    return html.render(_document(*parts)).partition("<main>")[2].partition("</main>")[0]


def _letter(text: str, placeholder: str = "[blank]") -> nodes.Letter:
    passages = (nodes.Passage(_phrase(text), None),)
    blanks = (nodes.Blank("number", _phrase("to be filled in"), _phrase(placeholder)),)
    return nodes.Letter(_phrase("in a language"), _phrase("what it says"), "subject", passages, blanks, is_card=False)


def test_a_page_is_linked_and_a_messenger_is_not() -> None:
    """Also where a text of the guides' names one: it is read, and dead."""
    shown = html.linked("See https://page.example/a?b=1&c and https://t.me/seller too.")
    assert '<a href="https://page.example/a?b=1&amp;c" rel="noreferrer">https://page.example/a?b=1&amp;c</a>' in shown
    assert "hxxps://t[.]me/seller too." in shown
    assert shown.count("href") == 1


def test_a_letter_keeps_its_lines_and_its_blanks() -> None:
    """Each line is one; what stands in brackets can be filled in, whatever it is."""
    shown = _body(_letter("first line\nsecond [blank]"))
    assert 'first line<br>second <span class="blank" data-blank="number">[blank]</span>' in shown
    shown = _body(_letter("sent <to> [a <b>]", "[a <b>]"))
    assert 'sent &lt;to&gt; <span class="blank" data-blank="number">[a &lt;b&gt;]</span>' in shown


def test_chinese_in_an_english_letter_is_said_to_be_so() -> None:
    """A screen reader changes its voice there."""
    assert 'of <span lang="zh-Hans">香港移动</span>, [blank]' in _body(_letter("of 香港移动, [blank]")).replace(
        '<span class="blank" data-blank="number">[blank]</span>', "[blank]"
    )


@pytest.mark.parametrize("is_titled", [True, False])
def test_how_to_ask_for_one_guide_is_left_out_of_a_page(*, is_titled: bool) -> None:
    """Its contents lead to each; but what the reader must know first stays, and a page of other things keeps all."""
    before: list[Node] = [nodes.Paragraph(_phrase("known first")), nodes.Command("simcancel show it", _phrase("ask"))]
    guide: list[Node] = [nodes.Heading(1, _phrase("a guide")), nodes.Item(_phrase("a step"))]
    shown = _body(*before, *(guide if is_titled else guide[1:]))
    assert "known first" in shown
    assert "a step" in shown
    assert ("simcancel show it" in shown) is not is_titled


def test_a_citation_leads_to_its_source() -> None:
    """A line to its article, a page to itself even where its publisher's name holds a colon; else to another page."""
    sources = [nodes.Source("000", _phrase("article")), nodes.Source("A: B", _phrase("page"))]
    document = _document(*sources)
    cite = html.Citations(document)
    assert cite(["000:4", "A: B", "C"]) == ('<a href="#source-1">000:4</a>, <a href="#source-2">A: B</a>, C')
    assert html.Citations(document, "all.html")(["C"]) == '<a href="all.html">C</a>'


def test_headings_are_places_to_go_to() -> None:
    """Each another one; what stands before the first has a name too."""
    shown = _body(
        nodes.Heading(1, _phrase("a guide")),
        nodes.Item(_phrase("first")),
        nodes.Heading(2, _phrase("steps"), "steps"),
        nodes.Item(_phrase("second")),
        nodes.Heading(2, _phrase("steps again"), "steps"),
        nodes.Item(_phrase("third")),
    )
    for anchor in ("guide", "steps", "steps-2"):
        assert f'id="{anchor}"' in shown
