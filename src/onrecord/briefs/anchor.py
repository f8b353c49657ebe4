"""Anchors: exact words of a statement with their address, which can be held against the pack again later."""

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from onrecord.model import Ref
from onrecord.quoting.alterations import mark_omissions
from onrecord.quoting.excerpts import Excerpt, is_full_stop
from onrecord.text.word_boundaries import is_whole_words, whole_words_around

# Keys of a file that a newer version, or the user, wrote: they are kept.
Unknown = Mapping[str, Any]
NOTHING_UNKNOWN: Unknown = MappingProxyType({})


# Characters compared to find a part again. Only words that repeat themselves a thousand times over need more.
MAX_PART_WORK_CHARS = 64 * 1024**2


class Part(NamedTuple):
    """The words that are meant within longer ones; `occurrence` counts the places where they stand, from 1."""

    text: str
    occurrence: int = 1

    def find_in(self, words: str) -> int | None:
        """Return the offset of the part in the words; None if it does not stand there so often, or is but blanks."""
        if not self.text.strip() or self.occurrence < 1 or self.occurrence * len(self.text) > MAX_PART_WORK_CHARS:
            return None
        return next(islice(positions(words, self.text), self.occurrence - 1, None), None)


class TextAnchor(NamedTuple):
    """Words of a statement: `words` are all that stands at `ref` in the pack, `part` the words meant, if not all.

    `record` is the address of the record that they were collected from, or empty. `sha256` is the fingerprint of the
    source text that they were read in, or empty if the pack had none.
    """

    pack: str
    ref: Ref
    words: str
    part: Part | None = None
    record: str = ""
    sha256: str = ""
    unknown: Unknown = NOTHING_UNKNOWN

    @property
    def meant(self) -> str:
        """Return the words that are meant: a part, or all."""
        return self.part.text if self.part else self.words

    @property
    def quoted(self) -> str:
        """Return the words that are meant as they are quoted: a part shows where its sentences go on.

        Of a part that is not in them, nobody knows that, so that both ends show it.
        """
        start = self.part.find_in(self.words) if self.part else None
        if self.part is None or start is None:
            return mark_omissions(self.meant, begins=not self.part, ends=not self.part)
        end = start + len(self.part.text)
        if is_full_stop(self.words[end:]):
            end = len(self.words)
        is_to_the_end = not self.words[end:].strip()
        return mark_omissions(self.words[start:end], begins=not self.words[:start].strip(), ends=is_to_the_end)

    @property
    def cut_word(self) -> str:
        """Return the whole words out of which the part was cut, such as `US$1,000` of `$1`; empty if it is whole words.

        What is cut out of a word or number says something else, so it is never quoted as the statement's.
        """
        start = self.part.find_in(self.words) if self.part else None
        if self.part is None or start is None:
            return ""
        end = start + len(self.part.text)
        return (
            ""
            if is_whole_words(self.words, start, end)
            else self.words[slice(*whole_words_around(self.words, start, end))]
        )


def anchor_of(excerpt: Excerpt) -> TextAnchor:
    """Return the anchor of an excerpt; a part of its words goes without blanks at its ends.

    Those may stand between two sentences, and so in the text of neither.
    """
    statement = excerpt.statement
    record = excerpt.record.address if excerpt.record else ""
    words, part, ref = statement.text_at(excerpt.ref), None, excerpt.ref
    if excerpt.text != words or excerpt.origin:
        ref, start = _place_of_part(excerpt)
        words = statement.text_at(ref)
        text = excerpt.text.strip() or excerpt.text
        if text != words:
            start += excerpt.text.index(text)
            before = (position for position in positions(words, text) if position <= start)
            part = Part(text, max(1, sum(1 for _ in before)))
    return TextAnchor(excerpt.pack, ref, words, part, record, statement.sha256)


def _place_of_part(excerpt: Excerpt) -> tuple[Ref, int]:
    """Return the shortest ref in whose text the part stands, and the offset of its first character there.

    The heading or label before the first sentence of a ref is not in its text: for a part that begins in one, this is
    the longer ref that it was cut out of.
    """
    if excerpt.origin is None:
        return excerpt.ref, 0
    origin, start = excerpt.origin
    statement = excerpt.statement
    first = statement.sentences_at(excerpt.ref)[0].ref
    offset = next(
        span[0]
        for sentence, span in zip(statement.sentences_at(origin), statement.sentence_spans(origin), strict=True)
        if sentence.ref == first
    )
    if start < offset:
        return origin, start
    return excerpt.ref, start - offset


def positions(text: str, words: str) -> Iterator[int]:
    """Yield each offset in the text at which the words stand; they may overlap themselves."""
    position = text.find(words)
    while position >= 0:
        yield position
        position = text.find(words, position + 1)
