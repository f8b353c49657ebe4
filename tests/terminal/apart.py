"""The installed program once more, in an environment of its own: what is kept beside it is kept there."""

from __future__ import annotations

import pathlib
import sysconfig
import venv


def program_apart(folder: pathlib.Path) -> list[str]:
    """The words that start it. All packages are those of the environment that the tests run in."""
    venv.create(folder, symlinks=True)
    [packages] = folder.glob("lib/python*/site-packages")
    here = sysconfig.get_path("purelib")
    (packages / "here.pth").write_text(f"import site; site.addsitedir({here!r})\n")
    return [str(folder / "bin" / "python"), "-m", "onrecord"]
