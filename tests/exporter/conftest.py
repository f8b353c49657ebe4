"""Packs for tests of exports."""

from __future__ import annotations

import pytest

from onrecord.model import Pack


@pytest.fixture
def packs(shipped_pack: Pack, small_pack: Pack) -> dict[str, Pack]:
    return {pack.id: pack for pack in (shipped_pack, small_pack)}
