"""The blocks of the page “At a glance” that count: commitments by grade and party, missions by outcome."""

from collections.abc import Iterator, Sequence

from onrecord.model import Commitment, Pack
from onrecord.navigation.badges import STRONG_GRADE, WEAK_GRADE, sign_span
from onrecord.navigation.glance_entries import ROW_INDENT, Goal, PageEntry, entry_line, first_fitting, flow, listed
from onrecord.navigation.glance_facts import GradeCount, StateCount, actor_names, count_grades, count_states
from onrecord.navigation.list_order import ListOrder, Order
from onrecord.navigation.row_lines import GAP, Look, RowShape, Span, padded, spans_width
from onrecord.navigation.section import Section
from onrecord.text.cell_width import cell_width, pad
from onrecord.text.signs import signs

_GRADING_RULES = "grades are the editor's, not the governments'", "the editor's grades, not official"
_NONE_RECORDED = "none recorded"
_BAR, _ASCII_BAR = "━", "="
_GRADE_CELLS = 9  # `5 Support`
_MOST_CELLS_A_COMMITMENT = 2  # of a bar
_LEAST_BAR = 6
_SCALE_STEP = 0.05
_COUNT_CELLS = 3


def commitment_entries(pack: Pack, columns: int, *, ascii_signs: bool) -> list[PageEntry]:
    """Return the commitments by grade, each with a bar and the number of each party's."""
    opens = Goal(section=Section.COMMITMENTS.value)
    actors = actor_names(pack)
    grades = count_grades(pack, actors)
    heading = _heading(Section.COMMITMENTS, sum(grade.total for grade in grades))
    if not grades:
        return [PageEntry((entry_line(heading, (), columns),), opens)]
    cells = [max(_COUNT_CELLS, cell_width(actor)) + 2 for actor in actors]
    is_table = _GRADE_CELLS + _LEAST_BAR + 4 + sum(cells) + GAP <= columns
    columns_of_numbers = cells if is_table else [_COUNT_CELLS + 2]
    names = tuple(
        Span(" " * (width - cell_width(actor)) + actor, Look.QUIET) for actor, width in zip(actors, cells, strict=True)
    )
    entries = [
        PageEntry((entry_line(heading, names if is_table else (), columns),), Goal(section=Section.COMMITMENTS.value))
    ]
    has_joint = bool(actors) and _is_joint(pack, actors[0])
    numbers_of = [grade.counts if is_table else (grade.total,) for grade in grades]
    widest = max(cell_width(_number(numbers[0], 0).text) for numbers in numbers_of)
    columns_of_numbers[0] = min(columns_of_numbers[0], widest + 1)  # bars reach to the numbers, not to their heading
    bar_room = columns - 2 * spans_width((ROW_INDENT,)) - _GRADE_CELLS - sum(columns_of_numbers) - GAP
    scale = _scale(grades, bar_room, has_joint=has_joint)
    for grade, numbers in zip(grades, numbers_of, strict=True):
        right = tuple(_number(n, width) for n, width in zip(numbers, columns_of_numbers, strict=True))
        bar = _bar(grade, scale, has_joint=has_joint, ascii_signs=ascii_signs) if bar_room >= _LEAST_BAR else ()
        left = (ROW_INDENT, *_grade_name(grade), ROW_INDENT, *bar)
        entries.append(PageEntry((entry_line(left, right, columns),), _grade_goal(grade)))
    if not is_table:
        totals = signs().separator.join(f"{actor} {sum(g.counts[i] for g in grades)}" for i, actor in enumerate(actors))
        entries.append(flow((Span(totals, Look.QUIET),), columns, ROW_INDENT))
    entries.append(flow((Span(first_fitting(_GRADING_RULES, columns - 2), Look.NOTE),), columns, ROW_INDENT))
    return entries


def mission_entries(pack: Pack, columns: int, *, ascii_signs: bool) -> list[PageEntry]:
    """Return the missions by their state: how many, and which."""
    opens = Goal(section=Section.MISSIONS.value)
    states = count_states(pack)
    count = len(dict.fromkeys(mission.address for state in states for mission in state.missions))
    heading = _heading(Section.MISSIONS, count)
    if not states:
        return [PageEntry((entry_line(heading, (), columns),), opens)]
    entries = [PageEntry((entry_line(heading, (), columns),), opens)]
    word_cells = max(cell_width(state.badge.word) for state in states)
    for state in states:
        left = (ROW_INDENT, *_state_name(state, word_cells, ascii_signs=ascii_signs))
        room = columns - spans_width(left)
        order = ListOrder(Order.OUTCOME, grouped=True)
        goal = Goal(state.missions[0].address, Section.MISSIONS.value, order)
        names = listed((mission.label for mission in state.missions), room) if room > 0 else ()
        entries.append(PageEntry((entry_line((*left, *names), (), columns),), goal))
    return entries


def _heading(section: Section, count: int) -> tuple[Span, ...]:
    number = Span(f" {count}" if count else f"  {_NONE_RECORDED}", Look.QUIET)
    return Span(f"{section.number} ", Look.ACCENT), Span(section.title, Look.NAME), number


def _grade_name(count: GradeCount) -> tuple[Span, ...]:
    grade = count.grade.value
    look = Look.NAME if grade >= STRONG_GRADE else Look.QUIET if grade <= WEAK_GRADE else Look.TEXT
    title = padded(count.grade.title, _GRADE_CELLS - 2, Look.NAME if grade >= STRONG_GRADE else Look.TEXT)
    return Span(f"{grade} ", look), title


def _grade_goal(count: GradeCount) -> Goal | None:
    if count.first is None:
        return None
    return Goal(count.first.address, Section.COMMITMENTS.value, ListOrder(Order.GRADE, grouped=True))


def _is_joint(pack: Pack, name: str) -> bool:
    statement = pack.statement
    commitments = (record for record in pack.records if isinstance(record, Commitment))
    return any(statement.short_actor_name(r.actors) == name and statement.is_joint(r.actors) for r in commitments)


def _number(number: int, cells: int) -> Span:
    text = f"{number:,}" if number else "-"
    return Span(" " * max(0, cells - len(text)) + text, Look.TEXT if number else Look.QUIET)


def _bar(count: GradeCount, scale: float, *, has_joint: bool, ascii_signs: bool) -> tuple[Span, ...]:
    """Return a bar as long as there are commitments: those of all together, and behind a gap those of one side."""
    sign = _ASCII_BAR if ascii_signs else _BAR
    spans: list[Span] = []
    joint = count.counts[0] if has_joint else 0
    for number, look in ((joint, Look.ACCENT), (count.total - joint, Look.NAME)):
        if number:
            spans += [Span(" ")] if spans else []
            spans.append(Span(sign * max(1, round(number * scale)), look))
    return tuple(spans)


def _scale(grades: Sequence[GradeCount], room: int, *, has_joint: bool) -> float:
    """Return the cells of a bar for each commitment: the most with which every bar fits into the room."""
    scale = float(_MOST_CELLS_A_COMMITMENT)
    while scale > _SCALE_STEP and any(
        spans_width(_bar(grade, scale, has_joint=has_joint, ascii_signs=True)) > room for grade in grades
    ):
        scale -= _SCALE_STEP
    return scale


def _state_name(state: StateCount, word_cells: int, *, ascii_signs: bool) -> Iterator[Span]:
    sign = sign_span(state.badge, RowShape(0, ascii_signs=ascii_signs))
    yield sign
    yield Span(f" {pad(state.badge.word, word_cells)}", sign.look)
    yield Span(f"{len(state.missions):{_COUNT_CELLS + 1},}  ")
