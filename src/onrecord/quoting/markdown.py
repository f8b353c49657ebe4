"""Text as Markdown that renders to exactly that text (CommonMark 0.31, 2.4 and 2.5; GitHub's, too).

GitHub Flavored Markdown makes links of bare addresses (6.9), and takes an escape within one for a part of it. So an
address is written as the link that it is: both render it, as the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#|\w))")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$)|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_START_OF_ADDRESS = re.compile(r"(?:https?|ftp)(?=://)|www(?=\.)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"((?<![A-Za-z])(?:https?|ftp)://|(?<![^\s*_~(])www\.)[^\s<>“”‘’「」『』（）、。，]+",
    re.IGNORECASE,
)
"""What GitHub's would take for an address, but for quotation marks and brackets that it would take with it."""
_BEHIND = "?!.,:;*_~'\"&"
"""Marks that belong to the sentence and not to the address, at its end."""
_HOST = r"(?!xn--)[a-z0-9-]+(?:\.(?!xn--)[a-z0-9-]+)*"
_PLAIN = re.compile(rf"(?:https?|ftp)://{_HOST}(?:[/?#][\w./?#!$'()*+,;=:@~-]*)?", re.ASCII | re.IGNORECASE)
"""An address that every renderer shows as it is between angle brackets, where nothing can be escaped."""


def escape_markdown(text: str) -> str:
    """The text with each character that Markdown would act on escaped, and each bare address as a link."""
    return _at_line_starts("".join(_pieces(text)))


def link(text: str, url: str) -> str:
    """Return a link; an address in its text is text, since no link stands within another."""
    return f"[{_at_line_starts(_inline(text))}]({destination(url)})"


def destination(url: str) -> str:
    """The address as the target of a link (6.3)."""
    return "<" + re.sub(r"[<>\\|]|&(?=#?\w+;)", r"\\\g<0>", url) + ">"


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table after GitHub Flavored Markdown (4.10); no line end after the last row."""
    lines = [_row(header), _row(["---"] * len(header), raw=True)]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    written = (cell if raw else escape_markdown(cell).replace("\n", "<br>") for cell in cells)
    return "| " + " | ".join(written) + " |"


def _pieces(text: str) -> Iterator[str]:
    """What stands between addresses, and these."""
    end = 0
    for found in _ADDRESS.finditer(text):
        address = _without_what_is_behind(found[0])
        if len(address) <= len(found[1]):
            continue
        before = _inline(text[end : found.start()])
        written = _linked(address)
        yield f"{before[:-1]}\\!" if before.endswith("!") and written.startswith("[") else before
        yield written
        end = found.start() + len(address)
    yield _inline(text[end:])


def _without_what_is_behind(address: str) -> str:
    """Return the address without the marks at its end that belong to the sentence, and without a bracket too many."""
    too_many = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _BEHIND or (address[end - 1] == ")" and too_many > 0)):
        too_many -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _linked(address: str) -> str:
    """The address as a link that shows it."""
    if _PLAIN.fullmatch(address):
        return f"<{address}>"
    return f"[{_inline(address)}]({destination(f'http://{address}' if address[:4].lower() == 'www.' else address)})"


def _inline(text: str) -> str:
    """The text with nothing in it that starts an address, so that no escape is taken for a part of one."""
    return _START_OF_ADDRESS.sub(r"\g<0>\\", _SPECIAL.sub(r"\\\1", text))


def _at_line_starts(inline: str) -> str:
    return _LINE_START.sub(lambda hit: f"{hit[2]}\\{hit[3]}" if hit[2] else f"\\{hit[1]}", inline)
