"""Reads and writes the file `state.toml`: never in the way, and losing nothing that another session kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.settings.state import SavedState, decode_state, encode_state, merge_concurrent, unusable, with_queries_of
from onrecord.storage import FileTooLarge, NotRegularFile, read_regular, reason_for_distrust

MAX_STATE_BYTES = 64 * 1024
"""Bytes."""
MAX_UNKNOWN_BYTES = 16 * 1024
"""What keys of a newer version may take of it; the rest is for searches."""
LOCK_TIMEOUT_SECONDS = 3.0
"""How long leaving waits for other browsers that are being left: each writes for some hundredths of a second."""
SET_ASIDE_SUFFIX = ".unused"
"""Ends the name of a file that could not be used: what was kept in it is still there, for whoever wants to mend it."""
MAX_SET_ASIDE = 999
MEND = "make room there, or name another folder with ONRECORD_DATA"


class StateFile(NamedTuple):
    """What the file says, as far as it can be used. `problem` is a sentence on why it cannot, or not all of it.

    `movable` means that it is set aside when another is written: it is a file, and not a folder, a pipe or a device.
    """

    state: SavedState = SavedState()
    problem: str = ""
    movable: bool = False


def read_state(path: Path) -> SavedState:
    """Return the state, the first-time one where there is none or it cannot be used."""
    return load_state_file(path).state


def load_state_file(path: Path) -> StateFile:
    """Return the state, and what of it cannot be used."""
    try:
        raw, status = read_regular(path, MAX_STATE_BYTES)
        reason = reason_for_distrust(path, status)
    except (FileNotFoundError, NotADirectoryError):
        return StateFile()
    except NotRegularFile:
        return StateFile(problem=f"{path}: no ordinary file but a folder, pipe or device; move it away")
    except FileTooLarge:
        return _unused(path, f"it is larger than {MAX_STATE_BYTES // 1024} KiB")
    except OSError as error:
        return _unused(path, f"it cannot be read ({(error.strerror or 'unknown reason').lower()})")
    return _unused(path, reason) if reason else _read(path, raw)


def _read(path: Path, raw: bytes) -> StateFile:
    """Return what the bytes of the file say."""
    from onrecord.settings.parsing import InvalidToml, parse_toml  # not for commands, which have no state

    try:
        text = raw.decode()
        values = parse_toml(text)
    except UnicodeDecodeError:
        return _unused(path, "it is not UTF-8")
    except InvalidToml as error:
        return _unused(path, f"line {error.line} is damaged ({error.reason})")
    state, wrong = decode_state(values), unusable(values)
    if state.unknown and len(_dumped(SavedState(unknown=state.unknown))) > MAX_UNKNOWN_BYTES:
        aside = f"more than {MAX_UNKNOWN_BYTES // 1024} KiB of keys that this version does not know are not kept"
        return StateFile(state._replace(unknown={}), f"{path}: {aside}; {_what_becomes_of(path)}", movable=True)
    if not wrong:
        return StateFile(state)
    from onrecord.text.toml_lines import line_numbers

    key, reason = wrong[0]
    more = f", nor {len(wrong) - 1} more of its values" if len(wrong) > 1 else ""
    line = line_numbers(text).get((key,), 1)
    problem = f"{path}:{line}: what it says of {key} is not used{more}, since {reason}; {_what_becomes_of(path)}"
    return StateFile(state, problem, movable=True)


def _unused(path: Path, reason: str) -> StateFile:
    return StateFile(problem=f"{path}: not used, since {reason}; {_what_becomes_of(path)}", movable=True)


def _what_becomes_of(path: Path) -> str:
    """Return what is done with a file that cannot be used, or what its owner has to do."""
    aside = _free_name(path)
    if aside is not None and os.access(path.parent, os.W_OK):
        return f"it is kept as {aside.name} once another is written"
    return "no search can be kept before you move it away"


def merge_state(
    own: SavedState, before: SavedState, path: Path, say: Callable[[str], None] = lambda sentence: None
) -> str | None:
    """Write `own` with what other sessions did since this one read `before`; return the reason where that cannot be.

    Reading, merging and replacing are one step for every browser that is left at the same time. A file that cannot be
    used, or is gone, says nothing of which searches are not wanted any more: none is dropped then. `say` is called
    with a sentence where the file was set aside.
    """
    with _alone(path):
        there = load_state_file(path)
        if there.problem and not there.movable:
            return there.problem
        now = there.state
        if there.problem:
            place = _free_name(path)
            if failure := _set_aside(path, place):
                return failure
            say(f"{path} could not be used any more and is kept as {place.name if place else path.name}")
            now = with_queries_of(now, before)
        elif now == SavedState():  # gone, or emptied: no session writes nothing
            now = now._replace(saved=before.saved)
        return write_state(merge_concurrent(own, before, now), path)


def _set_aside(path: Path, place: Path | None) -> str:
    """Give the file that name, which is free; return why that could not be done, else nothing."""
    if place is None:
        return f"{path} cannot be used, and {MAX_SET_ASIDE} such files are beside it already; move some of them away"
    try:
        path.rename(place)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return f"{path} cannot be used, nor moved to {place.name} ({reason}); move it away"
    return ""


def _free_name(path: Path) -> Path | None:
    """Return where the file can be set aside, None where all such names are taken."""
    first = path.with_name(path.name + SET_ASIDE_SUFFIX)
    places = (first, *(path.with_name(f"{first.name}-{number}") for number in range(2, MAX_SET_ASIDE + 1)))
    return next((place for place in places if not os.path.lexists(place)), None)


def write_state(state: SavedState, path: Path) -> str | None:
    """Replace the file in one step; return the reason where that is not possible."""
    raw = _dumped(state)
    while len(raw) > MAX_STATE_BYTES and state.recent:
        state = state._replace(recent=state.recent[:-1])
        raw = _dumped(state)
    if len(raw) > MAX_STATE_BYTES:
        return f"{path}: more than {MAX_STATE_BYTES // 1024} KiB of kept searches; delete some"
    try:
        from onrecord.storage import write_atomically

        write_atomically(path, raw)
    except OSError as error:
        return f"{path}: {error.strerror}; {MEND}"
    return None


def _dumped(state: SavedState) -> bytes:
    import tomli_w  # not before something is written

    return tomli_w.dumps(encode_state(state)).encode()


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of the file, where one can be had: without, two browsers left at once may undo one another's."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            from onrecord.storage import file_lock  # not before something is written

            stack.enter_context(file_lock(path, LOCK_TIMEOUT_SECONDS))
        yield
