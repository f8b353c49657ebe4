"""The index over the pack that ships."""

from __future__ import annotations

import pytest

from onrecord.record import Pack
from onrecord.search import Index, index_of


@pytest.fixture(scope="session")
def index(shipped_pack: Pack) -> Index:
    return index_of((shipped_pack,))
