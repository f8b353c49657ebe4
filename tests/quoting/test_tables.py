"""Lists as tables."""

from __future__ import annotations

import pytest

from onrecord.quoting import FORMS, MARKDOWN, tables
from onrecord.quoting.tables import tab_separated
from onrecord.record import Kind, Pack


def test_cells_for_a_spreadsheet() -> None:
    rows = [["=1+1", "+1", "-1", "@x", "a=b"], ["two\nlines", "a\ttab", "", "x", "y"]]
    assert tab_separated(["a", "b", "c", "d", "e"], rows).split("\n") == [
        "a\tb\tc\td\te",
        "'=1+1\t'+1\t'-1\t'@x\ta=b",
        "two lines\ta tab\t\tx\ty",
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.name))
def test_every_record_is_in_every_form(shipped_pack: Pack, form: object) -> None:
    chosen = next(each for each in FORMS if each is form)
    records = [(record, shipped_pack) for record in shipped_pack.of_kind(Kind.MISSION)]
    text = tables(chosen, records)
    for record, _ in records:
        assert record.name in text


def test_kinds_and_sentences_are_tables_of_their_own(shipped_pack: Pack) -> None:
    records = [(shipped_pack.of_kind(kind)[0], shipped_pack) for kind in (Kind.MISSION, Kind.TERM)]
    sentences = [(shipped_pack.statement.sentences[0], shipped_pack)]
    assert len(tables(MARKDOWN, records, sentences).split("\n\n")) == 3
    assert tables(MARKDOWN, []) == ""
