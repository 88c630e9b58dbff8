"""The command line. Only this package prints and exits."""

import signal


def main() -> None:
    """Run the command line and exit; Ctrl-C ends it without a word from the first import on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from simcancel.cli.commands import main as run  # noqa: PLC0415 - see above

    run()


__all__ = ["main"]
