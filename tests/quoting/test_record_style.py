"""A record as it is copied: its name, the passages with their citation, the editor's notes, marked and dated."""

from __future__ import annotations

import pytest

from onrecord.quoting.excerpt import Excerpt, excerpt, partial
from onrecord.quoting.styles import named
from onrecord.record import Kind, Pack, Record, Ref
from tests.packs.a_pack import PARAGRAPHS, PackFolder

NOTES = (
    "[Editor’s note, as of 1 May 2025: Launched in 2025. https://www.example.org/launch]\n\n"
    "[Editor’s note, as of 1 May 2026: Landed in 2026. https://www.example.org/landed]"
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
    expected = f"Blue Heron\n\n“{inner}” ({CITED})\n\n{NOTES}"
    assert named("record").render_all(of(pack, mission)) == expected
    assert named("record").render(of(pack, mission)[0]) == expected


def test_the_words_alone_that_it_rests_on(pack: Pack) -> None:
    [mission] = pack.of_kind(Kind.MISSION)
    [passage] = mission.passages
    text = named("record").render(partial(pack, passage.ref, passage.quote, mission))
    assert text == f"Blue Heron\n\n“[T]he ‘Blue Heron’ mission …” ({CITED})\n\n{NOTES}"


def test_the_clause_of_a_commitment_is_its_name(pack: Pack) -> None:
    commitment = pack.of_kind(Kind.COMMITMENT)[0]
    [passage] = commitment.passages
    assert named("record").render(partial(pack, passage.ref, passage.quote, commitment)) == (
        f"“[C]ommitted to sharing orbit data …” ({CITED})"
    )


def test_several_passages_have_one_name_and_one_set_of_notes(shipped_pack: Pack) -> None:
    records = [r for r in shipped_pack.records if len(r.passages) > 1 and r.notes]
    assert records
    for record in records:
        text = named("record").render_all(of(shipped_pack, record))
        assert text.startswith(f"{record.name}\n\n“")
        for note in record.notes:
            assert text.count(f"{note.text} {note.source}]") == 1
        assert text.count("[Editor’s note, as of ") == len(record.notes)


@pytest.mark.parametrize("style", ["quote", "plain", "bullet", "talking-point", "footnote", "bluebook", "markdown"])
def test_no_other_style_holds_the_editors_words(pack: Pack, style: str) -> None:
    [mission] = pack.of_kind(Kind.MISSION)
    assert named(style).render_all(of(pack, mission)) == named(style).render(excerpt(pack, Ref.parse("p1.s2")))


def test_a_passage_without_a_record_is_a_quotation(pack: Pack) -> None:
    passage = excerpt(pack, Ref.parse("p1.s2"))
    assert named("record").render(passage) == named("quote").render(passage)
