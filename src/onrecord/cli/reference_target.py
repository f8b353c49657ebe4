"""The target of one REF of `onrecord show`: sentences, or a record, with its pack."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.cli.address import passage_pack, record_at
from onrecord.model import Address, Pack, Record, Ref, Sentence


class ReferenceTarget(NamedTuple):
    """A record, or if it is None the sentences of a passage."""

    pack: Pack
    record: Record | None = None
    sentences: Sequence[Sentence] = ()

    @property
    def items(self) -> Sequence[Record | Sentence]:
        """Return the record alone, or the sentences."""
        return [self.record] if self.record else self.sentences


def find_target(address: Address, packs: Mapping[str, Pack]) -> ReferenceTarget:
    """Return what stands at the address.

    Raises:
        NothingFound: There is nothing; the message says what there is.
    """
    target, pack_id = address
    if isinstance(target, Ref):
        pack = passage_pack(target, pack_id, packs)
        return ReferenceTarget(pack, sentences=pack.statement.sentences_at(target))
    record, pack = record_at(target, pack_id, packs)
    return ReferenceTarget(pack, record)
