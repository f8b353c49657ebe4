"""Citations of packs of schema 2: published labels, genre, language and kind of date, without what is not known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.model import Kind, Ref
from onrecord.quoting import citation
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.paragraph_references import paragraphs
from onrecord.quoting.styles import STYLES, find_style
from tests.support.gold_statements import EXPECTED, expectations, gold_pack

COPIES = [
    (pack_id, ref, style, text) for pack_id, ref, styles in expectations("copies") for style, text in styles.items()
]


@pytest.mark.parametrize(("pack_id", "ref", "reference"), expectations("references"))
def test_paragraphs_are_cited_by_published_labels_else_by_added_numbers(pack_id: str, ref: str, reference: str) -> None:
    passage = excerpt(gold_pack(pack_id), Ref.parse(ref))
    assert paragraphs(passage.statement, passage.ref) + citation.numbers_added(passage) == reference


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_no_two_paragraphs_are_cited_alike(pack_id: str) -> None:
    statement = gold_pack(pack_id).statement
    cited = [paragraphs(statement, Ref.parse(f"p{paragraph.number}")) for paragraph in statement.paragraphs]
    assert len(set(cited)) == len(cited) > 3


@pytest.mark.parametrize(("pack_id", "ref", "style", "text"), COPIES)
def test_copies(pack_id: str, ref: str, style: str, text: str) -> None:
    assert find_style(style).render(excerpt(gold_pack(pack_id), Ref.parse(ref))) == text


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_csl_json_has_what_is_known_and_nothing_else(pack_id: str) -> None:
    [item] = json.loads(find_style("csl-json").render(excerpt(gold_pack(pack_id), Ref.parse("p1"))))
    dates = {key: value["date-parts"][0] for key, value in item.items() if isinstance(value, dict)}
    known = {key: value for key, value in {**item, **dates}.items() if key in CSL_KEYS}
    expected: dict[str, Any] = EXPECTED[pack_id]["csl"]
    assert known == expected
    assert item.get("author") == ([{"literal": expected["publisher"]}] if "publisher" in expected else None)


CSL_KEYS = ("type", "genre", "language", "event-date", "event-place", "issued", "publisher", "publisher-place", "URL")


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("pack_id", EXPECTED)
def test_every_style_renders_every_sentence_and_record_without_leftovers(pack_id: str, style: Any) -> None:
    pack = gold_pack(pack_id)
    refs = [sentence.ref for sentence in pack.statement.sentences]
    copies = [style.render(excerpt(pack, ref)) for ref in refs]
    copies += [
        style.render_all([excerpt(pack, passage.ref, record) for passage in record.passages])
        for kind in Kind
        for record in pack.of_kind(kind)
    ]
    assert len(copies) > len(refs)
    for text in copies:
        assert text.strip()
        for leftover in ("None", ", ,", "()", " ,", ",,", "  (", "、、", ", .", "<>", '""', "[]("):
            assert leftover not in text, text
