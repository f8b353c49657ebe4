"""What is read costs no more than two seconds and ten megabytes, whatever it is made of."""

from __future__ import annotations

import itertools
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from onrecord.settings import config_file, state_file
from onrecord.settings.config_file import MAX_CONFIG_BYTES
from onrecord.settings.state_storage import MAX_STATE_BYTES as LARGEST_STATE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a process used, as Linux counts it")

MAX_SECONDS = 2.0
# Of a command: forty for itself, and ten for a part of a mebibyte.
MAX_MIB = 40 + 10


def filled(unit: Callable[[int], str], size: int) -> str:
    """Numbered units up to the size in bytes, all of them ASCII."""
    units: list[str] = []
    length = 0
    for number in itertools.count():
        text = unit(number)
        length += len(text)
        if length > size:
            return "".join(units)
        units.append(text)
    raise AssertionError


SHAPES: dict[str, Callable[[int], str]] = {
    "keys": lambda size: filled(lambda n: f"k{n:x}=1\n", size),
    "keys of one table": lambda size: "[keys]\n" + filled(lambda n: f"k{n:x}=''\n", size - 7),
    "tables": lambda size: filled(lambda n: f"[t{n:x}]\n", size),
    "deep tables": lambda size: filled(lambda n: f"[a{n:x}{'.a' * 15}]\n", size),
    "deep keys": lambda size: filled(lambda n: f"a{n:x}{'.a' * 15}=1\n", size),
    "styles": lambda size: filled(lambda n: f"[style.a{n:x}]\ntemplate='{{words}}'\n", size),
    "as many styles as may be": lambda size: filled(
        lambda n: f"[style.a{n:x}]\ntemplate='{{words}}'\n", min(size, 110_000)
    ),
    "arrays": lambda size: "x=[" + filled(lambda n: "[],", size - 5) + "]\n",
    "routes": lambda size: "routes=[" + filled(lambda n: "'file',", size - 10) + "]\n",
    "a list of searches": lambda size: "saved=[" + filled(lambda n: f"'q{n}',", size - 10) + "]\n",
    "a long text": lambda size: f"theme='{'a' * (size - 10)}'\n",
    "a long template": lambda size: f"[style.x]\ntemplate='{'{words}' * ((size - 30) // 7)}'\n",
    "escapes": lambda size: f'theme="{chr(92) * 2 * ((size - 12) // 2)}"\n',
    "quotation marks": lambda size: 'x="""' + '""\\"' * ((size - 10) // 4) + '"""\n',
    "digits": lambda size: f"x={'9' * (size - 4)}\n",
    "digits of a base": lambda size: f"x=0x{'9' * (size - 6)}\n",
    "a fraction": lambda size: f"x=1.{'9' * (size - 6)}\n",
    "comments": lambda size: "#\n" * (size // 2),
    "dots": lambda size: f"a{'.a' * ((size - 6) // 2)}=1\n",
    "dots of a header": lambda size: f"[a{'.a' * ((size - 6) // 2)}]\n",
    "dots among blanks": lambda size: f"a{' . a' * ((size - 6) // 4)}=1\n",
    "nesting": lambda size: f"x={'[' * ((size - 4) // 2)}{']' * ((size - 4) // 2)}\n",
    "nothing": lambda size: "",
}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_configuration_of_any_shape_keeps_no_command_long(
    shape: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    config_file().write_text(SHAPES[shape](MAX_CONFIG_BYTES))
    seconds, mebibytes, error = cost([sys.executable, "-m", "onrecord", "config"])
    assert "Traceback" not in error
    assert error.count("\n") <= 1
    assert len(error) < 10_000
    assert seconds < MAX_SECONDS
    assert mebibytes < MAX_MIB


LEAVING = """
from onrecord.settings import merge_state, load_state_file, state_file
state, _, _ = load_state_file(state_file())
print(merge_state(state._replace(saved=("new", *state.saved)), state, state_file()) or "kept")
"""


@pytest.mark.sampled(4)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_state_of_any_shape_keeps_nobody_from_opening_and_leaving(
    shape: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    state_file().write_text(SHAPES[shape](LARGEST_STATE))
    seconds, mebibytes, error = cost([sys.executable, "-c", LEAVING])
    assert error == ""
    assert seconds < MAX_SECONDS
    assert mebibytes < MAX_MIB
    assert "new" in state_file().read_text() or shape == "a list of searches"  # which written out is too large


# A process begins with the peak of whoever started it, so that a small one has to.
MEASURING = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
sys.exit(done.returncode)
"""


def cost(words: list[str]) -> tuple[float, float, str]:
    """Seconds of the processor and mebibytes at most that a process took, and its messages."""
    done = subprocess.run([sys.executable, "-c", MEASURING, *words], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 2), done.stderr
    seconds, mebibytes = map(float, done.stdout.split())
    return seconds, mebibytes, done.stderr
