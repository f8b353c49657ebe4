"""The completion script of each shell."""

from __future__ import annotations

from onrecord.cli.command_spec import command_specs
from onrecord.cli.shells.bash import bash_script
from onrecord.cli.shells.fish import fish_script
from onrecord.cli.shells.zsh import zsh_script

_GENERATORS = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}


def completion_script(shell: str) -> str:
    """Return the completion script of a shell for all commands."""
    return _GENERATORS[shell](command_specs())
