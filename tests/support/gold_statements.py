"""The packs of schema 2 in `statements/`, and what is expected of them."""

from __future__ import annotations

import pathlib
import tomllib
from functools import cache
from typing import Any

from onrecord.model import Pack
from onrecord.packs import load_pack

FOLDER = pathlib.Path(__file__).parent / "statements"
EXPECTED: dict[str, dict[str, Any]] = {
    expected["id"]: expected
    for expected in tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["pack"]
}


@cache
def gold_pack(pack_id: str) -> Pack:
    """Return the pack, checked anew."""
    return load_pack(FOLDER / pack_id, recheck=True)


def expectations(key: str) -> list[tuple[str, str, Any]]:
    """Return pack id, key and value of each expectation under `key`."""
    cases = [(pack_id, name, value) for pack_id, expected in EXPECTED.items() for name, value in expected[key].items()]
    assert len(cases) >= len(EXPECTED), key
    return cases
