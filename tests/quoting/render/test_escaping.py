"""HTML and LaTeX: any text is set as it is. (Markdown has a file of its own.)"""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.render.html import render_html
from onrecord.quoting.render.latex import escape_latex
from onrecord.quoting.styles import find_style
from tests.quoting.excerpts import LINES, table_of, with_statement
from tests.quoting.inverting import Parsed, unlatexed

NASTY = "<b>\"R&D\"</b> &amp; 'x' </p></blockquote><script>alert(1)</script>"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])) | LINES)
@example("\\textbackslash{} {\\textless} \\{} ~^ -- --- ,, `` '' << >> | \u00a0 {}")
@settings(max_examples=200)
def test_latex_sets_any_text_as_it_is(text: str) -> None:
    made = escape_latex(text)
    assert unlatexed(made) == text
    assert made.count("{") - made.count("\\{") == made.count("}") - made.count("\\}")


@pytest.mark.parametrize("together", ["--", ",,", "``", "''", "<<", ">>", "?`", "!`"])
def test_no_two_characters_become_another_in_latex(together: str) -> None:
    assert together not in escape_latex(together)


def test_ordinary_words_are_left_alone_in_latex() -> None:
    text = "Japan-U.S. cooperation – “on 24 March 2023” (para. 6); 5.2 + 3 = more: no. 1! 宇宙"
    assert escape_latex(text) == text


def test_an_address_in_a_latex_footnote(shipped_pack: Pack) -> None:
    passage = with_statement(excerpt(shipped_pack, Ref.parse("p8")), url="https://x.org/a_b?c=50%25&d=1#e{}~")
    assert (
        find_style("latex").render(passage).endswith(". \\url{https://x.org/a_b?c=50\\%25&d=1\\#e\\{\\}~}}\\end{quote}")
    )


@given(LINES, LINES)
def test_html_cells_hold_any_text_as_it_is(one: str, two: str) -> None:
    parsed = Parsed(render_html((table_of([one], [[two], [f"{one}\n{two}"]]),)))
    assert parsed.texts("table/thead/tr/th") == [one]
    assert parsed.texts("table/tbody/tr/td") == [two, f"{one}\n{two}"]


@pytest.mark.parametrize("style", ["html", "markdown", "quote"])
def test_nothing_of_a_pack_is_html(shipped_pack: Pack, style: str) -> None:
    passage = with_statement(
        excerpt(shipped_pack, Ref.parse("p8")), title=NASTY, place=NASTY, url="https://x.org/?a=1&copy=2'%22"
    )
    fragment = find_style(style).render_all_html([passage]) or ""
    assert "<script" not in fragment
    assert "<b>" not in fragment
    parsed = Parsed(fragment)
    assert NASTY in parsed.blocks[-1][1]
    assert set(parsed.addresses) <= {"https://x.org/?a=1&copy=2'%22"}


def test_the_title_is_in_italics_in_rich_text(shipped_pack: Pack) -> None:
    passage = excerpt(shipped_pack, Ref.parse("p5.s2-p6.s1"))
    parsed = Parsed(find_style("quote").render_all_html([passage]) or "")
    assert parsed.within["i"] == passage.statement.title
    assert [path for path, _ in parsed.blocks] == ["p", "p"]
    assert "\n\n".join(parsed.texts("p")) == find_style("quote").render(passage)
