"""The header of an index: read and verified when it is opened, before anything else is trusted."""

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.search.corrupt_index import corrupt_on_error
from onrecord.search.database import Database
from onrecord.search.row_checksum import RowChecksums

CHECKSUM_KEY = "sum"


class CatalogEntry(NamedTuple):
    """An indexed pack: its targets are numbered from `first`, records before sentences. `date` is its statement's."""

    position: int
    title: str
    date: str
    first: int
    records: int
    sentences: int

    @property
    def size(self) -> int:
        return self.records + self.sentences

    def cells(self, pack_id: str) -> tuple[str, ...]:
        """Return the cells that the checksum covers."""
        numbers = (self.position, self.first, self.records, self.sentences)
        return pack_id, self.title, self.date, *map(str, numbers)


class IndexHeader(NamedTuple):
    """The header: `contents` is the fingerprint of what was indexed, `metadata` a text stored with it.

    `initials` are those of all its words, `catalog` has the packs by their ids, in the order of their numbers.
    """

    contents: str
    size: int
    metadata: str
    initials: str
    catalog: Mapping[str, CatalogEntry]
    checksums: RowChecksums


def read_header(database: Database) -> IndexHeader:
    """Return the header, verified.

    Raises:
        CorruptIndexError: a checksum is wrong or something is missing.
    """
    info = dict(database.rows("SELECT key, value FROM info"))
    packs = database.rows("SELECT id, position, title, date, first, records, sentences FROM packs ORDER BY position")
    with corrupt_on_error():
        checksums = RowChecksums(info["contents"])
        if str(info_checksum(checksums, info)) != info[CHECKSUM_KEY]:
            raise ValueError("its header has changed")
        catalog = {row[0]: CatalogEntry(*row[1:]) for row in packs}
        if str(catalog_checksum(checksums, catalog)) != info["catalogue"] or len(catalog) != len(packs):
            raise ValueError("its list of packs has changed")
        return IndexHeader(info["contents"], int(info["size"]), info["beside"], info["initials"], catalog, checksums)


def info_checksum(checksums: RowChecksums, info: Mapping[str, str]) -> int:
    """Return the checksum of everything in the table but the checksum itself."""
    return checksums.of("info", *(cell for item in sorted(info.items()) if item[0] != CHECKSUM_KEY for cell in item))


def catalog_checksum(checksums: RowChecksums, catalog: Mapping[str, CatalogEntry]) -> int:
    return checksums.of("catalogue", *(cell for pack_id, entry in catalog.items() for cell in entry.cells(pack_id)))
