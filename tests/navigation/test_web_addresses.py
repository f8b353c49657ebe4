"""Web addresses in short."""

from __future__ import annotations

import pytest

from onrecord.model import Pack
from onrecord.navigation.web_addresses import short_address


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
        assert words in source
