"""Problems and warnings of a pack, each in one line: file, line, key, what was found, what was expected."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from onrecord.text.characters import escape_and_shorten

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath

# Problems of one pack that are listed; the others are only counted.
MAX_PROBLEMS_LISTED = 100


class Problem(NamedTuple):
    """One breach of one rule. `line` counts from 1; it is 0 if no line can be named."""

    file: str
    line: int
    key: str
    found: str
    expected: str

    @property
    def location(self) -> str:
        """Return the file, with the line if there is one."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def description(self) -> str:
        """Return the key, what was found and what was expected."""
        key = f"{self.key}: " if self.key else ""
        return f"{key}found {self.found}, expected {self.expected}"

    def __str__(self) -> str:
        return f"{self.location}: {self.description}"


class RawProblem(NamedTuple):
    """A problem whose line is not looked up yet; `line` is set only if the file is not TOML.

    `file` is empty for a problem of the folder as a whole.
    """

    file: str
    path: "KeyPath"
    found: str
    expected: str
    line: int = 0


class ProblemCollector:
    """A collection of problems: the first hundred in `listed`, and the number of the others."""

    def __init__(self, findings: Iterable[RawProblem] = ()) -> None:
        self.listed: list[RawProblem] = []
        self.other_count = 0
        self.add_all(findings)

    def add(self, finding: RawProblem) -> None:
        """Keep the finding, or only count it if a hundred are kept already."""
        if len(self.listed) < MAX_PROBLEMS_LISTED:
            self.listed.append(finding)
        else:
            self.other_count += 1

    def add_all(self, findings: Iterable[RawProblem]) -> None:
        """Add each of the findings."""
        for finding in findings:
            self.add(finding)

    def __len__(self) -> int:
        return len(self.listed) + self.other_count


class PackWarnings(NamedTuple):
    """Warnings: things in a pack that a person should look at, although they break no rule.

    `listed` holds the first hundred, `other_count` the number of the others.
    """

    name: str
    listed: tuple[Problem, ...] = ()
    other_count: int = 0

    @property
    def total(self) -> int:
        """Return the number of all warnings."""
        return len(self.listed) + self.other_count

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the listed warnings, one a line, and a line with the number of the others."""
        lines = (f"{problem.location}: warning: {problem.description}" for problem in self.listed)
        return (*lines, *count_of_others(self.name, self.other_count, "warning"))


class PackRefused(Exception):
    """The pack breaks a rule; it is refused whole.

    `problems` holds the first hundred breaches, `other_count` the number of the others.
    """

    def __init__(
        self, name: str, problems: tuple[Problem, ...], others: int = 0, warnings: PackWarnings | None = None
    ) -> None:
        self.name = name
        self.problems = problems
        self.other_count = others
        self.warnings = warnings or PackWarnings(name)
        super().__init__(f"{name}: {self.total} problem(s)")

    @property
    def total(self) -> int:
        """Return the number of all breaches."""
        return len(self.problems) + self.other_count

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the listed problems, one a line, and a line with the number of the others."""
        return (*map(str, self.problems), *count_of_others(self.name, self.other_count, "problem"))


def count_of_others(name: str, others: int, word: str) -> tuple[str, ...]:
    """Return the line with the number of those that are not listed; nothing if all are."""
    return (f"{name}: and {others:,} more {word}{'' if others == 1 else 's'}",) if others else ()


def describe_value(value: object) -> str:
    """Return a value from an untrusted file as a text that is safe and short enough for a line on a terminal."""
    if isinstance(value, str):
        return f"“{escape_and_shorten(value)}”"
    kinds = {bool: "true or false", dict: "a table", list: "a list", int: "a number", float: "a number"}
    return kinds.get(type(value), "a date or time")


def format_key_path(path: "KeyPath") -> str:
    """Return the path as people write it: `mission[3].note[0].source`, counted from 0."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{escape_and_shorten(part)}" if text else escape_and_shorten(part)
    return text
