"""All that the program is made of in one folder, as pip would lay it out among its packages."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

from release.refused import Refused
from release.wheel import Wheel

_ELSEWHERE = ".data/data/"


def shared(wheel: Wheel) -> dict[str, bytes]:
    """What pip would put below the folder that it installs into, such as share/man, by path."""
    return {name.partition(_ELSEWHERE)[2]: data for name, data in wheel.members.items() if _ELSEWHERE in name}


def unpack(wheels: Iterable[Wheel], folder: pathlib.Path) -> None:
    """Without the list of a wheel's files, which will not be true there, and without what pip would put elsewhere.

    Refused if two bring the same file.
    """
    for wheel in wheels:
        for name, data in wheel.members.items():
            if name.endswith(".dist-info/RECORD") or _ELSEWHERE in name:
                continue
            file = folder / name
            if file.exists():
                raise Refused(
                    f"{wheel.file.name} brings {name}, and so does another wheel; only one of them would stay"
                )
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
