"""Whose words stand where in a document, and what a list begins with."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.navigation import AnyRow, Block, Document, RowTarget, Voice

LABELS = (Voice.LABEL, Voice.EDITOR_LABEL, Voice.PROGRAM_LABEL)
BADGE_VOICES = (Voice.GOOD, Voice.BAD, Voice.STATE)


def label_of(block: Block) -> str:
    """The words of a label, without the remark beside them."""
    return block.pieces[0].text


def texts(document: Document, voice: Voice) -> list[str]:
    """Everything that is said in one voice."""
    return [piece.text for block in document.blocks for piece in block.pieces if piece.voice is voice]


def under_labels(document: Document) -> list[tuple[Block, Block]]:
    """Each block below the first label, with the label that it stands under."""
    pairs: list[tuple[Block, Block]] = []
    label: Block | None = None
    for block in document.blocks:
        if block.pieces[0].voice in LABELS and not block.lead:
            label = block
        elif label is not None:
            pairs.append((label, block))
    return pairs


def first_target(rows: Sequence[AnyRow]) -> RowTarget | None:
    """What the first row that is no heading stands for."""
    return next(iter(targets(rows)), None)


def targets(rows: Sequence[AnyRow]) -> list[RowTarget]:
    """What the rows stand for, headings left out."""
    return [row.target for row in rows if row.target]
