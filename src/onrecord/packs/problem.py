"""What is wrong with a pack, said in one line: file, line, key, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from onrecord.text.characters import escape_and_shorten

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath

MAX_PROBLEMS_LISTED = 100
"""Problems of one pack that are named; of the others only the number is said."""


class Problem(NamedTuple):
    """One breach of one rule. `line` counts from 1; it is 0 where no line can be named."""

    file: str
    line: int
    key: str
    found: str
    expected: str

    @property
    def place(self) -> str:
        """The file, with the line where there is one."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def said(self) -> str:
        """The key, what was found and what was expected."""
        key = f"{self.key}: " if self.key else ""
        return f"{key}found {self.found}, expected {self.expected}"

    def __str__(self) -> str:
        return f"{self.place}: {self.said}"


class RawProblem(NamedTuple):
    """A problem whose line is not looked up yet; `line` is given where the file is not TOML.

    `file` is empty for what is found in the folder as a whole.
    """

    file: str
    path: KeyPath
    found: str
    expected: str
    line: int = 0


class ProblemCollector:
    """The first hundred findings in `told`, and how many `others` there are, which take no memory."""

    def __init__(self, findings: Iterable[RawProblem] = ()) -> None:
        self.told: list[RawProblem] = []
        self.others = 0
        self.add_all(findings)

    def add(self, finding: RawProblem) -> None:
        """Keep the finding, or count it where a hundred are kept already."""
        if len(self.told) < MAX_PROBLEMS_LISTED:
            self.told.append(finding)
        else:
            self.others += 1

    def add_all(self, findings: Iterable[RawProblem]) -> None:
        """Add each of them."""
        for finding in findings:
            self.add(finding)

    def __len__(self) -> int:
        return len(self.told) + self.others


class PackWarnings(NamedTuple):
    """What a person should look at in a pack, although it breaks no rule: the first hundred, and how many others."""

    name: str
    told: tuple[Problem, ...] = ()
    others: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.told) + self.others

    @property
    def lines(self) -> tuple[str, ...]:
        """Those that are named, one a line, and a line that says how many are not."""
        told = (f"{problem.place}: warning: {problem.said}" for problem in self.told)
        return (*told, *count_of_others(self.name, self.others, "warning"))


class PackRefused(Exception):
    """The pack breaks a rule; it is refused whole.

    `problems` holds the first hundred breaches, `others` says how many more there are.
    """

    def __init__(
        self, name: str, problems: tuple[Problem, ...], others: int = 0, warnings: PackWarnings | None = None
    ) -> None:
        self.name = name
        self.problems = problems
        self.others = others
        self.warnings = warnings or PackWarnings(name)
        super().__init__(f"{name}: {self.total} problem(s)")

    @property
    def total(self) -> int:
        """How many breaches there are in all."""
        return len(self.problems) + self.others

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems that are named, one a line, and a line that says how many are not."""
        return (*map(str, self.problems), *count_of_others(self.name, self.others, "problem"))


def count_of_others(name: str, others: int, word: str) -> tuple[str, ...]:
    """Return the line that says how many are not named; nothing where all are."""
    return (f"{name}: and {others:,} more {word}{'' if others == 1 else 's'}",) if others else ()


def describe_value(value: object) -> str:
    """A value from an untrusted file, safe and short enough for a line on a terminal."""
    if isinstance(value, str):
        return f"“{escape_and_shorten(value)}”"
    kinds = {bool: "true or false", dict: "a table", list: "a list", int: "a number", float: "a number"}
    return kinds.get(type(value), "a date or time")


def format_key_path(path: KeyPath) -> str:
    """The path as people write it: `mission[3].note[0].source`, counted from 0."""
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part}]"
        else:
            written += f".{escape_and_shorten(part)}" if written else escape_and_shorten(part)
    return written
