"""The completion script for zsh, based on `_arguments`, with the help of each option as its description."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from onrecord.cli.command_spec import ArgumentSpec, CommandSpec
from onrecord.cli.shells.places import value_source

_BEFORE = r"""#compdef onrecord
# Completion of onrecord in zsh, made by: onrecord completion zsh

_onrecord_ask() { # the program: for which kind of value
    local program=${onrecord_line[1]/#\~\//$HOME/} line value
    local -a whole begun found
    found=("${(@f)$("$program" completion --values "$1" "$PREFIX" "${(j: :)onrecord_line}" 2>/dev/null </dev/null)}")
    for line in "${found[@]}"; do
        value=${line%%$'\t'*}
        [[ -n $value ]] || continue
        line=${line#*$'\t'}
        line=${value//:/\\:}${line:+:$line}
        [[ $value == *[/:,] ]] && begun+=("$line") || whole+=("$line")
    done
    _describe -t values "$1" whole -- begun -S ''
}

_onrecord_commands() {
    local -a commands=(
"""
_BETWEEN = r"""    )
    _describe -t commands command commands
}

_onrecord() {
    local -a onrecord_line=("${words[@]}")
    local curcontext=$curcontext command=''
    if ((CURRENT > 2)); then
        case ${words[2]} in
"""
_ARGUMENTS = r"""        esac
    fi
    if [[ -n $command ]]; then
        shift words
        ((CURRENT--))
        curcontext=${curcontext%:*}-$command:
    fi
    case $command in
"""
_END = r"""    esac
}

if [[ ${funcstack[1]} == _onrecord ]]; then
    _onrecord "$@"
else
    compdef _onrecord onrecord
fi
"""


def zsh_script(commands: tuple[CommandSpec, ...]) -> str:
    named = [each for each in commands if each.name]
    parts = [_BEFORE]
    parts += [f"        {shlex.quote(f'{each.name}:{each.summary}')}\n" for each in named]
    parts += [_BETWEEN, f"        {'|'.join(each.name for each in named)}) command=${{words[2]}} ;;\n", _ARGUMENTS]
    for each in commands:
        specs = "".join(f" \\\n            {shlex.quote(spec)}" for spec in _specs(each))
        parts.append(f"    {shlex.quote(each.name)})\n        _arguments -S :{specs}\n        ;;\n")
    return "".join([*parts, _END])


def _specs(command: CommandSpec) -> Iterator[str]:
    """Yield the specs of a command for `_arguments`."""
    for option in command.options:
        yield from _option(option)
    if not command.name:
        yield "1: :{_alternative 'commands:command:_onrecord_commands' 'folders:DIR:_files -/'}"
    for number, operand in enumerate(command.operands, 1):
        which = "*" if operand.repeats else str(number)
        yield f"{which}:{_escaped(operand.help, ':')}:{_action(operand)}"


def _option(option: ArgumentSpec) -> Iterator[str]:
    """Yield a spec for each name of an option, after the options that exclude it, with its synonyms, in brackets."""
    alone = "(- : *)" if option.last else ""
    synonyms = option.names if len(option.names) > 1 and not option.repeats else ()
    excluded = [*option.beside, *synonyms]
    before = alone or (f"({' '.join(excluded)})" if excluded else "") + ("*" if option.repeats else "")
    for name in option.names:
        spec = f"{before}{name}{'=' if option.metavar and name.startswith('--') else ''}"
        spec += f"[{_escaped(option.help, '[]')}]"
        yield spec + (f":{_escaped(option.metavar, ':')}:{_action(option)}" if option.metavar else "")


def _action(argument: ArgumentSpec) -> str:
    there = value_source(argument)
    if there.words:
        return f"({' '.join(_escaped(word, ': ()') for word in there.words)})"
    if there.asked:
        return f"{{_onrecord_ask {shlex.quote(there.asked)}}}"
    if there.folder or there.file:
        return "_files -/" if there.folder else "_files"
    return " "


def _escaped(text: str, special: str) -> str:
    """Return the text with a backslash before each backslash and each special character, which would end it."""
    return "".join(f"\\{char}" if char in special or char == "\\" else char for char in text)
