"""The library: the packs that are open together, and the search index over them."""

from onrecord.library.library import DAMAGED_INDEX, Library, library_in_memory, open_library

__all__ = ["DAMAGED_INDEX", "Library", "library_in_memory", "open_library"]
