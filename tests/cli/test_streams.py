"""Standard input, output and error output closed, full, broken or gone: a documented exit code, and no traceback."""

from __future__ import annotations

import contextlib
import itertools
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import pytest

from tests.clipboard.servers import LIMIT
from tests.tiers import trials

pytestmark = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110

SEED = 11
INPUTS = ("closed", "empty")
OUTPUTS = ("closed", "full", "broken", "taken")
COMMANDS = (
    ("show", "p6"),
    ("list", "commitments", "--format", "json"),
    ("show", "p99"),
    ("list", "--help"),
    ("--version",),
    ("check",),
    ("--nope",),
    (),
)
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
CASES = list(itertools.product(INPUTS, OUTPUTS, OUTPUTS, COMMANDS))


def chosen() -> list[tuple[str, str, str, tuple[str, ...]]]:
    return random.Random(SEED).sample(CASES, trials(test=12, soak=len(CASES)))


@pytest.mark.parametrize(("given", "out", "err", "arguments"), chosen(), ids=str)
def test_the_exit_code_is_one_of_those_documented(given: str, out: str, err: str, arguments: tuple[str, ...]) -> None:
    with contextlib.ExitStack() as stack:
        taken = stack.enter_context(tempfile.TemporaryFile())
        full = stack.enter_context(pathlib.Path("/dev/full").open("wb"))
        reading, writing = os.pipe()
        os.close(reading)
        broken = stack.enter_context(os.fdopen(writing, "wb"))
        streams = {"closed": None, "full": full, "broken": broken, "taken": taken}

        def close_what_is_closed() -> None:
            for number, kind in enumerate((given, out, err)):
                if kind == "closed":
                    os.close(number)

        process = subprocess.run(
            [sys.executable, "-m", "onrecord", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=streams[out],
            stderr=streams[err],
            env=BUFFERED,
            preexec_fn=close_what_is_closed,
            timeout=LIMIT,
            check=False,
        )
        taken.seek(0)
        written = taken.read()
    assert process.returncode in (0, 1, 2), f"seed {SEED}, {len(CASES)} cases"
    assert b"Traceback" not in written
    if (out, err) == ("taken", "taken"):
        assert written or arguments == ("check",)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_what_is_left_in_a_stream_at_the_end_changes_no_exit_code(stream: str) -> None:
    """Such as what a library wrote there: Python would try once more to write it, and end with 120."""
    code = f"import sys; from onrecord.cli import output; sys.{stream}.write('words'); output.close()"
    with pathlib.Path("/dev/full").open("wb") as full:
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: full}
        done = subprocess.run([sys.executable, "-c", code], **streams, env=BUFFERED, timeout=LIMIT, check=False)  # type: ignore[call-overload]
    assert done.returncode == 0
