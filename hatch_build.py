"""Run by hatchling before it builds: proves and compiles the packs that ship, and makes completions and the manual."""

from __future__ import annotations

import pathlib
import shutil
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = pathlib.Path(__file__).parent

# Where shells and man look, below the folder that the program is installed in.
SHARED = {
    "bash": "share/bash-completion/completions/onrecord",
    "zsh": "share/zsh/site-functions/_onrecord",
    "fish": "share/fish/vendor_completions.d/onrecord.fish",
    "man": "share/man/man1/onrecord.1",
}


class CompilePacks(BuildHookInterface[Any]):
    """Makes `src/onrecord/compiled`, completions and manual, which go into the wheel, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """PackRefused, which stops the build, where a pack that is to ship breaks a rule."""
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
    """Completions and manual, made of the commands; the standard library is enough for that."""
    from onrecord.cli.manual import manual
    from onrecord.cli.shells import SHELLS, completion_script

    into.mkdir(parents=True, exist_ok=True)
    made = {name: into / name for name in SHARED}
    for shell in SHELLS:
        made[shell].write_text(completion_script(shell), encoding="utf-8", newline="\n")
    made["man"].write_text(manual(), encoding="utf-8", newline="\n")
    return {str(path): SHARED[name] for name, path in made.items()}
