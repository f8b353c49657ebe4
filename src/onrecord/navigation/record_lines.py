"""The lines of a record's row in its section: what one wants to know of a record of its kind at a glance."""

from typing import assert_never

import onrecord.navigation as room  # whose forms of dates are loaded for events
from onrecord.model import (
    Area,
    Commitment,
    Event,
    Instrument,
    Kind,
    Mission,
    Pack,
    Participant,
    Record,
    Statement,
    Term,
)
from onrecord.model.facts import body_name, format_event_dates
from onrecord.model.statement import MEETING
from onrecord.navigation.badges import NONE_NOTED, STRONG_GRADE, WEAK_GRADE, badge_spans, badges_of, sign_span
from onrecord.navigation.row_context import RowContext, first_ref
from onrecord.navigation.row_lines import (
    GAP,
    Arrangement,
    Look,
    RowLine,
    RowShape,
    Span,
    fitting_line,
    line_with_best_right,
    padded,
    spans_width,
    wrapped_spans,
)
from onrecord.text.cell_width import cell_width

GRADE_CELLS = 2
STATE_CELLS = 15  # `missed, planned`
DATE_CELLS = 14  # `26–27 Aug 2024`
PLACE_CELLS = 16
NAME_CELLS = 16  # of a short name, with its full name beside it
OPERATOR_CELLS = 12
ABBREVIATION_CELLS = 8
ROLE_CELLS = 11  # `participant`
LEAST_CELLS = 16  # of a name or clause that is cut, before what stands beside it is shortened
LEAST_DATE_COLUMNS = 44  # of a list with a column of whole dates
NO_DATE, THIS_ONE = "no date", "this one"


def record_height(kind: Kind, shape: RowShape) -> int:
    """Return the number of lines of each row of a kind."""
    match kind:
        case Kind.COMMITMENT:
            return 1 if shape.arrangement is Arrangement.STACKED else 2
        case Kind.PARTICIPANT | Kind.INSTRUMENT | Kind.TERM | Kind.AREA:
            return 1 if shape.is_wide else 2
        case Kind.MISSION | Kind.EVENT:
            return 1
    assert_never(kind)


def record_row_lines(record: Record, name: str, shape: RowShape, context: RowContext) -> tuple[RowLine, ...]:
    """Return the lines of a record's row, as many as `record_height` says; `name` is the name to show."""
    match record:
        case Commitment():
            return _commitment(record, shape, context)
        case Mission():
            return (_mission(record, name, shape, context),)
        case Event():
            return (_event(record, name, shape, context),)
        case Participant():
            return _participant(record, shape, context)
        case Area() | Instrument() | Term():
            return _named(record, name, shape, context)
    assert_never(record)


def grade_span(commitment: Commitment, cells: int = GRADE_CELLS) -> Span:
    """Return the grade as a digit, the strongest bold and the weakest quiet."""
    grade = commitment.grade.value
    look = Look.NAME if grade >= STRONG_GRADE else Look.QUIET if grade <= WEAK_GRADE else Look.TEXT
    return padded(str(grade), cells, look)


def party_span(commitment: Commitment, statement: Statement, cells: int) -> Span:
    """Return who is committed in few letters; what binds one side only stands out."""
    look = Look.QUIET if statement.is_joint(commitment.actors) else Look.NAME
    return padded(statement.short_actor_name(commitment.actors), cells, look)


def clause_spans(commitment: Commitment) -> tuple[Span, ...]:
    """Return the clause with its verb as a name, wherever that stands: in Japanese at the end."""
    before, verb, after = commitment.clause.partition(commitment.verb)
    return tuple(span for span in (Span(before), Span(verb, Look.NAME), Span(after)) if span.text)


def state_words(record: Record) -> tuple[Span, ...]:
    """Return `kept, revised`, each in its look, or `none noted`."""
    spans: list[Span] = []
    for badge in badges_of(record) or (NONE_NOTED,):
        spans += [Span(", ", Look.QUIET)] if spans else []
        spans.append(Span(badge.word, badge.look))
    return tuple(spans)


def _commitment(record: Commitment, shape: RowShape, context: RowContext) -> tuple[RowLine, ...]:
    statement, ref = context.pack.statement, _ref(record, context)
    single = shape.arrangement is Arrangement.SINGLE
    signs = badge_spans(badges_of(record), shape, signs_only=True)
    badges = signs if single else badge_spans(badges_of(record), shape)
    if shape.arrangement is Arrangement.STACKED:
        start = (grade_span(record), party_span(record, statement, context.party_cells), Span("  "))
        left = (*start, *clause_spans(record))
        rights = [(*spans, Span("  "), ref) if badges else (ref,) for spans in (badges, signs)]
        return (line_with_best_right(left, rights, shape.columns, spans_width(start) + LEAST_CELLS),)
    hides_party = single and statement.is_joint(record.actors)  # where one line more has no room for it
    gap = 1 if single else GAP
    cells = max(GRADE_CELLS + 1, min(context.party_cells + gap, shape.columns // 3))
    rooms = [shape.columns - cells - spans_width(right) - (GAP if right else 0) for right in ((ref,), badges)]
    first, second = wrapped_spans(clause_spans(record), rooms)
    party = Span("") if hides_party else party_span(record, statement, cells - gap)
    return (
        fitting_line((grade_span(record, cells), *first), (ref,), shape.columns),
        fitting_line((party, Span(" " * (cells - spans_width((party,)))), *second), badges, shape.columns),
    )


def _mission(record: Mission, name: str, shape: RowShape, context: RowContext) -> RowLine:
    badges, ref = badges_of(record), _ref(record, context)
    sign = sign_span((badges or (NONE_NOTED,))[0], shape)
    left = (sign, Span(" "), Span(name, Look.NAME if badges else Look.TEXT))
    others = badge_spans(badges[1:], shape, signs_only=True)
    signs = (*others, Span(" "), ref) if others else (ref,)
    if shape.arrangement is Arrangement.SINGLE:
        return fitting_line(left, signs, shape.columns)
    state = state_words(record)
    words = (*state, Span(" " * max(1, STATE_CELLS - spans_width(state) + 1)))
    rights: list[tuple[Span, ...]] = [(*words, ref), signs]
    if shape.is_wide:
        operator = padded(body_name(record.operator or "", context.pack), OPERATOR_CELLS, Look.QUIET)
        rights.insert(0, (*words, operator, Span("  "), ref))
    return line_with_best_right(left, rights, shape.columns, LEAST_CELLS)


def _event(record: Event, name: str, shape: RowShape, context: RowContext) -> RowLine:
    _whole, *shorter = room.event_date_forms(record) or ("",)
    forms = [form for form in shorter if cell_width(form) <= DATE_CELLS] or [NO_DATE]
    is_this, ref = is_this_meeting(record, context.pack), _ref(record, context)
    title = Span(name, Look.NAME if is_this else Look.TEXT)
    signs = badge_spans(badges_of(record), shape, signs_only=True)
    if shape.arrangement is Arrangement.SINGLE or shape.columns < LEAST_DATE_COLUMNS:
        rights = [(*signs, Span(f" {forms[-1]} ", Look.QUIET), ref), (*signs, Span(" "), ref), (ref,)]
        return line_with_best_right((title,), rights, shape.columns, LEAST_CELLS // 2)
    date = Span(" " * (DATE_CELLS - cell_width(forms[0])) + forms[0], Look.QUIET)
    badges = badge_spans(badges_of(record), shape) or ((Span(THIS_ONE, Look.NAME),) if is_this else ())
    rights = [(*spans, Span("  "), ref) if spans else (ref,) for spans in (badges, signs)]
    if shape.is_wide and record.place:
        rights.insert(0, (padded(record.place, PLACE_CELLS, Look.QUIET), Span("  "), *rights[0]))
    return line_with_best_right((date, Span("  "), title), rights, shape.columns, DATE_CELLS + GAP + LEAST_CELLS)


def is_this_meeting(record: Event, pack: Pack) -> bool:
    """Return whether the statement is of this event: the only one on its day, and the statement dates from it."""
    statement = pack.statement
    same_day = [r for r in pack.of_kind(Kind.EVENT) if isinstance(r, Event) and r.date == statement.date]
    return statement.date_kind == MEETING and same_day == [record]


def _participant(record: Participant, shape: RowShape, context: RowContext) -> tuple[RowLine, ...]:
    abbreviation = record.abbreviation or ""
    role = ", ".join(record.role)
    role_look = Look.NAME if len(record.role) == 1 and "chair" in role else Look.QUIET
    ref = _ref(record, context)
    start = (padded(abbreviation, ABBREVIATION_CELLS, Look.NAME),)
    if shape.is_wide:
        right = (padded(record.role[0] if record.role else "", ROLE_CELLS, role_look), Span("  "), ref)
        return (fitting_line((*start, Span(record.name)), right, shape.columns),)
    return (
        fitting_line((*start, Span(record.name)), (ref,), shape.columns),
        fitting_line((Span(" " * ABBREVIATION_CELLS), Span(role, role_look)), (), shape.columns),
    )


def _named(record: Record, name: str, shape: RowShape, context: RowContext) -> tuple[RowLine, ...]:
    badges = badges_of(record)
    sign = (sign_span(badges[0], shape), Span(" ")) if badges else (Span("  "),)
    signs = badge_spans(badges, shape, signs_only=True)
    state = signs if shape.arrangement is Arrangement.SINGLE else badge_spans(badges, shape)
    ref = _ref(record, context)
    meaning = meaning_span(record, name)
    if shape.is_wide:
        rights = [(*spans, Span("  "), ref) if spans else (ref,) for spans in (state, signs)]
        short = padded(name, NAME_CELLS, Look.NAME) if cell_width(name) <= NAME_CELLS else Span(name, Look.NAME)
        left = (*sign, short, Span("  "), meaning)
        return (line_with_best_right(left, rights, shape.columns, NAME_CELLS + LEAST_CELLS),)
    return (
        fitting_line((*sign, Span(name, Look.NAME)), (ref,), shape.columns),
        fitting_line((Span("  "), meaning), state, shape.columns),
    )


def meaning_span(record: Record, name: str) -> Span:
    """Return what a record stands for: its full name, its meaning, or the words that it rests on."""
    if isinstance(record, Event):
        return Span(", ".join(filter(None, (format_event_dates(record), record.place))), Look.QUIET)
    if isinstance(record, Term):
        expansion = record.expansion if record.expansion not in (None, name) else None
        if expansion or record.meaning:
            return Span(expansion or record.meaning or "", Look.TEXT if expansion else Look.NOTE)
    if record.name != name:
        return Span(record.name)
    if isinstance(record, Area):
        count = len({passage.ref for passage in record.passages})
        return Span(f"{count} sentence{'s' * (count != 1)}", Look.QUIET)
    quote = next((passage.quote for passage in record.passages), "")
    return Span(quote.replace("\n", " "), Look.QUIET) if quote != name else Span(record.name_ja or "", Look.QUIET)


def _ref(record: Record, context: RowContext) -> Span:
    """Return the ref at the right end of a row, as wide as the widest of the list."""
    ref = first_ref(record)
    return Span(" " * (context.ref_cells - cell_width(ref)) + ref, Look.QUIET)
