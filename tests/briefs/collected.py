"""Briefs with clippings of the bundled pack, in memory or in a file."""

from __future__ import annotations

import pathlib

from onrecord.briefs import Brief, BriefProofs, BriefWriter, OpenBrief
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import Excerpt, excerpt
from tests.today import TODAY


def open_brief(*packs: Pack, folder: pathlib.Path | None = None, name: str = "") -> OpenBrief:
    """Return an empty brief on these packs, which is written to the folder if there is one."""
    by_id = {pack.id: pack for pack in packs}
    return OpenBrief(Brief(name), BriefProofs(by_id.get, TODAY), BriefWriter(folder) if folder else None)


def excerpts_of(pack: Pack, *refs: str, record: str = "") -> list[Excerpt]:
    return [excerpt(pack, Ref.parse(ref), pack.record(record) if record else None, TODAY) for ref in refs]


def collect(brief: OpenBrief, pack: Pack, *refs: str, record: str = "") -> None:
    """Collect passages together, as the browser does."""
    excerpts = excerpts_of(pack, *refs, record=record)
    brief.add([clipping_of(excerpts)], sources_of(excerpts))
