"""The screens for the person in trouble: short, in order, and helpful from the first line on."""

import re

import pytest

from simcancel.answer.make import answer
from simcancel.answer.parts import Command
from simcancel.index.store import Cell, Index
from simcancel.model import LANGUAGES, Language
from simcancel.page.compose import SHORT, Detail, document
from simcancel.page.nodes import Contact
from simcancel.query.filters import Filters
from simcancel.render import plain
from tests.conftest import TODAY, Run

GUIDES = (
    "oman-cancel-number-keeping",
    "oman-cancel-data",
    "oman-renew-number-keeping",
    "hong-kong-cancel-number-keeping",
    "bahrain-cancel-number-keeping",
)
LONGEST: dict[Command, int] = {"show": 100, "checklist": 75}
LONGEST_CONTACTS, SCREEN = 16, 23  # lines; a screen of 24 has one for the prompt


def _drawn(index: Index, command: Command, filters: Filters, language: Language, columns: int = 80) -> str:
    content = index.content(filters.region, filters.action, filters.card)
    return plain.render(document(answer(command, filters, content, TODAY), [language]), columns)


def _filters(cell: Cell) -> Filters:
    return Filters(cell.region, None, cell.action, cell.card)


@pytest.fixture(params=GUIDES)
def cell(request: pytest.FixtureRequest, index: Index) -> Cell:
    """Each shipped guide's place."""
    return next(cell for cell in index.cells() if cell.id == request.param)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", LONGEST)
def test_a_guide_is_short(index: Index, cell: Cell, command: Command, language: Language) -> None:
    """At 80 columns, in any language."""
    assert _drawn(index, command, _filters(cell), language).count("\n") <= LONGEST[command]


@pytest.mark.parametrize("language", LANGUAGES)
def test_contacts_of_a_carrier_fit_sixteen_lines(index: Index, language: Language) -> None:
    """Of every carrier that a person can hold a SIM of."""
    for carrier in index.content().carriers:
        if carrier.presence not in ("fixed", "private", "closed"):
            filters = Filters(carrier.region, carrier.id)
            assert _drawn(index, "contacts", filters, language).count("\n") <= LONGEST_CONTACTS, carrier.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["oman", "hong-kong", "bahrain"])
def test_contacts_of_a_region_fit_a_screen(index: Index, region: str, language: Language) -> None:
    """Without scrolling."""
    assert _drawn(index, "contacts", Filters(region), language).count("\n") <= SCREEN


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant", "both"])
def test_the_overview_fits_a_screen(run: Run, language: str) -> None:
    """What to type, at a glance; in two languages at once it may be longer."""
    lines = run(["--lang", language]).out.count("\n")
    assert lines <= (SCREEN if language != "both" else 2 * SCREEN)


def test_the_first_screen_helps(index: Index, cell: Cell) -> None:
    """What may be lost, what to do in brief and an attested number or where to look, within 24 lines of English."""
    seen = "\n".join(_drawn(index, "show", _filters(cell), "en").splitlines()[:24])
    steps = seen.index("In brief")
    if cell.action == "cancel":
        assert seen.index("What may be lost") < steps
    call = seen.index("Whom to call")
    assert steps < call
    assert re.search("✓ |see https://", seen[call:])


@pytest.mark.parametrize(
    ("command", "detail"),
    [("show", SHORT), ("show", Detail(everything=True)), ("show", Detail(sections=("contacts",))), ("contacts", SHORT)],
)
def test_what_is_attested_comes_first(index: Index, cell: Cell, command: Command, detail: Detail) -> None:
    """No carrier's own number stands after one that only an article prints."""
    content = index.content(cell.region, cell.action, cell.card)
    page = document(answer(command, _filters(cell), content, TODAY), ["en"], detail)
    regulator = {contact.number for contact in content.regions[0].regulator.contacts}
    numbers = [node.number for node in page.nodes if isinstance(node, Contact)]
    flagged = [bool(number.flags) for number in numbers if number.number not in regulator]
    assert flagged == sorted(flagged)
    assert True in flagged or cell.region != "oman" or cell.action == "renew"


def test_what_a_mark_means_is_said_once(run: Run) -> None:
    """At the end of the screen; beside a number stands its word, and what only it has to say."""
    out = " ".join(run("show oman cancel number-keeping").out.split())
    for meaning in ("articles differ", "only an article gives it", "on the carrier's or regulator's own page"):
        assert out.count(meaning) == 1
    assert out.count("In 001:19: +968 2469 1111 ⚠ disputed · unverified · looks invented") == 1


def test_nothing_doubtful_and_no_command_on_paper(index: Index, cell: Cell) -> None:
    """A checklist has no command, and of numbers only attested ones."""
    drawn = _drawn(index, "checklist", _filters(cell), "en")
    assert "simcancel" not in drawn
    assert re.findall(r"\d ⚠", drawn) == []


def test_a_checklist_has_room_to_write(run: Run) -> None:
    """Behind each question, and for the agent, the reference and the date of the call."""
    out = run("checklist bahrain").out
    asked = out[out.index("Questions to ask") : out.index("Whom to call")]
    assert asked.count("[ ]") == len(re.findall(r"_{6,}$", asked, re.MULTILINE)) - 1
    assert re.search(r"Agent _+  Reference _+  Date _+", asked)


@pytest.mark.parametrize(
    ("line", "has", "lacks"),
    [
        ("show oman cancel data prepaid", "Give the details the agent needs", "Return the device"),
        ("show 阿曼上网卡注销 后付费 --lang en", "Return the device", "Give the details"),
        ("show oman cancel data prepaid", "simcancel checklist oman cancel data prepaid", "Return the device"),
        ("checklist oman cancel data postpaid", "Return any device", "ask for an agent"),
        ("checklist oman cancel data postpaid", "Back up contacts", "ask for an agent"),
        ("show oman renew online", "Open its website", "Find a store"),
        ("show oman renew store", "Find a store", "Open its website"),
        ("show oman renew phone", "Ask how to renew", "Find a store"),
        ("show oman renew zai xian --lang en", "Open its website", "Find a store"),
    ],
)
def test_a_procedure_narrows(run: Run, line: str, has: str, lacks: str) -> None:
    """Words for one way through a guide leave the others out, and the commands at the end keep to it."""
    out = run(line).out
    assert has in out
    assert lacks not in out


def test_a_procedure_that_a_guide_does_not_tell_apart(run: Run) -> None:
    """The whole guide, with a note."""
    ran = run("show bahrain prepaid")
    assert ran.status == 0
    assert ran.out.startswith("The article does not treat “prepaid” apart")
    assert "\nCancel a number-keeping SIM in Bahrain\n" in ran.out
    assert run("show bahrain prepaid --json").json["notes"] == [
        "The article does not treat “prepaid” apart; this is the whole guide."
    ]


@pytest.mark.parametrize("line", ["show esim", "show oman esim", "checklist 巴林 esim卡"])
def test_no_article_tells_an_esim_apart(run: Run, line: str) -> None:
    """That is said first."""
    assert run(f"{line} --lang en").out.startswith("No article here tells an eSIM from a SIM card")


@pytest.mark.parametrize(
    "word", ["call", "hotline", "number", "客服", "电话", "热线", "電話", "客服热线", "re xian", "hotlines"]
)
def test_whom_to_call_after_show(run: Run, word: str) -> None:
    """These words ask for the contacts."""
    assert run(f"show omantel {word} --json").json["command"] == "contacts"
    assert run(f"show omantel {word}").out == run("contacts omantel").out


def test_a_number_to_be_cancelled_is_not_a_number_to_call(run: Run) -> None:
    """With an action, `number` narrows nothing."""
    assert run("show cancel my number oman --json").json["command"] == "show"


@pytest.mark.parametrize("options", ["--lang zh", "--json --lang zh", "--color never --lang zh"])
def test_options_work_before_the_command(run: Run, options: str) -> None:
    """As behind it."""
    assert run(f"{options} show bahrain").out == run(f"show bahrain {options}").out


def test_help_by_name(run: Run) -> None:
    """`simcancel help`, and `help show`."""
    assert run("help").out == run("--help").out
    assert run("help show").out == run("show --help").out
