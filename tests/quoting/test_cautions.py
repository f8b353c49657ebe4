"""Messages about cautions: how many there are, and the part of one that they repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from onrecord.model import Pack, Ref
from onrecord.quoting.cautions import MAX_SHOWN_CELLS, caution_message, caution_notice, shorten_caution, unique_cautions
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
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
