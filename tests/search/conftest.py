"""The index over the pack that ships."""

from __future__ import annotations

import pytest

from onrecord.model import Pack
from onrecord.search import Index, build_memory_index


@pytest.fixture(scope="session")
def index(shipped_pack: Pack) -> Index:
    return build_memory_index((shipped_pack,))
