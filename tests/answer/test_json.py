"""JSON: an answer projected into languages."""

from typing import Any

from simcancel.answer import json as json_format
from simcancel.answer.json import projected
from simcancel.answer.make import answer, overview
from simcancel.answer.parts import PARTS
from simcancel.index.store import Index
from simcancel.query.filters import Filters
from tests.conftest import TODAY


def test_a_guide_has_the_parts_of_its_command(index: Index) -> None:
    """And no key more, in the order in which they are listed."""
    for command, parts in PARTS.items():
        answered = projected(answer(command, Filters(), index.content(), TODAY), ["en"])
        assert [tuple(guide) for guide in answered["guides"]] == [parts] * 5


def test_both_languages_stand_by_name(index: Index) -> None:
    """A text is a table of languages; a name, a number or a citation stays as it is."""
    [guide, *_] = projected(answer("show", Filters(), index.content(), TODAY), ["en", "zh-Hans"])["guides"]
    assert guide["title"] == {"en": "Cancel a number-keeping SIM in Oman", "zh-Hans": "注销阿曼保号卡"}
    assert guide["procedures"][0]["steps"][0]["sources"][0].startswith("000:")
    assert guide["contacts"][0]["number"].startswith("+968")


def test_pages_are_cited_by_their_links(index: Index) -> None:
    """`page:NAME` is a name of ours, which JSON does not show."""

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for source in value.get("sources", ()):
                assert not source.startswith("page:")
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(projected(answer("show", Filters(), index.content(), TODAY), ["en"]))


def test_gaps_only_in_a_list(index: Index) -> None:
    """Elsewhere the key is absent, not null."""
    content = index.content()
    assert "gaps" not in projected(answer("show", Filters(), content, TODAY), ["en"])
    assert len(projected(answer("list", Filters(), content, TODAY, index.regions()), ["en"])["gaps"]) == 7


def test_an_overview_says_what_there_is(index: Index) -> None:
    """Region, action and card of each guide."""
    answered = projected(overview(index.cells(), index.regions(), TODAY), ["zh-Hant"])
    first = answered["guides"][0]
    assert (first["region"]["name"], first["action"], first["card"]) == ("阿曼", "cancel", "number-keeping")


def test_hidden_characters_are_escaped(index: Index) -> None:
    """A control character in a text is written as JSON writes it, in any mode."""
    odd = answer("list", Filters(carrier="a\u202eb\x9b"), index.content()._replace(guides=()), TODAY)
    for ascii_only in (False, True):
        text = json_format.render(odd, ["en"], ascii_only=ascii_only)
        assert "a\\u202eb\\u009b" in text
