"""Who reads a record waits for no search."""

from __future__ import annotations

import pathlib
import threading
from collections.abc import Callable

import pytest

from onrecord.model import Pack
from onrecord.search import Index, Interrupted, build_index, build_temporary_index, open_index
from onrecord.search.database import Database
from onrecord.search.fts import Fts

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def kept(pack: Pack, folder: pathlib.Path) -> Index:
    build_index(folder / "x.index", (pack,))
    return open_index(folder / "x.index")


def unkept(pack: Pack, folder: pathlib.Path) -> Index:
    return build_temporary_index((pack,))


@pytest.mark.parametrize("opened", [kept, unkept])
def test_reading_goes_on_while_a_search_runs(
    shipped_pack: Pack, tmp_path: pathlib.Path, opened: Callable[[Pack, pathlib.Path], Index]
) -> None:
    index = opened(shipped_pack, tmp_path)
    assert isinstance(index.backend, Fts)
    database: Database = index.backend._database
    ended = threading.Event()

    def search() -> None:
        with pytest.raises(Interrupted):
            database.rows(ENDLESS)
        ended.set()

    searching = threading.Thread(target=search)
    searching.start()
    try:
        while not database._one_at_a_time.locked():
            threading.Event().wait(0.001)
        assert index.store.pack(shipped_pack.id) == shipped_pack
        assert index.store.target(0) == shipped_pack.records[0]
        assert index.store.fields(0)
        assert index.plan("meti").groups
        assert not ended.is_set()
    finally:
        while not ended.is_set():  # a query that has not quite begun is not interrupted
            index.interrupt()
            ended.wait(0.001)
        searching.join()
