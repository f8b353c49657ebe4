"""While letters go into the search box, neither rows nor messages offer a key that would be typed."""

from __future__ import annotations

import re

import pytest

from onrecord.session import View
from tests.session.conftest import OpenSession

# a key of one character where a hint has one: at the beginning, after a semicolon, a comma or a colon
_TYPED_KEY = re.compile(r"(?:^|[;,:.] )([A-Za-z/?!\[\]<>]) (?:[a-z]+s|to) ")
QUERIES = (
    *("russia", "russia moon", "verb:zz", "org:zz", "grade:9", "moonn", "kind:", "qqqq zzzz"),
    "side:us kind:commitment",
)


@pytest.mark.parametrize("area", [None, "security"])
@pytest.mark.parametrize("text", QUERIES)
def test_no_row_and_no_message_offers_a_key_that_would_be_typed(
    open_session: OpenSession, text: str, area: str | None
) -> None:
    on = open_session()
    on.browser.filter_area(area)
    on.browser.search(text)
    view = View(query=text, is_typing=True)
    messages = [on.commands.searching.typed(view).message, on.commands.searching.keep(view).message]
    messages += [on.commands.searching.literal(view).message, on.commands.searching.literal(view).message]
    labels = [row.label for row in on.browser.rows() if row.target is None]
    assert labels
    for words in (*labels, *messages):
        assert not _TYPED_KEY.search(str(words)), words


def test_an_empty_filter_offers_none_either(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.filter_list("qqqq")
    labels = [row.label for row in on.browser.rows()]
    assert labels
    assert not any(_TYPED_KEY.search(label) for label in labels)


def test_the_pattern_finds_what_it_should() -> None:
    for hint in ("y copies that", "nothing; / changes it", "Try it without verb: F lists every filter"):
        assert _TYPED_KEY.search(hint), hint
    assert not _TYPED_KEY.search("Enter, then y copies that, with the citation.")


def test_after_enter_the_footer_names_the_key_that_copies(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.search("russia")
    message = on.commands.searching.go_to_results(View(query="russia")).message
    assert "y copies that" in message
    on.browser.search("kind:zz")
    assert "copies" not in on.commands.searching.go_to_results(View(query="kind:zz")).message
