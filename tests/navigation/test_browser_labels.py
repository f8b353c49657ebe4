"""`:` takes published labels and numbers, and finds in the other open packs what the one in use does not have."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

import pytest

from onrecord.library import Library, library_in_memory, open_library
from onrecord.model import Pack
from onrecord.navigation import Browser, NotInOpenPacks
from onrecord.navigation.other_packs import MAX_PACKS_READ
from onrecord.packs import LoadedPacks, find_packs, survey
from onrecord.search import SqliteStore
from tests.support.gold_statements import gold_pack
from tests.support.pack_writer import write_archive
from tests.support.synthetic_archive import packs

HARBORS = "five-harbors-2025"


@pytest.fixture
def harbors() -> Browser:
    return Browser(library_in_memory(LoadedPacks((gold_pack(HARBORS),))))


@pytest.fixture
def several(shipped_pack: Pack, small_pack: Pack) -> Browser:
    """On three packs, in the newest."""
    return Browser(library_in_memory(LoadedPacks((gold_pack(HARBORS), small_pack, shipped_pack))))


def place(browser: Browser) -> str:
    target = browser.location.target
    assert target
    return f"{target.pack}:{target.address or target.ref}"


@pytest.mark.parametrize(
    ("written", "ref", "note"),
    [
        ("(a)", "p7", ""),
        ("b", "p8", ""),
        ("3", "p14", ""),
        ("3)", "p14", ""),
        (f"{HARBORS}:3", "p14", ""),
        (f"{HARBORS.upper()}:(B)", "p8", ""),
        ("4", "p4", "no paragraph is labeled 4; this is p4 of the text"),
        ("2", "p6", "2. is p6 here; it also stands at p10"),
    ],
)
def test_a_label_leads_to_its_paragraph(harbors: Browser, written: str, ref: str, note: str) -> None:
    assert harbors.go_to(written) == note
    assert place(harbors) == f"{HARBORS}:{ref}"
    assert harbors.row_target() in [row.target for row in harbors.rows()]


def test_a_label_that_repeats_leads_on_from_the_cursor(harbors: Browser) -> None:
    places = []
    for _ in range(3):
        harbors.go_to("1.")
        places.append(place(harbors).partition(":")[2])
    assert places == ["p5", "p9", "p5"]
    harbors.go_to("p6.s1")
    assert harbors.go_to("1") == "1. is p9 here; it also stands at p5"
    harbors.go_to("missions/stormglass")
    harbors.go_to(f"{HARBORS}:1")
    assert place(harbors) == f"{HARBORS}:p5"


def test_a_number_that_is_nowhere_says_which_there_are(harbors: Browser) -> None:
    with pytest.raises(NotInOpenPacks, match=r"^there is no paragraph 99: the statement has paragraphs p1 to p14$"):
        harbors.go_to("99")
    with pytest.raises(NotInOpenPacks, match=r"^“five-harbors-2025:\(z\)” is not a ref; "):
        harbors.go_to(f"{HARBORS}:(z)")


@pytest.mark.parametrize("written", ["no-pack:1", "no-pack:(a)", "no-pack:slim"])
def test_a_pack_that_is_not_open_is_named(harbors: Browser, written: str) -> None:
    with pytest.raises(NotInOpenPacks, match=f"^no open pack is called no-pack; the open packs are {HARBORS}$"):
        harbors.go_to(written)


@pytest.mark.parametrize("written", [":6", "::6", ":99", ":(z)"])
def test_a_colon_too_many_is_no_number(harbors: Browser, written: str) -> None:
    with pytest.raises(NotInOpenPacks, match=f"^“{re.escape(written)}” is not a ref; "):
        harbors.go_to(written)


@pytest.mark.parametrize(
    ("written", "target", "note"),
    [
        ("missions/slim", "japan-us-space-8:missions/slim", "missions/slim is not in {}, but in japan-us-space-8"),
        (
            "slim",
            "japan-us-space-8:missions/slim",
            "“slim” is not in {}, but in japan-us-space-8; there it is also terms/slim",
        ),
        (
            "japan-us-space-8:slim",
            "japan-us-space-8:missions/slim",
            "“slim” is also terms/slim",
        ),
        ("japan-us-space-8:missions/slim", "japan-us-space-8:missions/slim", ""),
        ("A-Pack:missions/blue-heron", "a-pack:missions/blue-heron", ""),
        ("p6.s7", "japan-us-space-8:p6.s7", "p6.s7 is not in {}, but in japan-us-space-8"),
        (
            "areas/science",
            "a-pack:areas/science",
            "areas/science is not in {}, but in a-pack; japan-us-space-8 has it too",
        ),
    ],
)
def test_what_another_pack_has_is_found_there(several: Browser, written: str, target: str, note: str) -> None:
    before = several.location
    assert several.go_to(written) == note.format(HARBORS)
    assert place(several) == target
    assert several.pack.id == target.partition(":")[0]
    assert several.back()
    assert several.location == before


def test_the_pack_in_use_comes_first(several: Browser) -> None:
    several.choose_pack("japan-us-space-8")
    assert several.go_to("areas/science") == ""
    assert place(several) == "japan-us-space-8:areas/science"
    assert several.go_to("(a)") == f"“(a)” is not in japan-us-space-8, but in {HARBORS}"


def test_a_pack_that_was_named_is_the_only_one_searched(several: Browser) -> None:
    with pytest.raises(NotInOpenPacks, match=r"^there is no missions/slim in a-pack; search for it instead$"):
        several.go_to("a-pack:missions/slim")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Thirty packs, and a cache, which holds their index once they were opened."""
    folder = tmp_path_factory.mktemp("archive")
    write_archive(packs(30 * 50, a_pack=50), folder / "packs")
    return folder


@pytest.fixture
def indexed(archive: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Thirty packs behind an index."""
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    library = open_library(find_packs([str(archive / "packs")]), archive / "cache")
    assert library.file
    assert len(library.packs) == 30
    return library


@pytest.fixture
def packs_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the packs that are read from the index."""
    ids: list[str] = []
    read: Callable[[SqliteStore, str], Pack] = SqliteStore.pack

    def note(store: SqliteStore, pack_id: str) -> Pack:
        ids.append(pack_id)
        return read(store, pack_id)

    monkeypatch.setattr(SqliteStore, "pack", note)
    return ids


def test_of_a_large_library_only_the_pack_with_the_address_is_read(indexed: Library, packs_read: list[str]) -> None:
    browser = Browser(indexed)
    own = [pack.records for pack in list(indexed.packs.values())[20:]]
    record = next(record for records in own for record in records if not browser.pack.record(record.address))
    holders = [pack.id for pack in indexed.packs.values() if pack.record(record.address)]
    indexed.packs["archive-0"]
    packs_read.clear()
    assert browser.go_to(record.address).startswith(f"{record.address} is not in archive-0, but in {holders[0]}")
    assert place(browser) == f"{holders[0]}:{record.address}"
    assert set(packs_read) <= {"archive-0", holders[0]}


def test_what_the_pack_in_use_has_reads_no_other(indexed: Library, packs_read: list[str]) -> None:
    browser = Browser(indexed)
    packs_read.clear()
    for address in (browser.pack.records[-1].address, browser.pack.records[-1].id, "p1", "2"):
        assert browser.go_to(address) == ""
    assert set(packs_read) <= {"archive-0"}


@pytest.mark.parametrize("written", ["missions/none-of-that-name", "p99"])
def test_an_address_that_no_pack_of_a_large_library_has_is_said_without_reading(
    indexed: Library, packs_read: list[str], written: str
) -> None:
    browser = Browser(indexed)
    packs_read.clear()
    with pytest.raises(NotInOpenPacks, match=f"^there is no {written}") as refusal:
        browser.go_to(written)
    assert "not searched" not in str(refusal.value)
    assert set(packs_read) <= {"archive-0"}


def test_a_name_is_looked_for_in_the_newest_of_a_large_library_and_the_rest_is_said(
    indexed: Library, packs_read: list[str]
) -> None:
    browser = Browser(indexed)
    packs_read.clear()
    with pytest.raises(NotInOpenPacks) as refusal:
        browser.go_to("no such name")
    unsearched = 29 - MAX_PACKS_READ
    assert str(refusal.value).endswith(
        f"; {unsearched} of the 30 open packs were not searched: write PACK-ID: before it, or search"
    )
    assert len(set(packs_read)) <= MAX_PACKS_READ + 1
    newest = next(
        record
        for pack_id in list(indexed.packs)[1:MAX_PACKS_READ]
        for record in indexed.packs[pack_id].records
        if browser.pack.record(record.address) is None
    )
    assert "is not in archive-0, but in " in browser.go_to(newest.name)


def test_a_damaged_index_is_not_taken_for_an_absence(indexed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.search import CorruptIndexError

    browser = Browser(indexed)

    def fail(store: SqliteStore, *_: object) -> None:
        raise CorruptIndexError("it has changed")

    monkeypatch.setattr(SqliteStore, "records_at", fail)
    monkeypatch.setattr(SqliteStore, "pack", fail)
    with pytest.raises(NotInOpenPacks, match="29 of the 30 open packs were not searched"):
        browser.go_to("missions/none-of-that-name")
