"""`onrecord backup FILE`: write briefs, notes, configuration and state to one file, to carry them elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord import storage
from onrecord.cli import output
from onrecord.cli.backup_summary import summarize
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import NOT_FOUND, OK, NothingFound, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument, join_some
from onrecord.exporter.saving import ExportExists, ExportNotSaved, save_export
from onrecord.settings.backup_places import backup_files, place_of
from onrecord.settings.paths import data_folder

EXAMPLES = ("onrecord backup onrecord-backup.zip", "onrecord backup onrecord-backup.zip --force")
MORE = """\
It has your briefs with their versions, your own notes, your configuration and the state of the browser: not the packs,
which are files of their own. It is a zip file of TOML files, as readable as they are: keep it as you keep them.
onrecord restore FILE brings all of it back, here or on another machine.

"""
USUAL_FILE_NAME = "onrecord-backup.zip"
MAX_BACKED_UP_BYTES = 32 * 1024 * 1024


def parser() -> Parser:
    command_parser = Parser("backup", command_summaries()["backup"], EXAMPLES, MORE)
    command_parser.add_argument("file", metavar="FILE", help=f"the file to write; in a folder, {USUAL_FILE_NAME}")
    command_parser.add_argument("--force", action="store_true", help="overwrite the file if there is one")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    files, left_out = _read()
    if not files and not left_out:
        place = storage.no_home_reason(data_folder()) or str(data_folder())
        raise NothingFound(f"there is nothing to back up: no brief, no note, no configuration ({place})")
    try:
        raw = storage.pack_archive(files)
    except ValueError as error:
        raise UsageError(f"there is more to back up than a backup holds: {error}") from None
    try:
        path = save_export(_file_name(decode_argument(options.file)), raw, overwrite=options.force)
    except ExportExists as error:
        raise UsageError(f"{error}; --force overwrites it") from None
    except ExportNotSaved as error:
        raise UsageError(str(error)) from None
    output.message(f"onrecord: backed up {summarize(files)} to {path}")
    if left_out:
        output.message(f"onrecord: left out what could not be read: {join_some(left_out, '; ')}")
    return NOT_FOUND if left_out else OK


def _file_name(typed: str) -> str:
    """Return the file that was typed, or the usual one in a folder that was typed."""
    path = Path(storage.expand_home(typed))
    return str(path / USUAL_FILE_NAME) if path.is_dir() else typed


def _read() -> tuple[dict[str, bytes], list[str]]:
    """Return the files by their names in the backup, and sentences on those that cannot be in it."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    try:
        for name, path in backup_files():
            if place_of(name) is None:
                left_out.append(f"{path}: its name is not one that onrecord gives")
                continue
            try:
                files[name] = storage.read_regular(path, MAX_BACKED_UP_BYTES)[0]
            except FileNotFoundError:
                continue  # it was removed just now
            except OSError as error:
                left_out.append(f"{path}: {error.strerror or 'it cannot be read'}")
    except OSError as error:
        left_out.append(f"{error.filename}: {storage.failure_reason(error)}")
    return files, left_out
