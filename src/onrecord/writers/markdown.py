"""Documents as Markdown that GitHub, Obsidian, pandoc and markdown-it show as the same text.

CommonMark with footnotes `[^1]`, whose definitions stand last, one a line. Beyond what CommonMark takes for markup,
everything is escaped that one of these does: straight quotation marks, dashes and dots that pandoc curls and joins,
`$`, `==`, `%%`, `#tag`, `@key`, and marks that begin a list in one of them. CommonMark lets a backslash stand before
any ASCII punctuation (2.4).
"""

import re

from onrecord.quoting.render.markdown import render_markdown
from onrecord.quoting.tree import SectionHeading, TextParagraph, TextRun, Tree, TreeBlock
from onrecord.writers.document import WrittenDocument

# A set of characters first, which is found many times as fast as one of several patterns.
_SPECIAL = re.compile(
    r"""[\\`*_{}\[\]<>#|~$^=@%"'&:.-]"""
    r"(?:(?<![:.-])|(?<=:)(?=\S)|(?<=--)|(?<=-)(?=-)|(?<=\.\.)|(?<=\.)(?=\.)|(?<=[Ww][Ww][Ww]\.))"
)
# pandoc puts a no-break space after these (its default list of abbreviations).
_ABBREVIATION = re.compile(
    r"\b(?:aet|aetat|al|Apr|Aug|bk|Bros|c|Capt|cf|ch|chap|chs|Co|col|Corp|cp|d|Dec|Dr|e\.g|ed|eds|esp|f|fasc|Feb|ff|fig"
    r"|fl|fol|fols|Fr|Gen|Gov|Hon|i\.e|ill|Inc|incl|Jan|Jr|Jul|Jun|Ltd|M\.A|M\.D|Mar|Mr|Mrs|Ms|n|n\.b|nn|No|Nov|Oct|p"
    r"|Ph\.D|pp|Pr(?:es|of)|pt|q\.v|Rep|Rev|s\.v|s\.vv|saec|sec|Sen|Sep|Sept|Sgt|Sr|St|univ|viz|vol|vs)\Z"
)
MAX_ABBREVIATION_CHARS = 5
_STOP = re.compile(r"\.(?=\s)")
_LINE_START = re.compile(
    r"(?P<mark>[-+:](?=\s|$))|(?P<number>\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{1,9}))(?P<stop>[.)])(?=\s|$)", re.IGNORECASE
)
# That a reader of Markdown drops at both ends of a paragraph, and at the start of a line.
_BLANKS = " \t"


def write_markdown(document: WrittenDocument) -> bytes:
    """Return the document as Markdown in UTF-8: its title as the first heading, the others one level below."""
    head: list[TreeBlock] = [SectionHeading(1, (TextRun(document.title),))]
    if document.classification:
        head.append(TextParagraph((TextRun(document.classification, "strong"),)))
    tree: Tree = (*head, *map(_adapt, document.tree))
    return (render_markdown(tree, escape_everywhere, escape_starts) + "\n").encode()


def _adapt(block: TreeBlock) -> TreeBlock:
    """Return a heading one level below, and a remark of the editor's without italics: its brackets say whose it is."""
    match block:
        case SectionHeading(level, _):
            return block._replace(level=level + 1)
        case TextParagraph(runs, "editor"):
            return block._replace(runs=tuple(TextRun(r.text) if isinstance(r, TextRun) else r for r in runs))
        case _:
            return block


def escape_everywhere(text: str) -> str:
    """Return the text with a backslash before each character that one of the readers takes for markup."""
    return _STOP.sub(_escaped_stop, _SPECIAL.sub(r"\\\g<0>", text))


def _escaped_stop(match: re.Match[str]) -> str:
    """Return the full stop with a backslash if an abbreviation ends with it."""
    start = max(0, match.start() - MAX_ABBREVIATION_CHARS)
    return r"\." if _ABBREVIATION.search(match.string, start, match.start()) else "."


def escape_starts(inline: str) -> str:
    """Return escaped text in which no line begins a list, and no blank at either end of a line is lost."""
    return "\n".join(map(_escape_ends, inline.split("\n")))


def _escape_ends(line: str) -> str:
    if match := _LINE_START.match(line):
        mark = f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\{match['stop']}"
        line = mark + line[match.end() :]
    text = line.strip(_BLANKS)
    start = line.index(text) if text else len(line)
    return _as_entities(line[:start]) + text + _as_entities(line[start + len(text) :])


def _as_entities(blanks: str) -> str:
    return "".join(f"&#{ord(char)};" for char in blanks)
