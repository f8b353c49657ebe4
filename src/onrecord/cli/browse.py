"""`onrecord [DIR ...]`: start the browser. Only this module of the command line imports the screen, when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.cli import output
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.default_packs import ConfigUnusable
from onrecord.cli.exit_codes import UsageError
from onrecord.cli.packs_option import DEFAULT_PACKS_HELP, open_default_library
from onrecord.cli.parser import Parser
from onrecord.cli.precedence import remove_textual_variables
from onrecord.cli.preferences import Preferences, load_preferences, own_keymap

if TYPE_CHECKING:
    from onrecord.commands import Keymap
    from onrecord.library import Library
    from onrecord.settings import Config

SUMMARY = "Browse official joint statements offline, and copy the exact words with their citation."
EXAMPLES = (
    "onrecord",
    "onrecord list missions --area science",
    "onrecord show p6.s7 --style quote",
    "onrecord search anti satellite",
    "onrecord check",
)

COMMANDS_WITHOUT_SCREEN = "onrecord list, show, search and copy need no screen"
# Values of TERM for which Rich and Textual assume two different sizes, and so repaint forever.
INCAPABLE_TERMS = ("dumb", "unknown")


def run(arguments: Sequence[str]) -> int:
    given = parser().parse_args(arguments)
    for folder in given.dirs:
        _require_folder(folder)
    own, keymap, broken = _own()
    archive, missing = _opened(given.dirs, own.config if own else None)
    _require_terminal()
    remove_textual_variables()
    from onrecord.cli.slow_start import loading_is_over
    from onrecord.cli.terminal_question import ask_terminal

    question = ask_terminal()
    try:
        from onrecord.tui import SessionPreferences, run_browser

        loading_is_over()
        habits = SessionPreferences(keymap=keymap)
        if own:
            habits = SessionPreferences(own.styles, own.routes, keymap, own.theme, own.section)
        notice = "; ".join(dict.fromkeys(filter(None, (missing, broken))))
        goes_on = f"{notice}; the browser continues without it" if notice else ""
        asked = question.asked() if question else None
        return run_browser(archive, habits, goes_on, fresh=given.fresh, remember=not given.no_state, asked=asked)
    except BaseException:  # it did not start, or could not
        if question:
            question.restore()
        raise


def _own() -> tuple[Preferences | None, Keymap, str]:
    """Return the preferences and keys, as far as the configuration is usable, and the message about the rest."""
    from onrecord.commands import build_keymap

    own = None
    try:
        own = load_preferences()
        return own, own_keymap(own.config), ""
    except UsageError as error:
        return own, build_keymap(), str(error)


def _opened(dirs: Sequence[str], config: Config | None) -> tuple[Library, str]:
    """Open the packs, or the bundled ones if those of the configuration fail; return them and the error message."""
    try:
        opened, wrong = open_default_library(dirs, config=config), ""
    except ConfigUnusable as error:
        opened, wrong = open_default_library(dirs, shipped_only=True), str(error)
    return opened.unbroken() if opened.unbroken else opened, wrong


def parser() -> Parser:
    widest = max(map(len, SUMMARIES))
    commands = "".join(f"  {name:<{widest}} {summary}\n" for name, summary in SUMMARIES.items())
    more = f"commands without a screen (see onrecord COMMAND --help):\n{commands}\n"
    more += "exit codes: 0 found or fine, 1 nothing found or check failed, 2 usage or unreadable input,\n"
    more += "  128 + N ended by signal N\n\n"
    made = Parser("", SUMMARY, EXAMPLES, more)
    made.usage = "onrecord [-h] [--version] [--fresh] [--no-state] [--portable] [DIR ...]\n       onrecord COMMAND ..."
    made.add_argument(
        "dirs",
        nargs="*",
        metavar="DIR",
        help=f"open these packs in the browser {DEFAULT_PACKS_HELP}",
    )
    made.add_argument("--fresh", action="store_true", help="start at the beginning, not where the browser was left")
    made.add_argument(
        "--no-state", action="store_true", help="remember nothing: neither read nor save where the browser was left"
    )
    made.add_argument("--version", action="version", version=f"onrecord {__version__}")
    return made


def _require_folder(name: str) -> None:
    """Require that an argument is a folder. It may also be a mistyped command, so the message names both.

    Raises:
        UsageError: It is not a folder.
    """
    if os.path.isdir(name):  # noqa: PTH112  # pathlib's raises where a name is too long
        return
    from onrecord.text.characters import escape_and_shorten

    if name in SUMMARIES:
        raise UsageError(f"the command comes first: onrecord {name} ...; a folder of that name is ./{name}")
    raise UsageError(
        f"“{escape_and_shorten(name)}” is neither a folder nor a command; the commands are {', '.join(SUMMARIES)}; "
        "see onrecord --help"
    )


def _require_terminal() -> None:
    """Require that all three streams are a terminal on which the browser can draw.

    Textual reads from standard input and draws on standard error (on Windows on standard output).

    Raises:
        UsageError: A stream is not a terminal, or the terminal is not capable.
    """
    streams = {"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}
    elsewhere = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    if elsewhere:
        not_one = "is not one" if len(elsewhere) == 1 else "are not"
        refusal = UsageError(
            f"the browser needs a terminal, but its {' and '.join(elsewhere)} {not_one}; {COMMANDS_WITHOUT_SCREEN}"
        )
        if "output" not in elsewhere:  # otherwise it would be invisible if messages go to a file
            output.data(f"onrecord: {refusal}\n")
        raise refusal
    term = os.environ.get("TERM", "")
    if term.lower() in INCAPABLE_TERMS:
        raise UsageError(
            f"the browser cannot draw if TERM is {term}; if this terminal can do more, name it, as in "
            f"TERM=xterm-256color onrecord; {COMMANDS_WITHOUT_SCREEN}"
        )
