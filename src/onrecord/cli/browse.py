"""`onrecord [DIR ...]`: the browser. The one module of this room that starts the screen, when it runs."""

from __future__ import annotations

import os.path
import sys
from collections.abc import Sequence

from onrecord import __version__
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.configured import configured
from onrecord.cli.exits import Unusable
from onrecord.cli.packs_option import open_packs
from onrecord.cli.parser import Parser

SUMMARY = "Browse official joint statements offline, and copy the exact words with their citation."
EXAMPLES = (
    "onrecord",
    "onrecord list missions --area science",
    "onrecord show p6.s7 --style quote",
    "onrecord search anti satellite",
    "onrecord check",
)


def run(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    for folder in given.dirs:
        _require_folder(folder)
    library = open_packs(given.dirs)
    _require_terminal()
    own = configured()
    from onrecord.tui import Habits, run_browser

    return run_browser(library, Habits(own.styles, own.default, own.routes))


def _parser() -> Parser:
    commands = "".join(f"  {name:<8} {summary}\n" for name, summary in SUMMARIES.items())
    more = f"commands without a screen (onrecord COMMAND --help says more):\n{commands}\n"
    more += "exit codes: 0 found or fine, 1 nothing found or check failed, 2 usage or unreadable input\n\n"
    parser = Parser("", SUMMARY, EXAMPLES, more)
    parser.usage = "onrecord [-h] [--version] [DIR ...]\n       onrecord COMMAND ..."
    parser.add_argument(
        "dirs", nargs="*", metavar="DIR", help="open the browser on these packs (default: the packs that ship)"
    )
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    return parser


def _require_folder(name: str) -> None:
    """A mistyped command is taken for a folder; say both."""
    if os.path.isdir(name):  # noqa: PTH112  # pathlib's raises where a name is too long
        return
    from onrecord.packs import printable

    if name in SUMMARIES:
        raise Unusable(f"the command comes first: onrecord {name} ...; a folder of that name is ./{name}")
    raise Unusable(
        f"“{printable(name)}” is neither a folder nor a command; the commands are {', '.join(SUMMARIES)}; "
        "see onrecord --help"
    )


def _require_terminal() -> None:
    if all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return
    raise Unusable(
        "the browser needs a terminal for its input and output; without one use onrecord list, show or search"
    )
