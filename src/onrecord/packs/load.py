"""From a folder to a Pack, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.packs.entries import Entries, Entry, read_entries
from onrecord.packs.problem import Finding, PackRefused, Problem, safe
from onrecord.packs.reading import read_files
from onrecord.packs.rules import breaches
from onrecord.packs.values import RawPassage
from onrecord.record import Kind, Pack, Passage, Record, Statement
from onrecord.record.records import CLASSES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True)
class Library:
    """The packs that opened, in the order given, and those that were refused."""

    packs: tuple[Pack, ...]
    refused: tuple[PackRefused, ...] = ()


def load_pack(folder: Traversable, name: str | None = None) -> Pack:
    """The pack in `folder`; PackRefused, with every problem, where any rule is broken. `name` stands in messages."""
    name = safe(name or folder.name)
    files = read_files(folder, name)
    findings: list[Finding] = []
    entries = read_entries(files, findings)
    findings += breaches(entries, files.texts.get("source.txt"))
    problems = [*files.problems, *files.locate(findings)]
    if problems or entries.head is None or entries.statement is None:
        raise PackRefused(name, _sorted(problems))
    return _pack(entries, entries.head, entries.statement)


def load_library(folders: Iterable[tuple[str, Traversable]]) -> Library:
    """Every pack that opens; a pack that is refused, or whose id another has, does not keep the others out."""
    packs: list[Pack] = []
    refused: list[PackRefused] = []
    for one in load_each(folders):
        if isinstance(one, PackRefused):
            refused.append(one)
        else:
            packs.append(one)
    return Library(tuple(packs), tuple(refused))


def load_each(folders: Iterable[tuple[str, Traversable]]) -> Iterator[Pack | PackRefused]:
    """What `load_library` loads, one after another, and none kept."""
    ids: set[str] = set()
    for name, folder in folders:
        try:
            pack = load_pack(folder, name)
        except PackRefused as refusal:
            yield refusal
            continue
        if pack.id in ids:
            finding = Finding("pack.toml", ("id",), f"“{pack.id}” again", "an id that no open pack has")
            yield PackRefused(safe(name), tuple(read_files(folder, safe(name)).locate([finding])))
            continue
        ids.add(pack.id)
        yield pack


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each once, by file and line: what is wrong with the value of a key is not reported again for its file."""
    of_keys = {replace(problem, key="") for problem in problems if problem.key}
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
