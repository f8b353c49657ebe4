"""The order of the routes."""

from __future__ import annotations

import pathlib
import sys

import pytest

from onrecord.clipboard import ROUTE_NAMES, over_ssh, routes

FILE = pathlib.Path("last-copy.txt")
NATIVE = ["windows", "wl-copy", "xclip", "xsel"]


def _names(*wanted: str) -> list[str]:
    return [route.name for route in routes(None, FILE, wanted or None)]


def test_here_the_systems_clipboard_comes_first_and_the_file_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert _names() == [*NATIVE, "tmux", "osc52", "file"]


def test_on_a_mac_it_is_the_macs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert _names() == ["pbcopy", "tmux", "osc52", "file"]


@pytest.mark.parametrize("variable", ["SSH_TTY", "SSH_CONNECTION"])
def test_over_ssh_the_terminal_comes_first(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert not over_ssh()
    monkeypatch.setenv(variable, "/dev/pts/1")
    assert over_ssh()
    assert _names() == ["tmux", "osc52", *NATIVE, "file"]


@pytest.mark.parametrize("wanted", [("file",), ("osc52", "xclip"), ("pbcopy", "tmux")])
def test_those_that_are_named_are_tried_in_that_order(wanted: tuple[str, ...]) -> None:
    assert _names(*wanted) == list(wanted)


def test_every_name_but_show_is_a_route() -> None:
    assert _names(*ROUTE_NAMES) == [name for name in ROUTE_NAMES if name != "show"]
    assert "show" in ROUTE_NAMES


def test_show_alone_is_no_way_to_a_clipboard() -> None:
    assert routes(lambda _: None, FILE, ["show"]) == []
