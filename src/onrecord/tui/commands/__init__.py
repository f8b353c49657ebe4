"""Commands as data: what keys do, in the words that footer, help and palette show."""

from onrecord.tui.commands.command import Command, Group, bindings, hints, plain_bindings

__all__ = ["Command", "Group", "bindings", "hints", "plain_bindings"]
