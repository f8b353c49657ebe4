"""The SQLite tables of an index, and filling them. All but those of FTS5 have checksums (row_checksum.py)."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from onrecord.model import Pack, Sentence
from onrecord.model.serialization import to_dict
from onrecord.search.document_store import target_address
from onrecord.search.facets import target_facets
from onrecord.search.header import CHECKSUM_KEY, CatalogEntry, catalog_checksum, info_checksum
from onrecord.search.names import kind_value_names, pack_value_names, record_synonyms
from onrecord.search.row_checksum import RowChecksums, RunningChecksum
from onrecord.search.sqlite_vocabulary import pack_words
from onrecord.search.targets import (
    ABOUT,
    HEADING,
    Role,
    SearchTarget,
    TargetField,
    fold_fields,
    search_targets,
    target_fields,
)
from onrecord.text.folding import FOLDING_VERSION

# Incremented with every change to these tables or to what they contain.
INDEX_SCHEMA_VERSION = 11

INDEX_VERSION = f"{INDEX_SCHEMA_VERSION}.{FOLDING_VERSION}"
# Targets, and characters of their rows, that are in memory at the same time.
TARGETS_AT_ONCE = 500
CHARS_AT_ONCE = 200_000
# The name under which heads have a checksum of their own: they are also read without the texts.
HEADS = "heads"
ROLE_COLUMNS = ", ".join(role.name.lower() for role in Role)
NAME_ROLES = (Role.OWN_NAME, Role.OTHER_NAME)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_TOKENIZER = "tokenize=\"ascii tokenchars '=_'\", prefix='1 2'"
_TABLES = f"""
CREATE TABLE info(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE packs(
    position INTEGER PRIMARY KEY, id TEXT, title TEXT, date TEXT, first INTEGER, records INTEGER, sentences INTEGER,
    sum INTEGER, head TEXT, head_sum INTEGER);
CREATE TABLE targets(number INTEGER PRIMARY KEY, pack TEXT, address TEXT, data TEXT, named TEXT, sum INTEGER);
CREATE VIRTUAL TABLE texts USING fts5({ROLE_COLUMNS}, facets, {_TOKENIZER}, columnsize=0);
CREATE VIRTUAL TABLE names USING fts5(own_name, other_name, facets, content='', columnsize=0, {_TOKENIZER});
CREATE TABLE words(initial TEXT PRIMARY KEY, words TEXT, targets BLOB, sum INTEGER) WITHOUT ROWID;
CREATE TABLE stands_for(name TEXT PRIMARY KEY, others TEXT, sum INTEGER) WITHOUT ROWID;
CREATE TABLE other_values(
    field TEXT, name TEXT, others TEXT, sum INTEGER, PRIMARY KEY (field, name)) WITHOUT ROWID;
CREATE TEMP TABLE name_pairs(name TEXT, other TEXT, UNIQUE (name, other));
CREATE TEMP TABLE value_pairs(field TEXT, name TEXT, value TEXT, UNIQUE (field, name, value));
"""


class TargetRow(NamedTuple):
    """The stored row of a target; `about` are the names of what a sentence is about."""

    number: int
    pack: str
    address: str
    data: str
    about: str | None

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Return the cells that the checksum covers."""
        return str(self.number), self.pack, self.address, self.data, "" if self.about is None else self.about


def fill_tables(
    connection: sqlite3.Connection, packs: Iterable[Pack], make_metadata: Callable[[], str] = str, contents: str = ""
) -> None:
    """Create the tables and insert the packs, in the order in which equal results are shown.

    `make_metadata` is called after the last pack and returns a text to store with them; `contents` is the fingerprint
    of everything that the packs were made from. The header is written last: without it, the index is incomplete.
    """
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    checksums = RowChecksums(contents)
    number = 0
    catalog: dict[str, CatalogEntry] = {}
    connection.executemany("INSERT OR IGNORE INTO temp.value_pairs VALUES (?, ?, ?)", kind_value_names())
    for position, pack in enumerate(packs):
        date = pack.statement.date.isoformat()
        entry = CatalogEntry(position, pack.title, date, number, len(pack.records), len(pack.statement.sentences))
        _insert_pack(connection, pack, entry, checksums)
        catalog[pack.id] = entry
        number += entry.size
    connection.execute("CREATE INDEX addresses ON targets(address)")
    _insert_lexicon(connection, checksums)
    info = {
        "contents": contents,
        "size": str(number),
        "beside": make_metadata(),
        "initials": _insert_words(connection, checksums),
        "catalogue": str(catalog_checksum(checksums, catalog)),
        "version": INDEX_VERSION,
    }
    info[CHECKSUM_KEY] = str(info_checksum(checksums, info))
    connection.executemany("INSERT INTO info VALUES (?, ?)", info.items())
    connection.execute("COMMIT")


def running_pack_checksum(checksums: RowChecksums, pack_id: str, entry: CatalogEntry, head: str) -> RunningChecksum:
    """Return a pack's running checksum, begun with its head; its targets are added in order, with their numbers."""
    return checksums.running("packs", *entry.cells(pack_id), head)


def _insert_pack(connection: sqlite3.Connection, pack: Pack, entry: CatalogEntry, checksums: RowChecksums) -> None:
    head = _JSON(_pack_head(pack))
    whole = running_pack_checksum(checksums, pack.id, entry, head)
    for rows in _batches(_rows(pack, entry.first)):
        _insert_targets(connection, rows, checksums, whole)
    row = (
        entry.position,
        pack.id,
        entry.title,
        entry.date,
        entry.first,
        entry.records,
        entry.sentences,
        whole.value,
        head,
        checksums.of(HEADS, pack.id, head),
    )
    connection.execute("INSERT INTO packs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    pairs = (pair for record in pack.records for pair in record_synonyms(record))
    connection.executemany("INSERT OR IGNORE INTO temp.name_pairs VALUES (?, ?)", pairs)
    connection.executemany("INSERT OR IGNORE INTO temp.value_pairs VALUES (?, ?, ?)", pack_value_names(pack))


class _Rows(NamedTuple):
    """The rows of a target in each table, without its number in those of FTS5; `names` is empty if it has no name."""

    stored: TargetRow
    indexed: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def chars(self) -> int:
        """Return the length of its texts in characters."""
        return len(self.stored.data) + len(self.stored.about or "") + sum(map(len, self.indexed))


def _rows(pack: Pack, first: int) -> Iterator[_Rows]:
    """Yield the rows of each target of a pack; `first` is the number of the first one."""
    for number, target in enumerate(search_targets(pack), first):
        texts = tuple(target_fields(pack, target))
        by_role, facets = fold_fields(texts), target_facets(pack, target)
        stored = TargetRow(number, pack.id, target_address(target), _data(target), _about(texts))
        names = tuple(by_role[role] for role in NAME_ROLES)
        yield _Rows(stored, (*by_role, facets), (*names, facets) if any(names) else ())


def _batches(rows: Iterable[_Rows]) -> Iterator[list[_Rows]]:
    """Yield the rows in batches, small enough for memory and large enough for fast inserts."""
    batch: list[_Rows] = []
    chars = 0
    for row in rows:
        batch.append(row)
        chars += row.chars
        if len(batch) == TARGETS_AT_ONCE or chars >= CHARS_AT_ONCE:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def _insert_targets(
    connection: sqlite3.Connection, rows: Sequence[_Rows], checksums: RowChecksums, whole: RunningChecksum
) -> None:
    """Insert some targets of a pack, and add them to the checksum of the whole."""
    whole.add(*(cell for row in rows for cell in row.stored.cells))
    stored = ((*row.stored, checksums.of("targets", *row.stored.cells)) for row in rows)
    connection.executemany("INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?)", stored)
    marks = ", ".join("?" * (len(Role) + 2))
    indexed = ((row.stored.number, *row.indexed) for row in rows)
    connection.executemany(f"INSERT INTO texts(rowid, {ROLE_COLUMNS}, facets) VALUES ({marks})", indexed)
    names = ((row.stored.number, *row.names) for row in rows if row.names)
    connection.executemany("INSERT INTO names(rowid, own_name, other_name, facets) VALUES (?, ?, ?, ?)", names)


def _insert_lexicon(connection: sqlite3.Connection, checksums: RowChecksums) -> None:
    """Insert one row for each name, and each alias of a value, with all that it stands for in pack order."""
    pairs = connection.execute("SELECT name, other FROM temp.name_pairs ORDER BY name, rowid")
    for name, rows in groupby(pairs, key=lambda row: row[0]):
        others = _JSON([row[1] for row in rows])
        row = name, others, checksums.of("stands_for", name, others)
        connection.execute("INSERT INTO stands_for VALUES (?, ?, ?)", row)
    triples = connection.execute("SELECT field, name, value FROM temp.value_pairs ORDER BY field, name, rowid")
    for (field, name), values in groupby(triples, key=lambda row: row[:2]):
        others = _JSON([row[2] for row in values])
        checksum = checksums.of("other_values", field, name, others)
        connection.execute("INSERT INTO other_values VALUES (?, ?, ?, ?)", (field, name, others, checksum))
    connection.execute("DROP TABLE temp.name_pairs")
    connection.execute("DROP TABLE temp.value_pairs")


def _insert_words(connection: sqlite3.Connection, checksums: RowChecksums) -> str:
    """Insert all words of the texts, and return their initials."""
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, texts, row)")
    terms = connection.execute("SELECT term, doc FROM temp.terms")
    initials = []
    for initial, rows in groupby(terms, key=lambda row: row[0][0]):
        words, counts = pack_words(dict(rows))
        checksum = checksums.of("words", initial, words, counts.hex())
        connection.execute("INSERT INTO words VALUES (?, ?, ?, ?)", (initial, words, counts, checksum))
        initials.append(initial)
    connection.execute("DROP TABLE temp.terms")
    return "".join(initials)


def _pack_head(pack: Pack) -> dict[str, object]:
    """Return the statement without the texts of its sentences: for each paragraph their number, and all else."""
    statement = to_dict(pack.statement._replace(paragraphs=()))
    statement["paragraphs"] = [
        [len(paragraph.sentences), to_dict(paragraph._replace(sentences=()))] for paragraph in pack.statement.paragraphs
    ]
    return {"title": pack.title, "notes_as_of": str(pack.notes_as_of or ""), "statement": statement}


def _data(target: SearchTarget) -> str:
    """Return the text of a sentence, or a record as JSON."""
    return target.text if isinstance(target, Sentence) else _JSON(to_dict(target))


def _about(texts: Iterable[TargetField]) -> str | None:
    """Return texts of a sentence that it does not contain, as JSON: headings, names with spans; None without any."""
    about = [[field.text, *(field.sentence_span or ())] for field in texts if field.name in (HEADING, ABOUT)]
    return _JSON(about) if about else None
