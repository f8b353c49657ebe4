"""Reads and writes the file `state.toml`: never in the way, and losing nothing that another session kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.settings.state import State, state_of, unusable, values_of, with_others
from onrecord.storage import NotRegular, TooLarge, distrust, read_regular

LARGEST = 64 * 1024
"""Bytes."""
MAX_UNKNOWN_BYTES = 16 * 1024
"""What keys of a newer version may take of it; the rest is for searches."""
PATIENCE_SECONDS = 3.0
"""How long leaving waits for other browsers that are being left: each writes for some hundredths of a second."""
SET_ASIDE = ".unused"
"""Ends the name of a file that could not be used: what was kept in it is still there, for whoever wants to mend it."""
MOST_SET_ASIDE = 999
MEND = "make room there, or name another folder with ONRECORD_DATA"


class Remembered(NamedTuple):
    """What the file says, as far as it can be used. `problem` is a sentence on why it cannot, or not all of it.

    `movable` means that it is set aside when another is written: it is a file, and not a folder, a pipe or a device.
    """

    state: State = State()
    problem: str = ""
    movable: bool = False


def read_state(path: Path) -> State:
    """Return the state, the first-time one where there is none or it cannot be used."""
    return remembered(path).state


def remembered(path: Path) -> Remembered:
    """Return the state, and what of it cannot be used."""
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
    return _unused(path, reason) if reason else _read(path, raw)


def _read(path: Path, raw: bytes) -> Remembered:
    """Return what the bytes of the file say."""
    from onrecord.settings.parsed import NoToml, toml_values  # not for commands, which have no state

    try:
        text = raw.decode()
        values = toml_values(text)
    except UnicodeDecodeError:
        return _unused(path, "it is not UTF-8")
    except NoToml as error:
        return _unused(path, f"line {error.line} is damaged ({error.reason})")
    state, wrong = state_of(values), unusable(values)
    if state.unknown and len(_dumped(State(unknown=state.unknown))) > MAX_UNKNOWN_BYTES:
        aside = f"more than {MAX_UNKNOWN_BYTES // 1024} KiB of keys that this version does not know are not kept"
        return Remembered(state._replace(unknown={}), f"{path}: {aside}; {_what_becomes_of(path)}", movable=True)
    if not wrong:
        return Remembered(state)
    from onrecord.text.toml_lines import line_numbers

    key, reason = wrong[0]
    more = f", nor {len(wrong) - 1} more of its values" if len(wrong) > 1 else ""
    line = line_numbers(text).get((key,), 1)
    problem = f"{path}:{line}: what it says of {key} is not used{more}, since {reason}; {_what_becomes_of(path)}"
    return Remembered(state, problem, movable=True)


def _unused(path: Path, reason: str) -> Remembered:
    return Remembered(problem=f"{path}: not used, since {reason}; {_what_becomes_of(path)}", movable=True)


def _what_becomes_of(path: Path) -> str:
    """Return what is done with a file that cannot be used, or what its owner has to do."""
    aside = _free_name(path)
    if aside is not None and os.access(path.parent, os.W_OK):
        return f"it is kept as {aside.name} once another is written"
    return "no search can be kept before you move it away"


def keep_state(own: State, before: State, path: Path) -> str | None:
    """Write `own` with what other sessions did since this one read `before`; return the reason where that cannot be.

    Reading, merging and replacing are one step for every browser that is left at the same time.
    """
    with _alone(path):
        there = remembered(path)
        if there.problem and not there.movable:
            return there.problem
        if there.problem and (failure := _set_aside(path)):
            return failure
        return write_state(with_others(own, before, there.state), path)


def _set_aside(path: Path) -> str:
    """Give the file the first such name that is free; return why that could not be done, else nothing."""
    place = _free_name(path)
    if place is None:
        return f"{path} cannot be used, and {MOST_SET_ASIDE} such files are beside it already; move some of them away"
    try:
        path.rename(place)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return f"{path} cannot be used, nor moved to {place.name} ({reason}); move it away"
    return ""


def _free_name(path: Path) -> Path | None:
    """Return where the file can be set aside, None where all such names are taken."""
    first = path.with_name(path.name + SET_ASIDE)
    places = (first, *(path.with_name(f"{first.name}-{number}") for number in range(2, MOST_SET_ASIDE + 1)))
    return next((place for place in places if not os.path.lexists(place)), None)


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
        return f"{path}: {error.strerror}; {MEND}"
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
