"""The names of keys in what rows, messages and pages say."""

from typing import NamedTuple


class KeyNames(NamedTuple):
    """The displayed names of the keys that rows mention."""

    literal: str = "ctrl+t"
    next_area: str = "]"
    narrow: str = "F"
    copy: str = "y"
    search: str = "/"
    text: str = "8"

    @property
    def literal_advice(self) -> str:
        """Advice for when a word should not have been corrected."""
        return f"{self.literal} searches for it as typed"
