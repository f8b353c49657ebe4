"""Line numbers of tables, array elements and keys in a TOML document, which tomllib does not report.

The text has already been accepted by tomllib, so this scanner only follows the grammar (https://toml.io/en/v1.0.0)
far enough to find the start of each key and array element. It validates nothing.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Collection, Set

from onrecord.text.toml_strings import find_string_end

# A path in a TOML document of tables, indexes and keys, e.g. `("mission", 3, "note", 0, "source")`.
KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t\r\n]*")
_GAP = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE = re.compile(r"[^,\]}#\n]*")
# Deeper than any key of a pack; below this depth no lines are recorded, so a key of 100,000 dots costs little.
_MAX_MARKED_DEPTH = 16


def line_numbers(text: str, paths: Collection[KeyPath] | None = None) -> dict[KeyPath, int]:
    """Return the line (from 1) on which each table, key and array element begins.

    With `paths`, return only the lines of these paths and of their parents, which saves many times the text's size.
    """
    paths_and_parents = None if paths is None else {path[:size] for path in paths for size in range(1, len(path) + 1)}
    scanner = _Scanner(text, paths_and_parents)
    with contextlib.suppress(RecursionError):  # nested deeper than any pack: the lines so far will do
        scanner.document()
    return scanner.lines


def syntax_error(message: str, text: str) -> tuple[str, int]:
    """Return the reason and the line in an error message of tomllib; the last line if the message names none."""
    location = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(location[1]) if location and location[1] else text.count("\n") + 1
    reason = (message[: location.start()] if location else message).strip()
    if reason == "Invalid statement":  # in this program, a statement is an official text
        return "neither a key with a value, nor a table, nor a comment", line
    return reason[:1].lower() + reason[1:], line


def closest_line(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """Return the line of `path`, or of its closest parent that has one; 0 if none has."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


class _Scanner:
    """Reads a document from start to end and collects the lines of its paths."""

    def __init__(self, text: str, paths: Set[KeyPath] | None) -> None:
        self.text = text
        self._paths = paths
        self.offset = 0
        self.lines: dict[KeyPath, int] = {}
        self._line = 1
        self._counted_to = 0
        self._last_indexes: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        while True:
            self._skip_blank()
            if self.offset >= len(self.text):
                return
            if self.text[self.offset] == "[":
                table = self._header()
            elif not self._pair(table):
                return

    def _header(self) -> KeyPath:
        start = self.offset
        is_array = self.text.startswith("[[", self.offset)
        self.offset += 2 if is_array else 1
        keys = self._key()
        self.offset += 2 if is_array else 1
        if is_array:
            path = (*self._resolve(keys[:-1], start), keys[-1])
            self._mark(path, start)
            self._last_indexes[path] = self._last_indexes.get(path, -1) + 1
            path = (*path, self._last_indexes[path])
        else:
            path = self._resolve(keys, start)
        self._mark(path, start)
        return path

    def _resolve(self, keys: list[str], start: int) -> KeyPath:
        """Return the path of a header's keys.

        Names inside an array of tables belong to its newest element. Tables on the way may begin at this header.
        """
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            if len(path) <= _MAX_MARKED_DEPTH:
                self._mark(path, start)
            if path in self._last_indexes:
                path = (*path, self._last_indexes[path])
        return path

    def _pair(self, table: KeyPath) -> bool:
        start = self.offset
        keys = self._key()
        if not keys or not self.text.startswith("=", self.offset):
            return False
        self.offset += 1
        path = (*table, *keys)
        for depth in range(1, min(len(keys), _MAX_MARKED_DEPTH)):
            self._mark((*table, *keys[:depth]), start)
        self._mark(path, start)
        self._value(path)
        return True

    def _key(self) -> list[str]:
        keys: list[str] = []
        while (part := self._key_part()) is not None:
            keys.append(part)
            if not self.text.startswith(".", self.offset):
                break
            self.offset += 1
        return keys

    def _key_part(self) -> str | None:
        """Read one key part and the blanks around it; return None and stay in place if there is none."""
        begin = self.offset
        self._skip(_GAP)
        start = self.offset
        if not self._skip_string():
            self._skip(_BARE_KEY)
        if self.offset == start:
            self.offset = begin
            return None
        part = _unquoted(self.text[start : self.offset])
        self._skip(_GAP)
        return part

    def _value(self, path: KeyPath) -> None:
        self._skip_blank()
        if self._skip_string():
            return
        if self.text.startswith("[", self.offset):
            self._array(path)
        elif self.text.startswith("{", self.offset):
            self._inline_table(path)
        else:
            self._skip(_BARE)

    def _array(self, path: KeyPath) -> None:
        self.offset += 1
        index = 0
        while True:
            self._skip_blank()
            if self.offset >= len(self.text) or self.text[self.offset] == "]":
                self.offset += 1
                return
            if self.text[self.offset] == ",":
                self.offset += 1
                continue
            before = self.offset
            self._mark((*path, index), self.offset)
            self._value((*path, index))
            index += 1
            if self.offset == before:
                self.offset += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.offset += 1
        while True:
            self._skip_blank()
            if self.offset >= len(self.text) or self.text[self.offset] == "}":
                self.offset += 1
                return
            if self.text[self.offset] == "," or not self._pair(path):
                self.offset += 1

    def _skip_blank(self) -> None:
        """Skip blanks, line ends and comments."""
        self._skip(_BLANK)
        while self.text.startswith("#", self.offset):
            end = self.text.find("\n", self.offset)
            self.offset = end if end >= 0 else len(self.text)
            self._skip(_BLANK)

    def _skip_string(self) -> bool:
        """Skip a string; return whether there was one."""
        if self.text[self.offset : self.offset + 1] not in ("'", '"'):
            return False
        end = find_string_end(self.text, self.offset)
        if end is None:
            return False
        self.offset = end
        return True

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if match := pattern.match(self.text, self.offset):
            self.offset = match.end()

    def _mark(self, path: KeyPath, offset: int) -> None:
        if self._paths is not None and path not in self._paths:
            return
        self._line += self.text.count("\n", self._counted_to, offset)
        self._counted_to = offset
        self.lines.setdefault(path, self._line)


def _unquoted(part: str) -> str:
    if part[0] == '"' and "\\" in part:
        return str(tomllib.loads(f"key = {part}")["key"])
    return part[1:-1] if part[0] in "\"'" else part
