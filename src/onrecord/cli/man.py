"""`onrecord man`: print the manual page, in roff for man(7), generated from the commands, so that it is complete."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from onrecord import __version__
from onrecord.cli import output
from onrecord.cli.command_spec import ArgumentSpec, CommandSpec, command_specs
from onrecord.cli.exit_codes import OK
from onrecord.cli.parser import Parser
from onrecord.cli.summaries import SUMMARIES

EXAMPLES = ("onrecord man",)
MORE = """\
To read it with man(1): onrecord man | man -l -

"""

MAX_LINE_CHARS = 60  # of a line of text, before roff's escapes

EXIT_CODES = {
    "0": "Found, or fine.",
    "1": "Nothing was found, or a check failed.",
    "2": "The command line, or a file that it names, cannot be used.",
    "130": "Interrupted with ctrl+c.",
}
ENVIRONMENT = {
    "ONRECORD_CONFIG": "The configuration file, instead of config.toml in the configuration folder.",
    "ONRECORD_DATA": "The folder for all files of the program: data, cache and where the browser was left.",
    "ONRECORD_PORTABLE": "If set to anything, all files are kept beside the program, as with --portable.",
    "COLUMNS": "The width to which text on a terminal is wrapped, instead of the terminal's own.",
    "COLORFGBG": "The terminal's colors: unless it answers, its background makes the browser dark or light.",
    "NO_COLOR": "If set, and not empty, the browser uses no colors, and commands mark no matches.",
}
# Roff's names of the characters that it would otherwise change or act on.
ROFF_NAMES = {"“": "lq", "”": "rq", "‘": "oq", "’": "cq", "–": "en", "\\": "rs", "'": "aq", '"': "dq", "`": "ga"}
ROFF_NAMES |= {"^": "ha", "~": "ti"}


def parser() -> Parser:
    return Parser("man", SUMMARIES["man"], EXAMPLES, MORE)


def run(arguments: Sequence[str]) -> int:
    parser().parse_args(arguments)
    output.data(manual())
    return OK


def manual() -> str:
    browser, *commands = command_specs()
    return "".join(f"{line}\n" for line in _lines(browser, commands))


def _lines(browser: CommandSpec, commands: Iterable[CommandSpec]) -> Iterator[str]:
    """Yield the lines of the page. It has no date, so that the same program gives the same bytes."""
    yield f'.TH ONRECORD 1 "" "onrecord {roff(__version__)}" "User Commands"'
    yield from (".ad l", ".nh")
    yield ".SH NAME"
    yield rf"onrecord \- {roff(browser.summary[:1].lower() + browser.summary[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield from _usage(browser)
    yield ".br"
    yield r"\fBonrecord\fR \fICOMMAND\fR ..."
    yield ".SH DESCRIPTION"
    yield from _wrapped(f"{browser.summary} In the browser, ? shows all keys and q leaves.")
    yield from _arguments(browser)
    yield ".SH COMMANDS"
    for command in commands:
        yield f".SS {roff(command.name)}"
        yield from _usage(command)
        yield ".PP"
        yield from _wrapped(command.summary)
        yield from _arguments(command)
        for lines in (command.more.splitlines(), command.examples):
            yield from (".PP", *_verbatim(lines)) if lines else ()
    for title, meanings in (("EXIT STATUS", EXIT_CODES), ("ENVIRONMENT", ENVIRONMENT)):
        yield f".SH {title}"
        for name, meaning in meanings.items():
            yield from _tagged(rf"\fB{roff(name)}\fR", meaning)
    yield ".SH FILES"
    yield from _wrapped("The folders differ from system to system; onrecord doctor names them.")
    yield ".SH EXAMPLES"
    yield from _verbatim(browser.examples)


def roff(text: str) -> str:
    """Return text escaped so that roff prints it as it is, but not at the start of a line, before `.` or `'`."""
    return "".join(_escape_character(char) for char in text)


def _escape_character(char: str) -> str:
    if char == "-":
        return r"\-"
    if char in ROFF_NAMES:
        return rf"\({ROFF_NAMES[char]}"
    return char if char.isascii() else rf"\[u{ord(char):04X}]"


def _usage(command: CommandSpec) -> Iterator[str]:
    """Yield the parts of the synopsis, options before operands."""
    words = [rf"\fB{roff(f'onrecord {command.name}'.rstrip())}\fR"]
    words += [
        f"[{_option_syntax(option)}]" + (" ..." if option.repeats else "")
        for option in command.options
        if not option.ends_command
    ]
    for operand in command.operands:
        metavar = rf"\fI{roff(operand.metavar)}\fR"
        words.append(f"[{metavar} ...]" if operand.repeats else metavar)
    yield from words


def _arguments(command: CommandSpec) -> Iterator[str]:
    """Yield a paragraph for each operand and option."""
    for operand in command.operands:
        yield from _tagged(rf"\fI{roff(operand.metavar)}\fR", operand.help)
    for option in command.options:
        yield from _tagged(_option_syntax(option, ", "), option.help)


def _option_syntax(option: ArgumentSpec, separator: str = "|") -> str:
    names = separator.join(rf"\fB{roff(name)}\fR" for name in option.names)
    value = "|".join(map(roff, option.choices)) if option.choices else roff(option.metavar)
    return rf"{names} \fI{value}\fR" if option.metavar else names


def _tagged(tag: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield tag
    yield from _wrapped(text)


def _wrapped(text: str) -> Iterator[str]:
    """Yield the lines of a paragraph, which roff fills again, without hyphenating words."""
    for line in textwrap.wrap(text, MAX_LINE_CHARS, break_on_hyphens=False, break_long_words=False):
        yield " ".join(rf"\%{roff(word)}" for word in line.split(" "))


def _verbatim(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that roff prints unfilled and indented."""
    stripped = [line.rstrip() for line in lines]
    while stripped and not stripped[-1]:
        stripped.pop()
    yield from (".RS 4", ".EX", *(_escape_request(line) for line in stripped), ".EE", ".RE")


def _escape_request(line: str) -> str:
    """Return a line of text that roff does not take for a request, even if it begins with a dot."""
    return ("\\&" if line.startswith(".") else "") + roff(line)
