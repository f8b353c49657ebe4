"""The view of a session: what its main screen shows that commands act on."""

from typing import NamedTuple

from onrecord.model import Ref
from onrecord.navigation.document import Anchor
from onrecord.navigation.word_positions import PassagePart


class View(NamedTuple):
    """The selected passages, the text in the search box, and whether its cursor is at the end of that text.

    `in_list` says that the list has the focus, so that commands act on its marked rows, if there are any. `parts` are
    the selected words, where they are not whole passages. `cursor` is what the cursor in the text rests on. While
    `is_typing`, letters go into the search box.
    """

    refs: tuple[Ref, ...] = ()
    query: str = ""
    is_at_end: bool = True
    in_list: bool = True
    parts: tuple[PassagePart, ...] = ()
    cursor: Anchor | None = None
    is_typing: bool = False

    @property
    def note(self) -> int | None:
        """The number of the editor's note under the cursor, if the text has the focus."""
        return None if self.in_list or self.cursor is None else self.cursor.note
