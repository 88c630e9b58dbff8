"""A text without its advertising, and nothing else changed but the blank lines that it leaves behind."""

import re
from collections.abc import Sequence

from simcancel.scan.accounts import Found
from simcancel.scan.files import lines_of
from simcancel.scan.promotions import promotions
from simcancel.scan.spans import merged

# What is left of a line that was nothing but advertising: signs, and a label of what is gone.
_NOTHING = re.compile(r"[\W_]*(?:<p>\s*</p>\s*|[\w/]{1,10}(?:\*\*)?\s?[:：][\W_]*)?")


def cleaned(text: str) -> str:
    """Return a text without the accounts, links and pictures of sellers. Their sentences stay: a person wrote them too."""
    lines, ends = lines_of(text)
    found: dict[int, list[Found]] = {}
    for each in promotions(lines).promotions:
        if each.kind != "soft":
            found.setdefault(each.line - 1, []).append(each)
    kept: list[tuple[str, str]] = []
    taken_out = False  # the line above, whole
    for number, (line, end) in enumerate(zip(lines, ends, strict=True)):
        rest = without(line, found.get(number, ()))
        if number in found and _NOTHING.fullmatch(rest):
            taken_out = True
        elif taken_out and not rest.strip() and _is_blank_end(kept):
            taken_out = False  # of the blank lines above and below one is enough
        else:
            taken_out = taken_out and not rest.strip()
            kept.append((rest, end))
    if found and max(found) + 1 >= len(lines) - _blank_at_end(lines):
        kept = kept[: len(kept) - _blank_at_end([line for line, _ in kept])]
    return "".join(line + end for line, end in kept)


def without(line: str, found: Sequence[Found]) -> str:
    """Return a line without what was found in it."""
    for start, end in reversed(merged((each.start, each.end) for each in found)):
        line = line[:start] + line[end:]
    return line


def _is_blank_end(kept: Sequence[tuple[str, str]]) -> bool:
    return not kept or not kept[-1][0].strip()


def _blank_at_end(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(reversed(lines)) if line.strip()), len(lines))
