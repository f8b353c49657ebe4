"""Packs for tests of exports."""

from __future__ import annotations

import pytest

from onrecord.model import Pack
from tests.packs.a_pack import PackFolder


@pytest.fixture
def packs(shipped_pack: Pack, a_pack: PackFolder) -> dict[str, Pack]:
    return {pack.id: pack for pack in (shipped_pack, a_pack.load())}
