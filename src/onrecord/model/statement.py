"""A statement: one official text, cut into numbered paragraphs and sentences that are never edited."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model.ref import Point, Ref


class PassageNotFound(LookupError):
    """The Ref is well formed, but the statement has no such paragraph or sentence; the message says what it has."""


class Sentence(NamedTuple):
    """One sentence, numbered from 1 within its paragraph; `text` is the published text."""

    paragraph: int
    number: int
    text: str

    @property
    def ref(self) -> Ref:
        return Ref.sentence(self.paragraph, self.number)


class Paragraph(NamedTuple):
    """One paragraph, numbered from 1; `heading` is the editor's own."""

    number: int
    heading: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


class Statement(NamedTuple):
    """An official text and the data about it.

    `date` is the day of the meeting, `published` the day of issue if it is known, and `retrieved` the day the text was
    taken. `numbering` is `added` if the paragraph numbers are the editor's, else `original`.
    """

    title: str
    date: datetime.date
    place: str
    parties: tuple[str, ...]
    publisher: str
    url: str
    numbering: str
    paragraphs: tuple[Paragraph, ...]
    short_title: str | None = None
    title_ja: str | None = None
    place_ja: str | None = None
    published: datetime.date | None = None
    retrieved: datetime.date | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @property
    def source_text(self) -> str:
        """Return the whole text as in `source.txt`: paragraphs joined by LF LF, one final LF."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs) + "\n"

    def sentences_at(self, ref: Ref) -> tuple[Sentence, ...]:
        """Return the sentences that `ref` names, in order.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        return tuple(sentence for sentences in self._by_paragraph(ref) for sentence in sentences)

    def text_at(self, ref: Ref) -> str:
        """Return the exact text that `ref` names: sentences joined by one space, paragraphs by LF LF.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        return "\n\n".join(" ".join(sentence.text for sentence in sentences) for sentences in self._by_paragraph(ref))

    def _by_paragraph(self, ref: Ref) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences that `ref` names, paragraph by paragraph, without a look at any other sentence."""
        self.require(ref)
        for number in ref.paragraphs:
            sentences = self.paragraphs[number - 1].sentences
            end = ref.last.sentence if number == ref.last.paragraph else None
            start = ref.first.sentence if number == ref.first.paragraph else None
            yield sentences[(start or 1) - 1 : end]

    def require(self, ref: Ref) -> None:
        """Check that both ends of `ref` exist.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        self._require(ref.first, ref)
        self._require(ref.last, ref)

    def _require(self, point: Point, ref: Ref) -> None:
        if point.paragraph > len(self.paragraphs):
            raise PassageNotFound(f"there is no {ref}: the statement has paragraphs p1 to p{len(self.paragraphs)}")
        count = len(self.paragraphs[point.paragraph - 1].sentences)
        if point.sentence is not None and point.sentence > count:
            raise PassageNotFound(f"there is no {ref}: paragraph p{point.paragraph} has {count} sentence(s)")
