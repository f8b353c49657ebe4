"""The palette, and its entries: the commands of the screen one is on."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.geometry import Size

from onrecord.keys import Command, Groups
from onrecord.tui.screens.command_screen import CommandScreen


class Palette(CommandPalette):
    """Textual's palette crashes where its list has no line or no column: there it closes."""

    @staticmethod
    def fits(size: Size) -> bool:
        """Whether the window has room for it."""
        return size.width >= 20 and size.height >= 8

    def on_resize(self, event: events.Resize) -> None:
        if self.is_active and not self.fits(event.size):
            self.dismiss()


class CommandProvider(Provider):
    """Finds commands by their titles. Textual's fuzzy search is slow on prose, so titles are all that it gets."""

    def _commands(self) -> list[Command]:
        groups: Groups = getattr(self.screen, "groups", ())
        return [command for group in groups for command in group.commands if command.action != "app.command_palette"]

    async def discover(self) -> Hits:
        for command in self._commands():
            yield DiscoveryHit(_label(command), partial(self._run, command))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(_label(command))) > 0:
                yield Hit(score, matcher.highlight(_label(command)), partial(self._run, command))

    async def _run(self, command: Command) -> None:
        if isinstance(self.screen, CommandScreen):
            self.screen.acting()
        await self.screen.run_action(command.action)


def _label(command: Command) -> str:
    return f"{command.title}  ·  {command.shown}" if command.shown else command.title
