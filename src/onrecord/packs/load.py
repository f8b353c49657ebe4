"""Packs from their folders; what parses and checks TOML is loaded only where that is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.packs.compiled import compiled
from onrecord.packs.problem import PackRefused, safe
from onrecord.record import Pack

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Library(NamedTuple):
    """The packs that opened, in the order given, and those that were refused."""

    packs: tuple[Pack, ...]
    refused: tuple[PackRefused, ...] = ()


def load_pack(folder: Traversable, name: str | None = None, *, anew: bool = False) -> Pack:
    """The pack in `folder`; PackRefused, with every problem, where any rule is broken. `name` stands in messages.

    With `anew` it is proved now, and what was proved when the program was built does not count.
    """
    if not anew and (known := compiled(folder)) is not None:
        return known
    from onrecord.packs.parse import parse_pack

    return parse_pack(folder, safe(name or folder.name))


def load_library(folders: Iterable[tuple[str, Traversable]], *, anew: bool = False) -> Library:
    """Every pack that opens; a pack that is refused, or whose id another has, does not keep the others out."""
    packs: list[Pack] = []
    refused: list[PackRefused] = []
    for one in load_each(folders, anew=anew):
        if isinstance(one, PackRefused):
            refused.append(one)
        else:
            packs.append(one)
    return Library(tuple(packs), tuple(refused))


def load_each(folders: Iterable[tuple[str, Traversable]], *, anew: bool = False) -> Iterator[Pack | PackRefused]:
    """What `load_library` loads, one after another, and none kept."""
    ids: set[str] = set()
    for name, folder in folders:
        try:
            pack = load_pack(folder, name, anew=anew)
        except PackRefused as refusal:
            yield refusal
            continue
        if pack.id in ids:
            from onrecord.packs.parse import refused_again

            yield refused_again(folder, safe(name), pack.id)
            continue
        ids.add(pack.id)
        yield pack
