"""The command line. Only this package prints and exits."""

from simcancel.cli.commands import main

__all__ = ["main"]
