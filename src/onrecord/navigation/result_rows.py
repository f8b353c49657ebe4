"""The list of a search: results grouped by kind, in rows that are made on access; its folded groups and its facets."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, overload

from onrecord.library import lazy_search
from onrecord.model import Kind
from onrecord.navigation.displayed_keys import KeyNames
from onrecord.navigation.hit_row import HitRow, result_height
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.listed_rows import AnyRow, LongRows
from onrecord.navigation.row_lines import RowShape
from onrecord.navigation.rows import Row, RowTarget
from onrecord.navigation.unreadable import unknown_result_row
from onrecord.text.signs import signs

if TYPE_CHECKING:
    from onrecord.search import Hit, Results

SENTENCE, SENTENCES = "sentence", "Sentences"
UNRANKED_HEADING = "The others, newest first"  # the title of results that were not ranked, being too many

_TITLES = {SENTENCE: SENTENCES, **{kind.value: kind.title for kind in Kind}}

PackAddress = tuple[str, str]  # a pack's id, and the address or ref of a result in it


class ResultGroup(NamedTuple):
    """Results of one kind under a heading; a folded group is one row, whose target is its first result."""

    title: str
    hits: "Sequence[Hit]"
    folded: bool
    own_notes: "Mapping[int, str]" = MappingProxyType({})

    @property
    def size(self) -> int:
        """The number of rows, the heading included."""
        return 1 if self.folded else 1 + len(self.hits)

    @property
    def heading(self) -> Row:
        count = f"{len(self.hits):,}"
        if self.folded:
            return Row(signs().folded + self.title, count, self.first_target, folded=True)
        return Row(signs().unfolded + self.title, count)

    @property
    def first_target(self) -> RowTarget | None:
        return self.row(0, several_packs=False).target

    def row(self, number: int, *, several_packs: bool) -> AnyRow:
        """Return the row of a result, also if not even its address can be read."""
        try:
            hit = self.hits[number]
            return HitRow(hit, several_packs, self.own_notes.get(hit.place.number, ""))
        except lazy_search.CorruptIndexError:  # imports the search only if something is wrong
            return unknown_result_row(number + 1)


class ResultRows(LongRows):
    """The rows of a search: notes on the query, the groups, notes on results not listed. Made on access.

    `cut` says that more results match than are listed, `doubt` why more may match.
    """

    def __init__(
        self,
        above: Iterable[Row],
        groups: Iterable[ResultGroup],
        *,
        several_packs: bool,
        cut: bool = False,
        doubt: IndexDoubt = IndexDoubt.NONE,
    ) -> None:
        self.above, self.groups = tuple(above), tuple(groups)
        self.cut, self.doubt = cut, doubt
        listed = f"{sum(len(group.hits) for group in self.groups):,}"
        notes = (f"More match than the {listed} listed here." if cut else "", doubt.sentence if self.groups else "")
        self.below = tuple(Row(note) for note in notes if note)
        self.several_packs = several_packs
        self._hit_rows: dict[int, AnyRow] = {}
        self._starts = [len(self.above)]
        for group in self.groups:
            self._starts.append(self._starts[-1] + group.size)

    def __len__(self) -> int:
        return self._starts[-1] + len(self.below)

    @overload
    def __getitem__(self, index: int) -> AnyRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[AnyRow, ...]: ...
    def __getitem__(self, index: int | slice) -> AnyRow | tuple[AnyRow, ...]:
        if isinstance(index, slice):
            return tuple(self[n] for n in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        if index < len(self.above):
            return self.above[index]
        if index >= self._starts[-1]:
            return self.below[index - self._starts[-1]]
        number = bisect_right(self._starts, index) - 1
        offset = index - self._starts[number]
        if offset == 0:
            return self.groups[number].heading
        if index not in self._hit_rows:
            self._hit_rows[index] = self.groups[number].row(offset - 1, several_packs=self.several_packs)
        return self._hit_rows[index]

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, ResultRows) and self._content == other._content)

    def __hash__(self) -> int:
        return hash((self.above, len(self)))

    @cached_property
    def headings(self) -> list[int]:
        """The indexes of the rows without a target."""
        group_headings = [start for start, group in zip(self._starts, self.groups, strict=False) if not group.folded]
        return [*range(len(self.above)), *group_headings, *range(self._starts[-1], len(self))]

    @cached_property
    def low_rows(self) -> list[int]:
        """The indexes of the rows that take one line: those without a target, and folded groups."""
        folded = [start for start, group in zip(self._starts, self.groups, strict=False) if group.folded]
        return sorted([*self.headings, *folded])

    @property
    def notes(self) -> list[int]:
        """The indexes of the notes above and below the results."""
        return [*range(len(self.above)), *range(self._starts[-1], len(self))]

    def row_height(self, shape: RowShape) -> int:
        """Return the number of lines of each result."""
        return result_height(shape)

    def index_of(self, target: RowTarget) -> int | None:
        """Return the index of a result's row (of a folded group's first: the group's row); None if it has none."""
        if (index := self._ranked_indexes.get(_address_of(target))) is not None:
            return index
        for start, group in zip(self._starts, self.groups, strict=False):
            if (
                group.title == UNRANKED_HEADING
                and not group.folded
                and (offset := _unranked_index(group.hits, target)) is not None
            ):
                return start + 1 + offset
        return next((index for index, row in self._hit_rows.items() if row.target == target), None)

    def group_of(self, target: RowTarget) -> ResultGroup | None:
        """Return the group of a result that has a row; None if it has none."""
        index = self.index_of(target)
        return None if index is None else self.groups[bisect_right(self._starts, index) - 1]

    @cached_property
    def _ranked_indexes(self) -> dict[PackAddress, int]:
        """The row indexes of all ranked results that have a row."""
        indexes: dict[PackAddress, int] = {}
        for start, group in zip(self._starts, self.groups, strict=False):
            if group.folded:
                indexes.update((_address_of(first), start) for first in [group.first_target] if first)
            elif group.title != UNRANKED_HEADING:
                indexes.update((_address(hit), index) for index, hit in enumerate(group.hits, start + 1))
        return indexes

    @property
    def _content(self) -> tuple[object, ...]:
        return self.several_packs, self.above, self.below, self.groups


def result_rows(
    results: "Results",
    *,
    several_packs: bool,
    folded: Collection[str] = (),
    area: str | None = None,
    keys: KeyNames | None = None,
    doubt: IndexDoubt = IndexDoubt.NONE,
) -> ResultRows:
    """Return notes on the query, then the results under a heading with a count for each kind, the best result's first.

    A group whose title is in `folded` is one row, for its best result. `area` is the one the search was limited to.
    `doubt` says why results may be missing.
    """
    keys = keys or KeyNames()
    if results.failure_reason:
        reason = Row(f"{results.failure_reason[0].upper()}{results.failure_reason[1:]}.")
        return ResultRows([Row("No answer yet."), reason], (), several_packs=several_packs)
    notes = [Row(note) for note in results.notices]
    if not results.hits:
        above = [Row(f"Nothing found{f' in {area}' if area else ''}{' so far' if doubt.value else ''}.")]
        above += [Row(doubt.sentence)] if doubt.value else []
        return ResultRows([*above, *notes, *_advice(results, area, keys)], (), several_packs=several_packs, doubt=doubt)
    if results.only_similar:
        notes = [Row("Nothing found as typed."), *notes, Row("Similarly spelled:")]
    elif results.plan.corrected:
        notes.append(Row(keys.literal_advice))
    hits_by_title: dict[str, list[Hit]] = {}
    for hit in results.hits:
        hits_by_title.setdefault(kind_title(hit), []).append(hit)
    groups = [ResultGroup(title, hits, title in folded, results.own_notes) for title, hits in hits_by_title.items()]
    if results.unranked:
        groups.append(ResultGroup(UNRANKED_HEADING, results.unranked, UNRANKED_HEADING in folded))
    cut = results.total is None or results.total > results.reachable_count
    return ResultRows(notes, groups, several_packs=several_packs, cut=cut, doubt=doubt)


def is_beyond_count(target: RowTarget, results: "Results") -> bool:
    """Return whether results of which only some were examined lack a target, so that a thorough search may find it."""
    return results.total is None and result_rows(results, several_packs=True).index_of(target) is None


def folded_groups(rows: Sequence[AnyRow]) -> list[ResultGroup]:
    """Return the folded groups of a list, in its order."""
    return [group for group in rows.groups if group.folded] if isinstance(rows, ResultRows) else []


def facet_choices(results: "Results") -> list[tuple[str, str, int]]:
    """Return field, value and count of the facets that only some of the results have, to narrow the search by.

    Raises:
        CorruptIndexError: the index is damaged.
    """
    total = len(results.matched_facets)
    return [
        (field, value, count) for field, values in results.facets.items() for value, count in values if count < total
    ]


def can_be_denied(results: "Results") -> bool:
    """Return whether words were searched for and do not occur, which can be copied as an answer."""
    return results.total == 0 and bool(results.plan.groups) and not results.plan.own_filters


def _advice(results: "Results", area: str | None, keys: KeyNames) -> list[Row]:
    """Return rows that say what to try when nothing was found; while a search is typed, Enter comes before a key."""
    advice = [f"Enter, then {keys.next_area}: other areas."] if area else []
    if len(results.plan.query.clauses) > 1:
        advice.append("Try fewer words.")
    lists = f"Enter, then {keys.narrow} lists every filter."
    advice += [f"Try it without {field}: {lists}" for field in results.plan.unlisted]
    copying = [f"Enter, then {keys.copy} copies that, with the citation."] if can_be_denied(results) else []
    return [Row(sentence) for sentence in (*advice, *copying, "Esc leaves the search.")]


def kind_title(hit: "Hit") -> str:
    """Return the title of the group of a result."""
    return _TITLES[hit.kind]


def _address(hit: "Hit") -> PackAddress:
    return hit.place.pack, hit.place.address


def _address_of(target: RowTarget) -> PackAddress:
    return target.pack, target.address or str(target.ref)


def _unranked_index(hits: "Sequence[Hit]", target: RowTarget) -> int | None:
    """Return the index of a target among unranked results; None if it is not there, or where it is cannot be read."""
    is_address = target.ref is not None or "/" in (target.address or "")
    if not is_address or not isinstance(hits, lazy_search.UnrankedResults):
        return None
    try:
        return hits.position_of(*_address_of(target))
    except lazy_search.CorruptIndexError:
        return None
