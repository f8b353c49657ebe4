"""Saving the session when the browser ends abnormally (a signal, a lost terminal, a defect), and the messages."""

import errno
import os
import signal
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord import quoting, storage
from onrecord.settings.rescued_files import CLIPPINGS_FILE
from onrecord.storage.shortage import describe_shortage

if TYPE_CHECKING:
    from onrecord.briefs.open_brief import OpenBrief
    from onrecord.quoting.styles import Style

CRASH_REPORT_FILE = "crash.txt"
MAX_FILE_NUMBER = 999  # the highest number in the name of a clippings file
DEFECT_EXIT_CODE = 2  # after an error, and when the terminal is gone
MAX_STORE_SECONDS = 2.0  # for another thread that is saving the brief
SIGNAL_EXIT_BASE = 128  # the exit code after signal N is 128 + N, as in shells


class TerminalGone(Exception):
    """Nothing more can be read from the terminal: its window was closed, or the connection to it was lost."""


class EndedBySignal(Exception):
    """A signal asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(_name(number))
        self.number = number


def _name(number: int) -> str:
    """Return the name of a signal; of the real-time signals only the first and the last have one."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


class UnsavedSession(NamedTuple):
    """The state of a session that would be lost with it.

    `brief` is None if none was opened. `save_state` takes the path of the file that the clippings were saved to (empty
    if none) and saves it with the browser's position and the saved searches. It returns a sentence if that failed,
    else nothing.
    """

    brief: "OpenBrief | None"
    style: "Style"
    folder: Path
    save_state: Callable[[str], str]


class SaveOutcome(NamedTuple):
    """The result of one save: a sentence about it, the text that could not be saved, and the file it was saved to."""

    sentence: str = ""
    unsaved: str = ""
    file: str = ""


class ExitOutcome(NamedTuple):
    """The exit code, the sentences for the user (one a line), and the clippings that could not be saved to a file."""

    code: int
    sentences: tuple[str, ...] = ()
    unsaved: str = ""


def save_at_exit(session: UnsavedSession, cause: BaseException) -> ExitOutcome:
    """Save everything the session holds, and return how it ended.

    A failure in one part does not stop the others, and is reported.
    """
    code = SIGNAL_EXIT_BASE + cause.number if isinstance(cause, EndedBySignal) else DEFECT_EXIT_CODE
    collected = _guarded(lambda: _save_clippings(session), "what you collected is lost")
    remembered = _guarded(lambda: SaveOutcome(session.save_state(collected.file)), "where you were is not remembered")
    first = "; ".join(filter(None, (_reason(cause, session.folder, bool(collected.sentence)), collected.sentence)))
    sentences = tuple(f"onrecord: {sentence}" for sentence in (first, remembered.sentence) if sentence)
    return ExitOutcome(code, sentences, collected.unsaved)


def _guarded(saving: Callable[[], SaveOutcome], otherwise: str) -> SaveOutcome:
    """Return the result of `saving`; if it raises, which only a defect causes, a sentence about the error."""
    try:
        return saving()
    except Exception as error:
        return SaveOutcome(f"{otherwise} ({type(error).__name__}: {error})")


def _reason(cause: BaseException, folder: Path, collected: bool) -> str:
    """Return why the session ended; empty if the user knows that and no other sentence follows."""
    if isinstance(cause, EndedBySignal):
        return f"ended by {cause}" if collected else ""
    if isinstance(cause, TerminalGone):
        return "ended, since the terminal is gone"
    if sentence := describe_shortage(cause):
        return sentence
    if type(cause).__name__ == "CorruptIndexError":  # by name, so that `search` need not be loaded
        return f"the search index is damaged ({cause}); onrecord index --anew DIR builds it again"
    return write_crash_report(cause, folder)


def write_crash_report(cause: BaseException, folder: Path) -> str:
    """Write a crash report into the folder, and return a sentence that says where it is."""
    return f"ended because of an internal error ({type(cause).__name__}); a crash report is {_report(cause, folder)}"


def _report(cause: BaseException, folder: Path) -> str:
    """Write the crash report, and return where it is, or why it could not be written."""
    text = "".join(traceback.format_exception(cause))
    try:
        storage.write_atomically(folder / CRASH_REPORT_FILE, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        failure = storage.describe_failure(folder / CRASH_REPORT_FILE, error)
        return f"lost, since it could not be written ({failure})"
    return f"in {folder / CRASH_REPORT_FILE}"


def _save_clippings(session: UnsavedSession) -> SaveOutcome:
    """Save the brief, or where that fails the clippings that are nowhere else, to a file of text.

    Return where they are, or their text if no file could be written.
    """
    brief = session.brief
    if brief is None:
        return SaveOutcome()
    problem = _store(brief)
    if not brief.at_risk and not brief.has_other_changes:
        return SaveOutcome()
    text = brief.render_everything(session.style if session.style.has_words else quoting.DEFAULT_STYLE)
    raw = text.encode("utf-8", "backslashreplace")
    why = f", since the brief could not be saved ({problem})" if problem else ""
    try:
        saved = str(_in_a_new_file(session.folder, raw))
        return SaveOutcome(f"what you collected is in {saved}{why}", file=saved)
    except OSError as error:
        failure = storage.describe_failure(session.folder / CLIPPINGS_FILE, error)
    try:
        file = storage.write_temporarily("onrecord-clippings-", raw)
        return SaveOutcome(f"what you collected is in {file}, since it could not be written ({failure})", file=file)
    except (OSError, ImportError):
        return SaveOutcome(f"what you collected could not be written ({failure}) and follows here", text)


def _store(brief: "OpenBrief") -> str:
    """Save the brief to its own file; return why that failed, whatever the reason: there is another way."""
    try:
        return brief.store(MAX_STORE_SECONDS)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _in_a_new_file(folder: Path, raw: bytes) -> Path:
    """Write the bytes to clippings.txt, or to clippings-2.txt and so on if that exists, and return the file.

    A file that an earlier session left is never touched: only its owner knows whether it is still needed.
    """
    first = folder / CLIPPINGS_FILE
    storage.make_private_folder(folder)
    for file in (first, *(first.with_stem(f"{first.stem}-{number}") for number in range(2, MAX_FILE_NUMBER + 1))):
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # the name is ours from here on
        except FileExistsError:
            continue
        _fill(file, raw)
        return file
    raise FileExistsError(errno.EEXIST, f"{MAX_FILE_NUMBER} files of clippings are there already", str(first))


def _fill(file: Path, raw: bytes) -> None:
    """Write the bytes to our empty file; on failure remove it, so that no half of a quotation is left behind."""
    try:
        storage.write_atomically(file, raw)
    except OSError:
        file.unlink(missing_ok=True)
        raise
