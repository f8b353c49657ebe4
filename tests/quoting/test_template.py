"""Templates: known tokens, dates that no locale changes, and nothing evaluated."""

from __future__ import annotations

import datetime
import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Pack, Ref
from onrecord.model.cautions import Caution
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.styles import STYLES
from onrecord.quoting.template import DATES, DIRECTIVES, TOKENS, TemplateError, compile_template
from onrecord.quoting.tree import Hyperlink, TextParagraph, TextRun
from onrecord.text.characters import find_unsafe_character
from tests.quoting.excerpts import ISSUED, TAKEN, excerpts, filled, with_statement


@pytest.fixture(scope="module")
def passage(shipped_pack: Pack) -> Excerpt:
    return excerpt(shipped_pack, Ref.parse("p8.s1"), shipped_pack.record("commitments/ninth-meeting"))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("", ""),
        ("no token", "no token"),
        ("{ref} {para} {para_numbers} {para_numbers_ja} {pilcrows}", "p8.s1 para. 8 8 8 ¶ 8"),
        ("{date}|{date:}|{date:%d %B %Y}|{date:%-m/%-d/%y}", "24 March 2023|24 March 2023|24 March 2023|3/24/23"),
        ("{date:%%%b}|{date:%m-%dx}|{date:, (x)}", "%Mar|03-24x|, (x)"),
        ("{{literal}} {place} {{{place}}} {{place}}", "{literal} Tokyo {Tokyo} {place}"),
        ("[{published}] [{published:%Y}] [{retrieved}]", "[] [] []"),
        ("{as_of}: {note}", "27 August 2024: Held in Washington on 26 and 27 August 2024."),
        ("{name} {place_ja} {parties}", "{clause} 東京 Japan and United States"),
        ("{words}", "Both sides concurred on holding the Ninth meeting of the Dialogue in the United States in 2024."),
        ("{title_ja}{added}{added_brackets}{added_ja}", "「宇宙に関する包括的日米対話」第8回会合 共同声明{added}"),
        ("a\n\tb%d", "a\n\tb%d"),
    ],
)
def test_tokens(passage: Excerpt, template: str, text: str) -> None:
    assert passage.record is not None
    text = text.replace("{clause}", passage.record.name)
    added = "; paragraph numbers added (paragraph numbers added)（パラ番号は付加）"
    assert filled(template, passage) == text.replace("{added}", added)


def test_tokens_of_several_paragraphs_and_of_no_record(shipped_pack: Pack) -> None:
    passage = excerpt(shipped_pack, Ref.parse("p5.s2-p6.s1"))
    assert filled("{para}|{para_numbers}|{para_numbers_ja}|{pilcrows}", passage) == "paras. 5–6|5–6|5～6|¶¶ 5–6"
    assert filled("{name}{note}{as_of}{source}", passage) == ""


def test_equal_cautions_stand_once_and_each_ends_as_a_sentence(shipped_pack: Pack) -> None:
    passage = excerpt(shipped_pack, Ref.parse("p6.s7"))
    texts = list(dict.fromkeys(caution.text for caution in passage.cautions))
    assert 1 < len(texts) < len(passage.cautions)
    assert filled("{caution}", passage) == " ".join(texts)
    assert all(text.endswith(".") for text in texts)


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        ((), ""),
        (("No stop",), "No stop"),
        (("No stop", "Another", "No stop"), "No stop. Another"),
        (("A bird.", "Is it?", "“Yes.”", "(No.)", "鳥。", "End."), "A bird. Is it? “Yes.” (No.) 鳥。 End."),
    ],
)
def test_cautions_that_do_not_end_as_sentences(passage: Excerpt, texts: tuple[str, ...], together: str) -> None:
    cautions = tuple(Caution(f"terms/t{number}", "", text) for number, text in enumerate(texts))
    assert filled("{caution}", passage._replace(cautions=cautions)) == together


def test_the_tree_of_a_template_has_its_title_in_italics_and_its_address_as_a_link(passage: Excerpt) -> None:
    passage = with_statement(passage, title="{T}", url="https://x.org/", short_title="Short")
    runs = (
        TextRun("a “Short” "),
        TextRun("{T}", "emphasis"),
        TextRun(", "),
        Hyperlink("https://x.org/", "https://x.org/"),
    )
    assert compile_template("a “{short_title}” {title}, {url}\n\nb{published}")(passage) == (
        TextParagraph(runs),
        TextParagraph((TextRun("b"),)),
    )


def test_each_day_is_its_own(passage: Excerpt) -> None:
    known = with_statement(passage, published=ISSUED, retrieved=TAKEN)
    assert filled("{date}|{published}|{retrieved}", known) == "24 March 2023|29 March 2023|1 April 2023"
    assert filled("{publisher}", known) == "U.S. Department of State"


def test_the_editors_notes_are_all_given_and_the_newest_date(shipped_pack: Pack) -> None:
    record = next(r for r in shipped_pack.records if len(r.notes) > 1 and r.passages)
    passage = partial(shipped_pack, record.passages[0].ref, record.passages[0].quote, record)
    assert filled("{note}|{source}", passage) == "|".join(
        [" ".join(note.text for note in record.notes), "; ".join(note.source for note in record.notes)]
    )
    newest = max(note.as_of for note in record.notes)
    assert filled("{as_of}", passage) == f"{newest.day} {newest:%B %Y}"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{quot}", "the token {quot} is unknown; known tokens: " + ", ".join([*TOKENS, *DATES])),
        ("{}", "the token {} is unknown"),
        ("{Date}", "the token {Date} is unknown"),
        ("{0}", "the token {0} is unknown"),
        ("a { b", "a single {; write {{"),
        ("a } b", "a single }; write }}"),
        ("{{{ref}}", "a single }; write }}"),
        ("{ ref }", "the token { ref } is unknown"),
        ("{quote }", "the token {quote } is unknown; known tokens: " + ", ".join([*TOKENS, *DATES])),
        ("{short-title}", "the token {short-title} is unknown; known tokens: " + ", ".join([*TOKENS, *DATES])),
        ("{" + "x" * 5_000 + "}", "the token {" + "x" * 40 + "} is unknown"),
        ("{a\nb}", "the token {a\\u{000A}b} is unknown"),
        ('{"quote": 1}', "for braces write {{ and }}"),
        ("{ref", "a single {"),
        ("{date:%H}", "the date format %H is unknown; known formats: %d"),
        ("{date:%}", "the date format % is unknown"),
        ("{date:%_d}", "the date format %_d is unknown; known formats: %d %-d %m"),
        ("{date:%05d}", "the date format %05d is unknown"),
        ("{date:%-Y}", "the date format %-Y is unknown"),
        ("{published:%X}", "the date format %X is unknown"),
        ("{title:%d}", "the token {title} takes no format; only date, published, retrieved do"),
        ("{words:}", "the token {words} takes no format"),
        ("{as_of:%d}", "the token {as_of} takes no format"),
        ("{title.__class__}", "the token {title.__class__} is unknown"),
        ("{title[0]}", "the token {title[0]} is unknown"),
        ("{title!r}", "the token {title!r} is unknown"),
        ("{__class__}", "the token {__class__} is unknown"),
        ("\x1b[2J{words}", "the character U+001B could mislead a terminal; remove it"),
        ("{words}\u202e", "the character U+202E could mislead a terminal; remove it"),
    ],
)
def test_what_cannot_be_used(template: str, said: str) -> None:
    with pytest.raises(TemplateError) as error:
        compile_template(template)
    assert said in str(error.value)
    assert str(error.value).isprintable()


def test_no_template_holds_what_a_terminal_might_act_on() -> None:
    """Of all Unicode: controls but tab and LF, line and paragraph separators, bidirectional marks."""
    bidirectional = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    for char in map(chr, range(sys.maxunicode + 1)):
        misleading = unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") or char in bidirectional
        assert bool(find_unsafe_character(char)) == (misleading and char not in "\t\n"), hex(ord(char))
        if misleading and char not in "\t\n":
            with pytest.raises(TemplateError, match=f"U\\+{ord(char):04X} could mislead"):
                compile_template(f"{{words}}{char}")


_PARTS = st.sampled_from(
    ["{", "}", "{{", "}}", ":", "%", "%d", "%-d", "%Q", ".", "[0]", "!r", "__class__", "x", *TOKENS, *DATES]
    + [f"{{{name}}}" for name in (*TOKENS, *DATES)]
    + ["{date:%-d %B %Y}", "{words.__class__}", "{ref!s}", "{0}"]
)


@given(st.text() | st.lists(_PARTS, max_size=8).map("".join), excerpts())
@settings(max_examples=150)
def test_any_text_is_a_template_or_an_error(text: str, passage: Excerpt) -> None:
    try:
        template = compile_template(text)
    except TemplateError:
        return
    made = render_plain(template(passage))
    assert "<class" not in made
    literal = re.sub(r"\{\w+(?::[^{}]*)?\}", "", re.sub(r"\{\{|\}\}", "", text))
    assert not set(literal) & set("{}")


@pytest.mark.parametrize("text", ["{words} {{x}}", "{words}"])
def test_what_a_token_stands_for_is_not_read_as_a_template(shipped_pack: Pack, text: str) -> None:
    passage = with_statement(excerpt(shipped_pack, Ref.parse("p8")), title="{url} {{ %d", place="{nope}")
    assert filled("{title}|{place}", passage) == "{url} {{ %d|{nope}"
    assert filled(text, passage).startswith(passage.text)


MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


class Day(datetime.date):
    """A day that refuses to be written by the C library, which would ask the locale."""

    def strftime(self, format: str) -> str:  # noqa: A002
        raise AssertionError(format)

    def __format__(self, spec: str) -> str:
        raise AssertionError(spec)


def test_a_date_is_what_the_c_locale_writes_whatever_the_locale(passage: Excerpt) -> None:
    days = [*(Day(2009, month, 5) for month in range(1, 13)), *(Day(2009, 1, day) for day in range(1, 32))]
    for day in days:
        month = MONTHS[day.month - 1]
        expected = {"%d": f"{day.day:02}", "%-d": str(day.day), "%m": f"{day.month:02}", "%-m": str(day.month)}
        expected |= {"%B": month, "%b": month[:3], "%Y": "2009", "%y": "09", "%%": "%"}
        dated = with_statement(passage, date=day)
        assert {name: filled(f"{{date:{name}}}", dated) for name in DIRECTIVES} == expected


def test_no_style_asks_the_locale(passage: Excerpt) -> None:
    days = {
        key: Day(day.year, day.month, day.day)
        for key, day in {"date": passage.statement.date, "published": ISSUED, "retrieved": TAKEN}.items()
    }
    plain = with_statement(passage, published=ISSUED, retrieved=TAKEN)
    for style in STYLES:
        assert style.render(with_statement(passage, **days)) == style.render(plain)
