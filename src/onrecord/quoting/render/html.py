"""The tree as HTML on one line; Word keeps a block quotation as one when it is pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
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
    text_of_runs,
)
from onrecord.text.direction import is_right_to_left

LEVEL_INDENT_EM = 2
FACE_TAGS = {"emphasis": "i", "strong": "b"}

ColumnShares = Callable[[Table], Sequence[float]]


class _Footnotes(list[tuple[Run, ...]]):
    """The footnotes of a tree; on a page, marks and footnotes are links to each other, and columns have widths."""

    def __init__(self, column_shares: ColumnShares | None) -> None:
        super().__init__()
        self.column_shares = column_shares

    def mark(self, number: int) -> str:
        if self.column_shares is None:
            return f"<sup>[{number}]</sup>"
        return f'<sup id="mark{number}"><a href="#note{number}">[{number}]</a></sup>'

    def note(self, number: int, text: str) -> str:
        if self.column_shares is None:
            return f"<p>{self.mark(number)} {text}</p>"
        return f'<p id="note{number}" class="footnote"><a href="#mark{number}">[{number}]</a> {text}</p>\n'


def render_html(tree: Tree, column_shares: ColumnShares | None = None) -> str:
    """Return the tree as a fragment of HTML; footnotes are below it.

    With `column_shares`, which returns the share of each column in the width of a table, it is the body of a page of
    its own: footnotes are linked, and each block begins a line.
    """
    footnotes = _Footnotes(column_shares)
    end = "\n" if column_shares else ""
    blocks = [_block(block, footnotes) + end for block in tree]
    notes = [footnotes.note(number, _runs(runs, footnotes)) for number, runs in enumerate(footnotes, 1)]
    return "".join([*blocks, *notes])


def _block(block: TreeBlock, footnotes: _Footnotes) -> str:
    match block:
        case TextParagraph(runs, role):
            whose = f' class="{role}"' if role else ""
            return f"<p{whose}{_direction(runs)}>{_runs(runs, footnotes)}</p>"
        case SectionHeading(level, runs):
            tag = f"h{min(level, 6)}"
            return f"<{tag}{_direction(runs)}>{_runs(runs, footnotes)}</{tag}>"
        case ListItem():
            return _list_item(block, footnotes)
        case BlockQuotation(paragraphs, source):
            address = f' cite="{escape(source.url)}"' if source and source.url else ""
            words = "".join(_block(paragraph, footnotes) for paragraph in paragraphs)
            cited = f"<p>— {_run(source, footnotes)}</p>" if source else ""
            return f"<blockquote{address}>{words}</blockquote>{cited}"
        case Verbatim(text):
            return f"<pre>\n{escape(text)}</pre>"  # the first line end after the tag does not count
        case Table(header, rows):
            body = "".join(_row(row, "td") for row in rows)
            return (
                f"<table>{_columns(block, footnotes)}<thead>{_row(header, 'th')}</thead><tbody>{body}</tbody></table>"
            )
        case _:
            assert_never(block)


def _direction(runs: Iterable[Run]) -> str:
    """Return the attribute of a paragraph that runs from right to left; empty for others."""
    return ' dir="rtl"' if is_right_to_left(text_of_runs(runs)) else ""


def _list_item(item: ListItem, footnotes: _Footnotes) -> str:
    """Return the paragraphs of an item, indented; in an HTML list, a browser would put labels of its own."""
    first, *further = (_runs(paragraph.runs, footnotes) for paragraph in item.paragraphs)
    directions = [_direction(paragraph.runs) for paragraph in item.paragraphs]
    texts = [f"{_text(item.label)} {first}", *further]
    style = f'style="margin-left:{item.level * LEVEL_INDENT_EM}em"'
    hangs = ' class="item"' if footnotes.column_shares else ""  # on a page of its own
    return "".join(
        f"<p{'' if number else hangs} {style}{direction}>{text}</p>"
        for number, (text, direction) in enumerate(zip(texts, directions, strict=True))
    )


def _columns(table: Table, footnotes: _Footnotes) -> str:
    shares = footnotes.column_shares(table) if footnotes.column_shares else ()
    columns = "".join(f'<col style="width:{share:.1%}">' for share in shares)
    return f"<colgroup>{columns}</colgroup>" if columns else ""


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in cells) + "</tr>"


def _runs(runs: Iterable[Run], footnotes: _Footnotes) -> str:
    return "".join(_run(run, footnotes) for run in runs)


def _run(run: Run, footnotes: _Footnotes) -> str:
    match run:
        case TextRun(text, face):
            tag = FACE_TAGS.get(face)
            return f"<{tag}>{_text(text)}</{tag}>" if tag else _text(text)
        case Hyperlink(text, url):
            return f'<a href="{escape(url)}">{_text(text)}</a>'
        case SourceCitation(title, details, url):
            name = f'<a href="{escape(url)}">{_text(title)}</a>' if url else _text(title)
            return f"<cite>{name}</cite>{_text(details)}"
        case Footnote(runs):
            footnotes.append(runs)
            return footnotes.mark(len(footnotes))
        case _:
            assert_never(run)


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
