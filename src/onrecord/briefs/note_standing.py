"""Holding a note of the user's own against its pack: whether what it is on still stands there."""

from typing import NamedTuple

from onrecord.briefs.held import HeldAnchor, Standing, hold
from onrecord.briefs.personal_note import PersonalNote
from onrecord.model import Pack, Ref

# The standing of a note is the first of these that one of its anchors has.
_GRAVEST_FIRST = (Standing.PACK_MISSING, Standing.CHANGED, Standing.CUT_WORD, Standing.MOVED)


class HeldNote(NamedTuple):
    """A note with its standing, and that of each of its anchors.

    `reason` says why one without changed words counts as changed: its record is gone, or its statement has another
    source text.
    """

    note: PersonalNote
    standing: Standing
    anchors: tuple[HeldAnchor, ...] = ()
    reason: str = ""

    @property
    def place(self) -> Ref | None:
        """Return where the words of a note on a passage stand now; if they do not, where they stood."""
        return None if self.note.record or not self.anchors else self.anchors[0].ref

    @property
    def remark(self) -> str:
        """Return what a reader of the note has to know of its words: empty if they stand where they did."""
        if self.reason:
            return self.reason
        if self.standing is Standing.MOVED:
            return "its words stood elsewhere before"
        return "the statement has other words there now" if self.standing is Standing.CHANGED else ""


def hold_note(note: PersonalNote, pack: Pack | None) -> HeldNote:
    """Return the note with its standing in the pack; None means that no such pack is open."""
    anchors = tuple(hold(anchor, pack) for anchor in note.anchors)
    if pack is None:
        return HeldNote(note, Standing.PACK_MISSING, anchors)
    if note.record and pack.record(note.record) is None:
        return HeldNote(note, Standing.CHANGED, anchors, f"there is no {note.record} in the pack any more")
    if not note.record and not anchors and note.sha256 not in ("", pack.statement.sha256):
        return HeldNote(note, Standing.CHANGED, anchors, "the statement has another source text now")
    standings = {held.standing for held in anchors}
    return HeldNote(note, next((one for one in _GRAVEST_FIRST if one in standings), Standing.UNCHANGED), anchors)
