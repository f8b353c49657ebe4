"""A whole document: what every writer is given."""

import datetime
from typing import NamedTuple

from onrecord.quoting.tree import Tree


class NotWritable(ValueError):
    """The document has something that the format cannot hold; the message says what, and where."""


class WrittenDocument(NamedTuple):
    """A document with its title, the day of its last change, and its language (a BCP 47 tag).

    `classification` stands at the top and the bottom of each page; it is empty if there is none. Pages that are
    `landscape` are wider than high.
    """

    title: str
    tree: Tree
    date: datetime.date
    language: str = "en"
    classification: str = ""
    landscape: bool = False
