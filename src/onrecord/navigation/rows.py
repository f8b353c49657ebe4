"""Rows of the list pane: headings, notes, paragraphs and records, each with its lines for a list of a given shape."""

from functools import cached_property
from typing import NamedTuple

import onrecord.navigation as room  # whose lines of records are loaded when a list is drawn
from onrecord.model import Commitment, Record, Ref, Statement
from onrecord.navigation.row_context import RowContext
from onrecord.navigation.row_lines import Look, RowLine, RowShape, Span, cut_spans, fitting_line, wrapped_spans
from onrecord.text.wrap import wrap

MAX_NOTE_LINES = 3


class RowTarget(NamedTuple):
    """The record (`address`) or the passage of the full text (`ref`) that a row is for, in a pack."""

    pack: str
    address: str | None = None
    ref: Ref | None = None


class Row(NamedTuple):
    """A row of one line; one without a target is a heading, or without a detail, too, a note of some lines.

    `detail` is a count, or a ref at the right end.

    A `folded` row is for a whole group, and its target is the group's first. A `letter` stands before the label.
    """

    label: str
    detail: str = ""
    target: RowTarget | None = None
    folded: bool = False
    letter: str = ""

    @property
    def is_note(self) -> bool:
        return self.target is None and not self.detail and not self.folded

    def height(self, shape: RowShape) -> int:
        """Return the number of lines."""
        return len(self.lines(shape)) if self.is_note else 1

    def lines(self, shape: RowShape) -> tuple[RowLine, ...]:
        """Return the row's lines in a list of this shape."""
        if self.is_note:
            return note_lines(one_line(self.label), shape)
        label, detail = Span(one_line(self.label)), Span(self.detail, Look.QUIET)
        if self.target is None or self.folded:
            return (fitting_line((label._replace(look=Look.HEADING), Span("  "), detail), (), shape.columns),)
        letter = (Span(self.letter, Look.ACCENT), Span("  ")) if self.letter else ()
        # a detail that is long, such as a statement's name, takes no more than half from the label
        right = cut_spans((detail,), shape.columns // 2) if self.detail else ()
        return (fitting_line((*letter, label), right, shape.columns),)


class RecordRow:
    """The row of a record in the list of its section; `name` is the name to show, `context` what the rows share."""

    folded = False

    def __init__(self, record: Record, name: str, context: RowContext) -> None:
        self.record = record
        self.name = name
        self.context = context

    @cached_property
    def target(self) -> RowTarget:
        return RowTarget(self.context.pack.id, address=self.record.address)

    @property
    def label(self) -> str:
        """The row in a few words, for messages."""
        return row_label(self.record, self.context.pack.statement)

    def lines(self, shape: RowShape) -> tuple[RowLine, ...]:
        """Return the row's lines in a list of this shape."""
        return room.record_row_lines(self.record, self.name, shape, self.context)

    def height(self, shape: RowShape) -> int:
        """Return the number of lines."""
        return room.record_height(self.record.kind, shape)


def note_lines(text: str, shape: RowShape) -> tuple[RowLine, ...]:
    """Return the lines of a note, broken at words; what the last one has no room for is cut."""
    count = min(MAX_NOTE_LINES, len(wrap(text, shape.columns)))
    lines = wrapped_spans((Span(text, Look.QUIET),), [shape.columns] * count)
    return tuple(RowLine(line) for line in lines)


def row_label(record: Record, statement: Statement) -> str:
    """Return a record in a few words: its name, or a commitment's clause after who undertook it."""
    if isinstance(record, Commitment):
        actor = "" if statement.is_joint(record.actors) else f"{statement.actor_title(record.actors)}: "
        return actor + record.clause
    return record.label


def one_line(text: str) -> str:
    """Return the text with a blank for each line end, which would write into other rows; offsets stay valid."""
    return text.replace("\n", " ")
