"""Decode and parse the bytes of a pack's files, and check them for characters that no text may contain.

Only the bytes of a file are kept. Its text, which may take four times as much memory, and its tables are made on
request, and can be freed once they are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from onrecord.packs.files import PACK_FILES, REQUIRED_FILES, SOURCE_FILE
from onrecord.packs.problem import Problem, RawProblem, format_key_path
from onrecord.packs.raw_files import RawPack
from onrecord.packs.toml_document import UnusableToml, parse_bounded_toml
from onrecord.text.characters import find_forbidden_character, find_unassigned_character, is_nfc
from onrecord.text.toml_lines import closest_line, line_numbers


@dataclass
class PackFiles:
    """The bytes of the files that are text, by name, and the problems of the files.

    `unreadable` has the names of the files that exist, but could not be read or parsed.
    """

    name: str
    raw: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    @property
    def size(self) -> int:
        """Return the number of bytes of all files."""
        return sum(map(len, self.raw.values()))

    def text(self, file_name: str) -> str | None:
        """Return the text of a file; None if there is none."""
        raw = self.raw.get(file_name)
        return None if raw is None else raw.decode()

    def table(self, file_name: str) -> dict[str, Any] | None:
        """Return the tables of a file; None if there is no such file, or if it is not TOML, which becomes a problem."""
        if (text := self.text(file_name)) is None:
            return None
        try:
            return parse_bounded_toml(text)
        except UnusableToml as error:
            self.refuse(file_name, error.found, error.expected, error.line)
            self.unreadable.add(file_name)
            return None

    def refuse(self, file_name: str, found: str, expected: str, line: int = 0) -> None:
        """Add a problem of a file as a whole."""
        self.problems.append(Problem(f"{self.name}/{file_name}", line, "", found, expected))

    def locate(self, findings: Iterable[RawProblem]) -> list[Problem]:
        """Return the findings with their lines; each file is scanned once, and only if it has a finding."""
        by_file: dict[str, list[RawProblem]] = {}
        for finding in findings:
            by_file.setdefault(finding.file, []).append(finding)
        problems = []
        for file_name, file_findings in by_file.items():
            text = self.text(file_name) if file_name.endswith(".toml") and file_name not in self.unreadable else None
            lines = {} if text is None else line_numbers(text, {finding.path for finding in file_findings})
            for finding in file_findings:
                line = finding.line or closest_line(lines, finding.path)
                path = f"{self.name}/{file_name}" if file_name else self.name
                problems.append(Problem(path, line, format_key_path(finding.path), finding.found, finding.expected))
        return problems


def read_files(pack: RawPack, name: str) -> PackFiles:
    """Decode and check the files of a pack, and return them; an unusable file becomes a problem, never an exception."""
    files = PackFiles(name)
    if len(pack.refused) == len(PACK_FILES) and len(set(pack.refused.values())) == 1:
        [(found, expected)] = set(pack.refused.values())
        files.problems.append(Problem(name, 0, "", found, expected))
        return files
    for file_name in PACK_FILES:
        raw = _read_raw(pack, file_name, files)
        if raw is not None and _is_text(raw, file_name, files):
            files.raw[file_name] = raw
    return files


def _read_raw(pack: RawPack, file_name: str, files: PackFiles) -> bytes | None:
    """Return the bytes of a file; if there are none, add a problem that says why, and return None."""
    if file_name in pack.refused:
        files.unreadable.add(file_name)
        files.refuse(file_name, *pack.refused[file_name])
        return None
    if (raw := pack.files.get(file_name)) is None:
        if file_name == SOURCE_FILE or file_name in REQUIRED_FILES:
            files.refuse(file_name, "no such file", "a file; every pack needs it")
        return None
    files.unreadable.add(file_name)
    return raw


def _is_text(raw: bytes, file_name: str, files: PackFiles) -> bool:
    """Return whether the bytes can be decoded; add problems for characters that no text of a pack may contain."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        files.refuse(file_name, f"the byte 0x{raw[error.start]:02X}", "UTF-8; save the file as UTF-8", line)
        return False
    files.unreadable.discard(file_name)
    if forbidden := find_forbidden_character(text):
        offset, description = forbidden
        files.refuse(file_name, description, "no such character; remove it", text.count("\n", 0, offset) + 1)
    if not is_nfc(text):
        files.refuse(file_name, "text that is not NFC", "text in Unicode normal form C (NFC)", _first_not_nfc(text))
    if unassigned := find_unassigned_character(text):
        offset, description = unassigned
        line = text.count("\n", 0, offset) + 1
        expected = "a character that this Python's version of Unicode knows; the pack opens anyway"
        files.warnings.append(Problem(f"{files.name}/{file_name}", line, "", description, expected))
    return True


def _first_not_nfc(text: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if not is_nfc(line)), 1)
