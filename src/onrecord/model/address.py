"""Addresses: a passage of a statement, `p6.s7`, or a record, `missions/slim`, with or without `PACK-ID:` before it.

This is the one grammar of what people type after `onrecord show`, in the browser and in a search, and of what packs
and indexes write.
"""

import re
from typing import NamedTuple

from onrecord.model.address_errors import AddressError, KindAlone, NoSuchKind, RefError
from onrecord.model.kind import KINDS_BY_PLURAL, Kind
from onrecord.model.ref import Ref

_PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_RECORD = re.compile(r"([a-z]+)/([a-z0-9-]+)")


class RecordAddress(NamedTuple):
    """The address of a record within its pack; `str` writes it as `missions/slim`."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind.plural}/{self.id}"


class Address(NamedTuple):
    """A passage or a record; `pack` is the id of its pack, None if the address leaves that open."""

    target: Ref | RecordAddress
    pack: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Return the address that is written as `p6.s7`, `missions/slim` or `pack-id:p6`, in upper or lower case.

        Raises:
            KindAlone: the text is the plural of a kind, without a record.
            NoSuchNumber: the text is a ref with a number that nothing can have.
            RefError: the text has no slash and is not a ref.
            NoSuchKind: the text has the form of an address, but of no kind of record.
            AddressError: the text has a slash and is not the address of a record.
        """
        word = text.strip().lower() if text.strip().isascii() else text
        if word in KINDS_BY_PLURAL:
            raise KindAlone(KINDS_BY_PLURAL[word])
        pack, local = split_pack(word)
        is_well_formed = len(word.split()) == 1 and (pack is None or is_pack_id(pack))
        target = _record(text, local, is_well_formed) if "/" in text else _ref(text, local if is_well_formed else text)
        return cls(target, pack)

    def __str__(self) -> str:
        return f"{self.pack}:{self.target}" if self.pack else str(self.target)


def _record(text: str, local: str, is_well_formed: bool) -> RecordAddress:
    match = _RECORD.fullmatch(local) if is_well_formed else None
    if match is None:
        raise AddressError("“{typed}” is not the address of a record; write it like {example}", text)
    plural, record_id = match.groups()
    if plural not in KINDS_BY_PLURAL:
        raise NoSuchKind(f"no kind of record “{{typed}}”; there are {', '.join(KINDS_BY_PLURAL)}", plural)
    return RecordAddress(KINDS_BY_PLURAL[plural], record_id)


def _ref(text: str, local: str) -> Ref:
    """Return the ref of a text without its pack; the errors repeat all of the text."""
    try:
        return Ref.parse(local)
    except RefError as error:
        raise type(error)(error.template, text) from None


def split_pack(text: str) -> tuple[str | None, str]:
    """Return the pack id before the first colon, None if there is no colon, and the rest; the text may be half typed.

    A published label may contain colons; a pack id does not.
    """
    pack, colon, local = text.partition(":")
    return (pack, local) if colon else (None, text)


def is_pack_id(text: str) -> bool:
    """Return whether a pack may have the id, in lower case."""
    return _PACK_ID.fullmatch(text) is not None


def kind_of_address(address: str) -> Kind:
    """Return the kind of the record at an address as packs and indexes write it, without its pack.

    Raises:
        KeyError: it is the address of a passage, or of nothing.
    """
    return KINDS_BY_PLURAL[address.partition("/")[0]]


def is_record_address(text: str) -> bool:
    """Return whether a pack means a record by a text, such as a mission's operator, and not a name."""
    plural, slash, _ = text.partition("/")
    return bool(slash) and plural in KINDS_BY_PLURAL
