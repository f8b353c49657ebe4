"""Errors of typed addresses: the one set that the command line, the browser and the readers of packs share."""

from __future__ import annotations

from onrecord.model.kind import Kind

EXAMPLE_ADDRESS = "missions/slim"  # of the bundled pack


class AddressError(ValueError):
    """The text is not an address. `typed` is the wrong part of it, which the message repeats.

    The message says what is wrong, and what an address looks like.
    """

    def __init__(self, template: str, typed: str) -> None:
        super().__init__(template, typed)
        self.template = template
        self.typed = typed

    def message(self, shown: str, example: str = EXAMPLE_ADDRESS) -> str:
        """Return the message with the wrong part as it is `shown`, such as shortened, and the address of a record."""
        return self.template.format(typed=shown, example=example)

    def __str__(self) -> str:
        return self.message(self.typed)


class RefError(AddressError):
    """The text is not a Ref; the message says what one looks like."""


class NoSuchNumber(RefError):
    """The text has the form of a Ref, but a number that no paragraph or sentence can have."""


class NoSuchKind(AddressError):
    """The text has the form of a record's address, but there is no such kind of record."""


class KindAlone(AddressError):
    """The text names a kind of record, `missions`, but none of its records."""

    def __init__(self, kind: Kind) -> None:
        super().__init__("“{typed}” is a kind of record; write the address of one of them, {typed}/ID", kind.plural)
        self.kind = kind
