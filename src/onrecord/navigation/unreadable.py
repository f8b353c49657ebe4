"""Substitutes for words that cannot be read, because the index is damaged and the pack's files have changed."""

from __future__ import annotations

from onrecord.navigation.document import Document, label_block, text_block
from onrecord.navigation.rows import Row, RowTarget
from onrecord.navigation.voice import Voice
from onrecord.text.characters import escape_controls

UNREADABLE_LABEL = "(cannot be read)"


def unreadable_sentence(what: str, reason: object) -> str:
    """Return the sentence that says what cannot be read, why, and what to do."""
    advice = "quit, and build it again: onrecord index --anew DIR"
    return escape_controls(f"{what} cannot be read: the index is damaged ({reason}); {advice}")


def unreadable_document(sentence: str) -> Document:
    """Return the document that shows the sentence; it has nothing to select or to copy."""
    label = label_block("Cannot be read", voice=Voice.PROGRAM_LABEL)
    return Document("Cannot be read", (label, text_block(sentence, Voice.PROGRAM)))


def unknown_result_row(number: int) -> Row:
    """Return the row of a result of which not even the address can be read; no pack has its target."""
    return Row(UNREADABLE_LABEL, target=RowTarget("", address=f"result {number:,}"))
