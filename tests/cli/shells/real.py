"""Real shells, asked what they would complete."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.support.tmux import LIMIT, Tmux, need

BIN = pathlib.Path(sys.executable).parent
LIST = "\x18l"
"""ctrl+x l, to which both interactive shells bind the listing of what may follow."""
READY = {
    "bash": (
        "exec bash --norc --noprofile -i",
        "PS1='> '; bind 'set page-completions off'; bind 'set completion-query-items 0'",
        r"""bind '"\C-xl": possible-completions'""",
    ),
    "zsh": (
        "exec zsh -f -i",
        "PS1='> '; autoload -U compinit; compinit -D; LISTMAX=0; bindkey '^Xl' list-choices; bindkey -e",
    ),
}


@dataclass(frozen=True)
class Interactive:
    """bash or zsh in a terminal, with the completion script read; what it writes of its own lies beside that."""

    shell: str
    terminal: Tmux

    @classmethod
    def start(cls, shell: str, folder: pathlib.Path, script: pathlib.Path) -> Interactive:
        need(shell)
        terminal = Tmux.start(script.parent, (160, 60))
        for line in (*READY[shell], f"PATH='{BIN}':$PATH; cd '{folder}'; . '{script}'; clear; echo rea''dy"):
            terminal.type(line)
            terminal.keys("Enter")
        terminal.wait_for("ready\n>")
        return cls(shell, terminal)

    def candidates(self, line: str, expected: set[str]) -> set[str]:
        """What the shell lists for the line: waits for what is expected, and returns what there is in the end."""
        self.terminal.keys("C-u", "C-l")
        self._until(lambda screen: screen.strip() == ">")
        self.terminal.type(line)
        self.terminal.type(LIST)
        self._until(lambda screen: self._listed(screen) == expected)
        return self._listed(self.terminal.screen)

    def completed(self, line: str, expected: str) -> str:
        """What the line is after Tab and one more letter, which shows where the cursor was."""
        self.terminal.keys("C-u", "C-l")
        self._until(lambda screen: screen.strip() == ">")
        self.terminal.type(line)
        self.terminal.keys("Tab", "X")
        self._until(lambda screen: screen.strip() == f"> {expected}X")
        return self.terminal.screen.strip().removeprefix("> ").removesuffix("X")

    def _until(self, holds: object) -> None:
        assert callable(holds)
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and not holds(self.terminal.screen):
            time.sleep(0.02)

    def _listed(self, screen: str) -> set[str]:
        """In zsh descriptions follow after `--`, and some candidates stand in columns; in bash all do."""
        lines = [line for line in screen.splitlines() if line.strip() and not line.startswith("> ")]
        cells = [re.split(r"\s+-- ", line)[0] for line in lines]
        return {word for cell in cells for word in cell.split()}


def fish(script: pathlib.Path, folder: pathlib.Path, *lines: str) -> list[dict[str, str]]:
    """For each line what fish would offer, with its descriptions."""
    need("fish")
    asked = "".join(f"echo '=='; complete -C '{_escaped(line)}'\n" for line in lines)
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"set -x PATH {BIN} $PATH; source {script}; cd {folder}; {asked}"],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "ONRECORD_DATA": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    answers = done.stdout.split("==\n")[1:]
    return [dict(line.partition("\t")[::2] for line in answer.splitlines()) for answer in answers]


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("'", "\\'")
