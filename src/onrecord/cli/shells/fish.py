"""The completion script for fish: a line `complete` for each command, option and operand, described by its help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.cli.command_spec import ArgumentSpec, CommandSpec
from onrecord.cli.shells.places import value_source

_BEFORE = r"""# Completion of onrecord in fish, made by: onrecord completion fish

function __onrecord_in --argument-names command
    set -l words (commandline -opc)
    if contains -- "$words[2]" $__onrecord_commands
        test "$words[2]" = "$command"
    else
        test -z "$command"
    end
end

function __onrecord_place --argument-names command place # and the options that a value follows
    __onrecord_in $command; or return
    set -l words (commandline -opc)
    set -e words[1]
    test -n "$command"; and set -e words[1]
    set -l seen 0
    set -l skip 0
    for word in $words
        if test $skip = 1
            set skip 0
        else if contains -- $word $argv[3..]
            set skip 1
        else if not string match -q -- '-?*' $word
            set seen (math $seen + 1)
        end
    end
    test $seen = $place
end

function __onrecord_word
    string replace -r -- '^--[^=]*=' '' (commandline -ct)
end

function __onrecord_ask --argument-names kind
    set -l program (string replace -r -- '^~/' "$HOME/" (commandline -opc)[1])
    $program completion --values $kind (__onrecord_word) (commandline -cp | string collect) 2>/dev/null </dev/null
end

complete -c onrecord -e
complete -c onrecord -f
"""


def fish_script(commands: tuple[CommandSpec, ...]) -> str:
    names = " ".join(each.name for each in commands if each.name)
    lines = [_BEFORE, f"set -g __onrecord_commands {names}\n"]
    lines += [f"complete -c onrecord {line}\n" for each in commands for line in _lines(each)]
    return "".join(lines)


def _lines(command: CommandSpec) -> Iterator[str]:
    if command.name:
        yield f"""-n '__onrecord_place "" 0' -a {command.name} -d {_quoted(command.summary)}"""
    inside = f"-n {_quoted(f'__onrecord_in {_quoted(command.name)}')}"
    for option in command.options:
        names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
        yield f"{inside} {names}{_values(option)} -d {_quoted(option.help)}"
    for number, operand in enumerate(command.operands):
        there = inside if operand.repeats else f"-n {_quoted(_place(command, number))}"
        if values := _values(operand):
            yield f"{there}{values}"


def _place(command: CommandSpec, number: int) -> str:
    return " ".join(["__onrecord_place", _quoted(command.name), str(number), *command.valued])


def _values(argument: ArgumentSpec) -> str:
    """Return the arguments of `complete` for a value: required for an option, and without files unless they fit."""
    if not argument.metavar:
        return ""
    exclusive = " -x" if argument.names else ""
    there = value_source(argument)
    if there.words:
        return f"{exclusive} -a {_quoted(' '.join(map(_word, there.words)))}"
    if there.asked:
        return f"{exclusive} -a {_quoted(f'(__onrecord_ask {_quoted(there.asked)})')}"
    if there.folder:
        return f"{exclusive} -a {_quoted('(__fish_complete_directories (__onrecord_word))')}"
    if there.file:
        return f"{' -r' if argument.names else ''} -F"
    return exclusive


def _word(text: str) -> str:
    """Return a word for a list that fish parses like a command line."""
    return text if re.fullmatch("[A-Za-z0-9-]+", text) else _quoted(text)


def _quoted(text: str) -> str:
    """Return a quoted word for fish, in which a backslash is special before another and before a quotation mark."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
