"""Exports: every kind in every format that it has, the same bytes on any day, and refusals that say what fits."""

from __future__ import annotations

import csv
import datetime
import io
import json
import pathlib
import re
import zipfile
from typing import Any

import pytest

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import Brief, Clipping, Heading, OwnNote, Source
from onrecord.briefs.brief_toml import decode_brief, encode_brief
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.briefs.personal_note import PersonalNote
from onrecord.exporter.export import (
    ARCHIVES,
    EXPORT_FORMATS,
    WRITERS,
    ExportRequest,
    FormatUnfit,
    export,
    export_document,
    formats_of,
)
from onrecord.exporter.kinds import DocumentKind, bundled_kinds
from onrecord.exporter.manners import MANNERS
from onrecord.exporter.sources import REFERENCE_FORMATS
from onrecord.model import Commitment, Event, Kind, Pack, Ref
from onrecord.quoting.excerpts import excerpt, partial
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.tree import Table
from onrecord.writers.document import NotWritable
from tests.exporter.briefs import HERONS, SPACE, full_brief
from tests.support.gold_statements import EXPECTED, gold_pack

ROOT = pathlib.Path(__file__).parents[2]
KINDS = bundled_kinds()
TODAY = datetime.date(2026, 12, 1)
COMBINATIONS = [(kind, form) for kind in KINDS.values() for form in formats_of(kind)]


def exported(packs: dict[str, Pack], kind: str, form: str, **about: Any) -> str:
    return export(full_brief(packs), packs, ExportRequest(KINDS[kind], form, **about)).raw.decode("utf-8-sig")


def rows(packs: dict[str, Pack], kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(packs, kind, "csv"), newline="")))


def text(packs: dict[str, Pack], kind: str, **about: Any) -> str:
    return render_plain(export_document(full_brief(packs), packs, ExportRequest(KINDS[kind], **about)).tree)


@pytest.mark.parametrize(("kind", "form"), COMBINATIONS, ids=lambda value: getattr(value, "name", value))
def test_every_kind_has_its_formats_and_the_same_bytes_on_any_day(
    packs: dict[str, Pack], kind: DocumentKind, form: str
) -> None:
    brief = full_brief(packs)
    days = (TODAY, TODAY + datetime.timedelta(days=4000))
    files = [export(brief, packs, ExportRequest(kind, form, today=day)) for day in days]
    assert files[0] == files[1]
    assert files[0].raw
    assert files[0].notice == ""


def test_the_docs_say_which_kind_has_which_format() -> None:
    lines = (ROOT / "docs" / "export.md").read_text("utf-8").splitlines()
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    start = next(number for number, row in enumerate(cells) if row[0] == "kind of document")
    _, *forms = cells[start]
    table = {
        row[0]: [form for form, mark in zip(forms, row[1:], strict=True) if mark] for row in cells[start + 1 :][:6]
    }
    assert table == {name: list(formats_of(kind)) for name, kind in KINDS.items()}
    assert tuple(forms) == EXPORT_FORMATS


def test_anything_else_is_refused_with_what_fits(packs: dict[str, Pack]) -> None:
    with pytest.raises(FormatUnfit, match=r"csv is for kinds with one table, such as matrix, timeline and"):
        export(Brief("Memo"), packs, ExportRequest(KINDS["briefing-note"], "csv"))
    with pytest.raises(FormatUnfit, match="there is no format rtf; matrix has the formats docx,"):
        export(Brief("Memo"), packs, ExportRequest(KINDS["matrix"], "rtf"))
    two = DocumentKind("two", "Two", ("matrix", "timeline"))
    assert "csv" not in formats_of(two)


def test_an_empty_brief_is_a_document_too(packs: dict[str, Pack]) -> None:
    for kind, form in COMBINATIONS:
        assert export(Brief("Memo"), packs, ExportRequest(kind, form, today=TODAY)).notice == ""


def test_a_briefing_note_has_a_line_to_fill_in_unless_it_is_given(packs: dict[str, Pack]) -> None:
    to_fill, given = "Classification: ____________\n\n", "27 November 2026\n\nScience"
    assert text(packs, "briefing-note").startswith(f"Briefing note\n\n{to_fill}{given}")
    assert text(packs, "briefing-note", classification="RESTRICTED").startswith(f"Briefing note\n\n{given}")


def test_points_are_quoted_one_by_one(packs: dict[str, Pack]) -> None:
    points = [line for line in text(packs, "talking-points").split("\n\n") if line.startswith("• ")]
    assert len(points) == 5
    assert points[1] == "• “[C]oncurred on holding …”[2]"
    assert "‘Blue Heron’" in points[2]


def test_headings_with_words_below_them_are_questions(packs: dict[str, Pack]) -> None:
    shown = text(packs, "q-and-a")
    assert shown.startswith(
        "Questions and answers\n\nScience\n\nQuestion: Which missions?\n\nAnswer, on record about SLIM:\n\n    In space"
    )
    assert "Question: Birds\n\nAnswer, on record about BH:" in shown
    assert shown.count("Answer, on record:") == 3


def test_the_matrix_has_commitments_and_loses_no_passage(packs: dict[str, Pack]) -> None:
    table = rows(packs, "matrix")
    by_address = {row["Address"]: row for row in table}
    orbit = by_address["commitments/orbit-data"]
    own = {"Words": "committed to sharing orbit data", "Verb": "committed to", "Due": "2025", "Paragraph": "para. 1"}
    assert orbit.items() >= {**own, "Party (editor)": "Both sides", "Grade (editor)": "5 Commit"}.items()
    ninth = by_address["commitments/ninth-meeting"]
    assert (ninth["Outcome (editor)"], ninth["As of (editor)"]) == ("kept", "27 August 2024")
    assert ninth["Source (editor)"].startswith("https://www.mofa.go.jp/")
    assert ninth["Caution (editor)"] == "The only undertaking in the statement with a date."
    assert by_address["commitments/space-science-missions"]["Your note"] == "Ask for the date.\nTwice."
    assert {row["Pack"] for row in table} == {SPACE, HERONS}
    for row in table:
        statement = packs[row["Pack"]].statement
        assert row["Words"] in statement.source_text
        assert row["Citation"].startswith(statement.title)
        assert (row["SHA-256"], row["Web address"]) == (statement.sha256, statement.url)
    assert "Statement" in text(packs, "matrix").split("\n\n")[1].partition("\n")[0].split("\t")


def test_what_is_no_commitment_has_a_row_of_its_own(packs: dict[str, Pack]) -> None:
    brief = full_brief(packs)
    gone = export(brief, {}, ExportRequest(KINDS["matrix"], "csv"))
    table = list(csv.DictReader(io.StringIO(gone.raw.decode("utf-8-sig"), newline="")))
    assert [row["Words"] for row in table] == [anchor.quoted for anchor in brief.anchors]
    assert "[C]oncurred on holding …" in {row["Words"] for row in table}
    assert {row["Remark"] for row in table} == {"not proved again: its pack is not open"}
    assert gone.notice == "5 passages are marked as not proved; onrecord brief check says why"


def test_the_timeline_is_by_date(packs: dict[str, Pack]) -> None:
    table = rows(packs, "timeline")
    assert [row["Day"] for row in table] == sorted(row["Day"] for row in table)
    by_subject = {row["Subject"]: row for row in table}
    assert by_subject["The meeting in Kyoto"]["Date"] == "1–2 June 2024 (editor)"
    assert (by_subject["SLIM"]["Date"], by_subject["SLIM"]["Date of"]) == ("2023", "plan")
    assert by_subject["BH"]["Words"] == "the “Blue Heron” mission"
    dates_of = {row["Date of"] for row in table}
    assert dates_of == {"event", "plan", "due", "statement"}


def test_participants_are_those_of_the_statements_unless_some_were_collected(packs: dict[str, Pack]) -> None:
    everyone = {record.address for pack in packs.values() for record in pack.records if record.kind is Kind.PARTICIPANT}
    assert {row["Address"] for row in rows(packs, "participants")} == everyone
    office = packs[HERONS].record("participants/weather-office")
    assert office is not None
    raw = export(Brief("A"), packs, ExportRequest(KINDS["participants"], "csv"), [(office, packs[HERONS])]).raw
    [row] = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert (row["Body"], row["Side (editor)"]) == ("Weather Office", "Japan")


def test_cells_are_read_as_text_by_spreadsheets(packs: dict[str, Pack]) -> None:
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        brief = full_brief(packs)
        first = brief.clippings[0]._replace(comment="=HYPERLINK(1)")
        raw = export(brief._replace(items=(first,)), packs, ExportRequest(KINDS["matrix"], form)).raw
        table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))
        assert table[0]["Your note"] == "'=HYPERLINK(1)"
        assert raw.startswith(b"\xef\xbb\xbf")


def test_reference_managers_get_each_source_once(packs: dict[str, Pack]) -> None:
    assert [item["id"] for item in json.loads(exported(packs, "matrix", "csl-json"))] == [SPACE, HERONS]
    assert re.findall("^ID  - (.*)$", exported(packs, "briefing-note", "ris"), re.MULTILINE) == [SPACE, HERONS]
    assert re.findall(r"^@misc\{(.*),$", exported(packs, "q-and-a", "bibtex"), re.MULTILINE) == [SPACE, HERONS]
    request = ExportRequest(KINDS["matrix"], "ris")
    remembered = export(full_brief(packs), {}, request)
    assert re.findall(b"^ID  - (.*)$", remembered.raw, re.MULTILINE) == [SPACE.encode(), HERONS.encode()]
    assert "not proved" in remembered.notice
    names_only = {pack: Source(source.title, source.date) for pack, source in full_brief(packs).sources.items()}
    gone = export(full_brief(packs)._replace(sources=names_only), {}, request)
    assert gone == (b"", f"left out, since their packs are not open: {SPACE} and {HERONS}", "")


def test_what_a_brief_remembers_cites_as_its_packs_do(packs: dict[str, Pack]) -> None:
    brief = decode_brief(encode_brief(full_brief(packs)))
    for manner in MANNERS:
        if manner not in ("ibid", "id", "ja"):  # which are for words that are proved alone
            request = ExportRequest(KINDS["briefing-note"], citations=manner)
            texts = [render_plain(export_document(brief, those, request).tree) for those in (packs, {})]
            first, second = (re.findall(r"^\[\d+\] .*$", one, re.MULTILINE) for one in texts)
            assert first
            assert [note.split(", para")[0] for note in first] == [note.split(", para")[0] for note in second]
            for pack in packs.values():
                assert (pack.statement.url or pack.statement.title) in texts[1]


def test_a_record_without_passages_is_there_and_says_that_it_is_the_editors(packs: dict[str, Pack]) -> None:
    record = next(record for record in packs[SPACE].records if not record.passages)
    document = export_document(Brief("A"), packs, ExportRequest(today=TODAY), [(record, packs[SPACE])])
    assert "[No official text: " in render_plain(document.tree)
    assert f"Pack {SPACE}" in render_plain(document.tree)


def test_notes_of_ones_own_go_out_only_when_asked(packs: dict[str, Pack]) -> None:
    [slim, part, *_] = full_brief(packs).clippings
    notes = (
        PersonalNote("On the record.", SPACE, "SLIM", "missions/slim", slim.anchors),
        PersonalNote("On the words.", SPACE, "p8.s1", "", part.anchors),
        PersonalNote("On something else.", SPACE, "p1", "", (part.anchors[0]._replace(ref=Ref.parse("p1")),)),
        PersonalNote("On all of it.", HERONS, "Blue Herons"),
    )
    shown = text(packs, "briefing-note", my_notes=notes)
    for words in (
        "Note on SLIM: On the record.",
        "Note on para. 8, “[C]oncurred on holding …”: On the words.",
        "Note on this statement: On all of it.",
    ):
        assert shown.count(words) == 1
    assert "something else" not in shown
    assert "On the record" not in text(packs, "briefing-note")
    raw = export(full_brief(packs), packs, ExportRequest(KINDS["timeline"], "csv", my_notes=notes)).raw.decode(
        "utf-8-sig"
    )
    assert raw.count("on SLIM: On the record.") == 1


UNIQUE = ("Heading zero", "Own note zero", "Comment zero", "My note zero", "Statement note zero")


@pytest.mark.parametrize(("kind", "form"), COMBINATIONS, ids=lambda value: getattr(value, "name", value))
def test_whatever_of_a_brief_is_left_out_is_said(shipped_pack: Pack, kind: DocumentKind, form: str) -> None:
    """Each text of the user's is in the file, or the notice counts it; so are the passages."""
    words = partial(shipped_pack, Ref.parse("p8.s1"), "concurred on holding")
    items = (Heading(UNIQUE[0]), OwnNote(UNIQUE[1]), clipping_of([words], UNIQUE[2]))
    brief = Brief("Memo", items, sources_of([words]))
    notes = (
        PersonalNote(UNIQUE[3], SPACE, "p8.s1", "", items[2].anchors),
        PersonalNote(UNIQUE[4], SPACE, "Eighth Dialogue"),
    )
    made = export(brief, {SPACE: shipped_pack}, ExportRequest(kind, form, my_notes=notes))
    if form in REFERENCE_FORMATS:  # by their nature the sources alone
        return
    shown = plain_text(made.raw, form)
    missing = [text for text in UNIQUE if text not in shown]
    said = {noun: int(count) for count, noun in re.findall(r"(\d+) (heading|note|passage)", made.left_out)}
    assert said.get("heading", 0) == (UNIQUE[0] in missing)
    assert said.get("note", 0) == len(set(missing) - {UNIQUE[0]})
    assert said.get("passage", 0) == ("oncurred on holding" not in shown)
    assert bool(made.left_out) == bool(missing or said.get("passage"))


def plain_text(raw: bytes, form: str) -> str:
    """Return all text of a file, with blanks for line ends and without backslashes of escapes."""
    if form in ARCHIVES:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            raw = b" ".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    return " ".join(re.sub(r"<[^>]+>", "", raw.decode("utf-8-sig")).replace("\\", "").split())


def test_a_timeline_has_the_rest_of_a_passage_in_which_an_event_is_named(shipped_pack: Pack) -> None:
    """Nothing that was collected is left out: an event of some of its words is not all that it says."""
    words = excerpt(shipped_pack, Ref.parse("p6.s3"))
    event = next(record for record in shipped_pack.records_at(words.ref) if isinstance(record, Event))
    for collected in (words, excerpt(shipped_pack, words.ref, event)):
        brief = Brief("Memo", (clipping_of([collected], "Mine."),), sources_of([collected]))
        raw = export(brief, {SPACE: shipped_pack}, ExportRequest(KINDS["timeline"], "csv")).raw
        found = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        assert [row["Words"] == words.text for row in found].count(True) == (collected is words)
        assert event.label in {row["Subject"] for row in found}
        assert {row["Your note"] for row in found} == {"Mine."}


@pytest.mark.parametrize("form", [*WRITERS, "csv", "tsv"])
@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x00", "\x7f"])
def test_a_control_in_a_note_is_refused_with_its_place(packs: dict[str, Pack], form: str, char: str) -> None:
    """A brief may come from somebody else; a text that is printed would act on the terminal."""
    brief = full_brief(packs)
    noted = brief.clippings[0]._replace(comment=f"before{char}after")
    request = ExportRequest(KINDS["matrix" if form in ("csv", "tsv") else "briefing-note"], form)
    with pytest.raises(NotWritable, match=rf"U\+{ord(char):04X} that stands after “.*before"):
        export(brief._replace(items=(noted,)), packs, request)


@pytest.mark.parametrize("form", EXPORT_FORMATS)
@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u061c", "\u2028"])
def test_marks_of_direction_are_in_no_file_and_their_absence_is_said(
    packs: dict[str, Pack], form: str, char: str
) -> None:
    """In JSON they are escapes; everywhere else they are left out. A separator of lines ends one."""
    brief = full_brief(packs)
    texts = (f"a{char}title", f"a{char}heading", f"a{char}note", f"a{char}comment")
    noted = brief.clippings[0]._replace(comment=texts[3])
    hidden = TextAnchor("gone", Ref.parse("p1"), f"Words{char}.")
    items = (Heading(texts[1]), OwnNote(texts[2]), noted, Clipping("p1", (hidden,)))
    sources = {**brief.sources, "gone": Source(f"A{char}statement", TODAY)}
    request = ExportRequest(KINDS["matrix" if form in ("csv", "tsv") else "briefing-note"], form)
    result = export(brief._replace(name=texts[0], items=items, sources=sources), packs, request)
    written = [result.raw]
    if form in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(result.raw)) as archive:
            written = [archive.read(name) for name in archive.namelist()]
    assert not any(char.encode() in part for part in written)
    if form == "json":
        assert json.loads(result.raw)["title"] == texts[0]
    elif form not in REFERENCE_FORMATS:
        assert "marks of direction in your texts were left out" in result.notice


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_every_statement_can_be_exported_in_every_way(pack_id: str) -> None:
    """Statements in several languages, with and without numbers, parties, places and records."""
    pack = gold_pack(pack_id)
    quoted = [[excerpt(pack, sentence.ref)] for sentence in pack.statement.sentences]
    quoted += [
        [excerpt(pack, passage.ref, record) for passage in record.passages]
        for record in pack.records
        if record.passages
    ]
    brief = Brief("Memo", tuple(clipping_of(each) for each in quoted), sources_of(quoted[0]))
    for manner in MANNERS:
        for kind, form in COMBINATIONS:
            request = ExportRequest(kind, form, citations=manner, today=TODAY)
            assert export(brief, {pack_id: pack}, request).notice == ""
    words = {row["Words"] for row in _matrix_rows(brief, pack)}
    for record in pack.of_kind(Kind.COMMITMENT):
        assert isinstance(record, Commitment)
        assert record.clause in words


def _matrix_rows(brief: Brief, pack: Pack) -> list[dict[str, str]]:
    raw = export(brief, {pack.id: pack}, ExportRequest(KINDS["matrix"], "csv")).raw
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_a_document_leaves_out_columns_that_are_empty_in_all_rows(packs: dict[str, Pack]) -> None:
    request = ExportRequest(KINDS["matrix"])
    tables = [block for block in export_document(full_brief(packs), packs, request).tree if isinstance(block, Table)]
    assert tables
    for table in tables:
        assert all(any(cells) for cells in zip(*table.rows, strict=True))
    assert {"Due", "Words", "Outcome (editor)"} <= set(rows(packs, "matrix")[0])
