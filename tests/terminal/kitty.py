"""A real kitty on a display of its own, told by its remote control what is typed, and asked for its cells."""

from __future__ import annotations

import contextlib
import os
import pathlib
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.support.tmux import LIMIT, need
from tests.terminal.xvfb import display_of, save_picture, wait_for, wait_for_texts

CELL_PIXELS = (9, 18)
"""No more than these, of kitty's own font: the window is a little smaller than the display."""
SETTINGS = (
    "allow_remote_control=socket-only",
    "update_check_interval=0",
    "remember_window_size=no",
    "linux_display_server=x11",
    "shell_integration=disabled",
    "confirm_os_window_close=0",
)


@dataclass(frozen=True)
class Kitty:
    """One kitty; `folder` is the home folder of the program in it."""

    folder: pathlib.Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    def type(self, keys: str) -> None:
        self._ask("send-text", "--stdin", input=keys)

    @property
    def screen(self) -> str:
        """The text in its cells."""
        return self._ask("get-text")

    def wait_for(self, *texts: str) -> str:
        """Wait until its cells hold all the texts, and return them all."""
        return wait_for_texts(lambda: self.screen, texts)

    def save_picture(self, file: pathlib.Path) -> None:
        save_picture(self.environment, file)

    def wait_for_end(self) -> None:
        assert self.process.wait(LIMIT) == 0

    def _ask(self, command: str, *options: str, input: str | None = None) -> str:  # noqa: A002 - subprocess's own name
        words = ["kitty", "@", "--to", f"unix:{self.folder / 'socket'}", command, *options]
        done = subprocess.run(
            words, env=self.environment, input=input, check=False, capture_output=True, encoding="utf-8", timeout=LIMIT
        )
        return done.stdout


@contextlib.contextmanager
def kitty(folder: pathlib.Path, command: Sequence[str], size: tuple[int, int] = (120, 36)) -> Iterator[Kitty]:
    """Start a command in a kitty of this size."""
    need("kitty")
    columns, lines = size
    environment = {"HOME": str(folder), "ONRECORD_DATA": str(folder / "data"), "LC_ALL": "C.UTF-8"}
    environment |= {"PATH": os.environ["PATH"], "LIBGL_ALWAYS_SOFTWARE": "1"}
    (folder / "run").mkdir(mode=0o700)
    environment["XDG_RUNTIME_DIR"] = str(folder / "run")
    sizes = (f"initial_window_width={columns}c", f"initial_window_height={lines}c")
    options = [word for setting in (*SETTINGS, *sizes) for word in ("-o", setting)]
    words = ["kitty", "--config", "NONE", *options, "--listen-on", f"unix:{folder / 'socket'}", *command]
    width, height = CELL_PIXELS
    with display_of((width * columns, height * lines)) as display:
        environment |= display
        with (folder / "kitty.log").open("wb") as log:
            process = subprocess.Popen(words, env=environment, stdout=log, stderr=log)
        terminal = Kitty(folder, environment, process)
        try:
            wait_for(lambda: bool(terminal.screen.strip()), "the program in kitty")
            yield terminal
        finally:
            process.terminate()
            process.wait(LIMIT)
