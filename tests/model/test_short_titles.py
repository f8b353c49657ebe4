"""Short titles: with their dates they name one statement each, wherever several stand together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.briefs.brief import Brief, Source, source_names
from onrecord.briefs.collecting import clipping_of, sources_of, with_items
from onrecord.briefs.open_brief import OpenBrief
from onrecord.briefs.proofs import BriefProofs
from onrecord.exporter.export import ExportRequest, export
from onrecord.model import Pack, Paragraph, Ref, Sentence, Statement
from onrecord.model.dates import format_date
from onrecord.model.short_titles import short_titles
from onrecord.quoting.columns import sentence_table
from onrecord.quoting.excerpts import excerpt, tell_apart
from onrecord.quoting.styles import STYLES, user_style

DAY = datetime.date(2024, 5, 6)
NOON = datetime.datetime(2024, 5, 6, 12, tzinfo=datetime.UTC)


def pack_of(pack_id: str, title: str, short: str | None = "Joint Statement", *, publisher: str | None = None) -> Pack:
    paragraph = Paragraph(1, (Sentence(1, 1, f"The Parties met on {pack_id}."),))
    statement = Statement(title, DAY, (paragraph,), short_title=short, publisher=publisher, sha256="f" * 64)
    return Pack(pack_id, title, statement, ())


PACKS = [
    pack_of("fish", "Joint Statement on Fish"),
    pack_of("ships", "Joint Statement on Ships"),
    pack_of("other", "Remarks", None),
]


def test_where_short_titles_coincide_the_whole_ones_are_cited() -> None:
    statements = {pack.id: pack.statement for pack in PACKS}
    assert short_titles(statements) == {
        "fish": "Joint Statement on Fish",
        "ships": "Joint Statement on Ships",
        "other": "Remarks",
    }
    later = statements["ships"]._replace(date=datetime.date(2025, 1, 1))
    assert short_titles({**statements, "ships": later})["fish"] == "Joint Statement"
    same = statements["fish"]
    assert short_titles({"a": same, "b": same}) == {"a": "Joint Statement (a)", "b": "Joint Statement (b)"}
    named = {"a": same._replace(publisher="The Ministry"), "b": same._replace(publisher="The Office")}
    assert short_titles(named) == {"a": "Joint Statement (The Ministry)", "b": "Joint Statement (The Office)"}
    assert short_titles({"a": same._replace(title_ja="共同声明")}, in_japanese=True) == {"a": "共同声明"}


TITLES = st.sampled_from(["Joint Statement", "Remarks", "Joint Statement on Fish"])


@given(st.lists(st.tuples(TITLES, st.none() | TITLES, st.none() | TITLES, st.integers(2024, 2025)), max_size=8))
def test_with_their_dates_they_are_always_unique(made: Sequence[tuple[str, str | None, str | None, int]]) -> None:
    statements = {
        f"pack-{number}": Statement(
            title, DAY if today else DAY.replace(year=2025), (), short_title=short, publisher=publisher
        )
        for number, (title, short, publisher, today) in enumerate(made)
    }
    titles = short_titles(statements)
    assert len({(titles[pack], statement.date) for pack, statement in statements.items()}) == len(statements)
    sources = {pack: Source(one.short_title or one.title, one.date) for pack, one in statements.items()}
    assert len(set(source_names(sources).values())) == len(sources)


@pytest.mark.parametrize("name", ["bullet", "talking-point", "own"])
def test_a_copy_never_has_the_same_citation_for_two_statements(name: str) -> None:
    own = user_style("own", "{quote} ({short_title}, {date})", "", "")
    style = next(style for style in [*STYLES, own] if style.name == name)
    excerpts = [excerpt(pack, Ref.parse("p1.s1")) for pack in PACKS]
    lines = style.render_all(excerpts).split("\n\n")
    assert len(lines) == len(PACKS)
    for line, pack in zip(lines, PACKS, strict=True):
        assert pack.statement.title in line
    assert "(Joint Statement, " in style.render_all(excerpts[:1])
    groups = tell_apart(excerpts[:1], excerpts[1:])
    assert "\n\n".join(style.render_all(group) for group in groups) == style.render_all(excerpts)
    same = [pack_of("a", "Remarks", None), pack_of("b", "Remarks", None)]
    twice = [excerpt(pack, Ref.parse("p1.s1"))._replace(text="The Parties met.") for pack in same]
    assert style.count_copied(twice) == len(set(style.render_all(twice).split("\n\n"))) == 2


def test_a_table_names_each_statement() -> None:
    sentences = [(pack.statement.sentences[0], pack) for pack in PACKS]
    _, rows = sentence_table(sentences, several=True)
    assert [row[0] for row in rows] == [f"{pack.statement.title}, {format_date(DAY)}" for pack in PACKS]


def test_later_notes_of_an_export_name_each_statement() -> None:
    packs = {pack.id: pack for pack in PACKS[:2]}
    twice = [excerpt(pack, Ref.parse(ref)) for ref in ("p1.s1", "p1") for pack in packs.values()]
    brief = Brief("Memo", tuple(clipping_of([each]) for each in twice), sources_of(twice))
    text = export(brief, packs, ExportRequest(form="txt")).raw.decode()
    assert "[3] Joint Statement on Fish, 6 May 2024, para. 1." in text
    assert "[4] Joint Statement on Ships, 6 May 2024, para. 1." in text
    closed = export(brief, {}, ExportRequest(form="txt")).raw.decode()
    assert "[1] “Joint Statement on Fish” (meeting held on May 6, 2024), para. 1" in closed
    assert "[4] Joint Statement on Ships, 6 May 2024, para. 1." in closed


def test_clippings_that_are_copied_together_name_each_statement() -> None:
    packs = {pack.id: pack for pack in PACKS}
    bullet = next(style for style in STYLES if style.name == "bullet")
    excerpts = [excerpt(pack, Ref.parse("p1.s1")) for pack in PACKS]
    made = with_items(Brief("memo"), [clipping_of([each]) for each in excerpts], sources_of(excerpts), NOON)
    brief = OpenBrief(made, BriefProofs(packs.get, DAY))
    assert brief.render(bullet) == brief.render_everything(bullet) == bullet.render_all(excerpts)
    assert "Joint Statement on Fish, 6 May 2024" in brief.render(bullet)
