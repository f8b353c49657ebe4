"""A record as it is copied: its name, the passages with their citation, the editor's notes, marked and dated."""

from __future__ import annotations

import pytest

from onrecord.model import Event, Kind, Mission, Pack, Record, Ref
from onrecord.model.facts import record_facts, record_heading
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.paragraph_references import paragraphs
from onrecord.quoting.styles import STYLES, find_style
from tests.packs.a_pack import PARAGRAPHS, PackFolder
from tests.quoting.inverting import Parsed

HEAD = (
    "Blue Heron (BH [editor’s])\n"
    "Japanese name (editor’s): 青鷺\n"
    "Operator (editor’s): WO\n"
    "Partners (editor’s): WO, Heron Society\n"
    "Planned: 2025\n"
    "Outcome (editor’s): kept\n"
    "Status (editor’s): ended"
)
PLANNED = (
    "Planned, in the statement’s words (para. 1):\n\n"
    "“[T]o be launched in 2025.” (Joint Statement on Blue Herons, Kyoto, 1 June 2024, para. 1; paragraph numbers added)"
)
AFTER = (
    "[Editor’s caution: A bird.]\n\n"
    "[Editor’s note, as of 1 May 2025 (kept): Launched in 2025. https://www.example.org/launch]\n\n"
    "[Editor’s note, as of 1 May 2026 (ended): Landed in 2026. https://www.example.org/landed]"
)
CITED = "Joint Statement on Blue Herons, Kyoto, 1 June 2024, para. 1; paragraph numbers added"


@pytest.fixture
def pack(a_pack: PackFolder) -> Pack:
    return a_pack.load()


def of(pack: Pack, record: Record) -> list[Excerpt]:
    return [excerpt(pack, passage.ref, record) for passage in record.passages]


def test_a_mission_with_notes(pack: Pack) -> None:
    [mission] = pack.of_kind(Kind.MISSION)
    inner = PARAGRAPHS[0][1].replace("“", "‘").replace("”", "’")
    expected = f"{HEAD}\n\n“{inner}” ({CITED})\n\n{PLANNED}\n\n{AFTER}"
    assert find_style("record").render_all(of(pack, mission)) == expected
    assert find_style("record").render(of(pack, mission)[0]) == expected


def test_the_words_alone_that_it_rests_on(pack: Pack) -> None:
    [mission] = pack.of_kind(Kind.MISSION)
    [passage] = mission.passages
    text = find_style("record").render(partial(pack, passage.ref, passage.quote, mission))
    assert text == f"{HEAD}\n\n“[T]he ‘Blue Heron’ mission …” ({CITED})\n\n{PLANNED}\n\n{AFTER}"


def test_a_commitment_begins_with_who_does_what(pack: Pack) -> None:
    commitment = pack.of_kind(Kind.COMMITMENT)[0]
    [passage] = commitment.passages
    assert find_style("record").render(partial(pack, passage.ref, passage.quote, commitment)) == (
        "Both sides committed to sharing orbit data\nGrade (editor’s): 5 Commit\nDue: 2025\n\n"
        f"“[C]ommitted to sharing orbit data …” ({CITED})\n\n"
        "[One caution of the editor’s is on other words of the same sentence.]"
    )
    other = pack.of_kind(Kind.COMMITMENT)[1]
    assert (
        find_style("record")
        .render_all(of(pack, other))
        .startswith("Both sides [editor’s]: welcomed the “Blue Heron” mission\nGrade (editor’s): 2 Support\n\n")
    )


def test_several_passages_have_one_name_and_one_set_of_notes(shipped_pack: Pack) -> None:
    records = [r for r in shipped_pack.records if len(r.passages) > 1 and r.notes]
    assert records
    for record in records:
        text = find_style("record").render_all(of(shipped_pack, record))
        assert text.startswith(record.name)
        for note in record.notes:
            assert text.count(f"{note.text} {note.source}]") == 1
        assert text.count("[Editor’s note, as of ") == len(record.notes)


@pytest.mark.parametrize("style", ["quote", "plain", "bullet", "talking-point", "footnote", "bluebook", "markdown"])
def test_no_other_style_holds_the_editors_words(pack: Pack, style: str) -> None:
    [mission] = pack.of_kind(Kind.MISSION)
    assert find_style(style).render_all(of(pack, mission)) == find_style(style).render(
        excerpt(pack, Ref.parse("p1.s2"))
    )


def test_a_passage_without_a_record_is_a_quotation_with_the_cautions_on_it(pack: Pack) -> None:
    for ref, caution in (("p1.s2", "\n\n[Editor’s caution on “BH”: A bird.]"), ("p1", None), ("p2.s1", "")):
        passage = excerpt(pack, Ref.parse(ref))
        cautioned = "\n\n[Editor’s caution on “BH”: A bird.]" if caution is None else caution
        assert find_style("record").render(passage) == find_style("quote").render(passage) + cautioned


def test_the_same_caution_of_several_records_stands_once(shipped_pack: Pack) -> None:
    text = find_style("record").render(excerpt(shipped_pack, Ref.parse("p6.s7")))
    assert text.count("The statement uses the abbreviation without spelling it out.") == 1
    assert "[Editor’s caution on “XRISM”, “SLIM”, “MMX”: The statement uses" in text


def test_what_was_planned_is_quoted_where_the_record_names_it(shipped_pack: Pack) -> None:
    planning = [r for r in shipped_pack.records if isinstance(r, Mission | Event) and r.planned]
    assert planning
    for record in shipped_pack.records:
        if record.passages:
            text = find_style("record").render_all(of(shipped_pack, record))
            assert text.count("Planned, in the statement’s words (") == (record in planning)
    for record in planning:
        assert record.planned
        words = find_style("quote").render(partial(shipped_pack, record.planned.ref, record.planned.quote))
        for copied in (
            of(shipped_pack, record),
            [partial(shipped_pack, p.ref, p.quote, record) for p in record.passages],
        ):
            text = find_style("record").render_all(copied)
            place = paragraphs(shipped_pack.statement, record.planned.ref)
            assert f"\n\nPlanned, in the statement’s words ({place}):\n\n{words}\n\n" in text


def test_a_record_without_passages_is_copied_as_far_as_there_is_something(shipped_pack: Pack) -> None:
    wordless = [record for record in shipped_pack.records if not record.passages]
    style = find_style("record")
    assert wordless
    assert style.compose_without_passages
    for record in wordless:
        tree = style.compose_without_passages(shipped_pack, record)
        text = style.render_tree(tree)
        assert text.startswith(f"{record_heading(record, shipped_pack, 'editor’s')}\n")
        assert "\n\n[No official text: Joint Statement of the Eighth Meeting" in text
        assert "“" not in text.partition("[No official text")[2].partition("\n")[0]
        for fact in record_facts(record, shipped_pack):
            assert f"\n{fact.line('editor’s')}\n" in text
        for note in record.notes:
            assert f"{note.text} {note.source}]" in text
        assert (record.caveat or "") in text
        html = style.tree_as_html(tree)
        assert "\n\n".join(Parsed(html or "").texts("p")) == text
    assert [each.name for each in STYLES if each.compose_without_passages] == ["record"]


def test_an_areas_caution_goes_with_the_area_alone(shipped_pack: Pack) -> None:
    area = shipped_pack.record("areas/commercial")
    assert area
    assert area.caveat
    assert f"[Editor’s caution: {area.caveat}]" in find_style("record").render_all(of(shipped_pack, area))
    assert area.caveat not in find_style("record").render(excerpt(shipped_pack, Ref.parse("p5.s1")))


def test_the_html_of_a_record_says_the_same(shipped_pack: Pack) -> None:
    records = [record for record in shipped_pack.records if record.passages]
    assert records
    for record in records:
        excerpts = of(shipped_pack, record)
        html = find_style("record").render_all_html(excerpts)
        assert "\n\n".join(Parsed(html or "").texts("p")) == find_style("record").render_all(excerpts)
