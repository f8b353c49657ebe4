"""Hatchling build hook: check and compile the bundled packs, and generate completions and the manual."""

from __future__ import annotations

import pathlib
import shutil
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = pathlib.Path(__file__).parent

# Where shells and man look, below the installation prefix.
SHARED = {
    "bash": "share/bash-completion/completions/onrecord",
    "zsh": "share/zsh/site-functions/_onrecord",
    "fish": "share/fish/vendor_completions.d/onrecord.fish",
    "man": "share/man/man1/onrecord.1",
}


class CompilePacks(BuildHookInterface[Any]):
    """Generate `src/onrecord/compiled`, completions and manual for the wheel, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate the files.

        Raises:
            PackRefused: when a bundled pack breaks a rule, which stops the build.
        """
        del version
        sys.path.insert(0, str(HERE / "src"))
        from onrecord.library.precomputed import write_precomputed
        from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER, compile_pack

        into = HERE / "src" / "onrecord" / BUNDLED_CACHE_FOLDER
        shutil.rmtree(into, ignore_errors=True)
        for marker in sorted((HERE / "data").glob("*/pack.toml")):
            write_precomputed(compile_pack(marker.parent, into), marker.parent.name, into)
        build_data.setdefault("shared_data", {}).update(_shared(HERE / "build" / "share"))


def _shared(into: pathlib.Path) -> dict[str, str]:
    """Generate completions and manual from the commands, with the standard library alone."""
    from onrecord.cli.manual import manual
    from onrecord.cli.shells import SHELLS, completion_script

    into.mkdir(parents=True, exist_ok=True)
    files = {name: into / name for name in SHARED}
    for shell in SHELLS:
        files[shell].write_text(completion_script(shell), encoding="utf-8", newline="\n")
    files["man"].write_text(manual(), encoding="utf-8", newline="\n")
    return {str(path): SHARED[name] for name, path in files.items()}
