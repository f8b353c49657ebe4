"""Upgrade a pack of schema 1 to schema 2: edit the lines that change, and keep comments, order and all other files."""

from __future__ import annotations

import json
import os
import pathlib
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Mapping

from onrecord.model import JOINT, Pack, Party
from onrecord.model.parties import BOTH
from onrecord.packs.load import load_pack
from onrecord.packs.locate import OLD_SUFFIX as OLD_SUFFIX
from onrecord.packs.problem import PackRefused
from onrecord.packs.schema import SCHEMA
from onrecord.packs.schema1 import GENRE
from onrecord.text.toml_lines import KeyPath, line_numbers

_STATEMENT, _COMMITMENTS = "statement.toml", "commitments.toml"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


class CannotUpgrade(Exception):
    """The pack was not upgraded and nothing was changed; the message says why and what to do."""


class AlreadyUpgraded(Exception):
    """The pack is of the newest schema already."""


def upgrade_pack(folder: pathlib.Path, name: str | None = None) -> pathlib.Path:
    """Upgrade the pack in the folder, and return the folder in which the old pack is left; `name` is for messages.

    The new pack is written beside the old one and checked before the two change places.

    Raises:
        AlreadyUpgraded: the pack is of the newest schema.
        CannotUpgrade: it cannot be edited line by line, or there is an old pack left from before.
        PackRefused: the pack breaks a rule.
        OSError: a folder cannot be read or written.
    """
    target = folder.resolve()
    old = target.with_name(target.name + OLD_SUFFIX)
    before = load_pack(target, name or folder.name, recheck=True)
    if tomllib.loads(_read(target / "pack.toml"))["schema"] == SCHEMA:
        raise AlreadyUpgraded(before.id)
    if os.path.lexists(old):
        raise CannotUpgrade(f"{old} is in the way; move it away, and upgrade again")
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as scratch:
        new = pathlib.Path(scratch) / target.name
        _copy(target, new)
        for name, text in _edit(target, before).items():
            _write(new / name, text, like=target / name)
        _require_same(before, new)
        _swap(target, new, old)
    return old


def _copy(folder: pathlib.Path, new: pathlib.Path) -> None:
    """Copy a folder with its links as they are.

    Raises:
        CannotUpgrade: a file cannot be copied.
    """
    try:
        shutil.copytree(folder, new, symlinks=True)
    except shutil.Error as error:
        file, _, reason = error.args[0][0]
        described = re.sub(r"^\[Errno \d+\] ([^:]+).*", r"\1", reason)
        raise CannotUpgrade(f"{file} cannot be copied ({described}); nothing was changed") from None


def _edit(folder: pathlib.Path, pack: Pack) -> dict[str, str]:
    """Return the new texts of the files that change."""
    texts = {"pack.toml": _replace_values(_read(folder / "pack.toml"), {("schema",): str(SCHEMA)})}
    texts[_STATEMENT] = _edit_statement(_read(folder / _STATEMENT), pack)
    if (folder / _COMMITMENTS).is_file():
        commitments = tomllib.loads(text := _read(folder / _COMMITMENTS)).get("commitment", [])
        joint: dict[KeyPath, str] = {
            ("commitment", index, "actor"): json.dumps(JOINT)
            for index, commitment in enumerate(commitments)
            if commitment["actor"] == BOTH
        }
        texts[_COMMITMENTS] = _replace_values(text, joint)
    return texts


def _edit_statement(text: str, pack: Pack) -> str:
    """Return statement.toml with ids of parties, their tables, language and genre, and headings as the editor's."""
    document = tomllib.loads(text)
    statement = pack.statement
    headings: list[KeyPath] = [("paragraph", index, "heading") for index in range(len(statement.paragraphs))]
    names: list[KeyPath] = [("statement", "parties", index) for index in range(len(document["statement"]["parties"]))]
    lines = line_numbers(text, [*headings, *names, ("statement", "date")])
    edited = text.split("\n")
    for path in headings:
        edited[lines[path] - 1] = re.sub(r"\bheading\b", "editor_heading", edited[lines[path] - 1], count=1)
    for index, path in enumerate(names):
        ids = [statement.parties[index].id]
        if index == len(names) - 1:
            ids += [party.id for party in statement.parties[len(names) :]]
        written = ", ".join(map(json.dumps, ids))
        edited[lines[path] - 1] = _replace_string(
            edited[lines[path] - 1], document["statement"]["parties"][index], written
        )
    joint = [f"joint = {json.dumps(statement.joint)}"] if statement.joint else []
    parties = [line for party in statement.parties for line in _party_table(party)]
    edited[lines["paragraph", 0] - 1 : lines["paragraph", 0] - 1] = parties
    date = lines["statement", "date"] - 1
    edited[date:date] = [f"language = {json.dumps(statement.language)}", f"genre = {json.dumps(GENRE)}", *joint]
    return "\n".join(edited)


def _party_table(party: Party) -> Iterable[str]:
    yield "[[party]]"
    for key in ("id", "name", "short", "name_ja", "title"):
        if value := getattr(party, key):
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    if party.aliases:
        yield f"aliases = {json.dumps(party.aliases, ensure_ascii=False)}"
    yield ""


def _replace_values(text: str, values: Mapping[KeyPath, str]) -> str:
    """Return the text with other values of keys that stand on one line."""
    lines = line_numbers(text, list(values))
    edited = text.split("\n")
    for path, value in values.items():
        key = re.escape(str(path[-1]))
        pattern = rf"({key}[\"']?\s*=\s*)(?:{_STRING.pattern}|[\w+-]+)"
        line = edited[lines[path] - 1]
        if found := re.search(pattern, line):
            edited[lines[path] - 1] = f"{line[: found.start()]}{found[1]}{value}{line[found.end() :]}"
    return "\n".join(edited)


def _replace_string(line: str, value: str, written: str) -> str:
    """Return the line with the first string of that value replaced by TOML."""
    for match in _STRING.finditer(line):
        if tomllib.loads(f"value = {match[0]}")["value"] == value:
            return line[: match.start()] + written + line[match.end() :]
    return line


def _require_same(before: Pack, folder: pathlib.Path) -> None:
    """Require that the new pack is the old one, but for its schema.

    Raises:
        CannotUpgrade: it is not.
    """
    try:
        after = load_pack(folder, recheck=True)
    except PackRefused as refusal:
        after = None
        reason = f" ({refusal.lines[0]})" if refusal.lines else ""
    else:
        reason = ""
    if after != before:
        advice = "it is written in a way that cannot be edited line by line; change it by hand (docs/pack-format.md)"
        raise CannotUpgrade(f"{advice}{reason}")


def _swap(target: pathlib.Path, new: pathlib.Path, old: pathlib.Path) -> None:
    """Put the new folder in the place of the old one; if that fails, leave everything as it was."""
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:  # also ctrl+c: in between, the pack has no folder of its name
        if not target.exists():
            old.rename(target)
        raise


def _read(file: pathlib.Path) -> str:
    return file.read_bytes().decode()


def _write(file: pathlib.Path, text: str, like: pathlib.Path) -> None:
    """Write a file anew with the mode of another; a link is followed within the folder, and else replaced."""
    within = file.resolve()
    if within.is_relative_to(file.parent.resolve()):
        file = within
    file.unlink()
    with file.open("wb") as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())
    shutil.copymode(like, file)
