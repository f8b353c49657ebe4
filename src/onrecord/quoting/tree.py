"""The tree between a style and its output: blocks of runs (paragraphs, block quotations; text, links, footnotes).

Styles and tables compose it of texts as they are; the renderers of `quoting/render/` make plain text, Markdown, HTML,
LaTeX or cells of it, each with its own escapes and its own place for sources and footnotes. Quotation marks, ellipses
and bracketed capitals are part of the texts (`alterations.py`): they belong to the style and are the same everywhere.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Face = Literal["plain", "emphasis", "strong"]


class TextRun(NamedTuple):
    """Text of one typeface; a line feed in it breaks the line."""

    text: str
    face: Face = "plain"


class Hyperlink(NamedTuple):
    """Text that leads to a web address."""

    text: str
    url: str


class SourceCitation(NamedTuple):
    """The citation of a statement: its title, then details such as `, Tokyo, 24 March 2023`, and its web address.

    `url` is empty if there is none. A format decides how much of it is a link, and whether the title is in italics.
    """

    title: str
    details: str
    url: str

    @property
    def text(self) -> str:
        """Return title and details."""
        return self.title + self.details


class Footnote(NamedTuple):
    """The mark of a footnote, with the footnote's text; a renderer numbers and places it."""

    runs: tuple[TextRun | Hyperlink | SourceCitation, ...]


Run = TextRun | Hyperlink | SourceCitation | Footnote


class TextParagraph(NamedTuple):
    """One paragraph; `role` says whose words it has if it is a note of the user's or a remark of the editor's.

    A label introduces the block below it, and that alone. The words themselves say so, too: a role only decides on the
    looks, in formats that have styles.
    """

    runs: tuple[Run, ...]
    role: Literal["", "note", "editor", "label"] = ""


class SectionHeading(NamedTuple):
    """A heading; level 1 is the highest."""

    level: int
    runs: tuple[Run, ...]


class ListItem(NamedTuple):
    """An item of a list with its label as published, such as `•`, `41.` or `(a)`, which may repeat or restart.

    It has one paragraph or more; level 1 is the outermost list.
    """

    label: str
    paragraphs: tuple[TextParagraph, ...]
    level: int = 1


class BlockQuotation(NamedTuple):
    """Quoted paragraphs that are set apart, with their source if it is cited."""

    paragraphs: tuple[TextParagraph, ...]
    source: SourceCitation | None = None


class Verbatim(NamedTuple):
    """Lines in the notation of a program, such as BibTeX, which stay as they are."""

    text: str


class Table(NamedTuple):
    """A table with a header; a line feed in a cell breaks the line."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


TreeBlock = TextParagraph | SectionHeading | ListItem | BlockQuotation | Verbatim | Table
Tree = tuple[TreeBlock, ...]


def paragraph(text: str) -> TextParagraph:
    """Return a paragraph of plain text."""
    return TextParagraph((TextRun(text),))


def text_of_runs(runs: Iterable[Run]) -> str:
    """Return the text of runs as it is read, without footnotes."""
    texts = (
        run.title + run.details if isinstance(run, SourceCitation) else run.text
        for run in runs
        if not isinstance(run, Footnote)
    )
    return "".join(texts)


def join_texts(runs: Iterable[Run]) -> list[Run]:
    """Return runs without empty texts, and without two texts of one face in a row.

    Characters at the end of one and the start of the other may mean something together, and are to be escaped.
    """
    joined: list[Run] = []
    for run in runs:
        if isinstance(run, TextRun) and not run.text:
            continue
        last = joined[-1] if joined else None
        if isinstance(run, TextRun) and isinstance(last, TextRun) and run.face == last.face:
            joined[-1] = last._replace(text=last.text + run.text)
        else:
            joined.append(run)
    return joined


def split_paragraphs(runs: Iterable[Run]) -> tuple[TextParagraph, ...]:
    """Return the paragraphs of runs; LF LF in a text is between two paragraphs."""
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        if not isinstance(run, TextRun):
            paragraphs[-1].append(run)
            continue
        for number, text in enumerate(run.text.split("\n\n")):
            if number:
                paragraphs.append([])
            if text:
                paragraphs[-1].append(run._replace(text=text))
    return tuple(TextParagraph(tuple(parts)) for parts in paragraphs)
