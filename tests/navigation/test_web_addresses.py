"""Web addresses in short."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from onrecord.model import Pack
from onrecord.navigation.web_addresses import MAX_CELLS, short_address
from onrecord.text.cell_width import cell_width


@pytest.mark.parametrize(
    ("address", "domain", "words"),
    [
        ("https://www.nasa.gov/news/artemis-iii-changes/", "nasa.gov", "artemis-iii-changes"),
        ("http://example.org/a/b_c.html?x=1#y", "example.org", "b_c.html"),
        ("https://example.org/index.php", "example.org", "index.php"),
        ("https://example.org/report.pdf", "example.org", "report.pdf"),
        ("https://example.org", "example.org", ""),
        ("https://example.org/", "example.org", ""),
        ("https://example.org:8080/x", "example.org:8080", "x"),
        ("https://例え.jp/宇宙-対話", "例え.jp", "宇宙-対話"),
        ("https://example.org/2026-%E5%AE%87%E5%AE%99", "example.org", "2026-宇宙"),
        ("https://example.org/a%20b%2Fc", "example.org", "a b/c"),
        ("https://example.org/%E5%AE", "example.org", "%E5%AE"),  # half a letter
        ("https://example.org/%1B%5B31m-%E2%80%AE", "example.org", "%1B%5B31m-%E2%80%AE"),  # acts on a terminal
        ("https://example.org/50%-off-%zz", "example.org", "50%-off-%zz"),
        (f"https://example.org/{'word-' * 7}w", "example.org", f"{'word-' * 7}w"),
        (f"https://example.org/{'word-' * 8}w", "example.org", f"{'word-' * 7}"[:-1] + "…"),
        (f"https://example.org/{'w' * 37}", "example.org", f"{'w' * 35}…"),
        (f"https://example.org/a-{'w' * 37}", "example.org", f"a-{'w' * 33}…"),
        (f"https://example.org/{'宇' * 19}", "example.org", f"{'宇' * 17}…"),
        ("https://example.org/?q=1", "example.org", ""),
        ("doi:10.1000/1", "doi:10.1000/1", ""),
        ("", "", ""),
        ("a book, p. 3", "a book, p. 3", ""),
    ],
)
def test_an_address_is_its_domain_and_the_last_part_of_its_path(address: str, domain: str, words: str) -> None:
    assert short_address(address) == (domain, words)


def test_nothing_is_invented(shipped_pack: Pack) -> None:
    sources = {note.source for record in shipped_pack.records for note in record.notes}
    assert len(sources) > 10
    for source in sources:
        domain, words = short_address(source)
        assert domain in source
        assert words.rstrip("…") in unquote(source)
        assert cell_width(words) <= MAX_CELLS
