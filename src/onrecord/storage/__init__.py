"""File operations independent of content: private folders, atomic writes, locks, bounded and trusted reads.

Each name is loaded from its module on first use: commands that only read need none of the code that writes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.storage.archive import MAX_ARCHIVE_BYTES, InvalidArchive, pack_archive, unpack_archive
    from onrecord.storage.atomic import rehearse_write, write_atomically, write_together
    from onrecord.storage.content_cache import CachedContent, CacheSize, cache_size, trim_cache, trusts_cache
    from onrecord.storage.folder_trust import CacheTrust, cache_trust, reason_for_doubt
    from onrecord.storage.folders import make_private_folder
    from onrecord.storage.home import (
        abbreviate_home,
        describe_failure,
        expand_home,
        failure_reason,
        home_folder,
        no_home_reason,
    )
    from onrecord.storage.locks import file_lock
    from onrecord.storage.regular import FileTooLarge, NotRegularFile, read_regular
    from onrecord.storage.temporary import write_temporarily
    from onrecord.storage.threads import start_thread
    from onrecord.storage.toml_writing import dump_toml
    from onrecord.storage.trust import is_own, keeps_owners, reason_for_distrust

__all__ = [
    "MAX_ARCHIVE_BYTES",
    "CacheSize",
    "CacheTrust",
    "CachedContent",
    "FileTooLarge",
    "InvalidArchive",
    "NotRegularFile",
    "abbreviate_home",
    "cache_size",
    "cache_trust",
    "describe_failure",
    "dump_toml",
    "expand_home",
    "failure_reason",
    "file_lock",
    "home_folder",
    "is_own",
    "keeps_owners",
    "make_private_folder",
    "no_home_reason",
    "pack_archive",
    "read_regular",
    "reason_for_distrust",
    "reason_for_doubt",
    "rehearse_write",
    "start_thread",
    "trim_cache",
    "trusts_cache",
    "unpack_archive",
    "write_atomically",
    "write_temporarily",
    "write_together",
]

_MODULES = {
    **dict.fromkeys(("MAX_ARCHIVE_BYTES", "InvalidArchive", "pack_archive", "unpack_archive"), "archive"),
    **dict.fromkeys(("rehearse_write", "write_atomically", "write_together"), "atomic"),
    **dict.fromkeys(("NotRegularFile", "FileTooLarge", "read_regular"), "regular"),
    **dict.fromkeys(("reason_for_distrust", "is_own", "keeps_owners"), "trust"),
    **dict.fromkeys(("CachedContent", "CacheSize", "cache_size", "trim_cache", "trusts_cache"), "content_cache"),
    **dict.fromkeys(("CacheTrust", "cache_trust", "reason_for_doubt"), "folder_trust"),
    **dict.fromkeys(("abbreviate_home", "describe_failure", "expand_home", "failure_reason"), "home"),
    **dict.fromkeys(("home_folder", "no_home_reason"), "home"),
    "dump_toml": "toml_writing",
    "file_lock": "locks",
    "make_private_folder": "folders",
    "start_thread": "threads",
    "write_temporarily": "temporary",
}


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
