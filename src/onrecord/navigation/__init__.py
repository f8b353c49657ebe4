"""Navigation: the browser without a screen, with its location, history, lists, documents and selection."""

from onrecord.navigation.browser import Browser
from onrecord.navigation.document import Anchor, Block, Document, Piece, Voice
from onrecord.navigation.hit_row import AnyRow
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.location import Location, NotInOpenPacks
from onrecord.navigation.record_document import record_document
from onrecord.navigation.restore import restore_location, restore_target, save_position
from onrecord.navigation.result_rows import KeyNames
from onrecord.navigation.rows import Row, RowTarget
from onrecord.navigation.search_history import SearchHistory
from onrecord.navigation.section import FIRST_SECTION, Section
from onrecord.navigation.selection import Selection
from onrecord.navigation.text_document import text_document

__all__ = [
    "FIRST_SECTION",
    "Anchor",
    "AnyRow",
    "Block",
    "Browser",
    "Document",
    "IndexDoubt",
    "KeyNames",
    "Location",
    "NotInOpenPacks",
    "Piece",
    "Row",
    "RowTarget",
    "SearchHistory",
    "Section",
    "Selection",
    "Voice",
    "record_document",
    "restore_location",
    "restore_target",
    "save_position",
    "text_document",
]
