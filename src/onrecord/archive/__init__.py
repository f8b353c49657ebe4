"""The packs that are open together, and the index over them."""

from onrecord.archive.archive import DAMAGED, Archive, in_memory, open_archive

__all__ = ["DAMAGED", "Archive", "in_memory", "open_archive"]
