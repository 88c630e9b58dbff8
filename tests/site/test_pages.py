"""The pages of the site: which there are, where their links lead, and that nothing hostile comes through."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import html5lib
import pytest

from simcancel.index.store import Index
from simcancel.index.write import write
from simcancel.model import LANGUAGES, NO_WORDS, Content, Text
from simcancel.site.addresses import Addresses
from simcancel.site.folder import _locked
from simcancel.site.pages import Pages
from simcancel.site.searching import records_of
from tests.authoring.test_load import write_files
from tests.conftest import TODAY, Run
from tests.site.conftest import published

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
OWN_SCRIPTS = {"site.js", "search.js"}


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def _parsed(page: Path) -> Any:
    return html5lib.HTMLParser(strict=True).parse(page.read_text(encoding="utf-8"))


def _elements(page: Path, *names: str) -> Iterator[Any]:
    return (each for each in _parsed(page).iter() if each.tag in {NAMESPACE + name for name in names})


def test_every_guide_has_its_pages_in_every_language(site: Path, index: Index) -> None:
    """At an address that says what it is."""
    for cell in index.cells():
        for language in LANGUAGES:
            guide = site / language / cell.region / cell.action / cell.card
            for below in ("", "checklist", "letter", "card", "all"):
                assert (guide / below / "index.html").is_file()
    for carrier in ("omantel", "three-hk", "batelco"):
        assert list(site.glob(f"zh-Hant/*/contacts/{carrier}/index.html"))


def test_every_link_leads_somewhere(site: Path) -> None:
    """To a file of the site and a place in it, or to a page that is cited."""
    anchors = {page: set(re.findall(r' id="([^"]+)"', page.read_text(encoding="utf-8"))) for page in _pages(site)}
    links = 0
    for page in anchors:
        for element in _elements(page, "a", "link", "script", "form"):
            address = element.get("href") or element.get("src") or element.get("action")
            if address is None or address.startswith(("https://", "tel:")):
                assert element.tag != f"{NAMESPACE}script"
                continue
            path, section = urldefrag(address)
            target = (page.parent / unquote(path)).resolve() if path else page
            assert target.is_file(), (page, address)
            assert not section or section in anchors[target], (page, address)
            links += 1
    assert links > 5000


def test_every_page_is_linked(site: Path) -> None:
    """From the first page on, by links alone."""
    seen: set[Path] = set()
    found = [site / "index.html"]
    while found:
        page = found.pop()
        if page in seen:
            continue
        seen.add(page)
        hrefs = [urldefrag(element.get("href", ""))[0] for element in _elements(page, "a")]
        found += [(page.parent / href).resolve() for href in hrefs if href and not href.startswith(("https:", "tel:"))]
    assert seen == {page.resolve() for page in _pages(site)}


def test_languages_are_linked_to_each_other(site: Path) -> None:
    """Each page names itself in every language, and is in the one that it says."""
    for page in _pages(site):
        alternates = [each for each in _elements(page, "link") if each.get("rel") == "alternate"]
        assert [each.get("hreflang") for each in alternates] == list(LANGUAGES)
        language = page.relative_to(site).parts[0]
        if language in LANGUAGES:
            own = next(each for each in alternates if each.get("hreflang") == language)
            assert (page.parent / own.get("href")).resolve() == page.resolve()
            assert f'<html lang="{language}">' in page.read_text(encoding="utf-8")


def test_citations_lead_to_their_sources(site: Path) -> None:
    """On the whole guide to the source itself, elsewhere to the page that has it."""
    whole = (site / "en/oman/cancel/data/all/index.html").read_text(encoding="utf-8")
    anchor = re.search(r'<a href="#(source-\d+)">001:35</a>', whole)
    assert anchor is not None
    assert re.search(rf'<li id="{anchor[1]}">.*\[001:N\]', whole)
    short = (site / "en/oman/cancel/data/index.html").read_text(encoding="utf-8")
    assert '/oman/cancel/data/all/index.html#sources">TRA Oman</a>' in short


def test_every_number_has_its_mark(site: Path) -> None:
    """On every page: a doubtful one its flag in the same unbroken piece, an attested one its tick."""
    flagged = 0
    for page in _pages(site):
        text = page.read_text(encoding="utf-8")
        for piece in re.findall(r'<span class="doubtful">.*?</span>(.*?)</span>', text):
            assert re.match(r' <span class="flag">⚠&nbsp;', piece)
            flagged += 1
        doubtful = text.count("2469 1111") + text.count("2466 0000")
        assert doubtful == len(
            re.findall(r"(?:2469 1111|2466 0000)</span> <span class=\"flag\">⚠|246[69] [01]{4} ⚠", text)
        )
    assert flagged > 100


def test_the_program_s_commands_are_pages(site: Path) -> None:
    """No page tells a reader to type anything."""
    for page in _pages(site):
        text = re.sub(r"<script.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"simcancel (show|contacts|checklist|flags|list|letter)\b", text), page


def test_every_record_leads_to_the_page_that_says_it(site: Path, index: Index) -> None:
    """And to a place on it, in every language; no number in it is without its mark."""
    regions = {region.id: region for region in Pages(index, TODAY, can_search=True).covered()}
    pages = Pages(index, TODAY, can_search=True)
    records = [
        record
        for region in regions.values()
        for record in records_of(index, pages.listed(region, index.content(region.id)), TODAY)
    ]
    assert len(records) == index.size()
    for record in records:
        path, section = urldefrag(record.meta["address"])
        for language in LANGUAGES:
            page = site / language / path / "index.html"
            assert page.is_file(), record
            assert not section or f' id="{section}"' in page.read_text(encoding="utf-8"), record
            number = record.meta.get(f"number-{language}", "✓")
            assert number.startswith("✓") or "⚠" in number


def test_what_no_article_covers_is_told(site: Path) -> None:
    """On the home page and on the region's."""
    for page in ("en/index.html", "en/bahrain/index.html"):
        text = re.sub(r"<[^>]+>", "", (site / page).read_text(encoding="utf-8"))
        told = text.rpartition("What is doubtful: Bahrain")[2]
        assert re.findall(r"\b(?:cancel|renew) · \w+", told) == ["cancel · data", "renew · number", "renew · data"]


def test_a_command_of_nothing_here_has_no_page() -> None:
    """Of what there is: the guide, or the first of the region."""
    addresses = Addresses({"oman": [("cancel", "data"), ("renew", "data")]}, {"omantel": "oman"})
    assert addresses.of("simcancel show oman renew data") == "oman/renew/data/"
    assert addresses.of("simcancel show omantel --section contacts") == "oman/cancel/data/all/#contacts"
    assert addresses.of("simcancel contacts omantel") == "oman/contacts/omantel/"
    assert addresses.of("simcancel flags oman") == "oman/flags/"
    assert addresses.of("simcancel list oman") == "oman/"
    assert addresses.of("simcancel show atlantis") is None
    # What a guide's own text may say.
    assert addresses.of("simcancel show omantel --section") == "oman/cancel/data/"
    assert addresses.of("simcancel show omantel --section evil") == "oman/cancel/data/"
    assert Addresses({}, {"ghost": "nowhere"}).of("simcancel contacts ghost") is None


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> https://t.me/seller \"'>&{{7*7}}</p><a href=https://t.me/s/x>"


def _spoilt(value: Any) -> Any:
    """Return a value with every text in it hostile."""
    if isinstance(value, Text):
        return Text(*(f"{text} {HOSTILE}" for text in value))
    if isinstance(value, tuple):
        parts = [_spoilt(part) for part in value]
        return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value


def hostile_content(content: Content) -> Content:
    """Return the content with hostile texts, and hostile names where an article gives them."""
    spoilt: Content = _spoilt(content._replace(vocabulary=NO_WORDS))._replace(vocabulary=content.vocabulary)
    articles = tuple(
        article._replace(
            title=f"{article.title} {HOSTILE}",
            carriers=tuple(each._replace(named=f"{each.named} {HOSTILE}") for each in article.carriers),
            promotions=tuple(each._replace(handle=f"{each.handle} {HOSTILE}") for each in article.promotions),
        )
        for article in spoilt.articles
    )
    pages = tuple(page._replace(publisher=f"{page.publisher} {HOSTILE}") for page in spoilt.pages)
    return spoilt._replace(articles=articles, pages=pages)


@pytest.fixture(scope="module")
def hostile(loaded: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of hostile guides."""
    import sqlite3  # noqa: PLC0415

    with closing(sqlite3.connect(":memory:")) as connection:
        write(connection, hostile_content(loaded.content))
        return published(Index(connection), tmp_path_factory.mktemp("hostile") / "site")


def test_a_hostile_guide_puts_nothing_on_the_site(hostile: Path) -> None:
    """No script, no image, no handler, no link that its texts ask for, in whichever field."""
    shown = 0
    for page in _pages(hostile):
        for element in _parsed(page).iter():
            name = str(element.tag).removeprefix(NAMESPACE)
            assert name not in {"img", "iframe", "object", "embed", "style", "base"}, page
            assert not [key for key in element.keys() if str(key).startswith("on")], page  # noqa: SIM118 - an element
            if name == "script":
                assert Path(element.get("src")).name in OWN_SCRIPTS
                assert not (element.text or "").strip()
            if name == "a":
                assert "t.me" not in element.get("href"), page
        text = page.read_text(encoding="utf-8")
        assert "49</p>" not in text
        shown += text.count("&lt;script&gt;alert(1)")
    assert shown > 1000


def test_a_site_without_search_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written all the same, with a list of its pages; with the extra it is written anew."""
    from simcancel.site import searching  # noqa: PLC0415

    monkeypatch.setattr(searching, "find_spec", lambda _: None)
    site = tmp_path / "site"
    ran = run(["site", str(site)])
    assert ran.status == 0
    assert "without search" in ran.err
    assert not (site / "records").exists()
    page = (site / "en/search/index.html").read_text(encoding="utf-8")
    assert "search.js" not in page
    assert "wasm" not in page
    assert "Whom to call: Oman" in page
    monkeypatch.undo()
    again = run(["site", str(site)])
    assert "without search" not in again.err
    assert (site / "records" / "words.bin").is_file()
    assert "search.js" in (site / "en/search/index.html").read_text(encoding="utf-8")


def test_every_page_says_that_guides_of_others_are_there(run: Run, tmp_path: Path) -> None:
    """Who reads the site does not know of what it was made."""
    site = tmp_path / "site"
    assert run(["site", str(site)]).status == 0
    assert "are not simcancel&#39;s" not in (site / "en/index.html").read_text(encoding="utf-8")
    assert run(["site", str(site), "--guides", str(write_files(tmp_path / "theirs"))]).status == 0
    assert all("are not simcancel&#39;s" in page.read_text(encoding="utf-8") for page in site.glob("en/**/index.html"))


def test_a_site_is_not_written_over_anything_else(run: Run, tmp_path: Path) -> None:
    """One sentence and status 2."""
    (tmp_path / "thesis.tex").write_text("mine")
    ran = run(["site", str(tmp_path)])
    assert ran.status == 2
    assert "no site that simcancel wrote" in ran.err
    assert list(tmp_path.iterdir()) == [tmp_path / "thesis.tex"]
    blocked = tmp_path / "file" / "site"
    blocked.parent.write_text("no folder")
    ran = run(["site", str(blocked)])
    assert ran.status == 2
    assert "cannot be written" in ran.err
    assert run(["site", ""]).status == 2
    with _locked(str(tmp_path)):
        (tmp_path / "thesis.tex").unlink()
        blocked.parent.unlink()
        ran = run(["site", str(tmp_path)])
    assert ran.status == 2
    assert "being written by another process" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_many_regions_are_listed_by_name_only(index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home page of thousands of guides would be no use, and too large."""
    from simcancel.page import home  # noqa: PLC0415

    monkeypatch.setattr(home, "MOST_REGIONS_AT_ONCE", 2)
    site = published(index, tmp_path / "site")
    text = (site / "en/index.html").read_text(encoding="utf-8")
    assert "Cancel a data SIM in Oman" not in text
    assert 'href="../en/oman/index.html">' in text
    assert "Cancel a data SIM in Oman" in (site / "en/oman/index.html").read_text(encoding="utf-8")
    assert "Oman" not in (site / "index.html").read_text(encoding="utf-8")
    search = (site / "en/search/index.html").read_text(encoding="utf-8")
    assert '<a href="../../en/index.html"><span lang="en">Regions</span></a>' in search
    assert "Whom to call" not in search
