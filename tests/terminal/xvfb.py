"""A display of its own for a terminal that needs one, and what all such terminals are waited for with."""

from __future__ import annotations

import contextlib
import os
import pathlib
import subprocess
import time
from collections.abc import Callable, Iterator

from tests.support.tmux import LIMIT, need


@contextlib.contextmanager
def display_of(size: tuple[int, int]) -> Iterator[dict[str, str]]:
    """Start Xvfb with a screen of this width and height in pixels; yield the variable that names the display."""
    need("Xvfb")
    read, write = os.pipe()
    screen = "{}x{}x24".format(*size)
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", screen], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        yield {"DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait(LIMIT)


def wait_for(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


def wait_for_texts(read: Callable[[], str], texts: tuple[str, ...]) -> str:
    """Wait until what a terminal holds has all the texts, and return all that it holds."""
    seen = ""

    def is_there() -> bool:
        nonlocal seen
        seen = read()
        return all(text in seen for text in texts)

    try:
        wait_for(is_there, f"{texts}")
    except AssertionError:
        raise AssertionError(f"waited for {texts} and saw\n{seen}") from None
    return seen


def save_picture(environment: dict[str, str], file: pathlib.Path) -> None:
    """Save a picture of the whole display as PNG."""
    command = ["import", "-window", "root", "+dither", "-colors", "48", f"PNG8:{file}"]
    subprocess.run(command, env=environment, check=True)
