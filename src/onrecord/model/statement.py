"""A statement: one official text, cut into numbered paragraphs and sentences that are never edited."""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model.paragraph import DEFAULT_KIND, PARAGRAPH_BREAK, Paragraph, Sentence
from onrecord.model.parties import JOINT, Party, capitalize, default_joint_name, join_names, short_joint_name
from onrecord.model.ref import Point, Ref

MEETING, ISSUE = "meeting", "issue"
DEFAULT_LANGUAGE = "en"


class PassageNotFound(LookupError):
    """The Ref is well formed, but the statement has no such paragraph or sentence; the message says what it has."""


class Statement(NamedTuple):
    """An official text and the data about it; what is not known is None.

    `date` is the day of the meeting, or the day of issue if `date_kind` says so; `published` is the day of issue of a
    meeting's statement, and `retrieved` the day the text was taken. `numbering` is `added` if the paragraph numbers are
    the editor's, else `original`. `language` is a BCP 47 tag. `joint` is what all parties together are called. `sha256`
    is the fingerprint of the source text in UTF-8. `translation_of` is the id of the pack with the original.
    """

    title: str
    date: datetime.date
    paragraphs: tuple[Paragraph, ...]
    numbering: str = "added"
    language: str = DEFAULT_LANGUAGE
    date_kind: str = MEETING
    genre: str | None = None
    place: str | None = None
    parties: tuple[Party, ...] = ()
    joint: str | None = None
    publisher: str | None = None
    url: str | None = None
    short_title: str | None = None
    title_ja: str | None = None
    place_ja: str | None = None
    published: datetime.date | None = None
    retrieved: datetime.date | None = None
    sha256: str = ""
    translation_of: str | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @property
    def source_text(self) -> str:
        """Return the whole text as in `source.txt`: headings and paragraphs joined by LF LF, one final LF."""
        return PARAGRAPH_BREAK.join(paragraph.opening + paragraph.text for paragraph in self.paragraphs) + "\n"

    @property
    def has_labels(self) -> bool:
        """Return whether a paragraph has a published number or bullet."""
        return any(paragraph.label for paragraph in self.paragraphs)

    @property
    def has_structure(self) -> bool:
        """Return whether a paragraph has a published label or heading, or a level or kind of its own."""
        return any(
            paragraph.label is not None or paragraph.headings or paragraph.level > 1 or paragraph.kind != DEFAULT_KIND
            for paragraph in self.paragraphs
        )

    @property
    def issued(self) -> datetime.date | None:
        """Return the day of issue, if it is known."""
        return self.date if self.date_kind == ISSUE else self.published

    def sentences_at(self, ref: Ref) -> tuple[Sentence, ...]:
        """Return the sentences that `ref` names, in order.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        return tuple(
            sentence
            for paragraph, span in self._by_paragraph(ref)
            for sentence in paragraph.sentences[span.start : span.stop]
        )

    def text_at(self, ref: Ref) -> str:
        """Return the exact text that `ref` names: the source text from its first sentence to its last.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        return "".join(text for text, _ in self._parts_at(ref))

    def sentence_spans(self, ref: Ref) -> list[tuple[int, int]]:
        """Return start and end offset of each sentence in `text_at(ref)`.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        spans: list[tuple[int, int]] = []
        position = 0
        for text, is_sentence in self._parts_at(ref):
            if is_sentence:
                spans.append((position, position + len(text)))
            position += len(text)
        return spans

    def _parts_at(self, ref: Ref) -> Iterator[tuple[str, bool]]:
        """Yield the parts of the text that `ref` names, each with whether it is a sentence."""
        for index, (paragraph, span) in enumerate(self._by_paragraph(ref)):
            if index:
                yield PARAGRAPH_BREAK + paragraph.opening, False
            for number, part in enumerate(paragraph.sentence_parts(span.start, span.stop)):
                yield part, number % 2 == 0

    def _by_paragraph(self, ref: Ref) -> Iterator[tuple[Paragraph, range]]:
        """Yield each paragraph that `ref` touches with the positions of its sentences, without a look at any other."""
        self.require(ref)
        for number in ref.paragraphs:
            paragraph = self.paragraphs[number - 1]
            end = ref.last.sentence if number == ref.last.paragraph else None
            start = ref.first.sentence if number == ref.first.paragraph else None
            yield paragraph, range((start or 1) - 1, end or len(paragraph.sentences))

    def require(self, ref: Ref) -> None:
        """Check that both ends of `ref` exist.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        self._require(ref.first, ref)
        self._require(ref.last, ref)

    def _require(self, point: Point, ref: Ref) -> None:
        if point.paragraph > len(self.paragraphs):
            count = len(self.paragraphs)
            known = f"paragraphs p1 to p{count}" if count > 1 else "one paragraph, p1"
            raise PassageNotFound(f"there is no {ref}: the statement has {known}")
        count = len(self.paragraphs[point.paragraph - 1].sentences)
        if point.sentence is not None and point.sentence > count:
            raise PassageNotFound(f"there is no {ref}: paragraph p{point.paragraph} has {count} sentence(s)")

    # Parties and actors

    @property
    def party_names(self) -> str:
        """Return the names of the parties in words: `Japan and United States`."""
        return join_names([party.name for party in self.parties])

    def party(self, party_id: str) -> Party:
        """Return the party with this id; a party with the id as its name if the statement has none."""
        return next((party for party in self.parties if party.id == party_id), Party(party_id, party_id))

    def is_joint(self, actors: Sequence[str]) -> bool:
        """Return whether the actors of a commitment are all parties together: `joint`, or each of several by its id."""
        return JOINT in actors or (len(self.parties) > 1 and all(party.id in actors for party in self.parties))

    def actor_title(self, actors: Sequence[str]) -> str:
        """Return the actors of a commitment in words, as at the beginning of a sentence: `Both sides`, `Japan`."""
        return capitalize(self.actor_name(actors))

    def actor_name(self, actors: Sequence[str]) -> str:
        """Return the actors of a commitment in words, as within a sentence: `both sides`, `Japan`.

        A list of parties keeps their names, even if it names all of them.
        """
        if JOINT in actors:
            return self.joint or default_joint_name(len(self.parties))
        return join_names([self.party(actor).actor_name for actor in actors])

    def short_actor_name(self, actors: Sequence[str]) -> str:
        """Return the actors of a commitment in few characters: `both`, `U.S.`."""
        if self.is_joint(actors):
            return short_joint_name(len(self.parties))
        return ", ".join(self.party(actor).label for actor in actors)
