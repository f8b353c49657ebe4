"""A document of a brief: the parts of its kind in order, as a tree that every writer understands.

Words that no longer stand in their statement, and those whose pack is not open, are marked; they are never left out,
and never replaced.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence

from onrecord.briefs.brief import Heading, OwnNote
from onrecord.exporter.citations import Citations, Cited
from onrecord.exporter.editor_words import without_refs
from onrecord.exporter.kinds import DocumentKind
from onrecord.exporter.quoted import QuotedClipping, QuotedItem, QuotedPassage
from onrecord.exporter.record_rows import ExportMaterial, matrix, participants, timeline
from onrecord.exporter.sources import CitedSource, own_note, source_tree
from onrecord.model import Commitment
from onrecord.model.dates import format_date
from onrecord.model.facts import note_outcome
from onrecord.model.outdated import as_of_words
from onrecord.quoting.alterations import for_corner_brackets, for_double_quotes, with_omission_marks
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.nested_marks import nest_quotation_marks
from onrecord.quoting.record_copy import compose_record_without_passages
from onrecord.quoting.tree import (
    BlockQuotation,
    Hyperlink,
    ListItem,
    SectionHeading,
    TextParagraph,
    TextRun,
    Tree,
    TreeBlock,
    paragraph,
    split_paragraphs,
)

TABLES = {"matrix": matrix, "timeline": timeline, "participants": participants}
EDITOR_NOTES_HEADING = "Editor’s notes"
TO_FILL_IN = "Classification: ____________"
BULLET_SIGN = "•"


class Composer:
    """A document while it is composed: which notes came before decides on the next citation."""

    def __init__(
        self, title: str, material: ExportMaterial, citations: Citations, sources: Sequence[CitedSource]
    ) -> None:
        self._title = title
        self._material = material
        self._citations = citations
        self._sources = sources

    def tree(self, kind: DocumentKind, date: datetime.date, classification: str) -> Tree:
        """Return the parts of the kind in order."""
        front = {
            "kind": TextParagraph((TextRun(kind.title, "strong"),)),
            "date": paragraph(format_date(date)),
            "classification": None if classification else paragraph(TO_FILL_IN),
        }
        blocks: list[TreeBlock] = []
        for part in kind.parts:
            if part in front:
                blocks += [block] if (block := front[part]) else []
            else:
                blocks += self._part(part)
        return tuple(blocks)

    def _part(self, part: str) -> Iterator[TreeBlock]:
        match part:
            case "body":
                return self._flow(self._quotations)
            case "points":
                return self._flow(self._points)
            case "questions":
                return self._questions()
            case "notes":
                return (block for item in self._material.items for block in _notes_of(item))
            case "editor-notes":
                return self._editor_notes()
            case "sources":
                return iter(source_tree(self._sources))
            case _:
                return self._table(part)

    def _table(self, part: str) -> Iterator[TreeBlock]:
        table = TABLES[part](self._material)
        yield table.for_document() if table.rows else paragraph(f"Nothing for the {part}.")
        yield from (TextParagraph((TextRun(line, "emphasis"),), "editor") for line in table.cautions())

    def _flow(self, compose: Callable[[QuotedClipping], Iterator[TreeBlock]]) -> Iterator[TreeBlock]:
        """Yield headings and notes as they are, and clippings as they are composed, labeled with their record.

        All headings are the user's: below a record's name, what follows would seem to be of that record, too.
        """
        heading = self._title
        for item in self._material.items:
            match item:
                case Heading(heading, level, _):
                    yield SectionHeading(level, (TextRun(heading),))
                case OwnNote():
                    yield from _notes_of(item)
                case QuotedClipping():
                    if item.title not in ("", heading) and not item.is_commitment:
                        yield _label(item.title, item)
                    yield from compose(item)
        yield from self._without_passages()

    def _without_passages(self) -> Iterator[TreeBlock]:
        """Yield the records that the statement does not mention: all of their text is the editor's, and says so."""
        for record, pack in self._material.records:
            if not record.passages:
                yield from compose_record_without_passages(pack, record, quote=self._plan)

    def _plan(self, excerpt: Excerpt) -> Tree:
        *before, last = split_paragraphs([TextRun(with_omission_marks(excerpt))])
        note = self._citations.note([Cited(excerpt.pack, excerpt.ref, excerpt.statement)])
        return (BlockQuotation((*before, TextParagraph((*last.runs, note)))),)

    def _quotations(self, clipping: QuotedClipping) -> Iterator[TreeBlock]:
        for passage in clipping.passages:
            *before, last = split_paragraphs([TextRun(passage.text)])
            note = self._citations.note([passage.cited])
            yield BlockQuotation((*before, TextParagraph((*last.runs, note))))
            yield from _remark(passage)
        yield from _below(clipping)

    def _points(self, clipping: QuotedClipping) -> Iterator[TreeBlock]:
        for passage in clipping.passages:
            *before, last = split_paragraphs([TextRun(_in_quotation_marks(passage))])
            note = self._citations.note([passage.cited])
            yield ListItem(BULLET_SIGN, (*before, TextParagraph((*last.runs, note))))
            yield from _remark(passage)
        yield from _below(clipping)

    def _questions(self) -> Iterator[TreeBlock]:
        """Yield each heading with something other than a heading below it as a question, the others as headings."""
        items = self._material.items
        for number, item in enumerate(items):
            match item:
                case Heading(text, level, _):
                    below = items[number + 1] if number + 1 < len(items) else item
                    question = isinstance(below, QuotedClipping | OwnNote)
                    yield SectionHeading(level, (TextRun(f"Question: {text}" if question else text),))
                case OwnNote():
                    yield from _notes_of(item)
                case QuotedClipping():
                    about = f" about {item.title}" if item.title and not item.is_commitment else ""
                    yield _label(f"Answer, on record{about}", item)
                    yield from self._quotations(item)
        yield from self._without_passages()

    def _editor_notes(self) -> Iterator[TreeBlock]:
        noted = [(record, note, pack) for record, pack in self._material.noted_records for note in record.notes]
        if noted:
            yield SectionHeading(1, (TextRun(EDITOR_NOTES_HEADING),))
        for record, note, pack in noted:
            outcome = f" ({note_outcome(note)})" if note_outcome(note) else ""
            name = f"“{record.label}”" if isinstance(record, Commitment) else record.label
            text = without_refs(note.text, pack.statement)
            about = f"[Editor’s note on {name}, {as_of_words(note, None)}{outcome}: {text} "
            runs = (TextRun(about, "emphasis"), Hyperlink(note.source, note.source), TextRun("]", "emphasis"))
            yield TextParagraph(runs, "editor")


def _label(text: str, clipping: QuotedClipping) -> TextParagraph:
    """Return the line above a clipping, which says how many quotations it is of if they are several."""
    count = len(clipping.passages)
    return TextParagraph((TextRun(f"{text} ({count} passages):" if count > 1 else f"{text}:", "strong"),), "label")


def _below(clipping: QuotedClipping) -> Iterator[TreeBlock]:
    """Yield the editor's cautions on a clipping and the user's note, each marked in words."""
    yield from (TextParagraph((TextRun(line, "emphasis"),), "editor") for line in clipping.cautions)
    yield from _notes_of(clipping)


def _remark(passage: QuotedPassage) -> Iterator[TreeBlock]:
    if passage.remark:
        yield TextParagraph((TextRun(f"[{passage.remark}]", "emphasis"),), "editor")


def _notes_of(item: QuotedItem) -> Iterator[TreeBlock]:
    """Yield the user's note that an item is, or the notes that stand on it."""
    match item:
        case OwnNote(text, _):
            yield own_note(f": {text}")
        case QuotedClipping():
            yield from map(own_note, item.own_texts)


def _in_quotation_marks(passage: QuotedPassage) -> str:
    excerpt = passage.excerpt
    if excerpt is None:
        return f"“{nest_quotation_marks(passage.text)}”"
    if excerpt.statement.language.lower().startswith("ja"):
        return f"「{for_corner_brackets(excerpt)}」"
    return f"“{for_double_quotes(excerpt)}”"
