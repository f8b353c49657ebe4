"""Read furniture.toml: what was set aside when a text was taken from its page, with the reason for each piece."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord.packs import values
from onrecord.packs.problem import ProblemCollector, describe_value
from onrecord.packs.schema import SchemaKey, TableReader
from onrecord.packs.values import MAX_TEXT_CHARS, InvalidValue
from onrecord.text.characters import find_forbidden_character, is_nfc

PIECE = "piece"


def _lines(value: Any) -> str:
    """Return a text of one or more lines."""
    if not isinstance(value, str) or not value.strip():
        raise InvalidValue(describe_value(value), "text in quotes")
    if len(value) > MAX_TEXT_CHARS:
        raise InvalidValue(f"a text of {len(value):,} characters", f"at most {MAX_TEXT_CHARS:,}; split it")
    if forbidden := find_forbidden_character(value):
        raise InvalidValue(forbidden[1], "no such character; remove it")
    if not is_nfc(value):
        raise InvalidValue("text that is not NFC", "text in Unicode normal form C (NFC)")
    return value


PIECE_KEYS = (
    SchemaKey("text", _lines, required=True),
    SchemaKey("reason", values.text, required=True),
    SchemaKey("before", values.ref),
    SchemaKey("after", values.ref),
    SchemaKey("sha256", values.sha256, required=True),
)


def check_furniture_file(raw: dict[str, Any], file: str, findings: ProblemCollector) -> None:
    """Add what is wrong with the pieces of furniture, such as a text that does not have its checksum."""
    reader = TableReader(file, findings)
    for index, element in enumerate(reader.array(raw, PIECE)):
        path = (PIECE, index)
        table = reader.table(element, PIECE_KEYS, path)
        if table is None:
            continue
        checksum = hashlib.sha256(table["text"].encode()).hexdigest()
        if table["sha256"] != checksum:
            reader.add_problem((*path, "sha256"), table["sha256"], f"{checksum}, the sha256 of the text")
        if "before" in table and "after" in table:
            reader.add_problem((*path, "after"), "both before and after", "one of them, or neither")
