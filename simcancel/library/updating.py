"""The index in a cache, brought up to date after guides were edited, without compiling all others.

That is done only where nothing but the edited guides can be other than it was; all else is compiled anew, and told.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from simcancel.authoring import rules
from simcancel.authoring.files import File
from simcancel.authoring.load import Loaded
from simcancel.authoring.load import load as read_files
from simcancel.index.codec import DamagedError
from simcancel.index.origin import Fingerprint, Origin
from simcancel.index.store import Index
from simcancel.index.write import rewrite
from simcancel.library.compiling import replacing
from simcancel.model import Content, Guide, citations_in

MOST_EDITED = 20  # guides; of more, all are compiled


def update(place: str, files: Sequence[File], fingerprint: Fingerprint) -> bool:
    """Bring the index in a place of the cache up to date, and say whether it is."""
    try:
        with closing(Index.open(place)) as index:
            known = index.files()
            edited = _edited(index, known, files, fingerprint)
            loaded = read_files(edited)
            if not edited or not _is_all(loaded, known, edited):
                return False
            if any(loaded.digests[path] != fingerprint.files[path] for _, path in edited):
                return False  # edited again meanwhile
            was = index.meta("fingerprint")
            before = index.content(ids={guide.id for guide in loaded.content.guides})
            if not _is_alone(index, before, loaded):
                return False
        after = before._replace(guides=_in_order(before, loaded.content))
        guides = {path: guide for path, (_, guide) in known.items() if guide is not None}
        with replacing(place, copied=True) as connection:
            _refuse_another(connection, was)
            rewrite(connection, before, after, Origin(fingerprint, guides, is_clean=True))
    except (DamagedError, OSError, sqlite3.Error):
        return False  # what is wrong is told by who compiles all
    return True


def _refuse_another(copied: sqlite3.Connection, fingerprint: str | None) -> None:
    """Refuse a copy of what another process has written meanwhile."""
    if Index(copied).meta("fingerprint") != fingerprint:
        raise DamagedError


def _edited(
    index: Index, known: dict[str, tuple[str, str | None]], files: Sequence[File], fingerprint: Fingerprint
) -> list[File]:
    """Return the files that are other than they were, if the others, the program and the rules' silence are the same."""
    if index.meta("program") != fingerprint.program or index.meta("is_clean") != "True":
        return []
    if fingerprint.files.keys() != known.keys():
        return []
    edited = [file for file in files if fingerprint.files[file[1]] != known[file[1]][0]]
    return edited if len(edited) <= MOST_EDITED else []


def _is_all(loaded: Loaded, known: dict[str, tuple[str, str | None]], edited: Sequence[File]) -> bool:
    """Whether the edited files are the same guides as they were, each described nowhere else."""
    described = [guide for _, guide in known.values() if guide is not None]
    return len(loaded.guide_files) == len(edited) and all(
        known[path][1] == guide and described.count(guide) == 1 for path, guide in loaded.guide_files.items()
    )


def _is_alone(index: Index, before: Content, loaded: Loaded) -> bool:
    """Whether the edited guides keep every rule, and leave nothing that another file needs them for."""
    old = {guide.id: guide for guide in before.guides}
    guides = loaded.content.guides
    if not all(_is_in_place(old[guide.id], guide) for guide in guides):
        return False
    cited = {source.article for guide in guides for source in citations_in(guide)} - {None}
    # What else the rules look at was right before, and is as it was: also what other files cite.
    among = before._replace(
        guides=guides,
        articles=index.ledgers({*filter(None, cited), *(guide.article for guide in guides)}),
        disagreements=(),
        statements=(),
    )
    return not rules.findings_in_guides(loaded._replace(content=among))


def _is_in_place(old: Guide, new: Guide) -> bool:
    """Whether a guide is about the same as before, and still cites every line that it did: no fact is left uncited."""
    return (
        (old.region, old.action, old.card, old.article) == (new.region, new.action, new.card, new.article)
        and {procedure.id for procedure in old.procedures} == {procedure.id for procedure in new.procedures}
        and _lines(old) <= _lines(new)
    )


def _lines(guide: Guide) -> set[tuple[str | None, int]]:
    return {(source.article, line) for source in citations_in(guide) for line in source.lines}


def _in_order(before: Content, now: Content) -> tuple[Guide, ...]:
    new = {guide.id: guide for guide in now.guides}
    return tuple(new[guide.id] for guide in before.guides)
