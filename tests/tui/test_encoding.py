"""Which encoding a terminal has, and what is said of it."""

from __future__ import annotations

import os
import sys

import pytest

from onrecord.tui.encoding import can_show, encode_for_terminal, encoding_warning, locale_encoding, terminal_encoding


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("name", "value", "encoding"),
    [
        ("LC_ALL", "ja_JP.eucJP", "euc_jp"),
        ("LANG", "ja_JP.SJIS", "shift_jis"),
        ("LC_CTYPE", "de_DE.ISO-8859-15@euro", "iso8859-15"),
        ("LANG", "C.UTF-8", "utf-8"),
        ("LANG", "xx_XX.no-such-thing", "ascii"),
    ],
)
def test_the_locale_names_it_installed_or_not(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, encoding: str
) -> None:
    monkeypatch.setenv(name, value)
    assert locale_encoding() == encoding
    assert bool(encoding_warning()) == (encoding not in ("utf-8", "ascii"))
    assert encoding_warning() == "" or encoding in encoding_warning()


@pytest.mark.skipif(sys.platform == "win32", reason="terminal devices")
def test_the_device_says_that_it_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    import termios

    from onrecord.tui.encoding import IUTF8

    monkeypatch.setenv("LC_ALL", "ja_JP.eucJP")
    outside, inside = os.openpty()
    try:
        assert terminal_encoding(inside) == "euc_jp"
        attributes = termios.tcgetattr(inside)
        attributes[0] |= IUTF8
        termios.tcsetattr(inside, termios.TCSANOW, attributes)
        assert terminal_encoding(inside) == "utf-8"
    finally:
        os.close(inside)
        os.close(outside)


def test_what_an_encoding_lacks_is_escaped() -> None:
    assert encode_for_terminal("“é”\ud800", "latin-1") == b"\\u{201C}\xe9\\u{201D}\\u{D800}"
    assert encode_for_terminal("宇", "euc_jp") == "宇".encode("euc_jp")
    assert (can_show("宇", "euc_jp"), can_show("é", "ascii")) == (True, False)
