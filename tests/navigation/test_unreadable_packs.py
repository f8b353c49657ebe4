"""Packs that cannot be read, at any moment: the browser says so, shows no words that it has not, and goes on."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import cast

import pytest

from onrecord.library import Library
from onrecord.model import Pack
from onrecord.navigation import Browser, Location, NotInOpenPacks, RowTarget, Section, Voice
from onrecord.navigation.listed_rows import row_of_target
from onrecord.navigation.result_rows import ResultRows
from onrecord.navigation.table_rows import copied_rows
from onrecord.search import CorruptIndexError, build_temporary_index
from onrecord.search.document_store import DocumentStore
from tests.navigation.row_shapes import USUAL_SHAPES, assert_fits
from tests.navigation.voices import texts
from tests.support.synthetic_archive import AREAS, packs
from tests.tiers import trials

SEED = 31
QUERIES = ("sides", "the", "kind:mission a", "committed", "archive-2:p2", "missions/a", "", "p1.s2")
ADVICE = "; quit, and build it again: onrecord index --anew DIR"


class Failing(Mapping[str, Pack]):
    """The packs, of which those of `lost` ids cannot be read."""

    def __init__(self, opened: Mapping[str, Pack], lost: set[str]) -> None:
        self._opened = opened
        self._lost = lost

    def __getitem__(self, pack_id: str) -> Pack:
        if pack_id in self._lost:
            raise CorruptIndexError(f"the files of {pack_id} have changed since they were indexed")
        return self._opened[pack_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened)

    def __len__(self) -> int:
        return len(self._opened)


class FailingStore:
    """A store that cannot read anything now and then: one in `one_in` calls fails, none if that is 0."""

    def __init__(self, store: DocumentStore, dice: random.Random) -> None:
        self._store = store
        self._dice = dice
        self.one_in = 0

    def __getattr__(self, name: str) -> object:
        value = getattr(self._store, name)

        def call(*arguments: object) -> object:
            if self.one_in and self._dice.randrange(self.one_in) == 0:
                raise CorruptIndexError(f"{name} fails")
            return value(*arguments)

        return call if callable(value) else value


@lru_cache(1)
def archive() -> dict[str, Pack]:
    return {pack.id: pack for pack in packs(700)}


@pytest.fixture(autouse=True)
def few_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.search.index.FULL_SCAN_LIMIT", 40)
    monkeypatch.setattr("onrecord.search.index.CANDIDATE_LIMIT", 20)


def opened(lost: set[str], dice: random.Random) -> tuple[Browser, FailingStore]:
    index = build_temporary_index(archive().values())
    store = FailingStore(index.store, dice)
    titles = {pack.id: pack.title for pack in archive().values()}
    failing = index.with_store(cast("DocumentStore", store))
    return Browser(Library(Failing(archive(), lost), titles, index=failing)), store


def step(browser: Browser, dice: random.Random) -> object:
    """Do one thing that a person can do."""
    rows = browser.rows()
    targets = [row.target for row in (rows[dice.randrange(len(rows))] for _ in range(5 if rows else 0)) if row.target]
    pack_id = f"archive-{dice.randrange(7)}"
    text = dice.choice(QUERIES)
    literal = dice.random() < 0.2
    ways: tuple[Callable[[], object], ...] = (
        lambda: browser.enter(dice.choice(list(Section))),
        lambda: browser.choose_pack(pack_id),
        lambda: browser.search(text, literal=literal),
        *[lambda: browser.show_results(text or "the", browser.answer(text or "the", thorough=True))] * 5,
        browser.leave_search,
        lambda: browser.go_to(f"{pack_id}:p{dice.randrange(1, 9)}.s1"),
        lambda: browser.go_to("p1.s1"),
        lambda: browser.go_to(f"{pack_id}:{dice.choice((str(dice.randrange(1, 9)), 'nothing', 'p8x'))}"),
        lambda: browser.go_to(dice.choice(("2", "(a)", "nothing", "missions/nothing"))),
        browser.back,
        browser.forward,
        browser.fold,
        lambda: browser.filter_area(dice.choice((None, *AREAS))),
        lambda: browser.step_area(dice.choice((-1, 1))),
        *[lambda: list(map(browser.select, targets[:1]))] * 12,
    )
    return dice.choice(ways)()


def look(browser: Browser, dice: random.Random) -> None:
    """Ask for all that the screen shows, and hold it against the packs."""
    rows, target = browser.rows(), browser.location.target
    for index in dice.sample(range(len(rows)), min(20, len(rows))):
        row = rows[index]
        assert row.label
        for shape in USUAL_SHAPES:
            assert_fits(row.lines(shape), shape)
    assert browser.pack is archive()[browser.location.pack]
    assert all(browser.count(section) >= 0 for section in Section)
    assert 1 <= len(browser.breadcrumbs()) <= 2
    assert browser.row_target() is None or target is not None
    document = browser.document()
    if browser.unreadable:
        assert browser.unreadable.endswith(ADVICE)
        assert target
        assert (target.pack or target.address or "") in browser.unreadable
        assert (browser.record(), browser.passages(), document.anchors) == (None, (), ())
        assert texts(document, Voice.PROGRAM) == [browser.unreadable]
        assert not texts(document, Voice.OFFICIAL)
        return
    assert not texts(document, Voice.PROGRAM)
    if target:
        assert target.pack == browser.pack.id
        assert set(browser.passages()) <= {anchor.ref for anchor in document.anchors}
        record = browser.record()
        assert record is (browser.pack.record(target.address) if target.address else None)
        assert record or target.ref


def why_not_copied(browser: Browser) -> str:
    """Read the whole list for a table, and return why that fails, if it does."""
    try:
        copied_rows(browser.rows(), browser.packs)
    except NotInOpenPacks as error:
        return str(error)
    return ""


def test_whatever_cannot_be_read_at_any_moment_the_browser_goes_on() -> None:
    count = trials(7, 70)
    sys.stdout.write(f"seed {SEED}, {count} walks\n")
    unreadable, not_copied, refused = set(), set(), 0
    for trial in range(count):
        dice = random.Random(f"{SEED} {trial}")
        lost: set[str] = set()
        browser, store = opened(lost, dice)
        for _ in range(60):
            lost.clear()
            lost.update(dice.sample(sorted(archive()), dice.choice((0, 3, 6))))
            store.one_in = dice.choice((0, 0, 2, 20))
            before = browser.location, browser.pack, browser.unreadable
            try:
                step(browser, dice)
            except NotInOpenPacks as error:
                refused += "cannot be read" in str(error)
                assert (browser.location, browser.pack, browser.unreadable) == before
            store.one_in = dice.choice((0, 2, 20))
            look(browser, dice)
            unreadable.add(browser.unreadable)
            not_copied.add(why_not_copied(browser))
    assert refused > count
    assert len(unreadable) > 7
    assert len(not_copied) > 7
    assert all(reason.endswith(ADVICE) for reason in not_copied if reason)


def test_a_result_whose_address_is_lost_can_be_selected_and_left_and_is_not_copied() -> None:
    dice = random.Random(SEED)
    browser, store = opened(set(), dice)
    browser.show_results("the", browser.find("the", thorough=True))
    rows = browser.rows()
    assert browser.results
    assert len(browser.results.unranked) > 100
    store.one_in = 1
    last = len(browser.results.unranked)
    row = rows[len(rows) - 1 - len(rows.below)] if isinstance(rows, ResultRows) else None
    assert row
    assert row.target
    assert (row.label, row.target) == ("(cannot be read)", RowTarget("", address=f"result {last}"))
    browser.select(row.target)
    assert browser.unreadable == f"result {last} cannot be read: the index is damaged (its address is lost){ADVICE}"
    assert row_of_target(browser.rows(), row.target) == len(rows) - 1, "the cursor stays there"
    assert browser.breadcrumbs() == ("search: the", f"result {last}")
    look(browser, dice)
    browser.fold()
    look(browser, dice)
    assert row_of_target(browser.rows(), browser.location.target) == len(browser.rows()) - 1
    browser.fold()
    store.one_in = 0
    assert why_not_copied(browser) == "", "what can be read again is copied"
    assert browser.leave_search()
    look(browser, dice)


@pytest.fixture
def lost() -> set[str]:
    return set()


@pytest.fixture
def browser(lost: set[str]) -> Browser:
    return opened(lost, random.Random(SEED))[0]


def result_of(browser: Browser, pack_id: str) -> RowTarget:
    return next(row.target for row in browser.rows() if row.target and row.target.pack == pack_id)


def test_a_result_that_cannot_be_read_is_selected_and_the_pack_in_use_stays(browser: Browser, lost: set[str]) -> None:
    browser.show_results("sides", browser.find("sides", thorough=True))
    browser.select(result_of(browser, "archive-1"))
    assert (browser.pack.id, browser.unreadable) == ("archive-1", "")
    lost.update(archive())
    browser.select(target := result_of(browser, "archive-4"))
    assert browser.location.target == target
    assert browser.pack.id == browser.location.pack == "archive-1"
    reason = "the index is damaged (the files of archive-4 have changed since they were indexed)"
    assert browser.unreadable == f"archive-4 cannot be read: {reason}{ADVICE}"
    look(browser, random.Random(SEED))
    browser.select(result_of(browser, "archive-1"))
    assert not browser.unreadable, "what is in use stays in memory"
    browser.select(target)
    lost.clear()
    browser.show_results("sides", browser.find("sides", thorough=True))
    assert (browser.location.target, browser.pack.id, browser.unreadable) == (target, "archive-4", "")


@pytest.mark.parametrize(
    "go",
    [
        lambda browser: browser.go_to("archive-4:p1.s1"),
        lambda browser: browser.choose_pack("archive-4"),
        lambda browser: browser.forward(),
        lambda browser: browser.back(),
    ],
)
def test_what_leads_to_such_a_pack_says_so_and_stays(
    browser: Browser, lost: set[str], go: Callable[[Browser], object]
) -> None:
    browser.choose_pack("archive-4")
    browser.choose_pack("archive-2")
    browser.choose_pack("archive-4")
    browser.back()
    lost.add("archive-4")
    before = browser.location
    with pytest.raises(NotInOpenPacks, match="archive-4 cannot be read"):
        go(browser)
    assert browser.location == before
    look(browser, random.Random(SEED))


def test_back_goes_beyond_a_pack_that_cannot_be_read(browser: Browser, lost: set[str]) -> None:
    begun = browser.location
    browser.choose_pack("archive-4")
    browser.choose_pack("archive-2")
    lost.add("archive-4")
    with pytest.raises(NotInOpenPacks):
        browser.back()
    assert browser.back()
    assert browser.location == begun
    assert browser.forward()
    assert browser.pack.id == "archive-2"


def test_a_search_is_left_for_the_pack_in_use_if_where_it_began_cannot_be_read(
    browser: Browser, lost: set[str]
) -> None:
    browser.show_results("sides", browser.find("sides", thorough=True))
    browser.select(result_of(browser, "archive-1"))
    lost.update(("archive-0", "archive-2"))
    browser.select(result_of(browser, "archive-2"))
    assert browser.unreadable
    assert not browser.leave_search()
    assert (browser.pack.id, browser.is_search, browser.unreadable) == ("archive-1", False, "")
    look(browser, random.Random(SEED))
    with pytest.raises(NotInOpenPacks, match="archive-0 cannot be read"):
        browser.back()


def test_it_opens_in_the_first_pack_that_can_be_read() -> None:
    lost = {"archive-0", "archive-3"}
    library = Library(Failing(archive(), lost), {pack.id: pack.title for pack in archive().values()})
    assert Browser(library).pack.id == "archive-1"
    moved = Browser(library, Location("archive-3", Section.TERMS))
    assert (moved.pack.id, moved.location.section) == ("archive-1", Section.TERMS)
    lost.update(archive())
    with pytest.raises(CorruptIndexError, match="archive-0"):
        Browser(library)
