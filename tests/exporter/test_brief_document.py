"""A brief as a document: its order, exact words, citations that are right, and marks on what is not proved."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from onrecord.briefs.anchor import Part
from onrecord.briefs.brief import Brief, Clipping, Heading, OwnNote
from onrecord.briefs.collecting import clipping_of, sources_of, with_items
from onrecord.exporter.export import ExportRequest, export_document
from onrecord.exporter.kinds import DocumentKind, bundled_kinds
from onrecord.model import Kind, Pack, Ref
from onrecord.quoting.excerpts import excerpt, partial
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.tree import BlockQuotation, Footnote, ListItem, SectionHeading, TextParagraph
from onrecord.writers.document import WrittenDocument
from tests.exporter.briefs import full_brief

NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 12, 1)


BODY = DocumentKind("body", "Body", ("body", "sources"))


def brief_document(brief: Brief, packs: dict[str, Pack], today: datetime.date) -> WrittenDocument:
    return export_document(brief, packs, ExportRequest(BODY, today=today))


def brief_of(packs: dict[str, Pack], *refs: str) -> Brief:
    collected = [[excerpt(packs[pack], Ref.parse(ref))] for pack, _, ref in (text.partition(":") for text in refs)]
    sources = sources_of(one for several in collected for one in several)
    return with_items(Brief("Memo"), [clipping_of(several) for several in collected], sources, NOON)


def quotations(document: WrittenDocument) -> list[str]:
    """Return the words of each quotation, without the marks of footnotes."""
    blocks = [block for block in document.tree if isinstance(block, BlockQuotation)]
    return ["\n\n".join(_words(paragraph) for paragraph in block.paragraphs) for block in blocks]


def _words(paragraph: TextParagraph) -> str:
    return "".join(run.text for run in paragraph.runs if not isinstance(run, Footnote))


def notes(document: WrittenDocument) -> list[str]:
    return render_plain(document.tree).partition("\n\n[1] ")[2].split("\n\n[")


def test_words_are_those_of_the_statement_in_the_order_of_the_brief(packs: dict[str, Pack]) -> None:
    refs = ("japan-us-space-8:p6.s7", "a-pack:p1", "japan-us-space-8:p2-p3")
    document = brief_document(brief_of(packs, *refs), packs, TODAY)
    expected = [packs[pack].statement.text_at(Ref.parse(ref)) for pack, _, ref in (r.partition(":") for r in refs)]
    assert quotations(document) == expected
    assert (document.title, document.date, document.language) == ("Memo", NOON.date(), "en")


def test_the_first_citation_of_a_statement_is_whole_and_later_ones_are_short(packs: dict[str, Pack]) -> None:
    refs = ("japan-us-space-8:p6.s7", "a-pack:p1", "japan-us-space-8:p4", "a-pack:p2.s1")
    first, other, second, last = notes(brief_document(brief_of(packs, *refs), packs, TODAY))
    assert "“Joint Statement of the Eighth Meeting" in first
    assert "https://" in first
    assert "Joint Statement on Blue Herons" in other
    assert second.removeprefix("3] ") == "Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 March 2023, para. 4."
    assert last.removeprefix("4] ") == "Blue Herons, 1 June 2024, para. 2."


def test_each_source_is_listed_once_with_its_fingerprint(packs: dict[str, Pack]) -> None:
    brief = brief_of(packs, "japan-us-space-8:p6.s7", "a-pack:p1", "japan-us-space-8:p4")
    text = render_plain(brief_document(brief, packs, TODAY).tree)
    sources = text.partition("Sources\n\n")[2].partition("\n\n[1] ")[0]
    for pack in packs.values():
        assert sources.count(f"Pack {pack.id}, SHA-256 of the source text {pack.statement.sha256}") == 1
        assert sources.count(pack.statement.url or "-") == 1


def test_headings_notes_and_cautions_stand_where_they_belong(packs: dict[str, Pack]) -> None:
    pack = packs["japan-us-space-8"]
    slim = clipping_of([excerpt(pack, Ref.parse("p6.s7"), pack.record("missions/slim"))], comment="Ask.\nTwice.")
    items = (Heading("Science"), Heading("Moon", 2), slim, OwnNote("Mine."))
    text = render_plain(brief_document(Brief("Memo", items), packs, TODAY).tree)
    order = [
        "Science",
        "Moon",
        "SLIM",
        "In space science, both sides",
        "[Editor’s caution",
        "Note: Ask.\nTwice.",
        "Note: Mine.",
    ]
    positions = [text.index(words) for words in order]
    assert positions == sorted(positions)


def test_a_quotation_has_the_same_cautions_from_whatever_record_it_was_collected(shipped_pack: Pack) -> None:
    """Nobody reads the same words once with and once without a caution, and none is said to be on other words."""
    packs, more = {shipped_pack.id: shipped_pack}, 0
    for record in shipped_pack.records:
        of_record = [excerpt(shipped_pack, passage.ref, record) for passage in record.passages]
        if of_record:
            alone = [excerpt(shipped_pack, passage.ref) for passage in record.passages]
            texts = []
            for excerpts in (alone, of_record):
                tree = brief_document(Brief("Memo", (clipping_of(excerpts),)), packs, TODAY).tree
                lines = [line for line in render_plain(tree).split("\n") if line.startswith("[") and "aution" in line]
                assert all(line.startswith("[Editor’s caution") for line in lines)
                texts.append({line.partition(": ")[2] for line in lines})
            assert texts[0] <= texts[1]
            more += bool(texts[0] - {f"{record.caveat}]"})
    assert more > 20


@pytest.mark.parametrize("kind", bundled_kinds().values(), ids=lambda kind: kind.name)
def test_all_headings_are_the_users_and_a_label_is_of_what_follows_it_alone(
    packs: dict[str, Pack], kind: DocumentKind
) -> None:
    """Below a record's name as a heading, the next passages would seem to be of that record, too."""
    brief = full_brief(packs)
    tree = export_document(brief, packs, ExportRequest(kind)).tree
    own = {item.text for item in brief.items if isinstance(item, Heading)}
    headings = {"".join(_words(TextParagraph(block.runs))) for block in tree if isinstance(block, SectionHeading)}
    assert headings <= own | {f"Question: {text}" for text in own} | {"Sources", "Editor’s notes"}
    labels = [
        (block, below) for block, below in pairwise(tree) if isinstance(block, TextParagraph) and block.role == "label"
    ]
    assert all(isinstance(below, BlockQuotation | ListItem) for _, below in labels)
    names = {"briefing-note": 2, "talking-points": 2, "q-and-a": 5}
    assert len(labels) == names.get(kind.name, 0)
    if kind.name == "briefing-note":
        assert [_words(label) for label, _ in labels] == ["SLIM:", "BH:"]


def test_a_label_of_several_quotations_says_how_many(packs: dict[str, Pack]) -> None:
    pack = packs["japan-us-space-8"]
    record = pack.record("participants/jaxa")
    assert record
    clipping = clipping_of([excerpt(pack, passage.ref, record) for passage in record.passages])
    labels = [
        b
        for b in brief_document(Brief("Memo", (clipping,)), packs, TODAY).tree
        if isinstance(b, TextParagraph) and b.role == "label"
    ]
    assert [_words(label) for label in labels] == [f"JAXA ({len(record.passages)} passages):"]
    assert len(record.passages) > 1


def test_a_commitment_has_no_label_also_when_its_record_is_gone(packs: dict[str, Pack]) -> None:
    pack = packs["japan-us-space-8"]
    record = pack.of_kind(Kind.COMMITMENT)[0]
    clipping = clipping_of([excerpt(pack, passage.ref, record) for passage in record.passages])
    without = {pack.id: replace(pack, records=tuple(other for other in pack.records if other is not record))}
    for known in (packs, without, {}):
        tree = brief_document(Brief("Memo", (clipping,)), known, TODAY).tree
        assert not [block for block in tree if isinstance(block, TextParagraph) and block.role == "label"]


@pytest.mark.parametrize("kind", bundled_kinds().values(), ids=lambda kind: kind.name)
def test_a_paper_has_no_address_of_the_program(shipped_pack: Pack, kind: DocumentKind) -> None:
    packs = {shipped_pack.id: shipped_pack}
    refs = [sentence.ref for sentence in shipped_pack.statement.sentences]
    clippings = [clipping_of([excerpt(shipped_pack, ref)]) for ref in refs]
    records = [record for record in shipped_pack.records if record.passages]
    clippings += [clipping_of([excerpt(shipped_pack, p.ref, record) for p in record.passages]) for record in records]
    text = render_plain(export_document(Brief("Memo", tuple(clippings)), packs, ExportRequest(kind, today=TODAY)).tree)
    assert not re.findall(r"\bp\d+(?:\.s\d+)?\b", re.sub(r"https?://\S+", "", text))
    assert kind.name not in ("briefing-note", "q-and-a") or "The subject is “the discussion” of para. 6" in text


def test_a_part_has_its_brackets_and_ellipses(packs: dict[str, Pack]) -> None:
    part = partial(packs["japan-us-space-8"], Ref.parse("p8.s1"), "concurred on holding")
    brief = Brief("Memo", (clipping_of([part]),))
    assert quotations(brief_document(brief, packs, TODAY)) == ["[C]oncurred on holding …"]
    gone = brief_document(brief, {}, TODAY)
    assert quotations(gone) == ["[C]oncurred on holding …"]


def test_what_is_not_proved_is_marked_and_never_replaced(packs: dict[str, Pack]) -> None:
    brief = brief_of(packs, "a-pack:p1.s1", "a-pack:p2.s1")
    first, second = brief.clippings
    [anchor] = second.anchors
    changed = Clipping(second.title, (anchor._replace(words="Other words.", part=Part("words")),))
    text = render_plain(brief_document(brief._replace(items=(first, changed)), packs, TODAY).tree)
    assert "[W]ords." in text
    assert "noted the Treaty" not in text
    assert "[these words are not in the statement]" in text
    older = changed._replace(anchors=(changed.anchors[0]._replace(sha256="0" * 64),))
    text = render_plain(brief_document(brief._replace(items=(first, older)), packs, TODAY).tree)
    assert "[the statement has other words there now]" in text
    without = brief_document(brief, {}, TODAY)
    assert quotations(without) == [anchor.words for clipping in brief.clippings for anchor in clipping.anchors]
    assert render_plain(without.tree).count("[not proved again: its pack is not open]") == 2
    whole, short = notes(without)
    assert whole.startswith(
        "The Weather Office, “Joint Statement on Blue Herons” (meeting held in Kyoto, June 1, 2024)"
    )
    assert short == "2] Blue Herons, 1 June 2024, para. 2."


def test_words_that_moved_are_cited_where_they_stand_now(packs: dict[str, Pack]) -> None:
    brief = brief_of(packs, "a-pack:p2.s1")
    [clipping] = brief.clippings
    moved = clipping._replace(anchors=(clipping.anchors[0]._replace(ref=Ref.parse("p1.s2")),))
    document = brief_document(brief._replace(items=(moved,)), packs, TODAY)
    assert "para. 2" in notes(document)[0]


def test_without_a_day_of_change_it_has_todays(packs: dict[str, Pack]) -> None:
    assert brief_document(Brief("Memo"), packs, TODAY).date == TODAY
    assert brief_document(Brief("Memo"), packs, TODAY).tree == ()
