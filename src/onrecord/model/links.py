"""Links between the records of a pack: the records to read next, and the bodies that a search by `org:` goes by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property

from onrecord.model.address import is_record_address
from onrecord.model.kind_fields import bodies_by_role
from onrecord.model.records import Participant, Record


class RecordLinks:
    """The links of one pack. Each is followed both ways.

    A record links to addresses under `related`, to its areas, and to the bodies that it names: operator, partners, and
    the body that it is a part of. Such a name is an address, or free words that have the abbreviation of a body, or are
    its name.
    """

    def __init__(self, by_address: Mapping[str, Record]) -> None:
        """Take all records of the pack, in its order."""
        self._by_address = by_address

    def related(self, record: Record) -> tuple[Record, ...]:
        """Return the records to read next: those that the record links to, then those that link to it, each once."""
        linked = [*self._linked_by(record), *self._linking_to.get(record.address, ())]
        others = {other.address: other for other in linked if other.address != record.address}
        return tuple(others.values())

    def reason(self, record: Record, body: Participant) -> str:
        """Return why a record is related to a body, as `operator NASA`; empty if it is that body, or not related."""
        for role, names in bodies_by_role(record).items():
            if any(body in self._bodies_named(name) for name in names):
                return f"{role} {body.label}"
        if isinstance(record, Participant) and record in self._bodies_named(body.parent or ""):
            return f"{body.label} is part of it"
        return f"related to {body.label}" if body in self.related(record) else ""

    def _linked_by(self, record: Record) -> list[Record]:
        addresses = (*record.related, *(f"areas/{area}" for area in record.areas))
        others = bodies_by_role(record).values()
        bodies = [other for names in others for name in names for other in self._bodies_named(name)]
        return [*bodies, *(other for address in addresses if (other := self._by_address.get(address)))]

    def _bodies_named(self, name: str) -> list[Record]:
        """Return the records at an address, or the bodies that free words name."""
        record = self._by_address.get(name)
        if record or not name or is_record_address(name):
            return [record] if record else []
        words = _plain_words(name)
        numbers = {number for word in (*words, " ".join(words)) for number in self._by_name.get(word, ())}
        return [self._participants[number] for number in sorted(numbers)]

    @cached_property
    def _participants(self) -> list[Participant]:
        return [record for record in self._by_address.values() if isinstance(record, Participant)]

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        """Return the numbers of the participants by their abbreviations and whole names, in plain words."""
        numbers: dict[str, list[int]] = {}
        for number, body in enumerate(self._participants):
            for name in {" ".join(_plain_words(known or "")) for known in (body.abbreviation, body.name)} - {""}:
                numbers.setdefault(name, []).append(number)
        return numbers

    @cached_property
    def _linking_to(self) -> dict[str, list[Record]]:
        """Return the records that link to each address, in the pack's order."""
        linking: dict[str, list[Record]] = {}
        for record in self._by_address.values():
            for address in dict.fromkeys(other.address for other in self._linked_by(record)):
                linking.setdefault(address, []).append(record)
        return linking


def _plain_words(name: str) -> list[str]:
    """Return the words of a name for comparing. The folding of the search does more, but takes long to import."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
