"""Marked rows: what is copied is always the row under the cursor or exactly the marked rows, whose number is shown."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from onrecord.navigation import Browser, RowTarget, Section
from onrecord.navigation.location import passages_of_target
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import find_style
from onrecord.session.copy_content import marked_excerpts, styled
from onrecord.session.dialogs import ChoiceList
from onrecord.session.outcome import Outcome, Stale
from tests.session.conftest import OpenedSession, OpenSession

SEED, STEPS = 11, 400
QUERIES = ("moon", "orbit", "satellite", "kind:mission launch", "zzzz")
FILTERS = ("moon", "a", "zzzz", "")


def step(on: OpenedSession, dice: random.Random) -> Outcome:
    """Do something that a key does: move, mark, filter, order, search, fold, go to another list."""
    browser = on.browser
    targets = [row.target for row in browser.rows() if row.target]
    match dice.randrange(9):
        case 0 | 1 | 2 if targets:
            browser.select(_inside(dice.choice(targets), browser, dice))
            return on.commands.listing.mark()
        case 3 if not browser.is_search:
            return on.commands.listing.filter(dice.choice(FILTERS))
        case 4:
            return on.commands.searching.search_for(dice.choice(QUERIES))
        case 5 if browser.is_search:
            return on.run("fold") if dice.random() < 0.7 else on.commands.searching.clear()
        case 6:
            browser.enter(dice.choice([Section.MISSIONS, Section.COMMITMENTS, Section.TEXT, Section.EVENTS]))
        case 7:
            browser.step_area(1)
        case _:
            return on.run(dice.choice(["order", "group"]))
    return Outcome(stale=Stale.EVERYTHING)


def _inside(target: RowTarget, browser: Browser, dice: random.Random) -> RowTarget:
    """Return the target, or in the full text a sentence of its paragraph, as where the text's cursor was left."""
    if browser.is_search or target.ref is None or dice.random() < 0.5:
        return target
    sentences = browser.packs[target.pack].statement.sentences_at(target.ref)
    return RowTarget(target.pack, ref=dice.choice(sentences).ref)


def offered(on: OpenedSession) -> str:
    """What would be copied as plain words; nothing if there is none."""
    choices = on.run("copy-as").follow_up
    if not isinstance(choices, ChoiceList):
        return ""
    return next(choice.preview for choice in choices.choices if choice.value == "plain")


def words_of_rows(browser: Browser, targets: Sequence[RowTarget]) -> str:
    """The words of the passages of these rows, in order, each once."""
    texts = [
        excerpt(browser.packs[target.pack], ref).text
        for target in targets
        for ref in passages_of_target(target, browser.packs)
    ]
    return "\n\n".join(dict.fromkeys(texts))


def test_what_is_copied_is_the_row_under_the_cursor_or_the_marked_rows_whose_number_is_shown(
    open_session: OpenSession,
) -> None:
    on, dice = open_session(), random.Random(SEED)
    browser = on.browser
    hidden_once = dropped_once = copied = 0
    for _ in range(STEPS):
        before, place = len(browser.marks), (browser.location.text, browser.location.section, browser.pack.id)
        outcome = step(on, dice)
        message = on.commands.listing.with_marks(outcome.message)
        marked = browser.marked_targets()
        if (browser.location.text, browser.location.section, browser.pack.id) != place:
            assert not marked, "marks belong to their list"
            assert not before or f"unmarked {before} row" in message
            dropped_once += before > 0
        listed = {row.target for row in browser.rows()}
        whole = browser.lists.whole_rows(browser.location.pack, browser.location.section)
        assert browser.is_search or set(marked) <= {row.target for row in whole}, "each mark is a row of the list"
        if dice.random() < 0.2:
            target = browser.location.target
            assert offered(on) == words_of_rows(browser, marked or ([target] if target else []))
            copied += len(marked) > 1
        if not marked:
            assert browser.marked_words == ""
            continue
        assert set(marked) == browser.marks.targets
        hidden = len(set(marked) - listed)
        assert browser.marked_words == f"{len(marked)} marked{f', {hidden} not in sight' if hidden else ''}"
        assert not hidden or f"{hidden} not in sight" in message
        hidden_once += hidden > 0
    assert hidden_once > 5
    assert dropped_once > 5
    assert copied > 10


def mark(browser: Browser, *addresses: str) -> None:
    for address in addresses:
        browser.marks.toggle(next(row.target for row in browser.rows() if row.target and row.target.address == address))


def test_a_filter_does_not_change_the_order_of_what_is_copied(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.enter(Section.MISSIONS)
    targets = [row.target for row in on.browser.rows() if row.target]
    for target in reversed(targets[:5]):
        on.browser.marks.toggle(target)
    assert on.browser.marked_targets() == targets[:5]
    for text in ("moon", "slim", "zzzz", ""):
        on.browser.filter_list(text)
        assert on.browser.marked_targets() == targets[:5]


@pytest.mark.parametrize("section", [Section.MISSIONS, Section.COMMITMENTS])
@pytest.mark.parametrize("style", ["quote", "footnote", "record", "bibtex", "plain", "csl-json"])
async def test_messages_count_what_the_copy_has(open_session: OpenSession, section: Section, style: str) -> None:
    on = open_session()
    on.browser.enter(section)
    marked = [row.target for row in on.browser.rows() if row.target]
    for target in marked:
        on.browser.marks.toggle(target)
    choices = on.run("copy-as").follow_up
    assert isinstance(choices, ChoiceList)
    assert choices.title == f"Copy {len(marked)} marked rows as"
    await on.choose("copy-as", style)
    excerpts = marked_excerpts(on.browser)
    text = styled(excerpts, find_style(style)).text
    without_text = sum(not passages_of_target(target, on.browser.packs) for target in marked)
    count = {
        "quote": text.count("“"),
        "plain": text.count("\n\n") + 1,
        "footnote": text.count("\n\n") + 1,
        "bibtex": text.count("\n@") + text.startswith("@"),
        "csl-json": text.count('"id"'),
        "record": len(excerpts),
    }[style]
    noun = {"footnote": "citation", "bibtex": "source", "csl-json": "source"}.get(style, "passage")
    assert f"{count} {noun}{'s' * (count > 1)} of {len(marked)} marked rows" in on.message
    assert (f"{'each ' * (count > 1)}once" in on.message) == (count < len(excerpts))
    assert (f"{without_text} without official text" in on.message) == bool(without_text)


async def test_whole_records_of_several_rows_each_have_their_name_and_notes(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.enter(Section.MISSIONS)
    mark(on.browser, "missions/slim", "missions/mmx")
    await on.choose("copy-as", "record")
    for address in ("missions/slim", "missions/mmx"):
        record = on.browser.pack.record(address)
        assert record is not None
        assert record.label in on.copied
        assert all(note.text in on.copied for note in record.notes)


def test_collecting_counts_rows_and_clippings(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.enter(Section.TEXT)
    targets = [row.target for row in on.browser.rows() if row.target]
    for target in targets[:2]:
        on.browser.marks.toggle(target)
    message = on.run("collect").message
    assert f"Collected 2 marked rows as {len(on.session.clippings)} clippings" in message
    assert len(on.session.clippings) > 2
