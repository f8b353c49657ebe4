"""Shell completion: the scripts generated from the commands, and the candidates that they ask the program for."""

from __future__ import annotations

from collections.abc import Callable

SHELLS = ("bash", "zsh", "fish")


def completion_script(shell: str) -> str:
    """Return the completion script of a shell for all commands."""
    from onrecord.cli.command_spec import CommandSpec, command_specs

    generate: Callable[[tuple[CommandSpec, ...]], str]
    if shell == "bash":
        from onrecord.cli.shells.bash import bash_script as generate
    elif shell == "zsh":
        from onrecord.cli.shells.zsh import zsh_script as generate
    else:
        from onrecord.cli.shells.fish import fish_script as generate
    return generate(command_specs())
