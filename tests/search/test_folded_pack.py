"""What an index in memory is made of: the same whether it is worked out or was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Pack
from onrecord.search import build_memory_index, folded_pack
from onrecord.search.folded_pack import decode_folded_pack, encode_folded_pack, fold_pack
from tests.packs.a_pack import PackFolder


def test_what_is_written_is_read_again(shipped_pack: Pack, a_pack: PackFolder) -> None:
    for pack in (shipped_pack, a_pack.load()):
        assert decode_folded_pack(encode_folded_pack(fold_pack(pack)).encode()) == fold_pack(pack)


@pytest.mark.parametrize("damage", [b"", b"[", b"{}", b"[]", b"\xff", b'["1.1", 3, 4, 5]', b'["1.1", [["x"]], [], []]'])
def test_anything_else_is_an_error(damage: bytes) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        decode_folded_pack(damage)


def test_what_another_version_wrote_is_an_error(shipped_pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = encode_folded_pack(fold_pack(shipped_pack)).encode()
    monkeypatch.setattr(folded_pack, "FOLDED_PACK_VERSION", "another")
    with pytest.raises(ValueError, match="folded by version"):
        decode_folded_pack(raw)


def test_what_is_known_of_a_pack_is_not_worked_out_again(shipped_pack: Pack, a_pack: PackFolder) -> None:
    """Told by a pack of which something else is known than is true."""
    known = {shipped_pack.id: fold_pack(replace(shipped_pack, records=()))}
    both = (shipped_pack, a_pack.load())
    assert build_memory_index(both, known).size == build_memory_index(both).size - len(shipped_pack.records)
