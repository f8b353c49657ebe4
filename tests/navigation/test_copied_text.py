"""Copied texts: in every style what looks official is the statement's, and its words look official."""

from __future__ import annotations

import pytest

from onrecord.model import Pack
from onrecord.navigation import Voice
from onrecord.navigation.copied_text import copied_document
from onrecord.quoting.excerpts import excerpt, partial
from onrecord.quoting.styles import STYLES, find_style


@pytest.mark.parametrize("name", [style.name for style in STYLES])
def test_what_looks_official_is_the_statements(shipped_pack: Pack, name: str) -> None:
    style = find_style(name)
    for record in shipped_pack.records:
        excerpts = [excerpt(shipped_pack, passage.ref, record) for passage in record.passages]
        excerpts += [partial(shipped_pack, p.ref, p.quote, record) for p in record.passages]
        for copied in excerpts:
            text = style.render_all([copied])
            document = copied_document(record.label, text, [copied.text])
            assert "\n".join(block.text for block in document.blocks) == text
            pieces = [piece for block in document.blocks for piece in block.pieces]
            official = [piece.text for piece in pieces if piece.voice is Voice.OFFICIAL]
            assert all(words in copied.text for words in official), (record.address, official)
            if name in ("quote", "plain", "bullet") and "\n" not in copied.text:
                least = max(copied.text.split("“"), key=len).split("”")[0].strip(" ’‘")[1:]
                assert any(least.split("’")[-1].strip()[:40] in words for words in official), (text, official)


def test_the_editors_words_stay_the_editors(shipped_pack: Pack) -> None:
    mmx = shipped_pack.record("missions/mmx")
    assert mmx is not None
    passage = excerpt(shipped_pack, mmx.passages[0].ref, mmx)
    document = copied_document("MMX", find_style("record").render(passage), [passage.text])
    notes = [block for block in document.blocks if block.text.startswith("[Editor’s")]
    assert len(notes) > 2
    assert all(piece.voice is Voice.EDITOR for block in notes for piece in block.pieces)
