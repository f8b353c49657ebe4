"""Running a helper: it gets its time and no more, and ends with all that it started."""

from __future__ import annotations

import os
import pathlib
import re
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.clipboard import Content, RouteFailed, helper_process
from onrecord.clipboard.helper_errors import MAX_ERROR_CHARS, MAX_ERROR_OUTPUT_BYTES
from onrecord.clipboard.helper_process import HELPER_TIMEOUT_SECONDS, HelperOutputTooLong, feed_helper, read_helper
from tests.clipboard.programs import FAKE, Programs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are written in sh")

# Seconds: far more than a busy machine needs to start and end a process, far less than the hung ones would take.
MARGIN = 30.0


@pytest.fixture
def alive(tmp_path: pathlib.Path) -> Iterator[tuple[str, int]]:
    """A named pipe and its reading end: it ends when every process that holds its other end has."""
    pipe = tmp_path / "alive"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    yield f"exec 9> '{pipe}'; echo started >&9", reader
    os.close(reader)


def _until_end(reader: int) -> bytes:
    """Return all that was written, once no process can write any more."""
    written = b""
    while select.select([reader], [], [], MARGIN)[0]:
        if not (part := os.read(reader, 100)):
            return written
        written += part
    pytest.fail("a process that should have been ended lives on")


@pytest.mark.parametrize("source", ["yes", "cat /dev/zero", "yes & yes"])
def test_a_helper_that_prints_without_end_is_ended_at_the_limit(
    programs: Programs, alive: tuple[str, int], source: str
) -> None:
    hold, reader = alive
    programs.put("babbling", f"{hold}; {source}")
    tracemalloc.start()
    try:
        with pytest.raises(HelperOutputTooLong, match="babbling: printed more than 100,000 bytes"):
            read_helper(("babbling",), MARGIN, max_bytes=100_000)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    assert _until_end(reader) == b"started\n"


@pytest.mark.parametrize("source", ["yes >&2", "cat /dev/zero >&2", "yes >&2 & yes >&2"])
@pytest.mark.parametrize("way", ["feed", "read"])
def test_a_helper_that_complains_without_end_does_not_fill_the_disk(
    programs: Programs, alive: tuple[str, int], source: str, way: str
) -> None:
    hold, reader = alive
    programs.put("wailing", f"{hold}; {source}")
    complaint = re.escape(f"wailing: printed more than {MAX_ERROR_OUTPUT_BYTES:,} bytes of errors")
    with pytest.raises(HelperOutputTooLong, match=complaint):
        feed_helper(("wailing",), b"text", MARGIN) if way == "feed" else read_helper(("wailing",), MARGIN)
    assert _until_end(reader) == b"started\n"


def test_a_clipboard_that_holds_more_than_the_text_is_no_copy_of_it(programs: Programs) -> None:
    programs.put("fake-copy", "cat > /dev/null")
    programs.put("fake-paste", "yes text")
    with pytest.raises(RouteFailed, match="the text read back is not the text that was copied"):
        FAKE.copy(Content("text"))


@pytest.mark.parametrize("hangs", ["sleep 300", "sleep 300 & sleep 300", "trap '' TERM HUP INT; sleep 300"])
@pytest.mark.parametrize("way", ["feed", "read"])
def test_a_helper_that_hangs_is_ended_with_all_it_started(
    programs: Programs, alive: tuple[str, int], hangs: str, way: str
) -> None:
    hold, reader = alive
    programs.put("hung", f"{hold}; {hangs}")
    for limit in (0.4, 4.0, 40.0):
        before = time.monotonic()
        with pytest.raises(RouteFailed, match=rf"hung: did not answer within {limit:g} s"):
            feed_helper(("hung",), b"text" * 100_000, limit) if way == "feed" else read_helper(("hung",), limit)
        assert time.monotonic() - before < limit + MARGIN
        if select.select([reader], [], [], 0)[0]:  # on a busy machine it may be ended before it has begun
            break
    assert _until_end(reader).removeprefix(b"started\n") == b""


LEAVES = """
import pathlib, threading, time
from onrecord.clipboard.helper_process import feed_helper
threading.Thread(target=feed_helper, args=(["hung"], b"", 60), daemon=True).start()
while not pathlib.Path({started!r}).exists():
    time.sleep(0.01)
"""


def test_a_helper_that_nobody_waits_for_any_more_ends_with_the_program(
    programs: Programs, alive: tuple[str, int], tmp_path: pathlib.Path
) -> None:
    """As after a second `q`, while a helper hangs."""
    hold, reader = alive
    programs.put("hung", f"{hold}; touch '{tmp_path}/started'; sleep 300 & sleep 300")
    code = LEAVES.format(started=str(tmp_path / "started"))
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=MARGIN)
    assert _until_end(reader) == b"started\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGQUIT, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_the_helper_and_then_the_program(
    programs: Programs, alive: tuple[str, int], number: signal.Signals
) -> None:
    hold, reader = alive
    programs.put("hung", f"{hold}; sleep 300 & sleep 300")
    code = "from onrecord.clipboard.helper_process import feed_helper; feed_helper(['hung'], b'', 60)"
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    assert select.select([reader], [], [], MARGIN)[0]
    process.send_signal(number)
    assert process.wait(MARGIN) == -number
    assert _until_end(reader) == b"started\n"


SIGNALLED_WHILE_STARTING = """
import pathlib, signal, subprocess, time
from onrecord.clipboard.helper_process import feed_helper
start = subprocess.Popen.__init__
def started(self, *words, **named):
    start(self, *words, **named)
    while not pathlib.Path({started!r}).exists():
        time.sleep(0.01)
    signal.raise_signal({number})
subprocess.Popen.__init__ = started
feed_helper(["hung"], b"", 60)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_that_comes_while_a_helper_is_started_ends_it_too(
    programs: Programs, alive: tuple[str, int], tmp_path: pathlib.Path, number: signal.Signals
) -> None:
    hold, reader = alive
    programs.put("hung", f"{hold}; touch '{tmp_path}/started'; sleep 300 & sleep 300")
    code = SIGNALLED_WHILE_STARTING.format(number=int(number), started=str(tmp_path / "started"))
    done = subprocess.run([sys.executable, "-c", code], stderr=subprocess.DEVNULL, check=False, timeout=MARGIN)
    assert done.returncode == -number
    assert _until_end(reader) == b"started\n"


@pytest.mark.parametrize("hangs", ["fake-copy", "fake-paste"])
def test_a_hung_helper_costs_a_copy_no_more_than_its_time(programs: Programs, hangs: str) -> None:
    programs.put_honest()
    programs.put(hangs, "sleep 300")
    before = time.monotonic()
    with pytest.raises(RouteFailed, match=f"{hangs}: did not answer within 1 s"):
        FAKE.copy(Content("text"))
    assert HELPER_TIMEOUT_SECONDS <= time.monotonic() - before < HELPER_TIMEOUT_SECONDS + MARGIN


def test_a_helper_that_leaves_a_process_behind_holds_nothing_of_ours(
    programs: Programs, tmp_path: pathlib.Path
) -> None:
    """As xclip does. Who waits for the end of our output, as a shell's $(...) does, must not wait for it."""
    pid = tmp_path / "pid"
    programs.put_honest()
    programs.put("fake-copy", f"cat > '{programs.board}'; sleep 300 & echo $! > '{pid}'")
    code = "from onrecord.clipboard import Content; from tests.clipboard.programs import FAKE; FAKE.copy(Content('x'))"
    root = pathlib.Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True, capture_output=True, timeout=MARGIN)
    os.kill(int(pid.read_text()), signal.SIGKILL)  # it is alive: else this raises
    assert programs.board.read_text() == "x"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 3", "failing: exited with code 3"),
        ("kill -9 $$", "failing: exited with code -9"),
        ("echo; echo ' no display ' >&2; echo more >&2; exit 1", "failing: no display"),
    ],
)
def test_a_helper_that_fails_is_reported_with_what_it_says_or_its_code(
    programs: Programs, script: str, reason: str
) -> None:
    programs.put("failing", script)
    with pytest.raises(RouteFailed, match=re.escape(reason)):
        feed_helper(("failing",), b"text")
    with pytest.raises(RouteFailed, match=re.escape(reason)):
        read_helper(("failing",))


def test_a_long_complaint_is_cut(programs: Programs) -> None:
    programs.put("failing", "head -c 9000 /dev/zero | tr '\\0' x >&2; exit 1")
    with pytest.raises(RouteFailed) as failure:
        read_helper(("failing",))
    assert str(failure.value) == f"failing: {'x' * MAX_ERROR_CHARS}"


def test_without_a_place_for_complaints_a_helper_works_all_the_same(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    programs.put("failing", "echo why >&2; exit 1")
    with pytest.raises(RouteFailed, match="failing: exited with code 1"):
        read_helper(("failing",))


def test_a_helper_that_is_not_there_is_reported() -> None:
    with pytest.raises(RouteFailed, match="no-such-program: No such file"):
        read_helper(("no-such-program",))


def test_a_helper_that_cannot_be_run_is_reported(programs: Programs) -> None:
    (programs.folder / "plain").write_text("not a program")
    with pytest.raises(RouteFailed, match="plain: Permission denied"):
        read_helper((str(programs.folder / "plain"),))


def test_a_helper_need_not_read_what_it_is_given(programs: Programs) -> None:
    programs.put("deaf", "exec <&-; exit 0")
    feed_helper(("deaf",), b"text" * 1_000_000)


def test_bytes_go_in_and_come_out_unchanged(programs: Programs) -> None:
    programs.put_honest()
    everything = bytes(range(256)) * 1_000
    feed_helper(("fake-copy",), everything)
    assert read_helper(("fake-paste",)) == everything


@pytest.mark.parametrize(
    ("given", "used"), [(None, "C.UTF-8"), ("", "C.UTF-8"), ("C", "C.UTF-8"), ("ja_JP.utf8", "ja_JP.utf8")]
)
def test_a_helper_works_in_utf_8(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, given: str | None, used: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("LC_ALL", raising=False)
    if given is not None:
        monkeypatch.setenv("LC_ALL", given)
    programs.put("locale-of", 'printf %s "$LC_ALL"')
    assert read_helper(("locale-of",)).decode() == used


def test_a_helper_that_is_started_while_the_program_ends_is_ended_and_no_other_is_started(
    alive: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy runs on a thread of its own, which goes on to its next helper when one is ended."""
    hold, reader = alive
    monkeypatch.setattr(helper_process, "_exiting", threading.Event())
    monkeypatch.setattr(helper_process, "_running", set())
    ends, popen, failures = threading.Event(), subprocess.Popen, []

    def slowly(*arguments: Any, **named: Any) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] = popen(*arguments, **named)
        ends.wait(MARGIN)  # as on a busy machine: the helper is at work already, and nobody knows it yet
        return process

    def copy() -> None:
        for _ in range(2):
            try:
                feed_helper(("sh", "-c", f"{hold}; exec sleep 300"), b"", MARGIN)
            except RouteFailed as failure:
                failures.append(str(failure))

    monkeypatch.setattr(subprocess, "Popen", slowly)
    copying = threading.Thread(target=copy)
    copying.start()
    assert select.select([reader], [], [], MARGIN)[0], "the helper was not started"
    threading.Timer(0.1, ends.set).start()
    helper_process.kill_remaining_helpers()
    copying.join(MARGIN)
    assert failures == ["sh: exited with code -9", "sh: the program is exiting"]
    assert _until_end(reader) == b"started\n"
