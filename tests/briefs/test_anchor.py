"""Anchors: whatever is collected is found again in its pack, word for word, and nothing else is."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.briefs.anchor import Part, TextAnchor, anchor_of
from onrecord.briefs.held import Standing, excerpt_of, hold, refs_of_words
from onrecord.model import Pack, Paragraph, Point, Ref, Sentence, Statement
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.excerpts import excerpt, part_at, partial
from onrecord.text.typed_marks import find_typed
from onrecord.text.word_boundaries import is_whole_words
from tests.quoting.excerpts import parts, wholes

REFS = ("p3.s1", "p4", "p4.s3", "p5-p6", "p6.s2-s4", "p1.s1-p3.s2")


def pack_of(*paragraphs: tuple[str, ...], like: Pack) -> Pack:
    """Return a pack whose statement has these sentences, under the published heading `Part N`."""
    made = tuple(
        Paragraph(
            number,
            tuple(Sentence(number, position, text) for position, text in enumerate(sentences, 1)),
            headings=(f"Part {number}",),
        )
        for number, sentences in enumerate(paragraphs, 1)
    )
    statement = Statement(like.statement.title, like.statement.date, made, sha256="f" * 64)
    return Pack("a-pack", "A Pack", statement, ())


def test_a_part_that_is_kept_is_quoted_as_it_is_copied(shipped_pack: Pack) -> None:
    """With its bracket and ellipses, also where its pack is not open: a cut sentence never looks whole."""
    cut = 0
    for passage in (*wholes(shipped_pack), *parts(shipped_pack)):
        anchor = anchor_of(passage)
        assert anchor.quoted == with_omission_marks(excerpt_of(hold(anchor, shipped_pack), shipped_pack))
        cut += anchor.quoted != anchor.meant
    assert cut > 50
    odd = TextAnchor("a-pack", Ref.parse("p1.s1"), "Other words.", Part("not in them"))
    assert odd.quoted == "[N]ot in them …"


@pytest.mark.parametrize("ref", REFS)
def test_whole_sentences_are_found_unchanged(shipped_pack: Pack, ref: str) -> None:
    collected = excerpt(shipped_pack, Ref.parse(ref))
    anchor = anchor_of(collected)
    assert (anchor.words, anchor.part, anchor.sha256) == (collected.text, None, shipped_pack.statement.sha256)
    held = hold(anchor, shipped_pack)
    assert held.standing is Standing.UNCHANGED
    assert excerpt_of(held, shipped_pack) == collected


@given(st.randoms(use_true_random=False), st.sampled_from(REFS))
def test_any_part_is_found_at_its_own_place(shipped_pack: Pack, chance: random.Random, ref: str) -> None:
    """Also one that is but a letter, which occurs many times; what is cut out of a word is never called unchanged."""
    text = shipped_pack.statement.text_at(Ref.parse(ref))
    start = chance.randrange(len(text))
    end = min(len(text), start + chance.choice([1, 2, 5, 40, 400]))
    cut = text[start:end]
    if not cut.strip():
        return
    start, end = start + len(cut) - len(cut.lstrip()), end - len(cut) + len(cut.rstrip())  # blanks: see the next test
    collected = part_at(shipped_pack, Ref.parse(ref), (start, end))
    held = hold(anchor_of(collected), shipped_pack)
    if not (is_whole_words(text, start, start + len(collected.text))):
        assert held.standing is Standing.CUT_WORD
        assert collected.text in held.anchor.cut_word in text
        return
    assert held.standing is Standing.UNCHANGED
    again = excerpt_of(held, shipped_pack)
    assert (again.text, again.ref, again.begins, again.ends) == (
        collected.text,
        collected.ref,
        collected.begins,
        collected.ends,
    )
    assert anchor_of(again) == anchor_of(collected)


def test_the_part_of_an_anchor_always_stands_in_its_words(shipped_pack: Pack) -> None:
    """Also if it was cut with the blank or the line end between two sentences: else its file could not be read."""
    whole = Ref.parse("p1-p8")
    text = shipped_pack.statement.text_at(whole)
    cut = [start for start in range(len(text) - 20) if text[start : start + 20] != text[start : start + 20].strip()]
    assert len(cut) > 500
    for start in cut:
        collected = part_at(shipped_pack, whole, (start, start + 20))
        anchor = anchor_of(collected)
        assert anchor.part is None or anchor.part.find_in(anchor.words) is not None
        assert anchor.meant == collected.text.strip()


def test_the_words_of_every_record_are_found(shipped_pack: Pack) -> None:
    for record in shipped_pack.records:
        for passage in record.passages:
            collected = partial(shipped_pack, passage.ref, passage.quote, record)
            held = hold(anchor_of(collected), shipped_pack)
            assert held.standing is Standing.UNCHANGED
            assert held.anchor.record == record.address
            assert excerpt_of(held, shipped_pack)._replace(origin=None) == collected._replace(origin=None)


def test_a_part_that_begins_in_a_heading_keeps_it(shipped_pack: Pack) -> None:
    pack = pack_of(("Welcome.",), ("Done.", "Gone."), like=shipped_pack)
    text = pack.statement.text_at(Ref.parse("p1-p2"))
    collected = part_at(pack, Ref.parse("p1-p2"), (text.index("Part 2"), text.index("Done") + 4))
    anchor = anchor_of(collected)
    assert anchor.meant == "Part 2\n\nDone."
    assert anchor.words == text
    assert excerpt_of(hold(anchor, pack), pack).text == collected.text


@pytest.mark.parametrize("part", [None, Part("welcomed the"), Part("the", 1)])
@pytest.mark.parametrize(
    ("paragraphs", "standing", "ref"),
    [
        ((("A.", "Both welcomed the plan."), ("B.",)), Standing.UNCHANGED, "p1.s2"),
        ((("A.",), ("B.", "Both welcomed the plan.", "C.")), Standing.MOVED, "p2.s2"),
        ((("A.", "Both welcomed the new plan."), ("B.",)), Standing.CHANGED, "p1.s2"),
        ((("A.",), ("B.",)), Standing.CHANGED, "p1.s2"),
        ((("A.",), ("Both welcomed the plan. B.",)), Standing.CHANGED, "p1.s2"),  # a piece of another sentence
        ((("Both welcomed the plan.", "B."), ("Both welcomed the plan.",)), Standing.CHANGED, "p1.s2"),  # which one?
    ],
)
def test_words_of_another_edition(
    shipped_pack: Pack, paragraphs: tuple[tuple[str, ...], ...], standing: Standing, ref: str, part: Part | None
) -> None:
    pack = pack_of(*paragraphs, like=shipped_pack)
    anchor = TextAnchor("a-pack", Ref.parse("p1.s2"), "Both welcomed the plan.", part)
    held = hold(anchor, pack)
    assert (held.standing, str(held.ref)) == (standing, ref)
    if standing in (Standing.UNCHANGED, Standing.MOVED):
        assert excerpt_of(held, pack).text == anchor.meant
    elif pack.statement.paragraphs[0].sentences[-1].number == 2:
        assert held.words_there == pack.statement.text_at(Ref.parse("p1.s2"))
    else:
        assert held.words_there == ""


@pytest.mark.parametrize(("ref", "expected"), [("p1", "p2"), ("p1.s1-s2", "p2.s1-s2")])
def test_a_paragraph_that_moved_stays_a_paragraph(shipped_pack: Pack, ref: str, expected: str) -> None:
    pack = pack_of(("New.",), ("Both met.", "They parted."), like=shipped_pack)
    held = hold(TextAnchor("a-pack", Ref.parse(ref), "Both met. They parted."), pack)
    assert (held.standing, str(held.ref)) == (Standing.MOVED, expected)


def test_without_its_pack_nothing_is_said_of_the_words() -> None:
    held = hold(TextAnchor("gone", Ref.parse("p1"), "Words."), None)
    assert (held.standing, held.words_there) == (Standing.PACK_MISSING, "")


def test_a_part_that_its_words_do_not_have_is_changed(shipped_pack: Pack) -> None:
    pack = pack_of(("Both met.",), like=shipped_pack)
    for part in (Part("Both", 2), Part("neither"), Part("", 1), Part("Both", 0), Part(" ", 1)):
        assert hold(TextAnchor("a-pack", Ref.parse("p1"), "Both met.", part), pack).standing is Standing.CHANGED


MONEY = "The U.S. paid US$1,000 under Article 5(2) to the non-binding fund by 2024-06-30."


@given(st.integers(0, len(MONEY) - 1), st.integers(1, 12))
def test_a_part_that_was_typed_in_a_file_is_proved_as_one_on_the_command_line(
    shipped_pack: Pack, start: int, size: int
) -> None:
    """Of a part that stands once, both ask whether it is whole words."""
    part = MONEY[start : start + size].strip()
    if MONEY.count(part) != 1:
        return
    pack = pack_of((MONEY,), like=shipped_pack)
    held = hold(TextAnchor("a-pack", Ref.parse("p1.s1"), MONEY, Part(part)), pack)
    assert (held.standing is Standing.UNCHANGED) == (find_typed(part, MONEY) is not None)
    assert bool(held.remark) == bool(held.anchor.cut_word) == (held.standing is Standing.CUT_WORD)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("$1", "US$1,000"),
        ("US", "US$1,000"),
        ("Article 5", "Article 5(2)"),
        ("binding", "non-binding"),
        ("paid U", "paid US$1,000"),
    ],
)
def test_the_word_that_a_part_was_cut_out_of_is_said(shipped_pack: Pack, part: str, whole: str) -> None:
    moved = pack_of(("New.", MONEY), like=shipped_pack)
    held = hold(TextAnchor("a-pack", Ref.parse("p1.s1"), MONEY, Part(part)), moved)
    assert (held.standing, held.anchor.cut_word, str(held.ref)) == (Standing.CUT_WORD, whole, "p1.s2")
    assert held.remark == f"not whole words: cut out of “{whole}”"


def test_many_passages_that_moved_are_found_without_reading_the_text_for_each(shipped_pack: Pack) -> None:
    """Ten milliseconds for each of the sentences of a long statement were a minute."""
    sentences = [(f"Both sides welcomed the progress of project {number}.",) for number in range(2_000)]
    pack = pack_of(("New.",), *sentences, like=shipped_pack)
    anchors = [TextAnchor("a-pack", Ref.parse(f"p{number}.s1"), text) for number, (text,) in enumerate(sentences, 1)]
    begun = time.process_time()
    held = [hold(anchor, pack) for anchor in anchors]
    assert time.process_time() - begun < 2
    assert {one.standing for one in held} == {Standing.MOVED}
    assert [str(one.ref) for one in held[:2]] == ["p2.s1", "p3.s1"]


@given(st.lists(st.sampled_from(["A b.", "C d.", "A b. C d.", "E."]), min_size=1, max_size=8), st.data())
def test_words_are_found_wherever_they_are_whole_sentences(
    shipped_pack: Pack, sentences: list[str], data: st.DataObject
) -> None:
    """As a search that tries each place finds them, also where a sentence is part of another."""
    statement = pack_of(tuple(sentences), like=shipped_pack).statement
    first = data.draw(st.integers(1, len(sentences)))
    last = data.draw(st.integers(first, len(sentences)))
    words = statement.text_at(Ref(Point(1, first), Point(1, last)))
    places = [
        Ref(Point(1, start), Point(1, end))
        for start in range(1, len(sentences) + 1)
        for end in range(start, len(sentences) + 1)
        if statement.text_at(Ref(Point(1, start), Point(1, end))) == words
    ]
    found = refs_of_words(statement, words, as_paragraphs=False)
    assert set(found) <= set(places)
    assert len(found) == min(2, len(places))


def test_words_at_several_other_places_are_changed_and_said_to_be_there(shipped_pack: Pack) -> None:
    collected = pack_of(("We met.", "They met in Tokyo."), ("Others met.",), like=shipped_pack)
    anchor = anchor_of(excerpt(collected, Ref.parse("p1.s2")))
    now = pack_of(("We met.", "They left."), ("They met in Tokyo.",), ("So.", "They met in Tokyo."), like=shipped_pack)
    held = hold(anchor._replace(sha256="0" * 64), now)
    assert (held.standing, held.elsewhere) == (Standing.CHANGED, (Ref.parse("p2.s1"), Ref.parse("p3.s2")))
    assert held.remark == "the statement has other words there now, and these at several other places"
    assert not held.is_absent
    gone = hold(anchor, pack_of(("We met.", "They left."), like=shipped_pack))
    assert (gone.standing, gone.is_absent) == (Standing.CHANGED, True), "the fingerprint says that it is the same text"
