"""Where a reader left, to be found again. All of it may be stale by then: packs change, and others are open."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.reading.browser import Browser
from onrecord.reading.place import Place, section_of
from onrecord.reading.rows import Target
from onrecord.reading.section import FIRST, Section
from onrecord.record import NoSuchPassage, Pack, Ref, RefError
from onrecord.settings import Left


def where_left(browser: Browser) -> Left:
    """Where one is now; the screen knows whether that is in the reading pane."""
    place, target = browser.place, browser.place.target
    return Left(
        target.pack if target else place.pack,
        place.section.value,
        (target.address or str(target.ref)) if target else None,
        browser.area,
        place.text or None,
        place.literal,
    )


def place_left(left: Left, packs: Mapping[str, Pack]) -> Place:
    """Where to begin: the place that was left, as far as it is still there; a search is not begun here."""
    section = next((section for section in Section if section.value == left.section), FIRST)
    pack = _pack_left(left, packs)
    if pack is None:
        return Place(next(iter(packs)), section)
    target = target_left(left, packs)
    listed_here = target is not None and section_of(target) is section
    return Place(pack.id, section, target if listed_here else None)


def target_left(left: Left, packs: Mapping[str, Pack]) -> Target | None:
    """The record or sentence that was being read, if it is still there."""
    pack = _pack_left(left, packs)
    if pack is None or left.target is None:
        return None
    if pack.record(left.target):
        return Target(pack.id, address=left.target)
    try:
        ref = Ref.parse(left.target).local()
        pack.statement.sentences_at(ref)
    except (RefError, NoSuchPassage):
        return None
    return Target(pack.id, ref=ref)


def _pack_left(left: Left, packs: Mapping[str, Pack]) -> Pack | None:
    """None also where it is to be read from an index that is damaged; the browser says so when it looks at it."""
    try:
        return packs.get(left.pack) if left.pack else None
    except Exception as error:
        from onrecord.search import BadIndex  # not loaded before the first picture where nothing is wrong

        if isinstance(error, BadIndex):
            return None
        raise
