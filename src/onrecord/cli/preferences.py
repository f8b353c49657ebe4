"""The user's preferences for a command: from config.toml, with an error that ends the command."""

from __future__ import annotations

from onrecord.cli.exit_codes import ConfigUnusable
from onrecord.session import SessionPreferences, resolve_preferences
from onrecord.settings import ConfigError, read_user_config


def load_preferences() -> SessionPreferences:
    """Read and resolve config.toml, except for its keys and packs.

    Raises:
        ConfigUnusable: The configuration cannot be used; the message has file, line and fix.
    """
    try:
        return resolve_preferences(read_user_config())
    except ConfigError as error:
        raise ConfigUnusable(str(error)) from None
