"""The styles: named ways of turning an excerpt into text for a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.quoting import citation
from onrecord.quoting.excerpt import Excerpt
from onrecord.quoting.markdown import destination, escaped


@dataclass(frozen=True, slots=True)
class Style:
    """`letter` chooses it in the copy menu; `render` returns text without a final line end."""

    name: str
    letter: str
    title: str
    render: Callable[[Excerpt], str]


class UnknownStyle(LookupError):
    """No style has that name; the message lists those there are."""


def quote(excerpt: Excerpt) -> str:
    """Curly marks around the words, inner marks adjusted, the source in brackets.

    Where the words run over several paragraphs each begins with an opening mark and only the last ends with a
    closing one (Chicago Manual of Style, 17th ed., 13.32).
    """
    return f"{_marked(excerpt.text)} ({citation.full(excerpt)})"


def plain(excerpt: Excerpt) -> str:
    """The words alone."""
    return excerpt.text


def markdown(excerpt: Excerpt) -> str:
    """A block quotation that ends with its source as a link."""
    paragraphs = escaped(excerpt.text).split("\n\n")
    source = f"— [{escaped(citation.full(excerpt))}]({destination(excerpt.statement.url)})"
    return "\n>\n".join(f"> {part}" for part in [*paragraphs, source])


def bullet(excerpt: Excerpt) -> str:
    """A briefing bullet with a short citation; further paragraphs are indented under it."""
    return f"• {_marked(excerpt.text)} ({citation.short(excerpt)})".replace("\n\n", "\n\n  ")


def japanese(excerpt: Excerpt) -> str:
    """The words in corner brackets with the citation in Japanese."""
    words = excerpt.text.replace("「", "『").replace("」", "』")
    return f"「{words}」（{citation.japanese(excerpt)}）"


def _marked(text: str) -> str:
    return "“" + citation.inner_marks(text).replace("\n\n", "\n\n“") + "”"


STYLES = (
    Style("quote", "q", "Quote with citation", quote),
    Style("plain", "p", "Plain words", plain),
    Style("markdown", "m", "Markdown block quotation", markdown),
    Style("bullet", "b", "Briefing bullet", bullet),
    Style("footnote", "f", "Footnote: the source alone (Chicago)", citation.chicago_note),
    Style("japanese", "j", "Japanese citation", japanese),
)
DEFAULT = STYLES[0]


def named(name: str) -> Style:
    """The style of that name; UnknownStyle if there is none."""
    for style in STYLES:
        if style.name == name:
            return style
    raise UnknownStyle(f"no style {name!r}; there are " + ", ".join(style.name for style in STYLES))
