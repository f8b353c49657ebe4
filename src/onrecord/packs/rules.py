"""The rules that hold between the parts of a pack. Each yields its findings; none looks at another's."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.packs.entries import Entries, Entry
from onrecord.packs.problem import Finding, shown
from onrecord.record import BY_PLURAL, Kind, NoSuchPassage, Ref, Sentence, Statement

if TYPE_CHECKING:
    from onrecord.text.toml_lines import Path

FURNITURE = re.compile(
    r"An official website of the|Official websites use|Secure \.gov websites|Share sensitive information only"
    r"|https?://|\bSkip to (?:main )?content\b|\bCookie (?:policy|settings)\b|\bAll rights reserved\b"
    r"|The Lessons of 1989|^U\.S\. Department of State$",
    re.MULTILINE,
)


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


def no_furniture(source: str) -> Iterator[Finding]:
    """The web page's banner, links and footer are not part of the statement."""
    for hit in FURNITURE.finditer(source):
        line = source.count("\n", 0, hit.start()) + 1
        yield Finding("source.txt", (), f"{shown(hit[0])} (a piece of the web page)", "the statement's text only", line)


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


def quotes_stand(entries: Entries) -> Iterator[Finding]:
    """Every ref exists, and every quote stands verbatim in the text that its ref names."""
    if entries.statement is None:
        return
    for entry in entries.records:
        for path, passage in entry.passages:
            try:
                text = entries.statement.text_at(passage.ref)
            except NoSuchPassage as error:
                yield Finding(entry.file, (*path, "ref"), shown(str(passage.ref)), f"a ref that exists; {error}")
                continue
            if passage.quote is not None and passage.quote not in text:
                key = "clause" if entry.kind is Kind.COMMITMENT else "quote"
                expected = f"words that stand in {passage.ref}, byte for byte"
                yield Finding(entry.file, (*path, key), shown(passage.quote), expected)


def sentences_have_an_area(entries: Entries) -> Iterator[Finding]:
    if entries.statement is None or any(address.startswith("areas/") for address in entries.left_out):
        return
    covered = {
        (sentence.paragraph, sentence.number)
        for entry in entries.records
        if entry.kind is Kind.AREA
        for _, passage in entry.passages
        for sentence in _sentences(entries.statement, passage.ref)
    }
    for sentence in entries.statement.sentences:
        if (sentence.paragraph, sentence.number) not in covered:
            path: Path = ("paragraph", sentence.paragraph - 1, "sentences", sentence.number - 1)
            expected = f"{sentence.ref} in the passages of one area or more in areas.toml"
            yield Finding("statement.toml", path, "a sentence in no area", expected)


def records_rest_on_something(entries: Entries) -> Iterator[Finding]:
    for entry in entries.records:
        if not entry.passages and not entry.notes and "meaning" not in entry.values:
            yield Finding(entry.file, entry.path(), "neither a passage nor a note", "something the record rests on")


def clauses_are_clauses(entries: Entries) -> Iterator[Finding]:
    """A clause lies in one sentence, begins with its verb and overlaps no other clause."""
    spans: dict[Ref, list[tuple[int, int, Entry]]] = {}
    for entry in entries.records:
        if entry.kind is not Kind.COMMITMENT:
            continue
        ref, verb, clause = entry.values["ref"], entry.values["verb"], entry.values["clause"]
        if ref.first.sentence is None or ref.first != ref.last:
            yield Finding(entry.file, entry.path("ref"), shown(str(ref)), "the ref of one sentence, such as p6.s7")
            continue
        if not (clause + " ").startswith(verb + " "):
            yield Finding(entry.file, entry.path("clause"), shown(clause), f"a clause that begins with {shown(verb)}")
        text = "".join(sentence.text for sentence in _sentences(entries.statement, ref))
        if (start := text.find(clause)) < 0:
            continue
        end = start + len(clause)
        for other_start, other_end, other in spans.setdefault(ref, []):
            if start < other_end and other_start < end:
                found = f"a clause that overlaps {other.address}"
                yield Finding(entry.file, entry.path("clause"), found, "one graded verb in each clause")
        spans[ref].append((start, end, entry))


def _sentences(statement: Statement | None, ref: Ref) -> tuple[Sentence, ...]:
    if statement is None:
        return ()
    try:
        return statement.sentences_at(ref)
    except NoSuchPassage:
        return ()


def breaches(entries: Entries, source: str | None) -> list[Finding]:
    """Everything that any rule finds."""
    findings: list[Finding] = []
    if source is not None:
        findings += source_is_what_was_signed(entries, source)
        findings += text_rejoins(entries, source)
        findings += no_furniture(source)
    for rule in (
        ids_are_unique,
        links_resolve,
        quotes_stand,
        sentences_have_an_area,
        records_rest_on_something,
        clauses_are_clauses,
    ):
        findings += rule(entries)
    return findings
