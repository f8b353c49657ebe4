"""The tables of an index, and how they are filled."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from itertools import groupby, islice

from onrecord.record import Pack, Sentence
from onrecord.record.data import as_data
from onrecord.search.document import Field, Role, Target, fields, folded, targets
from onrecord.search.facets import facets
from onrecord.search.lexicon import names_of, values_of, values_of_kinds
from onrecord.search.row_sum import row_sum
from onrecord.search.shelf import address_of
from onrecord.search.stored_words import packed
from onrecord.text.folding import VERSION as FOLD_VERSION

SCHEMA_VERSION = 3
"""Goes up with every change of these tables or of what stands in them."""

VERSION = f"{SCHEMA_VERSION}.{FOLD_VERSION}"
AT_ONCE = 500
"""Targets whose rows are in memory together."""
COLUMNS = ", ".join(role.name.lower() for role in Role)
NAME_ROLES = (Role.OWN_NAME, Role.OTHER_NAME)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_TOKENIZER = "tokenize=\"ascii tokenchars '=_'\", prefix='1 2'"
_TABLES = f"""
CREATE TABLE info(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE packs(position INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, first INTEGER, records INTEGER, head TEXT);
CREATE TABLE targets(number INTEGER PRIMARY KEY, pack TEXT, address TEXT, data TEXT, named TEXT, sum INTEGER);
CREATE VIRTUAL TABLE texts USING fts5({COLUMNS}, facets, {_TOKENIZER}, columnsize=0);
CREATE VIRTUAL TABLE names USING fts5(own_name, other_name, facets, content='', columnsize=0, {_TOKENIZER});
CREATE TABLE words(initial TEXT PRIMARY KEY, words TEXT, targets BLOB) WITHOUT ROWID;
CREATE TABLE stands_for(name TEXT, other TEXT, UNIQUE (name, other));
CREATE TABLE other_values(field TEXT, name TEXT, value TEXT, UNIQUE (field, name, value));
"""


def fill(connection: sqlite3.Connection, packs: Iterable[Pack], beside: Callable[[], str] = str) -> None:
    """Make the tables and put the packs into them, in the order in which equals are to be shown.

    `beside` is asked, once all packs are in, for a text to be kept with them. `version` comes last: an index without
    it is not whole.
    """
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    number = 0
    connection.executemany("INSERT OR IGNORE INTO other_values VALUES (?, ?, ?)", values_of_kinds())
    for position, pack in enumerate(packs):
        _insert_pack(connection, position, pack, number)
        number += len(pack.records) + len(pack.statement.sentences)
    connection.execute("CREATE INDEX addresses ON targets(address)")
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, texts, row)")
    terms = groupby(connection.execute("SELECT term, doc FROM temp.terms"), key=lambda row: row[0][0])
    connection.executemany("INSERT INTO words VALUES (?, ?, ?)", ((each, *packed(dict(rows))) for each, rows in terms))
    connection.execute("DROP TABLE temp.terms")
    connection.execute("INSERT INTO info VALUES ('size', ?), ('beside', ?)", (number, beside()))
    connection.execute("INSERT INTO info VALUES ('version', ?)", (VERSION,))
    connection.execute("COMMIT")


def _insert_pack(connection: sqlite3.Connection, position: int, pack: Pack, first: int) -> None:
    head = _JSON(_head(pack))
    connection.execute(
        "INSERT INTO packs VALUES (?, ?, ?, ?, ?, ?)", (position, pack.id, pack.title, first, len(pack.records), head)
    )
    numbered = enumerate(targets(pack), first)
    while some := list(islice(numbered, AT_ONCE)):
        _insert_targets(connection, pack, some)
    pairs = (pair for record in pack.records for pair in names_of(record))
    connection.executemany("INSERT OR IGNORE INTO stands_for VALUES (?, ?)", pairs)
    values = (value for record in pack.records for value in values_of(record))
    connection.executemany("INSERT OR IGNORE INTO other_values VALUES (?, ?, ?)", values)


def _insert_targets(connection: sqlite3.Connection, pack: Pack, numbered: Iterable[tuple[int, Target]]) -> None:
    kept, indexed, named = [], [], []
    for number, target in numbered:
        texts = tuple(fields(pack, target))
        by_role, words = folded(texts), facets(pack, target)
        row = address_of(target), _data(target), _about(texts)
        kept.append((number, pack.id, *row, row_sum(*row)))
        indexed.append((number, *by_role, words))
        if any(by_role[role] for role in NAME_ROLES):
            named.append((number, *(by_role[role] for role in NAME_ROLES), words))
    marks = ", ".join("?" * (len(Role) + 2))
    connection.executemany("INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?)", kept)
    connection.executemany(f"INSERT INTO texts(rowid, {COLUMNS}, facets) VALUES ({marks})", indexed)
    connection.executemany("INSERT INTO names(rowid, own_name, other_name, facets) VALUES (?, ?, ?, ?)", named)


def _head(pack: Pack) -> dict[str, object]:
    """The statement without its sentences: for each paragraph its heading and how many it has."""
    statement = as_data(pack.statement)
    statement["paragraphs"] = [[each.heading, len(each.sentences)] for each in pack.statement.paragraphs]
    return {"title": pack.title, "statement": statement}


def _data(target: Target) -> str:
    """A sentence is its text; a record an object."""
    return target.text if isinstance(target, Sentence) else _JSON(as_data(target))


def _about(texts: Iterable[Field]) -> str | None:
    """The names of what a sentence speaks of, which stand in other records."""
    about = [[field.text, *field.stands_for] for field in texts if field.stands_for]
    return _JSON(about) if about else None
