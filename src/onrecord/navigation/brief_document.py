"""The document beside a brief's rows: a clipping as it is copied, what changed in it, or the user's own words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.briefs.brief import BriefItem, Clipping
from onrecord.briefs.held import HeldAnchor, Standing
from onrecord.model.parties import join_names
from onrecord.navigation.copied_text import copied_document
from onrecord.navigation.document import EMPTY_DOCUMENT, Block, Document, Piece, label_block, text_block
from onrecord.navigation.voice import Voice
from onrecord.text.word_differences import word_differences

if TYPE_CHECKING:
    from onrecord.briefs.proofs import BriefProofs
    from onrecord.quoting.styles import Style


def item_document(item: BriefItem | None, proofs: "BriefProofs", style: "Style", keys: tuple[str, str]) -> Document:
    """Return the document of an item; `keys` take the new wording, and keep the old one."""
    if item is None:
        return EMPTY_DOCUMENT
    if not isinstance(item, Clipping):
        return Document("", tuple(text_block(line, Voice.EDITOR) for line in item.text.split("\n")))
    excerpts = proofs.excerpts(item)
    copied = copied_document(item.title, style.render_all(excerpts), [excerpt.text for excerpt in excerpts])
    blocks = list(copied.blocks) if excerpts else []
    for anchor in item.anchors:
        blocks += _changes(proofs.held(anchor), keys, is_kept=item.keeps_wording)
    if item.comment:
        blocks.append(label_block("Your note", voice=Voice.EDITOR_LABEL))
        blocks += [text_block(line, Voice.EDITOR) for line in item.comment.split("\n")]
    return Document(item.title, tuple(blocks))


def _changes(held: HeldAnchor, keys: tuple[str, str], *, is_kept: bool) -> Iterator[Block]:
    """Yield what became of a passage whose words do not stand where they did."""
    anchor, (take, keep) = held.anchor, keys
    match held.standing:
        case Standing.MOVED:
            yield label_block(
                f"Moved: {anchor.ref} is {held.ref} now", voice=Voice.PROGRAM_LABEL, remark=f"{take} follows"
            )
        case Standing.PACK_MISSING:
            yield label_block(f"Pack {anchor.pack} is not open", voice=Voice.PROGRAM_LABEL, remark="not proved")
            yield text_block(anchor.quoted, Voice.SOURCE)
        case Standing.CHANGED if not held.words_there:
            yield label_block(
                f"Gone from {anchor.ref}", voice=Voice.PROGRAM_LABEL, remark=f"{keep} keeps the old words"
            )
            yield text_block(anchor.quoted, Voice.SOURCE)
        case Standing.CHANGED:
            remark = "old words kept" if is_kept else f"{take} takes the new words, {keep} keeps the old"
            label = "Not in the statement; at" if held.is_absent else "Changed at"
            places = f"; the old stand at {join_names([*map(str, held.elsewhere)])}" if held.elsewhere else ""
            yield label_block(f"{label} {anchor.ref}: [old|new]{places}", voice=Voice.PROGRAM_LABEL, remark=remark)
            yield Block(tuple(_difference(anchor.words, held.words_there)))
        case Standing.UNCHANGED:
            return


def _difference(old: str, new: str) -> Iterator[Piece]:
    for run in word_differences(old, new):
        if run.is_equal:
            yield Piece(run.old, Voice.SOURCE)
            continue
        yield Piece("[", Voice.PROGRAM)
        yield Piece(run.old, Voice.BAD)
        yield Piece("|", Voice.PROGRAM)
        yield Piece(run.new, Voice.GOOD)
        yield Piece("]", Voice.PROGRAM)
