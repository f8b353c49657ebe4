"""Rules that hold between the parts of a pack. Each check yields its problems, independent of the others."""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import JOINT, Kind, PassageNotFound, Ref
from onrecord.model.address import is_record_address
from onrecord.model.statement import DEFAULT_LANGUAGE
from onrecord.packs.entries import Entries, Entry
from onrecord.packs.layout import StatementLayout
from onrecord.packs.problem import RawProblem, describe_value
from onrecord.packs.rejoining import check_text_rejoins
from onrecord.packs.size_limits import NameBudget, PassageBudget
from onrecord.text.position import find_position

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath


def check_source_checksum(entries: Entries, source: str) -> Iterator[RawProblem]:
    """Yield a problem if the sha256 of source.txt is not the one recorded when the text was taken."""
    checksum = hashlib.sha256(source.encode("utf-8")).hexdigest()
    if entries.statement is not None and checksum != entries.statement.sha256:
        recorded = entries.statement.sha256
        yield RawProblem("statement.toml", ("statement", "sha256"), recorded, f"{checksum}, the sha256 of source.txt")


def check_unique_ids(entries: Entries) -> Iterator[RawProblem]:
    seen: set[str] = set()
    for entry in entries.records:
        if entry.address in seen:
            found = f"{describe_value(entry.values['id'])} a second time"
            yield RawProblem(entry.file, entry.path("id"), found, f"an id that no other {entry.kind.value} has")
        seen.add(entry.address)


def check_links(entries: Entries) -> Iterator[RawProblem]:
    """Yield each area id and each address that names no record of this pack."""
    known = {entry.address for entry in entries.records}
    for entry in entries.records:
        for key, prefix, expected in (
            ("areas", "areas/", "the id of an area in this pack"),
            ("related", "", "the address of a record in this pack"),
        ):
            for index, link in enumerate(entry.values.get(key, ())):
                if prefix + link not in known and not entries.may_have(prefix + link):
                    yield RawProblem(entry.file, entry.path(key, index), describe_value(link), expected)
        operator = entry.values.get("operator")
        bodies = [(entry.path("partners", n), body) for n, body in enumerate(entry.values.get("partners", ()))]
        for path, body in [(entry.path("operator"), operator or ""), *bodies]:
            if is_record_address(body) and body not in known and not entries.may_have(body):
                expected = "the address of a record in this pack, or a name"
                yield RawProblem(entry.file, path, describe_value(body), expected)


def check_passage_budget(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield a problem if all passages together name more of the statement than can be read; see `PassageBudget`."""
    budget = PassageBudget.for_pack(layout, sum(len(entry.passages) for entry in entries.records))
    for entry in entries.records:
        for path, passage in entry.passages:
            try:
                exceeded = budget.spend(layout, passage)
            except PassageNotFound:
                continue
            if exceeded:
                expected = "shorter passages; name a single sentence where you mean one"
                yield RawProblem(entry.file, (*path, "ref"), exceeded, expected)
                return


def check_name_budget(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield a problem if the names of all records together cost more than can be searched; see `NameBudget`."""
    budget = NameBudget.for_pack(layout, entries.records)
    for entry in entries.records:
        if not budget.spend(layout, entry):
            expected = "fewer or shorter names of records, or fewer sentences with quotes"
            yield RawProblem(entry.file, entry.path("name"), "too many names for too many sentences", expected)
            return


def check_quotes(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield each ref that does not exist, and each quote that is not verbatim in the text that its ref names."""
    for entry in entries.records:
        for path, passage in entry.passages:
            try:
                text = layout.text(passage.ref)
            except PassageNotFound as error:
                yield RawProblem(
                    entry.file, (*path, "ref"), describe_value(str(passage.ref)), f"an existing ref; {error}"
                )
                continue
            if passage.quote is not None and find_position(text, passage.quote) < 0:
                key = "clause" if entry.kind is Kind.COMMITMENT else "quote"
                expected = f"words that are in {passage.ref} byte for byte"
                yield RawProblem(entry.file, (*path, key), describe_value(passage.quote), expected)


def check_sentence_areas(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    if entries.statement is None or any(address.startswith("areas/") for address in entries.unreadable):
        return
    if entries.version > 1 and not any(entry.kind is Kind.AREA for entry in entries.records):
        return
    covered = bytearray(layout.sentence_count)
    for entry in entries.records:
        if entry.kind is Kind.AREA:
            for _, passage in entry.passages:
                numbers = _existing_numbers(layout, passage.ref)
                covered[numbers.start : numbers.stop] = b"\1" * len(numbers)
    for sentence, is_covered in zip(entries.statement.sentences, covered, strict=True):
        if not is_covered:
            path: KeyPath = ("paragraph", sentence.paragraph - 1, "sentences", sentence.number - 1)
            expected = f"{sentence.ref} in the passages of at least one area in areas.toml"
            yield RawProblem("statement.toml", path, "a sentence in no area", expected)


def check_parties(entries: Entries) -> Iterator[RawProblem]:
    """Yield each side and each actor that is not a party of the statement."""
    if entries.statement is None:
        return
    ids = [party.id for party in entries.statement.parties]
    expected = f"the id of a party: {', '.join(ids)}" if ids else "no such key, since [statement] names no parties"
    for entry in entries.records:
        side = entry.values.get("side")
        if side is not None and side not in ids:
            yield RawProblem(entry.file, entry.path("side"), describe_value(side), expected)
        for actor in entry.values.get("actor", ()):
            if actor not in (*ids, JOINT):
                yield RawProblem(entry.file, entry.path("actor"), describe_value(actor), f"{expected}; or {JOINT}")


def check_record_basis(entries: Entries) -> Iterator[RawProblem]:
    for entry in entries.records:
        if not entry.has_basis:
            expected = f"at least one passage or note{', or a meaning' if entry.kind is Kind.TERM else ''}"
            yield RawProblem(entry.file, entry.path(), "neither a passage nor a note", expected)


def check_note_dates(entries: Entries) -> Iterator[RawProblem]:
    """Yield each note that is dated later than the month up to which the editor looked for news."""
    notes_as_of = (entries.head or {}).get("notes_as_of")
    if notes_as_of is None:
        return
    for entry in entries.records:
        for index, note in enumerate(entry.notes):
            if (note.as_of.year, note.as_of.month) > notes_as_of:
                expected = f"a date no later than {notes_as_of.words}, the notes_as_of in pack.toml"
                yield RawProblem(entry.file, entry.path("note", index, "as_of"), str(note.as_of), expected)


def check_clauses(entries: Entries) -> Iterator[RawProblem]:
    """Yield each clause that does not lie in one sentence, or does not begin with its verb.

    In languages other than English the words of the verb may stand anywhere in the clause, in this order.
    """
    statement = entries.statement
    language = statement.language if statement else DEFAULT_LANGUAGE if entries.version == 1 else ""
    is_english = language.partition("-")[0].lower() == "en"
    for entry in entries.records:
        if entry.kind is not Kind.COMMITMENT:
            continue
        ref, verb, clause = entry.values["ref"], entry.values["verb"], entry.values["clause"]
        if not _is_one_sentence(ref):
            yield RawProblem(
                entry.file, entry.path("ref"), describe_value(str(ref)), "the ref of one sentence, such as p6.s7"
            )
        elif is_english and (not clause.startswith(verb) or clause[len(verb) : len(verb) + 1] not in ("", " ")):
            expected = f"a clause that begins with {describe_value(verb)}"
            yield RawProblem(entry.file, entry.path("clause"), describe_value(clause), expected)
        elif not _contains_in_order(clause, verb):
            expected = f"a clause that contains {describe_value(verb)}"
            yield RawProblem(entry.file, entry.path("clause"), describe_value(clause), expected)


def _contains_in_order(clause: str, verb: str) -> bool:
    """Return whether a clause contains the words of a verb in this order, perhaps with others between them."""
    position = 0
    for word in verb.split():
        found = clause.find(word, position)
        if found < 0:
            return False
        position = found + len(word)
    return True


def check_clause_overlap(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield each clause that overlaps an earlier one, of which one is named; the later of the two is at fault."""
    at_fault: set[int] = set()
    for clauses in _clauses_by_sentence(entries, layout).values():
        clauses.sort(key=lambda clause: (clause.start, clause.order))
        furthest = clauses[0]
        for clause in clauses[1:]:
            if clause.start < furthest.end:
                earlier, later = sorted((furthest, clause), key=lambda clause: clause.order)
                if later.order not in at_fault:
                    at_fault.add(later.order)
                    found = f"a clause that overlaps {earlier.entry.address}"
                    path = later.entry.path("clause")
                    yield RawProblem(later.entry.file, path, found, "clauses that do not overlap")
            if clause.end > furthest.end:
                furthest = clause


class _Clause(NamedTuple):
    """The position of a commitment's clause in its sentence; `order` is the position of the commitment in its file."""

    start: int
    end: int
    order: int
    entry: Entry


def _clauses_by_sentence(entries: Entries, layout: StatementLayout) -> dict[Ref, list[_Clause]]:
    """Return the clauses in each sentence, by its ref."""
    clauses: dict[Ref, list[_Clause]] = {}
    for entry in entries.records:
        if (
            entry.kind is Kind.COMMITMENT
            and _is_one_sentence(ref := entry.values["ref"])
            and _existing_numbers(layout, ref)
        ):
            start = find_position(layout.text(ref), entry.values["clause"])
            if start >= 0:
                clause = _Clause(start, start + len(entry.values["clause"]), entry.index, entry)
                clauses.setdefault(ref, []).append(clause)
    return clauses


def _is_one_sentence(ref: Ref) -> bool:
    return ref.first.sentence is not None and ref.first == ref.last


def _existing_numbers(layout: StatementLayout, ref: Ref) -> range:
    try:
        return layout.numbers(ref)
    except PassageNotFound:
        return range(0)


def check_rules(entries: Entries, source: str | None, layout: StatementLayout | None) -> Iterator[RawProblem]:
    """Yield the problems that any rule finds. `layout` is that of the statement, None if there is none."""
    if source is not None:
        yield from check_source_checksum(entries, source)
        yield from check_text_rejoins(entries, source)
    for check in (check_unique_ids, check_links, check_parties, check_record_basis, check_note_dates, check_clauses):
        yield from check(entries)
    if layout is None:
        return
    exceeded = False
    for check_budget in (check_passage_budget, check_name_budget):
        for finding in check_budget(entries, layout):
            exceeded = True
            yield finding
    if not exceeded:
        for check_passages in (check_quotes, check_sentence_areas, check_clause_overlap):
            yield from check_passages(entries, layout)
