"""The scope of a search: the areas, kinds, sides and so on that it is limited to, beside the text that was typed."""

from typing import NamedTuple

from onrecord.search.clauses import Filter


class Scope(NamedTuple):
    """Values of which a result must have one in each field; a field without values limits nothing.

    The values are those of the query's fields `area:`, `kind:`, `side:`, `actor:` and `pack:`.
    """

    areas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()

    def filters(self) -> tuple[Filter, ...]:
        """Return the filters that a plan applies."""
        named = (
            ("area", self.areas),
            ("kind", self.kinds),
            ("side", self.sides),
            ("actor", self.actors),
            ("pack", self.packs),
        )
        return tuple(Filter(field, values) for field, values in named if values)


EVERYTHING = Scope()
