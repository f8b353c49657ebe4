"""Any walk through the browser leads from one real place to another."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.library import library_in_memory
from onrecord.model import Kind, Pack
from onrecord.navigation import Browser, NotInOpenPacks, Section
from onrecord.navigation.table_rows import table_rows
from onrecord.packs import LoadedPacks
from tests.tiers import trials

AREAS = ("security", "commercial", "civil", "science", "dialogue", "law")
WRITTEN = (
    "p1",
    "p6.s7",
    "p2.s1-s2",
    "p9",
    "p0",
    "missions/slim",
    "a-pack:p2",
    "a-pack:missions/blue-heron",
    "x:p1",
    "",
)
TYPED = ("", " ", "space", "SLIM", "heron", "qqqq", "p6", "宇宙", '"', "-x", "U.S.")

Step = tuple[str, int | str]


def _one_of(name: str, values: st.SearchStrategy[int] | st.SearchStrategy[str]) -> st.SearchStrategy[Step]:
    return st.tuples(st.just(name), values)


steps = st.lists(
    st.one_of(
        _one_of("enter", st.integers(0, 7)),
        _one_of("select", st.integers(0, 99)),
        _one_of("link", st.integers(0, 99)),
        _one_of("search", st.sampled_from(TYPED) | st.text(max_size=5)),
        _one_of("leave", st.just(0)),
        _one_of("go", st.sampled_from(WRITTEN) | st.text(max_size=5)),
        _one_of("back", st.integers(1, 3)),
        _one_of("forward", st.integers(1, 3)),
        _one_of("area", st.integers(-1, 5)),
        _one_of("step", st.sampled_from([-1, 1])),
        _one_of("pack", st.sampled_from(["a-pack", "japan-us-space-8", "x"])),
    ),
    max_size=25,
)


def _take(browser: Browser, step: Step) -> None:
    name, value = step
    number, text = (value, "") if isinstance(value, int) else (0, value)
    targets = [row.target for row in browser.rows() if row.target]
    links = [anchor.address for anchor in browser.document().anchors if anchor.address]
    if (name == "select" and not targets) or (name == "link" and not links):
        return
    ways: dict[str, Callable[[], object]] = {
        "enter": lambda: browser.enter(list(Section)[number]),
        "select": lambda: browser.select(targets[number % len(targets)]),
        "link": lambda: browser.go_to(links[number % len(links)]),
        "search": lambda: browser.search(text),
        "leave": browser.leave_search,
        "go": lambda: browser.go_to(text),
        "back": lambda: [browser.back() for _ in range(number)],
        "forward": lambda: [browser.forward() for _ in range(number)],
        "area": lambda: browser.filter_area(AREAS[number] if number >= 0 else None),
        "step": lambda: browser.step_area(number),
        "pack": lambda: browser.choose_pack(text),
    }
    ways[name]()


def _stands_somewhere(browser: Browser) -> None:
    """What the screen asks for after every step is there, and fits together."""
    rows = browser.rows()
    targets = [row.target for row in rows if row.target]
    assert browser.row_target() in targets or (not targets and browser.location.target is None)
    assert bool(browser.document().blocks) == bool(targets)
    assert browser.pack.id in browser.titles
    assert 1 <= len(browser.breadcrumbs()) <= 2
    assert (browser.results is not None) == browser.is_search
    if not browser.is_search:
        pack = (
            browser.pack
            if browser.pack.id == browser.location.pack
            else next(pack for pack in browser.packs.values() if pack.id == browser.location.pack)
        )
        assert browser.area in [None, *(area.id for area in pack.of_kind(Kind.AREA))]
        assert browser.count(browser.location.section) == len(targets)
    assert set(browser.passages()) <= {anchor.ref for anchor in browser.document().anchors}
    records, sentences = table_rows(browser.rows(), browser.packs)
    assert bool(records or sentences) == bool(targets)


@given(steps)
@example([("area", 0), ("go", "a-pack:p2"), ("step", 1)])
@example([("pack", "a-pack"), ("enter", 5), ("area", 5), ("step", -1), ("back", 1)])
@example([("search", "heron"), ("area", 5), ("leave", 0), ("step", 1)])
@settings(max_examples=trials(test=15, soak=100))
def test_any_walk(shipped_pack: Pack, small_pack: Pack, walk: list[Step]) -> None:
    browser = Browser(library_in_memory(LoadedPacks((shipped_pack, small_pack))))
    for step in walk:
        before = browser.location
        try:
            _take(browser, step)
        except NotInOpenPacks:
            assert browser.location == before
        _stands_somewhere(browser)


@given(steps)
@settings(max_examples=trials(test=15, soak=100))
def test_back_to_the_beginning_and_forward_to_the_end(shipped_pack: Pack, small_pack: Pack, walk: list[Step]) -> None:
    browser = Browser(library_in_memory(LoadedPacks((shipped_pack, small_pack))))
    for step in walk:
        try:
            _take(browser, step)
        except NotInOpenPacks:
            continue
    places = [browser.location]
    while browser.back():
        places.append(browser.location)
    for place in places[-2::-1]:
        assert browser.forward()
        if place.target is None:  # nothing was listed under an area filter, which going back has lifted
            place = place._replace(target=browser.location.target)
        assert browser.location == place
    assert browser.location == places[0]
