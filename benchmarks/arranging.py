"""Briefs in the browser: how long one takes to open, to be saved after a change, and keys to be painted meanwhile."""

from __future__ import annotations

import asyncio
import gc
import os
import pathlib
import tempfile
import time
from collections.abc import Iterator

from benchmarks.table import Goal, Row
from onrecord.briefs import Brief, OpenBrief, write_brief
from onrecord.briefs.brief import BriefItem, Heading
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.packs import LoadedPacks
from onrecord.quoting.excerpts import excerpt
from onrecord.settings import SavedState
from onrecord.tui import OnrecordApp
from onrecord.tui.preload import Preloader
from onrecord.tui.screens.clippings import ClippingsScreen

RUNS = 21
SIZE = (120, 36)
KEYS_A_CHANGE = 6
SIZES = (0, 500, 5_000)
OPENING_GOALS = {500: Goal(p95=0.06), 5_000: Goal(p95=0.6)}  # of 500 beyond the empty one
SAVING_GOAL, KEY_GOAL = Goal(p95=0.1), Goal(p95=0.05)


def brief_of(pack: Pack, clippings: int) -> Brief:
    """Return a brief of so many clippings, with a heading before each fifty."""
    excerpts = [excerpt(pack, sentence.ref) for sentence in pack.statement.sentences]
    items: list[BriefItem] = []
    for number in range(clippings):
        if number % 50 == 0:
            items.append(Heading(f"Part {number // 50 + 1}"))
        items.append(clipping_of([excerpts[number % len(excerpts)]]))
    return Brief(f"memo {clippings}", tuple(items), sources_of(excerpts))


def rows(pack: Pack) -> Iterator[Row]:
    """Yield the rows: opening beyond an empty brief, saving, and keys while it is saved."""
    Preloader().load_all()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONRECORD_DATA"] = folder
        for count in SIZES:
            write_brief(pathlib.Path(folder, "briefs", f"memo-{count}.toml"), brief_of(pack, count))
        times = {count: asyncio.run(_opening(pack, count)) for count in SIZES}
        empty = min(times[0])
        for count, goal in OPENING_GOALS.items():
            beyond = [max(0.0, seconds - empty) for seconds in times[count]]
            yield Row(f"a brief of {count:,} clippings: opening, beyond an empty one", beyond, goal=goal)
        saving, meanwhile, at_rest = asyncio.run(_saving(pack, 500))
        yield Row("a brief of 500 clippings: saved after a change", saving, goal=SAVING_GOAL)
        rest = Row("a brief of 500 clippings: a step of the cursor", at_rest)
        yield rest
        yield Row("a brief of 500 clippings: the same while it is saved", meanwhile, floor=rest, goal=KEY_GOAL)


def _app(pack: Pack, state: SavedState) -> OnrecordApp:
    app = OnrecordApp(library_in_memory(LoadedPacks((pack,))), state)
    app.on_loaded = gc.freeze  # as in the browser
    return app


async def _opening(pack: Pack, count: int) -> list[float]:
    """Return how long it takes from choosing a brief that was not read yet until it is painted."""
    times = []
    for _ in range(RUNS):
        gc.collect()  # of the app before
        app = _app(pack, SavedState())
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.1)  # for the rest of the start
            start = time.perf_counter()
            app.session.brief.switch(pathlib.Path(os.environ["ONRECORD_DATA"], "briefs", f"memo-{count}.toml"))
            app.action_clippings()
            await _painted(app)
            times.append(time.perf_counter() - start)
    return times[1:]


async def _saving(pack: Pack, count: int) -> tuple[list[float], list[float], list[float]]:
    """Return how long each change took to be saved, each key meanwhile to be painted, and each key at rest."""
    saving: list[float] = []
    meanwhile: list[float] = []
    at_rest: list[float] = []
    app = _app(pack, SavedState(brief=f"memo-{count}"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        app.action_clippings()
        await _painted(app)
        screen, brief = app.screen, app.session.clippings
        assert isinstance(screen, ClippingsScreen)
        for _ in range(RUNS * 3):
            start = time.perf_counter()
            screen.action_move_item(1)
            stored = asyncio.create_task(_stored(brief))
            while not brief.is_stored:
                before = time.perf_counter()
                screen.action_move(1)
                await _painted(app)
                meanwhile.append(time.perf_counter() - before)
            saving.append(await stored - start)
            await pilot.pause(0.01)
            for _ in range(KEYS_A_CHANGE):
                before = time.perf_counter()
                screen.action_move(-1)
                await _painted(app)
                at_rest.append(time.perf_counter() - before)
    return saving, meanwhile, at_rest


async def _stored(brief: OpenBrief) -> float:
    """Wait until the brief stands in its file; return when that was."""
    while not brief.is_stored:
        await asyncio.sleep(0.001)
    return time.perf_counter()


async def _painted(app: OnrecordApp) -> None:
    """Wait until the screen in front is drawn."""
    drawn = asyncio.Event()
    while not app.screen.is_mounted:
        await asyncio.sleep(0)
    app.screen.call_after_refresh(drawn.set)
    await drawn.wait()


def main() -> None:
    """Print the rows alone."""
    from benchmarks.table import table
    from onrecord.packs import bundled_packs, load_packs

    print(table(list(rows(load_packs(bundled_packs()).packs[0]))))


if __name__ == "__main__":
    main()
