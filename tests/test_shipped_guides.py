"""The shipped guides and ledgers: their figures, and each against the article it was drawn from."""

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from simcancel.authoring.load import Loaded
from simcancel.authoring.rules import findings
from simcancel.model import Article, Content, Guide

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


def test_steps(loaded: Loaded) -> None:
    """No step of an article is dropped and none merged."""
    found = {g.id: {p.id: len(p.steps) for p in g.procedures} for g in loaded.content.guides}
    assert found == STEPS


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
    assert titles.index("Settle the remaining balance") < titles.index("Submit the cancellation application")


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


def test_disagreements_cover_what_the_articles_dispute(loaded: Loaded) -> None:
    """Both hotlines, the waiting time, the end of the number, balance, confirmation and reactivation are compared."""
    subjects = {d.id: d for d in loaded.content.disagreements}
    wanted = {
        "hotline-omantel",
        "hotline-vodafone-oman",
        "carriers-of-oman",
        "waiting-time",
        "when-the-number-dies",
        "balance",
        "confirmation",
        "reactivation",
    }
    assert wanted <= subjects.keys()
    for disagreement in subjects.values():
        assert len(disagreement.positions) > 1, disagreement.id
    sources = [source for position in subjects["reactivation"].positions for source in position.sources]
    assert {"004:59", "004:71"} <= set(sources)


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
