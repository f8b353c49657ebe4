"""Templates: known tokens, nothing evaluated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quoting import Excerpt, TemplateError, excerpt
from onrecord.quoting.template import DATES, DIRECTIVES, TOKENS, compiled
from onrecord.record import Pack, Ref


@pytest.fixture(scope="module")
def passage(shipped_pack: Pack) -> Excerpt:
    return excerpt(shipped_pack, Ref.parse("p8.s1"), shipped_pack.record("commitments/ninth-meeting"))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{ref} {para} {para_numbers} {pilcrows}", "p8.s1 para. 8 8 ¶ 8"),
        ("{date}|{date:%d %B %Y}|{date:%-m/%-d/%y}|{date:%%%b}", "24 March 2023|24 March 2023|3/24/23|%Mar"),
        ("{{literal}} {place}", "{literal} Tokyo"),
        ("[{published}] [{retrieved}]", "[] []"),
        ("{as_of}: {note}", "27 August 2024: Held in Washington on 26 and 27 August 2024."),
        ("{words}", "Both sides concurred on holding the Ninth meeting of the Dialogue in the United States in 2024."),
    ],
)
def test_tokens(passage: Excerpt, template: str, text: str) -> None:
    assert compiled(template)(passage) == text


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{quot}", "the token {quot} is unknown; known are quote, words"),
        ("{}", "the token {} is unknown"),
        ("a { b", "a single {; write {{"),
        ("a } b", "a single }; write }}"),
        ("{date:%H}", "the date format %H is unknown; known are %d"),
        ("{date:%}", "the date format % is unknown"),
        ("{title:%d}", "the token {title} takes no format; only date, published, retrieved do"),
        ("{title.__class__}", "a single {"),
        ("{title!r}", "a single {"),
    ],
)
def test_what_cannot_be_used(template: str, said: str) -> None:
    with pytest.raises(TemplateError) as error:
        compiled(template)
    assert said in str(error.value)


@given(st.text())
def test_any_text_is_a_template_or_an_error(passage: Excerpt, text: str) -> None:
    try:
        template = compiled(text)
    except TemplateError:
        return
    assert isinstance(template(passage), str)


def test_the_users_page_names_every_token_and_directive() -> None:
    import pathlib

    page = (pathlib.Path(__file__).parents[2] / "docs" / "styles.md").read_text()
    for name in (*TOKENS, *DATES):
        assert f"`{{{name}}}`" in page, name
    for directive in DIRECTIVES:
        assert f"`{directive}`" in page, directive
