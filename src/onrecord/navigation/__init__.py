"""Navigation: the browser without a screen, with its location, history, lists, documents and selection.

Documents, lines of rows, results and the filter of lists are loaded on first use (PEP 562): “At a glance” does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.navigation.browser import Browser
from onrecord.navigation.displayed_keys import KeyNames
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.location import Location, NotInOpenPacks
from onrecord.navigation.restore import restore_location, restore_target, save_position
from onrecord.navigation.rows import Row, RowTarget
from onrecord.navigation.search_history import SearchHistory
from onrecord.navigation.section import FIRST_SECTION, Section
from onrecord.navigation.voice import Voice

if TYPE_CHECKING:
    from onrecord.navigation.document import Anchor, Block, Document, Piece
    from onrecord.navigation.document_words import DocumentWords
    from onrecord.navigation.full_text import text_document
    from onrecord.navigation.list_fields import filter_completions, parse_filter
    from onrecord.navigation.list_filter import filter_words, has_words, paragraph_filter_text, record_filter_text
    from onrecord.navigation.listed_rows import AnyRow, row_of_target
    from onrecord.navigation.margin import place_notes
    from onrecord.navigation.note_blocks import YOUR_LABEL, drawn_note, held_note_blocks
    from onrecord.navigation.noted import Noted
    from onrecord.navigation.open_documents import Documents
    from onrecord.navigation.record_lines import record_height, record_row_lines
    from onrecord.navigation.resolve import Destination, resolve_address
    from onrecord.navigation.result_rows import ResultRows, can_be_denied, facet_choices, is_beyond_count
    from onrecord.navigation.row_details import event_date_forms
    from onrecord.navigation.search_rows import SearchRows
    from onrecord.navigation.selection import Selection, describe_selection
    from onrecord.navigation.unreadable import unreadable_document, unreadable_sentence

__all__ = [
    "FIRST_SECTION",
    "YOUR_LABEL",
    "Anchor",
    "AnyRow",
    "Block",
    "Browser",
    "Destination",
    "Document",
    "DocumentWords",
    "Documents",
    "IndexDoubt",
    "KeyNames",
    "Location",
    "NotInOpenPacks",
    "Noted",
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
    "drawn_note",
    "event_date_forms",
    "facet_choices",
    "filter_completions",
    "filter_words",
    "has_words",
    "held_note_blocks",
    "is_beyond_count",
    "paragraph_filter_text",
    "parse_filter",
    "place_notes",
    "record_filter_text",
    "record_height",
    "record_row_lines",
    "resolve_address",
    "restore_location",
    "restore_target",
    "row_of_target",
    "save_position",
    "text_document",
    "unreadable_document",
    "unreadable_sentence",
]

_MODULE_BY_NAME = {
    "YOUR_LABEL": "note_blocks",
    "Anchor": "document",
    "AnyRow": "listed_rows",
    "Block": "document",
    "Destination": "resolve",
    "Document": "document",
    "DocumentWords": "document_words",
    "Documents": "open_documents",
    "Noted": "noted",
    "Piece": "document",
    "ResultRows": "result_rows",
    "SearchRows": "search_rows",
    "Selection": "selection",
    "can_be_denied": "result_rows",
    "describe_selection": "selection",
    "drawn_note": "note_blocks",
    "event_date_forms": "row_details",
    "facet_choices": "result_rows",
    "filter_completions": "list_fields",
    "filter_words": "list_filter",
    "has_words": "list_filter",
    "held_note_blocks": "note_blocks",
    "is_beyond_count": "result_rows",
    "paragraph_filter_text": "list_filter",
    "parse_filter": "list_fields",
    "place_notes": "margin",
    "record_filter_text": "list_filter",
    "record_height": "record_lines",
    "record_row_lines": "record_lines",
    "resolve_address": "resolve",
    "row_of_target": "listed_rows",
    "text_document": "full_text",
    "unreadable_document": "unreadable",
    "unreadable_sentence": "unreadable",
}


def __getattr__(name: str) -> object:
    if module := _MODULE_BY_NAME.get(name):
        return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
