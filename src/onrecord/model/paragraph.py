"""Paragraphs and sentences of a statement, and the characters that stand between them in the source text."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model.ref import Ref

PARAGRAPH_BREAK = "\n\n"
BLANK = " "
# Languages that put nothing between two sentences (BCP 47, primary subtags).
_LANGUAGES_WITHOUT_BLANKS = ("ja", "zh", "yue")
DEFAULT_KIND = "paragraph"


def usual_join(language: str) -> str:
    """Return what stands between two sentences of a language where a paragraph does not say otherwise."""
    return "" if language.partition("-")[0].lower() in _LANGUAGES_WITHOUT_BLANKS else BLANK


class Sentence(NamedTuple):
    """One sentence, numbered from 1 within its paragraph; `text` is the published text."""

    paragraph: int
    number: int
    text: str

    @property
    def ref(self) -> Ref:
        return Ref.sentence(self.paragraph, self.number)


class Paragraph(NamedTuple):
    """One paragraph, numbered from 1 through the statement.

    `label` is its number or bullet as published, such as `41.`, `(a)` or `•`; labels may repeat and restart. `headings`
    are the published ones above it, the outermost first; `editor_heading` is the editor's own. `level` is the depth of
    a list item, 1 for the outermost; `kind` is `paragraph`, `item` or another name of what it is. `joins` are the
    characters in each gap: after the label, if there is one, and between the sentences; if it is empty, `join` stands
    in every gap.
    """

    number: int
    sentences: tuple[Sentence, ...]
    headings: tuple[str, ...] = ()
    editor_heading: str | None = None
    label: str | None = None
    level: int = 1
    kind: str = DEFAULT_KIND
    joins: tuple[str, ...] = ()
    join: str = BLANK

    @property
    def text(self) -> str:
        """Return the sentences as published, without the label."""
        return self.text_between(0, len(self.sentences))

    @property
    def opening(self) -> str:
        """Return what stands before the first sentence: headings, label and the gap after it."""
        headings = "".join(heading + PARAGRAPH_BREAK for heading in self.headings)
        return headings + self.label_text

    @property
    def label_text(self) -> str:
        """Return the label and the gap after it; an empty text without a label."""
        if self.label is None:
            return ""
        return self.label + self.gap_before(0)

    @property
    def title(self) -> str:
        """Return the heading for lists: the editor's, the innermost published one, or the first sentence."""
        if self.editor_heading:
            return self.editor_heading
        return self.headings[-1] if self.headings else self.sentences[0].text

    def text_between(self, first: int, end: int) -> str:
        """Return the sentences from position `first` to before `end`, counted from 0, as published."""
        return "".join(self.sentence_parts(first, end))

    def sentence_parts(self, first: int, end: int) -> Iterator[str]:
        """Yield the texts of those sentences in turn with the gaps between them: text, gap, text."""
        for position in range(first, min(end, len(self.sentences))):
            if position > first:
                yield self.gap_before(position)
            yield self.sentences[position].text

    def gap_before(self, position: int) -> str:
        """Return the characters between a sentence, counted from 0, and the one before it, or else the label."""
        if position == 0 and self.label is None:
            return ""
        return self.joins[position - (self.label is None)] if self.joins else self.join
