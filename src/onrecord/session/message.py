"""Messages of one line: what happened, details that may be left out, and the keys of what can be done next."""

from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from onrecord.text.cell_width import cell_width, shorten

SIGN_CELLS = 2  # of the sign before a good or bad outcome, with its blank
GAP_CELLS = 2
# of words that are cut: less would say nothing; with more, the other words need not be shortened
LEAST_CUTTABLE_CELLS, MUCH_CUTTABLE_CELLS = 8, 30


class Tone(Enum):
    """The tone of a part of a message: plain, a success or failure, the editor's caution, or a detail."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    CAUTION = "caution"
    DETAIL = "detail"
    KEY = "key"


class MessagePart(NamedTuple):
    """A part of a message; where room is short, `brief` takes its place, and if that is empty, nothing does.

    The parts of the highest `rank` are shortened first; those of rank 0 stay as they are, and those of rank 1 are never
    left out if they have a brief form. Where these alone do not fit, `least` takes the place of the text, and if it
    still does not, `cuttable`, words of it that are known anyway, such as what was copied, is cut. Before the text of a
    part that names a command of the screen stands its `key`.
    """

    text: str
    tone: Tone = Tone.PLAIN
    rank: int = 0
    brief: str = ""
    key: str = ""
    command: str = ""
    least: str = ""
    cuttable: str = ""

    @property
    def words(self) -> str:
        """The part as plain text."""
        return f"{self.key} {self.text}" if self.key else self.text

    @property
    def cells(self) -> int:
        return cell_width(self.words) + SIGN_CELLS * (self.tone in (Tone.GOOD, Tone.BAD))


class Message(str):
    """A message made of parts; as a text it is all of them."""

    parts: tuple[MessagePart, ...]

    def __new__(cls, *parts: MessagePart) -> "Message":
        message = super().__new__(cls, "  ".join(part.words for part in parts))
        message.parts = parts
        return message

    def with_parts(self, *parts: MessagePart) -> "Message":
        """Return the message with more parts at its end."""
        return Message(*self.parts, *parts)


def one_part(text: str, brief: str) -> Message:
    """Return a message of one part, which says the same in fewer words where the line is short."""
    return Message(MessagePart(text, rank=1, brief=brief))


def message_parts(message: str) -> tuple[MessagePart, ...]:
    """Return the parts of a message; a plain text is one."""
    return message.parts if isinstance(message, Message) else (MessagePart(message),)


def fit_parts(parts: Sequence[MessagePart], cells: int) -> tuple[MessagePart, ...]:
    """Return the parts, as many of them shortened or left out as must be to take no more than `cells`.

    Those of ranks 0 and 1 are always there: if they alone take more, also in their least forms, the caller has to wrap
    them.
    """
    shortened: list[int] = []
    for rank in sorted({part.rank for part in parts if part.rank}, reverse=True):
        if parts_width(_shorten(parts, shortened)) <= cells:
            break
        shortened.append(rank)
    for rank in sorted(shortened):  # there may be room again for some of what went first
        others = [other for other in shortened if other != rank]
        if parts_width(_shorten(parts, others)) <= cells:
            shortened = others
    fitting = _shorten(parts, shortened)
    if cells < parts_width(fitting) and parts_width(shortest := _least(fitting)) <= cells:
        return shortest
    while fitting and parts_width(fitting) > cells and (last := max(part.rank for part in fitting)) > 1:
        fitting = tuple(part for part in fitting if part.rank != last)
    for forms, least in ((fitting, MUCH_CUTTABLE_CELLS), (_least(fitting), LEAST_CUTTABLE_CELLS)):
        fitting = tuple(_cut(part, parts_width(forms) - cells, least) for part in forms)
        if parts_width(fitting) <= cells:
            break
    return fitting


def _least(parts: Iterable[MessagePart]) -> tuple[MessagePart, ...]:
    """Return the parts in their least forms."""
    return tuple(part._replace(text=part.least or part.text) for part in parts)


def _cut(part: MessagePart, excess: int, least: int) -> MessagePart:
    """Return a part with so many cells less, if words of it may be cut by so many, and at least `least` stay."""
    room = cell_width(part.cuttable) - excess
    if excess <= 0 or room < least or part.cuttable not in part.text:
        return part
    return part._replace(text=part.text.replace(part.cuttable, shorten(part.cuttable, room), 1))


def parts_width(parts: Iterable[MessagePart]) -> int:
    """Return the cells that the parts take beside each other."""
    widths = [part.cells for part in parts]
    return sum(widths) + GAP_CELLS * max(0, len(widths) - 1)


def _shorten(parts: Iterable[MessagePart], ranks: Collection[int]) -> tuple[MessagePart, ...]:
    """Return the parts with the brief forms of those of certain ranks, and without those that have none."""
    return tuple(
        part._replace(text=part.brief) if part.rank in ranks else part
        for part in parts
        if part.rank not in ranks or part.brief
    )
