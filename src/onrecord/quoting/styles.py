"""Styles: named ways of rendering excerpts as text for documents."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from onrecord.model import Pack, Record
from onrecord.quoting import bibliography, citation, html, latex, record_copy
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.excerpt import Excerpt
from onrecord.quoting.markdown import escape_markdown, link
from onrecord.quoting.template import TOKENS_OF_WORDS, compile_template


class WithoutPassages(Protocol):
    """A function that renders a record without passages."""

    def __call__(self, pack: Pack, record: Record, today: datetime.date | None = None) -> str:
        """Return the record as text, with remarks on what is possibly outdated on the day `today`."""


class Style(NamedTuple):
    """A named way of rendering excerpts.

    `letter` selects it in the copy menu; `render` returns text without a final line end. `render_together` is set if
    several passages are rendered differently from one after another; `render_html` and `render_html_together` return
    the same as HTML, for a clipboard that takes both. With `cites_source_only` it names the source and not the passage,
    so that all passages of a document are one list of sources. With `has_cautions` copies include the editor's
    cautions. `without_passages` and `html_without_passages` are set if the style can render a record without passages.
    Without `has_words` a copy names the source of the words, and does not hold them.
    """

    name: str
    letter: str
    title: str
    render: Callable[[Excerpt], str]
    render_together: Callable[[Sequence[Excerpt]], str] | None = None
    render_html: Callable[[Excerpt], str] | None = None
    cites_source_only: bool = False
    render_html_together: Callable[[Sequence[Excerpt]], str] | None = None
    has_cautions: bool = False
    without_passages: WithoutPassages | None = None
    html_without_passages: WithoutPassages | None = None
    has_words: bool = True

    def render_all(self, excerpts: Sequence[Excerpt]) -> str:
        """Return the text of several passages of one record, each once, with blank lines between them."""
        if self.render_together:
            return self.render_together(excerpts)
        return "\n\n".join(dict.fromkeys(self.render(excerpt) for excerpt in excerpts))

    def render_all_html(self, excerpts: Sequence[Excerpt]) -> str | None:
        """Return several passages as HTML, each once; None if the style has no HTML form."""
        if self.render_html_together:
            return self.render_html_together(excerpts)
        return "".join(dict.fromkeys(self.render_html(excerpt) for excerpt in excerpts)) if self.render_html else None


class UnknownStyle(LookupError):
    """Raised if no style has a name; the message lists all names."""


def markdown(excerpt: Excerpt) -> str:
    """Return a block quotation that ends with its source as a link."""
    paragraphs = escape_markdown(with_omission_marks(excerpt)).split("\n\n")
    source = f"— {link(citation.full(excerpt), excerpt.statement.url)}"
    return "\n>\n".join(f"> {part}" for part in [*paragraphs, source])


def record(excerpts: Sequence[Excerpt]) -> str:
    """Return the text of a whole record: name, facts, quotations, cautions and notes."""
    return record_copy.as_text(excerpts, QUOTE_TEMPLATE)


def record_without_passages(pack: Pack, record: Record, today: datetime.date | None = None) -> str:
    """Return the text of a whole record that the statement does not mention."""
    return record_copy.without_passages(pack, record, QUOTE_TEMPLATE, today)


def _indented(template: str) -> Callable[[Excerpt], str]:
    """Return the renderer of a template that indents all paragraphs after the first, as in a list."""
    render = compile_template(template)
    return lambda excerpt: render(excerpt).replace("\n\n", "\n\n  ")


QUOTE_TEMPLATE = compile_template("“{quote}” ({title}, {place_comma}{date}, {para}{added})")
PLAIN_TEMPLATE = compile_template("{words}")
BULLET = _indented("• “{quote}” ({short_title}, {date}, {para}{added})")
TALKING_POINT = _indented("• As put on record{in_place} on {date}: “{quote}” ({short_title}, {para}{added})")
FOOTNOTE = compile_template("{publisher_comma}“{inner_title}” ({held}), {para}{added_brackets}{comma_url}.")
BLUEBOOK = compile_template("{title}, {pilcrows} ({held_bluebook}){added_brackets}{comma_url}.")
JAPANESE = compile_template(
    "「{corner_quote}」（{title_ja}、{place_comma_ja}{date:%Y年%-m月%-d日}、{para_ja}{added_ja}）"
)

STYLES = (
    Style("quote", "q", "Quote with citation", QUOTE_TEMPLATE, render_html=html.html_inline_quotation),
    Style("plain", "p", "Plain words", PLAIN_TEMPLATE),
    Style("markdown", "m", "Markdown block quotation", markdown, render_html=html.html_block_quotation),
    Style("bullet", "b", "Briefing bullet", BULLET),
    Style("talking-point", "t", "Talking point", TALKING_POINT),
    Style(
        "record",
        "e",
        "Whole record: name, facts, quote, caution, notes",
        lambda excerpt: record([excerpt]),
        record,
        render_html=lambda excerpt: record_copy.as_html([excerpt]),
        render_html_together=record_copy.as_html,
        has_cautions=True,
        without_passages=record_without_passages,
        html_without_passages=record_copy.without_passages_html,
    ),
    Style("footnote", "f", "Footnote: the source alone (Chicago)", FOOTNOTE, has_words=False),
    Style("bluebook", "u", "Bluebook: the source alone", BLUEBOOK, has_words=False),
    Style("japanese", "n", "Japanese citation", JAPANESE),
    Style("html", "h", "HTML block quotation", html.html_block_quotation, render_html=html.html_block_quotation),
    Style("latex", "l", "LaTeX quotation", latex.latex_block_quotation),
    Style(
        "csl-json",
        "c",
        "Source as CSL-JSON (Zotero)",
        lambda excerpt: bibliography.csl_json([excerpt]),
        bibliography.csl_json,
        cites_source_only=True,
        has_words=False,
    ),
    Style("bibtex", "x", "Source as BibTeX", bibliography.bibtex, cites_source_only=True, has_words=False),
    Style("ris", "r", "Source as RIS", bibliography.ris, cites_source_only=True, has_words=False),
)
DEFAULT_STYLE = STYLES[0]


def find_style(name: str, styles: Iterable[Style] = STYLES) -> Style:
    """Return the style with this name.

    Raises:
        UnknownStyle: there is none.
    """
    all_styles = tuple(styles)
    for style in all_styles:
        if style.name == name:
            return style
    raise UnknownStyle(f"no style {name!r}; there are " + ", ".join(style.name for style in all_styles))


def user_style(name: str, template: str, letter: str = "", title: str = "") -> Style:
    """Return a style that the user defined.

    Raises:
        TemplateError: the template has an error.
    """
    compiled = compile_template(template)
    return Style(
        name,
        letter,
        title or name,
        compiled,
        has_cautions="caution" in compiled.tokens,
        has_words=not compiled.tokens.isdisjoint(TOKENS_OF_WORDS),
    )
