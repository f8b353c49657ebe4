"""The first and the last blocks of the page “At a glance”: title, source and edition, keys to begin with."""

from collections.abc import Iterator
from typing import NamedTuple

import onrecord.navigation as room  # whose notes are loaded when there are any
from onrecord.model import Pack, Statement
from onrecord.model.dates import format_date, format_short_date
from onrecord.model.parties import capitalize
from onrecord.model.provenance import contains_words
from onrecord.model.statement import DEFAULT_LANGUAGE, ISSUE
from onrecord.navigation.glance_entries import ROW_INDENT, Goal, PageEntry, first_fitting, flow
from onrecord.navigation.glance_facts import last_note_date
from onrecord.navigation.row_lines import Look, RowLine, Span, cut_spans, padded, spans_width
from onrecord.navigation.section import Section
from onrecord.navigation.web_addresses import short_address
from onrecord.text.cell_width import cell_width
from onrecord.text.signs import signs

_LABEL_CELLS = 10
_NOTE_LINES = 2  # of a note of the user's own, whose first line is shown
_TITLE_COLUMNS = 56  # least columns of a page that begins with the whole title
_KEY_CELLS, _KEY_NAME_CELLS = 4, 14
_FINGERPRINT_CHARS = 8


class GlanceKeys(NamedTuple):
    """The keys to begin with, as displayed: of the search, and of each section by its name."""

    search: str
    sections: dict[str, str]


_BEGINNINGS = {
    Section.COMMITMENTS: "who undertook what, and what came of it",
    Section.MISSIONS: "what the statement names, and what came of it",
    Section.EVENTS: "meetings and launches, by date",
    Section.PARTICIPANTS: "who took part",
    Section.INSTRUMENTS: "agreements and strategies that it refers to",
    Section.AREAS: "the fields of cooperation",
    Section.TERMS: "abbreviations and terms",
}


def title_entries(pack: Pack, columns: int, area: str | None = None, own_note: str = "") -> list[PageEntry]:
    """Return what the statement is: titles, genre, place and date, parties, length; and what limits the lists.

    An `own_note` is the user's, on the statement. Where there is little room it has the short title, and
    `source_entries` has the others.
    """
    statement = pack.statement
    entries = [flow((Span(statement.title, Look.NAME),), columns)]
    if columns < _TITLE_COLUMNS:
        entries = [flow((Span(statement.short_title or pack.title, Look.NAME),), columns)]
    elif japanese_title := _japanese_title(statement):
        entries.append(flow(japanese_title, columns))
    date = format_date(statement.date)
    when = f"issued {date}" if statement.date_kind == ISSUE else date
    place_and_date = capitalize(", ".join(filter(None, [statement.place, when])))
    genre = statement.genre if statement.genre and statement.genre.lower() not in statement.title.lower() else ""
    length = f"{_count(len(statement.paragraphs), 'paragraph')}, {_count(len(statement.sentences), 'sentence')}"
    others = [capitalize(genre or ""), ", ".join(party.name for party in statement.parties), length]
    spans = [Span(place_and_date)]
    for text in filter(None, others):
        spans += [Span(signs().separator, Look.QUIET), Span(text, Look.QUIET)]
    entries.append(flow(spans, columns))
    if area:
        remark = f"This page is of the whole statement; lists show area {area} only"
        entries.append(flow((Span(remark, Look.QUIET),), columns))
    if own_note:
        label = Span(f"{room.YOUR_LABEL}  {signs().note} ", Look.NAME)
        first = next((line for line in own_note.splitlines() if line.strip()), "").strip()
        more = f" {signs().ellipsis}" if first != own_note.strip() else ""
        words = cut_spans((label, Span(f"{room.drawn_note(first)}{more}")), max(1, _NOTE_LINES * columns - 2))
        entries.append(flow(words, columns))
    return entries


def source_entries(pack: Pack, columns: int) -> list[PageEntry]:
    """Return where the text comes from, and the edition of the pack."""
    room = columns - _LABEL_CELLS
    source = tuple(_source(pack, brief=False))
    if spans_width(source) > room:
        source = tuple(_source(pack, brief=True))
    edition = first_fitting((_edition(pack, brief=False), _edition(pack, brief=True)), room)
    entries = [("Source", source), ("Edition", (Span(edition, Look.QUIET),))]
    if columns < _TITLE_COLUMNS:
        japanese_title = _japanese_title(pack.statement)
        gap = (Span("  "),) if japanese_title else ()
        entries.insert(0, ("Title", (Span(pack.statement.title, Look.QUIET), *gap, *japanese_title)))
    text = Goal(section=Section.TEXT.value)  # which begins with all this
    leads = {name: padded(name, _LABEL_CELLS, Look.HEADING) for name, _ in entries}
    return [flow(spans, columns, leads[name])._replace(goal=text) for name, spans in entries]


def key_entries(pack: Pack, keys: GlanceKeys, columns: int) -> list[PageEntry]:
    """Return three keys to begin with: the search, the section with most to say, and the text."""
    section = next((section for section in _BEGINNINGS if section.kind and pack.of_kind(section.kind)), None)
    lines = [(keys.search, "search", "every word, name and note", Goal(searches=True))]
    text = (Section.TEXT, "read the statement from its beginning")
    for place, meaning in ([(section, _BEGINNINGS[section])] if section else []) + [text]:
        lines.append((keys.sections[place.value], place.value, meaning, Goal(section=place.value)))
    cells = max(_KEY_CELLS, *(cell_width(key) + 2 for key, *_ in lines))
    entries = []
    for key, name, meaning, goal in lines:
        lead = (ROW_INDENT, padded(key, cells, Look.ACCENT), padded(name, _KEY_NAME_CELLS, Look.NAME))
        spans = (*lead, Span(meaning, Look.QUIET))
        fits = spans_width(spans) <= columns
        entries.append(PageEntry((RowLine(spans if fits else cut_spans(lead, columns)),), goal))
    return entries


def _japanese_title(statement: Statement) -> tuple[Span, ...]:
    """Return the Japanese title beside another one, marked if the text does not have it."""
    if not statement.title_ja or statement.title_ja == statement.title:
        return ()
    is_published = contains_words(statement.title_ja, statement.source_text)
    mark = () if is_published else (Span("  (editor's)", Look.NOTE),)
    return (Span(statement.title_ja, Look.QUIET), *mark)


def _source(pack: Pack, *, brief: bool) -> Iterator[Span]:
    statement = pack.statement
    domain = short_address(statement.url)[0] if statement.url else ""
    texts = [domain, statement.publisher or ""]
    texts += [f"published {format_date(statement.published)}" if statement.published else ""]
    texts += [f"retrieved {format_date(statement.retrieved)}" if statement.retrieved else ""]
    fingerprint = "fingerprint" if brief else "fingerprint of the text"
    texts += [f"{fingerprint} {statement.sha256[:_FINGERPRINT_CHARS]}{signs().ellipsis}" if statement.sha256 else ""]
    for number, text in enumerate(filter(None, texts)):
        if number:
            yield Span(signs().separator, Look.QUIET)
        yield Span(text, Look.TEXT if text == domain else Look.QUIET)
    if not any(texts):
        yield Span("not stated", Look.QUIET)


def _edition(pack: Pack, *, brief: bool) -> str:
    statement = pack.statement
    notes, last = sum(len(record.notes) for record in pack.records), last_note_date(pack)
    texts = [_count(len(pack.records), "record") if pack.records else "text only"]
    noted = _count(notes, "editor's note")
    if last:
        noted = f"{noted} to {format_short_date(last)}" if brief else f"{noted}, the last of {format_date(last)}"
    texts += [noted if last else "no editor's notes"]
    numbers = "numbers" if brief else "paragraph numbers"
    texts += [f"{numbers} added" if statement.numbering == "added" else f"{numbers} as published"]
    texts += [f"language {statement.language}" if statement.language != DEFAULT_LANGUAGE else ""]
    texts += [f"translation of {statement.translation_of}" if statement.translation_of else ""]
    return signs().separator.join(filter(None, texts))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
