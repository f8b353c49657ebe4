"""How many records, names and sentences a pack may have for its length: what is denser is written by no person.

Each takes some room and some time, in a search index too, however short it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Kind
from onrecord.packs.entries import Entries, Entry
from onrecord.packs.files import RECORD_FILES
from onrecord.packs.problem import RawProblem, describe_value
from onrecord.text.folding import fold

MIN_ALLOWED_TOTAL = 85_000
BYTES_PER_UNIT = 32
"""Bytes of the pack for each 1 that its parts may weigh besides."""
RECORD_WEIGHT, NAME_WEIGHT, SENTENCE_WEIGHT = 9, 3, 3
MAX_PARTICIPANTS_PER_ABBREVIATION = 64
"""Participants with the same abbreviation: each record that names it is found by all of them."""
TOO_MANY_RECORDS = "too many records and names for a pack of its length", "fewer; split the pack"
"""What was found, and what is expected."""
_OTHER_NAMES = ("short", "name_ja", "abbreviation", "official_name", "expansion")


def find_overfull_file(raw: Mapping[str, bytes]) -> str | None:
    """Return the file with the record that is one too many; None if there is none.

    Headers are counted as most people write them, and nothing is parsed, which would take the memory to be saved.
    """
    room = _room(sum(map(len, raw.values())))
    for kind, file_name in RECORD_FILES.items():
        room -= RECORD_WEIGHT * raw.get(file_name, b"").count(f"\n[[{kind.value}]]".encode())
        if room < 0:
            return file_name
    return None


def check_density(entries: Entries, pack_bytes: int) -> Iterator[RawProblem]:
    """The records, names and sentences of a pack weigh no more than goes with its length."""
    room = _room(pack_bytes)
    if entries.statement is not None:
        room -= SENTENCE_WEIGHT * sum(len(paragraph.sentences) for paragraph in entries.statement.paragraphs)
    if room < 0:
        yield RawProblem(
            "statement.toml", ("paragraph",), "too many sentences for their length", "fewer; split the pack"
        )
        return
    for entry in entries.records:
        room -= RECORD_WEIGHT + NAME_WEIGHT * _other_names(entry)
        if room < 0:
            yield RawProblem(entry.file, entry.path(), *TOO_MANY_RECORDS)
            return


def check_shared_abbreviations(entries: Entries) -> Iterator[RawProblem]:
    """No abbreviation is that of more than a few participants."""
    sharing: dict[str, int] = {}
    for entry in entries.records:
        if entry.kind is Kind.PARTICIPANT and (abbreviation := entry.values.get("abbreviation")):
            key = fold(abbreviation)
            sharing[key] = sharing.get(key, 0) + 1
            if sharing[key] > MAX_PARTICIPANTS_PER_ABBREVIATION:
                expected = f"an abbreviation that at most {MAX_PARTICIPANTS_PER_ABBREVIATION} participants share"
                yield RawProblem(
                    entry.file, entry.path("abbreviation"), f"{describe_value(abbreviation)} again", expected
                )
                return


def _room(pack_bytes: int) -> int:
    """Return what the parts of a pack of that length may weigh."""
    return MIN_ALLOWED_TOTAL + pack_bytes // BYTES_PER_UNIT


def _other_names(entry: Entry) -> int:
    return len(entry.values.get("aliases", ())) + sum(key in entry.values for key in _OTHER_NAMES)
