"""Compiles the guides into the index that the wheel carries, so that an installed simcancel never compiles anything."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

T = TypeVar("T")


class _Loud:
    """Tells whoever builds."""

    def note(self, sentence: str) -> None:
        """Print a note."""
        print(sentence)

    def progress(self, things: Sequence[T], _what: str) -> Sequence[T]:
        """Show nothing."""
        return things


class IndexHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling's own parameter
    """Adds the index to a wheel; an editable one reads the guides of its checkout instead."""

    _scratch: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say where in the wheel the index belongs."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from simcancel.library.compiling import compile_to  # noqa: PLC0415 - found only now

        self._scratch = tempfile.TemporaryDirectory()
        index = Path(self._scratch.name) / "index.sqlite"
        compile_to(index, [str(Path(self.root, folder)) for folder in ("guides", "seeds")], _Loud())
        build_data["force_include"][str(index)] = "simcancel/data/index.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the index again, which is in the wheel now."""
        if self._scratch is not None:
            self._scratch.cleanup()
