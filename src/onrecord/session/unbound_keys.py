"""A word on keys that do nothing: once in a session, for a newcomer who looks for the way."""

from __future__ import annotations

from onrecord.commands.key_names import NAMED_KEYS, display_key


class UnboundKeys:
    """The keys without a command that were pressed."""

    def __init__(self) -> None:
        self._has_spoken = False

    def message(self, key: str, character: str | None, help_key: str) -> str:
        """Return a sentence for the first of these keys; nothing for later ones, and for keys that are none of ours.

        `key` is a name as in the configuration, `character` what the key types, `help_key` that of the help.
        """
        is_printable = character is not None and character.isprintable()
        if self._has_spoken or not (is_printable or key in NAMED_KEYS):
            return ""
        self._has_spoken = True
        name = display_key(key) if key in NAMED_KEYS else str(character)
        return f"{name} does nothing here; {help_key} shows the keys"
