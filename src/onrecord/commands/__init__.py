"""What keys do, as data: commands with the names, keys and words that footer, help, palette and configuration show."""

from onrecord.commands.command import Command, CommandGroup, CommandGroups, footer_hints
from onrecord.commands.keymap import InvalidKeys, Keymap, build_keymap

__all__ = ["Command", "CommandGroup", "CommandGroups", "InvalidKeys", "Keymap", "build_keymap", "footer_hints"]
