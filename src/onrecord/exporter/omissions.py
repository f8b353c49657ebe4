"""Parts of a brief that a kind of document leaves out: a table has no headings, a list of bodies no passages."""

from collections.abc import Collection, Iterator, Sequence

from onrecord.briefs.brief import Heading, OwnNote
from onrecord.exporter.kinds import FLOW_PARTS, DocumentKind
from onrecord.exporter.quoted import QuotedClipping, QuotedItem
from onrecord.model import Participant
from onrecord.model.parties import join_names

ROWS_OF_PASSAGES = ("matrix", "timeline")


def omissions(kind: DocumentKind, parts: Collection[str], items: Sequence[QuotedItem], notes_on_statements: int) -> str:
    """Return what is left out of a document of these parts, in words; empty if nothing is."""
    left_out = [
        f"{count} {noun}{'s' * (count != 1)}{of_whom}"
        for noun, of_whom, count in _counts(parts, items, notes_on_statements)
        if count
    ]
    return f"left out, since {kind.name} has no place for it: {join_names(left_out)}" if left_out else ""


def _counts(
    parts: Collection[str], items: Sequence[QuotedItem], notes_on_statements: int
) -> Iterator[tuple[str, str, int]]:
    has_text = any(part in parts for part in FLOW_PARTS)
    has_notes = has_text or "notes" in parts
    has_rows = any(part in parts for part in ROWS_OF_PASSAGES)
    clippings = [item for item in items if isinstance(item, QuotedClipping)]
    has_bodies = "participants" in parts
    passages = [
        passage
        for clipping in clippings
        for passage in clipping.passages
        if not (has_bodies and isinstance(passage.record, Participant))
    ]
    yield "heading", "", 0 if has_text else sum(isinstance(item, Heading) for item in items)
    yield "passage", "", 0 if has_text or has_rows else len(passages)
    own = 0 if has_notes else sum(isinstance(item, OwnNote) for item in items)
    on_clippings = 0 if has_notes or has_rows else sum(bool(c.comment) + len(c.my_notes) for c in clippings)
    yield "note", " of yours", own + on_clippings + (0 if "sources" in parts else notes_on_statements)
