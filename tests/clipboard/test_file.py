"""The file of last resort."""

from __future__ import annotations

import io
import os
import pathlib
import stat
import threading
from typing import Any

import pytest

from onrecord.clipboard import Content, CopyResult, Proof, RouteFailed
from onrecord.clipboard.file import FileRoute
from tests.clipboard.programs import TEXTS
from tests.clipboard.servers import LIMIT


@pytest.mark.parametrize("text", ["", "a\r\nb\n", *TEXTS.values()])
def test_the_text_lies_in_the_file_byte_for_byte(tmp_path: pathlib.Path, text: str) -> None:
    file = tmp_path / "not" / "there yet" / "last-copy.txt"
    assert FileRoute(file).missing() is None
    assert FileRoute(file).copy(Content(text, "<p>html</p>")) == CopyResult(str(file), Proof.FILE)
    assert file.read_bytes() == text.encode()


def test_a_shorter_text_replaces_a_longer_one(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "last-copy.txt"
    FileRoute(file).copy(Content("a longer text"))
    FileRoute(file).copy(Content("text"))
    assert file.read_text() == "text"


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
@pytest.mark.parametrize("there", [False, True])
def test_nobody_else_can_read_it(tmp_path: pathlib.Path, there: bool) -> None:
    file = tmp_path / "last-copy.txt"
    if there:
        file.touch()
        file.chmod(0o644)
    FileRoute(file).copy(Content("text"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_another_name_of_a_file_is_replaced_and_what_it_led_to_stays(tmp_path: pathlib.Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    precious.chmod(0o644)
    for number, link in enumerate((pathlib.Path.symlink_to, pathlib.Path.hardlink_to)):
        file = tmp_path / str(number) / "last-copy.txt"
        file.parent.mkdir()
        link(file, precious)
        FileRoute(file).copy(Content("text"))
        assert (file.read_text(), file.is_symlink()) == ("text", False)
        assert (precious.read_text(), stat.S_IMODE(precious.stat().st_mode)) == ("mine", 0o644)


@pytest.mark.parametrize("way", ["in-the-way/last-copy.txt", "in-the-way/deeper/last-copy.txt", "folder"])
def test_where_it_cannot_be_written_the_file_and_the_reason_are_named(tmp_path: pathlib.Path, way: str) -> None:
    (tmp_path / "in-the-way").write_text("a file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(RouteFailed) as failure:
        FileRoute(tmp_path / way).copy(Content("text"))
    where, _, reason = str(failure.value).rpartition(": ")
    assert where == str(tmp_path / way)
    assert reason not in ("", "None")


class Forgetful(io.FileIO):
    """A disk that takes everything and keeps nothing."""

    def write(self, raw: Any, /) -> int:
        return len(raw)


def test_a_disk_that_does_not_keep_the_text_is_reported_and_the_last_copy_stays(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    route = FileRoute(tmp_path / "last-copy.txt")
    route.copy(Content("old"))
    monkeypatch.setattr(os, "fdopen", lambda descriptor, mode: Forgetful(descriptor, mode))
    with pytest.raises(RouteFailed, match="does not contain what was written"):
        route.copy(Content("text"))
    assert route.path.read_text() == "old"


@pytest.mark.skipif(os.name != "posix", reason="POSIX limits")
def test_a_disk_without_room_is_reported(tmp_path: pathlib.Path) -> None:
    import resource

    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, former[1]))
    try:
        with pytest.raises(RouteFailed, match=r"last-copy\.txt: File too large"):
            FileRoute(tmp_path / "last-copy.txt").copy(Content("text" * 100))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


@pytest.mark.skipif(os.name != "posix", reason="named pipes of POSIX")
@pytest.mark.parametrize("is_read", [False, True])
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: pathlib.Path, is_read: bool) -> None:
    """A named pipe that nobody reads would keep us for ever."""
    file = tmp_path / "last-copy.txt"
    os.mkfifo(file)
    reader = os.open(file, os.O_RDONLY | os.O_NONBLOCK) if is_read else None
    with pytest.raises(
        RouteFailed, match=r"last-copy\.txt: not a regular file; move it away"
    ):  # not: no answer in time
        FileRoute(file).copy(Content("text"))
    if reader is not None:
        assert os.read(reader, 10) == b""
        os.close(reader)


def test_a_file_server_that_is_gone_costs_no_more_than_the_time_limit(tmp_path: pathlib.Path) -> None:
    back = threading.Event()

    class Gone(type(tmp_path)):  # type: ignore[misc]
        def mkdir(self, *_: object, **__: object) -> None:
            back.wait(LIMIT)

    try:
        with pytest.raises(RouteFailed, match=r"last-copy\.txt: no answer within 3 s"):
            FileRoute(Gone(tmp_path, "gone", "last-copy.txt")).copy(Content("text"))
    finally:
        back.set()
