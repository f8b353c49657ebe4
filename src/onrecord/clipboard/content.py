"""Content to copy: text, and the same as HTML for platforms whose clipboard takes two formats at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """Text to copy; `html` is the same as a fragment without <html> or <body>, None if there is only text."""

    text: str
    html: str | None = None
