"""Mappings that read on access: asking whether they have a key reads nothing, and so cannot fail."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

import onrecord


def _subclasses(cls: type[object]) -> Iterator[type[object]]:
    for subclass in cls.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


def test_every_mapping_of_our_own_says_itself_which_keys_it_has() -> None:
    """Python's own `in` reads the value, and whoever asks does not expect a damaged index to answer."""
    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    own = {cls for cls in _subclasses(Mapping) if cls.__module__.startswith("onrecord.")}
    assert {"PinnedPacks", "_StoredPacks", "SourceTitles"} <= {cls.__name__ for cls in own}
    assert [cls for cls in own if "__contains__" not in vars(cls)] == []
