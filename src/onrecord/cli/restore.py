"""`onrecord restore FILE`: bring back what `onrecord backup` wrote, here or on another machine."""

import shlex
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord import storage
from onrecord.cli import output
from onrecord.cli.backup_summary import summarize
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, ConfigUnusable, NothingFound, UsageError
from onrecord.cli.packs_option import default_packs
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument, join_some
from onrecord.settings.backup_places import CONFIG, NOTES, place_of
from onrecord.storage import FileTooLarge, InvalidArchive

EXAMPLES = ("onrecord restore onrecord-backup.zip", "onrecord restore onrecord-backup.zip --force")
MORE = """\
What is not here is added. Where a file is here already and is another one, you are asked whether to replace it;
--force replaces it without a question. What stood there is kept beside it, as NAME.before-restore. All of it is brought
back, or nothing: a file that is damaged or no backup is refused before anything is written.

"""
KEPT_SUFFIX = ".before-restore"
MAX_KEPT = 999
MAX_PRESENT_BYTES = 64 * 1024 * 1024


class _Restoring(NamedTuple):
    """The contents of a backup by their places here: to add, to replace (with what stands there), and equal ones."""

    added: dict[Path, bytes]
    replaced: dict[Path, bytes]
    present: dict[Path, bytes]
    names: dict[Path, str]


def parser() -> Parser:
    command_parser = Parser("restore", command_summaries()["restore"], EXAMPLES, MORE)
    command_parser.add_argument("file", metavar="FILE", help="as onrecord backup wrote it")
    command_parser.add_argument("--force", action="store_true", help="replace what is here, and keep it beside")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    restoring = _compare(_read(Path(storage.expand_home(decode_argument(options.file)))))
    if restoring.replaced and not options.force and not _asks(restoring):
        names = join_some([restoring.names[path] for path in restoring.replaced])
        count = len(restoring.replaced)
        are = "1 file here is another one" if count == 1 else f"{count} files here are others"
        them = "it, and keeps this one beside" if count == 1 else "them, and keeps these beside"
        raise NothingFound(f"nothing was restored: {are} ({names}); --force replaces {them}")
    kept = {_free_name(path): restoring.present[path] for path in restoring.replaced}
    _write({**kept, **restoring.added, **restoring.replaced}, restoring.present)
    _report(restoring, list(kept))
    return OK


def _read(path: Path) -> dict[str, bytes]:
    """Return the files of a backup by their names in it.

    Raises:
        UsageError: It cannot be read, is none, or is damaged.
    """
    try:
        raw = storage.read_regular(path, storage.MAX_ARCHIVE_BYTES)[0]
    except FileTooLarge:
        raise UsageError(f"{path} is no backup: larger than {storage.MAX_ARCHIVE_BYTES // 1024**2} MiB") from None
    except OSError as error:
        raise UsageError(storage.describe_failure(path, error)) from None
    try:
        files = storage.unpack_archive(raw)
    except InvalidArchive as error:
        raise UsageError(f"{path} was not restored: {error}") from None
    if strange := [name for name in files if place_of(name) is None]:
        raise UsageError(
            f"{path} was not restored: it has what no backup of this version has: {join_some([*map(ascii, strange)])}"
        )
    if not files:
        raise UsageError(f"{path} was not restored: there is nothing in it")
    return files


def _compare(files: Mapping[str, bytes]) -> _Restoring:
    """Return what is to be done with each file.

    Raises:
        UsageError: What is here cannot be read, or two files would have one place.
    """
    added: dict[Path, bytes] = {}
    replaced: dict[Path, bytes] = {}
    present: dict[Path, bytes] = {}
    names: dict[Path, str] = {}
    folded: set[str] = set()
    for name, raw in files.items():
        path = place_of(name)
        assert path is not None
        if _folded(name) in folded:
            raise UsageError(f"nothing was restored: the backup has {name!a} twice, in other letters")
        folded.add(_folded(name))
        names[path] = name
        try:
            present[path] = storage.read_regular(path, MAX_PRESENT_BYTES)[0]
        except (FileNotFoundError, NotADirectoryError):
            added[path] = raw
            continue
        except OSError as error:
            raise UsageError(f"nothing was restored: {storage.describe_failure(path, error)}") from None
        if present[path] != raw:
            replaced[path] = raw
    return _Restoring(added, replaced, present, names)


def _folded(name: str) -> str:
    """Return the name as file systems compare names that know no capitals, or compose letters."""
    return unicodedata.normalize("NFC", name).casefold()


def _asks(restoring: _Restoring) -> bool:
    """Ask on a terminal whether to replace what is here; elsewhere the answer is no."""
    if sys.stdin is None or not sys.stdin.isatty() or sys.stderr is None or not sys.stderr.isatty():
        return False
    names = join_some([restoring.names[path] for path in restoring.replaced])
    output.message(f"onrecord: other files are here already: {names}; replace them, and keep these beside? [y/N]")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _free_name(path: Path) -> Path:
    """Return a name beside a file that nothing has."""
    names = (f"{path.name}{KEPT_SUFFIX}{f'-{number}' if number > 1 else ''}" for number in range(1, MAX_KEPT))
    free = next((path.with_name(name) for name in names if not path.with_name(name).exists()), None)
    if free is None:
        raise UsageError(f"nothing was restored: there are {MAX_KEPT} kept files beside {path}; move them away")
    return free


def _write(files: Mapping[Path, bytes], present: Mapping[Path, bytes]) -> None:
    """Write all of the files or none, and prove that they are there.

    Raises:
        UsageError: They cannot be written.
    """
    try:
        storage.write_together(files, present)
        wrong = [path for path, raw in files.items() if path.read_bytes() != raw]
    except OSError as error:
        failed = Path(error.filename) if error.filename else next(iter(files))
        raise UsageError(f"nothing was restored: {storage.describe_failure(failed, error)}") from None
    if wrong:
        raise UsageError(f"{wrong[0]} does not contain what was written; try another folder or disk")


def _report(restoring: _Restoring, kept: Sequence[Path]) -> None:
    names, same = restoring.names, len(restoring.names) - len(restoring.added) - len(restoring.replaced)
    if restoring.added:
        output.message(f"onrecord: added {summarize([names[path] for path in restoring.added])}")
    if restoring.replaced:
        output.message(f"onrecord: replaced {summarize([names[path] for path in restoring.replaced])}")
        output.message(f"onrecord: what stood there is in {join_some([*map(str, kept)])}")
        if notes := next((file for file in kept if file.name.startswith(NOTES)), None):
            output.message(f"onrecord: onrecord note import {shlex.quote(str(notes))} adds the notes that you had here")
    if CONFIG in (names[path] for path in (*restoring.added, *restoring.replaced)):
        try:
            default_packs()
        except ConfigUnusable as error:
            output.message(f"onrecord: the configuration that was restored does not fit this machine: {error}")
    if same:
        output.message(f"onrecord: {same} file{' was' if same == 1 else 's were'} here already, byte for byte")
