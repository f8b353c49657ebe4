"""Search results as addresses and refs."""

from __future__ import annotations

from onrecord.model import Record, Sentence
from onrecord.search import Index


def address(target: Record | Sentence) -> str:
    return str(target.ref) if isinstance(target, Sentence) else target.address


def found(index: Index, query: str) -> list[str]:
    """Return the addresses of the results, best first."""
    return [address(hit.target) for hit in index.search(query).hits]
