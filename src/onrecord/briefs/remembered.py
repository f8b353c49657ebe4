"""Statements as briefs and notes remember them: enough to cite and to find them where their packs are not open."""

from collections.abc import Iterable

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import Source
from onrecord.model import Paragraph, Statement
from onrecord.model.statement import DEFAULT_LANGUAGE, MEETING
from onrecord.quoting.paragraph_references import has_published_numbers

ADDED, ORDINALS, LABELS = "added", "ordinals", "labels"  # paragraphs have the editor's, published, or other numbers
_WEB = "https://"  # as packs have addresses


def source_of_statement(statement: Statement) -> Source:
    """Return what is kept of a statement; details that are not known, or as usual, are left out."""
    numbering = ADDED if statement.numbering == ADDED or statement.has_labels else ORDINALS
    details = {
        "whole_title": statement.title if statement.short_title else None,
        "numbering": LABELS if has_published_numbers(statement) else numbering,
        "date_kind": statement.date_kind if statement.date_kind != MEETING else None,
        "language": statement.language if statement.language != DEFAULT_LANGUAGE else None,
        "genre": statement.genre,
        "place": statement.place,
        "publisher": statement.publisher,
        "url": statement.url,
        "title_ja": statement.title_ja,
        "place_ja": statement.place_ja,
    }
    known = {key: value for key, value in details.items() if value}
    return Source(statement.short_title or statement.title, statement.date, details=known)


def remembered_statement(source: Source, anchors: Iterable[TextAnchor]) -> Statement | None:
    """Return the statement of the anchors as far as it is remembered, to be cited; None if that is but its name.

    Its paragraphs have numbers and no words. Those whose published numbers are not known are cited as `para. 6 of the
    text`, as paragraphs without a number in a text that has some.
    """
    last, hashes = 0, set()
    for anchor in anchors:
        last = max(last, anchor.ref.last.paragraph)
        hashes.add(anchor.sha256)
    known_of = source.details.get
    numbering = known_of("numbering")
    if numbering not in (ADDED, ORDINALS, LABELS):
        return None
    paragraphs = [Paragraph(number, ()) for number in range(1, last + 1)]
    if numbering == LABELS:
        paragraphs.append(Paragraph(last + 1, (), label="1"))
    return Statement(
        known_of("whole_title", source.title),
        source.date,
        tuple(paragraphs),
        numbering=ADDED if numbering == ADDED else "original",
        language=known_of("language", DEFAULT_LANGUAGE),
        date_kind=known_of("date_kind", MEETING),
        genre=known_of("genre"),
        place=known_of("place"),
        publisher=known_of("publisher"),
        url=url if (url := known_of("url", "")).startswith(_WEB) else None,
        short_title=source.title if known_of("whole_title") else None,
        title_ja=known_of("title_ja"),
        place_ja=known_of("place_ja"),
        sha256=hashes.pop() if len(hashes) == 1 else "",
    )
