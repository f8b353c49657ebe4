"""Statements that have another title or date than when passages were collected: citations change with them."""

from collections.abc import Iterator, Mapping

from onrecord.briefs.brief import Brief
from onrecord.model import Pack
from onrecord.model.dates import format_date
from onrecord.text.characters import escape_unsafe


def source_changes(brief: Brief, packs: Mapping[str, Pack]) -> Iterator[str]:
    """Yield a sentence on each statement that is cited otherwise now than the brief remembers."""
    for pack_id in dict.fromkeys(anchor.pack for anchor in brief.anchors):
        source, pack = brief.sources.get(pack_id), packs.get(pack_id)
        if source is None or pack is None:
            continue
        statement = pack.statement
        old = f"“{source.title}”, {format_date(source.date)}"
        titles = (statement.short_title, statement.title)
        if source.title in titles and source.date == statement.date:
            continue
        new = f"“{statement.title if source.title not in titles else source.title}”, {format_date(statement.date)}"
        yield escape_unsafe(f"{pack_id} was {old} when it was collected, and is cited as {new} now")
