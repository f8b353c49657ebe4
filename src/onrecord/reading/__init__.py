"""What is listed, read and walked through, decided without a screen."""

from onrecord.reading.browser import Browser
from onrecord.reading.document import Anchor, Block, Document, Piece, Voice
from onrecord.reading.doubt import IndexDoubt
from onrecord.reading.hit_row import AnyRow
from onrecord.reading.left import restore_location, restore_target, save_position
from onrecord.reading.place import Location, NotInOpenPacks
from onrecord.reading.queries import SearchHistory
from onrecord.reading.record_document import record_document
from onrecord.reading.result_rows import KeyNames
from onrecord.reading.rows import Row, RowTarget
from onrecord.reading.section import FIRST_SECTION, Section
from onrecord.reading.selection import Selection
from onrecord.reading.text_document import text_document

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
