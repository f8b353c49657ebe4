"""What is wrong with a pack, said in one line: file, line, key, what was found, what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.text.characters import printable

if TYPE_CHECKING:
    from onrecord.text.toml_lines import Path


class Problem(NamedTuple):
    """One breach of one rule. `line` counts from 1; it is 0 where no line can be named."""

    file: str
    line: int
    key: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} found {self.found}, expected {self.expected}"


class Finding(NamedTuple):
    """A problem whose line is not looked up yet; `line` is given where the file is not TOML."""

    file: str
    path: Path
    found: str
    expected: str
    line: int = 0


class PackRefused(Exception):
    """The pack breaks a rule; it is refused whole. `problems` holds every breach."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{name}: {len(problems)} problem(s)")
        self.name = name
        self.problems = problems


def shown(value: object) -> str:
    """A value from an untrusted file, safe and short enough for a line on a terminal."""
    if isinstance(value, str):
        return f"“{printable(value)}”"
    kinds = {bool: "true or false", dict: "a table", list: "a list", int: "a number", float: "a number"}
    return kinds.get(type(value), "a date or time")


def key_of(path: Path) -> str:
    """The path as people write it: `mission[3].note[0].source`, counted from 0."""
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part}]"
        else:
            written += f".{printable(part)}" if written else printable(part)
    return written
