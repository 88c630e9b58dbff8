"""Writes synthetic guides, regions, carriers and ledgers into a folder: `python benchmarks/synthetic.py DIR COUNT`."""

import sys
from pathlib import Path

ACTIONS, CARDS = ("cancel", "renew"), ("number-keeping", "data")
PER_REGION = len(ACTIONS) * len(CARDS)
END = "...\n"
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def name(number: int) -> str:
    """Return a made-up name, another for each number."""
    syllables = []
    number += 1_000_003
    while number:
        number, rest = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        syllables.append(_CONSONANTS[rest % len(_CONSONANTS)] + _VOWELS[rest // len(_CONSONANTS)])
    return "".join(syllables)


def write(folder: Path, count: int) -> None:
    """Write so many guides, four a region, each with about twenty-five entries."""
    folder.mkdir(parents=True, exist_ok=True)
    page = '{page: made-up, url: "https://made-up.example", publisher: Made Up, seen_on: "2026-11"}'
    (folder / "pages.yaml").write_text(f"pages:\n  - {page}\n...\n", encoding="utf-8")
    for number in range(count):
        region, kind = divmod(number, PER_REGION)
        action, card = ACTIONS[kind // len(CARDS)], CARDS[kind % len(CARDS)]
        place = folder / f"{region // 100:04}"
        place.mkdir(exist_ok=True)
        if kind == 0:
            (place / f"{name(region)}.yaml").write_text(_region(region) + END, encoding="utf-8")
        (place / f"{number}-ledger.yaml").write_text(_ledger(number, region, action, card) + END, encoding="utf-8")
        (place / f"{number}.yaml").write_text(_guide(number, region, action, card) + END, encoding="utf-8")


def _region(number: int) -> str:
    place = name(number)
    return f"""\
regions:
  - region: {place}
    iso: IS
    calling_code: "+354"
    name: {{en: {place}, zh-Hans: {place}}}
    regulator:
      name: {{en: Regulator of {place}, zh-Hans: {place} 监管机构}}
      website: https://{place}.example
      sources: ["page:made-up"]
carriers:
  - carrier: {place}-tel
    region: {place}
    presence: network
    name: {{en: {place} tel, zh-Hans: {place} tel}}
    sources: ["page:made-up"]
"""


def _ledger(number: int, region: int, action: str, card: str) -> str:
    return f"""\
ledger: s{number}
file: s{number}.txt
title: 第 {number} 篇
sha256: "0000000000000000000000000000000000000000000000000000000000000000"
bytes: 1
lines: 40
language: zh-Hans
region: {name(region)}
action: {action}
card: {card}
carriers:
  - {{carrier: {name(region)}-tel, as: {name(region)} tel, lines: [2]}}
kinds:
  fact: [2-9, 11-18, 21-24, 31-34]
"""


def _guide(number: int, region: int, action: str, card: str) -> str:
    place, word = name(region), name(number + 5_000_000)

    def source(*lines: int) -> str:
        cited = ", ".join(f'"s{number}:{line}"' for line in lines)
        return f"sources: [{cited}]"

    steps = "".join(
        f"""\
      - title: {{en: Step {n} of {word}, zh-Hans: 第 {n} 步}}
        article_step: {n}
        details:
          - {{en: Ask customer service about the balance and the refund of {word}., zh-Hans: 向客服问清余额和退款。}}
        {source(n + 1)}
"""
        for n in range(1, 8)
    )
    ticks = "".join(
        f"  - {{phase: before, en: Back up contacts {n} of {word}., zh-Hans: 备份通讯录 {n}。, {source(n + 10, n + 1)}}}\n"
        for n in range(1, 9)
    )
    warnings = "".join(
        f"  - {{en: The number {n} of {word} is lost at once., zh-Hans: 号码立即失效 {n}。, {source(n + 20)}}}\n"
        for n in range(1, 5)
    )
    faqs = "".join(
        f"""\
  - question: {{en: Is deposit {n} of {word} returned?, zh-Hans: 押金 {n} 能退吗？}}
    answer: {{en: Ask customer service., zh-Hans: 问客服。}}
    {source(n + 30)}
"""
        for n in range(1, 5)
    )
    return f"""\
guide: {place}-{action}-{card}
region: {place}
action: {action}
card: {card}
article: s{number}
title: {{en: {action} a {card} SIM in {place}, zh-Hans: {place} {action}}}
summary: {{en: How to {action} with {word}., zh-Hans: 怎么办。, {source(2)}}}
procedures:
  - id: only
    name: {{en: Only, zh-Hans: 办理}}
    {source(2)}
    steps:
{steps}checklist:
{ticks}warnings:
{warnings}faqs:
{faqs}"""


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
