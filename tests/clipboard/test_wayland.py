"""wl-copy and wl-paste themselves, on a compositor of our own."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from onrecord.clipboard import Content, CopyResult, Proof, RouteFailed, copy
from onrecord.clipboard.helper import WAYLAND
from onrecord.model import Pack, Ref
from tests.clipboard.programs import TEXTS, Programs, require
from tests.clipboard.servers import LIMIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Wayland is for POSIX systems")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.usefixtures("wayland_session")
def test_a_text_arrives_byte_for_byte(text: str) -> None:
    assert WAYLAND.missing() is None
    assert WAYLAND.copy(Content(text)) == CopyResult("wl-copy", Proof.CLIPBOARD)
    pasted = subprocess.run(("wl-paste", "--no-newline"), check=True, capture_output=True, timeout=LIMIT).stdout
    assert pasted == text.encode()


@pytest.mark.usefixtures("wayland_session")
def test_a_shell_that_collects_the_output_does_not_wait_for_the_helper(shipped_pack: Pack) -> None:
    script = 'said=$("$0" -m onrecord copy p6.s7 --style plain --route wl-copy); printf "[%s]" "$said"'
    done = subprocess.run(["sh", "-c", script, sys.executable], check=True, capture_output=True, timeout=LIMIT)
    assert done.stdout == b"[]"
    assert b" characters (wl-copy, read back)\n" in done.stderr
    pasted = subprocess.run(("wl-paste", "--no-newline"), check=True, capture_output=True, timeout=LIMIT).stdout
    assert pasted == shipped_pack.statement.text_at(Ref.parse("p6.s7")).encode()


@pytest.mark.usefixtures("wayland_session")
def test_old_and_new_programs_can_paste_it() -> None:
    assert str(copy(Content("宇宙"), [WAYLAND])) == "copied 2 characters (wl-copy, read back)"
    types = subprocess.run(("wl-paste", "--list-types"), check=True, capture_output=True, timeout=LIMIT).stdout
    assert {"text/plain;charset=utf-8", "text/plain", "UTF8_STRING"} <= set(types.decode().split())


@pytest.mark.usefixtures("wayland_session")
def test_what_looks_like_html_is_text_all_the_same(programs: Programs) -> None:
    """Left to itself wl-copy asks xdg-mime what the text looks like, and offers it as that."""
    programs.put("xdg-mime", "echo text/html")
    text = "<blockquote><p>words</p></blockquote>"
    assert WAYLAND.copy(Content(text)) == CopyResult("wl-copy", Proof.CLIPBOARD)
    types = subprocess.run(("wl-paste", "--list-types"), check=True, capture_output=True, timeout=LIMIT).stdout
    assert "text/plain" in types.decode().split()
    assert "text/html" not in types.decode().split()


@pytest.mark.usefixtures("wayland_session")
def test_what_is_there_can_be_told() -> None:
    WAYLAND.copy(Content("宇宙\n"))
    assert WAYLAND.read_text() == "宇宙\n"
    subprocess.run(("wl-copy", "--type", "image/png"), input=b"\x89PNG\xff", check=True, timeout=LIMIT)
    assert WAYLAND.read_text() is None


def test_a_compositor_that_is_not_there_is_not_called_copied(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    require("wl-copy")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-48151")
    with pytest.raises(RouteFailed, match="wl-copy: Failed to connect"):
        WAYLAND.copy(Content("text"))
