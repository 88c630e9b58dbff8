"""The site in a browser: from a folder and under a path of a server, searched, ticked, filled in, and without a network."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from simcancel.index.store import Index
from simcancel.model import LANGUAGES
from simcancel.query.search import search
from tests.conftest import ROOT
from tests.render.browser import CHROMIUM, Tab, browser
from tests.site.conftest import published
from tests.site.test_pages import hostile_content

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
PATIENCE = 20.0  # seconds
QUERIES = yaml.safe_load((ROOT / "tests" / "data" / "queries-dev.yaml").read_text(encoding="utf-8"))["queries"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """A tab with a fresh profile."""
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


class Served:
    """A folder served on the loopback, under a path; `stop` takes it off."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder.parent)))
        self.address = f"http://127.0.0.1:{self._server.server_port}/{folder.name}/"
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the site on the loopback."""
    server = Served(site)
    yield server.address
    server.stop()


def _until(tab: Tab, expression: str) -> Any:
    end = time.monotonic() + PATIENCE
    while not (value := tab.value(expression)):
        assert time.monotonic() < end, expression
        time.sleep(0.02)
    return value


def _asked(tab: Tab, served: str, query: str, language: str = "en") -> list[dict[str, str]]:
    """Return what a search shows."""
    tab.go(f"{served}{language}/search/?q={quote(query)}")
    _until(tab, "document.querySelector('#results').dataset.ready")
    shown: list[dict[str, str]] = json.loads(
        tab.value(
            "JSON.stringify([...document.querySelectorAll('#results li')].map(li =>"
            " ({ href: li.querySelector('a').href, text: li.innerText })))"
        )
    )
    return shown


@pytest.mark.parametrize(
    ("query", "language", "address", "text"),
    [
        ("refund", "en", "/en/", "balance"),
        ("余额退款", "zh-Hans", "/zh-Hans/", "余额"),
        ("餘額", "zh-Hant", "/zh-Hant/", "結餘"),
        ("yue", "zh-Hans", "/zh-Hans/", "余额"),
        ("2469", "en", "/oman/contacts/", "⚠ "),
        ("2469 1111", "zh-Hant", "/oman/contacts/omantel/", "⚠ 有爭議"),
        ("@esim1088", "en", "/all/#promotions", "⚠ Telegram advertising"),
        ("refnud", "en", "/en/", "balance"),
        ("xianggang zhuxiao", "en", "/hong-kong/", ""),
    ],
)
def test_a_search_leads_to_the_entry(tab: Tab, served: str, query: str, language: str, address: str, text: str) -> None:
    """In any spelling, with the flag of a doubtful number; its links hold."""
    first = _asked(tab, served, query, language)[0]
    assert address in first["href"]
    assert text in first["text"].replace("\u00a0", " ")
    tab.go(first["href"])
    assert tab.value("document.querySelector('main h1') !== null")
    section = first["href"].partition("#")[2]
    assert not section or tab.value(f"document.getElementById({json.dumps(section)}) !== null")


def _guide_of(address: str) -> str:
    return "-".join(address.partition("/en/")[2].split("/")[:3])


@pytest.mark.slow
def test_most_searches_find_the_guide_first(tab: Tab, served: str, request: pytest.FixtureRequest) -> None:
    """Nine in ten of those that have an answer; those that have none find nothing. A sample, with `--deep` all."""
    right = wrong = 0
    for query in QUERIES if request.config.getoption("--deep") else QUERIES[::3]:
        hits = _asked(tab, served, query["q"])
        if not query["guides"]:
            assert not hits, query["q"]
            continue
        first = hits[0]["href"] if hits else ""
        region = first.partition("/en/")[2].partition("/")[0]
        is_contact = "/contacts/" in first and any(guide.startswith(region) for guide in query["guides"])
        right += is_contact or _guide_of(first) in query["guides"]
        wrong += not (is_contact or _guide_of(first) in query["guides"])
    assert right >= 9 * wrong


def test_a_search_is_narrowed(tab: Tab, served: str) -> None:
    """To a region, an action, a carrier, a kind."""
    everywhere = _asked(tab, served, "deposit")
    assert any("/oman/" not in hit["href"] for hit in everywhere)
    assert "Bahrain (" in tab.value("document.querySelector('#narrow select').innerText")
    tab.value(
        "{ const select = document.querySelector('#narrow select'); select.value = 'bahrain';"
        " select.dispatchEvent(new Event('change')); }"
    )
    _until(
        tab,
        "[...document.querySelectorAll('#results li a')].length > 0"
        " && [...document.querySelectorAll('#results li a')].every(a => a.href.includes('/bahrain/'))",
    )


def test_more_is_shown_when_asked_for(tab: Tab, served: str) -> None:
    """Ten at a time, but for what is said twice, until there are no more."""
    assert 5 < len(_asked(tab, served, "balance")) <= 10
    tab.value("document.querySelector('#results > button').click()")
    _until(tab, "document.querySelectorAll('#results li').length > 10")


def test_nothing_is_said_to_be_nothing(tab: Tab, served: str, index: Index) -> None:
    """Of another country, or another thing, nothing is guessed; the command line finds nothing either."""
    for query in ("singapore sim cancel", "cancel my passport", "pizza recipe", "@esim2066"):
        assert not search(query, index).hits
        assert not _asked(tab, served, query)
        assert "Nothing found" in tab.value("document.querySelector('[role=status]').textContent")


def test_from_a_folder_the_list_of_pages_is_filtered(tab: Tab, site: Path) -> None:
    """Where a browser refuses to read a search index."""
    tab.go(f"{(site / 'en/search/index.html').as_uri()}?q=omantel")
    shown = "[...document.querySelectorAll('#pages li')].filter(li => li.checkVisibility()).map(li => li.innerText)"
    assert tab.value(shown) == ["Whom to call: Oman · Omantel"]


@pytest.mark.slow
@pytest.mark.parametrize("where", ["folder", "server"])
def test_no_page_says_anything_to_the_console(
    tab: Tab, site: Path, served: str, where: str, request: pytest.FixtureRequest
) -> None:
    """Nor asks anything of anybody else. A sample of the pages, with `--deep` all of them."""
    root = f"{site.as_uri()}/" if where == "folder" else served
    for domain in ("Runtime", "Log", "Network"):
        tab.call(f"{domain}.enable")
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) > 150
    for page in pages if request.config.getoption("--deep") else pages[::7]:
        tab.events.clear()
        tab.go(root + page)
        tab.value("new Promise(done => setTimeout(done, 0))")
        said = [
            e
            for e in tab.events
            if e["method"] in {"Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"}
        ]
        assert not said, (page, said)
        asked = {e["params"]["request"]["url"] for e in tab.events if e["method"] == "Network.requestWillBeSent"}
        assert all(url.startswith(root) for url in asked), asked


def test_ticks_survive_a_reload(tab: Tab, served: str) -> None:
    """Of the checklist of each guide by itself."""
    page = f"{served}zh-Hant/bahrain/cancel/number-keeping/checklist/"
    tab.go(page)
    tab.value("document.querySelectorAll('input[type=checkbox]')[2].click()")
    tab.go(page)
    assert (
        tab.value("[...document.querySelectorAll('input[type=checkbox]')].map(box => box.checked).indexOf(true)") == 2
    )
    tab.go(f"{served}zh-Hant/oman/cancel/data/checklist/")
    assert tab.value("document.querySelectorAll('input[type=checkbox]:checked').length") == 0


def test_a_letter_is_filled_in_and_nothing_of_it_is_kept(tab: Tab, served: str) -> None:
    """In both languages of it at once, and in what it says."""
    page = f"{served}zh-Hans/hong-kong/cancel/number-keeping/letter/"
    tab.go(page)
    field = "document.querySelector('[data-fills=name]')"
    tab.value(f"{{ {field}.value = '<b>王</b>'; {field}.dispatchEvent(new Event('input')); }}")
    filled = tab.value("[...document.querySelectorAll('[data-blank=name]')].map(blank => blank.textContent)")
    assert len(filled) >= 4
    assert set(filled) == {"<b>王</b>"}
    tab.value(f"{{ {field}.value = ''; {field}.dispatchEvent(new Event('input')); }}")
    assert "[name]" in tab.value("document.querySelector('.letter').innerText")
    tab.value(f"{{ {field}.value = 'Wang'; {field}.dispatchEvent(new Event('input')); }}")
    tab.go(page)
    assert "Wang" not in tab.value("document.querySelector('.letter').innerText")
    assert tab.value("Object.values(localStorage).includes('Wang')") is False


def test_addresses_are_short_on_a_server_and_whole_in_a_folder(tab: Tab, served: str, site: Path) -> None:
    """A folder opens no page by its folder alone."""
    tab.go(f"{served}en/oman/")
    hrefs = "[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
    assert not [href for href in tab.value(hrefs) if "index.html" in href]
    tab.go((site / "en/oman/index.html").as_uri())
    assert all("index.html" in href or "://" in href for href in tab.value(hrefs) if not href.startswith("#"))


def test_after_one_visit_it_opens_without_a_network(site: Path, tmp_path: Path) -> None:
    """The page that was opened, with its style, and the pages beside it; what was never seen is not there."""
    server = Served(site)
    with browser(tmp_path / "profile") as tab:
        guide = f"{server.address}zh-Hans/oman/cancel/number-keeping/"
        tab.go(guide)
        kept = "caches.open('simcancel').then(cache => cache.keys()).then(keys => keys.length)"
        _until(tab, "navigator.serviceWorker.controller !== null")
        end = time.monotonic() + PATIENCE
        count = -1
        while (now := tab.value(kept)) != count or now < 8:
            assert time.monotonic() < end
            count = now
            time.sleep(0.5)
        server.stop()
        for page in (guide, f"{guide}checklist/", f"{guide}index.html", f"{server.address}zh-Hans/oman/contacts/"):
            tab.go(page)
            assert tab.value("document.querySelector('main h1') !== null"), page
            assert tab.value("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
        tab.go(f"{server.address}zh-Hans/bahrain/")
        assert tab.value("document.querySelector('main h1') === null")


def test_hostile_texts_run_nowhere(tab: Tab, loaded: Any, tmp_path: Path) -> None:
    """Not in a page, and not in what a search shows."""
    import sqlite3  # noqa: PLC0415

    from simcancel.index.write import write  # noqa: PLC0415

    with closing(sqlite3.connect(":memory:")) as connection:
        write(connection, hostile_content(loaded.content))
        site = published(Index(connection), tmp_path / "site")
    server = Served(site)
    try:
        tab.call("Page.addScriptToEvaluateOnNewDocument", source="window.alert = () => { document.title = 'PWNED'; };")
        for language in LANGUAGES:
            hits = _asked(tab, server.address, "refund", language)
            assert hits
            assert any("<script>alert(1)</script>" in hit["text"] for hit in hits)
            assert tab.value("document.title") != "PWNED"
            assert tab.value("[...document.querySelectorAll('main a')].every(a => a.host === location.host)")
            tab.go(f"{server.address}{language}/oman/cancel/data/all/")
            assert tab.value("document.title") != "PWNED"
            assert tab.value("document.querySelectorAll('img, [onerror]').length") == 0
    finally:
        server.stop()
