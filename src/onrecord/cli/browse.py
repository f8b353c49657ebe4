"""`onrecord [DIR ...]`: start the browser. Only this module of the command line imports the screen, when it runs."""

import os
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from onrecord import __version__, session
from onrecord.cli import output
from onrecord.cli.exit_codes import ConfigUnusable, UsageError
from onrecord.cli.packs_option import DEFAULT_PACKS_HELP, PACKS_HELP, open_default_library, stands_for_bundled
from onrecord.cli.precedence import remove_textual_variables
from onrecord.cli.slow_start import announce_if_slow, loading_is_over
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.terminal_question import ask_terminal
from onrecord.packs.locate import NO_FOLDER_NAMED
from onrecord.session import SessionPreferences
from onrecord.session.terminal_abilities import INCAPABLE_TERMS, ColorDepth, own_terminal
from onrecord.settings import THEMES, Config, ConfigError, read_user_config
from onrecord.text.cell_width import cell_width, pad
from onrecord.text.characters import escape_and_shorten

if TYPE_CHECKING:
    from onrecord.cli.parser import Parser
    from onrecord.library import Library

SUMMARY = "Browse official joint statements offline, and copy the exact words with their citation."
EXAMPLES = (
    "onrecord",
    "onrecord list missions --area science",
    "onrecord show p6.s7 --style quote",
    "onrecord search anti satellite",
    "onrecord check",
)

COMMANDS_WITHOUT_SCREEN = "onrecord list, show, search and copy need no screen"


def run(arguments: Sequence[str]) -> int:
    asked = _parse(arguments)
    for folder in asked.folders:
        _require_folder(folder)
    config, preferences, config_error = _usable_preferences()
    preferences = preferences.with_options(asked.look)
    library, packs_error = _open_packs(asked.folders, config, keep_checked=not asked.no_state)
    _require_terminal()
    remove_textual_variables()
    # or Textual would look at TERM, and draw in 16 colors over ssh where terminfo knows of 256
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "256" if own_terminal().depth is ColorDepth.PALETTE else "standard"
    question = ask_terminal()
    try:
        announce_if_slow()  # the screen is most of what there is to load
        from onrecord.tui import run_browser

        loading_is_over()
        problems = "; ".join(dict.fromkeys(filter(None, (packs_error, config_error))))
        notice = f"{problems}; the browser continues without it" if problems else ""
        pending = question.answers() if question else None
        return run_browser(library, preferences, notice, fresh=asked.fresh, remember=not asked.no_state, asked=pending)
    except BaseException:  # it did not start, or could not
        if question:
            question.restore()
        raise


class _Options(NamedTuple):
    """The arguments and options of a start; `look` are settings that options name."""

    folders: Sequence[str]
    fresh: bool = False
    no_state: bool = False
    look: Mapping[str, str] = MappingProxyType({})


def _parse(arguments: Sequence[str]) -> _Options:
    """Return the arguments, and the options: only if there are any is argparse loaded, for which the screen waits."""
    if not any(argument.startswith("-") for argument in arguments):
        return _Options(arguments)
    options = parser().parse_args(arguments)
    theme = {"theme": options.theme} if options.theme else {}
    look = {**theme, **({"signs": "ascii"} if options.ascii else {})}
    return _Options(options.dirs, options.fresh, options.no_state, look)


def _usable_preferences() -> tuple[Config | None, SessionPreferences, str]:
    """Return the configuration, the preferences in it, and the message about what is wrong.

    If only the keys are wrong, the other preferences hold; otherwise none do, and there is no configuration.
    """
    usable_config, preferences = None, SessionPreferences()
    try:
        config = read_user_config()
        if config.is_empty:
            return config, preferences, ""
        preferences = session.resolve_preferences(config)
        usable_config = config
        return usable_config, session.with_user_keys(preferences, config), ""
    except ConfigError as error:
        return usable_config, preferences, str(error)


def _open_packs(dirs: Sequence[str], config: Config | None, *, keep_checked: bool = True) -> "tuple[Library, str]":
    """Open the packs, or the bundled ones if those of the configuration fail; return them and the error message."""
    try:
        library, error_message = open_default_library(dirs, config=config, keep_checked=keep_checked), ""
    except ConfigUnusable as error:
        library, error_message = open_default_library(dirs, bundled_only=True, keep_checked=keep_checked), str(error)
    return library.with_sources() if library.with_sources else library, error_message


def parser() -> "Parser":
    from onrecord.cli.parser import Parser  # see _parse

    width = max(map(cell_width, SUMMARIES))
    commands = "".join(f"  {pad(name, width)} {summary}\n" for name, summary in SUMMARIES.items())
    more = f"commands without a screen (see onrecord COMMAND --help):\n{commands}\n"
    more += "exit codes: 0 found or fine, 1 nothing found or check failed, 2 usage or unreadable input,\n"
    more += "  128 + N ended by signal N\n\n"
    command_parser = Parser("", SUMMARY, EXAMPLES, more)
    command_parser.usage = (
        "onrecord [-h] [--version] [--fresh] [--no-state] [--portable] [--theme THEME] [--ascii] [DIR ...]\n"
        "       onrecord COMMAND ..."
    )
    command_parser.add_argument(
        "dirs",
        nargs="*",
        metavar="DIR",
        help=f"{PACKS_HELP}; all open together in the browser {DEFAULT_PACKS_HELP}",
    )
    command_parser.add_argument(
        "--fresh", action="store_true", help="start at the beginning, not where the browser was left"
    )
    command_parser.add_argument(
        "--no-state", action="store_true", help="remember nothing: neither read nor save where the browser was left"
    )
    command_parser.add_argument(
        "--theme", choices=THEMES, metavar="THEME", help=f"draw in these colors: {', '.join(THEMES)}"
    )
    command_parser.add_argument("--ascii", action="store_true", help="draw lines, bars and signs with ASCII alone")
    command_parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    return command_parser


def _require_folder(name: str) -> None:
    """Require that an argument is a folder, or `bundled`. It may also be a mistyped command, so the message names both.

    Raises:
        UsageError: It is not a folder.
    """
    if not name:
        raise UsageError(NO_FOLDER_NAMED)
    if os.path.isdir(name) or stands_for_bundled(name):  # noqa: PTH112  # pathlib's raises where a name is too long
        return
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
    redirected = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    if redirected:
        predicate = "is not one" if len(redirected) == 1 else "are not"
        error = UsageError(
            f"the browser needs a terminal, but its {' and '.join(redirected)} {predicate}; {COMMANDS_WITHOUT_SCREEN}"
        )
        if "output" not in redirected:  # otherwise it would be invisible if messages go to a file
            output.data(f"onrecord: {error}\n")
        raise error
    term = os.environ.get("TERM", "")
    if term.lower() in INCAPABLE_TERMS:
        raise UsageError(
            f"the browser cannot draw if TERM is {term}; if this terminal can do more, name it, as in "
            f"TERM=xterm-256color onrecord; {COMMANDS_WITHOUT_SCREEN}"
        )
