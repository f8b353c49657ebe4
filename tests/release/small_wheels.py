"""Small wheels, as real ones are laid out."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

from release.archives import Entry, write_zip
from release.wheel import Wheel, read_wheel

LICENSE_TEXT = "Do what you like.\n"


def small_wheel(
    folder: pathlib.Path,
    name: str,
    needs: tuple[str, ...] = (),
    more: Mapping[str, str] | None = None,
    tags: str = "py3-none-any",
) -> Wheel:
    """One module, one license unless `more` says otherwise; `needs` are its requirements."""
    about = f"{name}-1.0.dist-info"
    requirements = "".join(f"Requires-Dist: {requirement}\n" for requirement in needs)
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: MIT\n{requirements}\n"
    members = {
        f"{name}.py": "ANSWER = 42\n",
        f"{about}/METADATA": metadata,
        f"{about}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tags}\n",
        f"{about}/RECORD": "",
        **({f"{about}/licenses/LICENSE": LICENSE_TEXT} if more is None else more),
    }
    file = folder / f"{name}-1.0-{tags}.whl"
    write_zip(file, (Entry(path, text.encode()) for path, text in members.items()), 1700000000)
    return read_wheel(file)
