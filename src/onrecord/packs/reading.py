"""Reads the files of a pack folder: bounded, decoded, parsed, and never outside the folder."""

from __future__ import annotations

import bisect
import pathlib
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.packs.files import FILES, MAX_BYTES, REQUIRED
from onrecord.packs.problem import Finding, Problem, key_of, shown
from onrecord.text.characters import forbidden, is_nfc

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass
class PackFiles:
    """What was read. `tables` holds the parsed TOML of each file that could be parsed, by file name."""

    name: str
    texts: dict[str, str] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def unread(self) -> set[str]:
        """The names of the files that are there, but could not be read or parsed."""
        return {problem.file.removeprefix(f"{self.name}/") for problem in self.problems} - self.tables.keys()

    def locate(self, findings: list[Finding]) -> list[Problem]:
        """The findings with their lines; each file is scanned once, and only if something is wrong in it."""
        if not findings:
            return []
        from onrecord.text.toml_lines import line_numbers, nearest

        lines = {name: line_numbers(self.texts[name]) for name in {f.file for f in findings} & self.tables.keys()}
        return [
            Problem(
                f"{self.name}/{finding.file}",
                finding.line or nearest(lines.get(finding.file, {}), finding.path),
                key_of(finding.path),
                finding.found,
                finding.expected,
            )
            for finding in findings
        ]


def read_files(folder: Traversable, name: str) -> PackFiles:
    """Read every file that a pack may have; what cannot be read becomes a problem, never an exception."""
    files = PackFiles(name)
    for file_name in FILES:
        text = _read_text(folder, file_name, files)
        if text is None:
            continue
        files.texts[file_name] = text
        if file_name.endswith(".toml"):
            _parse(file_name, text, files)
    return files


def _read_text(folder: Traversable, file_name: str, files: PackFiles) -> str | None:
    def refuse(found: str, expected: str, line: int = 0) -> None:
        files.problems.append(Problem(f"{files.name}/{file_name}", line, "", found, expected))

    file = folder / file_name
    try:
        if not file.is_file():
            if file_name == "source.txt" or file_name in REQUIRED:
                refuse("no such file", "a file; every pack has one")
            return None
        if _leads_outside(folder, file):
            refuse("a link that leads outside the folder", "a file inside the pack")
            return None
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        refuse(error.strerror or "an unreadable file", "a file that can be read")
        return None
    if len(raw) > MAX_BYTES:
        refuse("a larger file", f"at most {MAX_BYTES // 1024 // 1024} MiB; split the pack")
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        refuse(f"the byte 0x{raw[error.start]:02X}", "UTF-8; save the file as UTF-8", line)
        return None
    if hit := forbidden(text):
        offset, what = hit
        refuse(what, "no such character; remove it", text.count("\n", 0, offset) + 1)
    if not is_nfc(text):
        refuse("text that is not NFC", "Unicode normal form C", _first_not_nfc(text))
    return text


def _leads_outside(folder: Traversable, file: Traversable) -> bool:
    if not isinstance(folder, pathlib.Path) or not isinstance(file, pathlib.Path):
        return False  # inside an archive there are no links to follow
    return not file.resolve().is_relative_to(folder.resolve())


def _first_not_nfc(text: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if not is_nfc(line)), 1)


def _parse(file_name: str, text: str, files: PackFiles) -> None:
    try:
        files.tables[file_name] = tomllib.loads(text)
    except RecursionError:
        found, line = "values nested too deeply", _first_beyond_python(text)
    except tomllib.TOMLDecodeError as error:
        from onrecord.text.toml_lines import syntax_error

        reason, line = syntax_error(str(error), text)
        found = shown(reason)
    except ValueError:
        found, line = "a number with too many digits", _first_beyond_python(text)
    else:
        return
    files.problems.append(Problem(f"{files.name}/{file_name}", line, "", found, "TOML; see docs/pack-format.md"))


def _first_beyond_python(text: str) -> int:
    """The line at which tomllib gives up without naming one: the shortest beginning of the text that it gives up on."""
    lines = text.split("\n")

    def too_much(count: int) -> bool:
        try:
            tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            return False
        except (RecursionError, ValueError):
            return True
        return False

    return bisect.bisect_left(range(len(lines)), True, key=too_much)
