"""Every pair of colors that is drawn: what is written on which ground, and marks that carry meaning."""

from __future__ import annotations

ON_A_PAGE = ("text", "quiet", "accent", "editor", "good", "bad")
TEXT_PAIRS = (
    *((name, ground) for ground in ("page", "panel") for name in ON_A_PAGE),
    ("text", "away"),
    ("quiet", "away"),
    ("on_cursor", "cursor"),
    ("quiet_on_cursor", "cursor"),
    ("on_match", "match"),
    ("page", "accent"),  # the open section
    ("page", "text"),  # the cursor in a text field
)
"""Roles in `Palette`: text, ground."""
MARK_PAIRS = (
    ("bar", "page"),
    ("accent", "page"),
    ("bar", "away"),
    ("bar_on_cursor", "cursor"),
    ("bar", "panel"),
)
"""Bars and the like, which carry meaning without being text (WCAG 1.4.11)."""
DECORATION = (("rule", "page"),)
LEAST_CONTRAST = {"dark": 4.5, "light": 4.5, "high-contrast-dark": 7.0, "high-contrast-light": 7.0}
LEAST_OF_MARKS = 3.0
MARKS = "│┃━─┬|#=-+ "
