"""Writing into a file: whole, or not at all."""

import os
import stat
from contextlib import suppress

from simcancel.cli.status import ExitStatus, Stop


def save(text: str, file: str, *, force: bool) -> None:
    """Write a text into a file: whole, or not at all.

    Raises:
        Stop: the file exists and may not be replaced, or cannot be written.

    """
    import tempfile  # noqa: PLC0415 - four milliseconds that only `-o` needs

    if not os.path.basename(file):
        raise Stop(ExitStatus.WRONG, f"`{file}` names no file.")
    target = os.path.realpath(file)
    folder = os.path.dirname(target)
    try:
        mode = os.stat(file).st_mode if os.path.exists(file) else None
        if mode is not None and not stat.S_ISREG(mode):
            raise Stop(ExitStatus.WRONG, f"{file} is not an ordinary file.")
        if (mode is not None or os.path.lexists(file)) and not force:
            raise Stop(ExitStatus.WRONG, f"{file} already exists; --force replaces it.")
        handle, scratch = tempfile.mkstemp(dir=folder, prefix=".simcancel-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                out.write(text)
            os.chmod(scratch, 0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
            os.replace(scratch, target)
        except BaseException:
            with suppress(FileNotFoundError):  # a Ctrl-C may come when it has its name
                os.unlink(scratch)
            raise
    except OSError as error:
        raise Stop(ExitStatus.WRONG, f"{file} cannot be written: {error.strerror}.") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
