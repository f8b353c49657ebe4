"""From the bytes of a pack's files to a Pack, or to everything that is wrong with it."""

from __future__ import annotations

from typing import Any

from onrecord.packs.entries import Entries, Entry, read_entries
from onrecord.packs.files import SOURCE
from onrecord.packs.problem import Finding, PackRefused, Problem
from onrecord.packs.raw import RawPack
from onrecord.packs.reading import read_files
from onrecord.packs.rules import breaches
from onrecord.packs.values import RawPassage
from onrecord.record import Kind, Pack, Passage, Record, Statement
from onrecord.record.records import CLASSES


def parse_pack(raw: RawPack, name: str) -> Pack:
    """The pack; PackRefused, with every problem, where any rule is broken. `name` stands in messages."""
    files = read_files(raw, name)
    findings: list[Finding] = []
    entries = read_entries(files, findings)
    findings += breaches(entries, files.texts.get(SOURCE))
    problems = [*files.problems, *files.locate(findings)]
    if problems or entries.head is None or entries.statement is None:
        raise PackRefused(name, _sorted(problems))
    return _pack(entries, entries.head, entries.statement)


def refused_again(raw: RawPack, name: str, pack_id: str) -> PackRefused:
    """What is said of a pack whose id an open one has."""
    finding = Finding("pack.toml", ("id",), f"“{pack_id}” again", "an id that no open pack has")
    return PackRefused(name, tuple(read_files(raw, name).locate([finding])))


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each once, by file and line: what is wrong with the value of a key is not reported again for its file."""
    of_keys = {problem._replace(key="") for problem in problems if problem.key}
    unique = set(problems) - of_keys
    return tuple(sorted(unique, key=lambda p: (p.file, p.line, p.key, p.found, p.expected)))


def _pack(entries: Entries, head: dict[str, Any], statement: Statement) -> Pack:
    order = list(Kind)
    records = sorted(
        (_record(entry, statement) for entry in entries.records), key=lambda record: order.index(record.kind)
    )
    return Pack(head["id"], head["title"], statement, tuple(records))


def _record(entry: Entry, statement: Statement) -> Record:
    values = dict(entry.values)
    if entry.kind is Kind.COMMITMENT:
        values["passages"] = (RawPassage(values.pop("ref"), values["clause"]),)
        values["name"] = values["clause"]
    values["passages"] = tuple(_passage(raw, statement) for raw in values.get("passages", ()))
    if "planned" in values:
        values["planned"] = _passage(values["planned"], statement)
    return CLASSES[entry.kind](**values, notes=entry.notes)


def _passage(raw: RawPassage, statement: Statement) -> Passage:
    text = statement.text_at(raw.ref)
    return Passage(raw.ref, raw.quote or text, whole=raw.quote is None or raw.quote == text)
