"""The completion script for bash, from version 3.2 (that of macOS), without the package bash-completion.

Bash splits words at `:` and `=` too, so the script joins them again, and returns only the part after the last split.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from onrecord.cli.command_spec import ArgumentSpec, CommandSpec
from onrecord.cli.shells.places import value_source

_BEFORE = r"""# Completion of onrecord in bash, made by: onrecord completion bash

_onrecord_keep() { # the candidates, from the second argument on, that begin with the first
    local word=$1 each
    shift
    for each in "$@"; do
        [[ $each == "$word"* ]] && COMPREPLY+=("$each")
    done
}

_onrecord_ask() { # the program: for which kind of value, what has been typed of it
    local program=${words[0]/#\~\//$HOME/} line
    while IFS= read -r line; do
        _onrecord_keep "$2" "${line%%$'\t'*}"
    done < <("$program" completion --values "$1" "$2" "$COMP_LINE" 2>/dev/null </dev/null)
}

_onrecord_paths() { # -d for folders, -f for files
    local line
    if type compopt >/dev/null 2>&1; then
        [[ $1 == -d ]] && compopt -o plusdirs || compopt -o default
        return
    fi
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(compgen "$1" -- "$2")
}

_onrecord() {
    local -a words=()
    local i glued='' place=0 command='' option='' word valued=' ' options=''
    COMPREPLY=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i)) && [[ $glued || $word == [:=]* ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        [[ $word == [:=]* ]] && glued=1 || glued=''
    done
    local last=$((${#words[@]} - 1)) first=1
    word=${words[last]}
    if ((last > 1)); then
        case ${words[1]} in
"""
_BETWEEN = r"""        esac
    fi
    case $command in
"""
_AFTER = r"""    esac
    for ((i = first; i < last; i++)); do
        if [[ $valued == *" ${words[i]} "* ]]; then
            ((i++))
        elif [[ ${words[i]} != -?* ]]; then
            ((place++))
        fi
    done
    if [[ $word == --*=* ]]; then
        option=${word%%=*}
        word=${word#*=}
    elif ((last > first)) && [[ $valued == *" ${words[last - 1]} "* ]]; then
        option=${words[last - 1]}
    elif [[ $word == -* ]]; then
        _onrecord_keep "$word" $options
        return
    fi
    case "$command $place$option" in
"""
_END = r"""    esac
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/:,] ]] && type compopt >/dev/null 2>&1; then
        compopt -o nospace
    fi
    if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then
        local cut=${word%"${word##*:}"}
        COMPREPLY=("${COMPREPLY[@]#"$cut"}")
    fi
}

complete -F _onrecord onrecord
"""


def bash_script(commands: tuple[CommandSpec, ...]) -> str:
    names = "|".join(each.name for each in commands if each.name)
    parts = [_BEFORE, f"        {names}) command=${{words[1]}} first=2 ;;\n", _BETWEEN]
    parts += [line for each in commands for line in _spoken(each)]
    parts.append(_AFTER)
    parts += [f"    {pattern}) {action} ;;\n" for each in commands for pattern, action in _cases(each, commands)]
    return "".join([*parts, _END])


def _spoken(command: CommandSpec) -> Iterator[str]:
    """Yield the line with the options of a command, and those of them that take a value."""
    names = " ".join(name for option in command.options for name in option.names)
    valued = f" {' '.join(command.valued)} "
    yield f"    {shlex.quote(command.name)}) options={shlex.quote(names)} valued={shlex.quote(valued)} ;;\n"


def _cases(command: CommandSpec, commands: Iterable[CommandSpec]) -> Iterator[tuple[str, str]]:
    """Yield patterns of the command with a place or an option, each with the action there."""
    for option in command.options:
        if option.metavar and (action := _action(option)):
            yield "|".join(f"{shlex.quote(f'{command.name} ')}*{name}" for name in option.names), action
    if not command.name:
        keep = f'_onrecord_keep "$word" {" ".join(each.name for each in commands if each.name)}'
        yield "' 0'", f'{keep}; _onrecord_paths -d "$word"'
    for number, operand in enumerate(command.operands):
        if action := _action(operand):
            yield shlex.quote(f"{command.name} ") + ("*[0-9]" if operand.repeats else str(number)), action


def _action(argument: ArgumentSpec) -> str:
    there = value_source(argument)
    if there.words:
        return f'_onrecord_keep "$word" {" ".join(map(shlex.quote, there.words))}'
    if there.asked:
        return f'_onrecord_ask {shlex.quote(there.asked)} "$word"'
    if there.folder or there.file:
        return f'_onrecord_paths {"-d" if there.folder else "-f"} "$word"'
    return ""
