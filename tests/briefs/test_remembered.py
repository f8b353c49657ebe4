"""Statements as a brief remembers them."""

from __future__ import annotations

import datetime

import pytest

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import Source
from onrecord.briefs.remembered import remembered_statement, source_of_statement
from onrecord.model import Pack, Ref
from onrecord.quoting.citation import statement_citation
from onrecord.quoting.paragraph_references import are_numbers_added, has_published_numbers, paragraphs
from tests.support.gold_statements import EXPECTED, gold_pack


def anchors(pack: Pack, *refs: str) -> list[TextAnchor]:
    return [TextAnchor(pack.id, Ref.parse(ref), "words", sha256=pack.statement.sha256) for ref in refs]


@pytest.mark.parametrize("name", EXPECTED)
def test_statements_are_cited_as_they_are(name: str) -> None:
    pack = gold_pack(name)
    ref = f"p{len(pack.statement.paragraphs)}"
    remembered = remembered_statement(source_of_statement(pack.statement), anchors(pack, "p1", ref))
    assert remembered
    whole = statement_citation(pack.statement).removesuffix("; paragraph numbers added")
    assert statement_citation(remembered).removesuffix("; paragraph numbers added") == whole
    assert (remembered.url, remembered.sha256) == (pack.statement.url, pack.statement.sha256)
    for cited in map(Ref.parse, ("p1", ref, f"p1-{ref}")):
        place = paragraphs(remembered, cited)
        if has_published_numbers(pack.statement):
            assert place.endswith(" of the text") or " to " in place
            assert are_numbers_added(remembered, cited)
        else:
            assert place == paragraphs(pack.statement, cited)


def test_of_an_older_file_only_the_name_is_known(shipped_pack: Pack) -> None:
    source = Source("Title", datetime.date(2024, 5, 6))
    assert remembered_statement(source, anchors(shipped_pack, "p1")) is None
    wrong = source._replace(details={"numbering": "none", "url": "https://example.org"})
    assert remembered_statement(wrong, anchors(shipped_pack, "p1")) is None


def test_no_file_makes_the_program_link_to_anything(shipped_pack: Pack) -> None:
    source = source_of_statement(shipped_pack.statement)
    far = remembered_statement(source, anchors(shipped_pack, "p99999"))
    assert far
    assert paragraphs(far, Ref.parse("p99999")) == "para. 99999"
    spoofed = source._replace(details={**source.details, "url": "javascript:alert(1)"})
    statement = remembered_statement(spoofed, anchors(shipped_pack, "p1"))
    assert statement
    assert statement.url is None
