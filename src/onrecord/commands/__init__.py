"""Commands as data: the names, keys and titles that footer, help, palette and configuration show."""

from onrecord.commands.command import Command, CommandGroup, CommandGroups
from onrecord.commands.footer_hints import footer_hints
from onrecord.commands.keymap import InvalidKeys, Keymap, build_keymap, fixed_keys

__all__ = [
    "Command",
    "CommandGroup",
    "CommandGroups",
    "InvalidKeys",
    "Keymap",
    "build_keymap",
    "fixed_keys",
    "footer_hints",
]
