"""The table in docs/settings.md is that of the settings there are."""

from __future__ import annotations

import pytest

from checks.settings_table import HEADER, PAGE, settings_table, with_settings_table

TEXT = PAGE.read_text(encoding="utf-8")


def test_its_table_is_that_of_the_settings() -> None:
    assert settings_table() in TEXT, "make fix writes it"
    assert with_settings_table(TEXT) == TEXT


def test_a_table_of_other_settings_is_replaced_and_nothing_else() -> None:
    rows = settings_table().removeprefix(HEADER)
    older = TEXT.replace(rows, "| `gone` | nothing | |\n")
    assert older != TEXT
    assert with_settings_table(older) == TEXT
    with pytest.raises(ValueError, match="the page has no table"):
        with_settings_table("# A page\n")
