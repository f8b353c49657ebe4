"""A cache of checked packs in the user's cache folder: a pack that breaks no rule is kept as JSON, which loads fast.

The bytes of all its files are read at each start, and compared with those that were checked. The code that checks is
part of the key: other rules check again. The cache is used only where nobody but this account and root can write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import storage
from onrecord.packs import checking
from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER
from onrecord.packs.files import SOURCE_FILE
from onrecord.packs.pack_json import decode_pack, encode_pack

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model import Pack
    from onrecord.packs.raw_files import RawPack
    from onrecord.storage import CachedContent

CHECKED_PACKS_FOLDER = "checked-packs"
PACK_KIND = "pack"


class CheckedPacks:
    """The cache inside the user's cache folder `cache`, opened when the first pack asks for it."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / CHECKED_PACKS_FOLDER
        self._version: str | None = None
        self._is_opened = False
        self._has_new_packs = False

    def cached_content(self, raw: RawPack) -> CachedContent | None:
        """Return the pack's bytes as content of the cache; None if there is no cache to use."""
        if raw.refused or (version := self._open()) is None:
            return None
        return storage.CachedContent(self._folder, version, raw.all_bytes)

    def add(self, pack: Pack, content: CachedContent) -> None:
        """Keep a pack that breaks no rule, with the bytes that it was read from."""
        content.write(PACK_KIND, encode_pack(pack).encode())
        self._has_new_packs = True

    def trim(self) -> None:
        """Remove the oldest packs if new ones were added, and the cache exceeds its bounds."""
        if self._has_new_packs:
            storage.trim_cache(self._folder)

    def _open(self) -> str | None:
        """Return the version of the code that the packs in the cache were checked by; None if none can be used."""
        if not self._is_opened:
            self._is_opened = True
            self._version = checking.code_version(BUNDLED_CACHE_FOLDER) if storage.trusts_cache(self._folder) else None
        return self._version


def read_checked(content: CachedContent, raw: RawPack) -> Pack | None:
    """Return the pack that was checked and kept for these very bytes; None if there is none, or it is damaged."""
    body = content.read(PACK_KIND)
    if body is None:
        return None
    try:
        pack = decode_pack(body)
        return pack if _has_words_of(raw.files[SOURCE_FILE].decode(), pack) else None
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None


def _has_words_of(source: str, pack: Pack) -> bool:
    """Return whether the sentences of the pack are in the source text, one after another.

    A check found that before. It costs nothing to see again that no damage, whatever its checksum, becomes a quotation.
    """
    position = 0
    for sentence in pack.statement.sentences:
        position = source.find(sentence.text, position)
        if position < 0:
            return False
        position += len(sentence.text)
    return True
