"""Reads and writes the file `state.toml`: never in the way, and losing nothing that another session kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.settings.state import State, state_of, values_of, with_others
from onrecord.storage import NotRegular, TooLarge, distrust, read_regular

LARGEST = 64 * 1024
"""Bytes."""
PATIENCE_SECONDS = 3.0
"""How long leaving waits for other browsers that are being left: each writes for some hundredths of a second."""
SET_ASIDE = ".unused"
"""Ends the name of a file that could not be used: what was kept in it is still there, for whoever wants to mend it."""
MOST_SET_ASIDE = 9


class Remembered(NamedTuple):
    """What the file says. `problem` is a sentence on why it cannot be used, empty where it can or is not there.

    `movable` means that it is set aside when another is written: it is a file, and not a folder, a pipe or a device.
    """

    state: State = State()
    problem: str = ""
    movable: bool = False


def read_state(path: Path) -> State:
    """Return the state, the first-time one where there is none or it cannot be used."""
    return remembered(path).state


def remembered(path: Path) -> Remembered:
    """Return the state, or why it cannot be used."""
    try:
        raw, status = read_regular(path, LARGEST)
        reason = distrust(path, status)
    except (FileNotFoundError, NotADirectoryError):
        return Remembered()
    except NotRegular:
        return Remembered(problem=f"{path}: no ordinary file but a folder, pipe or device; move it away")
    except TooLarge:
        return _unused(path, f"it is larger than {LARGEST // 1024} KiB")
    except OSError as error:
        return _unused(path, f"it cannot be read ({(error.strerror or 'unknown reason').lower()})")
    if reason:
        return _unused(path, reason)
    from onrecord.settings.parsed import NoToml, toml_values  # not for commands, which have no state

    try:
        return Remembered(state_of(toml_values(raw.decode())))
    except UnicodeDecodeError:
        return _unused(path, "it is not UTF-8")
    except NoToml as error:
        return _unused(path, f"line {error.line} is damaged ({error.reason})")


def _unused(path: Path, reason: str) -> Remembered:
    aside = path.name + SET_ASIDE
    return Remembered(problem=f"{path}: not used, since {reason}; it is kept as {aside} when you leave", movable=True)


def keep_state(own: State, before: State, path: Path) -> str | None:
    """Write `own` with what other sessions did since this one read `before`; return the reason where that cannot be.

    Reading, merging and replacing are one step for every browser that is left at the same time.
    """
    with _alone(path):
        there = remembered(path)
        if there.problem and not (there.movable and _set_aside(path)):
            return there.problem
        return write_state(with_others(own, before, there.state), path)


def _set_aside(path: Path) -> bool:
    """Give the file the first such name that is free, and return whether that could be done."""
    first = path.with_name(path.name + SET_ASIDE)
    for place in (first, *(path.with_name(f"{first.name}-{number}") for number in range(2, MOST_SET_ASIDE + 1))):
        if os.path.lexists(place):
            continue
        try:
            path.rename(place)
        except OSError:
            return False
        return True
    return False


def write_state(state: State, path: Path) -> str | None:
    """Replace the file in one step; return the reason where that is not possible."""
    raw = _dumped(state)
    while len(raw) > LARGEST and state.recent:
        state = state._replace(recent=state.recent[:-1])
        raw = _dumped(state)
    if len(raw) > LARGEST:
        return f"{path}: more than {LARGEST // 1024} KiB of kept searches; delete some"
    try:
        from onrecord.storage import write_atomically

        write_atomically(path, raw)
    except OSError as error:
        return f"{path}: {error.strerror}"
    return None


def _dumped(state: State) -> bytes:
    import tomli_w  # not before something is written

    return tomli_w.dumps(values_of(state)).encode()


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of the file, where one can be had: without, two browsers left at once may undo one another's."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            from onrecord.storage import locked  # not before something is written

            stack.enter_context(locked(path, PATIENCE_SECONDS))
        yield
