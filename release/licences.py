"""The licences of what is packed, as their owners wrote them."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

from release.refused import Refused
from release.wheel import Wheel

FOLDER = "licences"
_NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")


def licences(wheels: Iterable[Wheel]) -> dict[str, bytes]:
    """Texts by the path that they are packed under. Refused for a wheel without any."""
    texts: dict[str, bytes] = {}
    for wheel in wheels:
        own = {f"{FOLDER}/{wheel.name}-{wheel.version}/{path}": wheel.members[path] for path in _paths(wheel)}
        if not own:
            raise Refused(f"{wheel.file.name} has no licence in it, and must not be passed on without; ask its makers")
        texts |= {_short(path): text for path, text in own.items()}
    return texts


def _paths(wheel: Wheel) -> list[str]:
    names = ((path, pathlib.PurePosixPath(path).name.upper()) for path in wheel.members)
    return [path for path, name in names if name.startswith(_NAMES) and not name.endswith(".PY")]


def _short(path: str) -> str:
    """Without the folder in which wheels keep them: long paths cannot be unpacked everywhere."""
    return "/".join(part for part in path.split("/") if not part.endswith(".dist-info") and part != "licenses")
