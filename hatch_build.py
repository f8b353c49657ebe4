"""Build hook that hatchling runs first: check and compile the bundled packs, and write completions and the manual."""

from __future__ import annotations

import pathlib
import shutil
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = pathlib.Path(__file__).parent

# Paths below the installation prefix, where shells and man look.
SHARED = {
    "bash": "share/bash-completion/completions/onrecord",
    "zsh": "share/zsh/site-functions/_onrecord",
    "fish": "share/fish/vendor_completions.d/onrecord.fish",
    "man": "share/man/man1/onrecord.1",
}


class CompilePacks(BuildHookInterface[Any]):
    """Writes `src/onrecord/compiled`, completions and the manual, which go into the wheel, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the bundled packs, note the version of the code, and add completions and manual to the shared data.

        Raises:
            PackRefused: a bundled pack breaks a rule; this stops the build.
        """
        del version
        sys.path.insert(0, str(HERE / "src"))
        from onrecord.library.precomputed import write_precomputed
        from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER, compile_pack
        from onrecord.packs.code_version import CODE_VERSION_FILE, hash_code

        cache_folder = HERE / "src" / "onrecord" / BUNDLED_CACHE_FOLDER
        shutil.rmtree(cache_folder, ignore_errors=True)
        for pack_file in sorted((HERE / "data").glob("*/pack.toml")):
            write_precomputed(compile_pack(pack_file.parent, cache_folder), pack_file.parent.name, cache_folder)
        code = hash_code(HERE / "src" / "onrecord")
        (cache_folder / CODE_VERSION_FILE).write_text(f"{code}\n", encoding="ascii", newline="\n")
        build_data.setdefault("shared_data", {}).update(_write_shared_files(HERE / "build" / "share"))


def _write_shared_files(folder: pathlib.Path) -> dict[str, str]:
    """Write completions and the manual, and return the path in which each is to be installed, by its path here.

    They are made from the commands; the standard library is enough for that.
    """
    from onrecord.cli.man import manual
    from onrecord.cli.shells import SHELLS, completion_script

    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / name for name in SHARED}
    for shell in SHELLS:
        paths[shell].write_text(completion_script(shell), encoding="utf-8", newline="\n")
    paths["man"].write_text(manual(), encoding="utf-8", newline="\n")
    return {str(path): SHARED[name] for name, path in paths.items()}
