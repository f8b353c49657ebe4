"""What the environment says to Textual is not heard."""

from __future__ import annotations

import os

import pytest

from onrecord.cli.precedence import remove_textual_variables


def test_no_setting_of_textual_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEXTUAL", "TEXTUAL_DRIVER", "TEXTUAL_WHATEVER_COMES", "TEXTUALLY"):
        monkeypatch.setenv(name, "os:system")
    remove_textual_variables()
    assert [name for name in os.environ if name.startswith("TEXTUAL")] == ["TEXTUALLY"]


@pytest.mark.parametrize(
    ("delay", "kept"), [("25", True), ("10000", True), ("1" * 400, False), ("-1", False), ("x", False)]
)
def test_a_delay_must_be_one(monkeypatch: pytest.MonkeyPatch, delay: str, kept: bool) -> None:
    monkeypatch.setenv("ESCDELAY", delay)
    remove_textual_variables()
    assert ("ESCDELAY" in os.environ) == kept
