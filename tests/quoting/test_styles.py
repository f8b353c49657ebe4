"""The styles: what a copy puts on the clipboard."""

from __future__ import annotations

import re

import pytest

from onrecord.model import Pack, PassageNotFound, Ref
from onrecord.quoting.excerpts import Excerpt, excerpt
from onrecord.quoting.styles import DEFAULT_STYLE, STYLES, Style, UnknownStyle, find_style, user_style
from tests.packs.a_pack import PARAGRAPHS, PackFolder
from tests.quoting.excerpts import ISSUED, TAKEN, parts, wholes, with_statement

(ONE, TWO), (THREE, FOUR) = PARAGRAPHS
SOURCES = ("csl-json", "bibtex", "ris")  # the styles that cite the source alone, without a paragraph
SOURCE = "Joint Statement on Blue Herons, Kyoto, 1 June 2024"


def copy(pack: Pack, ref: str, style: str) -> str:
    return find_style(style).render(excerpt(pack, Ref.parse(ref)))


@pytest.fixture
def small(a_pack: PackFolder) -> Pack:
    return a_pack.load()


def test_the_default_copy_exactly(shipped_pack: Pack) -> None:
    assert DEFAULT_STYLE.render(excerpt(shipped_pack, Ref.parse("p6.s7"))) == (
        "“In space science, both sides expressed excitement regarding the upcoming launch of the XRISM and SLIM "
        "missions in 2023 and the Phobos sample return mission, MMX, in 2024.” (Joint Statement of the Eighth Meeting "
        "of the Japan-U.S. Comprehensive Dialogue on Space, Tokyo, 24 March 2023, para. 6; paragraph numbers added)"
    )


def test_the_styles_are_these_with_a_letter_each() -> None:
    assert [(style.name, style.letter) for style in STYLES] == [
        ("quote", "q"),
        ("plain", "p"),
        ("markdown", "m"),
        ("bullet", "b"),
        ("talking-point", "t"),
        ("record", "e"),
        ("footnote", "f"),
        ("bluebook", "u"),
        ("japanese", "n"),
        ("html", "h"),
        ("latex", "l"),
        ("csl-json", "c"),
        ("bibtex", "x"),
        ("ris", "r"),
    ]
    assert len({style.letter for style in STYLES}) == len(STYLES)
    assert DEFAULT_STYLE.name == "quote"
    assert all(find_style(style.name) is style and style.title for style in STYLES)


@pytest.mark.parametrize("name", ["", "Quote", "none"])
def test_an_unknown_style_is_told_which_there_are(name: str) -> None:
    with pytest.raises(UnknownStyle, match="there are quote, plain, markdown, bullet, talking-point, record, footnote"):
        find_style(name)


def test_each_style_of_one_sentence(small: Pack) -> None:
    inner = TWO.replace("“", "‘").replace("”", "’")
    title = "Joint Statement on Blue Herons"
    url = "https://www.example.org/blue-herons/"
    cited = "Kyoto, 1 June 2024, para. 1; paragraph numbers added"
    assert {style.name: copy(small, "p1.s2", style.name) for style in STYLES if style.name not in SOURCES} == {
        "quote": f"“{inner}” ({SOURCE}, para. 1; paragraph numbers added)",
        "plain": TWO,
        "markdown": f"> {TWO}\n>\n> — [{SOURCE}, para. 1; paragraph numbers added](<https://www.example.org/blue-herons/>)",
        "bullet": f"• “{inner}” (Blue Herons, 1 June 2024, para. 1; paragraph numbers added)",
        "footnote": (
            "The Weather Office, “Joint Statement on Blue Herons” (meeting held in Kyoto, June 1, 2024), para. 1 "
            "(paragraph numbers added), https://www.example.org/blue-herons/."
        ),
        "japanese": f"「{TWO}」（青鷺共同声明、京都、2024年6月1日、パラ1（パラ番号は付加））",
        "talking-point": (
            f"• As put on record in Kyoto on 1 June 2024: “{inner}” (Blue Herons, para. 1; paragraph numbers added)"
        ),
        "record": (f"“{inner}” ({SOURCE}, para. 1; paragraph numbers added)\n\n[Editor’s caution on “BH”: A bird.]"),
        "bluebook": f"{title}, ¶ 1 (meeting held in Kyoto, June 1, 2024) (paragraph numbers added), {url}.",
        "html": (
            f'<blockquote cite="{url}"><p>{TWO}</p></blockquote>'
            f'<p>— <cite><a href="{url}">{title}</a></cite>, {cited}</p>'
        ),
        "latex": f"\\begin{{quote}}{TWO}\\footnote{{{title}, {cited}. \\url{{{url}}}}}\\end{{quote}}",
    }


def test_several_paragraphs(small: Pack) -> None:
    inner = TWO.replace("“", "‘").replace("”", "’")
    source = f"{SOURCE}, paras. 1–2; paragraph numbers added"
    assert copy(small, "p1.s2-p2.s1", "quote") == f"“{inner}\n\n“{THREE}” ({source})"
    assert copy(small, "p1.s2-p2.s1", "plain") == f"{TWO}\n\n{THREE}"
    assert copy(small, "p1.s2-p2.s1", "markdown") == (
        f"> {TWO}\n>\n> {THREE}\n>\n> — [{source}](<https://www.example.org/blue-herons/>)"
    )
    assert copy(small, "p1.s2-p2.s1", "bullet") == (
        f"• “{inner}\n\n  “{THREE}” (Blue Herons, 1 June 2024, paras. 1–2; paragraph numbers added)"
    )
    assert copy(small, "p1.s2-p2.s1", "japanese").startswith(f"「{TWO}\n\n{THREE}」（青鷺共同声明、")


def test_sentences_of_one_paragraph_stay_in_one(small: Pack) -> None:
    assert copy(small, "p2", "plain") == copy(small, "p2.s1-s2", "plain") == f"{THREE} {FOUR}"


def test_the_no_break_space_is_copied(small: Pack, shipped_pack: Pack) -> None:
    for style in ("quote", "plain", "markdown", "bullet", "japanese"):
        assert "the\u00a0Weather" in copy(small, "p2.s2", style)
        assert "including\u00a0hosting" in copy(shipped_pack, "p6.s9", style)


def test_corner_brackets_within_the_japanese_style_are_doubled(a_pack: PackFolder) -> None:
    for file in ("source.txt", "statement.toml"):
        a_pack.replace(file, "The two sides met", "「二者」 met")
    a_pack.sign()
    assert copy(a_pack.load(), "p1.s1", "japanese").startswith("「『二者』 met in Kyoto")


REMARK = re.compile(r"(?:; | \()paragraph numbers added\)?|（パラ番号は付加）")


@pytest.mark.parametrize("ref", ["p1.s1", "p1.s2-p2.s1", "p2"])
def test_numbers_of_the_editor_are_called_added_and_no_others(a_pack: PackFolder, ref: str) -> None:
    added = excerpt(a_pack.load(), Ref.parse(ref))
    a_pack.replace("statement.toml", 'numbering = "added"', 'numbering = "original"')
    original = excerpt(a_pack.load(), Ref.parse(ref))
    for style in STYLES:
        text = style.render(added)
        assert len(REMARK.findall(text)) == (style.name != "plain"), style.name
        assert not re.search("added|付加", style.render(original)), style.name
        unmarked = REMARK.sub(lambda match: ")" if match[0].startswith("; ") and match[0].endswith(")") else "", text)
        assert unmarked == style.render(original)


@pytest.mark.parametrize(
    "style", [style for style in STYLES if not style.cites_source_only], ids=lambda style: style.name
)
def test_the_day_of_issue_is_in_no_citation_of_a_passage(shipped_pack: Pack, style: Style) -> None:
    passage = with_statement(excerpt(shipped_pack, Ref.parse("p8")), published=ISSUED, retrieved=TAKEN)
    assert style.render(passage) == copy(shipped_pack, "p8", style.name)


@pytest.mark.parametrize("name", ["footnote", "bluebook"])
def test_a_citation_of_the_source_says_that_its_day_is_the_meetings(shipped_pack: Pack, name: str) -> None:
    assert "(meeting held in Tokyo, Mar" in copy(shipped_pack, "p8", name)


# The fields for a day of issue in each style of the source, and what they say of the statement issued on 29 March 2023.
DAY_OF_ISSUE = {
    "csl-json": (r'"issued": \{\s*"date-parts": \[\s*\[\s*(\d+),\s*(\d+),\s*(\d+)\s*\]', [("2023", "3", "29")]),
    "bibtex": (r"^ *(date|year|month|day) = \{(.*)\}", [("year", "2023"), ("month", "3"), ("day", "29")]),
    "ris": (r"^(PY|Y1|DA)  - (.*)$", [("PY", "2023"), ("DA", "2023/03/29/")]),
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_day_of_the_meeting_is_never_called_the_day_of_issue(shipped_pack: Pack, name: str) -> None:
    pattern, day_of_issue = DAY_OF_ISSUE[name]
    passage = excerpt(shipped_pack, Ref.parse("p8"))
    assert passage.statement.published is None
    unknown = find_style(name).render(passage)
    known = find_style(name).render(with_statement(passage, published=ISSUED))
    assert re.findall(pattern, unknown, re.MULTILINE) == []
    assert re.findall(pattern, known, re.MULTILINE) == day_of_issue
    assert "24 March 2023" in unknown, "the meeting's day, as a note"


def test_every_style_of_the_source_is_looked_at() -> None:
    assert set(DAY_OF_ISSUE) == set(SOURCES) == {style.name for style in STYLES if style.cites_source_only}


def test_a_ref_beyond_the_text_is_refused(small: Pack) -> None:
    with pytest.raises(PassageNotFound, match=r"there is no p9: the statement has paragraphs p1 to p2"):
        excerpt(small, Ref.parse("p9"))


@pytest.mark.sampled(5)
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_what_is_pasted_does_no_harm(shipped_pack: Pack, style: Style) -> None:
    for passage in [*wholes(shipped_pack)[::7], *parts(shipped_pack)[::3]]:
        for text in (style.render(passage), style.render_all_html([passage]) or "x"):
            assert text[0] not in " \n"
            assert not text.endswith("\n")
            assert all(char.isprintable() or char in "\n\u00a0" for char in text)
            assert not set(text) & set("│─┌┐└┘")


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    "name", ["quote", "plain", "bullet", "talking-point", "record", "japanese", "markdown", "html", "latex"]
)
def test_a_line_ends_only_between_paragraphs(shipped_pack: Pack, name: str) -> None:
    for passage in wholes(shipped_pack):
        text = (
            find_style(name).render(passage).replace("\n>", "\n")
            if name == "markdown"
            else find_style(name).render(passage)
        )
        assert "\n" not in text.replace("\n\n", "")


def test_one_sentence_pasted_into_a_shell_waits_for_enter(shipped_pack: Pack) -> None:
    """But in the styles that are made of lines, which docs/styles.md names."""
    of_lines = {"markdown", "record", *SOURCES}
    assert shipped_pack.statement.sentences
    for sentence in shipped_pack.statement.sentences:
        passage = excerpt(shipped_pack, sentence.ref)
        assert {style.name for style in STYLES if "\n" in style.render(passage)} <= of_lines
        assert not any("\n" in (style.render_all_html([passage]) or "") for style in STYLES)


def test_several_passages_are_each_there_once(small: Pack) -> None:
    passages = [excerpt(small, Ref.parse(ref)) for ref in ("p1.s1", "p2.s1", "p1.s1")]
    assert find_style("plain").render_all(passages) == f"{ONE}\n\n{THREE}"
    assert find_style("footnote").render_all(passages).count("para. ") == 2
    assert (find_style("html").render_all_html(passages) or "").count("<blockquote") == 2
    assert find_style("plain").render_all_html(passages) is None


def test_a_style_of_ones_own(small: Pack) -> None:
    style = user_style("cable", "[{words}]\n", "z")
    assert (style.name, style.letter, style.title) == ("cable", "z", "cable")
    assert user_style("cable", "x", "", "As in cables").title == "As in cables"
    assert style.render(excerpt(small, Ref.parse("p1.s1"))) == f"[{ONE}]\n"
    assert find_style("cable", [*STYLES, style]) is style


def test_an_excerpt_says_where_it_stands(small: Pack) -> None:
    assert excerpt(small, Ref.parse("p1.s1")) == Excerpt("a-pack", small.statement, Ref.parse("p1.s1"), ONE)
