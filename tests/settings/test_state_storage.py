"""The file of the state: what several sessions write at once, and what cannot be used and must not be lost."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import tomllib

import pytest

from onrecord.settings import SavedState, load_state_file, merge_state, read_state, state_storage, write_state
from onrecord.settings.state_storage import MAX_STATE_BYTES
from onrecord.storage import file_lock
from tests.storage.accounts import NOBODY, SOMEBODY, as_account, needs_root, owned, shared_folder
from tests.storage.odd_files import make_odd
from tests.tiers import trials

LEAVING = """
import sys, pathlib
from onrecord.settings import merge_state, read_state
file = pathlib.Path(sys.argv[1])
before = read_state(file)
print("open", flush=True)
sys.stdin.readline()
own = before._replace(saved=(sys.argv[2], *before.saved), recent=(sys.argv[2], *before.recent))
print(merge_state(own, before, file) or "kept")
"""


def test_of_ten_sessions_left_at_once_each_keeps_its_search(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "data" / "state.toml"
    write_state(SavedState(saved=("first",)), file)
    for _ in range(trials(test=1, soak=30)):
        before = read_state(file)
        queries = [f"query {len(before.saved)}-{number}" for number in range(10)]
        sessions = [
            subprocess.Popen(
                [sys.executable, "-c", LEAVING, file, query], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for query in queries
        ]
        for session in sessions:
            assert session.stdout
            assert session.stdout.readline() == "open\n"
        said = []
        for session in sessions:
            assert session.stdin
            session.stdin.write("\n")
            session.stdin.flush()
        for session in sessions:
            said.append(session.communicate()[0])
        assert said == ["kept\n"] * 10
        after = read_state(file)
        assert set(after.saved) == {*before.saved, *queries}
        assert set(after.recent) == {*before.recent, *queries}
        assert [path.name for path in file.parent.iterdir()] == ["state.toml"]
        write_state(after._replace(saved=after.saved[:20], recent=after.recent[:20]), file)


def test_a_session_does_not_wait_for_ever_for_another(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "state.toml"
    monkeypatch.setattr(state_storage, "LOCK_TIMEOUT_SECONDS", 0.05)
    with file_lock(file, 0):
        assert merge_state(SavedState(saved=("a",)), SavedState(), file) is None
    assert read_state(file).saved == ("a",)


def test_what_stands_in_the_place_of_the_lock_keeps_nobody_from_writing(tmp_path: pathlib.Path) -> None:
    (tmp_path / "state.toml.lock").mkdir()
    assert merge_state(SavedState(saved=("a",)), SavedState(), tmp_path / "state.toml") is None
    assert read_state(tmp_path / "state.toml").saved == ("a",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"saved = ", "line 1 is damaged ("),
        (b'saved = ["\xff"]', "it is not UTF-8"),
        (b"#" * (MAX_STATE_BYTES + 1), "it is larger than 64 KiB"),
        (b"\n" + b"a." * 30_000 + b"a = 1", "line 2 is damaged (a key of more than 16 parts"),
        (b"a = " + b"[" * 40, "line 1 is damaged (a key of more than 16 parts, or values nested more than 32 deep"),
        (b"a = 0x" + b"9" * 60_000, "line 1 is damaged (a key or number of more than 1,024 characters"),
        (b"a = [" + b"1," * 30_000, "line 1 is damaged (more than 10,000 keys and values"),
    ],
    ids=["cut off", "latin-1", "endless", "dots", "nested", "digits", "many"],
)
def test_one_that_is_damaged_is_said_to_be_and_set_aside(tmp_path: pathlib.Path, content: bytes, reason: str) -> None:
    file = tmp_path / "state.toml"
    file.write_bytes(content)
    state, problem, movable = load_state_file(file)
    assert (state, movable) == (SavedState(), True)
    assert problem.startswith(f"{file}: not used, since {reason}")
    assert problem.endswith("; it will be renamed to state.toml.unused when a new one is written")
    assert merge_state(SavedState("dark", saved=("new",)), state, file) is None
    assert read_state(file) == SavedState("dark", saved=("new",))
    assert (tmp_path / "state.toml.unused").read_bytes() == content
    assert len(list(tmp_path.iterdir())) == 2


def test_what_was_set_aside_before_stays(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    for number in range(12):
        file.write_text(f"[{number}")
        name = "state.toml.unused" + (f"-{number + 1}" if number else "")
        assert load_state_file(file).problem.endswith(f"; it will be renamed to {name} when a new one is written")
        assert merge_state(SavedState("dark"), SavedState(), file) is None
        assert (tmp_path / name).read_text() == f"[{number}"
    assert len(list(tmp_path.iterdir())) == 13


def test_where_no_more_can_be_set_aside_that_is_said_and_nothing_is_lost(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_storage, "MAX_SET_ASIDE", 2)
    file = tmp_path / "state.toml"
    for content in ("[1", "[2", "[3"):
        file.write_text(content)
        said = merge_state(SavedState("dark"), SavedState(), file)
    assert said == f"{file} cannot be used, and 2 such files are beside it already; move some away"
    assert load_state_file(file).problem.endswith("; no search can be kept until you move it away")
    assert sorted(path.read_text() for path in tmp_path.iterdir()) == ["[1", "[2", "[3"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("theme = 5", "state.toml:2: the value of theme is not used, since a value is not text; "),
        ('literal = "yes"', ":2: the value of literal is not used, since it is neither true nor false; "),
        ('recent = "moon"', ":2: the value of recent is not used, since it is not a list; "),
        ('recent = ["moon", 5]', ":2: the value of recent is not used, since a value is not text; "),
        (f'recent = ["{"a" * 257}"]', ":2: the value of recent is not used, since a value has more than 256 char"),
        ('pack = "a\\u001B[2J"', ":2: the value of pack is not used, since a value has a character that cannot "),
        ("area = 1\npack = 2", ":2: the value of area is not used (nor 1 more), since a value is not text; "),
    ],
)
def test_what_no_state_can_say_is_said_and_set_aside_and_the_rest_is_used(
    tmp_path: pathlib.Path, content: str, reason: str
) -> None:
    file = tmp_path / "state.toml"
    file.write_text(f'saved = ["METI"]\n{content}\n')
    before = file.read_bytes()
    state, problem, movable = load_state_file(file)
    assert (state.saved, movable) == (("METI",), True)
    assert reason in problem
    assert merge_state(state._replace(theme="dark"), state, file) is None
    assert (tmp_path / "state.toml.unused").read_bytes() == before
    assert load_state_file(file) == (state._replace(theme="dark"), "", False)


def test_keys_of_a_newer_version_survive(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    newer = 'when = 2031-01-01\nsaved = ["METI"]\n\n[tabs]\nopen = ["a", "b"]\n\n[[notes]]\ntext = "x"\n'
    file.write_text(newer)
    state, problem, _ = load_state_file(file)
    assert problem == ""
    assert merge_state(SavedState("dark", saved=("moon", *state.saved)), state, file) is None
    values = {**tomllib.loads(newer), "saved": ["moon", "METI"], "theme": "dark"}
    assert tomllib.loads(file.read_text()) == values


@pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and devices of POSIX")
@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "device", "terminal"])
def test_what_is_no_ordinary_file_is_neither_read_nor_replaced(tmp_path: pathlib.Path, kind: str) -> None:
    file = tmp_path / "state.toml"
    make_odd(file, kind)
    before = file.lstat()
    state, problem, movable = load_state_file(file)
    assert (state, movable) == (SavedState(), False)
    assert problem == f"{file}: not a file but a folder, pipe or device; move it away"
    assert merge_state(SavedState("dark"), state, file) == problem
    assert os.path.samestat(file.lstat(), before)
    assert list(tmp_path.iterdir()) == [file]


def test_one_that_others_can_write_is_neither_believed_nor_lost(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    write_state(SavedState(saved=("theirs",)), file)
    file.chmod(0o666)
    state, problem, movable = load_state_file(file)
    assert (state, movable) == (SavedState(), True)
    assert problem.startswith(f"{file}: not used, since other accounts can write to it; ")
    assert f"chmod go-w {file}; it will be renamed to " in problem
    assert merge_state(SavedState(saved=("mine",)), state, file) is None
    assert read_state(file).saved == ("mine",)
    aside = tmp_path / "state.toml.unused"
    aside.chmod(0o600)
    assert read_state(aside).saved == ("theirs",)


@needs_root
@pytest.mark.parametrize(
    ("owner", "mode", "reason"),
    [(SOMEBODY, 0o644, "it belongs to another account; "), (NOBODY, 0o000, "it cannot be read (permission denied)")],
)
@pytest.mark.parametrize("folder_mode", [0o777, 0o1777])
def test_one_of_another_account_or_that_cannot_be_read_is_not_lost(
    owner: int, mode: int, reason: str, folder_mode: int
) -> None:
    with shared_folder(folder_mode) as folder:
        file = folder / "state.toml"
        write_state(SavedState(saved=("theirs",)), file)
        owned(file, owner, mode)

        def leave() -> str:
            state, problem, _ = load_state_file(file)
            assert problem.startswith(f"{file}: not used, since {reason}")
            failure = f"{file} cannot be used, and could not be renamed to state.toml.unused (operation not permitted)"
            return str(merge_state(SavedState(saved=("mine",)), state, file) == f"{failure}; move it away")

        is_theirs_to_move = owner == SOMEBODY and folder_mode == 0o1777
        assert as_account(NOBODY, leave) == str(is_theirs_to_move)
        left = file if is_theirs_to_move else folder / "state.toml.unused"
        assert read_state(owned(left, 0, 0o600)).saved == ("theirs",)
        assert is_theirs_to_move or read_state(owned(file, 0, 0o600)).saved == ("mine",)


def test_what_was_kept_is_never_too_large_to_be_read_again(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    many = tuple(f"{number:03}" + "\U0001f6f0" * 250 for number in range(50))
    assert write_state(SavedState(saved=many, recent=many), file) is None
    assert file.stat().st_size <= MAX_STATE_BYTES
    assert read_state(file).saved == many
    reason = write_state(SavedState(saved=(*many, *(f"x{query[:-2]}" for query in many))), file)
    assert reason == f"{file}: more than 64 KiB of kept searches; delete some"
    assert read_state(file).saved == many
