"""Excerpts for tests: everything that a pack can be quoted with, and excerpts of made-up statements."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from onrecord.model import Pack, Paragraph, Party, Ref, Sentence, Statement
from onrecord.packs.values import InvalidValue
from onrecord.packs.values import text as read_text
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.template import compile_template
from onrecord.quoting.tree import Table

TITLE = "Joint Statement of the Eighth Meeting of the Japan-U.S. Comprehensive Dialogue on Space"
ISSUED = datetime.date(2023, 3, 29)
TAKEN = datetime.date(2023, 4, 1)


def ranges(statement: Statement) -> Iterator[Ref]:
    """Every sentence, every paragraph, every range of both, some within and most across paragraphs."""
    sentences = [sentence.ref.first for sentence in statement.sentences]
    paragraphs = [Ref.parse(f"p{paragraph.number}").first for paragraph in statement.paragraphs]
    for points in (sentences, paragraphs):
        yield from (Ref(first, last) for n, first in enumerate(points) for last in points[n:])


def wholes(pack: Pack) -> list[Excerpt]:
    """Return an excerpt of every range of sentences; never an empty list."""
    passages = [excerpt(pack, ref) for ref in ranges(pack.statement)]
    assert passages, "a test of none would prove nothing"
    return passages


def parts(pack: Pack) -> list[Excerpt]:
    """Return what every record of the pack quotes; never an empty list."""
    records = [(record, passage) for record in pack.records for passage in record.passages]
    assert records, "a test of none would prove nothing"
    return [partial(pack, passage.ref, passage.quote, record) for record, passage in records]


def filled(template: str, passage: Excerpt) -> str:
    """Return the text of a template with its tokens replaced."""
    return render_plain(compile_template(template)(passage))


def table_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Return a table of the tree."""
    return Table(tuple(header), tuple(map(tuple, rows)))


def with_statement(passage: Excerpt, **changes: object) -> Excerpt:
    return passage._replace(statement=passage.statement._replace(**changes))  # type: ignore[arg-type]


def allowed(text: str) -> bool:
    """Return whether a pack may contain the text."""
    try:
        read_text(text)
    except InvalidValue:
        return False
    return True


_PIECES = st.sampled_from(
    [
        *"\\`*_{}[]()<>#+-.!|~&;:=\"'^$ %@/,0129aßZ",
        "“",
        "”",
        "‘",
        "’",
        "「",
        "」",
        "…",
        " …",
        "… ",
        "[C]",
        "&amp;",
        "--",
    ]
)
LINES = (
    st.one_of(st.text(min_size=1, max_size=30), st.lists(_PIECES, min_size=1, max_size=12).map("".join))
    .map(str.strip)
    .filter(allowed)
)


def statement_of(paragraphs: list[list[str]]) -> Statement:
    """Return a statement with this text."""
    return Statement(
        title="On “Space”",
        date=datetime.date(2023, 3, 24),
        place="Tokyo",
        parties=(Party("japan", "Japan"), Party("us", "United States", short="U.S.", title="U.S. side")),
        publisher="The Office",
        url="https://www.example.org/",
        genre="joint statement",
        numbering="added",
        paragraphs=tuple(
            Paragraph(number, tuple(Sentence(number, count, text) for count, text in enumerate(texts, 1)))
            for number, texts in enumerate(paragraphs, 1)
        ),
    )


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    """The whole of a made-up statement, or any part of it that begins and ends with a character that is seen."""
    texts = draw(st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=3))
    pack = Pack("made-up", "Made up", statement_of(texts), ())
    ref = Ref.parse(f"p1-p{len(texts)}")
    whole = excerpt(pack, ref)
    first = draw(st.integers(0, len(whole.text) - 1))
    quote = whole.text[first : draw(st.integers(first + 1, len(whole.text)))].strip()
    return partial(pack, ref, quote) if quote and draw(st.booleans()) else whole
