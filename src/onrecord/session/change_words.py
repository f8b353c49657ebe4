"""Changes of a brief in words, for messages: `moved the note “Ask Mr. Sato.”`, `removed 3 items`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.briefs.brief import BriefItem, Clipping, Heading, OwnNote
from onrecord.briefs.item_changes import ChangeKind, ItemsChange
from onrecord.session.copying import shorten_label


def change_words(change: ItemsChange) -> str:
    """Return a change in words."""
    items = change.items
    if len(items) != 1:
        return f"{change.kind.value} {_counted(items)}"
    [item] = items
    if isinstance(item, Clipping) and change.kind in (ChangeKind.ADDED, ChangeKind.EDITED):
        done = "collected" if change.kind is ChangeKind.ADDED else "changed"
        return f"{done} {item_name(item)}"
    return f"{change.kind.value} {item_name(item)}"


def item_name(item: BriefItem) -> str:
    """Return what an item is, with its first words."""
    match item:
        case Heading():
            return f"the heading “{_beginning(item)}”"
        case OwnNote():
            return f"the note “{_beginning(item)}”"
        case Clipping():
            return shorten_label(item.title)


def _counted(items: Sequence[BriefItem]) -> str:
    are_clippings = all(isinstance(item, Clipping) for item in items)
    return f"{len(items)} {'clippings' if are_clippings else 'items'}"


def _beginning(item: Heading | OwnNote) -> str:
    return shorten_label(" ".join(item.text.split()))
