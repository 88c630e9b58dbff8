"""What people type to say which guide they want."""

import pytest

from simcancel.index.store import Index
from simcancel.query.filters import (
    MAX_LENGTH,
    Conflict,
    Filters,
    TooLong,
    UnknownWords,
    longer_names,
    parse,
    suggestions,
)

OMAN = Filters("oman", None, "cancel", "number-keeping")
HONG_KONG = OMAN._replace(region="hong-kong")


@pytest.mark.parametrize(
    "typed",
    [
        "oman cancel number-keeping",
        "cancel OM 保号卡",
        "阿曼 注销 保号卡",
        "阿曼保号卡注销",
        "阿曼 註銷 保號卡",
        "aman zhuxiao baohaoka",
        "+968 cancel number-keeping",
        "ＯＭＡＮ　cancel　保号卡",
        "oman-cancel-number-keeping",
        "怎么注销阿曼的保号卡？",
        "how to cancel a number keeping SIM in Oman",
        "阿 曼 注 销 保 号 卡",
        "terminate oman 停机保号",
        "销号 阿曼 保号",
    ],
)
def test_oman(index: Index, typed: str) -> None:
    """Any order, script and spelling."""
    assert parse(typed.split(), index).filters == OMAN


@pytest.mark.parametrize(
    "typed",
    [
        "hong kong cancel number-keeping",
        "hongkong cancel number-keeping",
        "HK 保号卡 cancel",
        "香港 注销 保号卡",
        "香港保號卡註銷",
        "xianggang zhuxiao baohaoka",
        "xiang gang zhu xiao bao hao ka",
        "+852 cancel number-keeping",
        "Hong-Kong CANCEL Number-Keeping",
    ],
)
def test_hong_kong(index: Index, typed: str) -> None:
    """The like for a region of two words."""
    assert parse(typed.split(), index).filters == HONG_KONG


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Filters()),
        ("sim", Filters()),
        ("omantel cancel", Filters("oman", "omantel", "cancel")),
        ("nawras", Filters("oman", "ooredoo-oman")),
        ("沃達豐", Filters("oman", "vodafone-oman")),
        ("中国移动香港 cancel", Filters("hong-kong", "cmhk", "cancel")),
        ("bahrain cancel batelco", Filters("bahrain", "batelco", "cancel")),
        ("阿曼续费", Filters("oman", None, "renew")),
        ("top up oman", Filters("oman", None, "renew")),
        ("oman oman", Filters("oman")),
    ],
)
def test_other_words(index: Index, typed: str, expected: Filters) -> None:
    """Carriers bring their region; words that say nothing narrow nothing."""
    assert parse(typed.split(), index).filters == expected


@pytest.mark.parametrize(
    ("typed", "word", "suggestion"),
    [
        ("omna cancel", "omna", "oman"),
        ("oman cancle", "cancle", "cancel"),
        ("bahrian", "bahrian", "bahrain"),
        ("omantell", "omantell", "omantel"),
        ("singapore cancel", "singapore", None),
        ("新加坡注销", "新加坡", None),
        ("oman pizza", "pizza", None),
        ("\x1b[31moman", "31moman", None),
    ],
)
def test_an_unknown_word_is_told_and_nothing_guessed(
    index: Index, typed: str, word: str, suggestion: str | None
) -> None:
    """The nearest known word is suggested where one is near."""
    with pytest.raises(UnknownWords) as caught:
        parse(typed.split(), index)
    [(unknown, near)] = caught.value.words
    assert unknown == word
    assert (near[:1] == (suggestion,)) if suggestion else near == ()


@pytest.mark.parametrize(
    ("typed", "carrier"),
    [("oman bahrain", None), ("cancel renew", None), ("omantel batelco", None), ("bahrain omantel", "omantel")],
)
def test_contradictions(index: Index, typed: str, carrier: str | None) -> None:
    """Two regions or actions cannot both hold, nor a carrier in another region."""
    with pytest.raises(Conflict) as caught:
        parse(typed.split(), index)
    assert caught.value.carrier == carrier


@pytest.mark.parametrize("novel", ["阿曼" * 50_000, "\ufdfa" * 100])
def test_a_novel_is_no_filter(index: Index, novel: str) -> None:
    """A hundred thousand characters are refused at once, and so are a hundred that unfold to eighteen each."""
    with pytest.raises(TooLong):
        parse([novel], index)


def test_words_that_ask_nothing_are_no_filter(index: Index) -> None:
    """They would else be every guide."""
    with pytest.raises(UnknownWords):
        parse(["what", "is", "that"], index)


def test_a_short_name_is_no_part_of_a_longer_one(index: Index) -> None:
    """One or two letters stand in too many names."""
    assert longer_names("om", index) == ()
    assert longer_names("oman tel", index) == ()
    assert longer_names("china mobile", index) == ("china mobile hk",)


def test_an_unknown_word_says_what_was_typed(index: Index) -> None:
    """Words, topics and the whole of it, from which a command is made."""
    with pytest.raises(UnknownWords) as caught:
        parse(["oman", "pizza"], index)
    assert (caught.value.topics, caught.value.typed, str(caught.value)) == ((), "oman pizza", "pizza")
    with pytest.raises(UnknownWords) as caught:
        parse(["oman", "refund"], index)
    assert (caught.value.words, caught.value.topics, caught.value.typed) == ((), ("refund",), "oman refund")
    with pytest.raises(UnknownWords) as caught:
        parse(["oman", "!!!", "pizza", "refund"], index)
    assert caught.value.words == (("!!!", ()),)


def test_a_topic_of_one_character_is_a_piece_of_a_word(index: Index) -> None:
    """台 is of 台湾, which no guide is about; 号码 is a topic."""
    with pytest.raises(UnknownWords) as caught:
        parse(["台湾"], index)
    assert (caught.value.words, caught.value.topics) == ((("台湾", ()),), ())


def test_a_contradiction_says_what_else_was_asked(index: Index) -> None:
    """So that either command can be offered whole."""
    with pytest.raises(Conflict) as caught:
        parse(["oman", "cancel", "bahrain"], index)
    assert (caught.value.values, caught.value.others) == (("oman", "bahrain"), ("cancel",))
    assert str(caught.value) == "oman, bahrain"


def test_the_longest_filter(index: Index) -> None:
    """Five hundred characters are read, one more is not."""
    assert parse(["oman" + " " * (MAX_LENGTH - 4)], index).filters == Filters("oman")
    with pytest.raises(TooLong):
        parse(["oman" + " " * (MAX_LENGTH - 3)], index)


def test_what_stands_beside_a_filter(index: Index) -> None:
    """A word for contacts or for an eSIM asks for something beside a guide."""
    assert parse(["oman", "hotline"], index).beside == {"contacts"}
    assert parse(["oman", "esim"], index).beside == {"esim"}
    assert parse(["oman", "cancel"], index).beside == frozenset()


def test_names_that_hold_a_shorter_one(index: Index) -> None:
    """Three at most, each of another thing, regions among them; Chinese ones from two characters on."""
    assert longer_names("中国", index) == ("中国移动香港", "中国联通香港")
    assert longer_names("中", index) == ()
    found = longer_names("hong", index)
    assert len(found) == 3
    assert all(" hong " in f" {name} " for name in found)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("阿慢", ()),
        ("保号咔", ("保号",)),
        ("保号套歺", ("保号套餐",)),
        ("cancl", ("cancel",)),
        ("omantelll", ("omantel",)),
        ("trephone", ("truphone", "telephone")),
        ("+969", ()),
    ],
)
def test_suggestions_are_near(index: Index, word: str, near: tuple[str, ...]) -> None:
    """The nearest first. Of two Chinese characters one makes another word; of three, one may be wrong; of a number none."""
    assert suggestions(word, index) == near
