"""Escape text as Markdown that renders to exactly that text (CommonMark 0.31, 2.4 and 2.5; also GitHub's).

GitHub Flavored Markdown turns bare addresses into links (6.9), and takes an escape inside one as a part of it. So
addresses are written as links, which both render, with the same text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# A set of characters first, which is found many times as fast as one of several patterns.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&](?:(?<!&)|(?=#|\w))")
_LINE_START = re.compile(r"(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$)|(\d{1,9})([.)])(?=\s|$)")
_START_OF_ADDRESS = re.compile(r"(?:https?|ftp)(?=://)|www(?=\.)", re.IGNORECASE)
# Matches what GitHub takes for an address, but without the quotation marks and brackets that it would include.
_ADDRESS = re.compile(
    r"((?<![A-Za-z])(?:https?|ftp)://|(?<![^\s*_~(])www\.)[^\s<>“”‘’「」『』（）、。，]+",
    re.IGNORECASE,
)
# Marks after an address that belong to the sentence.
_TRAILING_MARKS = "?!.,:;*_~'\"&"
_HOST = r"(?!xn--)[a-z0-9-]+(?:\.(?!xn--)[a-z0-9-]+)*"
# An address that every renderer shows unchanged between angle brackets, where nothing can be escaped.
_PLAIN = re.compile(rf"(?:https?|ftp)://{_HOST}(?:[/?#][\w./?#!$'()*+,;=:@~-]*)?", re.ASCII | re.IGNORECASE)


Escape = Callable[[str], str]


def escape_markdown(text: str) -> str:
    """Return the text with each character escaped that has a meaning in Markdown, and bare addresses as links."""
    return escape_line_starts(escape_with_links(text))


def link(text: str, url: str, escape: Escape | None = None) -> str:
    """Return a link; an address in its text stays text, since links cannot be nested.

    Where another way of escaping than that of copies is asked for, an address that is its own text is an autolink.
    """
    if text == url and escape not in (None, escape_inline) and _PLAIN.fullmatch(url):
        return f"<{url}>"
    return f"[{escape_line_starts((escape or escape_inline)(text))}]({destination(url)})"


def destination(url: str) -> str:
    """Return the address as the destination of a link (6.3)."""
    return "<" + re.sub(r"[<>\\|]|&(?=#?\w+;)", r"\\\g<0>", url) + ">"


def escape_with_links(text: str, escape: Escape | None = None) -> str:
    """Return the text escaped wherever it stands in a line, and its bare addresses as links."""
    escape = escape or escape_inline
    return "".join(_text_and_links(text, escape)) if _may_have_address(text) else escape(text)


def _may_have_address(text: str) -> bool:
    """Return False for text in which no address can be: the usual case, and the patterns try every character."""
    return "://" in text or "www." in text.lower()


def _text_and_links(text: str, escape: Escape) -> Iterator[str]:
    """Yield the text between addresses, escaped, and the addresses as links, in order."""
    end = 0
    for match in _ADDRESS.finditer(text):
        address = _trim_address(match[0])
        if len(address) <= len(match[1]):
            continue
        before = escape(text[end : match.start()])
        linked = _link_to(address, escape)
        yield f"{before[:-1]}\\!" if before.endswith("!") and linked.startswith("[") else before
        yield linked
        end = match.start() + len(address)
    yield escape(text[end:])


def _trim_address(address: str) -> str:
    """Return the address without final marks that belong to the sentence, and without an unmatched bracket."""
    unmatched = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _TRAILING_MARKS or (address[end - 1] == ")" and unmatched > 0)):
        unmatched -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _link_to(address: str, escape: Escape) -> str:
    """Return the address as a link whose text is the address."""
    if _PLAIN.fullmatch(address):
        return f"<{address}>"
    return f"[{escape(address)}]({destination(f'http://{address}' if address[:4].lower() == 'www.' else address)})"


def escape_inline(text: str) -> str:
    """Return the text escaped, with a backslash in the start of each address, so that it is not taken for one."""
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return _START_OF_ADDRESS.sub(r"\g<0>\\", escaped) if _may_have_address(escaped) else escaped


def escape_line_starts(inline: str) -> str:
    """Return escaped text with a backslash where the start of a line would begin a heading, list, rule or the like."""
    return "\n".join(map(_escape_line_start, inline.split("\n")))


def _escape_line_start(line: str) -> str:
    match = _LINE_START.match(line)
    if match is None:
        return line
    escaped = f"{match[2]}\\{match[3]}" if match[2] else f"\\{match[1]}"
    return escaped + line[match.end() :]
