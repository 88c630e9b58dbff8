"""What a contact is in a text, and what is none: a careless author is caught, a good one left alone."""

from pathlib import Path

import pytest
import yaml

from simcancel.authoring.contacts import contact_in, contact_in_channel, contact_in_name, is_ordinary
from simcancel.authoring.files import files_of
from simcancel.authoring.load import load
from simcancel.authoring.rules import findings
from simcancel.model import Channel, ChannelKind, Text
from tests.authoring.test_load import MINIMAL, write_files
from tests.conftest import ROOT

TEXTS = yaml.safe_load((ROOT / "tests" / "data" / "texts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", ["careless", "disguised"])
def test_contacts_are_found(key: str) -> None:
    """However they are written."""
    assert [text for text in TEXTS[key] if contact_in(text) is None] == []
    assert len(TEXTS[key]) > 100


def test_good_guides_are_left_alone() -> None:
    """Fees, hours, dates, laws, plans, and what to do about messengers."""
    assert {text: contact_in(text) for text in TEXTS["innocent"] if contact_in(text)} == {}
    assert len(TEXTS["innocent"]) > 150


def test_what_looks_ordinary_is() -> None:
    """Most texts are looked at no closer."""
    assert not any(map(is_ordinary, (*TEXTS["careless"], *TEXTS["disguised"])))


@pytest.mark.parametrize(
    "text",
    [
        "RO 1.500", "BD 0.500 a month", "HK$1,234.50", "300港元", "900 MHz and 1800 MHz", "1, 3, 6 or 12 months", "30/60/90 days",
        "Open 8:00–20:00, Fridays 14:00–20:30", "at 8:00", "周一至周五9:00–18:00", "24/7", "7×24", "Since 2014", "30/2002", "2026-11-20",
        "二〇二二年", "Cap. 486", "第486章", "ISO 27001", "E.164", "P.O. Box 789", "弥敦道100号", "按180天计算", "联系客服10-15天后", "客服9-18点",
        "10GB 30天套餐", "Article 000", "1500 users", "12,345 users", "1298 MB", "BD 1298",
    ],
)  # fmt: skip
def test_quantities_are_no_numbers(text: str) -> None:
    """What has a unit, a currency or a date is not dialled."""
    assert contact_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "RO 24, RO 66, RO 00", "246 MB 600 MB", "$968 $246", "HK$000", "Hotline 196 (24 hours)", "Dial 196 days",
        "12, 3, 6 or 1 months 5 5", "Since 2466", "1999年2000年", "热线1500，24小时", "RO 1.500.500", "1298 people answer.", "1298 人工客服", "客服15-15", "Cap. 4860", "24、66、00天",
    ],
)  # fmt: skip
def test_numbers_that_look_like_quantities(text: str) -> None:
    """A unit or a currency beside them does not make them an amount."""
    assert contact_in(text) is not None


@pytest.mark.parametrize(
    ("name", "is_contact"),
    [
        ("Short code 1500", True),
        ("Complaints: 1166", True),
        ("报警999", True),
        ("P.O. 2466 or 0000", True),
        ("RO 2466 RO 0000", True),
        ("Building 12, Road 28, Block 317", False),
        ("Law 48 of 2002", False),
        ("Customer support 24/7", False),
        ("CITIC 1616", False),
        ("one nine six", True),
        ("Desk *100#", True),
        ("一五〇〇", True),
        ("Оmantel", True),
        ("esim.vip", True),
        ("Call fifteen fifteen", True),
    ],
)
def test_names(name: str, is_contact: bool) -> None:  # noqa: FBT001 - a case
    """Of laws, houses and companies, and numbers that pretend to be some."""
    assert (contact_in_name(name) is not None) == is_contact


@pytest.mark.parametrize(
    ("kind", "text", "value", "is_contact"),
    [
        ("store", "Call", "1500", True),
        ("chat", "Telegram", "esimking", True),
        ("app", "微信", "卡王", True),
        ("store", "Ring 24", "66", True),
        ("store", "Phone shop", "100 Nathan Road", False),
        ("email", "Customer care", "care@sea.example", False),
        ("app", "In its app", None, False),
    ],
)
def test_a_channel_s_text_and_value(kind: ChannelKind, text: str, value: str | None, is_contact: bool) -> None:  # noqa: FBT001 - a case
    """A screen prints them as one."""
    channel = Channel(kind, Text(text, text, text), value, None, ())
    assert (contact_in_channel(channel) is not None) == is_contact


@pytest.mark.parametrize(
    ("entries", "is_contact"),
    [
        # after, before, after: the screen shows what comes after together, documents first
        (
            [
                ("after", "Dial 24", False),
                ("before", "Back up everything that is on it.", False),
                ("after", "66", False),
            ],
            True,
        ),
        ([("after", "66", False), ("after", "Dial 24", True)], True),
        ([("after", "Dial 24", False), ("before", "66", False)], False),
        (
            [
                ("after", "Dial 24", False),
                ("after", "Back up everything that is on it.", False),
                ("after", "66", False),
            ],
            False,
        ),
    ],
)
def test_a_checklist_is_read_as_it_is_shown(
    tmp_path: Path,
    entries: list[tuple[str, str, bool]],
    is_contact: bool,  # noqa: FBT001 - a case
) -> None:
    """By phase, with the documents first."""
    written = "".join(
        f"  - {{phase: {phase}, en: '{text}', zh-Hans: 打过去。, sources: ['900:2-4']{', document: true' if paper else ''}}}\n"
        for phase, text, paper in entries
    )
    guide = MINIMAL["guide.yaml"] + written
    found = findings(load(files_of([write_files(tmp_path, {"guide.yaml": guide})])))
    assert ("no-contact-in-text" in [finding.rule for finding in found]) == is_contact


@pytest.mark.parametrize(
    ("english", "is_contact"), [("Dial 24", True), ("Dial 24 on the day after the bill came", False)]
)
def test_both_languages_of_a_text_are_read_together(tmp_path: Path, english: str, is_contact: bool) -> None:  # noqa: FBT001 - a case
    """Where in both it says next to nothing: `--lang both` puts one below the other."""
    guide = MINIMAL["guide.yaml"] + f"tips:\n  - {{en: '{english}', zh-Hans: '66', sources: ['900:2']}}\n"
    found = findings(load(files_of([write_files(tmp_path, {"guide.yaml": guide})])))
    assert ("no-contact-in-text" in [finding.rule for finding in found]) == is_contact
