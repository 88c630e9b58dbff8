"""Which index is asked: the one in the package; the one in the cache, where it is fresh or can be made so; or a new one."""

import os.path
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import TypeVar

from simcancel.index.codec import DamagedError
from simcancel.index.store import Index
from simcancel.library import places
from simcancel.library.reporter import Reporter

T = TypeVar("T")
MOST_TOLD = 50  # of what is replaced, at a time
Question = Callable[[Index], T]


def ask(question: Question[T], folders: Sequence[str], reporter: Reporter) -> T:
    """Return the answer of an index of the shipped guides and of those in more folders.

    The question is asked again of a fresh index where the first turns out to be damaged.

    Raises:
        BadContentError: a file of the guides breaks a rule.
        NoGuidesError: a folder holds no YAML file.
        OSError: a folder or a file in it cannot be read.

    """
    folders = [folder for folder in folders if folder]
    if not folders and os.path.isfile(places.INDEX):
        try:
            return _asked(places.INDEX, question)
        except DamagedError:
            reporter.note("The index that came with simcancel is damaged; the guides are compiled anew.")
    return _of_folders(question, [*places.folders(), *folders], reporter)


def _asked(path: str, question: Question[T]) -> T:
    with closing(Index.open(path)) as index:
        return question(index)


def _of_folders(question: Question[T], folders: Sequence[str], reporter: Reporter) -> T:
    from simcancel.library import cache  # noqa: PLC0415 - five milliseconds that the index in the package saves

    def asked(index: Index) -> T:
        replaced = index.replaced()
        for name, path in replaced[:MOST_TOLD]:
            reporter.note(f"{name} is taken from {path}.")
        if len(replaced) > MOST_TOLD:
            reporter.note(
                f"{len(replaced) - MOST_TOLD} more are taken from these folders; `simcancel flags --json` tells all."
            )
        return question(index)

    files = cache.files_in(folders)
    fingerprint = cache.fingerprint(files)
    place = cache.place(folders)
    if place is not None and cache.is_ours(place, os.path.dirname(place)):
        with suppress(DamagedError), closing(Index.open(place)) as index:
            if index.meta("fingerprint") == fingerprint.whole:
                return asked(index)
        with _uninterrupted():
            from simcancel.library import updating  # noqa: PLC0415 - half a second that a fresh index saves

        with suppress(DamagedError):
            if updating.update(place, files, fingerprint):
                with closing(Index.open(place)) as index:
                    return asked(index)
    with _uninterrupted():
        from simcancel.library import compiling  # noqa: PLC0415 - as above

    loaded = compiling.load(files, reporter)
    fingerprint = cache.fingerprint_of(loaded.digests, fingerprint.program)  # of what was read, which may be newer
    if place is None:
        reporter.note("There is no folder for a cache; the guides were compiled in memory.")
    else:
        try:
            compiling.write_into_cache(place, loaded, fingerprint, reporter)
            opened = Index.open(place)
        except (OSError, sqlite3.Error, DamagedError) as error:
            _in_memory_because(error, place, reporter)
        else:
            try:
                with closing(opened) as index:
                    return asked(index)
            except DamagedError as error:
                _in_memory_because(error, place, reporter)
    with closing(compiling.in_memory(loaded, reporter)) as index:
        return asked(index)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hear a Ctrl-C only afterwards: in the midst of an import OpenCC takes it for a fault of its own."""
    import signal  # noqa: PLC0415 - two milliseconds that a fresh index saves

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_memory_because(error: Exception, place: str, reporter: Reporter) -> None:
    folder = os.path.dirname(place)
    reporter.note(f"The cache {folder} cannot be used ({error}); the guides were compiled in memory.")
