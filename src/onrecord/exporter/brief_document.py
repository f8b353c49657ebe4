"""A brief as a document: headings, quotations with their citations as footnotes, notes, and the list of sources.

A citation after the first of a statement is short: title, date and paragraph. Words that no longer stand in their
statement, and those whose pack is not open, are marked; they are never left out, and never replaced.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.briefs.brief import Brief, BriefItem, Clipping, Heading, OwnNote
from onrecord.briefs.held import HeldAnchor, Standing, excerpt_of, hold
from onrecord.model import Pack, Statement
from onrecord.model.dates import format_date
from onrecord.quoting import citation
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.cautions import caution_lines
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.paragraph_references import paragraphs
from onrecord.quoting.styles import FOOTNOTE
from onrecord.quoting.tree import (
    BlockQuotation,
    Footnote,
    Hyperlink,
    SectionHeading,
    SourceCitation,
    TextParagraph,
    TextRun,
    Tree,
    TreeBlock,
    paragraph,
    split_paragraphs,
)
from onrecord.writers.document import WrittenDocument

SOURCES_HEADING = "Sources"
_REMARKS = {
    Standing.CHANGED: "the statement has other words there now",
    Standing.PACK_MISSING: "not proved again: its pack is not open",
}


class _Cited(NamedTuple):
    """The words of one passage, the note on where they are from, and the excerpt if they stand in an open pack."""

    text: str
    note: Footnote
    remark: str = ""
    excerpt: Excerpt | None = None


def brief_document(
    brief: Brief, packs: Mapping[str, Pack], today: datetime.date, classification: str = ""
) -> WrittenDocument:
    """Return the document of a brief; its date is that of the brief's last change, or `today` if it has none."""
    writing = _Writing(brief, packs)
    tree = [block for item in brief.items for block in writing.item(item)]
    statements = {pack: packs[pack].statement for pack in dict.fromkeys(writing.cited_packs) if pack in packs}
    changed = brief.changed.date() if brief.changed else today
    languages = {statement.language for statement in statements.values()}
    language = languages.pop() if len(languages) == 1 else "en"
    return WrittenDocument(brief.name, (*tree, *_sources(statements)), changed, language, classification)


class _Writing:
    """A brief on its way into a document: which statements were cited already decides on the next citation."""

    def __init__(self, brief: Brief, packs: Mapping[str, Pack]) -> None:
        self._brief = brief
        self._packs = packs
        self.cited_packs: list[str] = []

    def item(self, item: BriefItem) -> Iterator[TreeBlock]:
        match item:
            case Heading(text, level, _):
                yield SectionHeading(level, (TextRun(text),))
            case OwnNote(text, _):
                yield TextParagraph((TextRun("Note: ", "strong"), TextRun(text)))
            case Clipping():
                yield from self._clipping(item)

    def _clipping(self, clipping: Clipping) -> Iterator[TreeBlock]:
        cited = [self._cited(hold(anchor, self._packs.get(anchor.pack))) for anchor in clipping.anchors]
        if clipping.anchors[0].record:
            yield TextParagraph((TextRun(clipping.title, "strong"),))
        for passage in cited:
            yield _quotation(passage)
            if passage.remark:
                yield TextParagraph((TextRun(f"[{passage.remark}]", "emphasis"),))
        excerpts = [passage.excerpt for passage in cited if passage.excerpt]
        yield from (TextParagraph((TextRun(line, "emphasis"),)) for line in caution_lines(excerpts))
        if clipping.comment:
            yield TextParagraph((TextRun("Note: ", "strong"), TextRun(clipping.comment)))

    def _cited(self, held: HeldAnchor) -> _Cited:
        anchor = held.anchor
        pack = self._packs.get(anchor.pack)
        if pack and held.standing in (Standing.UNCHANGED, Standing.MOVED):
            excerpt = excerpt_of(held, pack)
            return _Cited(with_omission_marks(excerpt), Footnote(self._citation(excerpt)), excerpt=excerpt)
        source = self._brief.sources.get(anchor.pack)
        place = f"{source.title}, {format_date(source.date)}" if source else anchor.pack
        note = Footnote((TextRun(f"{place}, {anchor.ref}."),))
        return _Cited(f"… {anchor.meant} …" if anchor.part else anchor.words, note, _REMARKS[held.standing])

    def _citation(self, excerpt: Excerpt) -> tuple[TextRun | Hyperlink | SourceCitation, ...]:
        """Return the citation: whole for the first of a statement, then by short title and date."""
        is_first = excerpt.pack not in self.cited_packs
        self.cited_packs.append(excerpt.pack)
        if is_first:
            [block] = FOOTNOTE(excerpt)
            return tuple(run for run in block.runs if not isinstance(run, Footnote))
        statement = excerpt.statement
        title = statement.short_title or statement.title
        return (TextRun(f"{title}, {format_date(statement.date)}, {paragraphs(statement, excerpt.ref)}."),)


def _quotation(passage: _Cited) -> BlockQuotation:
    *before, last = split_paragraphs([TextRun(passage.text)])
    return BlockQuotation((*before, TextParagraph((*last.runs, passage.note))))


def _sources(statements: Mapping[str, Statement]) -> Tree:
    """Return each source once: its citation, address, fingerprint and pack."""
    if not statements:
        return ()
    entries = (paragraph(_source(pack, statement)) for pack, statement in statements.items())
    return (SectionHeading(1, (TextRun(SOURCES_HEADING),)), *entries)


def _source(pack: str, statement: Statement) -> str:
    cited = citation.statement_citation(statement)
    lines = [cited, statement.url or "", f"Pack {pack}, SHA-256 of the source text {statement.sha256}"]
    return "\n".join(filter(None, lines))
