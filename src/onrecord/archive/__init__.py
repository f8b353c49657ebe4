"""The packs that are open together, and the index over them."""

from onrecord.archive.archive import DAMAGED, IN_MEMORY, Archive, in_memory, index_file, make_index, open_archive

__all__ = ["DAMAGED", "IN_MEMORY", "Archive", "in_memory", "index_file", "make_index", "open_archive"]
