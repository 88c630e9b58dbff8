"""A guide as it is answered: its carriers, contacts, notes, what it cites."""

import pytest

from simcancel.answer import guide as guide_module
from simcancel.answer.guide import Facts, GuideView, is_named
from simcancel.answer.make import answer
from simcancel.answer.parts import PARTS, Command
from simcancel.answer.trust import Trust
from simcancel.index.store import Index
from simcancel.model import Content, Text
from simcancel.query.filters import Filters
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def content(index: Index) -> Content:
    """Everything that is shipped."""
    return index.content()


def _view(content: Content, name: str, carrier: str | None = None, command: Command = "show") -> GuideView:
    guide = next(guide for guide in content.guides if guide.id == name)
    return GuideView(guide, Facts(content, TODAY), command, carrier)


def test_trust_is_made_once_for_all_guides(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many guides there are: else a list of ten thousand takes an hour."""
    made = []

    class Counted(Trust):
        def __init__(self, content: Content, today: str) -> None:
            made.append(today)
            super().__init__(content, today)

    monkeypatch.setattr(guide_module, "Trust", Counted)
    listed = answer("list", Filters(), content, TODAY)
    assert all(guide.counts.flags for guide in listed.guides)
    assert made == [TODAY]


def test_the_article_writes_another_name(content: Content) -> None:
    """Who asks for Ooredoo is told that article 001 calls it Nawras, and who asks for Omantel nothing."""
    [note] = _view(content, "oman-cancel-data", "ooredoo-oman").notes
    assert "Nawras" in note.en
    assert _view(content, "oman-cancel-data", "omantel").notes == ()


def test_a_carrier_that_the_article_does_not_name(content: Content) -> None:
    """The advice is general, and that is said."""
    [note] = _view(content, "bahrain-cancel-number-keeping", "batelco").notes
    assert "general" in note.en


@pytest.mark.parametrize(
    ("carrier", "shown"),
    [
        ("csl", {"csl", "hkt"}),
        ("hkt", {"csl", "hkt", "1o1o", "club-sim", "new-world-mobility"}),
        ("smartone", {"smartone"}),
    ],
)
def test_a_carrier_brings_its_owner_and_its_brands(content: Content, carrier: str, shown: set[str]) -> None:
    """A brand's customer is helped by the owner's line, an owner's by its brands'."""
    view = _view(content, "hong-kong-cancel-number-keeping", carrier)
    assert {each.id for each in view.carriers} == shown
    assert {each.carrier for each in view.contacts} <= shown


def test_who_is_asked_for_is_shown_even_without_a_network(content: Content) -> None:
    """FRiENDi is no network of its own: it is shown to whoever asks for it, before all others."""
    assert _view(content, "oman-cancel-data", "friendi").carriers[0].id == "friendi"
    assert "friendi" not in {each.id for each in _view(content, "oman-cancel-data", "omantel").carriers}


def test_a_position_that_is_a_number_holds_the_contact(content: Content) -> None:
    """Its flags are the contact's; a position in words has none."""
    disagreements = _view(content, "oman-cancel-number-keeping").disagreements
    sides = [position for each in disagreements for position in each.positions]
    numbers = [side for side in sides if side.contact is not None]
    assert len(numbers) == 4
    for side in sides:
        assert side.flags == (side.contact.flags if side.contact else ())
        assert bool(side.flags) is (side.contact is not None)
    assert all(side.contact and side.contact.number == side.says.en for side in numbers)


@pytest.mark.parametrize("command", PARTS)
def test_what_is_cited_is_listed(content: Content, command: Command) -> None:
    """Each page that a part of a command cites is among its pages, and no other."""
    if "pages" not in PARTS[command]:
        pytest.skip("this command cites nothing")
    facts = Facts(content, TODAY)
    for guide in content.guides:
        view = GuideView(guide, facts, command, None)
        cited = {facts.pages[each.page].url for each in view._cited if each.page}
        assert {page.url for page in view.pages} == cited
        assert view.articles[0].id == guide.article


def test_a_number_is_verified_on_the_day_of_its_check(content: Content) -> None:
    """Not on the day its page was seen."""
    carrier = next(carrier for carrier in content.carriers if carrier.contacts)
    checked = carrier.contacts[0]._replace(checked_on="2027-06-01")
    assert "2027-06-01" in Facts(content, TODAY).contact(checked, carrier.name).status_text.en


@pytest.mark.parametrize(("named", "is_own"), [("OMANTEL", True), ("阿曼电信", True), ("Nawras", False)])
def test_a_name_is_the_carriers_own_however_it_is_written(named: str, *, is_own: bool) -> None:
    """In capitals, or in another language."""
    assert is_named(named, Text("Omantel", "阿曼电信", "阿曼電信")) is is_own
