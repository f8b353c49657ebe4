"""The tree as LaTeX, for a document in UTF-8; web addresses need the package hyperref, or, if they stand alone, url."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

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
    join_texts,
)

_ESCAPES = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "`": r"{\textasciigrave}",
        "'": r"{\textquotesingle}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        "\u00a0": "~",
        **{char: f"\\{char}" for char in "&%$#_{}"},
    }
)
_LIGATURE = re.compile(r"-(?=-)|,(?=,)")
_SECTIONS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")
_FACES = {"emphasis": r"\emph", "strong": r"\textbf"}
_LINE_BREAK = "\\\\{}\n"  # the braces keep a following asterisk or bracket from being taken for an argument
LEVEL_SKIP_EM = 2


def escape_latex(text: str) -> str:
    """Return the text with each character escaped that has a meaning in LaTeX; a no-break space becomes a tie.

    Two hyphens would become a dash, two commas a quotation mark; `{}` between them prevents this.
    """
    return _LIGATURE.sub(r"\g<0>{}", text.translate(_ESCAPES))


def render_latex(tree: Tree) -> str:
    """Return the tree as a part of a document, with blank lines between blocks."""
    return "\n\n".join(map(_block, tree))


def _block(block: TreeBlock) -> str:
    match block:
        case TextParagraph(runs):
            return _runs(runs)
        case SectionHeading(level, runs):
            return f"\\{_SECTIONS[min(level, len(_SECTIONS)) - 1]}*{{{_runs(runs)}}}"
        case ListItem(label, paragraphs, level):
            text = f"{escape_latex(label)} {_paragraphs(paragraphs)}"
            return f"{{\\leftskip={level * LEVEL_SKIP_EM}em\\relax\\noindent {text}\\par}}"
        case BlockQuotation(paragraphs, source):
            # On the same lines as the words, so that all line ends in the copy are between paragraphs.
            note = f"\\footnote{{{_run(source)}{'' if source.url else '.'}}}" if source else ""
            return f"\\begin{{quote}}{_paragraphs(paragraphs)}{note}\\end{{quote}}"
        case Verbatim(text):
            return _LINE_BREAK.join(f"\\texttt{{{_fixed_width(line)}}}" for line in text.split("\n"))
        case Table(header, rows):
            columns = "l" * len(header)
            lines = "".join(f"{_row(row)} \\\\\n" for row in rows)
            return f"\\begin{{tabular}}{{{columns}}}\n{_row(header)} \\\\\n\\hline\n{lines}\\end{{tabular}}"
        case _:
            assert_never(block)


def _fixed_width(line: str) -> str:
    return escape_latex(line).replace(" ", "~")


def _row(cells: Sequence[str]) -> str:
    return " & ".join(_cell(cell) for cell in cells)


def _cell(text: str) -> str:
    """Return a cell in braces, where a bracket is no argument of the line end before it."""
    escaped = escape_latex(text)
    return f"\\shortstack[l]{{{_break_lines(escaped)}}}" if "\n" in text else f"{{{escaped}}}"


def _paragraphs(paragraphs: Iterable[TextParagraph]) -> str:
    return "\n\n".join(_runs(paragraph.runs) for paragraph in paragraphs)


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, join_texts(runs)))


def _run(run: Run) -> str:
    match run:
        case TextRun(text, face):
            escaped = _break_lines(escape_latex(text))
            return f"{_FACES[face]}{{{escaped}}}" if face in _FACES else escaped
        case Hyperlink(text, url):
            return f"\\href{{{_address(url)}}}{{{_break_lines(escape_latex(text))}}}"
        case SourceCitation():
            return escape_latex(run.text) + (f". \\url{{{_address(run.url)}}}" if run.url else "")
        case Footnote(runs):
            return f"\\footnote{{{_runs(runs)}}}"
        case _:
            assert_never(run)


def _break_lines(escaped: str) -> str:
    return escaped.replace("\n", _LINE_BREAK)


def _address(url: str) -> str:
    return re.sub(r"([%#\\{}])", r"\\\1", url)
