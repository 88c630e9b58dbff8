"""The words that people type for things: names, aliases and synonyms, with their pinyin and initials. While compiling only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from simcancel.model import Content
from simcancel.words.chinese import folding, is_chinese, pinyin, syllables
from simcancel.words.fold import atoms, fold, join
from simcancel.words.lexicon import AS_FILTER, ELSEWHERE, SOUND, Meaning, stemmed

Alias = tuple[str, str, str, str | None, str]


def aliases(content: Content) -> Iterator[Alias]:
    """Yield `(word, facet, value, region, as written)`; of equal words the first counts.

    What is typed outright comes before what is derived from it: words without endings, pinyin, the initials of pinyin.
    """
    outright = list(words(content))
    yield from _as_filters(content)
    for role, given in content.vocabulary.elsewhere.items():
        yield from ((ELSEWHERE + key(word), "elsewhere", role, None, word) for word in given)
    stops = [(word, "stop", "", None) for word in content.vocabulary.stopwords]
    for word, facet, value, region in (*outright, *stops):
        yield key(word), facet, value, region, word
    for word, facet, value, region in outright:
        if word.isascii():
            yield stemmed(atoms(key(word))), facet, value, region, word
    chinese = [
        (pinyin(word), facet, value, region, word)
        for word, facet, value, region in outright
        if is_chinese(word) and len(word) > 1
    ]
    for spoken, facet, value, region, word in chinese:
        yield "".join(spoken), facet, value, region, word
        yield " ".join(spoken), facet, value, region, word
    yield from _initials(chinese)


def _as_filters(content: Content) -> Iterator[Alias]:
    """Yield the words that mean something only as filters, marked; a search knows them as concepts."""
    for facet, values in (("procedure", content.vocabulary.procedure), ("ask", content.vocabulary.asks)):
        for value, given in values.items():
            for word in dict.fromkeys((value, *given) if facet == "procedure" else given):
                spelt = [key(word), stemmed(atoms(key(word)))] if word.isascii() else [key(word)]
                if is_chinese(word) and len(word) > 1:
                    spelt += ["".join(pinyin(word)), " ".join(pinyin(word))]
                yield from ((AS_FILTER + each, facet, value, None, word) for each in spelt)


def _initials(chinese: Sequence[tuple[tuple[str, ...], str, str, str | None, str]]) -> Iterator[Alias]:
    """Yield initials of two letters and more that stand for one thing only; a facet comes before a concept.

    What can be read as a syllable is none: `ze` is one, not 赞恩.
    """
    found: dict[str, list[Alias]] = {}
    for spoken, facet, value, region, word in chinese:
        initials = "".join(syllable[0] for syllable in spoken)
        found.setdefault(initials, []).append((initials, facet, value, region, word))
    for initials in found.keys() - set(syllables()):
        meant = [alias for alias in found[initials] if alias[1] != "concept"] or found[initials]
        if len(initials) > 1 and len({alias[1:3] for alias in meant}) == 1:
            yield meant[0]
            # Marked, they are found too where the letters alone are a word (am: 阿曼) and several stand together.
            yield SOUND + initials, *meant[0][1:]


def words(content: Content) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield each word that people type, as `(word, facet, value, region of the carrier)`."""
    vocabulary = content.vocabulary
    for facet, values in (("region", vocabulary.region), ("action", vocabulary.action), ("card", vocabulary.card)):
        for value, given in values.items():
            yield from ((word, facet, value, None) for word in (value, *given))
    codes = Counter(code for region in content.regions for code in (region.iso, region.calling_code))
    for region in content.regions:
        # A code that several share, as Canada and the United States +1, names none of them.
        own = (region.id, *region.name, *(code for code in (region.iso, region.calling_code) if codes[code] == 1))
        yield from ((word, "region", region.id, None) for word in own if word)
    for carrier in content.carriers:
        names = (carrier.id, *carrier.name, *carrier.aliases, *(former.name for former in carrier.former_names))
        yield from ((name, "carrier", carrier.id, carrier.region) for name in dict.fromkeys(names) if name)
    yield from ((filler, "filler", "", None) for filler in vocabulary.fillers)
    for number, concept in enumerate(vocabulary.concepts):
        yield from ((word, "concept", str(number), None) for word in concept)


def key(word: str) -> str:
    """Return the form under which an alias is looked up."""
    return join(atoms(fold(word, folding())))


def known_words(aliases: Iterable[tuple[str, str, str, str | None, str]]) -> dict[str, Meaning]:
    """Return aliases as they are looked up, the first of several counting."""
    known: dict[str, Meaning] = {}
    for word, facet, value, region, _ in aliases:
        known.setdefault(join(atoms(word)), Meaning(facet, value, region))
    return known
