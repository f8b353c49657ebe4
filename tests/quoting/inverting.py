"""Each change of the closed list in `onrecord.quoting.alterations`, taken back."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from onrecord.quoting.excerpts import Excerpt

_LATEX = {
    r"{\textbackslash}": "\\",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    r"{\textasciigrave}": "`",
    r"{\textquotesingle}": "'",
    r"{\textless}": "<",
    r"{\textgreater}": ">",
    r"{\textbar}": "|",
    "~": "\u00a0",
    "{}": "",
}
_LATEX_PART = re.compile("|".join(map(re.escape, _LATEX)) + r"|\\([&%$#_{}])")


def without_part_marks(words: str, passage: Excerpt) -> str:
    """Changes 3 and 4 taken back; they were made exactly where the passage is a part."""
    if not passage.ends:
        assert words.endswith(" …")
        words = words.removesuffix(" …")
    if passage.begins:
        return words
    if words.startswith("… "):
        return words.removeprefix("… ")
    assert words[0] == "["
    assert words[2] == "]"
    assert words[1].isupper()
    return words[1].lower() + words[3:]


def without_opening_marks(words: str, passage: Excerpt) -> str:
    """Change 2 taken back: every paragraph after the first has one mark more."""
    first, *further = words.split("\n\n")
    assert len(further) == passage.text.count("\n\n")
    assert all(paragraph.startswith("“") for paragraph in further)
    return "\n\n".join([first, *(paragraph[1:] for paragraph in further)])


def with_published_marks(words: str, source: str, changed: dict[str, str]) -> str:
    """Change 1 taken back. A single mark may be published as one, so only where the source has a double one."""
    assert len(words) == len(source)
    if words == source.translate(str.maketrans("".join(changed), "".join(changed.values()))):
        return source
    return "".join(
        published if changed.get(published) == word else word for word, published in zip(words, source, strict=True)
    )


def inside_marks(words: str, passage: Excerpt) -> str:
    """Return the source of words between “ and ”."""
    plain = without_part_marks(without_opening_marks(words, passage), passage)
    return with_published_marks(plain, passage.text, {"“": "‘", "”": "’"})


def inside_corners(words: str, passage: Excerpt) -> str:
    """Return the source of words between 「 and 」."""
    return with_published_marks(without_part_marks(words, passage), passage.text, {"「": "『", "」": "』"})


def unlatexed(text: str) -> str:
    """Return the text that LaTeX typesets."""
    return _LATEX_PART.sub(lambda found: found[1] or _LATEX[found[0]], text)


class Parsed(HTMLParser):
    """The text of a fragment, block by block, and the addresses in it; every tag must be closed in its turn."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.within: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(fragment)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for _, value in attrs]
        if tag == "br":
            self.handle_data("\n")
            return
        self._open.append(tag)
        if tag in ("p", "th", "td"):
            self.blocks.append(("/".join(self._open), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        path, text = self.blocks[-1]
        self.blocks[-1] = (path, text + data)
        self.within[self._open[-1]] = self.within.get(self._open[-1], "") + data

    def texts(self, path: str) -> list[str]:
        """Return the text of every block in that place."""
        return [text for where, text in self.blocks if where == path]
