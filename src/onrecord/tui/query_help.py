"""Examples of search queries for the help: docs/search.md in a few lines."""

from __future__ import annotations

from onrecord.search.facets import FIELDS

QUERY_EXAMPLES = (
    ("maritime dom", "Every word, in any order; the last may be half typed"),
    ('"outer space"', "These words as they stand"),
    ("space -security", "Without a word, a phrase or a value"),
    ("area:civil,science", "In one of these areas; Tab completes names and values"),
    ("moon or mars", "One of the two"),
    ("grade:4-5  year:>2022", "A range: also >=, <, <= and .."),
    ("FIELD:VALUE", f"{', '.join(FIELDS)}"),
    ("p6.s7  missions/slim", "Goes there"),
)
