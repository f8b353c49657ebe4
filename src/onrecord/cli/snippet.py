"""REF in a style: the text that `show --style` prints and `copy` brings to the clipboard, the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.exits import NotFound, Unusable
from onrecord.cli.target import Address, passage_pack, record_at
from onrecord.quoting import Excerpt, Style, UnknownStyle, excerpt, named, partial
from onrecord.record import Pack, Record, Ref


def style_named(name: str, styles: Sequence[Style]) -> Style:
    """The style; Unusable, with those there are, if there is none."""
    try:
        return named(name, styles)
    except UnknownStyle as error:
        raise Unusable(str(error)) from None


def excerpts_at(target: Ref | Address, packs: Sequence[Pack], *, words: bool) -> list[Excerpt]:
    """The passage, or each passage of the record; with `words`, only the words that the record rests on."""
    if isinstance(target, Ref):
        if words:
            raise Unusable("--words is for a record, such as commitments/ninth-meeting; a ref is quoted whole")
        return [excerpt(passage_pack(target, packs), target)]
    return _passages(*record_at(target, packs), words=words)


def _passages(record: Record, pack: Pack, *, words: bool) -> list[Excerpt]:
    """A record's passages, each once; NotFound where the statement does not speak of it."""
    if not record.passages:
        raise NotFound(f"the statement does not speak of {record.address}; there is nothing to quote")
    if words:
        return [partial(pack, passage.ref, passage.quote, record) for passage in record.passages]
    return [excerpt(pack, ref, record) for ref in dict.fromkeys(passage.ref for passage in record.passages)]
