"""What is listed, read and walked through, decided without a screen."""

from onrecord.reading.browser import Browser
from onrecord.reading.document import Anchor, Block, Document, Piece, Voice
from onrecord.reading.doubt import Doubt
from onrecord.reading.hit_row import AnyRow
from onrecord.reading.left import place_left, target_left, where_left
from onrecord.reading.place import NotFound, Place
from onrecord.reading.queries import Queries
from onrecord.reading.record_document import record_document
from onrecord.reading.result_rows import KeyNames
from onrecord.reading.rows import Row, Target
from onrecord.reading.section import FIRST, Section
from onrecord.reading.selection import Selection
from onrecord.reading.text_document import text_document

__all__ = [
    "FIRST",
    "Anchor",
    "AnyRow",
    "Block",
    "Browser",
    "Document",
    "Doubt",
    "KeyNames",
    "NotFound",
    "Piece",
    "Place",
    "Queries",
    "Row",
    "Section",
    "Selection",
    "Target",
    "Voice",
    "place_left",
    "record_document",
    "target_left",
    "text_document",
    "where_left",
]
