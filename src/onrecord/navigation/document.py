"""Documents for the reading pane, independent of its width: blocks of text whose pieces say whose words they are."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from onrecord.model import Record, Ref
from onrecord.navigation.voice import Voice


class Anchor(NamedTuple):
    """A place that the cursor can rest on: a passage (`ref`), a link to a record (`address`), or an editor's note.

    `note` is the number of a note of the record, counted from 0, and `url` its source.
    """

    ref: Ref | None = None
    address: str | None = None
    url: str | None = None
    note: int | None = None


class Piece(NamedTuple):
    """A run of text in one voice. `mentions` are spans of it that name a record.

    `start` is its offset in the text of its passage; `is_part` says that the document does not have all of that.
    """

    text: str
    voice: Voice
    anchor: Anchor | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    start: int = 0
    is_part: bool = False


class Block(NamedTuple):
    """Pieces that flow together as one paragraph; `right` stands at the right end of its first line.

    With a `lead`, the pieces stand in a column beside it, `lead_cells` from the left.
    """

    pieces: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    indent: int = 0
    space_before: bool = False
    lead: tuple[Piece, ...] = ()
    lead_cells: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def right_text(self) -> str:
        """The text at the right end."""
        return "".join(piece.text for piece in self.right)

    @property
    def lead_text(self) -> str:
        """The text of the lead."""
        return "".join(piece.text for piece in self.lead)


NO_RECORDS: Mapping[Anchor, tuple[Record, ...]] = MappingProxyType({})


class Document(NamedTuple):
    """Blocks from top to bottom; `name` is for a breadcrumb.

    `is_continuous` says that the passages are one continuous text, so that several of them form a range. `records` are
    what rests on each passage, for the margin.
    """

    name: str
    blocks: tuple[Block, ...]
    is_continuous: bool = False
    records: Mapping[Anchor, tuple[Record, ...]] = NO_RECORDS

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All anchors in reading order, each once."""
        return tuple(dict.fromkeys(self._all_anchors()))

    def refs(self, anchors: Iterable[Anchor]) -> tuple[Ref, ...]:
        """Return the refs of the passages among the anchors: one range in a running text, else each by itself."""
        refs = [anchor.ref for anchor in anchors if anchor.ref]
        return (Ref(refs[0].first, refs[-1].last),) if self.is_continuous and refs else tuple(refs)

    def _all_anchors(self) -> Iterator[Anchor]:
        for block in self.blocks:
            for piece in block.pieces:
                if piece.anchor is not None:
                    yield piece.anchor


def text_block(text: str, voice: Voice, *, right: str = "", indent: int = 0, space_before: bool = False) -> Block:
    """Return a block of one piece without an anchor; `right` is a ref."""
    ref = (Piece(right, Voice.LABEL),) if right else ()
    return Block((Piece(text, voice),), ref, indent, space_before)


def label_block(text: str, right: str = "", *, voice: Voice = Voice.LABEL, remark: str = "") -> Block:
    """Return a label: the line that says what follows, and whose words it is; a remark is quiet beside it."""
    pieces = (Piece(text, voice), *((Piece(f"  {remark}", Voice.SOURCE),) if remark else ()))
    return Block(pieces, (Piece(right, voice),) if right else (), space_before=True)


EMPTY_DOCUMENT = Document("", ())
