"""Writing an export to a file: nothing is overwritten unasked, and a full disk leaves no half file."""

import os
from pathlib import Path
from typing import NamedTuple

from onrecord import storage
from onrecord.briefs.file_names import file_stem

# Suffixes of file names by format, where they differ from its name.
_SUFFIXES = {"bibtex": "bib", "csl-json": "json"}


class ExportExists(Exception):
    """There is a file of that name already; the message names it."""


class ExportNotSaved(Exception):
    """The file cannot be written; the message says where, and why."""


def suggested_file_name(name: str, form: str) -> str:
    """Return a file name for a brief of that name in a format: `memo.docx`."""
    return f"{file_stem(name)}.{_SUFFIXES.get(form, form)}"


def format_of_file(name: str, formats: tuple[str, ...]) -> str | None:
    """Return the format that the suffix of a file name stands for; None if it stands for none of these."""
    suffix = Path(name).suffix.removeprefix(".").lower()
    known = {_SUFFIXES.get(form, form): form for form in reversed(formats)} | {"htm": "html", "markdown": "md"}
    form = known.get(suffix)
    return form if form in formats else None


class NamedFile(NamedTuple):
    """A file that a user named, and the format that it is to have."""

    path: Path
    form: str


def named_file(typed: str, form: str, formats: tuple[str, ...], usual_name: str) -> NamedFile:
    """Return the file that is meant by a typed path: of the format that its name ends with, else of the format `form`.

    In a folder it has the usual name. An ending that stands for none of the formats stays, with that of `form` behind
    it: a document under the ending of another program is opened by no program.
    """
    path = Path(storage.expand_home(typed)).absolute()
    if path.is_dir():
        path /= usual_name
    suffix = f".{_SUFFIXES.get(form, form)}"
    if path.suffix.lower() == suffix:
        return NamedFile(path, form)
    if other := format_of_file(path.name, formats):
        return NamedFile(path, other)
    return NamedFile(path.with_name(f"{path.name}{suffix}"), form)


def save_export(name: str, raw: bytes, *, overwrite: bool) -> Path:
    """Write the bytes to the file of that name, `~` for the home folder, and return its whole path.

    Raises:
        ExportExists: there is one already, and it is not to be overwritten.
        ExportNotSaved: it cannot be written; what stood there is as it was.
    """
    path = Path(storage.expand_home(name)).absolute()
    if os.path.lexists(path) and not overwrite:
        raise ExportExists(f"{path} is there already")
    if not path.parent.is_dir():
        raise ExportNotSaved(f"there is no folder {path.parent}; make it, or name another")
    try:
        storage.write_atomically(path, raw)
    except OSError as error:
        raise ExportNotSaved(storage.describe_failure(path, error)) from None
    return path
