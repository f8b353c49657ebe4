"""The list pane's rows for what a search found, each worked out when it is first looked at."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from onrecord.reading.rows import Row, Target, detail, label
from onrecord.record import Kind, Record, Ref, Sentence
from onrecord.record.value import Value

if TYPE_CHECKING:
    from onrecord.search import Hit, Mark, Results

LEAD = 24
"""Characters of a text shown before its first match, so that the match is seen in a narrow list."""

SHORT_LEAD = 8
"""The same, for a text that stands behind a name."""

NAME_FIELDS = ("name", "short", "name_ja", "alias", "abbreviation", "official_name", "expansion")
UNFOLDED, FOLDED = "▾ ", "▸ "
SENTENCE, SENTENCES = "sentence", "Sentences"

Spans = tuple[tuple[int, int], ...]


class HitRow(Value):
    """A `Row` for one result. Its text and marks cost a search in the result's own texts, so they wait until seen."""

    hit: Hit
    several_packs: bool
    folded: ClassVar[bool] = False
    short: ClassVar[str] = ""

    @cached_property
    def target(self) -> Target:
        return target_of(self.hit)

    @property
    def detail(self) -> str:
        where = f" · {self.hit.pack_id}" if self.several_packs else ""
        found = self.hit.target
        return (str(found.ref) if isinstance(found, Sentence) else detail(found)) + where

    @property
    def label(self) -> str:
        return self._shown[0]

    @property
    def marks(self) -> Spans:
        return self._shown[1]

    @cached_property
    def _shown(self) -> tuple[str, Spans]:
        found = self.hit.target
        if isinstance(found, Sentence):
            lit = _highlights(found.text, self.hit)
            return from_first_mark(
                found.text, lit or tuple((m.start, m.end) for m in self.hit.marks if m.field == "text")
            )
        return _with_reason(found, self.hit)


AnyRow = Row | HitRow


class KeyNames(NamedTuple):
    """What people read of the keys that the rows name."""

    literal: str = "ctrl+l"
    next_area: str = "]"
    narrow: str = "F"

    @property
    def as_typed(self) -> str:
        """What to do where a word was corrected that should not have been."""
        return f"{self.literal} searches for it as typed"


def result_rows(
    results: Results,
    *,
    several_packs: bool,
    folded: Collection[str] = (),
    area: str | None = None,
    keys: KeyNames | None = None,
) -> tuple[AnyRow, ...]:
    """What is to be said of the query, then results under a heading for each kind, with counts, the best's kind first.

    A group in `folded` is one row that stands for its best result. `area` is the only one that was searched.
    """
    keys = keys or KeyNames()
    says = [Row(said) for said in results.says]
    if not results.hits:
        return (Row(f"Nothing found{f' in {area}' if area else ''}."), *says, *_advice(results, area, keys))
    if results.apart:
        says = [Row("Nothing found as typed."), *says, Row("Similarly spelt:")]
    elif results.plan.corrected:
        says.append(Row(keys.as_typed))
    groups: dict[str, list[Hit]] = {}
    for hit in results.hits:
        groups.setdefault(kind_title(hit), []).append(hit)
    rows: list[AnyRow] = [*says]
    for title, found in groups.items():
        if title in folded:
            rows.append(Row(FOLDED + title, str(len(found)), target_of(found[0]), folded=True))
        else:
            rows.append(Row(UNFOLDED + title, str(len(found))))
            rows += [HitRow(hit, several_packs) for hit in found]
    return tuple(rows)


def _advice(results: Results, area: str | None, keys: KeyNames) -> list[Row]:
    """What to do where nothing was found."""
    advice = [f"Enter, then {keys.next_area}: other areas."] if area else []
    if len(results.plan.query.clauses) > 1:
        advice.append("Try fewer words.")
    advice += [f"Without {field}: {keys.narrow} offers all." for field in results.plan.unlisted]
    return [Row(each) for each in (*advice, "Esc leaves the search.")]


def target_of(hit: Hit) -> Target:
    """What a result's row stands for."""
    pack_id, address = hit.place.pack, hit.place.address
    return Target(pack_id, address=address) if "/" in address else Target(pack_id, ref=Ref.parse(address))


def kind_title(hit: Hit) -> str:
    """The heading that a result stands under."""
    return SENTENCES if hit.kind == SENTENCE else Kind(hit.kind).title


def _with_reason(record: Record, hit: Hit) -> tuple[str, Spans]:
    """A record's row, and what was matched where the row does not show it: ` = METI`, or a piece of the text."""
    shown = label(record)
    own = _highlights(shown, hit)
    if not hit.marks or any(mark.text in shown for mark in hit.marks):
        return from_first_mark(shown, own)
    first = next((mark for mark in hit.marks if mark.field in NAME_FIELDS), hit.marks[0])
    start = f"{shown} = " if first.field in NAME_FIELDS else f"{shown} · {_voice(first)}"
    spans = tuple((mark.start, mark.end) for mark in hit.marks if mark.text == first.text)
    text, lit = from_first_mark(first.text, spans, SHORT_LEAD)
    return start + text, (*own, *((a + len(start), b + len(start)) for a, b in lit))


def _highlights(text: str, hit: Hit) -> Spans:
    from onrecord.search import highlights  # by now it is loaded; before the first search nobody waits for it

    return highlights(text, hit.plan)


def _voice(mark: Mark) -> str:
    """Whose words are quoted, where they are not the statement's."""
    return "" if mark.field in ("passage", "clause") else f"{mark.field}: "


def from_first_mark(text: str, marks: Spans, lead: int = LEAD) -> tuple[str, Spans]:
    """The text from a little before its first mark, with the marks moved to fit; cut at a space if one is near."""
    if not marks or marks[0][0] <= lead:
        return text, marks
    first = marks[0][0]
    start = text.rfind(" ", max(0, first - 2 * lead), first - lead // 2) + 1 or first - lead // 2
    return "…" + text[start:], tuple((a - start + 1, b - start + 1) for a, b in marks)
