"""What keys do, as data: commands with the names, keys and words that footer, help, palette and configuration show."""

from onrecord.keys.command import Command, Group, Groups, hints
from onrecord.keys.keymap import BadKeys, Keymap, keymap

__all__ = ["BadKeys", "Command", "Group", "Groups", "Keymap", "hints", "keymap"]
