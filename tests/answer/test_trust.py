"""Flags: each where it belongs, and none where it does not."""

import sqlite3

import pytest

from simcancel.answer.trust import FLAGS, MOST_OTHERS, Flag, Trust
from simcancel.authoring.load import Loaded
from simcancel.authoring.numbers import describe
from simcancel.index.store import Index
from simcancel.index.write import write
from simcancel.model import Article, Citation, Contact, Content, FormerName

TODAY = "2026-11-20"


@pytest.fixture(scope="module")
def content(index: Index) -> Content:
    """Everything that is shipped."""
    return index.content()


def _hotline(content: Content, source: str) -> Contact:
    hotlines = (hotline for article in content.articles for hotline in article.hotlines)
    return next(hotline for hotline in hotlines if hotline.sources == (source,))


def _codes(content: Content, contact: Contact, today: str = TODAY) -> list[str]:
    return [flag.code for flag in Trust(content, today).contact(contact).flags]


@pytest.mark.parametrize(
    ("source", "status", "codes"),
    [
        ("000:44", "disputed", {"disputed-hotline"}),
        ("000:45", "disputed", {"disputed-hotline"}),
        ("000:46", "unverified", {"carrier-not-in-region"}),
        ("001:19", "disputed", {"disputed-hotline"}),
        ("001:20", "unverified", {"former-carrier-name"}),
        ("001:21", "disputed", {"disputed-hotline"}),
    ],
)
def test_the_six_hotlines(content: Content, source: str, status: str, codes: set[str]) -> None:
    """All six are unverified and patterned; the worst status applies."""
    assessed = Trust(content, TODAY).contact(_hotline(content, source))
    assert assessed.status == status
    assert {flag.code for flag in assessed.flags} == codes | {"unverified-hotline", "patterned-number"}
    assert assessed.advice is not None


@pytest.mark.parametrize(
    ("source", "other", "other_source"),
    [
        ("000:44", "+968 2469 1111", "001 (line 19)"),
        ("001:19", "+968 2466 0000", "000 (line 44)"),
        ("000:45", "+968 2469 3333", "001 (line 21)"),
        ("001:21", "+968 2477 0000", "000 (line 45)"),
    ],
)
def test_a_disputed_number_names_the_other_and_its_source(
    content: Content, source: str, other: str, other_source: str
) -> None:
    """In each language the other number carries its own flags."""
    flags = Trust(content, TODAY).contact(_hotline(content, source)).flags
    disputed = next(flag for flag in flags if flag.code == "disputed-hotline")
    assert disputed.particular is not None
    for text, words in zip(
        disputed.particular, ("disputed · unverified", "有争议 · 未核实", "有爭議 · 未核實"), strict=True
    ):
        assert f"{other} ⚠ {words}" in text.replace("\u00a0", " ")
    assert other_source in disputed.message.en


def test_flags_stand_worst_first(content: Content) -> None:
    """The first flag is the one that a narrow screen keeps beside the number."""
    for article in content.articles:
        for hotline in article.hotlines:
            order = [FLAGS.index(code) for code in _codes(content, hotline)]
            assert order == sorted(order)


def test_attested_numbers_are_not_doubted_within_a_year(content: Content) -> None:
    """A number that a carrier or regulator has printed has no flag, and its status says so."""
    trust = Trust(content, TODAY)
    attested = [c for carrier in content.carriers for c in carrier.contacts]
    attested += [c for region in content.regions for c in region.regulator.contacts]
    assert len(attested) > 15
    for contact in attested:
        assert trust.contact(contact).status == "attested"
        assert trust.contact(contact).flags == ()


@pytest.mark.parametrize(
    ("seen_on", "today", "stale"),
    [
        ("2026-11", "2027-11-01", False),
        ("2026-11", "2027-11-02", True),
        ("2026-11-20", "2027-11-20", False),
        ("2026-11-20", "2027-11-21", True),
        ("2026", "2026-11-20", False),
        ("2026", "2027-01-02", True),
    ],
)
def test_stale(content: Content, seen_on: str, today: str, *, stale: bool) -> None:
    """More than a year after it was seen, an attested number is flagged; of a month or a year, the first day counts."""
    contact = content.carriers[1].contacts[0]._replace(seen_on=seen_on)
    assert ("stale" in _codes(content, contact, today)) is stale


def test_a_later_check_counts_as_verified(content: Content) -> None:
    """What somebody checked with the carrier is verified, from the day of the check."""
    contact = content.carriers[1].contacts[0]._replace(checked_on="2027-06-01")
    assessed = Trust(content, "2027-12-01").contact(contact)
    assert assessed.status == "verified"
    assert assessed.flags == ()


def test_invalid_number(content: Content) -> None:
    """What libphonenumber refuses is flagged."""
    contact = content.carriers[1].contacts[0]._replace(valid=False)
    assert "invalid-number" in _codes(content, contact)


def test_an_invalid_number_and_a_fax_are_no_advice(content: Content) -> None:
    """Beside a doubtful number stands the carrier's own where there is a valid one to call, else where to look."""
    hotline = _hotline(content, "001:20")
    advice = Trust(content, TODAY).contact(hotline).advice
    assert advice is not None
    for changes in ({"valid": False}, {"kind": "fax"}):
        carriers = tuple(
            each._replace(contacts=tuple(contact._replace(**changes) for contact in each.contacts))
            for each in content.carriers
        )
        other = Trust(content._replace(carriers=carriers), TODAY).contact(hotline).advice
        assert other is not None
        assert other != advice
        assert "https://" in other.en


def test_a_doubtful_number_that_cannot_be_right_has_advice_too(content: Content) -> None:
    """There it is needed most."""
    assessed = Trust(content, TODAY).contact(_hotline(content, "001:20")._replace(valid=False))
    assert assessed.dial == "no"
    assert assessed.advice is not None


def test_an_old_number_is_checked_before_it_is_dialled(content: Content) -> None:
    """Within a year after it was seen, it is dialled as it is."""
    contact = content.carriers[1].contacts[0]._replace(seen_on="2026-11")
    assert Trust(content, "2027-10-01").contact(contact).dial == "yes"
    assert Trust(content, "2029-01-01").contact(contact).dial == "check"


def _with_numbers(content: Content, *numbers: str) -> tuple[Content, Article]:
    article = next(article for article in content.articles if article.id == "000")
    hotline = article.hotlines[0]
    hotlines = tuple(
        hotline._replace(number=n, e164=describe(n, "OM")[0], sources=(Citation(f"000:{i}"),))
        for i, n in enumerate(numbers, start=1)
    )
    article = article._replace(hotlines=hotlines)
    others = tuple(other for other in content.articles if other.id not in ("000", "001"))
    return content._replace(articles=(article, *others)), article


@pytest.mark.parametrize(
    ("numbers", "patterned"),
    [
        (("+968 2466 0000", "+968 2477 0000"), True),
        (("+968 2469 1111", "+968 2469 2222"), True),
        (("+968 2466 0000",), False),
        (("+968 2466 0000", "+968 2466 0000"), False),
        (("+968 2412 0000", "+968 2466 1111"), False),
        (("+968 2466 1234", "+968 2477 1234"), False),
        (("+968 2466 0000", "12580"), False),
        (("+968 2466 0000", "+968 24 0000"), False),
        (("+968 2466 0000", "+968 2467 1111"), True),
        (("+968 2466 0000", "+968 2477 1111"), False),
        (("0000", "1111"), False),
        (("2466 0000", "+968 2477 0000"), True),
        (("24660000", "00968 2469-1111", "+968 2469 2222"), True),
    ],
)
def test_patterned_numbers(content: Content, numbers: tuple[str, ...], *, patterned: bool) -> None:
    """Alike but for a digit or two, and ending in one digit four times over: both are needed."""
    changed, article = _with_numbers(content, *numbers)
    for hotline in article.hotlines:
        assert ("patterned-number" in _codes(changed, hotline)) is patterned


def test_articles_without_date_and_with_soft_promotion(content: Content) -> None:
    """Every article is undated; two sell without a handle."""
    trust = Trust(content, TODAY)
    flags = {article.id: [flag.code for flag in trust.article(article)] for article in content.articles}
    assert flags == {
        "000": ["soft-promotion", "undated-article"],
        "001": ["undated-article"],
        "002": ["soft-promotion", "undated-article"],
        "003": ["undated-article"],
        "004": ["undated-article"],
    }
    dated = content.articles[1]._replace(dated="2025-05-13")
    assert trust.article(dated) == ()


@pytest.mark.parametrize(
    ("numbers", "others"),
    [
        (("+968 2466 0000", "+968 2477 0000"), {"disputed-hotline", "patterned-number"}),
        (("+968 2466 1234", "+968 9512 3456"), {"disputed-hotline"}),
    ],
)
def test_a_page_does_not_free_a_number_of_its_flags(
    content: Content, numbers: tuple[str, ...], others: set[str]
) -> None:
    """What an article prints and other articles contradict stays disputed where a page is said to print it as well."""
    changed, article = _with_numbers(content, *numbers)
    hotline = article.hotlines[0]
    attested = hotline._replace(seen_on="2026-11", sources=(Citation("page:omantel"),))
    flags = Trust(changed, TODAY).contact(attested).flags
    assert {flag.code for flag in flags} == others
    [disputed] = [flag for flag in flags if flag.code == "disputed-hotline"]
    assert disputed.particular is not None
    assert ("looks invented" in disputed.particular.en) is ("patterned-number" in others)


@pytest.mark.parametrize("region", ["oman", "bahrain"])
@pytest.mark.parametrize("number", ["2466 0000", "+968 2466 0000"])
@pytest.mark.parametrize("iso", ["OM", "HK"])
def test_no_page_attests_a_disputed_number(loaded: Loaded, region: str, number: str, iso: str) -> None:
    """However it is written, of whatever country, and for a carrier of whatever region it is said to be."""
    other = next(carrier for carrier in loaded.content.carriers if carrier.region == region and carrier.contacts)
    said = other.contacts[0]._replace(number=number, iso=iso, e164=describe(number, iso)[0], valid=True)
    carriers = tuple(
        each._replace(contacts=(said,)) if each.id == other.id else each for each in loaded.content.carriers
    )
    connection = sqlite3.connect(":memory:")
    write(connection, loaded.content._replace(carriers=carriers))
    asked = Index(connection).content(region)
    connection.close()
    contact = next(carrier for carrier in asked.carriers if carrier.id == other.id).contacts[0]
    assert {"disputed-hotline", "patterned-number"} <= set(_codes(asked, contact))


def test_a_short_code_is_another_one_in_each_region(content: Content) -> None:
    """What an article of Oman prints says nothing of the same three digits in Bahrain."""
    changed, article = _with_numbers(content, "4444", "5555")
    batelco = next(carrier for carrier in content.carriers if carrier.region == "bahrain" and carrier.contacts)
    omantel = next(carrier for carrier in content.carriers if carrier.id == article.hotlines[0].carrier)
    for carrier, flagged in ((batelco, False), (omantel, True)):
        attested = batelco.contacts[0]._replace(carrier=carrier.id, number="4444", e164=None)
        assert bool(Trust(changed, TODAY).contact(attested).flags) is flagged


def _flag_of(content: Content, contact: Contact, code: str, today: str = TODAY) -> Flag:
    return next(flag for flag in Trust(content, today).contact(contact).flags if flag.code == code)


def test_a_stale_flag_says_since_when(content: Content) -> None:
    """The day of the check where there was one, else the day the page was seen; in the sentence and beside the number."""
    seen = content.carriers[1].contacts[0]._replace(seen_on="2026-11-03")
    for contact, date in ((seen, "2026-11-03"), (seen._replace(checked_on="2027-01-05"), "2027-01-05")):
        flag = _flag_of(content, contact, "stale", "2029-01-01")
        assert date in flag.message.en
        assert flag.particular == flag.message


def test_an_invalid_number_says_where_and_is_not_dialled(content: Content) -> None:
    """The region of its carrier; of a regulator's number, the regulator."""
    oman = next(carrier for carrier in content.carriers if carrier.region == "oman" and carrier.contacts)
    contact = oman.contacts[0]._replace(valid=False)
    assert "Oman" in _flag_of(content, contact, "invalid-number").message.en
    assert Trust(content, TODAY).contact(contact).dial == "no"
    regulator = next(region.regulator for region in content.regions if region.regulator.contacts)
    theirs = regulator.contacts[0]._replace(valid=False)
    assert regulator.name.en in _flag_of(content, theirs, "invalid-number").message.en


def test_a_page_that_prints_an_invented_number_is_told_which_article_does(content: Content) -> None:
    """By its number."""
    changed, article = _with_numbers(content, "+968 2466 0000", "+968 2477 0000")
    attested = article.hotlines[0]._replace(seen_on="2026-11", sources=(Citation("page:omantel"),))
    assert f"rticle {article.id}" in _flag_of(changed, attested, "patterned-number").message.en


def test_so_many_other_numbers_are_named_and_no_more(content: Content) -> None:
    """An article that prints a hundred for one carrier makes no page of flags."""
    changed, article = _with_numbers(content, *(f"+968 24{number:02} 1234" for number in range(40)))
    flags = Trust(changed, TODAY).contact(article.hotlines[0]).flags
    assert sum(flag.code == "disputed-hotline" for flag in flags) == MOST_OTHERS


def test_a_former_name_says_until_when_if_that_is_known(content: Content) -> None:
    """And nothing of it where it is not."""
    carrier = content.carriers[0]
    for until, says in (("2019-05", True), (None, False)):
        former = carrier._replace(former_names=(FormerName("Oldtel", until),))
        [flag] = [
            flag for flag in Trust(content, TODAY).carrier(former, "Oldtel") if flag.code == "former-carrier-name"
        ]
        assert ("2019-05" in flag.message.en) is says
        assert "None" not in flag.message.en
