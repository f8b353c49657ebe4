"""Navigation: the browser without a screen, with its location, history, lists, documents and selection.

Documents, what is selected in them, and results are loaded on first use (PEP 562): “At a glance” does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.navigation.browser import Browser
from onrecord.navigation.displayed_keys import KeyNames
from onrecord.navigation.document import Anchor, Block, Document, Piece, Voice
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.location import Location, NotInOpenPacks
from onrecord.navigation.restore import restore_location, restore_target, save_position
from onrecord.navigation.rows import Row, RowTarget
from onrecord.navigation.search_history import SearchHistory
from onrecord.navigation.section import FIRST_SECTION, Section

if TYPE_CHECKING:
    from onrecord.navigation.hit_row import AnyRow
    from onrecord.navigation.open_documents import Documents
    from onrecord.navigation.result_rows import ResultRows, can_be_denied, facet_choices, is_beyond_count, row_of_target
    from onrecord.navigation.search_rows import SearchRows
    from onrecord.navigation.selection import Selection, describe_selection

__all__ = [
    "FIRST_SECTION",
    "Anchor",
    "AnyRow",
    "Block",
    "Browser",
    "Document",
    "Documents",
    "IndexDoubt",
    "KeyNames",
    "Location",
    "NotInOpenPacks",
    "Piece",
    "ResultRows",
    "Row",
    "RowTarget",
    "SearchHistory",
    "SearchRows",
    "Section",
    "Selection",
    "Voice",
    "can_be_denied",
    "describe_selection",
    "facet_choices",
    "is_beyond_count",
    "restore_location",
    "restore_target",
    "row_of_target",
    "save_position",
]

_MODULE_BY_NAME = {
    "AnyRow": "hit_row",
    "Documents": "open_documents",
    "ResultRows": "result_rows",
    "SearchRows": "search_rows",
    "can_be_denied": "result_rows",
    "describe_selection": "selection",
    "facet_choices": "result_rows",
    "is_beyond_count": "result_rows",
    "row_of_target": "result_rows",
    "Selection": "selection",
}


def __getattr__(name: str) -> object:
    if module := _MODULE_BY_NAME.get(name):
        return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
