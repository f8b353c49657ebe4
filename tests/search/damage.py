"""Damage done to index files: to their bytes, and by SQL to what stands in their tables."""

from __future__ import annotations

import pathlib
import random
import sqlite3
from collections.abc import Callable

from onrecord.search.seal import SEAL_BYTES, seal_file

PAGE = 4096
SECTOR = 512
Dice = random.Random
Edit = Callable[[sqlite3.Connection, Dice], None]


def edited(file: pathlib.Path, *statements: str) -> None:
    """Change the tables, and seal the file again: what is wrong then shows in the tables alone."""

    def execute(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    _edit(file, execute)


def _edit(file: pathlib.Path, edit: Callable[[sqlite3.Connection], None]) -> None:
    file.write_bytes(file.read_bytes()[:-SEAL_BYTES])
    connection = sqlite3.connect(file)
    try:
        edit(connection)
        connection.commit()
    finally:
        connection.close()
    seal_file(file)


def damage_bytes(file: pathlib.Path, other: bytes, dice: Dice) -> str:
    """Damage the file as disks, cables and programs do, and say how; `other` is another index of the same packs."""
    raw = bytearray(file.read_bytes())
    how = dice.choice(BYTES)
    how(raw, other, dice)
    file.write_bytes(raw)
    return how.__name__


def damage_any(file: pathlib.Path, dice: Dice) -> str:
    """Damage a file of any kind and size, and say how."""
    raw = bytearray(file.read_bytes())
    how = dice.choice((bit, some_bytes, dropped_bytes, truncated, lengthened))
    how(raw, b"", dice)
    file.write_bytes(raw)
    return how.__name__


def bit(raw: bytearray, other: bytes, dice: Dice) -> None:
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)


def some_bytes(raw: bytearray, other: bytes, dice: Dice) -> None:
    for _ in range(dice.randint(1, 40)):
        raw[dice.randrange(len(raw))] = dice.randrange(256)


def dropped_bytes(raw: bytearray, other: bytes, dice: Dice) -> None:
    at = dice.randrange(len(raw))
    del raw[at : at + dice.randint(1, 64)]


def dropped_page(raw: bytearray, other: bytes, dice: Dice) -> None:
    at = _page(raw, dice)
    del raw[at : at + PAGE]


def zeroed_sector(raw: bytearray, other: bytes, dice: Dice) -> None:
    at = dice.randrange(len(raw) // SECTOR) * SECTOR
    raw[at : at + SECTOR] = bytes(SECTOR)


def page_of_its_own(raw: bytearray, other: bytes, dice: Dice) -> None:
    to, at = _page(raw, dice), _page(raw, dice)
    raw[to : to + PAGE] = raw[at : at + PAGE]


def swapped_pages(raw: bytearray, other: bytes, dice: Dice) -> None:
    to, at = _page(raw, dice), _page(raw, dice)
    raw[to : to + PAGE], raw[at : at + PAGE] = raw[at : at + PAGE], raw[to : to + PAGE]


def page_of_another(raw: bytearray, other: bytes, dice: Dice) -> None:
    at = dice.randrange(min(len(raw), len(other)) // PAGE) * PAGE
    raw[at : at + PAGE] = other[at : at + PAGE]


def truncated(raw: bytearray, other: bytes, dice: Dice) -> None:
    del raw[dice.randrange(len(raw)) :]


def truncated_and_filled(raw: bytearray, other: bytes, dice: Dice) -> None:
    at = dice.randrange(len(raw) - SEAL_BYTES)
    raw[at:-SEAL_BYTES] = bytes(len(raw) - SEAL_BYTES - at)


def lengthened(raw: bytearray, other: bytes, dice: Dice) -> None:
    raw += dice.randbytes(dice.randint(1, 2 * PAGE))


def dropped_cell(raw: bytearray, other: bytes, dice: Dice) -> None:
    """One entry fewer in a page of a table, as if it had never been written."""
    leaves = [at for at in range(PAGE, len(raw) - PAGE, PAGE) if raw[at] in (2, 5, 10, 13)]
    at = dice.choice(leaves)
    cells = int.from_bytes(raw[at + 3 : at + 5], "big")
    if not cells:
        return
    pointers = at + (12 if raw[at] in (2, 5) else 8)
    gone = pointers + 2 * dice.randrange(cells)
    raw[gone : pointers + 2 * cells] = raw[gone + 2 : pointers + 2 * cells] + b"\0\0"
    raw[at + 3 : at + 5] = (cells - 1).to_bytes(2, "big")


BYTES = (
    bit,
    some_bytes,
    dropped_bytes,
    dropped_page,
    zeroed_sector,
    page_of_its_own,
    swapped_pages,
    page_of_another,
    truncated,
    truncated_and_filled,
    lengthened,
    dropped_cell,
)


def damage_tables(file: pathlib.Path, other: pathlib.Path, dice: Dice) -> str:
    """Change something in the tables, and say what; `other` is the index of an earlier version of the packs."""
    how = dice.choice(ROWS)
    done: list[str] = []

    def edit(connection: sqlite3.Connection) -> None:
        connection.execute(f"ATTACH '{other}' AS other")
        done.append(f"{how.__name__}: {how(connection, dice)}")

    _edit(file, edit)
    return done[0]


def row_lost(connection: sqlite3.Connection, dice: Dice) -> str:
    table = _table(connection, dice)
    connection.execute(f"DELETE FROM {table} WHERE {_one_of(connection, table, dice)}")
    return table


def rows_lost(connection: sqlite3.Connection, dice: Dice) -> str:
    table = _table(connection, dice)
    key = _key(connection, table)
    connection.execute(
        f"DELETE FROM {table} WHERE ({', '.join(key)}) IN (SELECT {', '.join(key)} FROM {table} LIMIT 7)"
    )
    return table


def cells_swapped(connection: sqlite3.Connection, dice: Dice) -> str:
    """One to all columns of two rows, the sum among them or not."""
    table = dice.choice(("targets", "packs", "words", "texts_content"))
    columns = _columns(connection, table)
    moved = dice.sample(columns[1:], dice.randint(1, len(columns) - 1))
    one, two = (_one_of(connection, table, dice) for _ in range(2))
    listed = ", ".join(moved)
    [first] = connection.execute(f"SELECT {listed} FROM {table} WHERE {one}").fetchall()
    [second] = connection.execute(f"SELECT {listed} FROM {table} WHERE {two}").fetchall()
    for values, where in ((first, two), (second, one)):
        connection.execute(f"UPDATE {table} SET {', '.join(f'{c} = ?' for c in moved)} WHERE {where}", values)
    return f"{table} {moved}"


def row_doubled(connection: sqlite3.Connection, dice: Dice) -> str:
    """A row stands in another's place, or behind the last."""
    table = dice.choice(("targets", "packs", "texts_content"))
    key, *columns = _columns(connection, table)
    [(last,)] = connection.execute(f"SELECT max({key}) FROM {table}").fetchall()
    at, to = dice.randint(0, last), dice.choice((dice.randint(0, last), last + 1))
    listed = ", ".join(columns)
    connection.execute(
        f"INSERT OR REPLACE INTO {table}({key}, {listed}) SELECT {to}, {listed} FROM {table} WHERE {key} = {at}"
    )
    return f"{table} {at} to {to}"


def rows_shifted(connection: sqlite3.Connection, dice: Dice) -> str:
    """A row is lost and all behind it move up, so that no number is missing but the last."""
    [(last,)] = connection.execute("SELECT max(number) FROM targets").fetchall()
    at = dice.randint(0, last - 1)
    connection.execute("DELETE FROM targets WHERE number = ?", (at,))
    connection.execute("UPDATE targets SET number = -number WHERE number > ?", (at,))
    connection.execute("UPDATE targets SET number = -number - 1 WHERE number < 0")
    return str(at)


def row_of_another(connection: sqlite3.Connection, dice: Dice) -> str:
    """What stood there in an earlier version, whose sum was right."""
    table = dice.choice(("targets", "packs", "words", "stands_for", "info"))
    key = _key(connection, table)
    rows = connection.execute(f"SELECT * FROM other.{table}").fetchall()
    row = dice.choice(rows)
    connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    return f"{table} {row[: len(key)]}"


def cell_changed(connection: sqlite3.Connection, dice: Dice) -> str:
    table = _table(connection, dice)
    column = dice.choice(_columns(connection, table))
    where = _one_of(connection, table, dice)
    [(value,)] = connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchall()
    changed = _changed(value, dice)
    if isinstance(value, int) and column == _columns(connection, table)[0]:
        changed = value + dice.randint(1, 1000)  # the number of a row is a number
    connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {where}", (changed,))
    return f"{table}.{column}"


def sum_forged(connection: sqlite3.Connection, dice: Dice) -> str:
    """A changed text with a sum made up for it."""
    column, table = dice.choice((("data", "targets"), ("address", "targets"), ("head", "packs"), ("title", "packs")))
    where = _one_of(connection, table, dice)
    [(value,)] = connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchall()
    forged = dice.randrange(-(1 << 63), 1 << 63)
    connection.execute(f"UPDATE {table} SET {column} = ?, sum = ? WHERE {where}", (_changed(value, dice), forged))
    return f"{table}.{column}"


def table_emptied(connection: sqlite3.Connection, dice: Dice) -> str:
    table = _table(connection, dice)
    connection.execute(f"DELETE FROM {table}")
    return table


ROWS = (
    row_lost,
    rows_lost,
    cells_swapped,
    row_doubled,
    rows_shifted,
    row_of_another,
    cell_changed,
    cell_changed,
    cell_changed,
    sum_forged,
    table_emptied,
)


def _changed(value: object, dice: Dice) -> object:
    """Another value: one digit or letter differs, or all of it, or its type."""
    if dice.random() < 0.2:
        return dice.choice((None, 0, 1.5, "", b"\xff\xfe", "x", str(value), -1))
    if isinstance(value, int):
        return value + dice.choice((-1, 1, 7))
    if isinstance(value, bytes):
        at = dice.randrange(len(value)) if value else 0
        return value[:at] + bytes([dice.randrange(256)]) + value[at + 1 :]
    if isinstance(value, str) and value:
        digits = [at for at, char in enumerate(value) if char.isdigit()]
        at = dice.choice(digits) if digits and dice.random() < 0.5 else dice.randrange(len(value))
        return value[:at] + dice.choice("0123456789abcx{]") + value[at + 1 :]
    return "x"


def _table(connection: sqlite3.Connection, dice: Dice) -> str:
    names = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite_%'"
    names += " ORDER BY name"
    full = [n for (n,) in connection.execute(names) if connection.execute(f"SELECT 1 FROM {n} LIMIT 1").fetchall()]
    own = [name for name in full if not name.startswith(("texts_", "names_"))]
    return str(dice.choice(own if dice.random() < 0.7 else full))


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _key(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]] or ["rowid"]


def _one_of(connection: sqlite3.Connection, table: str, dice: Dice) -> str:
    """A condition that one row meets."""
    key = _key(connection, table)
    rows = connection.execute(f"SELECT {', '.join(f'quote({c})' for c in key)} FROM {table}").fetchall()
    return " AND ".join(f"{column} = {value}" for column, value in zip(key, dice.choice(rows), strict=True))


def _page(raw: bytearray, dice: Dice) -> int:
    return dice.randrange(len(raw) // PAGE) * PAGE
