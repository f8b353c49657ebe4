"""Copies are byte for byte the ones that users know: digests, and samples to read.

A digest that differs is a copy that differs. If that is wanted, say in the commit which bytes changed and why.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pytest

from onrecord.model import Kind, Pack, Ref
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.styles import STYLES, find_style, user_style
from onrecord.quoting.tables import FORMS, sourced_tables
from tests.quoting.excerpts import ISSUED, parts, statement_of, wholes, with_statement

TODAY = datetime.date(2026, 11, 27)
ODD_SENTENCES = [
    [
        "# *One* _two_ [three](four) <five> & six; 7% of $8 at #9 ~ 10^11 {12} `13` \\14 | 15 -- 16,, ''17'' \"18\".",
        "1. x",
    ],
    ["- “Nested ‘marks’ within”, see https://a.b/c_d?e=1&amp;f=2 (or www.example.org/x_(y)), R&D!", "=="],
    ["日本側は「宇宙」を歓迎した。", "Ünïcödé\u00a0blank, ⅷ, ß, 😀."],
    ["> &lt;b&gt; &copy; <script>alert(1)</script> </p>"],
]
ODD_WORDS = ["two_ [three]", "ß, 😀.", "日本側は「宇宙」", "歓迎した。 Ün", "14 | 15 -- 16,, ''17'' \"18\".", "1. x"]
TEMPLATES = ("{para}\n{words}\t[{title}, {url}]\n\n\n{caution}{note}\n", "\n\n“{quote}”\n\n{{{published}}}", "{url}")


def odd_pack() -> Pack:
    """Return a pack of characters that mean something in Markdown, HTML, LaTeX or a spreadsheet."""
    statement = statement_of(ODD_SENTENCES)._replace(
        title="On *Space* & <Time>, 50% of {it} -",
        place="=Tokyo_1",
        publisher="A & B_C",
        url="https://x.org/a_b?c=50%25&d=1#e~(f)",
    )
    return Pack("odd", "Odd", statement, ())


def passages_of(pack: Pack) -> list[Excerpt]:
    """Return whole sentences and parts of an odd pack, with and without the numbers added."""
    everything = Ref.parse("p1-p4")
    in_a_range = [partial(pack, everything, words)._replace(ref=everything) for words in ODD_WORDS]
    whole = [*wholes(pack), *in_a_range]
    numbered = [with_statement(passage, numbering="original", published=ISSUED, short_title="It") for passage in whole]
    return [*whole, *numbered]


def copied_together(pack: Pack) -> list[list[Excerpt]]:
    """Return the passages of each record, whole and as the words that it rests on, and twice the same."""
    records = [record for record in pack.records if record.passages]
    assert records
    whole = [[excerpt(pack, passage.ref, record, TODAY) for passage in record.passages] for record in records]
    words = [[partial(pack, p.ref, p.quote, record) for p in record.passages] for record in records]
    return [*whole, *words, [*whole[0], *whole[0], *whole[1]]]


def digest(texts: Iterable[str | None]) -> str:
    """Return the start of a checksum of texts, None where there is no such form."""
    parts_of_digest = [text if text is not None else "no such form" for text in texts]
    assert len(parts_of_digest) > 1
    return hashlib.sha256("\0".join(parts_of_digest).encode()).hexdigest()[:16]


# To read: the second paragraph of the odd pack in three formats.
SAMPLES = {
    "markdown": (
        r"> \- “Nested ‘marks’ within”, see [https\://a.b/c\_d?e=1\&amp;f=2](<https://a.b/c_d?e=1\&amp;f=2>) (or "
        r"[www\.example.org/x\_(y)](<http://www.example.org/x_(y)>)), R\&D!"
        "\n>\n"
        r"> — [On \*Space\* & \<Time\>, 50% of {it} -, =Tokyo\_1, 24 March 2023, para. 2; paragraph numbers added]"
        r"(<https://x.org/a_b?c=50%25&d=1#e~(f)>)"
    ),
    "html": (
        '<blockquote cite="https://x.org/a_b?c=50%25&amp;d=1#e~(f)"><p>- “Nested ‘marks’ within”, see '
        "https://a.b/c_d?e=1&amp;amp;f=2 (or www.example.org/x_(y)), R&amp;D!</p></blockquote><p>— <cite>"
        '<a href="https://x.org/a_b?c=50%25&amp;d=1#e~(f)">On *Space* &amp; &lt;Time&gt;, 50% of {it} -</a></cite>'
        ", =Tokyo_1, 24 March 2023, para. 2; paragraph numbers added</p>"
    ),
    "latex": (
        r"\begin{quote}- “Nested ‘marks’ within”, see https://a.b/c\_d?e=1\&amp;f=2 (or www.example.org/x\_(y)), R\&D!"
        r"\footnote{On *Space* \& {\textless}Time{\textgreater}, 50\% of \{it\} -, =Tokyo\_1, 24 March 2023, para. 2; "
        r"paragraph numbers added. \url{https://x.org/a_b?c=50\%25&d=1\#e~(f)}}\end{quote}"
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_odd_words_in_each_format(name: str) -> None:
    assert find_style(name).render(excerpt(odd_pack(), Ref.parse("p2.s1"))) == SAMPLES[name]


@pytest.fixture(scope="module")
def copies(shipped_pack: Pack) -> list[list[Excerpt]]:
    odd = passages_of(odd_pack())
    single = [*wholes(shipped_pack), *parts(shipped_pack), *odd]
    oddly_named = odd[0].statement._replace(paragraphs=shipped_pack.statement.paragraphs)
    cautioned = [passage._replace(statement=oddly_named) for passage in parts(shipped_pack)]
    return [*([passage] for passage in [*single, *cautioned]), *copied_together(shipped_pack), odd]


NO_HTML = "40654a486d5f2b2e"
# Of each style: the text, and the HTML beside it.
DIGESTS = {
    "quote": ("bfffe2ed99cec9ed", "6a7fd390601c4494"),
    "plain": ("870053a973e847c9", NO_HTML),
    "markdown": ("fe7426b9d404f97a", "e827ccafd972c8b1"),
    "bullet": ("b373b1d5b17ea851", NO_HTML),
    "talking-point": ("ded3a7731da509db", NO_HTML),
    "record": ("cad43fd089d9c171", "e3163d07aab8cd3e"),
    "footnote": ("bcd5b1bc208f4c83", NO_HTML),
    "bluebook": ("fc8c0ca3e57afd6b", NO_HTML),
    "japanese": ("bc777748c49a0a53", NO_HTML),
    "html": ("b7d24a84e3a35372", "e827ccafd972c8b1"),
    "latex": ("20b5d1ecd0d60590", NO_HTML),
    "csl-json": ("6a538cc92235efcb", NO_HTML),
    "bibtex": ("918e723f246bc90a", NO_HTML),
    "ris": ("02046e7f0e8578f9", NO_HTML),
}
TABLE_DIGESTS = {"markdown": "cc174d438a2b2a3f", "tsv": "1f2d7ec0f091d54c", "html": "a26d8019e97582c6"}


@pytest.mark.parametrize("name", [style.name for style in STYLES])
def test_every_style_gives_the_same_bytes(copies: list[list[Excerpt]], name: str) -> None:
    style = find_style(name)
    texts = digest(style.render_all(passages) for passages in copies)
    rich = digest(style.render_all_html(passages) for passages in copies)
    assert (texts, rich) == DIGESTS[name]


def test_templates_give_the_same_bytes(copies: list[list[Excerpt]]) -> None:
    styles = [user_style("own", template) for template in TEMPLATES]
    assert digest(style.render_all(passages) for style in styles for passages in copies) == "30345548f66cb4e8"


def test_records_without_passages_give_the_same_bytes(shipped_pack: Pack) -> None:
    style = find_style("record")
    wordless = [record for record in shipped_pack.records if not record.passages]
    assert style.compose_without_passages
    trees = [style.compose_without_passages(shipped_pack, record, TODAY) for record in wordless]
    texts = [text for tree in trees for text in (style.render_tree(tree), style.tree_as_html(tree))]
    assert digest(texts) == "c2f4cd360e301ebf"


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_every_table_gives_the_same_bytes(shipped_pack: Pack, form: object) -> None:
    table_form = next(each for each in FORMS if each is form)
    odd = odd_pack()
    oddly_named = odd.statement._replace(paragraphs=shipped_pack.statement.paragraphs)
    packs = [shipped_pack, replace(shipped_pack, id="oddly-named", statement=oddly_named)]
    records = [[(record, pack) for record in pack.of_kind(kind)] for pack in packs for kind in Kind]
    sentences = [(sentence, pack) for pack in (shipped_pack, odd) for sentence in pack.statement.sentences]
    assert (
        digest(
            sourced_tables(table_form, rows, sentences, several=several, remark=remark, today=TODAY)
            for rows in [*records, [row for rows in records for row in rows], []]
            for several in (False, True)
            for remark in ("", "=Not the *whole* <list>.")
        )
        == TABLE_DIGESTS[table_form.name]
    )
