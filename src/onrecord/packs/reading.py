"""Makes texts and tables of the bytes of a pack's files: decoded, checked for what no text may hold, parsed."""

from __future__ import annotations

import bisect
import tomllib
from dataclasses import dataclass, field
from typing import Any

from onrecord.packs.files import FILES, REQUIRED, SOURCE
from onrecord.packs.problem import Finding, Problem, key_of, shown
from onrecord.packs.raw import RawPack
from onrecord.text.characters import forbidden, is_nfc


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


def read_files(pack: RawPack, name: str) -> PackFiles:
    """Decode and parse the files of a pack; what cannot be used becomes a problem, never an exception."""
    files = PackFiles(name)
    if len(pack.refused) == len(FILES) and len(set(pack.refused.values())) == 1:
        [(found, expected)] = set(pack.refused.values())
        files.problems.append(Problem(name, 0, "", found, expected))
        return files
    for file_name in FILES:
        text = _read_text(pack, file_name, files)
        if text is None:
            continue
        files.texts[file_name] = text
        if file_name.endswith(".toml"):
            _parse(file_name, text, files)
    return files


def _read_text(pack: RawPack, file_name: str, files: PackFiles) -> str | None:
    def refuse(found: str, expected: str, line: int = 0) -> None:
        files.problems.append(Problem(f"{files.name}/{file_name}", line, "", found, expected))

    if file_name in pack.refused:
        refuse(*pack.refused[file_name])
        return None
    if (raw := pack.raw.get(file_name)) is None:
        if file_name == SOURCE or file_name in REQUIRED:
            refuse("no such file", "a file; every pack has one")
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
