"""All commands of a session by name: each takes what the screen shows, and returns an outcome for it to carry out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import onrecord.session as room
from onrecord.navigation import Section
from onrecord.session.glance import GlanceCommands

if TYPE_CHECKING:
    from onrecord.session.arranging import ArrangeCommands
    from onrecord.session.brief_list import BriefListCommands
    from onrecord.session.collecting import CollectCommands
    from onrecord.session.copy_delivery import CopyDelivery
    from onrecord.session.copying import CopyCommands
    from onrecord.session.exporting import ExportCommands
    from onrecord.session.listing import ListCommands
    from onrecord.session.locations import LocationCommands
    from onrecord.session.noting import NoteCommands
    from onrecord.session.outcome import Outcome
    from onrecord.session.quitting import QuitCommands
    from onrecord.session.searching import SearchCommands
    from onrecord.session.session import Session
    from onrecord.session.view import View


class SessionCommands:
    """The commands of a session. `run` runs one by the name that `onrecord.commands` gives it.

    Each group is made, and its module imported, when one of its commands is used first, by way of the room's own lazy
    names: the first picture needs that of the page “At a glance” alone.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.glance = GlanceCommands(session)
        self._by_name: dict[str, Callable[[View], Outcome]] = {
            "copy": lambda view: self.copying.passage(view),
            "copy-as": lambda view: self.copying.passage_as(view),
            "copy-address": lambda view: self.copying.address(view),
            "copy-words": lambda view: self.copying.words(view),
            "copy-list": lambda view: self.copying.tables.list_as_markdown(view),
            "copy-list-as": lambda view: self.copying.tables.list_as(view),
            "show-copy": lambda view: self.delivery.show_last(),
            "collect": lambda view: self.collecting.collect(view),
            "note": lambda view: self.noting.write(view),
            "copy-note": lambda view: self.noting.copy(view),
            "notes": lambda view: self.noting.list_all(),
            "collect-with-note": lambda view: self.collecting.collect_with_note(view),
            "export": lambda view: self.exporting.export(),
            "undo": lambda view: self._undo(),
            "redo": lambda view: self.noting.redo() or self.collecting.redo(),
            "narrow": lambda view: self.searching.narrow(view),
            "order": lambda view: self.listing.order(view),
            "group": lambda view: self.listing.group(view),
            "fold": lambda view: self.searching.fold(),
            "literal": lambda view: self.searching.literal(view),
            "keep-search": lambda view: self.searching.keep(view),
            "earlier-searches": lambda view: self.searching.earlier(),
            "next-area": lambda view: self.locations.step_area(1),
            "previous-area": lambda view: self.locations.step_area(-1),
            "context": lambda view: self.locations.into_context(view),
            "go-to": lambda view: self.locations.ask_address(),
            "back": lambda view: self.locations.back(),
            "forward": lambda view: self.locations.forward(),
            "glance": lambda view: self.glance.toggle(),
            "pack": lambda view: self.locations.choose_pack(),
            "reload": lambda view: self._reload(),
            "quit": lambda view: self.quitting.quit(),
        }

    @property
    def names(self) -> frozenset[str]:
        """The names of the commands that `run` knows."""
        return frozenset((*self._by_name, *(section.value for section in Section)))

    def run(self, name: str, view: View) -> Outcome:
        """Run a command on what the screen shows, and return its outcome."""
        command = self._by_name.get(name)
        return self.locations.enter(Section(name)) if command is None else command(view)

    def _reload(self) -> Outcome:
        return room.ReloadCommands(self.session).reload()

    def _undo(self) -> Outcome:
        """Undo the last change, of a note or of what was collected."""
        return self.noting.undo() or self.collecting.undo()

    def close(self) -> None:
        """Stop the work on other threads that a command began: the program ends."""
        if "searching" in vars(self):
            self.searching.close()

    @cached_property
    def searching(self) -> SearchCommands:
        """The commands that search, and those on the results."""
        return room.SearchCommands(self.session)

    @cached_property
    def locations(self) -> LocationCommands:
        """The commands that lead to another location."""
        return room.LocationCommands(self.session)

    @cached_property
    def listing(self) -> ListCommands:
        """The commands on the list as a whole."""
        return room.ListCommands(self.session)

    @cached_property
    def quitting(self) -> QuitCommands:
        """The command that quits."""
        return room.QuitCommands(self.session)

    @cached_property
    def noting(self) -> NoteCommands:
        """The commands on the user's own notes."""
        return room.NoteCommands(self.session, self.delivery, self.locations.to)

    @cached_property
    def delivery(self) -> CopyDelivery:
        """The way of every copy out of the program."""
        return room.CopyDelivery(self.session, self.quitting)

    @cached_property
    def copying(self) -> CopyCommands:
        """The commands that copy passages, words and records."""
        return room.CopyCommands(self.session, self.delivery, self.searching.settle_all)

    @cached_property
    def collecting(self) -> CollectCommands:
        """The commands that collect passages, and copy what was collected."""
        return room.CollectCommands(self.session, self.delivery)

    @cached_property
    def arranging(self) -> ArrangeCommands:
        """The commands that arrange the current brief."""
        return room.ArrangeCommands(self.session)

    @cached_property
    def exporting(self) -> ExportCommands:
        """The commands that export the current brief, or show it as it will be exported."""
        return room.ExportCommands(self.session)

    @cached_property
    def brief_list(self) -> BriefListCommands:
        """The commands on the list of briefs."""
        return room.BriefListCommands(self.session, self.session.brief.folder)
