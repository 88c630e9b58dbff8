"""The command line. Only this package prints and exits."""

import _signal  # type: ignore[import-not-found] # `signal` makes enumerations of it first, in which Ctrl-C is a traceback
import gc


def main() -> None:
    """Run the command line and exit; Ctrl-C ends it without a word from the first import on."""
    gc.disable()  # one command makes no garbage worth the milliseconds of looking for it, from the first import on
    is_heard = _signal.getsignal(_signal.SIGINT) is not _signal.SIG_IGN  # as behind `nohup` or in a script's background
    if is_heard:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    from simcancel.cli.commands import main as run  # noqa: PLC0415 - see above

    if is_heard:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    run()


__all__ = ["main"]
