"""Exporting a brief: the one function that the browser and the command line call, and what it refuses."""

import csv
import datetime
import io
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from onrecord.briefs.brief import Brief
from onrecord.briefs.personal_note import PersonalNote
from onrecord.briefs.source_changes import source_changes
from onrecord.exporter.citations import Citations, alike_sources
from onrecord.exporter.compose import TABLES, Composer
from onrecord.exporter.export_table import ExportTable
from onrecord.exporter.json_export import part_objects
from onrecord.exporter.kinds import DocumentKind, bundled_kinds
from onrecord.exporter.manners import JAPANESE_IBID
from onrecord.exporter.my_notes import notes_on_statement, with_my_notes
from onrecord.exporter.omissions import omissions
from onrecord.exporter.quoted import quoted_items, unproved_notice
from onrecord.exporter.readable import DIRECTIONS_LEFT_OUT, readable
from onrecord.exporter.record_rows import ExportMaterial
from onrecord.exporter.sources import REFERENCE_FORMATS, CitedSource, cited_sources, references
from onrecord.model import Pack
from onrecord.model.parties import join_names
from onrecord.model.short_titles import short_titles
from onrecord.quoting.columns import TableRecords
from onrecord.text.characters import escape_in_json
from onrecord.text.formula_guard import guard_cell
from onrecord.writers.document import WrittenDocument
from onrecord.writers.docx import write_docx
from onrecord.writers.html_page import write_html
from onrecord.writers.markdown import write_markdown
from onrecord.writers.odt import write_odt
from onrecord.writers.text_file import write_text
from onrecord.writers.xml_text import xml_text

WRITERS: dict[str, Callable[[WrittenDocument], bytes]] = {
    "docx": write_docx,
    "odt": write_odt,
    "html": write_html,
    "md": write_markdown,
    "txt": write_text,
}
CELL_FORMATS = {"csv": ",", "tsv": "\t"}
EXPORT_FORMATS = (*WRITERS, *CELL_FORMATS, "json", *REFERENCE_FORMATS)
# Formats whose writers check each text themselves.
ARCHIVES = ("docx", "odt")
# Formats that have a line of classification.
CLASSIFIED_FORMATS = (*WRITERS, "json")
BRIEFING_NOTE = bundled_kinds()["briefing-note"]


class FormatUnfit(ValueError):
    """The kind of document does not have the format; the message says which formats and kinds fit."""


class ExportRequest(NamedTuple):
    """A request for a file: the kind of document, its format, and the line of classification, empty for none.

    `citations` is the way of citing a source again; None is the kind's own. `my_notes` are the user's own notes: those
    on what is exported go with it. `today` is the date of a document of something that has no date of change.
    """

    kind: DocumentKind = BRIEFING_NOTE
    form: str = "docx"
    classification: str = ""
    citations: str | None = None
    my_notes: tuple[PersonalNote, ...] = ()
    today: datetime.date | None = None


class Exported(NamedTuple):
    """The bytes of a file, with notices: on what in it is not proved, and on what it leaves out; empty if nothing."""

    raw: bytes
    notice: str
    left_out: str = ""


def formats_of(kind: DocumentKind) -> tuple[str, ...]:
    """Return the formats that the kind has: those for cells only if it has exactly one table."""
    return tuple(form for form in EXPORT_FORMATS if form not in CELL_FORMATS or len(kind.tables) == 1)


def export(brief: Brief, packs: Mapping[str, Pack], request: ExportRequest, records: TableRecords = ()) -> Exported:
    """Return the file of a brief; `records` are those without passages, which a brief cannot hold.

    Raises:
        FormatUnfit: the kind does not have the format.
        NotWritable: a text has a character that the format cannot hold.
    """
    require_format(request.kind, request.form)
    material = _material(brief, packs, request, records)
    notice = "; ".join(filter(None, [unproved_notice(material.items), *source_changes(brief, packs)]))
    left_out = _left_out(material, request)
    sources = _sources(material, request)
    if request.form in REFERENCE_FORMATS:
        return Exported(references(request.form, sources).encode(), _missing(sources) or notice)
    if request.form in CELL_FORMATS:
        table = TABLES[request.kind.tables[0]](material)
        shown = readable(table)
        cells = _cells(shown, CELL_FORMATS[request.form])
        return Exported(_without_controls(cells), _with_remark(notice, is_whole=shown == table), left_out)
    if request.form == "json":
        head = _head(brief, request, _date(brief, request))
        parts = part_objects(request.kind, material, _citations(material, request), sources)
        text = escape_in_json(json.dumps({**head, "parts": parts}, ensure_ascii=False, indent=2))
        return Exported(f"{text}\n".encode(), notice, left_out)
    document = _document(brief, material, request)
    shown_document = readable(document)
    raw = WRITERS[request.form](shown_document)
    remark = _with_remark(notice, is_whole=shown_document == document)
    return Exported(raw if request.form in ARCHIVES else _without_controls(raw), remark, left_out)


def _left_out(material: ExportMaterial, request: ExportRequest) -> str:
    parts = request.kind.tables[:1] if request.form in CELL_FORMATS else request.kind.parts
    cited = dict.fromkeys(passage.cited.pack for passage, _ in material.collected)
    on_statements = sum(len(notes_on_statement(pack, request.my_notes)) for pack in cited)
    return omissions(request.kind, parts, material.items, on_statements)


def _with_remark(notice: str, *, is_whole: bool) -> str:
    """Return the notice, with a remark if texts were not left as they are."""
    return "; ".join(filter(None, [notice, "" if is_whole else DIRECTIONS_LEFT_OUT]))


def _without_controls(raw: bytes) -> bytes:
    """Return the bytes of a text, whose controls would act on a terminal that prints it.

    Raises:
        NotWritable: it has one.
    """
    xml_text(raw.decode("utf-8-sig"))
    return raw


def export_document(
    brief: Brief, packs: Mapping[str, Pack], request: ExportRequest, records: TableRecords = ()
) -> WrittenDocument:
    """Return the document that `export` makes a file of, as for a preview."""
    return readable(_document(brief, _material(brief, packs, request, records), request))


def _material(brief: Brief, packs: Mapping[str, Pack], request: ExportRequest, records: TableRecords) -> ExportMaterial:
    return ExportMaterial(with_my_notes(quoted_items(brief, packs), request.my_notes), records, packs)


def _document(brief: Brief, material: ExportMaterial, request: ExportRequest) -> WrittenDocument:
    sources, kind, date = _sources(material, request), request.kind, _date(brief, request)
    composer = Composer(brief.name, material, _citations(material, request), sources)
    tree = composer.tree(kind, date, request.classification)
    return WrittenDocument(brief.name, tree, date, _language(sources), request.classification, kind.landscape)


def _date(brief: Brief, request: ExportRequest) -> datetime.date:
    """Return the day of the brief's last change; if it has none, the day of the request."""
    return brief.changed.date() if brief.changed else request.today or datetime.date(1970, 1, 1)


def require_format(kind: DocumentKind, form: str) -> None:
    """Check that the kind has the format.

    Raises:
        FormatUnfit: it does not; the message says what fits.
    """
    fitting = formats_of(kind)
    if form in fitting:
        return
    known = f"{kind.name} has the formats {join_names(fitting)}"
    if form not in CELL_FORMATS:
        raise FormatUnfit(f"there is no format {form}; {known}")
    kinds = join_names([other.name for other in bundled_kinds().values() if form in formats_of(other)])
    raise FormatUnfit(f"{form} is for kinds with one table, such as {kinds}; {known}")


def _sources(material: ExportMaterial, request: ExportRequest) -> tuple[CitedSource, ...]:
    cited = [(passage.cited.pack, passage.cited.source) for passage, _ in material.collected]
    remembered = {
        passage.cited.pack: passage.cited.statement for passage, _ in material.collected if passage.cited.is_remembered
    }
    cited += [(pack.id, pack.title) for _, pack in material.records]
    sources = cited_sources(cited, material.packs, remembered)
    notes = request.my_notes
    return tuple(source._replace(my_notes=tuple(notes_on_statement(source.pack_id, notes))) for source in sources)


def _citations(material: ExportMaterial, request: ExportRequest) -> Citations:
    manner = request.citations or request.kind.citations
    cited = {passage.cited.pack: passage.cited.statement for passage, _ in material.collected}
    statements = {pack: statement for pack, statement in cited.items() if statement}
    names = short_titles(statements, in_japanese=manner == JAPANESE_IBID)
    return Citations(manner, names, alike_sources(statements))


def _language(sources: Collection[CitedSource]) -> str:
    languages = {source.statement.language for source in sources if source.statement}
    return languages.pop() if len(languages) == 1 else "en"


def _head(brief: Brief, request: ExportRequest, date: datetime.date) -> dict[str, Any]:
    return {
        "schema": 1,
        "kind": request.kind.name,
        "title": brief.name,
        "date": date.isoformat(),
        "classification": request.classification,
    }


def _cells(table: ExportTable, delimiter: str) -> bytes:
    """Return the table for spreadsheets, with a mark by which they know that it is UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(table.titles)
    writer.writerows([guard_cell(cell) for cell in row] for row in table.cells())
    return buffer.getvalue().encode("utf-8-sig")


def _missing(sources: Collection[CitedSource]) -> str:
    missing = [source.pack_id for source in sources if source.statement is None]
    return f"left out, since their packs are not open: {join_names(missing)}" if missing else ""
