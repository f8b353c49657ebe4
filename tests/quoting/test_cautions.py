"""Messages about cautions: how many there are, and the part of one that they repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain

import pytest

from onrecord.model import Pack, Ref
from onrecord.model.cautions import Caution, cautions_about
from onrecord.quoting.cautions import (
    MAX_SHOWN_CELLS,
    caution_lines,
    caution_message,
    caution_notice,
    other_caution_lines,
    others_remark,
    shorten_caution,
    unique_cautions,
)
from onrecord.quoting.excerpts import Excerpt, Origin, excerpt, part_at, partial
from onrecord.quoting.styles import find_style
from onrecord.text.cell_width import cell_width

WORDS = "The date is the one that was planned, not the one on which it happened. "
JAPANESE = "この日付は計画されたものであり、実際の日付ではない。"


def test_a_short_caution_is_shown_whole_without_its_full_stop() -> None:
    assert shorten_caution(WORDS.strip()) == WORDS.strip().removesuffix(".")


def test_a_long_caution_is_cut_between_words() -> None:
    shown = shorten_caution(WORDS * 3).removesuffix(" …")
    assert (WORDS * 3).startswith(shown)
    assert (WORDS * 3)[len(shown)] in " .,;:"
    assert len(shown) > MAX_SHOWN_CELLS - 20


@pytest.mark.parametrize("text", [JAPANESE * 5, "e\u0301" * 200, "👩\u200d🚀" * 80])
def test_a_long_caution_without_blanks_is_cut_between_characters(text: str) -> None:
    shown = shorten_caution(text).removesuffix(" …")
    assert text.startswith(shown)
    assert MAX_SHOWN_CELLS - 2 <= cell_width(shown) <= MAX_SHOWN_CELLS
    assert text[len(shown)] not in "\u0301\u200d🚀"


def copies_of(pack: Pack) -> list[list[Excerpt]]:
    """Return each sentence, paragraph and record, whole and in part, as they are copied."""
    sentences = [[excerpt(pack, sentence.ref)] for sentence in pack.statement.sentences]
    paragraphs = [Ref.parse(f"p{paragraph.number}") for paragraph in pack.statement.paragraphs]
    parts = [[partial(pack, ref, word)] for ref in paragraphs for word in pack.statement.text_at(ref).split()[:3]]
    records = [record for record in pack.records if record.passages]
    words = [[partial(pack, p.ref, p.quote, record) for p in record.passages] for record in records]
    whole = [[excerpt(pack, p.ref, record) for p in record.passages] for record in records]
    return [*sentences, *([excerpt(pack, ref)] for ref in paragraphs), *parts, *words, *whole]


def number_in(message: str) -> int:
    """Return how many cautions a message tells of."""
    count = re.search(r" ha(?:s|ve) (an|\d+) editor's caution", message)
    return 0 if not count else 1 if count[1] == "an" else int(count[1])


@pytest.mark.parametrize(
    "say", [caution_notice, lambda passages: caution_message(passages, "c e")], ids=["short", "long"]
)
def test_a_message_counts_the_cautions_that_are_copied(
    shipped_pack: Pack, say: Callable[[Sequence[Excerpt]], str]
) -> None:
    style, shared = find_style("record"), 0
    for passages in copies_of(shipped_pack):
        copied = style.render_all(passages).count("[Editor’s caution")
        assert number_in(say(passages)) == copied, passages[0].ref
        shared += copied < len(unique_cautions(passages))
    assert shared > 10, "without a caution of several records this would prove nothing"


def test_one_caution_of_several_records_names_them_all(shipped_pack: Pack) -> None:
    text = "The statement uses the abbreviation without spelling it out."
    passage = excerpt(shipped_pack, Ref.parse("p6.s7"))
    same = passage._replace(cautions=tuple(caution for caution in passage.cautions if caution.text == text))
    assert caution_message([same], "c e") == (
        f"p6.s7 has an editor's caution on “XRISM”, “SLIM”, “MMX”: {text[:-1]}; c e copies it with the words"
    )


def test_cautions_on_other_words_of_the_sentence_are_counted_and_not_repeated(shipped_pack: Pack) -> None:
    """Whatever words are copied: each caution of the sentence is copied, or counted if it is not about them."""
    checked = 0
    for sentence in shipped_pack.statement.sentences:
        words = sentence.text.split()
        for quote in (" ".join(words[:4]), " ".join(words[-4:]), " ".join(words[len(words) // 2 :][:3])):
            part = partial(shipped_pack, sentence.ref, quote)
            assert_split(shipped_pack, part)
            for caution in part.other_cautions:
                assert caution.is_on_abbreviation or not rests_on(shipped_pack, caution, sentence.text, part.text)
            lines = caution_lines([part])
            others = {caution.text for caution in part.other_cautions if not caution.is_on_abbreviation}
            others -= {caution.text for caution in part.cautions}
            assert bool(others_remark([part])) == bool(other_caution_lines([part]))
            assert len(lines) == len({caution.text for caution in part.cautions}) + bool(others)
            if others:
                checked += 1
                assert "on other words of the same sentence.]" in lines[-1]
                assert len(others) == 1 or lines[-1].startswith(f"[{len(others)} cautions of the editor’s are ")
    assert checked > 3


def test_the_quoted_words_decide_which_cautions_go_with_them(shipped_pack: Pack) -> None:
    """Of the same words a reader gets the same cautions, from whatever record they are copied; its own besides."""
    of_other_records = 0
    for copied in chain.from_iterable(copies_of(shipped_pack)):
        place = copied.origin or Origin(copied.ref, 0)
        alone = part_at(shipped_pack, place.ref, (place.start, place.start + len(copied.text)))
        assert alone.text == copied.text
        own = {copied.record.address} if copied.record and copied.record.caveat else set()
        on_words = {caution.address for caution in alone.cautions}
        assert {caution.address for caution in copied.cautions} == on_words | own
        assert_split(shipped_pack, copied)
        of_other_records += copied.record is not None and bool(on_words - own)
    assert of_other_records > 50


def test_a_whole_sentence_has_each_caution_on_it_but_those_on_abbreviations(shipped_pack: Pack) -> None:
    """A record rests on a few words of it; the reader has the others, too."""
    oncd = shipped_pack.record("participants/oncd")
    copied = excerpt(shipped_pack, Ref.parse("p2.s2"), oncd)
    assert len(caution_lines([copied])) == 6
    assert others_remark([copied]) == "4 cautions of the editor’s are on abbreviations not used in the copied words"
    assert len(other_caution_lines([copied])) == 4
    words = [partial(shipped_pack, passage.ref, passage.quote, oncd) for passage in oncd.passages] if oncd else []
    counted = "6 cautions of the editor’s are on other words of the same sentence"
    assert caution_lines(words) == [f"[{counted}.]"]
    others = [*words, partial(shipped_pack, Ref.parse("p7.s1"), shipped_pack.statement.text_at(Ref.parse("p7.s1"))[:9])]
    assert caution_lines(others)[-1].endswith(" cautions of the editor’s are on other words of the same sentences.]")
    for passages in copies_of(shipped_pack):
        if all(passage.origin is None for passage in passages):
            assert not any("on other words of the same sentence" in line for line in caution_lines(passages))


def test_a_caution_on_an_abbreviation_is_for_readers_of_it(shipped_pack: Pack) -> None:
    spelled_out = excerpt(shipped_pack, Ref.parse("p4.s3"))
    assert "terms/da-asat" not in {caution.address for caution in spelled_out.cautions}
    assert others_remark([spelled_out]) == (
        "one caution of the editor’s is on an abbreviation not used in the copied words"
    )
    assert not any("abbreviation" in line for line in caution_lines([spelled_out]))
    used = excerpt(shipped_pack, Ref.parse("p6.s7"))
    assert {"terms/xrism", "terms/slim", "terms/mmx"} <= {caution.address for caution in used.cautions}
    term = shipped_pack.record("terms/da-asat")
    own = excerpt(shipped_pack, Ref.parse("p4.s3"), term)
    assert own.cautions[0].address == "terms/da-asat", "of the term itself it is the copied record's own"


def assert_split(pack: Pack, copied: Excerpt) -> None:
    every = {caution.address for caution in cautions_about(pack, copied.ref, copied.record)}
    about, others = ({caution.address for caution in some} for some in (copied.cautions, copied.other_cautions))
    assert about | others == every
    assert not about & others


def rests_on(pack: Pack, caution: Caution, text: str, words: str) -> bool:
    """Return whether the record of a caution rests on some of the words of a text."""
    record = pack.record(caution.address)
    assert record is not None
    quotes = [passage.quote for passage in record.passages if passage.quote in text]
    begin = text.index(words)
    return any(
        found.start() < begin + len(words) and found.end() > begin
        for quote in quotes
        for found in re.finditer(re.escape(quote), text)
    )


def test_a_caution_names_a_commitment_by_its_words_and_no_address(shipped_pack: Pack) -> None:
    named = 0
    for passages in copies_of(shipped_pack):
        for line in caution_lines(passages):
            assert not re.search(r"\b(?:commitments|missions|terms|events|instruments|participants)/", line), line
            named += line.startswith("[Editor’s caution on “")
    assert named > 10


def test_no_address_of_the_program_stands_in_a_text_for_people(shipped_pack: Pack) -> None:
    """No style for people has p6.s7 in place of a citation; an editor's caution may point to another passage so."""
    for name in ("record", "quote", "bullet", "footnote", "markdown"):
        style = find_style(name)
        for passages in copies_of(shipped_pack):
            text = style.render_all(passages)
            assert not re.search(r"\bp\d+\.s\d+\b", re.sub(r"(?m)^\[Editor’s.*$", "", text)), (name, text)
