"""Limits on the number of records, names and sentences for the length of a pack; no person writes a denser one.

Each takes some memory and some time, in a search index too, however short it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Kind
from onrecord.packs.entries import Entries, Entry
from onrecord.packs.files import RECORD_FILES
from onrecord.packs.problem import RawProblem, describe_value
from onrecord.text.folding import fold

# The parts of a pack may weigh this much, and 1 more for each 32 bytes of the pack.
MIN_ALLOWED_TOTAL = 85_000
BYTES_PER_UNIT = 32
RECORD_WEIGHT, NAME_WEIGHT, SENTENCE_WEIGHT = 9, 3, 3
# Each record that names an abbreviation is found by all participants that share it.
MAX_PARTICIPANTS_PER_ABBREVIATION = 64
# The problem that was found, and what is expected.
TOO_MANY_RECORDS = "too many records and names for the pack's length", "fewer; split the pack"
_OTHER_NAME_KEYS = ("short", "name_ja", "abbreviation", "official_name", "expansion")


def find_overfull_file(raw: Mapping[str, bytes]) -> str | None:
    """Return the file with the first record over the limit; None if there is none.

    Headers are counted as most people write them. Nothing is parsed: that would take the very memory to be saved.
    """
    remaining = _allowed_weight(sum(map(len, raw.values())))
    for kind, file_name in RECORD_FILES.items():
        remaining -= RECORD_WEIGHT * raw.get(file_name, b"").count(f"\n[[{kind.value}]]".encode())
        if remaining < 0:
            return file_name
    return None


def check_density(entries: Entries, pack_bytes: int) -> Iterator[RawProblem]:
    """Yield a problem if the records, names and sentences of a pack weigh more than its length allows."""
    remaining = _allowed_weight(pack_bytes)
    if entries.statement is not None:
        remaining -= SENTENCE_WEIGHT * sum(len(paragraph.sentences) for paragraph in entries.statement.paragraphs)
    if remaining < 0:
        found = "too many sentences for the pack's length"
        yield RawProblem("statement.toml", ("paragraph",), found, "fewer; split the pack")
        return
    for entry in entries.records:
        remaining -= RECORD_WEIGHT + NAME_WEIGHT * _count_other_names(entry)
        if remaining < 0:
            yield RawProblem(entry.file, entry.path(), *TOO_MANY_RECORDS)
            return


def check_shared_abbreviations(entries: Entries) -> Iterator[RawProblem]:
    """Yield a problem if more participants share an abbreviation than may."""
    counts: dict[str, int] = {}
    for entry in entries.records:
        if entry.kind is Kind.PARTICIPANT and (abbreviation := entry.values.get("abbreviation")):
            key = fold(abbreviation)
            counts[key] = counts.get(key, 0) + 1
            if counts[key] > MAX_PARTICIPANTS_PER_ABBREVIATION:
                found = f"{describe_value(abbreviation)} in too many participants"
                expected = f"an abbreviation that at most {MAX_PARTICIPANTS_PER_ABBREVIATION} participants share"
                yield RawProblem(entry.file, entry.path("abbreviation"), found, expected)
                return


def _allowed_weight(pack_bytes: int) -> int:
    """Return how much the parts of a pack of that length may weigh."""
    return MIN_ALLOWED_TOTAL + pack_bytes // BYTES_PER_UNIT


def _count_other_names(entry: Entry) -> int:
    return len(entry.values.get("aliases", ())) + sum(key in entry.values for key in _OTHER_NAME_KEYS)
