"""Documents as Markdown (CommonMark, with footnotes as GitHub, Obsidian and pandoc write them)."""

from onrecord.quoting.render.markdown import render_markdown
from onrecord.quoting.tree import SectionHeading, TextParagraph, TextRun, TreeBlock
from onrecord.writers.document import WrittenDocument


def write_markdown(document: WrittenDocument) -> bytes:
    """Return the document as Markdown in UTF-8: its title as the first heading, the others one level below."""
    head: list[TreeBlock] = [SectionHeading(1, (TextRun(document.title),))]
    if document.classification:
        head.append(TextParagraph((TextRun(document.classification, "strong"),)))
    lower = (
        block._replace(level=block.level + 1) if isinstance(block, SectionHeading) else block for block in document.tree
    )
    return (render_markdown((*head, *lower)) + "\n").encode()
