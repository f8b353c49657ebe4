"""What is copied: text, and the same as HTML where the platform takes two flavours at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """`html` is a fragment without <html> or <body>; None where there is only text."""

    text: str
    html: str | None = None
