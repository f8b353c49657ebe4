"""Two packs for the browser: the shipped one and the small one."""

from __future__ import annotations

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.navigation import Browser
from onrecord.packs import LoadedPacks
from tests.packs.a_pack import write_pack


@pytest.fixture(scope="session")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return write_pack(tmp_path_factory.mktemp("reading") / "a-pack").load()


@pytest.fixture
def browser(shipped_pack: Pack) -> Browser:
    """On the shipped pack alone."""
    return Browser(library_in_memory(LoadedPacks((shipped_pack,))))


@pytest.fixture
def two(shipped_pack: Pack, small_pack: Pack) -> Browser:
    """On both, in the shipped one."""
    return Browser(library_in_memory(LoadedPacks((shipped_pack, small_pack))))
