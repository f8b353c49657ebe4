"""Tables that a session copies: of the marked rows alone, and on the page “At a glance” of what is due and open."""

from __future__ import annotations

import pytest

from onrecord.model import Kind
from onrecord.model.dates import format_date
from onrecord.navigation import Section
from onrecord.navigation.glance_entries import Goal
from onrecord.navigation.glance_facts import due_records
from onrecord.navigation.rows import row_label
from onrecord.quoting.tables import FORMS
from onrecord.session.dialogs import ChoiceList
from tests.session.conftest import OpenedSession, OpenSession

FORM_NAMES = [form.name for form in FORMS]


def _cells(on: OpenedSession) -> list[list[str]]:
    """The rows of a table of spreadsheet cells, its header first; cells of several lines stay one."""
    table, _, _ = on.copied.partition("\nSource of the")
    lines: list[list[str]] = []
    for row in table.rstrip("\n").split("\n"):
        lines.append(row.split("\t"))
    return lines


async def test_what_is_due_and_open_is_copied_with_its_dates_and_sources(open_session: OpenSession) -> None:
    on = open_session()
    on.run("glance")
    await on.choose("copy-list-as", "tsv")
    due = due_records(on.browser.pack, on.browser.today)
    assert len(due) > 5
    assert f"“Due and open” as a table of {len(due)} rows" in on.message
    for item in due:
        assert item.passage is not None
        said = [item.when, row_label(item.record, on.browser.pack.statement), item.passage.quote, str(item.passage.ref)]
        assert said in [row[:4] for row in _cells(on)]
        for note in item.record.notes:
            if note.outcome or note.status:
                assert all(words in on.copied for words in (note.text, note.source, format_date(note.as_of)))
    header = _cells(on)[0]
    assert header[:4] == ["Due", "Record", "In the statement’s words", "Ref"]
    assert all(title.endswith("(editor)") for title in header[4:])
    assert "Source of the statement’s words" in on.copied


async def test_on_a_row_that_leads_to_a_list_that_list_is_copied(open_session: OpenSession) -> None:
    on = open_session()
    on.run("glance")
    on.commands.glance.point_at(Goal("missions/mmx", Section.MISSIONS.value))
    await on.copy("copy-list")
    assert on.copied.startswith("| Mission")
    assert "| Planned |" in on.copied
    assert "Missions: the list as a table of 19 rows" in on.message
    on.commands.glance.point_at(Goal("missions/mmx"))
    await on.copy("copy-list")
    assert on.copied.startswith("| Due")


@pytest.mark.parametrize("name", FORM_NAMES)
async def test_a_table_of_marked_rows_has_these_rows_alone(open_session: OpenSession, name: str) -> None:
    on = open_session()
    listed = [row.target for row in on.browser.rows() if row.target]
    marked = [listed[5], listed[1], listed[3]]
    for target in marked:
        on.browser.marks.toggle(target)
    offered = on.run("copy-list-as").follow_up
    assert isinstance(offered, ChoiceList)
    assert offered.title == "Copy 3 marked rows as"
    await on.choose("copy-list-as", name)
    assert "3 marked rows as a table" in on.message
    records = [on.browser.pack.record(target.address or "") for target in listed]
    labels = [record.name for record, target in zip(records, listed, strict=True) if record and target in marked]
    others = [record.name for record, target in zip(records, listed, strict=True) if record and target not in marked]
    places = [on.copied.find(label) for label in labels]
    assert places == sorted(places)
    assert min(places) >= 0
    if name == "tsv":
        firsts = {row[0] for row in _cells(on)[1:]}
        assert firsts >= set(labels)
        assert not firsts & set(others)


async def test_marked_results_of_a_search_too(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.search("qzss")
    targets = [row.target for row in on.browser.rows() if row.target][:2]
    for target in targets:
        on.browser.marks.toggle(target)
    await on.copy("copy-list")
    assert "2 marked rows as a table" in on.message
    on.commands.listing.unmark_all()
    await on.copy("copy-list")
    assert "the list as a table" in on.message


async def test_a_table_of_an_area_has_the_sentences_in_it_alone(open_session: OpenSession) -> None:
    """As many as `onrecord list sentences --area` prints; the paragraphs of the list have others, too."""
    on = open_session()
    pack = on.browser.pack
    for area in sorted({record.id for record in pack.of_kind(Kind.AREA)}):
        on.browser.enter(Section.TEXT)
        on.browser.filter_area(area)
        await on.choose("copy-list-as", "tsv")
        within = [str(one.ref) for one in pack.statement.sentences if area in pack.areas_of(one)]
        assert [row[0] for row in _cells(on)[1:] if row[0].startswith("p")] == within
        paragraphs = [
            pack.statement.sentences_at(row.target.ref) for row in on.browser.rows() if row.target and row.target.ref
        ]
        limits = f"of paragraphs the sentences in area {area} alone"
        assert (limits in on.message) == (limits in on.copied) == (sum(map(len, paragraphs)) > len(within)), area
