"""The parties of a statement: the governments or bodies that speak in it, and their names as actors."""

from collections.abc import Sequence
from typing import NamedTuple

# The actor of what all parties do together, and its name in packs of schema 1.
JOINT = "joint"
BOTH = "both"


class Party(NamedTuple):
    """A government or body that speaks in a statement.

    `short` is its short name. `title` is its name as an actor, such as `U.S. side`. A search also finds it by
    `aliases`.
    """

    id: str
    name: str
    short: str | None = None
    name_ja: str | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return the short name, or else the name."""
        return self.short or self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Return all names, without those that are not known."""
        names = (self.name, self.short, self.name_ja, self.title, *self.aliases)
        return tuple(name for name in names if name)

    @property
    def actor_name(self) -> str:
        """Return its name as an actor within a sentence."""
        return self.title or self.label


def default_joint_name(party_count: int) -> str:
    """Return the name of all parties together for a statement that gives none."""
    return "both sides" if party_count == 2 else "all parties"


def short_joint_name(party_count: int) -> str:
    """Return a short name of all parties together for where there is little room."""
    return "both" if party_count == 2 else "all"


def join_names(names: Sequence[str]) -> str:
    """Return the names as a list in words: `A`, `A and B`, `A, B and C`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def capitalize(text: str) -> str:
    """Return the text with a capital letter at the beginning; the other letters stay."""
    return text[:1].upper() + text[1:]
