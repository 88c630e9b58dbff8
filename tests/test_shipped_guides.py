"""The shipped guides and ledgers: their figures, and each against the article it was drawn from."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from simcancel import messages
from simcancel.authoring.files import files_of
from simcancel.authoring.load import Loaded, load
from simcancel.authoring.rules import findings
from simcancel.index.store import Index
from simcancel.library import places
from simcancel.model import PHASES, Article, Content, Guide, Text
from simcancel.words.chinese import Traditional

STEPS = {
    "oman-cancel-number-keeping": {"cancel": 5},
    "oman-cancel-data": {"prepaid": 4, "postpaid": 4},
    "oman-renew-number-keeping": {"online": 6, "store": 7, "phone": 5},
    "hong-kong-cancel-number-keeping": {"cancel": 5},
    "bahrain-cancel-number-keeping": {"cancel": 5},
}
FAQS = {"hong-kong-cancel-number-keeping": 3, "bahrain-cancel-number-keeping": 4}
HOTLINES = {"000": 3, "001": 3, "002": 0, "003": 0, "004": 0}
PROMOTIONS = {
    "000": ["telegram", "telegram", "image"],
    "001": ["telegram", "telegram", "image"],
    "002": ["telegram", "telegram", "image"],
    "003": ["telegram", "image"],
    "004": ["telegram", "telegram", "image"],
}
SOFT_PROMOTIONS = {"000": ("000:93",), "001": (), "002": ("002:3",), "003": (), "004": ()}


def _guide(content: Content, name: str) -> Guide:
    return next(guide for guide in content.guides if guide.id == name)


def test_no_rule_is_broken(loaded: Loaded) -> None:
    """The shipped files pass every rule, warnings included."""
    assert findings(loaded) == ()


def test_every_step_of_an_article_stands_once(loaded: Loaded) -> None:
    """By its number in the article; the editor's own steps have none, and say where they come from."""
    found = {
        g.id: {p.id: sorted(step.article_step for step in p.steps if step.article_step) for p in g.procedures}
        for g in loaded.content.guides
    }
    assert found == {g: {p: list(range(1, n + 1)) for p, n in steps.items()} for g, steps in STEPS.items()}


def test_every_step_has_a_box(loaded: Loaded) -> None:
    """Who ticks every box has called, applied and confirmed: each step of each procedure is among the boxes."""
    for guide in loaded.content.guides:
        for procedure in guide.procedures:
            boxes = [item for item in guide.checklist if item.procedure in (None, procedure.id)]
            cited = {(s.article, line) for item in boxes for s in item.sources for line in s.lines}
            for step in procedure.steps:
                assert cited & {(s.article, line) for s in step.sources for line in s.lines}, (guide.id, step.title.en)


def _boxes(content: Content, name: str) -> list[str]:
    guide = _guide(content, name)
    return [item.text.en for phase in PHASES for item in guide.checklist if item.phase == phase]


def _in_order(boxes: list[str], *needed: str) -> None:
    found = [next(n for n, box in enumerate(boxes) if word in box) for word in needed]
    assert found == sorted(found), list(zip(needed, found, strict=True))


def test_boxes_stand_in_workable_order(loaded: Loaded) -> None:
    """What can be lost comes before what loses it."""
    oman = _boxes(loaded.content, "oman-cancel-number-keeping")
    _in_order(oman, "porting", "unlink", "ask customer service what becomes", "Call the carrier", "Apply,", "Keep your")
    hong_kong = _boxes(loaded.content, "hong-kong-cancel-number-keeping")
    _in_order(hong_kong, "port it", "Unlink", "Back up", "contract term", "ask to cancel", "Submit")
    bahrain = _boxes(loaded.content, "bahrain-cancel-number-keeping")
    _in_order(
        bahrain,
        "porting",
        "Unlink",
        "pay every unpaid",
        "Call customer service",
        "before you ask",
        "still outstanding",
        "confirmation email",
    )
    data = [i for i in _guide(loaded.content, "oman-cancel-data").checklist if i.procedure in (None, "prepaid")]
    _in_order(
        [item.text.en for item in data], "porting", "Back up", "ask about any balance", "ask the questions", "refunded"
    )


def test_nobody_in_hong_kong_empties_the_balance_before_porting_is_spoken_of(loaded: Loaded) -> None:
    """A prepaid card without value cannot be ported: nothing that is lost, and no box, asks for it sooner."""
    guide = _guide(loaded.content, "hong-kong-cancel-number-keeping")
    boxes = _boxes(loaded.content, "hong-kong-cancel-number-keeping")
    for texts in ([each.text.en for each in guide.warnings], boxes):
        balance = next(n for n, text in enumerate(texts) if "balance" in text)
        assert any("port" in text.lower() for text in texts[: balance + 1])


@pytest.mark.parametrize("name", ["hong-kong-cancel-number-keeping", "bahrain-cancel-number-keeping"])
def test_bank_logins_are_not_forgotten(loaded: Loaded, name: str) -> None:
    """Also where the article says nothing of them: a step with an editor's note, and a box."""
    guide = _guide(loaded.content, name)
    steps = [step for p in guide.procedures for step in p.steps if step.article_step is None]
    assert any("bank" in detail.en for step in steps for detail in step.details)
    assert all(step.editor_note for step in steps)


def test_official_statements(loaded: Loaded) -> None:
    """At least twenty-five, of eight carriers and the three regulators, each on a page that is known."""
    statements = loaded.content.statements
    pages = {page.id for page in loaded.content.pages}
    assert len(statements) >= 25
    assert len({each.carrier for each in statements if each.carrier}) >= 8
    assert {each.region for each in statements if each.carrier is None} == {"oman", "hong-kong", "bahrain"}
    assert all(source.page in pages for each in statements for source in each.sources)


def test_no_page_is_left_over(loaded: Loaded) -> None:
    """Each public page is cited somewhere."""
    cited = {cited.source.page for cited in loaded.citations}
    assert {page.id for page in loaded.content.pages} - cited == set()


def test_a_number_is_labelled_as_its_page_has_it(loaded: Loaded) -> None:
    """A list of numbers for reporting a loss makes nobody's care line."""
    contacts = [contact for carrier in loaded.content.carriers for contact in carrier.contacts]
    assert all(contact.purpose and contact.reach for contact in contacts)
    listed = [contact for contact in contacts if contact.sources[0].page == "ofca-report-list"]
    assert len(listed) == 4
    assert {contact.purpose for contact in listed} == {"loss"}
    own = {contact.number for contact in contacts if contact.reach == "own"}
    assert own == {"1500", "1503", "1240"}


def test_every_network_has_a_website(loaded: Loaded) -> None:
    """Where no number is known, that is where to look."""
    networks = [carrier for carrier in loaded.content.carriers if carrier.presence == "network"]
    assert [carrier.id for carrier in networks if not carrier.website] == []


def test_faqs(loaded: Loaded) -> None:
    """Only the questions that an article itself answers are FAQs."""
    assert {g.id: len(g.faqs) for g in loaded.content.guides if g.faqs} == FAQS


def test_hotlines_and_promotions(loaded: Loaded) -> None:
    """Each hotline and each occurrence of advertising is one entry."""
    articles = loaded.content.articles
    assert {a.id: len(a.hotlines) for a in articles} == HOTLINES
    assert {a.id: [p.kind for p in a.promotions] for a in articles} == PROMOTIONS
    assert {a.id: a.soft_promotions for a in articles} == SOFT_PROMOTIONS


def test_a_guide_is_named_after_what_it_is_for(loaded: Loaded) -> None:
    """Id, region, action and card agree, with the article too."""
    articles = {article.id: article for article in loaded.content.articles}
    for guide in loaded.content.guides:
        assert guide.id == f"{guide.region}-{guide.action}-{guide.card}"
        article = articles[guide.article]
        assert (article.region, article.action, article.card) == (guide.region, guide.action, guide.card)


def test_every_stating_line_is_cited_by_a_guide_or_a_ledger_entry(loaded: Loaded) -> None:
    """No line of kind fact or mixed is lost."""
    cited: dict[str, set[int]] = {}
    for citation in loaded.citations:
        cited.setdefault(citation.source.article or "", set()).update(citation.source.lines)
    for article in loaded.content.articles:
        stating = {int(line) for line, kind in article.kinds.items() if kind in ("fact", "mixed")}
        assert stating - cited[article.id] == set()


def test_what_was_moved_is_said(loaded: Loaded) -> None:
    """The three articles with steps in the wrong place have an editor's note where something was moved."""
    for name in ("oman-cancel-number-keeping", "oman-cancel-data", "hong-kong-cancel-number-keeping"):
        notes = [step.editor_note for p in _guide(loaded.content, name).procedures for step in p.steps]
        assert any(notes), name


def test_the_balance_comes_before_the_application(loaded: Loaded) -> None:
    """In Oman the balance is settled while the number still lives."""
    steps = _guide(loaded.content, "oman-cancel-number-keeping").procedures[0].steps
    titles = [step.title.en for step in steps]
    assert titles.index("Deal with any unused balance") < titles.index("Submit the cancellation application")


@pytest.mark.parametrize(
    "needed",
    ["number", "identity document", "copy of your passport", "reachable", "bank", "balance", "everything else"],
)
def test_the_oman_checklist_gathers_what_the_article_asks_for(loaded: Loaded, needed: str) -> None:
    """Before cancelling, each thing that the article asks for anywhere stands on the list."""
    before = [i for i in _guide(loaded.content, "oman-cancel-number-keeping").checklist if i.phase == "before"]
    assert any(needed in item.text.en for item in before)


def test_nothing_is_listed_twice(loaded: Loaded) -> None:
    """No checklist has the same entry twice, in either language."""
    for guide in loaded.content.guides:
        for language in (0, 1):
            counted = Counter(item.text[language] for item in guide.checklist)
            assert [text for text, count in counted.items() if count > 1] == []


def test_disagreements_are_of_one_region_and_action(loaded: Loaded) -> None:
    """Two countries differ without disagreeing; each cites at least two places."""
    articles = {article.id: article for article in loaded.content.articles}
    for disagreement in loaded.content.disagreements:
        assert len(disagreement.positions) > 1, disagreement.id
        for source in (source for position in disagreement.positions for source in position.sources):
            if source.article is not None:
                article = articles[source.article]
                assert (article.region, article.action) == (disagreement.region, disagreement.action), disagreement.id


def test_pages_are_set_against_articles(loaded: Loaded) -> None:
    """In Hong Kong on the balance, in Oman on the carriers and the ways to pay."""
    for name in ("balance-hong-kong", "carriers-of-oman", "ways-to-pay-oman"):
        [disagreement] = [each for each in loaded.content.disagreements if each.id == name]
        sources = [source for position in disagreement.positions for source in position.sources]
        assert any(source.page for source in sources)
        assert any(source.article for source in sources)


def test_no_mainland_word_is_left_in_traditional_texts(index: Index) -> None:
    """Neither in a guide nor on the screen stands a word for which the table has Hong Kong's."""
    terms = loaded_terms()
    texts = [*_traditional(index.content()), *(texts[2] for texts in messages._TABLE.values())]
    assert len(texts) > 500
    for text in texts:
        unquoted = re.sub("「.*?」", "", text)
        rest = re.sub("|".join(sorted(map(re.escape, terms.values()), key=len, reverse=True)), "", unquoted)
        assert [mainland for mainland in terms if mainland in rest] == [], text


def loaded_terms() -> dict[str, str]:
    """Return the terms of the table as a converter of characters alone would write them, and as they should be."""
    vocabulary = load(files_of(places.folders())).content.vocabulary.traditional
    convert = Traditional({}).of
    return {convert(simplified): hong_kong for simplified, hong_kong in vocabulary.items() if len(simplified) > 1}


def _traditional(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.zh_hant
    elif isinstance(value, tuple):
        for part in value:
            yield from _traditional(part)


@pytest.mark.parametrize(
    "nonsense", ["儲值多半", "有儲值也有", "資料和連結", "確認資料", "剩餘結餘", "解除綁定增值服務", "説", "銀聯網上"]
)
def test_no_nonsense_in_traditional_texts(index: Index, nonsense: str) -> None:
    """What earlier tables made of sentences."""
    assert not any(nonsense in text for text in _traditional(index.content()))


# Against the originals.


def _lines(articles: Path, article: Article) -> list[str]:
    return (articles / article.file).read_text(encoding="utf-8").split("\n")


def test_hash_bytes_and_lines(articles: Path, loaded: Loaded) -> None:
    """A ledger is about the very file it names."""
    for article in loaded.content.articles:
        data = (articles / article.file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == article.sha256
        assert len(data) == article.bytes
        assert len(_lines(articles, article)) == article.lines


def test_every_line_that_is_not_blank_has_a_kind(articles: Path, loaded: Loaded) -> None:
    """No line of an article was passed over, and no blank one was given a kind."""
    for article in loaded.content.articles:
        written = {str(n) for n, line in enumerate(_lines(articles, article), start=1) if line.strip()}
        assert written == set(article.kinds), article.id


def test_headings_and_separators_look_like_it(articles: Path, loaded: Loaded) -> None:
    """What is called a heading or separator is one."""
    for article in loaded.content.articles:
        lines = _lines(articles, article)
        for number, kind in article.kinds.items():
            line = lines[int(number) - 1].strip()
            assert (line == "---") == (kind == "separator"), (article.id, number)
            if kind == "heading":
                assert line.startswith(("#", "**")), (article.id, number)


def test_hotlines_stand_on_their_lines(articles: Path, loaded: Loaded) -> None:
    """Every hotline, with its carrier's name, is printed on the line that is recorded for it."""
    for article in loaded.content.articles:
        lines = _lines(articles, article)
        for hotline in article.hotlines:
            line = lines[hotline.sources[0].lines[0] - 1]
            assert hotline.number in line
            assert hotline.named in line
        printed = sum(len(re.findall(r"\+\d{3} \d{4} \d{4}", line)) for line in lines)
        assert printed == len(article.hotlines)


def test_promotions_stand_on_their_lines(articles: Path, loaded: Loaded) -> None:
    """Every handle and link of the advertising is on its line, and no other handle or link is in the article."""
    for article in loaded.content.articles:
        lines = _lines(articles, article)
        for promotion in article.promotions:
            line = lines[promotion.sources[0].lines[0] - 1]
            if promotion.handle:
                assert promotion.handle in line
            if promotion.link:
                assert promotion.link.replace("hxxp", "http").replace("[.]", ".") in line
        written = sum(len(re.findall(r"https?://", line)) for line in lines)
        assert written == sum(promotion.link is not None for promotion in article.promotions)


def test_carriers_are_named_on_their_lines(articles: Path, loaded: Loaded) -> None:
    """A carrier that is said to be named on a line is named on it."""
    for article in loaded.content.articles:
        lines = _lines(articles, article)
        for mention in article.carriers:
            for source in mention.sources:
                assert mention.named in lines[source.lines[0] - 1]


def test_no_sentence_of_an_article_is_copied(articles: Path, loaded: Loaded) -> None:
    """No run of twelve Chinese characters of an article stands in a guide; titles in the ledgers are facts."""
    runs: set[str] = set()
    for article in loaded.content.articles:
        text = (articles / article.file).read_text(encoding="utf-8")
        for run in re.findall(r"[\u4e00-\u9fff]{12,}", text):
            runs.update(run[at : at + 12] for at in range(len(run) - 11))
    for written in loaded.texts:
        for run in re.findall(r"[\u4e00-\u9fff]{12,}", written.text):
            assert not runs.intersection(run[at : at + 12] for at in range(len(run) - 11)), written
