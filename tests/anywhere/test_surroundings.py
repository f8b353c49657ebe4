"""Without network, home, rights, disk, terminal, Unicode: each command works, or says in a sentence what is missing."""

from __future__ import annotations

import json
import pathlib
import sys

import pytest

from tests.anywhere.running import APART, COMMANDS, POWERLESS, Surroundings, shell
from tests.tiers import sample

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made of Linux's namespaces")

READ_ONLY = "for it in / /tmp /var/tmp /dev/shm; do mount --rbind $it $it; mount -o remount,bind,ro $it; done"
FULL = 'mount -t tmpfs -o size=16k none "$HOME"; head -c 16k /dev/zero > "$HOME/fill"'
GONE = 'mkdir "$HOME/gone"; cd "$HOME/gone"; rmdir "$HOME/gone"'

# Environments in which a copy can be saved to the file.
SAVING = {
    "no network, few files, a small stack": Surroundings(
        shell("ulimit -n 16; ulimit -s 256", "unshare", "--map-root-user", "--net"),
        {"TERM": "dumb", "TMPDIR": "/nonexistent"},
    ),
    "ASCII, working folder gone, no input": Surroundings(
        shell(f"exec 0<&-; {GONE}"), {"TERM": None, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ),
    "no devices, no processes": Surroundings(
        shell("for it in /dev /proc; do mount -t tmpfs none $it; done", *APART), {"TERM": "linux"}
    ),
    "working folder read-only": Surroundings(POWERLESS, folder="closed"),
}

# Environments in which it cannot, and the reason.
NOT_SAVING = {
    "everything read-only": (Surroundings(shell(READ_ONLY, *APART)), "Read-only file system"),
    "disk full": (Surroundings(shell(FULL, *APART)), "No space left on device"),
    "home missing": (Surroundings(environment={"HOME": "/proc/none"}), "No such file or directory"),
    "home read-only": (Surroundings(shell('HOME="$HOME/closed"', *POWERLESS)), "Permission denied"),
    "home unreadable": (Surroundings(shell('HOME="$HOME/locked"', *POWERLESS)), "Permission denied"),
    "home is a file": (Surroundings(environment={"HOME": "/etc/passwd"}), "Not a directory"),
    "neither home nor name": (
        Surroundings(("unshare", "--map-user=12345"), {"HOME": None}),
        "no home folder is known; set HOME or ONRECORD_DATA",
    ),
    "home is empty": (Surroundings(environment={"HOME": ""}), "no home folder is known; set HOME or ONRECORD_DATA"),
    "home is relative": (Surroundings(environment={"HOME": "x"}), "no home folder is known; set HOME or ONRECORD_DATA"),
    "no file may grow": (Surroundings(shell("ulimit -f 0")), "File too large"),
}

# Commands that use the home folder: for a cache or a configuration.
LOOKING_HOME = (("search", "宇宙"), ("styles",))


@pytest.fixture
def home(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return a home with a read-only folder and an unreadable one."""
    for name, mode in (("closed", 0o555), ("locked", 0o000)):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
    return tmp_path


@pytest.fixture(scope="session")
def elsewhere(program: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], bytes]:
    """Return the output of each command where nothing is missing."""
    home = tmp_path_factory.mktemp("home")
    return {each: Surroundings().run(program, *each, home=home).stdout for each in COMMANDS}


@pytest.mark.parametrize("surroundings", SAVING)
def test_all_work(
    program: list[str], surroundings: str, home: pathlib.Path, elsewhere: dict[tuple[str, ...], bytes]
) -> None:
    there = SAVING[surroundings]
    there.require()
    require_the_same(there, program, dict(sample(elsewhere.items(), 3)), home)
    done = there.run(program, "copy", "p6.s7", "--route", "file", home=home)
    assert (done.returncode, done.stdout) == (0, b"")
    saved = home / ".local" / "share" / "onrecord" / "last-copy.txt"
    report, caution = done.stderr.decode().splitlines()
    assert report == "onrecord: 318 characters saved to ~/.local/share/onrecord/last-copy.txt"
    assert caution.startswith("onrecord: p6.s7 has ")
    assert "SLIM" in saved.read_text(encoding="utf-8")
    browser = there.run(program, home=home)
    assert (browser.returncode, browser.stdout, browser.stderr.count(b"\n")) == (2, b"", 1)
    assert "need no screen" in browser.stderr.decode()


@pytest.mark.sampled(5)
@pytest.mark.parametrize("surroundings", NOT_SAVING)
def test_all_but_the_file_work(
    program: list[str], surroundings: str, home: pathlib.Path, elsewhere: dict[tuple[str, ...], bytes]
) -> None:
    there, reason = NOT_SAVING[surroundings]
    there.require()
    looking = sample(elsewhere, 3) if surroundings.startswith("everything") else sample(LOOKING_HOME, 1)
    require_the_same(there, program, {each: elsewhere[each] for each in looking}, home)
    done = there.run(program, "copy", "p6.s7", "--route", "file", home=home)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout, said.count("\n")) == (1, b"", 1)
    assert said.startswith("onrecord: not copied: ")
    assert reason in said


def require_the_same(
    there: Surroundings, program: list[str], elsewhere: dict[tuple[str, ...], bytes], home: pathlib.Path
) -> None:
    """The commands print the same bytes, and doctor gives a report."""
    for command, expected in elsewhere.items():
        done = there.run(program, *command, home=home)
        said = done.stderr.decode()
        assert (done.returncode, done.stdout) == (0, expected), (command, said)
        assert said == "" or (command == ("check",) and "fine" in said), command
    doctor = there.run(program, "doctor", "--format", "json", home=home)
    assert (doctor.returncode in (0, 1), doctor.stderr) == (True, b"")
    assert json.loads(doctor.stdout)["packs"]["japan-us-space-8"].startswith("fine")
