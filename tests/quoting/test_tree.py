"""Runs and paragraphs of the tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.tree import Hyperlink, Run, TextRun, join_texts, split_paragraphs


def test_neighbors_of_one_face_are_one_text() -> None:
    runs: list[Run] = [
        TextRun("a"),
        TextRun("b"),
        TextRun("c", "strong"),
        Hyperlink("d", "https://x.org"),
        TextRun("e"),
        TextRun("", "strong"),
        TextRun("f"),
    ]
    assert join_texts(runs) == [TextRun("ab"), TextRun("c", "strong"), Hyperlink("d", "https://x.org"), TextRun("ef")]


@given(st.lists(st.sampled_from(["a", "\n", "\n\n", " "]), max_size=12).map("".join))
def test_paragraphs_are_the_text_again(text: str) -> None:
    assert render_plain(split_paragraphs([TextRun(text)])) == text


def test_other_runs_stay_in_their_paragraph() -> None:
    link = Hyperlink("b", "https://x.org")
    paragraphs = split_paragraphs([TextRun("a "), link, TextRun(" c\n\nd", "strong")])
    assert [each.runs for each in paragraphs] == [
        (TextRun("a "), link, TextRun(" c", "strong")),
        (TextRun("d", "strong"),),
    ]
