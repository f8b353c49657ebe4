"""From the bytes of a pack's files to a Pack, or to everything that is wrong with it."""

from __future__ import annotations

from typing import Any, NamedTuple

from onrecord.packs.density import TOO_MANY, abbreviations_are_shared_by_few, overfull_file, parts_are_few
from onrecord.packs.entries import Entries, Entry, read_entries
from onrecord.packs.files import SOURCE
from onrecord.packs.furniture import furniture
from onrecord.packs.layout import Layout
from onrecord.packs.problem import Finding, Findings, PackRefused, Problem, Warnings
from onrecord.packs.raw import RawPack
from onrecord.packs.reading import read_files
from onrecord.packs.rules import breaches
from onrecord.packs.values import RawPassage
from onrecord.record import Kind, Pack, Passage, Record, Statement
from onrecord.record.records import CLASSES


class Parsed(NamedTuple):
    """A pack that breaks no rule, and what a person should look at in it all the same."""

    pack: Pack
    warnings: Warnings


def parse_pack(raw: RawPack, name: str) -> Pack:
    """The pack; PackRefused, with its problems, where any rule is broken. `name` stands in messages."""
    return check_pack(raw, name).pack


def check_pack(raw: RawPack, name: str) -> Parsed:
    """The pack, and what is to be looked at; PackRefused, with its problems, where any rule is broken."""
    files = read_files(raw, name)
    if (overfull := overfull_file(files.raw)) is not None:
        files.refuse(overfull, *TOO_MANY)
        raise PackRefused(name, _sorted(files.problems))
    findings = Findings()
    entries = read_entries(files, findings)
    layout = Layout(entries.statement) if entries.statement else None
    source = files.text(SOURCE)
    findings.add_all(parts_are_few(entries, files.size))
    findings.add_all(abbreviations_are_shared_by_few(entries))
    findings.add_all(breaches(entries, source, layout))
    doubts = Findings(raw.doubted)
    if source is not None and "statement.toml" not in files.unread:  # that file has the answers
        doubts.add_all(furniture(entries, source))
    warnings = Warnings(name, _sorted([*files.warnings, *files.locate(doubts.told)]), doubts.others)
    problems = [*files.problems, *files.locate(findings.told)]
    if problems or entries.head is None or layout is None or entries.statement is None:
        raise PackRefused(name, _sorted(problems), findings.others, warnings)
    return Parsed(_pack(entries, entries.head, entries.statement, layout), warnings)


def refused_again(raw: RawPack, name: str, pack_id: str, warnings: Warnings | None) -> PackRefused:
    """What is said of a pack whose id an open one has; `warnings` are those that it has all the same."""
    finding = Finding("pack.toml", ("id",), f"“{pack_id}” again", "an id that no open pack has")
    return PackRefused(name, tuple(read_files(raw, name).locate([finding])), warnings=warnings)


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each once, by file and line: what is wrong with the value of a key is not reported again for its file."""
    of_keys = {problem._replace(key="") for problem in problems if problem.key}
    unique = set(problems) - of_keys
    return tuple(sorted(unique, key=lambda p: (p.file, p.line, p.key, p.found, p.expected)))


def _pack(entries: Entries, head: dict[str, Any], statement: Statement, layout: Layout) -> Pack:
    records: list[Record] = []
    entries.records.reverse()
    while entries.records:  # each entry is gone once its record is made: they take as much memory
        records.append(_record(entries.records.pop(), layout))
    order = list(Kind)
    records.sort(key=lambda record: order.index(record.kind))
    return Pack(head["id"], head["title"], statement, tuple(records), head.get("notes_as_of"))


def _record(entry: Entry, layout: Layout) -> Record:
    values = dict(entry.values)
    if entry.kind is Kind.COMMITMENT:
        values["passages"] = (RawPassage(values.pop("ref"), values["clause"]),)
        values["name"] = values["clause"]
    values["passages"] = tuple(_passage(raw, layout) for raw in values.get("passages", ()))
    if "planned" in values:
        values["planned"] = _passage(values["planned"], layout)
    return CLASSES[entry.kind](**values, notes=entry.notes)


def _passage(raw: RawPassage, layout: Layout) -> Passage:
    text = layout.text(raw.ref)
    return Passage(raw.ref, raw.quote or text, whole=raw.quote is None or raw.quote == text)
