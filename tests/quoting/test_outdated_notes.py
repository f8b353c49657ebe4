"""Old notes about what is still open, wherever notes are copied."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.model import Mission, Note, Pack, Record
from onrecord.quoting.columns import notes_cell
from onrecord.quoting.excerpts import excerpt, partial
from onrecord.quoting.styles import find_style, user_style
from onrecord.quoting.tables import FORMS, TableForm, sourced_tables
from tests.packs.a_pack import PackFolder

AS_OF = datetime.date(2024, 4, 10)
BEFORE, AFTER = datetime.date(2026, 4, 10), datetime.date(2026, 4, 11)
DOUBT = "possibly outdated: as of 10 April 2024"


@pytest.fixture
def pack(a_pack: PackFolder) -> Pack:
    return a_pack.load()


@pytest.fixture
def planned(pack: Pack) -> Record:
    """A mission with one note: a plan."""
    mission = pack.record("missions/blue-heron")
    assert mission is not None
    return replace(mission, notes=(Note("To fly.", AS_OF, "https://www.example.org/plan", status="planned"),))


@pytest.mark.parametrize(("today", "doubted"), [(BEFORE, False), (AFTER, True), (None, False)])
def test_the_record_style(pack: Pack, planned: Record, today: datetime.date | None, doubted: bool) -> None:
    style = find_style("record")
    passage = excerpt(pack, planned.passages[0].ref, planned, today)
    words = partial(pack, planned.passages[0].ref, planned.passages[0].quote, planned, today)
    for text in (style.render_all([passage]), style.render_all([words]), style.render_all_html([passage]) or ""):
        assert (f"[Editor’s note, {DOUBT} (planned): To fly." in text) == doubted
        assert (f"Status (editor’s): planned ({DOUBT})" in text) == doubted
        assert "as of 10 April 2024" in text


@pytest.mark.parametrize(("today", "doubted"), [(BEFORE, False), (AFTER, True), (None, False)])
def test_a_record_without_passages(pack: Pack, planned: Record, today: datetime.date | None, doubted: bool) -> None:
    style = find_style("record")
    assert style.compose_without_passages
    assert isinstance(planned, Mission)
    bare = replace(planned, passages=(), planned=None)
    tree = style.compose_without_passages(pack, bare, today)
    for text in (style.render_tree(tree), style.tree_as_html(tree) or ""):
        assert (DOUBT in text) == doubted
        assert "as of 10 April 2024" in text


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_tables(pack: Pack, planned: Record, form: TableForm) -> None:
    assert f"(planned; {DOUBT}; " in sourced_tables(form, [(planned, pack)], today=AFTER)
    assert "possibly" not in sourced_tables(form, [(planned, pack)], today=BEFORE)


def test_a_cell_of_notes_is_as_it_was_where_none_is_old(pack: Pack, planned: Record) -> None:
    assert notes_cell(planned, pack, BEFORE) == notes_cell(planned, pack)


def test_a_style_of_the_users_own(pack: Pack, planned: Record) -> None:
    style = user_style("mine", "{note} [{status}]")
    passage = excerpt(pack, planned.passages[0].ref, planned, AFTER)
    assert style.render(passage) == f"To fly. ({DOUBT}) [planned ({DOUBT})]"
    assert style.render(passage._replace(today=None)).startswith("To fly. [")
