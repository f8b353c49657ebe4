"""Hyphenated words: found with the hyphen, without it, and with a space instead."""

from __future__ import annotations

import pytest

from onrecord.search import highlights
from onrecord.text.folding import tokenize
from tests.search.plans import looked_for


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("anti-satellite", [("antisatellite", "anti-satellite")]),
        ("a state-of-the-art test", [("stateoftheart", "state-of-the-art")]),
        ("Anti–Satellite", [("antisatellite", "Anti–Satellite")]),
        ("direct-ascent anti-satellite", [("directascent", "direct-ascent"), ("antisatellite", "anti-satellite")]),
        ("anti - satellite", []),
        ("anti--satellite", []),
        ("東京-大阪", []),
        ("anti satellite", []),
    ],
)
def test_a_chain_of_hyphens_makes_one_joined_form(text: str, joined: list[tuple[str, str]]) -> None:
    assert [(token.text, text[token.start : token.end]) for token in tokenize(text).joined] == joined


@pytest.mark.parametrize(
    ("text", "query", "lit"),
    [
        ("an anti-satellite test", "anti-satellite", ["anti-satellite"]),
        ("an anti-satellite test", "antisatellite", ["anti-satellite"]),
        ("an anti-satellite test", "Antisat", ["anti-satellite"]),
        ("an anti-satellite test", "anti satellite", ["anti", "satellite"]),
        ("an antisatellite test", "anti-satellite", ["antisatellite"]),
        ("an antisatellite test", "anti‑satellite", ["antisatellite"]),
        ("close cooperation", "co-operation", ["cooperation"]),
        ("close cooperation", "co-op", ["coop"]),
        ("close co-operation", "cooperation", ["co-operation"]),
        ("close co-operation", "co-op", ["co-op"]),
        ("close co-operation", "co", ["co"]),
        ("a co op", "co-op", ["co op"]),
        ("an antisatellite test", '"anti-satellite"', []),
    ],
)
def test_what_a_spelling_lights_up(text: str, query: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(text, looked_for(query))] == lit
