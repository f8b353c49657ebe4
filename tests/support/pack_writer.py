"""Write packs as folders of TOML, as an editor would write them."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Iterable
from typing import Any

import tomli_w

from onrecord.model import Commitment, Kind, Pack, Paragraph, Record
from onrecord.model.serialization import to_dict
from onrecord.packs.schema import SCHEMA


def write_archive(packs: Iterable[Pack], folder: pathlib.Path) -> None:
    """Write one folder for each pack into `folder`."""
    for pack in packs:
        write_pack(pack, folder / pack.id)


def write_pack(pack: Pack, folder: pathlib.Path) -> None:
    folder.mkdir(parents=True)
    text = pack.statement.source_text.encode()
    (folder / "source.txt").write_bytes(text)
    _write(folder / "pack.toml", {"schema": SCHEMA, "id": pack.id, "title": pack.title})
    statement = to_dict(pack.statement) | {
        "sha256": hashlib.sha256(text).hexdigest(),
        "date": pack.statement.date,
        "language": pack.statement.language,
        "parties": [party.id for party in pack.statement.parties],
    }
    del statement["paragraphs"]
    parties = [to_dict(party) for party in pack.statement.parties]
    paragraphs = [_paragraph(paragraph) for paragraph in pack.statement.paragraphs]
    _write(folder / "statement.toml", {"statement": statement, "party": parties, "paragraph": paragraphs})
    for kind in Kind:
        if records := pack.of_kind(kind):
            _write(folder / f"{kind.plural}.toml", {kind.value: [_entry(record) for record in records]})


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    table = to_dict(paragraph) | {"sentences": [sentence.text for sentence in paragraph.sentences]}
    table.pop("join", None)
    if headings := table.pop("headings", None):
        table["heading"] = headings
    return {key: value for key, value in table.items() if value is not None}


def _entry(record: Record) -> dict[str, Any]:
    entry: dict[str, Any] = to_dict(record)
    entry["passages"] = [
        {"ref": str(each.ref)} if each.whole else {"ref": str(each.ref), "quote": each.quote}
        for each in record.passages
    ]
    if record.notes:
        entry["note"] = [to_dict(note) | {"as_of": note.as_of} for note in record.notes]
    entry.pop("notes", None)
    if isinstance(record, Commitment):
        entry["ref"] = entry.pop("passages")[0]["ref"]
        del entry["name"]
        actors = entry.pop("actors")
        entry["actor"] = actors[0] if len(actors) == 1 else actors
    return {key: value for key, value in entry.items() if value is not None}


def _write(file: pathlib.Path, values: dict[str, Any]) -> None:
    file.write_bytes(tomli_w.dumps(values).encode())
