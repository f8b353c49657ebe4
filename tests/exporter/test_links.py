"""Links lead to the addresses of statements and notes, and to nothing else, in every format that has links."""

from __future__ import annotations

import html
import io
import re
import zipfile

from markdown_it import MarkdownIt

from onrecord.exporter.export import ExportRequest, export
from onrecord.exporter.kinds import bundled_kinds
from onrecord.model import Pack
from tests.exporter.briefs import HERONS, SPACE, full_brief


def links_in(form: str, raw: bytes) -> set[str]:
    match form:
        case "docx":
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                found = re.findall('Target="([^"]+)" TargetMode', archive.read("word/_rels/document.xml.rels").decode())
        case "odt":
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                found = re.findall('xlink:href="([^"]+)"', archive.read("content.xml").decode())
        case "md":
            found = re.findall('href="([^"#]+)"', MarkdownIt("gfm-like").render(raw.decode()))
        case _:
            found = re.findall('href="([^"#]+)"', raw.decode())
    return {html.unescape(link) for link in found}


def test_links_lead_to_sources_alone(packs: dict[str, Pack]) -> None:
    records = [packs[SPACE].record("missions/slim"), packs[HERONS].record("missions/blue-heron")]
    notes = {note.source for record in records if record for note in record.notes}
    expected = notes | {pack.statement.url for pack in packs.values()}
    assert len(expected) == 7
    for form in ("docx", "odt", "html", "md"):
        raw = export(full_brief(packs), packs, ExportRequest(bundled_kinds()["briefing-note"], form)).raw
        assert links_in(form, raw) == expected, form
