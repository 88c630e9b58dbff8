"""What stands on a page, in which order and which words."""

import pytest

from simcancel.answer.guide import Facts, GuideView
from simcancel.answer.make import Answer, answer
from simcancel.answer.parts import Command as CommandName
from simcancel.index.store import Index
from simcancel.model import ChecklistItem, Citation, Content, Text
from simcancel.page.compose import Detail, document
from simcancel.page.nodes import Command, Contact, Dispute, Document, Heading, Item, Label, Node, Source, Tick
from simcancel.page.sections import labels_of
from simcancel.query.filters import Filters
from tests.conftest import TODAY

CITED = (Citation("000:41"),)


@pytest.fixture(scope="module")
def content(index: Index) -> Content:
    """Everything that is shipped."""
    return index.content()


def _page(content: Content, command: CommandName, filters: Filters = Filters()) -> Document:  # noqa: B008 - frozen
    return document(answer(command, filters, content, TODAY), ["en"], Detail(everything=True))


def _under(page: Document, heading: str) -> list[Node]:
    """Return what stands under a heading of the second level."""
    nodes = list(page.nodes)
    begin = next(n for n, node in enumerate(nodes) if isinstance(node, Heading) and node.text[0][1] == heading)
    rest = nodes[begin + 1 :]
    ends = (n for n, node in enumerate(rest) if isinstance(node, Heading) and node.level <= 2)
    return rest[: next(ends, len(rest))]


def _said(node: Node) -> str:
    text = getattr(node, "text", None)
    return text[0][1] if text else ""


def _checklist(content: Content, *items: ChecklistItem) -> list[str]:
    guide = content.guides[0]._replace(checklist=items)
    nodes = _under(_page(content._replace(guides=(guide,)), "checklist"), "Before")
    return [f"[{_said(node)}]" if isinstance(node, Label) else _said(node) for node in nodes]


def _item(text: str, *, document: bool) -> ChecklistItem:
    return ChecklistItem("before", Text(text, text, text), document, None, CITED)


def test_what_must_be_at_hand_comes_first(content: Content) -> None:
    """Papers under one label, the rest under another; no label stands over nothing."""
    paper, act = _item("Passport", document=True), _item("Call", document=False)
    assert _checklist(content, act, paper) == ["[Have at hand:]", "Passport", "[Then:]", "Call"]
    assert _checklist(content, paper) == ["[Have at hand:]", "Passport"]
    assert _checklist(content, act) == ["Call"]


@pytest.mark.parametrize(
    ("region", "action", "begins"),
    [("hong-kong", None, "1 guide; "), ("oman", "cancel", "2 guides; "), (None, None, "5 guides; ")],
)
def test_one_guide_is_one_guide(index: Index, region: str | None, action: str | None, begins: str) -> None:
    """The title of a list counts as English does."""
    filters = Filters(region, None, action)
    listed = answer("list", filters, index.content(region, action), TODAY, index.regions())
    assert _said(document(listed, ["en"]).nodes[0]).startswith(begins)


def test_questions_say_what_their_pages_are(index: Index) -> None:
    """Where an answer cites a page, the page stands by its name, and its address among the sources."""
    content = index.content("hong-kong")
    [guide] = content.guides
    cited = guide.faqs[0]._replace(sources=(Citation(f"page:{content.pages[0].id}"),))
    page = _page(content._replace(guides=(guide._replace(faqs=(cited,)),)), "faq")
    question = next(node for node in page.nodes if type(node).__name__ == "Question")
    assert question.sources == (content.pages[0].publisher,)  # type: ignore[union-attr]
    assert any(content.pages[0].url in _said(node) for node in _under(page, "Sources"))


def test_only_flagged_things_are_in_the_list_of_flags(content: Content) -> None:
    """Not the attested numbers, nor the carriers that nobody doubts."""
    contacts = [node for node in _page(content, "flags").nodes if isinstance(node, Contact)]
    assert len(contacts) == 6
    assert all(contact.number.flags for contact in contacts)


@pytest.mark.parametrize("name", ["Zain Bahrain", "stc Bahrain"])
def test_a_network_without_a_number_is_not_passed_over(content: Content, name: str) -> None:
    """It has a heading of its own, with where to look."""
    bahrain = content._replace(guides=tuple(guide for guide in content.guides if guide.region == "bahrain"))
    nodes = _under(_page(bahrain, "show"), "Contacts")
    at = next(n for n, node in enumerate(nodes) if isinstance(node, Heading) and _said(node) == name)
    assert isinstance(nodes[at + 1], Item)


@pytest.mark.parametrize("carrier", ["csl", "1o1o"])
def test_the_note_on_a_carrier_is_for_whoever_asks(content: Content, carrier: str) -> None:
    """Also where its brands and its owner are shown beside it, and where the article does not name it."""
    noted = content.carriers[[each.id for each in content.carriers].index(carrier)]
    noted = noted._replace(note=Text("Mind this.", "注意。", "注意。"))
    carriers = tuple(noted if each.id == carrier else each for each in content.carriers)
    hong_kong = tuple(guide for guide in content.guides if guide.region == "hong-kong")
    changed = content._replace(carriers=carriers, guides=hong_kong)
    asked = _under(_page(changed, "show", Filters(carrier=carrier)), "Contacts")
    assert any("Mind this." in _said(node) for node in asked)


def test_a_fresh_number_stands_before_an_old_one(content: Content) -> None:
    """Whatever they are for."""
    batelco = next(carrier for carrier in content.carriers if carrier.id == "batelco")
    care, general = batelco.contacts
    aged = batelco._replace(contacts=(care._replace(seen_on="2024"), general))
    bahrain = _only(content, "bahrain")._replace(carriers=(aged,))
    page = document(answer("show", Filters("bahrain", "batelco"), bahrain, TODAY), ["en"])
    numbers = [node.number.number for node in page.nodes if isinstance(node, Contact)]
    assert numbers[:2] == [general.number, care.number]


def test_two_pages_of_one_publisher_are_told_apart(content: Content) -> None:
    """By a number behind its name; a publisher's only page has none."""
    facts = Facts(content, TODAY)
    for guide in content.guides:
        labels = list(labels_of(GuideView(guide, facts, "contacts").pages).values())
        assert len(set(labels)) == len(labels)
        assert "mcc-mnc-list" in labels


def test_pages_of_several_guides_of_a_region_are_told_apart(content: Content) -> None:
    """Each has a name of its own beside the contacts of the region, and one list says which is which."""
    page = document(answer("contacts", Filters("oman"), content, TODAY), ["en"], Detail(sources=True))
    listed = [node for node in page.nodes if isinstance(node, Source) and not node.label.isdigit()]
    cited = {each for node in page.nodes for each in getattr(node, "sources", ()) if ":" not in each}
    assert cited <= {node.label for node in listed}
    assert len({node.label for node in listed}) == len(listed) > len(cited) / 2


def test_each_language_is_chosen_once(content: Content) -> None:
    """A page in two languages has both in every text; a name that is the same in both stands once."""
    shown: Answer = answer("show", Filters(), content, TODAY)
    page = document(shown, ["en", "zh-Hans"], Detail(everything=True))
    for node in page.nodes:
        if isinstance(node, Tick):
            assert [language for language, _ in node.text] == ["en", "zh-Hans"]
    titles = [node.text for node in page.nodes if isinstance(node, Heading) and _said(node) == "Omantel"]
    assert titles
    assert all(len(title) == 1 for title in titles)


def _only(content: Content, region: str) -> Content:
    return content._replace(guides=tuple(guide for guide in content.guides if guide.region == region)[:1])


def test_what_is_marked_nowhere_is_not_explained(content: Content) -> None:
    """A short screen without a mark has no line on marks."""
    bahrain = _only(content, "bahrain")
    carriers = tuple(each._replace(contacts=()) for each in bahrain.carriers)
    regulators = tuple(each._replace(regulator=each.regulator._replace(contacts=())) for each in bahrain.regions)
    articles = tuple(each._replace(promotions=(), soft_promotions=(), hotlines=()) for each in bahrain.articles)
    bare = bahrain._replace(carriers=carriers, regions=regulators, articles=articles)
    for command in ("contacts", "checklist"):
        said = [_said(node) for node in document(answer(command, Filters(), bare, TODAY), ["en"]).nodes]
        assert not any("⚠" in each or "Marks" in each for each in said), command


def test_what_was_asked_for_is_said_in_words(content: Content) -> None:
    """Region, carrier, action and card, where there are several guides."""
    asked = Filters("oman", "omantel", "cancel")
    guides = tuple(guide for guide in content.guides if guide.region == "oman" and guide.action == "cancel")
    page = document(answer("faq", asked, content._replace(guides=guides), TODAY), ["en"])
    assert "Oman" in _said(page.nodes[0])
    assert "Omantel" in _said(page.nodes[0])
    assert "cancel" in _said(page.nodes[0])


def test_without_questions_there_is_nothing_to_ask(content: Content) -> None:
    """Neither a heading nor lines to fill in."""
    oman = _only(content, "oman")
    [guide] = oman.guides
    page = _page(oman._replace(guides=(guide._replace(questions=()),), disagreements=()), "show")
    assert not any(type(node).__name__ in ("Ask", "Record") for node in page.nodes)


def test_a_side_from_another_region_says_which(content: Content) -> None:
    """Where articles of two regions, or of two actions, are held against each other."""
    disagreement = next(each for each in content.disagreements if each.region == "oman")
    other = next(article for article in content.articles if article.region == "bahrain")
    renewing = next(article for article in content.articles if article.region == "oman" and article.action == "renew")
    for article, said in ((other, "Bahrain"), (renewing, "renew")):
        side = disagreement.positions[0]._replace(
            says=Text("Six.", "六。", "六。"), hotline=None, sources=(Citation(f"{article.id}:9"),)
        )
        changed = disagreement._replace(positions=(*disagreement.positions, side))
        guide = next(each for each in content.guides if each.article == "000")
        held = content._replace(guides=(guide,), disagreements=(changed,))
        disputes = [node for node in _page(held, "show").nodes if type(node).__name__ == "Dispute"]
        assert any(said.lower() in str(dispute).lower() for dispute in disputes)


def test_a_page_of_many_guides_is_called_after_the_first_three(content: Content) -> None:
    """The title is no list of all."""
    page = document(answer("show", Filters(), content, TODAY), ["en"])
    assert page.title[0][1] == (
        "Cancel a number-keeping SIM in Oman · Cancel a data SIM in Oman · Renew a number-keeping SIM in Oman"
    )


def test_how_to_ask_for_one_of_six_guides_is_told_of_five(content: Content) -> None:
    """More of it would push the guides off the screen."""
    six = (*content.guides, content.guides[0]._replace(id="another"))
    nodes = document(answer("show", Filters(), content._replace(guides=six), TODAY), ["en"]).nodes
    assert [type(node) for node in nodes[:7]] == [Label, *[Command] * 5, Heading]


@pytest.mark.parametrize(("is_question", "label"), [(True, "Ask the carrier:"), (False, "What to do:")])
def test_a_disagreement_says_whether_to_ask_or_to_act(content: Content, label: str, *, is_question: bool) -> None:
    """Before the question or the advice."""
    changed = content.disagreements[0]._replace(is_question=is_question)
    nodes = _page(content._replace(disagreements=(changed,)), "show").nodes
    assert {node.ask_label[0][1] for node in nodes if isinstance(node, Dispute)} == {label}
