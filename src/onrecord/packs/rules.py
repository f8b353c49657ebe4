"""The rules that hold between the parts of a pack. Each yields its findings; none looks at another's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.packs.allowance import Allowance, NamesAllowance
from onrecord.packs.entries import Entries, Entry
from onrecord.packs.layout import Layout
from onrecord.packs.problem import Finding, shown
from onrecord.record import BY_PLURAL, Kind, NoSuchPassage, Ref
from onrecord.text.position import position

if TYPE_CHECKING:
    from onrecord.text.toml_lines import Path


def source_is_what_was_signed(entries: Entries, source: str) -> Iterator[Finding]:
    """The sha256 of source.txt is the one recorded when the text was taken."""
    found = hashlib.sha256(source.encode("utf-8")).hexdigest()
    if entries.sha256 is not None and found != entries.sha256:
        yield Finding("statement.toml", ("statement", "sha256"), entries.sha256, f"{found}, the sha256 of source.txt")


def text_rejoins(entries: Entries, source: str) -> Iterator[Finding]:
    """The sentences, joined again, are source.txt byte for byte."""
    if entries.statement is None or entries.statement.source_text == source:
        return
    published = source.removesuffix("\n").split("\n\n")
    paragraphs = entries.statement.paragraphs
    if not source.endswith("\n") or source.endswith("\n\n"):
        line = source.count("\n") + (not source.endswith("\n"))
        yield Finding("source.txt", (), "no single line end at the end", "one final line end", line)
    if len(published) != len(paragraphs):
        yield Finding("statement.toml", (), f"{len(paragraphs)} paragraphs", f"{len(published)}, as in source.txt")
        return
    for index, (paragraph, text) in enumerate(zip(paragraphs, published, strict=True)):
        at = 0
        for count, sentence in enumerate(paragraph.sentences):
            joined = f" {sentence.text}" if count else sentence.text
            if not text.startswith(joined, at):
                path: Path = ("paragraph", index, "sentences", count)
                found, expected = _from_where_they_differ(joined, text[at:])
                yield Finding("statement.toml", path, found, f"{expected}, as in source.txt")
                break
            at += len(joined)
        else:
            if at != len(text):
                path = ("paragraph", index, "sentences")
                yield Finding("statement.toml", path, "a paragraph that ends early", f"{shown(text[at:])} after it")


def _from_where_they_differ(found: str, expected: str) -> tuple[str, str]:
    """Both as messages show them, from a little before the first difference: that may be far into a sentence."""
    if not expected:
        return shown(found.lstrip()), "the end of the paragraph"
    if found[0] == expected[0] == " ":
        found, expected = found[1:], expected[1:]
    pairs = enumerate(zip(found, expected, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(found), len(expected)))
    start = max(0, same - 20)
    before = "…" if start else ""
    return shown(before + found[start:]), shown(before + expected[start:])


def ids_are_unique(entries: Entries) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in entries.records:
        if entry.address in seen:
            yield Finding(entry.file, entry.path("id"), f"{shown(entry.values['id'])} again", "an id that is new")
        seen.add(entry.address)


def links_resolve(entries: Entries) -> Iterator[Finding]:
    """Every area id and every address names a record of this pack."""
    known = {entry.address for entry in entries.records}
    for entry in entries.records:
        for key, prefix in (("areas", "areas/"), ("related", "")):
            for index, link in enumerate(entry.values.get(key, ())):
                if prefix + link not in known and not entries.may_have(prefix + link):
                    yield Finding(entry.file, entry.path(key, index), shown(link), "a record of this pack")
        operator = entry.values.get("operator")
        bodies = [(entry.path("partners", n), body) for n, body in enumerate(entry.values.get("partners", ()))]
        for path, body in [(entry.path("operator"), operator or ""), *bodies]:
            is_address = "/" in body and body.partition("/")[0] in BY_PLURAL
            if is_address and body not in known and not entries.may_have(body):
                yield Finding(entry.file, path, shown(body), "a record of this pack, or a name")


def passages_are_within_bounds(entries: Entries, layout: Layout) -> Iterator[Finding]:
    """All passages together name no more of the statement than can be read and kept; see `Allowance`."""
    allowance = Allowance.for_pack(layout, sum(len(entry.passages) for entry in entries.records))
    for entry in entries.records:
        for path, passage in entry.passages:
            try:
                exceeded = allowance.spend(layout, passage)
            except NoSuchPassage:
                continue
            if exceeded:
                expected = "passages that name less of it; name a sentence where one is meant"
                yield Finding(entry.file, (*path, "ref"), exceeded, expected)
                return


def names_are_within_bounds(entries: Entries, layout: Layout) -> Iterator[Finding]:
    """The names of all records together cost no more than can be searched; see `NamesAllowance`."""
    allowance = NamesAllowance.for_pack(layout, entries.records)
    for entry in entries.records:
        if not allowance.spend(layout, entry):
            expected = "fewer or shorter names of records, or fewer sentences that quote them"
            yield Finding(entry.file, entry.path("name"), "names that are looked for in too many places", expected)
            return


def quotes_stand(entries: Entries, layout: Layout) -> Iterator[Finding]:
    """Every ref exists, and every quote stands verbatim in the text that its ref names."""
    for entry in entries.records:
        for path, passage in entry.passages:
            try:
                text = layout.text(passage.ref)
            except NoSuchPassage as error:
                yield Finding(entry.file, (*path, "ref"), shown(str(passage.ref)), f"a ref that exists; {error}")
                continue
            if passage.quote is not None and position(text, passage.quote) < 0:
                key = "clause" if entry.kind is Kind.COMMITMENT else "quote"
                expected = f"words that stand in {passage.ref}, byte for byte"
                yield Finding(entry.file, (*path, key), shown(passage.quote), expected)


def sentences_have_an_area(entries: Entries, layout: Layout) -> Iterator[Finding]:
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
            path: Path = ("paragraph", sentence.paragraph - 1, "sentences", sentence.number - 1)
            expected = f"{sentence.ref} in the passages of one area or more in areas.toml"
            yield Finding("statement.toml", path, "a sentence in no area", expected)


def records_rest_on_something(entries: Entries) -> Iterator[Finding]:
    for entry in entries.records:
        if not entry.rests_on_something:
            yield Finding(entry.file, entry.path(), "neither a passage nor a note", "something the record rests on")


def notes_are_no_newer(entries: Entries) -> Iterator[Finding]:
    """No note is of a later month than that up to which the editor says to have looked."""
    looked = (entries.head or {}).get("notes_as_of")
    if looked is None:
        return
    for entry in entries.records:
        for index, note in enumerate(entry.notes):
            if (note.as_of.year, note.as_of.month) > looked:
                expected = f"a date up to {looked.words}, which is notes_as_of in pack.toml"
                yield Finding(entry.file, entry.path("note", index, "as_of"), str(note.as_of), expected)


def clauses_are_clauses(entries: Entries) -> Iterator[Finding]:
    """A clause lies in one sentence and begins with its verb."""
    for entry in entries.records:
        if entry.kind is not Kind.COMMITMENT:
            continue
        ref, verb, clause = entry.values["ref"], entry.values["verb"], entry.values["clause"]
        if not _is_one_sentence(ref):
            yield Finding(entry.file, entry.path("ref"), shown(str(ref)), "the ref of one sentence, such as p6.s7")
        elif not clause.startswith(verb) or clause[len(verb) : len(verb) + 1] not in ("", " "):
            yield Finding(entry.file, entry.path("clause"), shown(clause), f"a clause that begins with {shown(verb)}")


def clauses_stand_apart(entries: Entries, layout: Layout) -> Iterator[Finding]:
    """No clause overlaps another; of each that does, one other is named, and the later of the two is at fault."""
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
                    yield Finding(later.entry.file, path, found, "one graded verb in each clause")
            if clause.end > furthest.end:
                furthest = clause


class _Clause(NamedTuple):
    """Where the clause of a commitment lies in its sentence; `order` is the commitment's in its file."""

    start: int
    end: int
    order: int
    entry: Entry


def _by_sentence(entries: Entries, layout: Layout) -> dict[Ref, list[_Clause]]:
    """The clauses that stand in a sentence, by its ref."""
    clauses: dict[Ref, list[_Clause]] = {}
    for entry in entries.records:
        if entry.kind is Kind.COMMITMENT and _is_one_sentence(ref := entry.values["ref"]) and _numbers(layout, ref):
            start = position(layout.text(ref), entry.values["clause"])
            if start >= 0:
                clause = _Clause(start, start + len(entry.values["clause"]), entry.index, entry)
                clauses.setdefault(ref, []).append(clause)
    return clauses


def _is_one_sentence(ref: Ref) -> bool:
    return ref.first.sentence is not None and ref.first == ref.last


def _numbers(layout: Layout, ref: Ref) -> range:
    try:
        return layout.numbers(ref)
    except NoSuchPassage:
        return range(0)


def breaches(entries: Entries, source: str | None, layout: Layout | None) -> Iterator[Finding]:
    """Everything that any rule finds. `layout` is the statement's, None where there is none."""
    if source is not None:
        yield from source_is_what_was_signed(entries, source)
        yield from text_rejoins(entries, source)
    for rule in (ids_are_unique, links_resolve, records_rest_on_something, notes_are_no_newer, clauses_are_clauses):
        yield from rule(entries)
    if layout is None:
        return
    exceeded = False
    for is_within in (passages_are_within_bounds, names_are_within_bounds):
        for finding in is_within(entries, layout):
            exceeded = True
            yield finding
    if not exceeded:
        for rests in (quotes_stand, sentences_have_an_area, clauses_stand_apart):
            yield from rests(entries, layout)
