"""Styles: named ways of composing excerpts, each with the format that its text has."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from onrecord.model import Pack, Record
from onrecord.quoting import bibliography
from onrecord.quoting.excerpts import Excerpt, tell_apart
from onrecord.quoting.quotations import block_quotation
from onrecord.quoting.record_copy import compose_record, compose_record_without_passages
from onrecord.quoting.render.html import render_html
from onrecord.quoting.render.latex import render_latex
from onrecord.quoting.render.markdown import render_markdown
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.template import TOKENS_OF_WORDS, compile_template
from onrecord.quoting.tree import ListItem, Tree, Verbatim
from onrecord.text.similarity import unknown_name

Compose = Callable[[Excerpt], Tree]


class ComposeWithoutPassages(Protocol):
    """A function that composes the tree of a record without passages."""

    def __call__(self, pack: Pack, record: Record, today: datetime.date | None = None) -> Tree:
        """Return the record, with remarks on what is possibly outdated on the day `today`."""


class Style(NamedTuple):
    """A named way of rendering excerpts.

    `letter` selects it in the copy menu; `compose` returns the tree of an excerpt, `render_tree` the text of a tree,
    without a final line end. `compose_together` is set if several passages are composed differently from one after
    another; `compose_without_passages` if the style can copy a record without passages. With `has_html` there is HTML
    beside the text, for a clipboard that takes both. With `cites_source_only` it names the source and not the passage,
    so that all passages of a document are one list of sources. With `has_cautions` copies include the editor's
    cautions. Without `has_words` a copy names the source of the words, and does not hold them. With `takes_notes` it
    can copy an editor's note, marked as one; a citation would pass it off as official text.
    """

    name: str
    letter: str
    title: str
    compose: Compose
    compose_together: Callable[[Sequence[Excerpt]], Tree] | None = None
    compose_without_passages: ComposeWithoutPassages | None = None
    render_tree: Callable[[Tree], str] = render_plain
    has_html: bool = False
    cites_source_only: bool = False
    has_cautions: bool = False
    has_words: bool = True
    takes_notes: bool = False

    def compose_all(self, excerpts: Sequence[Excerpt]) -> Iterable[Tree]:
        """Return the tree of all passages together, of those of each record together, or one for each, each once."""
        [excerpts] = tell_apart(excerpts)
        if self.compose_together and self.cites_source_only:
            return [self.compose_together(excerpts)] if excerpts else []
        if self.compose_together:
            return map(self.compose_together, _by_record(excerpts))
        return dict.fromkeys(map(self.compose, excerpts))

    def count_copied(self, excerpts: Sequence[Excerpt]) -> int:
        """Return how many passages a copy of these has, or if it has no words, how many citations or sources."""
        if self.cites_source_only:
            return len({excerpt.pack for excerpt in excerpts})
        if self.compose_together:
            return sum(len({(each.ref, each.text) for each in of_record}) for of_record in _by_record(excerpts))
        return len(dict.fromkeys(map(self.compose, *tell_apart(excerpts))))

    def render(self, excerpt: Excerpt) -> str:
        """Return the text of one passage."""
        return self.render_tree(self.compose(excerpt))

    def render_all(self, excerpts: Sequence[Excerpt]) -> str:
        """Return the text of several passages, each once, with blank lines between them."""
        return "\n\n".join(map(self.render_tree, self.compose_all(excerpts)))

    def render_all_html(self, excerpts: Sequence[Excerpt]) -> str | None:
        """Return several passages as HTML, each once; None if the style has no HTML form."""
        return "".join(map(render_html, self.compose_all(excerpts))) if self.has_html else None

    def tree_as_html(self, tree: Tree) -> str | None:
        """Return a tree of this style as HTML; None if the style has no HTML form."""
        return render_html(tree) if self.has_html else None


def _by_record(excerpts: Sequence[Excerpt]) -> Iterable[Sequence[Excerpt]]:
    """Return the excerpts of each record together, in order; without a record, those of a statement."""
    groups: dict[tuple[str, str], list[Excerpt]] = {}
    for excerpt in excerpts:
        groups.setdefault((excerpt.pack, excerpt.record.address if excerpt.record else ""), []).append(excerpt)
    return groups.values()


class UnknownStyle(LookupError):
    """Raised if no style has a name; the message lists all names."""


def _list_item(template: str) -> Compose:
    """Return the composer of a list item with the text of a template."""
    compose = compile_template(template)
    return lambda excerpt: (ListItem("•", compose(excerpt)),)


def _data(render: Callable[[Excerpt], str]) -> Compose:
    """Return the composer of a bibliographic entry, whose notation has no blocks and runs."""
    return lambda excerpt: (Verbatim(render(excerpt)),)


QUOTE_TEMPLATE = compile_template("“{quote}” ({title}, {place_comma}{date}, {para}{added})")
PLAIN_TEMPLATE = compile_template("{words}")
BULLET = _list_item("“{quote}” ({short_title}, {date}, {para}{added})")
TALKING_POINT = _list_item("As put on record{in_place} on {date}: “{quote}” ({short_title}, {para}{added})")
FOOTNOTE = compile_template("{publisher_comma}“{inner_title}” ({held}), {para}{added_brackets}{comma_url}.")
BLUEBOOK = compile_template("{title}, {pilcrows} ({held_bluebook}){added_brackets}{comma_url}.")
JAPANESE = compile_template(
    "「{corner_quote}」（{title_ja}、{place_comma_ja}{date:%Y年%-m月%-d日}、{para_ja}{added_ja}）"
)

STYLES = (
    Style("quote", "q", "Quote with citation", QUOTE_TEMPLATE, has_html=True, takes_notes=True),
    Style("plain", "p", "Plain words", PLAIN_TEMPLATE, takes_notes=True),
    Style(
        "markdown",
        "m",
        "Markdown block quotation",
        block_quotation,
        render_tree=render_markdown,
        has_html=True,
        takes_notes=True,
    ),
    Style("bullet", "b", "Briefing bullet", BULLET),
    Style("talking-point", "t", "Talking point", TALKING_POINT),
    Style(
        "record",
        "e",
        "Whole record with notes",
        lambda excerpt: compose_record([excerpt], QUOTE_TEMPLATE),
        lambda excerpts: compose_record(excerpts, QUOTE_TEMPLATE),
        partial(compose_record_without_passages, quote=QUOTE_TEMPLATE),
        has_html=True,
        has_cautions=True,
        takes_notes=True,
    ),
    Style("footnote", "f", "Footnote (Chicago)", FOOTNOTE, has_words=False),
    Style("bluebook", "u", "Bluebook footnote", BLUEBOOK, has_words=False),
    Style("japanese", "n", "Japanese citation", JAPANESE),
    Style(
        "html",
        "h",
        "HTML block quotation",
        block_quotation,
        render_tree=render_html,
        has_html=True,
        takes_notes=True,
    ),
    Style("latex", "l", "LaTeX quotation", block_quotation, render_tree=render_latex),
    Style(
        "csl-json",
        "c",
        "CSL-JSON for Zotero",
        lambda excerpt: (Verbatim(bibliography.csl_json([excerpt])),),
        lambda excerpts: (Verbatim(bibliography.csl_json(excerpts)),),
        cites_source_only=True,
        has_words=False,
    ),
    Style("bibtex", "x", "BibTeX entry", _data(bibliography.bibtex), cites_source_only=True, has_words=False),
    Style("ris", "r", "RIS entry", _data(bibliography.ris), cites_source_only=True, has_words=False),
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
    raise UnknownStyle(unknown_name("style", name, [style.name for style in all_styles]))


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
