"""The view of a session: what its main screen shows that commands act on."""

from typing import NamedTuple

from onrecord.model import Ref


class View(NamedTuple):
    """The selected passages, the text in the search box, and whether its cursor is at the end of that text.

    `in_list` says that the list has the focus, so that commands act on its marked rows, if there are any.
    """

    refs: tuple[Ref, ...] = ()
    query: str = ""
    is_at_end: bool = True
    in_list: bool = True
