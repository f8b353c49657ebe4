"""Each node of the tree in each format, and any text in any of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.quoting.render.cells import render_cells
from onrecord.quoting.render.html import render_html
from onrecord.quoting.render.latex import render_latex
from onrecord.quoting.render.markdown import render_markdown
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.tree import (
    BlockQuotation,
    Footnote,
    Hyperlink,
    ListItem,
    Run,
    SectionHeading,
    SourceCitation,
    Table,
    TextParagraph,
    TextRun,
    Tree,
    TreeBlock,
    Verbatim,
    paragraph,
)
from tests.quoting.excerpts import LINES
from tests.quoting.inverting import Parsed, unlatexed
from tests.quoting.rendered import COMMONMARK, FOOTNOTES, GITHUB, blocks
from tests.tiers import trials

URL = "https://x.org/a_b"
SOURCE = SourceCitation("A_B", ", Kyoto", URL)
BARE_SOURCE = SourceCitation("A_B", ", Kyoto", "")
NOTED = TextParagraph((TextRun("One"), Footnote((TextRun("Note_1"),)), TextRun(" two"), Footnote((SOURCE,))))

# Each block as plain text, Markdown, HTML, LaTeX.
SAMPLES: list[tuple[str, TreeBlock, tuple[str, str, str, str]]] = [
    (
        "paragraph",
        TextParagraph((TextRun("a_"), TextRun("b c", "emphasis"), TextRun("d", "strong"), TextRun("\ne"))),
        ("a_b cd\ne", "a\\_*b c***d**\\\ne", "<p>a_<i>b c</i><b>d</b><br>e</p>", "a\\_\\emph{b c}\\textbf{d}\\\\{}\ne"),
    ),
    (
        "link",
        TextParagraph((TextRun("See!"), Hyperlink("a_b", URL))),
        (
            f"See!a_b ({URL})",
            f"See\\![a\\_b](<{URL}>)",
            f'<p>See!<a href="{URL}">a_b</a></p>',
            f"See!\\href{{{URL}}}{{a\\_b}}",
        ),
    ),
    (
        "citation",
        TextParagraph((SOURCE,)),
        (
            f"A_B, Kyoto, {URL}",
            f"[A\\_B, Kyoto](<{URL}>)",
            f'<p><cite><a href="{URL}">A_B</a></cite>, Kyoto</p>',
            f"A\\_B, Kyoto. \\url{{{URL}}}",
        ),
    ),
    (
        "citation without an address",
        TextParagraph((BARE_SOURCE,)),
        ("A_B, Kyoto", "A\\_B, Kyoto", "<p><cite>A_B</cite>, Kyoto</p>", "A\\_B, Kyoto"),
    ),
    (
        "heading",
        SectionHeading(2, (TextRun("On <C> #"),)),
        (
            "On <C> #",
            "## On \\<C\\> \\#",
            "<h2>On &lt;C&gt; #</h2>",
            "\\subsection*{On {\\textless}C{\\textgreater} \\#}",
        ),
    ),
    (
        "list item",
        ListItem("1.", (paragraph("One"), paragraph("More")), 2),
        (
            "  1. One\n\n     More",
            "1\\. One\n\nMore",
            '<p style="margin-left:4em">1. One</p><p style="margin-left:4em">More</p>',
            "{\\leftskip=4em\\relax\\noindent 1. One\n\nMore\\par}",
        ),
    ),
    (
        "block quotation",
        BlockQuotation((paragraph("One"), paragraph("Two")), SOURCE),
        (
            f"    One\n\n    Two\n\n    — A_B, Kyoto, {URL}",
            f"> One\n>\n> Two\n>\n> — [A\\_B, Kyoto](<{URL}>)",
            f'<blockquote cite="{URL}"><p>One</p><p>Two</p></blockquote>'
            f'<p>— <cite><a href="{URL}">A_B</a></cite>, Kyoto</p>',
            f"\\begin{{quote}}One\n\nTwo\\footnote{{A\\_B, Kyoto. \\url{{{URL}}}}}\\end{{quote}}",
        ),
    ),
    (
        "block quotation without a source",
        BlockQuotation((paragraph("One"),)),
        ("    One", "> One", "<blockquote><p>One</p></blockquote>", "\\begin{quote}One\\end{quote}"),
    ),
    (
        "block quotation of a source without an address",
        BlockQuotation((paragraph("One"),), BARE_SOURCE),
        (
            "    One\n\n    — A_B, Kyoto",
            "> One\n>\n> — A\\_B, Kyoto",
            "<blockquote><p>One</p></blockquote><p>— <cite>A_B</cite>, Kyoto</p>",
            "\\begin{quote}One\\footnote{A\\_B, Kyoto.}\\end{quote}",
        ),
    ),
    (
        "verbatim",
        Verbatim("{\n  ```a ```"),
        (
            "{\n  ```a ```",
            "````\n{\n  ```a ```\n````",
            "<pre>\n{\n  ```a ```</pre>",
            "\\texttt{\\{}\\\\{}\n\\texttt{~~" + "{\\textasciigrave}" * 3 + "a~" + "{\\textasciigrave}" * 3 + "}",
        ),
    ),
    (
        "table",
        Table(("A", "B"), (("a\nb", "[c"),)),
        (
            "A\tB\na b\t[c",
            "| A | B |\n| --- | --- |\n| a<br>b | \\[c |",
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>a<br>b</td><td>[c</td></tr></tbody></table>",
            "\\begin{tabular}{ll}\n{A} & {B} \\\\\n\\hline\n\\shortstack[l]{a\\\\{}\nb} & {[c} \\\\\n\\end{tabular}",
        ),
    ),
    (
        "footnotes",
        NOTED,
        (
            f"One[1] two[2]\n\n[1] Note_1\n\n[2] A_B, Kyoto, {URL}",
            f"One[^1] two[^2]\n\n[^1]: Note\\_1\n\n[^2]: [A\\_B, Kyoto](<{URL}>)",
            "<p>One<sup>[1]</sup> two<sup>[2]</sup></p><p><sup>[1]</sup> Note_1</p>"
            f'<p><sup>[2]</sup> <cite><a href="{URL}">A_B</a></cite>, Kyoto</p>',
            f"One\\footnote{{Note\\_1}} two\\footnote{{A\\_B, Kyoto. \\url{{{URL}}}}}",
        ),
    ),
]
RENDERERS: tuple[Callable[[Tree], str], ...] = (render_plain, render_markdown, render_html, render_latex)


@pytest.mark.parametrize(("block", "expected"), [case[1:] for case in SAMPLES], ids=[case[0] for case in SAMPLES])
def test_each_block_in_each_format(block: TreeBlock, expected: tuple[str, ...]) -> None:
    assert tuple(render((block,)) for render in RENDERERS) == expected


def test_every_kind_of_block_has_a_sample() -> None:
    assert {type(block) for _, block, _ in SAMPLES} == set(TreeBlock.__args__)


def test_blocks_follow_each_other_with_a_blank_line() -> None:
    tree = (paragraph("One"), paragraph("=Two"))
    assert [render(tree) for render in RENDERERS[:2]] == ["One\n\n=Two"] * 2
    assert render_latex(tree) == "One\n\n=Two"
    assert render_html(tree) == "<p>One</p><p>=Two</p>"
    assert render_cells((*tree, Table(("-A",), (("b",),)))) == "One\n\n'=Two\n\n'-A\nb"


TEXTS = st.builds(TextRun, LINES, st.sampled_from(["plain", "plain", "emphasis", "strong"]))
RUNS = st.lists(TEXTS | st.builds(Hyperlink, LINES, st.just(URL)), min_size=1, max_size=4)


def text_of(runs: list[Run]) -> str:
    return "".join(run.text for run in runs if isinstance(run, TextRun | Hyperlink))


@given(RUNS)
@example([TextRun("http"), TextRun("://a.b", "emphasis")])
@example([TextRun("a"), TextRun("“b”", "emphasis"), TextRun("c")])
@example([TextRun("a", "emphasis"), TextRun("b", "strong"), TextRun("c", "emphasis")])
@example([TextRun("!"), Hyperlink("a", URL)])
@example([TextRun("\\"), TextRun("*", "strong")])
@example([TextRun("&"), TextRun("amp;", "emphasis")])
@example([TextRun("1.", "emphasis"), TextRun(" x")])
@settings(max_examples=trials(100, 5_000))
def test_any_runs_of_a_paragraph_render_as_their_text(runs: list[Run]) -> None:
    text = text_of(runs)
    [block] = blocks(render_markdown((TextParagraph(tuple(runs)),)), COMMONMARK)
    assert (block.tags[0], block.text) == ("p", text)
    assert Parsed(render_html((TextParagraph(tuple(runs)),))).texts("p") == [text]
    assert render_plain((TextParagraph(tuple(run for run in runs if isinstance(run, TextRun))),)) == text_of(
        [run for run in runs if isinstance(run, TextRun)]
    )


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_texts_are_set_as_they_are_in_latex(runs: list[TextRun]) -> None:
    plain = tuple(run._replace(face="plain") for run in runs)
    assert unlatexed(render_latex((TextParagraph(plain),))) == text_of(list(runs))


@given(LINES, st.integers(1, 6))
@example("#", 1)
@example("a ##", 2)
def test_any_heading_renders_as_its_text(text: str, level: int) -> None:
    for parser in (COMMONMARK, GITHUB):
        [block] = blocks(render_markdown((SectionHeading(level, (TextRun(text),)),)), parser)
        assert (block.tags[0], block.text) == (f"h{level}", text)


@given(LINES, LINES)
@example("1.", "One")
@example("-", "One")
@example("#", "One")
def test_a_label_stays_as_published(label: str, text: str) -> None:
    item = ListItem(label, (paragraph(text),), 3)
    [block] = blocks(render_markdown((item,)), COMMONMARK)
    assert (block.tags, block.text) == (("p",), f"{label} {text}")
    assert render_plain((item,)) == f"    {label} {text}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])) | LINES)
@example("```\n~~~ ````")
def test_any_data_stays_as_it_is(text: str) -> None:
    [block] = blocks(render_markdown((Verbatim(text),)))
    assert (block.tags, block.text) == (("code",), f"{text}\n")


def test_footnotes_are_found_by_a_reader_of_them() -> None:
    html = FOOTNOTES.render(render_markdown((BlockQuotation((NOTED,)), paragraph("Three"))))
    assert html.count('class="footnote-item"') == 2
    assert "Note_1" in html


def test_no_two_texts_become_something_together_in_latex() -> None:
    assert render_latex((TextParagraph((TextRun("-"), TextRun("-"))),)) == "-{}-"
