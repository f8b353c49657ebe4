"""The current brief of a session: opened when it is needed, and saved on another thread after each change."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord import briefs
from onrecord.navigation.collected_rows import CollectedRows
from onrecord.navigation.location import NotInOpenPacks
from onrecord.navigation.open_packs import find_pack
from onrecord.session.background import run_unjoined
from onrecord.session.message import Message, MessagePart, Tone
from onrecord.session.outcome import Outcome, Stale

if TYPE_CHECKING:
    from onrecord.briefs import Brief, OpenBrief, SavedBrief
    from onrecord.briefs.brief_writer import Written
    from onrecord.model import Pack
    from onrecord.navigation import Browser
    from onrecord.session.host import Host
    from onrecord.session.repeat_confirmation import RepeatConfirmation

# How long quitting waits for a file system that takes nothing.
STORE_TIMEOUT_SECONDS = 3.0
UNNAMED = "Brief"


class CollectingSession(Protocol):
    """The parts of a session that its current brief needs."""

    browser: Browser
    host: Host
    confirmation: RepeatConfirmation

    def key(self, name: str) -> str:
        """Return the key of a command, as messages write it."""

    def save_now(self) -> str:
        """Write the state now; return why it cannot be written, else an empty string."""


@dataclass(frozen=True)
class BriefCount:
    """The name of the current brief and the number of its clippings; not `is_safe` if they could not be saved."""

    name: str
    clippings: int
    is_safe: bool


class CurrentBrief:
    """The brief that is collected into; `folder` holds the files of briefs, with None all is in memory.

    `stem` is the name of its file without the suffix, as an earlier session remembered it. `draft` puts the lines that
    are being typed into the brief; `drafts` are words that were left without keeping them, by what they are for.
    """

    def __init__(self, session: CollectingSession, folder: Path | None, stem: str | None) -> None:
        self._session = session
        self.folder = folder
        self._stem = stem
        self._saving = False
        self._rows: CollectedRows | None = None
        self._others: dict[Path, OpenBrief] = {}
        self._announced: tuple[int, Message] | None = None
        self.open_now: OpenBrief | None = None
        self.draft: Callable[[], object] | None = None
        self.drafts: dict[tuple[str, ...], str] = {}
        self._is_ending = False

    @property
    def stem_to_remember(self) -> str | None:
        """The name of the brief's file, for later sessions."""
        saved = self.open_now.writer.saved if self.open_now and self.open_now.writer else None
        return saved.path.stem if saved else self._stem

    @property
    def count(self) -> BriefCount | None:
        """The brief and its number of clippings for the header; None while there is none, or it is not read yet."""
        brief = self.open_now
        if brief is None or not (brief.name or len(brief)):
            return None
        return BriefCount(brief.name or UNNAMED, len(brief), not brief.problem or brief.is_stored)

    @property
    def rows(self) -> CollectedRows | None:
        """The marks on what the brief has, the same object until it is changed; None while it is not open."""
        brief = self.open_now
        if brief is None:
            return None
        if self._rows is None or self._rows.passages is not brief.collected:
            self._rows = CollectedRows(brief.collected, self._session.browser.packs)
        return self._rows

    @property
    def opened(self) -> OpenBrief:
        """The brief; it is read now if it is not open yet."""
        if self.open_now is None:
            self._open(*self._read())
        assert self.open_now is not None
        return self.open_now

    async def open_soon(self) -> None:
        """Open the brief that an earlier session left, which is read on another thread."""
        if self.open_now is not None or self.folder is None or not self._stem:
            return
        saved, problem = await run_unjoined(self._read)
        if self.open_now is None:
            self._open(saved, problem)
            self._show(problem)

    def _show(self, message: str) -> None:
        """Show the brief as it is now, and the message wherever the user is looking."""
        self._session.host.carry_out(Outcome(stale=Stale.COUNTS))
        if message:
            self._session.host.say(message)

    def look_again(self) -> str:
        """Take in what another window wrote; return a sentence about it."""
        return self.opened.look_again()

    def switch(self, path: Path) -> str:
        """Make the brief of a file the current one; return why that cannot be."""
        if problem := self.store_now():
            return f"“{self.opened.name or UNNAMED}” stays the current brief, since it is not saved: {problem}"
        try:
            saved = briefs.read_brief(path)
        except FileNotFoundError:
            return f"{path} is gone"
        except briefs.BriefUnusable as error:
            return f"{error}; repair that line, or move the file away"
        self._keep()
        kept = self._others.pop(path, None)
        if kept and kept.writer and kept.writer.saved and kept.writer.saved.digest == saved.digest:
            self.open_now = kept
        else:
            self._open(saved, "")
        self._session.save_now()
        return ""

    def close(self) -> None:
        """Have no current brief: it was deleted."""
        self._stem = None
        self._open(None, "")

    def _keep(self) -> None:
        """Keep what is open for later, so that its changes can be undone then."""
        if self.open_now and self.open_now.writer and self.open_now.writer.saved:
            self._others[self.open_now.writer.saved.path] = self.open_now

    def _read(self) -> tuple[SavedBrief | None, str]:
        """Return the brief that was remembered, or None and perhaps why it cannot be used."""
        if self.folder is None or not self._stem:
            return None, ""
        path = briefs.brief_path(self.folder, self._stem)
        begins = f"{self._session.key('collect')} begins a new brief"
        try:
            return briefs.read_brief(path), ""
        except FileNotFoundError:
            return None, f"the brief that was current is gone ({path}); {begins}"
        except briefs.BriefUnusable as error:
            return None, f"the current brief cannot be used: {error}; repair it, or {begins}"

    def _open(self, saved: SavedBrief | None, problem: str) -> None:
        packs, today = self._session.browser.packs, self._session.browser.today
        brief = saved.brief if saved else briefs.Brief("")
        writer = briefs.BriefWriter(self.folder, saved) if self.folder else None
        self.open_now = briefs.OpenBrief(brief, briefs.BriefProofs(_finder(packs), today), writer)
        self.open_now.problem = problem

    # Saving

    def save_soon(self, announced: Message | None = None) -> None:
        """Save what was changed, on another thread; once it is saved, the message says so if it still stands."""
        self._announced = (self._session.confirmation.command_count, announced) if announced else None
        if self.opened.writer and not self._saving and not self.opened.is_stored and not self._is_ending:
            self._saving = True
            self._session.host.run_in_background(self._save, "brief")

    async def _save(self) -> None:
        """Save the brief until its file has it as it is, and say so, or why it could not be saved."""
        brief, remarks = self.opened, []
        assert brief.writer is not None
        self._session.host.import_everything()
        is_new = brief.writer.saved is None
        try:
            while not brief.is_stored:
                base, written = await run_unjoined(_writing(brief))
                brief.note_written(base, written)
                remarks += [written.remark] if written.remark else []
        except OSError as error:
            brief.problem = brief.writer.describe(error)
            self._show(self._failure(brief))
            return
        finally:
            self._saving = False
        if is_new:
            self._session.save_now()  # which brief is current
        self._show(self._success(brief, remarks, is_new=is_new))

    def _success(self, brief: OpenBrief, remarks: list[str], *, is_new: bool) -> str:
        """Return the message after the brief was saved; empty if nothing is to be said."""
        stands = self._announced and self._announced[0] == self._session.confirmation.command_count
        announced = self._announced[1] if self._announced and stands else None
        further = [MessagePart(remark, Tone.BAD) for remark in remarks]
        if announced is None:
            return Message(*further) if further else ""
        name = f"the new brief “{brief.name}”" if is_new else brief.name
        name += ", which is archived" if brief.brief.archived else ""
        saved = MessagePart(f"saved in {name}", Tone.DETAIL, 2, "saved")
        first = [part for part in announced.parts if not part.key]
        return Message(*first, saved, *further, *(part for part in announced.parts if part.key))

    def _failure(self, brief: OpenBrief) -> Message:
        ways = f"it stays in memory, and {self._session.key('quit')} offers another place"
        return Message(
            MessagePart(f"Not saved: {brief.problem}", Tone.BAD), MessagePart(ways, Tone.PLAIN, 2, "in memory")
        )

    def end(self) -> OpenBrief | None:
        """Keep what is being typed into the brief, and return it as it is to be saved: the program ends unasked."""
        self._is_ending = True
        draft, self.draft = self.draft, None
        if draft:
            with contextlib.suppress(Exception):  # a defect here must not keep everything else from being saved
                draft()
        return self.open_now

    def store_now(self) -> str:
        """Save the brief on this thread, after any other that is saving it; return why it could not be saved."""
        return self.open_now.store(STORE_TIMEOUT_SECONDS) if self.open_now else ""


def _writing(brief: OpenBrief) -> Callable[[], tuple[Brief, Written]]:
    """Return a call that writes the brief as it is by then; for another thread."""
    writer = brief.writer
    assert writer is not None
    return lambda: writer.write(lambda: brief.brief)


def _finder(packs: Mapping[str, Pack]) -> Callable[[str], Pack | None]:
    """Return a function that finds a pack by its id; None if it is not open, or cannot be read."""

    def find(pack_id: str) -> Pack | None:
        try:
            return find_pack(pack_id, packs) if pack_id in packs else None
        except NotInOpenPacks:
            return None

    return find
