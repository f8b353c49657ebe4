"""What every room's tests share: a small pack in a folder, the shipped pack, and a hypothesis that never dices."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import settings

from onrecord.packs import load_pack, shipped
from onrecord.record import Pack
from tests.packs.a_pack import PackFolder, write_pack

settings.register_profile("steady", derandomize=True, deadline=None, database=None, max_examples=60)
settings.load_profile("steady")


@pytest.fixture
def a_pack(tmp_path: pathlib.Path) -> PackFolder:
    """A small valid pack in a folder of its own, to be mutated at will."""
    return write_pack(tmp_path / "a-pack")


@pytest.fixture(scope="session")
def shipped_pack() -> Pack:
    """The pack that ships: the Eighth Dialogue."""
    [(name, folder)] = [(name, folder) for name, folder in shipped() if name == "japan-us-space-8"]
    return load_pack(folder, name)
