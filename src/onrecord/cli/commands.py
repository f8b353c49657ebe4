"""The commands: their names, what each is for, and where each lives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Run = Callable[[Sequence[str]], int]

SUMMARIES = {
    "list": "Print the records of a section, or the sentences of the statement.",
    "show": "Print a passage of the statement, or a record with all that is known of it.",
    "copy": "Copy a passage, or what a record rests on, to the clipboard, and say where it went.",
    "styles": "Print every style that passages can be copied in, with a sample.",
    "search": "Search the official text, names, aliases and notes; best first.",
    "index": "Build the search index of large archives ahead, and say how large it is.",
    "check": "Prove that packs keep every rule of the format (docs/pack-format.md).",
    "doctor": "Say what this machine and session offer: terminal, clipboard, folders, packs, versions.",
}


def runner(name: str) -> Run:
    """The function that runs the command of that name; the browser for any other name.

    Each is imported when it is asked for, so that no command waits for another's imports; and by an import statement,
    so that tools which bundle programs see it.
    """
    if name == "list":
        from onrecord.cli.list import run
    elif name == "show":
        from onrecord.cli.show import run
    elif name == "copy":
        from onrecord.cli.copy import run
    elif name == "styles":
        from onrecord.cli.styles import run
    elif name == "search":
        from onrecord.cli.search import run
    elif name == "index":
        from onrecord.cli.index import run
    elif name == "check":
        from onrecord.cli.check import run
    elif name == "doctor":
        from onrecord.cli.doctor import run
    else:
        from onrecord.cli.browse import run
    return run
