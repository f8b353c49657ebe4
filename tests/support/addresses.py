"""What a search found, as the addresses and refs that people know."""

from __future__ import annotations

from onrecord.model import Record, Sentence
from onrecord.search import Index


def address(target: Record | Sentence) -> str:
    return str(target.ref) if isinstance(target, Sentence) else target.address


def result_addresses(index: Index, query: str) -> list[str]:
    """Best first."""
    return [address(hit.target) for hit in index.search(query).hits]
