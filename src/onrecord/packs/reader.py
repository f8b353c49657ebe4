"""Makes texts and tables of the bytes of a pack's files: decoded, checked for what no text may hold, parsed.

A file's bytes are what is kept of it. Its text, which may take four times as much, and its tables are made when they
are asked for, and may go once they are read.
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


@dataclass
class PackFiles:
    """The bytes of the files that are text, by name, and what is wrong with the files."""

    name: str
    raw: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """The names of the files that are there, but could not be read or parsed."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(map(len, self.raw.values()))

    def text(self, file_name: str) -> str | None:
        """Return the text of a file; None where there is none."""
        raw = self.raw.get(file_name)
        return None if raw is None else raw.decode()

    def table(self, file_name: str) -> dict[str, Any] | None:
        """Return the file as TOML; None where there is none, or where it is none, which becomes a problem."""
        if (text := self.text(file_name)) is None:
            return None
        try:
            return parse_bounded_toml(text)
        except UnusableToml as error:
            self.refuse(file_name, error.found, error.expected, error.line)
            self.unread.add(file_name)
            return None

    def refuse(self, file_name: str, found: str, expected: str, line: int = 0) -> None:
        """Note what is wrong with a file as a whole."""
        self.problems.append(Problem(f"{self.name}/{file_name}", line, "", found, expected))

    def locate(self, findings: Iterable[RawProblem]) -> list[Problem]:
        """Return the findings with their lines; each file is scanned once, and only if something is wrong in it."""
        from onrecord.text.toml_lines import closest_line, line_numbers

        by_file: dict[str, list[RawProblem]] = {}
        for finding in findings:
            by_file.setdefault(finding.file, []).append(finding)
        problems = []
        for file_name, found in by_file.items():
            text = self.text(file_name) if file_name.endswith(".toml") and file_name not in self.unread else None
            lines = {} if text is None else line_numbers(text, {finding.path for finding in found})
            for finding in found:
                line = finding.line or closest_line(lines, finding.path)
                place = f"{self.name}/{file_name}" if file_name else self.name
                problems.append(Problem(place, line, format_key_path(finding.path), finding.found, finding.expected))
        return problems


def read_files(pack: RawPack, name: str) -> PackFiles:
    """Decode and parse the files of a pack; what cannot be used becomes a problem, never an exception."""
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
    """Return the bytes of a file, and note why there are none."""
    if file_name in pack.refused:
        files.unread.add(file_name)
        files.refuse(file_name, *pack.refused[file_name])
        return None
    if (raw := pack.raw.get(file_name)) is None:
        if file_name == SOURCE_FILE or file_name in REQUIRED_FILES:
            files.refuse(file_name, "no such file", "a file; every pack has one")
        return None
    files.unread.add(file_name)
    return raw


def _is_text(raw: bytes, file_name: str, files: PackFiles) -> bool:
    """Return whether the bytes can be decoded, and note what no text of a pack may hold."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        files.refuse(file_name, f"the byte 0x{raw[error.start]:02X}", "UTF-8; save the file as UTF-8", line)
        return False
    files.unread.discard(file_name)
    if hit := find_forbidden_character(text):
        offset, what = hit
        files.refuse(file_name, what, "no such character; remove it", text.count("\n", 0, offset) + 1)
    if not is_nfc(text):
        files.refuse(file_name, "text that is not NFC", "Unicode normal form C", _first_not_nfc(text))
    if unassigned := find_unassigned_character(text):
        offset, what = unassigned
        line = text.count("\n", 0, offset) + 1
        expected = "a character that this Python's Unicode knows; the pack opens all the same"
        files.warnings.append(Problem(f"{files.name}/{file_name}", line, "", what, expected))
    return True


def _first_not_nfc(text: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if not is_nfc(line)), 1)
