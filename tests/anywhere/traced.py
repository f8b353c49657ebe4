"""Trace a program's system calls with strace: address families of sockets, and paths that it changes."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

CHANGING = (
    *("open", "openat", "openat2", "creat", "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2"),
    *("unlink", "unlinkat", "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate"),
    *("chmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchownat", "utime", "utimes", "utimensat", "setxattr"),
)
# With question marks, because newer architectures lack the older ones of these calls.
TRACED = ",".join(["%network", *(f"?{name}" for name in CHANGING)])

CALL = re.compile(r"(?P<name>\w+)\((?P<given>.*)\)\s+= (?P<result>-?\d+)(?:<(?P<opened>[^>]*)>)?")
FAMILY = re.compile(r"\b[AP]F_\w+")
PATH = re.compile(r'(?:\w+<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
WRITING = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC)\b")
DEVICE = re.compile(r"/dev/(null|tty|ptmx|pts/\d+)")
OPENING = ("open", "openat", "openat2", "creat")
RENAMING = ("rename", "renameat", "renameat2")


def under_strace(folder: pathlib.Path) -> tuple[str, ...]:
    """Return a command prefix that traces a program; each thread and child gets a file in the folder."""
    return ("strace", "-ff", "--seccomp-bpf", "-y", "-qq", "-e", f"trace={TRACED}", "-o", str(folder / "of"))


@dataclass(frozen=True)
class Trace:
    """A program's calls: address families of its sockets, and `changed`, paths created, written, renamed or removed.

    A file written under a temporary name and renamed counts by its last name alone.
    """

    families: frozenset[str]
    changed: frozenset[pathlib.Path]

    def outside(self, folders: Iterable[pathlib.Path]) -> set[pathlib.Path]:
        """Return the changed paths that are neither in these folders nor their parents."""
        allowed = list(folders)
        return {
            path
            for path in self.changed
            if not any(path.is_relative_to(folder) or folder.is_relative_to(path) for folder in allowed)
        }


def read_trace(folder: pathlib.Path, started_in: pathlib.Path) -> Trace:
    """Read the trace that `under_strace` wrote into the folder; relative paths start where the program did."""
    families: set[str] = set()
    changed: set[pathlib.Path] = set()
    for thread in folder.glob("of.*"):
        of_thread: set[pathlib.Path] = set()
        for line in thread.read_text(encoding="utf-8", errors="replace").splitlines():
            call = CALL.match(line)
            if not call:
                continue
            if call["name"] not in CHANGING:
                families.update(FAMILY.findall(call["given"]))
            elif int(call["result"]) >= 0:
                _change(of_thread, call, started_in)
        changed |= of_thread
    return Trace(frozenset(families), frozenset(changed))


def _change(changed: set[pathlib.Path], call: re.Match[str], started_in: pathlib.Path) -> None:
    """Add one call to the trace."""
    if call["name"] in OPENING:
        if "O_TMPFILE" in call["given"]:  # without a name: no folder ever lists it, and it is gone with who has it open
            return
        writing = call["name"] == "creat" or WRITING.search(call["given"])
        if writing and call["opened"] and not DEVICE.fullmatch(call["opened"]):
            changed.add(pathlib.Path(call["opened"]))
        return
    named = [pathlib.Path(each["folder"] or started_in, each["path"]) for each in PATH.finditer(call["given"])]
    if call["name"] in RENAMING:
        changed.discard(named[0])
    changed.add(named[-1])
