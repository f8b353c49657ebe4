"""Completion in shells: the scripts that are made of the commands, and what they ask of the program."""

from __future__ import annotations

from collections.abc import Callable

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """The completion script of all commands."""
    from onrecord.cli.described import Described, described

    written: Callable[[tuple[Described, ...]], str]
    if shell == "bash":
        from onrecord.cli.shells.bash import script as written
    elif shell == "zsh":
        from onrecord.cli.shells.zsh import script as written
    else:
        from onrecord.cli.shells.fish import script as written
    return written(described())
