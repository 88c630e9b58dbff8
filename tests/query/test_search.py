"""Search: the queries with known answers, and what must hold for any query."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simcancel.answer.make import search_answer
from simcancel.authoring.files import files_of
from simcancel.authoring.load import Loaded, load
from simcancel.index import store
from simcancel.index.store import Index
from simcancel.index.write import write
from simcancel.model import Citation
from simcancel.query.filters import Filters
from simcancel.query.search import MAX_LENGTH, Hit, QueryTooLongError, search
from tests.authoring.test_load import MINIMAL, write_files
from tests.conftest import ROOT, TODAY, Run


def _queries(name: str) -> list[dict[str, Any]]:
    queries: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "data" / name).read_text(encoding="utf-8"))[
        "queries"
    ]
    return [{**query, "q": str(query["q"])} for query in queries]


def _cited(sources: Any) -> set[tuple[str | None, int]]:
    cited = map(Citation, sources)
    return {(source.article, line) for source in cited for line in source.lines}


def _hits(query: str, index: Index) -> Sequence[Hit]:
    return search(query, index, limit=1000).hits


def _answers_guide(query: dict[str, Any], hits: Sequence[Hit]) -> bool:
    return bool(hits) and hits[0].entry.guide in query["guides"]


def _answers_lines(query: dict[str, Any], hits: Sequence[Hit]) -> bool:
    wanted = _cited(query["lines"])
    return any(wanted & _cited(hit.entry.sources) for hit in hits[:3])


@pytest.mark.parametrize(
    ("name", "guides_missed", "lines_missed", "found_wrongly"),
    [
        ("queries-dev.yaml", 0, 0, 0),
        ("queries-own.yaml", 0, 0, 0),
        ("queries-blind.yaml", 1, 1, 0),
        ("queries-blind-2.yaml", 1, 2, 1),
        ("queries-blind-3.yaml", 0, 0, 0),
        ("queries-blind-4.yaml", 2, 0, 0),
        ("queries-blind-5.yaml", 1, 0, 0),
        ("queries-blind-6.yaml", 4, 4, 2),
    ],
)
def test_quality(index: Index, name: str, guides_missed: int, lines_missed: int, found_wrongly: int) -> None:
    """The figures reached are held: right guide first, right line among the first three, nothing for the negatives."""
    queries = [(query, _hits(query["q"], index)) for query in _queries(name)]
    positive = [(query, hits) for query, hits in queries if query["guides"]]
    wrong_guide = [query["q"] for query, hits in positive if not _answers_guide(query, hits)]
    wrong_lines = [query["q"] for query, hits in positive if "lines" in query and not _answers_lines(query, hits)]
    wrong_hits = [query["q"] for query, hits in queries if not query["guides"] and hits]
    assert len(wrong_guide) <= guides_missed, wrong_guide
    assert len(wrong_lines) <= lines_missed, wrong_lines
    assert len(wrong_hits) <= found_wrongly, wrong_hits


@pytest.mark.parametrize("name", ["queries-dev.yaml", "queries-own.yaml"])
def test_among_many_entries_the_first_hit_is_the_same(index: Index, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There those that hold all that is asked for are looked at first, and no others if they are enough."""
    queries = [query["q"] for query in _queries(name)]
    first = [_ids(index, query)[:1] for query in queries]
    monkeypatch.setattr(store, "MANY", 0)
    monkeypatch.setattr(store, "MOST_CANDIDATES", 20)
    assert [_ids(index, query)[:1] for query in queries] == first


def test_among_many_entries_those_that_hold_everything_are_enough(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are looked at only where there are too few of them."""
    refunds, oman, bahrain = frozenset({"refund"}), frozenset({"=region=oman"}), frozenset({"=region=bahrain"})

    def held(*groups: frozenset[str]) -> list[bool]:
        found = index.candidates(groups, (), (), ())
        return [all(group & (each.own | each.context) for group in groups) for each in found]

    monkeypatch.setattr(store, "MOST_CANDIDATES", 5)
    assert not all(held(refunds, oman))
    monkeypatch.setattr(store, "MANY", 0)
    assert held(refunds, oman) == [True] * 5
    assert held(refunds, bahrain) == [False] * 5  # no entry holds both


def _ids(index: Index, query: str) -> list[int]:
    return [hit.entry.id for hit in _hits(query, index)]


@pytest.mark.parametrize(
    "query", ["餘額退款", "yue tuikuan", "refund balance", "refnud balanse", "ｒｅｆｕｎｄ　ｂａｌａｎｃｅ", "余鹅退宽"]
)
def test_one_question_in_many_spellings(index: Index, query: str) -> None:
    """Simplified, Traditional, pinyin, English, misspelt, full-width and homophonous lead to the same entries.

    Among them, those that say it in the same words come first.
    """
    assert set(_ids(index, query)) == set(_ids(index, "余额退款")) != set()


@pytest.mark.parametrize(
    "query", ["24691111", "2469 1111", "+96824691111", "691111", "00968 2469 1111", "+968-2469-1111"]
)
def test_a_number_or_a_part_of_it(run: Run, query: str) -> None:
    """The one contact of article 001, with its flags."""
    [hit] = run(["search", query, "--json"]).json["hits"]
    assert (hit["kind"], hit["number"], hit["sources"]) == ("contact", "+968 2469 1111", ["001:19"])
    assert {flag["code"] for flag in hit["flags"]} == {"disputed-hotline", "unverified-hotline", "patterned-number"}
    assert "+968 2469 1111 ⚠ disputed" in run(["search", query]).out


def test_numbers_in_a_sentence(run: Run) -> None:
    """Are looked up, each of them, and whether to dial them is said."""
    for query in ("is 24691111 to be trusted?", "24691111 omantel", "24691111 是真的吗", "call +968 2469 1111 now?"):
        [hit] = run(["search", query, "--json"]).json["hits"]
        assert hit["number"] == "+968 2469 1111"
    assert len(run(["search", "24660000 24691111", "--json"]).json["hits"]) == 2
    out = run(["search", "is 24691111 to be trusted?"]).out
    assert "Do not dial it before you have checked it." in out
    assert "simcancel contacts omantel" in out
    unknown = run(["search", "is 24691112 to be trusted?"])
    assert (unknown.status, unknown.out) == (1, "")


@pytest.mark.parametrize("query", ["12", "800"])
def test_too_few_digits_are_told(run: Run, query: str) -> None:
    """That no page has such a number would be false."""
    assert "Give four digits or more" in run(["search", query]).err


@pytest.mark.parametrize(
    ("query", "number"), [("1500", "1500"), ("196", "196"), ("12580", "+852 12580"), ("178178", "178 178")]
)
def test_short_codes(index: Index, query: str, number: str) -> None:
    """A short code is found, before the numbers that hold it."""
    hits = _hits(query, index)
    assert {hit.entry.kind for hit in hits} == {"contact"}
    assert f'"{number}"' in (hits[0].entry.fact or "")


def _found_among(numbers: Sequence[str], query: str, folder: Path) -> list[str]:
    """Return those of some numbers of one carrier that a query finds, in order."""
    contacts = "".join(f'      - {{number: "{number}", page: sea, purpose: care, reach: own}}\n' for number in numbers)
    carriers = MINIMAL["carriers.yaml"] + f"    contacts:\n{contacts}"
    loaded = load(files_of([write_files(folder, {"carriers.yaml": carriers})]))
    with closing(sqlite3.connect(":memory:")) as connection:
        write(connection, loaded.content)
        hits = search(query, Index(connection)).hits
        return [number for hit in hits for number in numbers if f'"{number}"' in (hit.entry.fact or "")]


def test_a_whole_short_code_stands_before_longer_numbers(tmp_path: Path) -> None:
    """Wherever it stands in the files; the longer one is an article's too."""
    numbers = ("+354 410 1234", "+354 551 4410", "4101")
    assert _found_among(numbers, "4101", tmp_path) == ["4101", "+354 410 1234", "+354 410 1234"]


def test_all_digits_that_were_typed_are_looked_for_first(tmp_path: Path) -> None:
    """Two noughts at their beginning may be the number's own, and not those that are dialled for abroad."""
    numbers = ("+354 551 1234", "+354 400 1234")
    assert _found_among(numbers, "001234", tmp_path) == ["+354 400 1234"]
    assert _found_among(numbers, "003545511234", tmp_path) == ["+354 551 1234"]


def test_a_doubtful_carrier_is_found_with_its_flag(run: Run) -> None:
    """A hit that is a carrier says why not to trust it."""
    hits = run("search africell --kind carrier --json").json["hits"]
    assert hits
    assert all([flag["code"] for flag in hit["flags"]] == ["carrier-not-in-region"] for hit in hits)
    assert "⚠ no such carrier there" in run("search africell --kind carrier").out


def test_a_carrier_doubtful_twice_is_found_with_both_flags(index: Index) -> None:
    """The worse one first."""
    content = index.content("oman")
    carriers = tuple(
        each._replace(presence="absent") if each.id == "ooredoo-oman" else each for each in content.carriers
    )
    found = search("ooredoo", index, Filters("oman", None, "cancel", "data"), ["carrier"])
    [hit] = search_answer(found, Filters(), content._replace(carriers=carriers), TODAY).hits
    assert [flag.code for flag in hit.flags] == ["carrier-not-in-region", "former-carrier-name"]


def test_a_number_that_must_not_be_dialled_says_so(run: Run) -> None:
    """Whoever looks up the number of a carrier that is not there reads it beside the number."""
    assert "Do not dial it." in run("search 24440000").out


@pytest.mark.parametrize(
    "query",
    ["@esim1088", "@ESIM1088", "esim1088", "TG @esim1088", "TG💪+ @esim1088", "@jx0703 on https://t.me/esim1088"],
)
def test_a_handle_finds_its_advertising(run: Run, query: str) -> None:
    """Every occurrence, defanged, and nothing else; of a link and a handle, the link counts."""
    hits = run(["search", query, "--json", "--limit", "20"]).json["hits"]
    assert len(hits) == 8
    assert {hit["why"] for hit in hits} == {"the handle is @esim1088"}
    assert all(hit["kind"] == "promotion" and "hxxps://t[.]me" in hit["text"] for hit in hits)
    assert all(hit["flags"][0]["code"] == "telegram-promotion" for hit in hits)


def test_a_word_is_a_handle_only_where_it_stands_alone(index: Index) -> None:
    """Beside another one, both are words to look for."""
    [hit] = _hits("jx0703 esim", index)
    assert [why.en for why in hit.why] == ["jx0703"]


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/jx0703",
        "https://t.me/s/jx0703",
        "http://telegram.me/JX0703/",
        "telegram.dog/jx0703?start=1",
        "t.me/jx0703",
        "t．me/jx0703",
        "t。me/jx0703",
        "t·me/jx0703",
        "t(dot)me/jx0703",
        "hxxps://t[.]me/s/jx0703",
        "tg://resolve?domain=jx0703",
        "tg:resolve?start=a&domain=jx0703",
        "jx0703.t.me",
        "[[TG💪+ @jx0703](https://t.me/s/jx0703)]",
        "is https://t.me/jx0703 to be trusted?",
    ],
)
def test_a_link_to_a_seller_finds_its_advertising(run: Run, link: str) -> None:
    """In every shape that a client accepts, live or defanged."""
    [hit] = run(["search", link, "--json"]).json["hits"]
    assert (hit["kind"], hit["sources"]) == ("promotion", ["003:83"])
    assert run(["search", link.replace("0703", "0704").replace("JX", "JY")]).status == 1


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("確認郵牛", "確認郵件"), ("重新激话", "重新激活"), ("滯衲金", "滞纳金"), ("购买证名", "购买证明")],
)
def test_one_wrong_character(index: Index, wrong: str, right: str) -> None:
    """One that looks or sounds alike, in either script."""
    assert _ids(index, wrong)[:1] == _ids(index, right)[:1] != []


@pytest.mark.parametrize(
    "query",
    [
        "cancel my passport",
        "renew oman residence visa",
        "注销公司",
        "香港公司註銷",
        "取消銀行戶口 香港",
        "oman electricity bill payment",
        "巴林 酒店 退款",
        "續期 駕照 香港",
        "bahrain renew",
        "澳門電話卡 續期",
        "t-mobile customer service number",
    ],
)
def test_what_is_about_something_else_is_not_found(run: Run, query: str) -> None:
    """Though the verb or the region is known."""
    assert run(["search", query]).status == 1


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("unlink bank accounts before cancelling oman", "000:83"),
        ("do i need my passport to renew in a shop", "002:27"),
        ("注销香港卡要身份证照片吗", "003:36"),
        ("don't throw it away bahrain", "004:7"),
    ],
)
def test_what_guides_name_is_found(run: Run, query: str, line: str) -> None:
    """A passport or a bank account beside an action is no other subject, as long as it is not what is cancelled."""
    cited = [source for hit in run(["search", query, "--json"]).json["hits"][:3] for source in hit["sources"]]
    article, number = line.split(":")
    assert any(int(number) in _lines(source) for source in cited if source.startswith(article)), cited


def _lines(source: str) -> range:
    first, _, last = source.partition(":")[2].partition("-")
    return range(int(first), int(last or first) + 1)


@pytest.mark.parametrize(
    "query",
    [
        "@esim2066",
        "@esim108",
        "@esim10888",
        "esim1089",
        "singapore sim cancel",
        "hong kong hotel booking",
        "24691112",
        "泰国保号卡",
    ],
)
def test_what_no_guide_covers_is_not_found(run: Run, query: str) -> None:
    """A word that nothing knows is not ignored: nothing found, status 1, suggestions apart and on stderr."""
    ran = run(["search", query])
    assert (ran.status, ran.out) == (1, "")
    assert "Nothing found" in ran.err
    answered = run(["search", query, "--json"])
    assert answered.status == 1
    assert answered.json["hits"] == []


def test_suggestions_stand_apart(run: Run) -> None:
    """Where the query names an action, the guides on it are suggested, in their order."""
    assert run(["search", "singapore sim cancel", "--json"]).json["suggestions"] == [
        "simcancel show oman cancel number-keeping",
        "simcancel show oman cancel data",
        "simcancel show hong-kong cancel number-keeping",
        "simcancel show bahrain cancel number-keeping",
    ]


def test_no_suggestion_out_of_nothing(index: Index) -> None:
    """A query that names nothing known gets none."""
    assert search("pizza recipe", index).instead == ()


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("refund", "refund"),
        ("refnud", "refnud read as refund"),
        ("注消", "注消 sounds like 注销"),
        ("hu zhao", "hu zhao = "),
        ("691111", "the number holds 691111"),
        ("@jx0703", "the handle is @jx0703"),
    ],
)
def test_every_hit_says_why(index: Index, query: str, why: str) -> None:
    """Correction, sound, meaning, number and handle are told apart."""
    hits = _hits(query, index)
    assert hits
    assert any(each.en.startswith(why) for each in hits[0].why), hits[0].why


def test_what_only_stands_in_the_place_asked_for_is_found(index: Index) -> None:
    """Where nothing but a place is asked for: every step of the guide, though none says Oman or data."""
    [guide] = index.content("oman", "cancel", "data").guides
    steps = {step.title for procedure in guide.procedures for step in procedure.steps}
    assert steps <= {hit.entry.text for hit in _hits("oman data", index)}


def test_initials_of_two_regions_are_no_word(index: Index) -> None:
    """Those of Hong Kong and Oman, xgam, are not; those of Hong Kong and a number-keeping card, xgbhk, are."""
    assert _hits("xgam", index) == ()
    assert {hit.entry.guide for hit in _hits("xgbhk", index)} == {"hong-kong-cancel-number-keeping"}


def test_an_entry_of_another_region_is_no_answer(index: Index) -> None:
    """A query that names a region finds nothing elsewhere."""
    assert {hit.entry.guide for hit in _hits("bahrain refund", index)} <= {"bahrain-cancel-number-keeping"}


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("search refund --kind faq", lambda hit: hit["kind"] == "faq"),
        ("search cancel --region hk", lambda hit: hit["guide"].startswith("hong-kong")),
        ("search hotline --carrier nawras --kind contact", lambda hit: "Ooredoo" in hit["text"]),
        ("search 确认 --action renew", lambda hit: "renew" in hit["guide"]),
        ("search 护照 --card 上网卡", lambda hit: hit["guide"] == "oman-cancel-data"),
    ],
)
def test_options_narrow(run: Run, line: str, check: Any) -> None:
    """Region, carrier, action, card (in any spelling) and kind."""
    hits = run(f"{line} --json").json["hits"]
    assert hits
    assert all(check(hit) for hit in hits)


def test_a_hit_says_what_to_do(run: Run) -> None:
    """Where its text is but a title: the step's first detail, the question that a disagreement raises."""
    out = run("search hong kong balance --kind disagreement").out
    assert "> Is my balance (how much?) moved, refunded or lost; how, when?" in out
    [step, *_] = run("search return the device --kind step --json").json["hits"]
    assert step["detail"] == "When you cancel, return any device (phone, tablet …) tied to the card."


def test_why_is_said_once_a_group(run: Run) -> None:
    """Not at each of the hits of a guide that match in the same way."""
    out = run("search refund").out
    groups = [group for group in out.split("\n\n")[1:] if group.startswith(("Cancel", "Renew"))]
    assert groups
    assert all(group.count("matches: refund") == 1 for group in groups)


def test_marks_are_words_of_the_text(run: Run) -> None:
    """No key of the index."""
    for hit in run("search 退款 余额 --json").json["hits"]:
        assert all(mark in hit["text"].casefold() or not mark.isascii() for mark in hit["marks"])


def test_limit(run: Run) -> None:
    """At most so many."""
    assert len(run("search cancel --limit 3 --json").json["hits"]) == 3


def test_hits_on_the_screen(run: Run) -> None:
    """Grouped by guide, with the command that opens it; the matching words are marked in colour."""
    out = run("search 押金").out
    assert "simcancel show bahrain cancel number-keeping" in out
    colored = run("search deposit --color always --format terminal").out
    assert "\x1b[1;4mdeposit" in colored


@pytest.mark.parametrize(
    "line",
    [
        ["search"],
        ["search", ""],
        ["search", "   "],
        ["search", "x" * (MAX_LENGTH + 1)],
        ["search", "refund", "--region", "narnia"],
    ],
)
def test_bad_queries(run: Run, line: list[str]) -> None:
    """Empty, endless and wrongly narrowed queries are wrong usage."""
    ran = run(line)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("simcancel: ")


@given(query=st.text(max_size=40) | st.text(alphabet="阿曼注销卡退款omanrefund @+968 *\"'()-:", max_size=30))
def test_any_text_is_a_query(index: Index, query: str) -> None:
    """No text breaks the search; scores fall and lie between 0 and 1."""
    scores = [hit.score for hit in _hits(query, index)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_too_long(index: Index) -> None:
    """A hundred thousand characters are refused at once."""
    with pytest.raises(QueryTooLongError):
        search("注销" * 50_000, index)


def test_filters_reach_numbers_too(index: Index) -> None:
    """A number of another region is not found within one."""
    assert search("691111", index, Filters(region="bahrain")).hits == ()
    assert search("691111", index, kinds=["faq"]).hits == ()


def test_the_longest_query(index: Index) -> None:
    """Five hundred characters are answered, one more is refused."""
    search("注" * MAX_LENGTH, index)
    with pytest.raises(QueryTooLongError):
        search("注" * (MAX_LENGTH + 1), index)


def test_ten_hits_unless_more_are_asked_for(index: Index) -> None:
    """And how many there are."""
    found = search("注销", index)
    assert (len(found.hits), found.total > 10) == (10, True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("oman xyzzy plugh", ["oman-cancel-number-keeping", "oman-cancel-data", "oman-renew-number-keeping"]),
        ("renew xyzzy plugh", ["oman-renew-number-keeping"]),
        ("data card xyzzy plugh", ["oman-cancel-data"]),
        ("oman hong kong xyzzy plugh", ["hong-kong-cancel-number-keeping"]),
    ],
)
def test_where_nothing_is_found_guides_are_named(index: Index, query: str, expected: list[str]) -> None:
    """Those of the region, action and card that the query names; of two regions, the last."""
    found = search(query, index)
    assert found.hits == ()
    assert [cell.id for cell in found.instead] == expected


def test_of_many_guides_that_may_help_four_are_named(loaded: Loaded) -> None:
    """The first of them."""
    guide = loaded.content.guides[0]
    guides = tuple(guide._replace(id=f"guide-{name}") for name in "ecadbf")
    with closing(sqlite3.connect(":memory:")) as connection:
        write(connection, loaded.content._replace(guides=guides))
        instead = search("oman xyzzy plugh", Index(connection)).instead
    assert [cell.id for cell in instead] == ["guide-e", "guide-c", "guide-a", "guide-d"]
