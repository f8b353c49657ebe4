"""Run by hatchling before it builds: proves the packs that ship, and puts them beside the program as it reads them."""

from __future__ import annotations

import pathlib
import shutil
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = pathlib.Path(__file__).parent


class CompilePacks(BuildHookInterface[Any]):
    """Makes `src/onrecord/compiled`, which goes into the wheel, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """PackRefused, which stops the build, where a pack that is to ship breaks a rule."""
        del version, build_data
        sys.path.insert(0, str(HERE / "src"))
        from onrecord.packs.compiled import FOLDER, compile_pack

        into = HERE / "src" / "onrecord" / FOLDER
        shutil.rmtree(into, ignore_errors=True)
        for marker in sorted((HERE / "data").glob("*/pack.toml")):
            compile_pack(marker.parent, into)
