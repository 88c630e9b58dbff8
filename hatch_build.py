"""Compiles the guides into the index that the wheel carries, so that an installed simcancel never compiles anything."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling's own parameter
    """Adds the index to a wheel; an editable one reads the guides of its checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say where in the wheel the index belongs."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from simcancel.compiling import compile_to  # noqa: PLC0415 - found only now

        index = Path(tempfile.mkdtemp()) / "index.sqlite"
        compile_to(index, [str(Path(self.root, folder)) for folder in ("guides", "seeds")])
        build_data["force_include"][str(index)] = "simcancel/data/index.sqlite"
