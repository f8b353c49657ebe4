"""Documents as JSON: the parts of a kind with words, standing, citation and address of each passage.

docs/export.schema.json is their JSON Schema. Keys are added, never renamed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.briefs.brief import Heading, OwnNote
from onrecord.exporter.citations import Citations
from onrecord.exporter.compose import TABLES
from onrecord.exporter.kinds import FLOW_PARTS, DocumentKind
from onrecord.exporter.quoted import QuotedClipping, QuotedItem, QuotedPassage
from onrecord.exporter.record_rows import ExportMaterial
from onrecord.exporter.sources import CitedSource, source_objects
from onrecord.quoting.cautions import unique_cautions
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.tree import TextParagraph

_JsonObject = dict[str, Any]


def part_objects(
    kind: DocumentKind, material: ExportMaterial, citations: Citations, sources: Sequence[CitedSource]
) -> list[_JsonObject]:
    """Return an object for each part of the kind that has more than the head has."""
    return list(_parts(kind, material, citations, sources))


def _parts(
    kind: DocumentKind, material: ExportMaterial, citations: Citations, sources: Sequence[CitedSource]
) -> Iterator[_JsonObject]:
    for part in kind.parts:
        if part in TABLES:
            table = TABLES[part](material)
            rows = [dict(zip(table.titles, cells, strict=True)) for cells in table.cells()]
            yield {"part": part, "columns": table.titles, "rows": rows}
        elif part == "sources":
            yield {"part": part, "sources": source_objects(sources)}
        elif part in FLOW_PARTS:
            yield {"part": part, "items": [_item(item, citations) for item in material.items]}
        elif part == "notes":
            yield {"part": part, "notes": [text for item in material.items for text in _own_words(item)]}
        elif part == "editor-notes":
            yield {"part": part, "notes": list(_editor_notes(material))}


def _item(item: QuotedItem, citations: Citations) -> _JsonObject:
    match item:
        case Heading(text, level, _):
            return {"type": "heading", "by": "user", "level": level, "text": text}
        case OwnNote(text, _):
            return {"type": "note", "by": "user", "text": text}
        case QuotedClipping():
            excerpts = [passage.excerpt for passage in item.passages if passage.excerpt]
            return {
                "type": "passages",
                "title": item.title,
                "passages": [_passage(passage, citations) for passage in item.passages],
                "cautions": [
                    {"by": "editor", "address": caution.address, "about": caution.about, "text": caution.text}
                    for caution in unique_cautions(excerpts)
                ],
                "note": item.comment,
                "my_notes": list(item.my_notes),
            }


def _passage(passage: QuotedPassage, citations: Citations) -> _JsonObject:
    """Return a passage: `words` byte for byte as in the source, `quotation` with brackets and ellipses of a part."""
    note = citations.note([passage.cited])
    return {
        "by": "statement",
        "pack": passage.cited.pack,
        "ref": str(passage.cited.ref),
        "record": passage.anchor.record,
        "words": passage.excerpt.text if passage.excerpt else passage.anchor.meant,
        "quotation": passage.text,
        "citation": render_plain((TextParagraph(note.runs),)),
        "standing": passage.standing.value,
        "sha256": passage.anchor.sha256,
    }


def _own_words(item: QuotedItem) -> list[str]:
    match item:
        case OwnNote(text, _):
            return [text]
        case QuotedClipping():
            return [*([item.comment] if item.comment else []), *item.my_notes]
        case _:
            return []


def _editor_notes(material: ExportMaterial) -> Iterator[_JsonObject]:
    for record, pack in material.noted_records:
        for note in record.notes:
            yield {
                "by": "editor",
                "pack": pack.id,
                "address": record.address,
                "text": note.text,
                "as_of": note.as_of.isoformat(),
                "source": note.source,
                "outcome": note.outcome,
                "status": note.status,
            }
