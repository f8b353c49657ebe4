"""Save and restore the position of an earlier session. It may be stale: packs change, and others may be open."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.library import lazy_search
from onrecord.model import Address, AddressError, Pack, PassageNotFound, Ref
from onrecord.navigation.browser import Browser
from onrecord.navigation.location import Location, section_of_target
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import FIRST_SECTION, Section
from onrecord.settings import LastPosition


def save_position(browser: Browser) -> LastPosition:
    """Return the current position to save; the screen adds whether the reading pane has the focus."""
    location, target = browser.location, browser.location.target
    return LastPosition(
        target.pack if target else location.pack,
        location.section.value,
        (target.address or str(target.ref)) if target else None,
        browser.area,
        location.text or None,
        location.literal,
        glance=location.is_glance,
    )


def restore_location(position: LastPosition, packs: Mapping[str, Pack]) -> Location:
    """Return the location to start at: the saved one, as far as it still exists, without its search."""
    section = next((section for section in Section if section.value == position.section), FIRST_SECTION)
    pack = _last_pack(position, packs)
    if pack is None:
        return Location(next(iter(packs)), section)
    target = restore_target(position, packs)
    in_section = target is not None and section_of_target(target) is section
    return Location(pack.id, section, target if in_section else None, is_glance=position.glance)


def restore_target(position: LastPosition, packs: Mapping[str, Pack]) -> RowTarget | None:
    """Return the record or sentence that was being read, if it still exists."""
    pack = _last_pack(position, packs)
    if pack is None or position.target is None:
        return None
    try:
        target = Address.parse(position.target).target
        if isinstance(target, Ref):
            pack.statement.sentences_at(target)
            return RowTarget(pack.id, ref=target)
    except (AddressError, PassageNotFound):
        return None
    return RowTarget(pack.id, address=str(target)) if pack.record(str(target)) else None


def _last_pack(position: LastPosition, packs: Mapping[str, Pack]) -> Pack | None:
    """Return the pack that was open; None if there is none, or its index is damaged, which the browser reports."""
    try:
        return packs.get(position.pack) if position.pack else None
    except lazy_search.CorruptIndexError:  # imports the search only if something is wrong
        return None
