"""A statement: one official text, cut into numbered paragraphs and sentences that are never edited."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from onrecord.record.ref import Point, Ref


class NoSuchPassage(LookupError):
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
    """`date` is the meeting's, `published` the day of issue where it is known, `retrieved` the day the text was taken.

    `numbering` is `added` where the paragraph numbers are the editor's, else `original`.
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
        """The whole text as `source.txt` holds it: paragraphs joined by LF LF, one final LF."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs) + "\n"

    def sentences_at(self, ref: Ref) -> tuple[Sentence, ...]:
        """The sentences that `ref` names, in order; NoSuchPassage if either end does not exist."""
        self._require(ref.first, ref)
        self._require(ref.last, ref)
        return tuple(
            sentence
            for number in ref.paragraphs
            for sentence in self.paragraphs[number - 1].sentences
            if ref.covers(sentence.paragraph, sentence.number)
        )

    def text_at(self, ref: Ref) -> str:
        """The exact text that `ref` names: sentences joined by one space, paragraphs by LF LF."""
        sentences = self.sentences_at(ref)
        by_paragraph = (
            " ".join(sentence.text for sentence in sentences if sentence.paragraph == number)
            for number in ref.paragraphs
        )
        return "\n\n".join(by_paragraph)

    def _require(self, point: Point, ref: Ref) -> None:
        if point.paragraph > len(self.paragraphs):
            raise NoSuchPassage(f"there is no {ref}: the statement has paragraphs p1 to p{len(self.paragraphs)}")
        count = len(self.paragraphs[point.paragraph - 1].sentences)
        if point.sentence is not None and point.sentence > count:
            raise NoSuchPassage(f"there is no {ref}: paragraph p{point.paragraph} has {count} sentence(s)")
