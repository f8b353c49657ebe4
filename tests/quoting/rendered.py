"""Render Markdown with markdown-it-py: the text that a reader sees, and its markup."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like")
FOOTNOTES = MarkdownIt("commonmark").use(footnote_plugin)
TABLES = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Block:
    """One block of text: the tags it stands in, its text, and the address of a link in it."""

    tags: tuple[str, ...]
    text: str
    link: str | None = None


def blocks(markdown: str, parser: MarkdownIt = COMMONMARK) -> list[Block]:
    """Return the blocks of a document, in order. A break within a block is a line feed."""
    found: list[Block] = []
    tags: list[str] = []
    for token in parser.parse(markdown):
        if token.nesting == 1:
            tags.append(token.tag)
        elif token.nesting == -1:
            tags.pop()
        elif token.type == "inline":
            children = token.children or []
            link = next((str(child.attrs["href"]) for child in children if child.type == "link_open"), None)
            inner = [child.tag for child in children if child.nesting == 1 and child.type != "link_open"]
            found.append(Block((*tags, *inner), "".join(map(_text, children)), link))
        else:
            found.append(Block((*tags, token.tag or token.type), token.content))
    return found


def _text(token: Token) -> str:
    if token.type == "html_inline":
        return ""
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
