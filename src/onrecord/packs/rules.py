"""Rules that hold between the parts of a pack. Each check yields its problems, independent of the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import KINDS_BY_PLURAL, Kind, PassageNotFound, Ref
from onrecord.packs.entries import Entries, Entry
from onrecord.packs.layout import StatementLayout
from onrecord.packs.problem import RawProblem, describe_value
from onrecord.packs.size_limits import NameBudget, PassageBudget
from onrecord.text.position import find_position

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath


def check_source_checksum(entries: Entries, source: str) -> Iterator[RawProblem]:
    """Yield a problem if the sha256 of source.txt is not the one recorded when the text was taken."""
    found = hashlib.sha256(source.encode("utf-8")).hexdigest()
    if entries.sha256 is not None and found != entries.sha256:
        yield RawProblem(
            "statement.toml", ("statement", "sha256"), entries.sha256, f"{found}, the sha256 of source.txt"
        )


def check_text_rejoins(entries: Entries, source: str) -> Iterator[RawProblem]:
    """Yield the first difference in each paragraph if the sentences, joined again, are not source.txt byte for byte."""
    if entries.statement is None or entries.statement.source_text == source:
        return
    published = source.removesuffix("\n").split("\n\n")
    paragraphs = entries.statement.paragraphs
    if not source.endswith("\n") or source.endswith("\n\n"):
        line = source.count("\n") + (not source.endswith("\n"))
        yield RawProblem("source.txt", (), "no line end, or several, at the end of the file", "exactly one", line)
    if len(published) != len(paragraphs):
        yield RawProblem("statement.toml", (), f"{len(paragraphs)} paragraphs", f"{len(published)}, as in source.txt")
        return
    for index, (paragraph, text) in enumerate(zip(paragraphs, published, strict=True)):
        at = 0
        for count, sentence in enumerate(paragraph.sentences):
            joined = f" {sentence.text}" if count else sentence.text
            if not text.startswith(joined, at):
                path: KeyPath = ("paragraph", index, "sentences", count)
                found, expected = _from_where_they_differ(joined, text[at:])
                yield RawProblem("statement.toml", path, found, f"{expected}, as in source.txt")
                break
            at += len(joined)
        else:
            if at != len(text):
                path = ("paragraph", index, "sentences")
                expected = f"{describe_value(text[at:])}, as in source.txt"
                yield RawProblem("statement.toml", path, "the end of the paragraph", expected)


def _from_where_they_differ(found: str, expected: str) -> tuple[str, str]:
    """Return both texts as messages show them, from a little before the first difference.

    That may be far into a sentence.
    """
    if not expected:
        return describe_value(found.lstrip()), "the end of the paragraph"
    if found[0] == expected[0] == " ":
        found, expected = found[1:], expected[1:]
    pairs = enumerate(zip(found, expected, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(found), len(expected)))
    start = max(0, same - 20)
    before = "…" if start else ""
    return describe_value(before + found[start:]), describe_value(before + expected[start:])


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
            is_address = "/" in body and body.partition("/")[0] in KINDS_BY_PLURAL
            if is_address and body not in known and not entries.may_have(body):
                expected = "the address of a record in this pack, or a name"
                yield RawProblem(entry.file, path, describe_value(body), expected)


def check_passage_budget(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield a problem if all passages together name more of the statement than can be read; see `PassageBudget`."""
    allowance = PassageBudget.for_pack(layout, sum(len(entry.passages) for entry in entries.records))
    for entry in entries.records:
        for path, passage in entry.passages:
            try:
                exceeded = allowance.spend(layout, passage)
            except PassageNotFound:
                continue
            if exceeded:
                expected = "shorter passages; name a single sentence where you mean one"
                yield RawProblem(entry.file, (*path, "ref"), exceeded, expected)
                return


def check_name_budget(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield a problem if the names of all records together cost more than can be searched; see `NameBudget`."""
    allowance = NameBudget.for_pack(layout, entries.records)
    for entry in entries.records:
        if not allowance.spend(layout, entry):
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
    if entries.statement is None or any(address.startswith("areas/") for address in entries.left_out):
        return
    covered = bytearray(layout.sentences)
    for entry in entries.records:
        if entry.kind is Kind.AREA:
            for _, passage in entry.passages:
                numbers = _numbers(layout, passage.ref)
                covered[numbers.start : numbers.stop] = b"\1" * len(numbers)
    for sentence, is_covered in zip(entries.statement.sentences, covered, strict=True):
        if not is_covered:
            path: KeyPath = ("paragraph", sentence.paragraph - 1, "sentences", sentence.number - 1)
            expected = f"{sentence.ref} in the passages of at least one area in areas.toml"
            yield RawProblem("statement.toml", path, "a sentence in no area", expected)


def check_record_basis(entries: Entries) -> Iterator[RawProblem]:
    for entry in entries.records:
        if not entry.rests_on_something:
            expected = f"at least one passage or note{', or a meaning' if entry.kind is Kind.TERM else ''}"
            yield RawProblem(entry.file, entry.path(), "neither a passage nor a note", expected)


def check_note_dates(entries: Entries) -> Iterator[RawProblem]:
    """Yield each note that is dated later than the month up to which the editor looked for news."""
    looked = (entries.head or {}).get("notes_as_of")
    if looked is None:
        return
    for entry in entries.records:
        for index, note in enumerate(entry.notes):
            if (note.as_of.year, note.as_of.month) > looked:
                expected = f"a date no later than {looked.words}, the notes_as_of in pack.toml"
                yield RawProblem(entry.file, entry.path("note", index, "as_of"), str(note.as_of), expected)


def check_clauses(entries: Entries) -> Iterator[RawProblem]:
    """Yield each clause that does not lie in one sentence, or does not begin with its verb."""
    for entry in entries.records:
        if entry.kind is not Kind.COMMITMENT:
            continue
        ref, verb, clause = entry.values["ref"], entry.values["verb"], entry.values["clause"]
        if not _is_one_sentence(ref):
            yield RawProblem(
                entry.file, entry.path("ref"), describe_value(str(ref)), "the ref of one sentence, such as p6.s7"
            )
        elif not clause.startswith(verb) or clause[len(verb) : len(verb) + 1] not in ("", " "):
            yield RawProblem(
                entry.file,
                entry.path("clause"),
                describe_value(clause),
                f"a clause that begins with {describe_value(verb)}",
            )


def check_clause_overlap(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield each clause that overlaps an earlier one, of which one is named; the later of the two is at fault."""
    at_fault: set[int] = set()
    for clauses in _by_sentence(entries, layout).values():
        clauses.sort(key=lambda clause: (clause.start, clause.order))
        furthest = clauses[0]
        for clause in clauses[1:]:
            if clause.start < furthest.end:
                earlier, later = sorted((furthest, clause), key=lambda one: one.order)
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


def _by_sentence(entries: Entries, layout: StatementLayout) -> dict[Ref, list[_Clause]]:
    """Return the clauses in each sentence, by its ref."""
    clauses: dict[Ref, list[_Clause]] = {}
    for entry in entries.records:
        if entry.kind is Kind.COMMITMENT and _is_one_sentence(ref := entry.values["ref"]) and _numbers(layout, ref):
            start = find_position(layout.text(ref), entry.values["clause"])
            if start >= 0:
                clause = _Clause(start, start + len(entry.values["clause"]), entry.index, entry)
                clauses.setdefault(ref, []).append(clause)
    return clauses


def _is_one_sentence(ref: Ref) -> bool:
    return ref.first.sentence is not None and ref.first == ref.last


def _numbers(layout: StatementLayout, ref: Ref) -> range:
    try:
        return layout.numbers(ref)
    except PassageNotFound:
        return range(0)


def check_rules(entries: Entries, source: str | None, layout: StatementLayout | None) -> Iterator[RawProblem]:
    """Yield the problems that any rule finds. `layout` is that of the statement, None if there is none."""
    if source is not None:
        yield from check_source_checksum(entries, source)
        yield from check_text_rejoins(entries, source)
    for rule in (check_unique_ids, check_links, check_record_basis, check_note_dates, check_clauses):
        yield from rule(entries)
    if layout is None:
        return
    exceeded = False
    for is_within in (check_passage_budget, check_name_budget):
        for finding in is_within(entries, layout):
            exceeded = True
            yield finding
    if not exceeded:
        for rests in (check_quotes, check_sentence_areas, check_clause_overlap):
            yield from rests(entries, layout)
