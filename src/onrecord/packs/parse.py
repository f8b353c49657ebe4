"""Parse and check the bytes of a pack's files: the result is a Pack, or a list of everything that is wrong with it."""

from typing import Any, NamedTuple

from onrecord.model import Kind, Pack, Passage, Record, Statement
from onrecord.model.records import RECORD_CLASSES
from onrecord.packs.ambiguous_names import find_ambiguous_names
from onrecord.packs.density_limits import (
    TOO_MANY_RECORDS,
    check_density,
    check_shared_abbreviations,
    find_overfull_file,
)
from onrecord.packs.entries import Entries, Entry, read_entries
from onrecord.packs.files import SOURCE_FILE
from onrecord.packs.furniture import find_furniture
from onrecord.packs.gaps import add_right_joins
from onrecord.packs.layout import StatementLayout
from onrecord.packs.problem import PackRefused, PackWarnings, Problem, ProblemCollector, RawProblem
from onrecord.packs.raw_files import RawPack
from onrecord.packs.reader import read_files
from onrecord.packs.rules import check_rules
from onrecord.packs.split_words import find_split_words
from onrecord.packs.values import RawPassage


class CheckedPack(NamedTuple):
    """A pack that breaks no rule, and its warnings, which a person should look at."""

    pack: Pack
    warnings: PackWarnings


def parse_pack(raw: RawPack, name: str) -> Pack:
    """Return the pack of which these are the bytes. `name` is used in messages.

    Raises:
        PackRefused: the pack breaks a rule; the exception has its problems.
    """
    return check_pack(raw, name).pack


def check_pack(raw: RawPack, name: str) -> CheckedPack:
    """Return the pack of which these are the bytes, with its warnings. `name` is used in messages.

    Raises:
        PackRefused: the pack breaks a rule; the exception has its problems and warnings.
    """
    files = read_files(raw, name)
    if (overfull := find_overfull_file(files.raw)) is not None:
        files.refuse(overfull, *TOO_MANY_RECORDS)
        raise PackRefused(name, _sorted(files.problems))
    findings = ProblemCollector()
    entries = read_entries(files, findings)
    source = files.text(SOURCE_FILE)
    if source is not None and entries.version > 1 and any("joins" in finding.path for finding in findings.listed):
        findings.listed = add_right_joins(findings.listed, files.table("statement.toml") or {}, source)
    layout = StatementLayout(entries.statement) if entries.statement else None
    findings.add_all(check_density(entries, files.size))
    findings.add_all(check_shared_abbreviations(entries))
    findings.add_all(check_rules(entries, source, layout))
    suspects = ProblemCollector(raw.warnings)
    if source is not None and "statement.toml" not in files.unreadable:  # that file has the answers
        suspects.add_all(find_furniture(entries, source))
    suspects.add_all(find_ambiguous_names(entries))
    if layout is not None:
        suspects.add_all(find_split_words(entries, layout))
    warnings = PackWarnings(name, _sorted([*files.warnings, *files.locate(suspects.listed)]), suspects.other_count)
    problems = [*files.problems, *files.locate(findings.listed)]
    if problems or entries.head is None or layout is None or entries.statement is None:
        raise PackRefused(name, _sorted(problems), findings.other_count, warnings)
    return CheckedPack(_pack(entries, entries.head, entries.statement, layout), warnings)


def refuse_duplicate_id(raw: RawPack, name: str, pack_id: str, warnings: PackWarnings | None) -> PackRefused:
    """Return the refusal of a pack whose id an open pack has; `warnings` are those of the refused pack."""
    finding = RawProblem("pack.toml", ("id",), f"“{pack_id}” a second time", "an id that no other open pack has")
    return PackRefused(name, tuple(read_files(raw, name).locate([finding])), warnings=warnings)


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by file and line; a problem with the value of a key is not repeated for its file."""
    without_keys = {problem._replace(key="") for problem in problems if problem.key}
    unique = set(problems) - without_keys
    return tuple(
        sorted(unique, key=lambda problem: (problem.file, problem.line, problem.key, problem.found, problem.expected))
    )


def _pack(entries: Entries, head: dict[str, Any], statement: Statement, layout: StatementLayout) -> Pack:
    records: list[Record] = []
    entries.records.reverse()
    while entries.records:  # free each entry once its record is made: entries take as much memory as records
        records.append(_record(entries.records.pop(), layout))
    order = list(Kind)
    records.sort(key=lambda record: order.index(record.kind))
    return Pack(head["id"], head["title"], statement, tuple(records), head.get("notes_as_of"))


def _record(entry: Entry, layout: StatementLayout) -> Record:
    values = dict(entry.values)
    if entry.kind is Kind.COMMITMENT:
        values["passages"] = (RawPassage(values.pop("ref"), values["clause"]),)
        values["name"] = values["clause"]
        values["actors"] = values.pop("actor")
    values["passages"] = tuple(_passage(raw, layout) for raw in values.get("passages", ()))
    if "planned" in values:
        values["planned"] = _passage(values["planned"], layout)
    return RECORD_CLASSES[entry.kind](**values, notes=entry.notes)


def _passage(raw: RawPassage, layout: StatementLayout) -> Passage:
    text = layout.text(raw.ref)
    return Passage(raw.ref, raw.quote or text, whole=raw.quote is None or raw.quote == text)
