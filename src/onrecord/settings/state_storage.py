"""Read and write `state.toml`: an unusable file never stops a session, and other sessions' changes are merged."""

import contextlib
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord import storage
from onrecord.settings.rescued_files import clippings_files
from onrecord.settings.state import (
    SavedState,
    decode_state,
    encode_state,
    invalid_values,
    merge_concurrent,
    with_lists_of,
)
from onrecord.storage import FileTooLarge, NotRegularFile, read_regular

MAX_STATE_BYTES = 64 * 1024
# Share of MAX_STATE_BYTES for keys of a newer version; the rest is for searches.
MAX_UNKNOWN_BYTES = 16 * 1024
# Time that quitting waits for other browsers that are quitting: each writes for some hundredths of a second.
LOCK_TIMEOUT_SECONDS = 3.0
# End of the new name of an unusable file: its content stays available to anyone who wants to repair it.
SET_ASIDE_SUFFIX = ".unused"
MAX_SET_ASIDE = 999
WRITE_ERROR_ADVICE = "free some space there, or set ONRECORD_DATA to another folder"


class StateFile(NamedTuple):
    """The usable content of a state file; `problem` is a sentence on why it is unusable in whole or in part.

    `movable` means that it is renamed when a new one is written: it is a file, not a folder, pipe or device.
    """

    state: SavedState = SavedState()
    problem: str = ""
    movable: bool = False


def read_state(path: Path) -> SavedState:
    """Return the state; that of a first start if the file does not exist or is unusable."""
    return load_state_file(path).state


def load_state_file(path: Path) -> StateFile:
    """Return the state, with a sentence on what in the file is unusable.

    A file that is damaged may have named files of clippings: those that lie beside it are named in its place.
    """
    in_file = _load(path)
    if not in_file.problem:
        return in_file
    return in_file._replace(state=with_lists_of(in_file.state, SavedState(rescued_files=clippings_files(path.parent))))


def _load(path: Path) -> StateFile:
    try:
        raw, status = read_regular(path, MAX_STATE_BYTES)
        reason = storage.reason_for_distrust(path, status)
    except (FileNotFoundError, NotADirectoryError):
        return StateFile()
    except NotRegularFile:
        return StateFile(problem=f"{path}: not a file but a folder, pipe or device; move it away")
    except FileTooLarge:
        return _unused(path, f"it is larger than {MAX_STATE_BYTES // 1024} KiB")
    except OSError as error:
        return _unused(path, f"it cannot be read ({(error.strerror or 'unknown reason').lower()})")
    return _unused(path, reason) if reason else _parse(path, raw)


def _parse(path: Path, raw: bytes) -> StateFile:
    """Return the state in the bytes of the file."""
    from onrecord.settings import parsing  # imports tomllib; not needed by commands, which have no state

    try:
        text = raw.decode("utf-8-sig")
        values = parsing.parse_toml(text)
    except UnicodeDecodeError:
        return _unused(path, "it is not UTF-8")
    except parsing.InvalidToml as error:
        return _unused(path, f"line {error.line} is damaged ({error.reason})")
    state, invalid = decode_state(values), invalid_values(values)
    if state.unknown and len(_dump(SavedState(unknown=state.unknown))) > MAX_UNKNOWN_BYTES:
        dropped = f"more than {MAX_UNKNOWN_BYTES // 1024} KiB of keys unknown to this version are not kept"
        return StateFile(state._replace(unknown={}), f"{path}: {dropped}; {_consequence(path)}", movable=True)
    if not invalid:
        return StateFile(state)

    key, reason = invalid[0]
    more = f" (nor {len(invalid) - 1} more)" if len(invalid) > 1 else ""
    line = parsing.line_of(text, key) or 1
    problem = f"{path}:{line}: the value of {key} is not used{more}, since {reason}; {_consequence(path)}"
    return StateFile(state, problem, movable=True)


def _unused(path: Path, reason: str) -> StateFile:
    return StateFile(problem=f"{path}: not used, since {reason}; {_consequence(path)}", movable=True)


def _consequence(path: Path) -> str:
    """Return what will happen to an unusable file, or what the user has to do about it."""
    new_path = _free_name(path)
    if new_path is not None and os.access(path.parent, os.W_OK):
        return f"it will be renamed to {new_path.name} when a new one is written"
    return "no search can be kept until you move it away"


def merge_state(
    state: SavedState,
    base: SavedState,
    path: Path,
    say: Callable[[str], None] = lambda sentence: None,
    told: Collection[str] = (),
) -> str | None:
    """Write the state, merged with the changes of other sessions since this one read `base`; return why that failed.

    Reading, merging and replacing happen under a lock, so that browsers that quit at the same time lose nothing. A file
    that is unusable, empty or gone does not say which searches are unwanted, so none is dropped. `say` is called with a
    sentence if the file was renamed; `told` are the rescued files that need not be named again.
    """
    with _locked(path):
        in_file = load_state_file(path)
        if in_file.problem and not in_file.movable:
            return in_file.problem
        current = in_file.state
        if in_file.problem:
            new_path = _free_name(path)
            if failure := _set_aside(path, new_path):
                return failure
            say(f"{path} became unusable and was renamed to {new_path.name if new_path else path.name}")
            current = with_lists_of(current, base)
        elif current == SavedState():  # no session writes an empty state
            current = current._replace(saved=base.saved, rescued_files=base.rescued_files)
        return write_state(merge_concurrent(state, base, current, told=told), path)


def _set_aside(path: Path, new_path: Path | None) -> str:
    """Rename the file to this name, which is free; return why that failed, or an empty text."""
    if new_path is None:
        return f"{path} cannot be used, and {MAX_SET_ASIDE} such files are beside it already; move some away"
    try:
        path.rename(new_path)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return f"{path} cannot be used, and could not be renamed to {new_path.name} ({reason}); move it away"
    return ""


def _free_name(path: Path) -> Path | None:
    """Return the first free path for an unusable file; None if all such names are taken."""
    first = path.with_name(path.name + SET_ASIDE_SUFFIX)
    candidates = (first, *(path.with_name(f"{first.name}-{number}") for number in range(2, MAX_SET_ASIDE + 1)))
    return next((candidate for candidate in candidates if not os.path.lexists(candidate)), None)


def write_state(state: SavedState, path: Path) -> str | None:
    """Replace the file atomically; return why that failed, or None."""
    raw = _dump(state)
    while len(raw) > MAX_STATE_BYTES and state.recent:
        state = state._replace(recent=state.recent[:-1])
        raw = _dump(state)
    if len(raw) > MAX_STATE_BYTES:
        return f"{path}: more than {MAX_STATE_BYTES // 1024} KiB of kept searches; delete some"
    try:
        storage.write_atomically(path, raw)
    except OSError as error:
        return storage.no_home_reason(path) or f"{path}: {storage.failure_reason(error)}; {WRITE_ERROR_ADVICE}"
    return None


def _dump(state: SavedState) -> bytes:
    return storage.dump_toml(encode_state(state))


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file, if possible: without it, browsers that quit at once may undo each other's changes."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            stack.enter_context(storage.file_lock(path, LOCK_TIMEOUT_SECONDS))
        yield
