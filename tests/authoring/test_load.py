"""Reading files: nothing is reinterpreted, every fault is told with its line, and one does not hide another."""

import re
import sqlite3
from pathlib import Path

import pytest

from simcancel.authoring.files import files_of
from simcancel.authoring.findings import Finding
from simcancel.authoring.load import Loaded, load
from simcancel.authoring.rules import findings
from simcancel.authoring.tree import Broken, Leaf, Listing, Table, parse
from simcancel.index.store import Index
from simcancel.index.write import localized, write
from simcancel.words.aliases import words
from tests.conftest import ROOT

MINIMAL = {
    "regions.yaml": """\
regions:
  - region: atlantis
    iso: IS
    calling_code: "+354"
    name: {en: Atlantis, zh-Hans: 亚特兰蒂斯}
    regulator:
      name: {en: Sea Office, zh-Hans: 海务局}
      website: https://sea.example
      sources: ["page:sea"]
""",
    "pages.yaml": """\
pages:
  - {page: sea, url: "https://sea.example", publisher: Sea Office, seen_on: "2026-11"}
""",
    "carriers.yaml": """\
carriers:
  - carrier: nautilus
    region: atlantis
    presence: network
    name: {en: Nautilus, zh-Hans: 鹦鹉螺}
    sources: ["page:sea"]
""",
    "ledger.yaml": """\
ledger: "900"
file: 900.txt
title: 标题
sha256: "0000000000000000000000000000000000000000000000000000000000000000"
bytes: 1
lines: 5
language: zh-Hans
region: atlantis
action: cancel
card: data
carriers:
  - {carrier: nautilus, as: Nautilus, lines: [3]}
hotlines:
  - {carrier: nautilus, number: +354 410 1234, line: 3}
kinds:
  heading: [1]
  fact: [2-4]
""",
    "guide.yaml": """\
guide: atlantis-cancel-data
region: atlantis
action: cancel
card: data
article: "900"
title: {en: Cancel it, zh-Hans: 注销}
summary: {en: Call them., zh-Hans: 打电话。, sources: ["900:2"]}
procedures:
  - id: cancel
    name: {en: Cancel, zh-Hans: 注销}
    sources: ["900:2"]
    steps:
      - {article_step: 1, title: {en: Call, zh-Hans: 致电}, calls: true, sources: ["900:2-4"]}
checklist:
  - {phase: during, en: Ring them., zh-Hans: 打过去。, sources: ["900:2-4"]}
""",
}


def ended(text: str) -> str:
    """Return the text of a file with the mark at its end without which it may have been cut."""
    return f"{text}\n...\n"


def write_files(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """Write a small, valid set of files, some of them changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**MINIMAL, **(changes or {})}.items():
        (folder / name).write_text(ended(text), encoding="utf-8")
    return folder


def load_with(folder: Path, name: str, old: str, new: str) -> tuple[Loaded, tuple[Finding, ...]]:
    """Load the small set with one replacement in one file."""
    assert old in MINIMAL[name]
    loaded = load(files_of([write_files(folder, {name: MINIMAL[name].replace(old, new)})]))
    return loaded, findings(loaded)


def test_the_small_set_is_clean(tmp_path: Path) -> None:
    """The files that the tests below break are themselves without fault."""
    assert findings(load(files_of([write_files(tmp_path)]))) == ()


@pytest.mark.parametrize(
    ("written", "suggests"),
    [
        ("no", "quotes"),
        ("yes", "quotes"),
        ("0171", "quotes"),
        ("1:30", "quotes"),
        ("1.50", "quotes"),
        ("2026-11-20", "quotes"),
        ("~", "Leave the key out"),
        ("", "Leave the key out"),
        ("*100", "quotes"),
        ("*100#", "quotes"),
        ("&ref x", "quotes"),
        ("!!python/object/apply:os.system [ls]", "Remove the tag"),
        ("!custom x", "Remove the tag"),
        ('"\\e[31mred"', "Remove them"),
        ('"a\\u202Eb"', "Remove them"),
        ("[a, b]", "Write one value"),
    ],
)
def test_values_that_yaml_would_change_are_refused(tmp_path: Path, written: str, suggests: str) -> None:
    """Each is a finding with file and line and what to write instead."""
    _, found = load_with(
        tmp_path, "guide.yaml", "title: {en: Cancel it, zh-Hans: 注销}", f"title:\n  zh-Hans: 注\n  en: {written}"
    )
    first = found[0]
    assert first.path.name == "guide.yaml"
    assert first.line in (8, 9)
    assert suggests in first.suggestion


def test_quoted_values_stay_as_written(tmp_path: Path) -> None:
    """`"no"` and `"0171"` in quotes are texts."""
    loaded, found = load_with(
        tmp_path, "carriers.yaml", "presence: network", 'presence: network\n    aliases: ["no", "0171", "1:30"]'
    )
    assert found == ()
    assert loaded.content.carriers[0].aliases == ("no", "0171", "1:30")


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"a: 1\na: 2\n", 2, "twice"),
        (b"a: [\n", 2, "not valid YAML"),
        (b"a: \xff\n", 1, "UTF-8"),
        (b"", 0, "empty"),
        (b"# only a comment\n", 0, "empty"),
        (b"a: 1\n---\nb: 2\n", 2, "more than one document"),
        (b"x: " + b"[" * 50 + b"]" * 50, 1, "nested deeper"),
        (b"[" * 100_000, 1, "nested deeper"),
        (b"a: &x [1]\nb: [*x, *x]\n", 1, "anchor"),
        (b"? [a]\n: b\n", 1, "key"),
        (b"no: 1\n", 1, "`no`"),
        (b"a" * 1_000_001, 0, "larger"),
        (b"a: b\tc\n\x00", 2, "not valid YAML"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, line: int, says: str) -> None:
    """Broken, doubled, foreign, deep, huge and bombed files end in one sentence with a line."""
    with pytest.raises(Broken) as caught:
        parse(data)
    assert says in caught.value.message
    assert caught.value.line in (line, line - 1)


def test_the_tree_remembers_lines() -> None:
    """Each leaf knows the line on which it stands."""
    tree = parse(b"a:\n  - x\n  - 'y'\n")
    assert isinstance(tree, Table)
    items = tree.entries["a"]
    assert isinstance(items, Listing)
    assert [(leaf.value, leaf.line) for leaf in items.items if isinstance(leaf, Leaf)] == [("x", 2), ("y", 3)]


@pytest.mark.parametrize(
    ("name", "old", "new", "rule", "says"),
    [
        ("guide.yaml", "en: Call them.", "en: Call 2466 0000 now.", "no-contact-in-text", "2466"),
        ("guide.yaml", "en: Call them.", "en: Call +968-24-66-00.", "no-contact-in-text", "number"),
        ("guide.yaml", "en: Call them.", "en: Call ２４６６００００.", "no-contact-in-text", "number"),
        ("guide.yaml", "zh-Hans: 打电话。", "zh-Hans: 打二四六六〇〇〇〇。", "no-contact-in-text", "number"),
        ("guide.yaml", "en: Call them.", "en: 'Dial *100# now.'", "no-contact-in-text", "number"),
        ("guide.yaml", "en: Call them.", "en: 'Dial *10# now.'", "no-contact-in-text", "dialling code"),
        ("guide.yaml", "en: Call them.", "en: 'Ask @someone.'", "no-contact-in-text", "handle"),
        ("guide.yaml", "en: Call them.", "en: Mail a@b.example.", "no-contact-in-text", "handle"),
        ("guide.yaml", "en: Call them.", "en: 'See https://x.example.'", "no-contact-in-text", "link"),
        ("guide.yaml", "en: Call them.", "en: See t.me/x.", "no-contact-in-text", "link"),
        ("guide.yaml", 'sources: ["900:2-4"]', 'sources: ["900:1"]', "cited-lines", "states no fact"),
        ("guide.yaml", 'sources: ["900:2-4"]', 'sources: ["900:5"]', "cited-lines", "states no fact"),
        ("guide.yaml", 'sources: ["900:2-4"]', 'sources: ["900:2-9"]', "cited-lines", "beyond"),
        ("guide.yaml", 'sources: ["900:2-4"]', 'sources: ["901:2"]', "cited-lines", "no article `901`"),
        ("guide.yaml", 'sources: ["900:2-4"]', "sources: [somewhere]", "cited-lines", "not a citation"),
        ("guide.yaml", 'sources: ["900:2-4"]', 'sources: ["page:land"]', "cited-lines", "no page"),
        ("guide.yaml", 'sources: ["900:2-4"]', 'sources: ["900:2"]', "uncited-facts", "Line 4"),
        ("guide.yaml", ', sources: ["900:2-4"]', "", "file-format", "`sources` is missing"),
        ("guide.yaml", "region: atlantis", "region: atlantas", "known-references", "atlantas"),
        ("guide.yaml", "guide: atlantis-cancel-data", "guide: my-guide", "fitting", "atlantis-cancel-data"),
        ("guide.yaml", "action: cancel", "action: renew", "fitting", "is about atlantis cancel data"),
        ("pages.yaml", '"2026-11"', '"Nov 2026"', "file-format", "no date"),
        ("pages.yaml", '"2026-11"', '"2026-13"', "file-format", "no date"),
        ("guide.yaml", "en: Call them.", "en: Note: call", "file-format", "quotes"),
        ("guide.yaml", "card: data", "card: dater", "file-format", "no card"),
        ("guide.yaml", "calls: true", "calls: maybe", "file-format", "`true` or `false`"),
        ("guide.yaml", "calls: true", "clals: true", "file-format", "clals"),
        ("guide.yaml", "title: {en: Cancel it, zh-Hans: 注销}\n", "", "file-format", "`title` is missing"),
        ("ledger.yaml", "lines: 5", "lines: 05", "file-format", "not a whole number"),
        ("ledger.yaml", "lines: 5", "lines: 1001", "file-format", "more than 1,000"),
        ("guide.yaml", 'sources: ["900:2-4"]', 'sources: ["900:2-600"]', "file-format", "spans more than 100"),
        ("ledger.yaml", "file: 900.txt", "file: ../900.txt", "file-format", "not a plain name of a text file"),
        ("guide.yaml", "summary:", "tldr:", "file-format", "`summary` is missing"),
        (
            "ledger.yaml",
            "kinds:",
            'promotions:\n  - {kind: telegram, handle: "seller", line: 1}\nkinds:',
            "file-format",
            "not a handle",
        ),
        (
            "ledger.yaml",
            "kinds:",
            'promotions:\n  - {kind: telegram, link: "hxxps://[x", line: 1}\nkinds:',
            "live-links",
            "live",
        ),
        (
            "carriers.yaml",
            "presence: network",
            (
                "presence: network\n    channels:\n"
                "      - {kind: email, en: Mail, zh-Hans: 邮件, value: sea.example, page: sea}"
            ),
            "file-format",
            "not an e-mail address",
        ),
        (
            "guide.yaml",
            "      - {article_step: 1, title: {en: Call",
            (
                '      - {article_step: 1, title: {en: Ring, zh-Hans: 打}, sources: ["900:2-4"]}\n'
                "      - {article_step: 1, title: {en: Call"
            ),
            "steps-and-boxes",
            "twice",
        ),
        ("guide.yaml", "article_step: 1, ", "", "steps-and-boxes", "no number in the article"),
        ("guide.yaml", "{phase: during,", "{phase: during, procedure: sing,", "steps-and-boxes", "of no procedure"),
        (
            "guide.yaml",
            "checklist:\n",
            'checklist:\n  - {phase: during, en: Ring them., zh-Hans: 打给他。, sources: ["900:2-4"]}\n',
            "steps-and-boxes",
            "stands twice",
        ),
        ("ledger.yaml", "fact: [2-4]", "fact: [4-2]", "file-format", "no range"),
        ("ledger.yaml", "heading: [1]", "heading: [1, 2]", "file-format", "two kinds"),
        (
            "ledger.yaml",
            "hotlines:\n  - {carrier: nautilus",
            "hotlines:\n  - {carrier: titanic",
            "file-format",
            "titanic",
        ),
        ("pages.yaml", '"https://sea.example"', '"https://t.me/sea"', "live-links", "t.me"),
        ("pages.yaml", '"https://sea.example"', '"http://sea.example"', "live-links", "http://"),
        (
            "ledger.yaml",
            "kinds:",
            'promotions:\n  - {kind: telegram, handle: "@xyz", link: "https://t.me/s/x", line: 1}\nkinds:',
            "live-links",
            "live",
        ),
        (
            "carriers.yaml",
            "presence: network",
            "presence: network\n    aliases: [atlantis]",
            "unique-words",
            "atlantis",
        ),
    ],
)
def test_each_rule_finds_its_fault(tmp_path: Path, name: str, old: str, new: str, rule: str, says: str) -> None:
    """A fault that is planted is found by its rule, in its file."""
    if rule == "unique-words":
        vocabulary = "vocabulary:\n  region:\n    atlantis: [atlantis]\n"
        write_files(tmp_path, {"vocabulary.yaml": vocabulary, name: MINIMAL[name].replace(old, new)})
        found = findings(load(files_of([tmp_path])))
    else:
        _, found = load_with(tmp_path, name, old, new)
    matching = [finding for finding in found if finding.rule == rule and says in finding.message + finding.suggestion]
    assert matching, found
    if rule != "uncited-facts":  # told where the line is described, in the ledger
        assert matching[0].path.name == name
    assert matching[0].path.is_file()
    assert matching[0].line > 0


OTHER_REGION = """\
regions:
  - region: lemuria
    iso: XL
    calling_code: "+999"
    name: {en: Lemuria, zh-Hans: 利莫里亚}
    regulator:
      name: {en: Office, zh-Hans: 局}
      website: https://office.example
      sources: ["page:sea"]
carriers:
  - carrier: lemtel
    region: lemuria
    presence: network
    name: {en: Lemtel, zh-Hans: Lemtel}
    sources: ["page:sea"]
"""
DISAGREEMENT = """\
disagreements:
  - disagreement: hotline
    region: atlantis
    action: cancel
    carrier: lemtel
    subject: {en: The hotline, zh-Hans: 热线}
    positions:
      - hotline: "900:3"
    do: {en: Look it up., zh-Hans: 查一下。}
"""


@pytest.mark.parametrize(
    ("files", "file", "line", "says"),
    [
        (
            {"ledger.yaml": MINIMAL["ledger.yaml"].replace("nautilus", "lemtel").replace("as: Nautilus", "as: Lemtel")},
            "ledger.yaml",
            1,
            "lemtel is no carrier of atlantis",
        ),
        ({"disputes.yaml": DISAGREEMENT}, "disputes.yaml", 2, "not one of lemtel"),
        ({"words.yaml": "vocabulary:\n  action:\n    sing: [唱]\n"}, "words.yaml", 3, "action `sing`"),
    ],
)
def test_what_does_not_fit_is_told_where_it_stands(
    tmp_path: Path, files: dict[str, str], file: str, line: int, says: str
) -> None:
    """Each finding names a file that is there, and the line to mend."""
    found = findings(load(files_of([write_files(tmp_path, {"other.yaml": OTHER_REGION, **files})])))
    [fault] = [finding for finding in found if says in finding.message]
    assert (fault.path, fault.line) == (tmp_path / file, line)


@pytest.mark.parametrize("harmless", ["within 15 days", "12 months, 45 days", "24 小时", "1O1O", "step 3 of 5"])
def test_small_figures_are_no_contacts(tmp_path: Path, harmless: str) -> None:
    """Waiting times and the like may stand in a text."""
    _, found = load_with(tmp_path, "guide.yaml", "en: Call them.", f"en: 'Wait {harmless}.'")
    assert found == ()


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Two bad files and two bad entries of one file are four findings."""
    guide = MINIMAL["guide.yaml"] + "tips:\n  - {en: a}\n  - {zh-Hans: b}\n"
    found = findings(
        load(files_of([write_files(tmp_path, {"guide.yaml": guide, "x.yaml": "a: [", "y.yaml": "no: 1"})]))
    )
    assert len([finding for finding in found if finding.severity == "error"]) == 4


def test_a_refused_file_is_not_blamed_on_others(tmp_path: Path) -> None:
    """Where the ledger cannot be read, the guide is not said to cite an article that is not there."""
    found = findings(load(files_of([write_files(tmp_path, {"ledger.yaml": "ledger: no"})])))
    assert [finding.path.name for finding in found] == ["ledger.yaml"]


def test_the_example_of_the_contributing_page_works(tmp_path: Path) -> None:
    """The files that CONTRIBUTING shows load and break no rule."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL)
    assert [name for name, _ in blocks] == ["freedonia.yaml", "f01.yaml", "cancel-data.yaml"]
    for name, block in blocks:
        (tmp_path / name).write_text(block, encoding="utf-8")
    assert findings(load(files_of([tmp_path]))) == ()


def test_a_guide_described_twice_in_one_folder_is_a_fault(tmp_path: Path) -> None:
    """Two files may not bring the same guide."""
    found = findings(load(files_of([write_files(tmp_path, {"guide2.yaml": MINIMAL["guide.yaml"]})])))
    assert any("described twice" in finding.message for finding in found)


def test_a_later_folder_replaces_a_guide(tmp_path: Path) -> None:
    """The guide of the later folder counts, and that it replaces another is noted."""
    first = write_files(tmp_path / "first")
    second = tmp_path / "second"
    second.mkdir()
    text = ended(MINIMAL["guide.yaml"].replace("Cancel it", "Cancel it my way"))
    (second / "mine.yaml").write_text(text, encoding="utf-8")
    loaded = load(files_of([first, second]))
    assert findings(loaded) == ()
    assert [guide.title.en for guide in loaded.content.guides] == ["Cancel it my way"]
    assert loaded.replaced == (("guide atlantis-cancel-data", second / "mine.yaml"),)


def test_what_is_compiled_is_what_was_loaded(loaded: Loaded) -> None:
    """Model → index → model is the identity, but for the Traditional texts and the kinds of lines."""
    connection = sqlite3.connect(":memory:")
    write(connection, loaded.content)
    read = Index(connection).content()
    connection.close()
    written = localized(loaded.content)
    assert read.guides == written.guides
    assert read.regions == written.regions
    assert read.carriers == written.carriers
    assert read.disagreements == written.disagreements
    assert read.articles == tuple(article._replace(kinds={}) for article in written.articles)
    assert set(read.pages) == set(written.pages)


def test_every_text_has_a_traditional_form(index: Index) -> None:
    """Simplified characters do not remain, and the terms are Hong Kong's."""
    text = "".join(guide.title.zh_hant + guide.summary.text.zh_hant for guide in index.content().guides)
    assert "註銷" in text
    assert "電訊商" in text
    assert "结" not in text
    assert "运营商" not in text


def test_regions_may_share_a_calling_code(tmp_path: Path) -> None:
    """As Canada and the United States do; the code then names neither."""
    other = OTHER_REGION.replace("+999", "+354").replace("iso: XL", "iso: IS")
    loaded = load(files_of([write_files(tmp_path, {"other.yaml": other})]))
    assert findings(loaded) == ()
    assert not {"+354", "IS"} & {word for word, *_ in words(loaded.content)}
