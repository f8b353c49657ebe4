"""Every file of clippings that a browser left when it ended unexpectedly is named by a later start, once."""

from __future__ import annotations

import itertools
import os
import pathlib
import re
import shutil
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.settings import SavedState, SessionMemory, read_state, write_state
from onrecord.settings.rescued_files import RescuedFiles
from tests.tiers import trials

ENDED = "ended unexpectedly are in"


class Sessions:
    """Several sessions of one account, each with its own memory; `told` are the files that some start has named."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.state_file = folder / "state.toml"
        self.memories: dict[int, SessionMemory] = {}
        self.told: set[bytes] = set()
        self.settled: set[bytes] = set()
        self.shown: dict[int, set[bytes]] = {}
        self.saved: dict[int, tuple[str, ...]] = {}
        self.written = 0

    def start(self, session: int) -> set[bytes]:
        """Start a session, and return the contents of the files that it names."""
        memory = SessionMemory(self.state_file)
        named = {pathlib.Path(file).read_bytes() for file in re.findall(r"/\S+?\.txt", memory.rescued.notice)}
        memory.rescued.mark_shown()
        self.memories[session], self.shown[session] = memory, named
        self.saved[session] = memory.last_written.saved
        self.told |= named
        return named

    def keep(self, session: int) -> None:
        """Keep a search, which is written at once."""
        self.saved[session] = (*self.saved[session], f"search {session}")
        self._wrote(session, self.memories[session].write(SavedState(saved=self.saved[session])))

    def quit(self, session: int) -> None:
        self._wrote(session, self.memories.pop(session).close(SavedState(saved=self.saved[session])))

    def signal(self, session: int) -> None:
        """End a session that has clippings: they go to the first name that is free, as `abnormal_exit` writes them."""
        numbers = itertools.count(1)
        file = next(file for n in numbers if not (file := self.folder / f"clippings-{n}.txt").exists())
        self.written += 1
        file.write_bytes(b"%d" % self.written)
        state = SavedState(saved=self.saved[session], rescued_files=(str(file),))
        self._wrote(session, self.memories.pop(session).close(state))

    def delete_told(self, session: int) -> None:
        """Delete the files that the session named, as a user does who has read them."""
        for file in self.folder.glob("clippings*.txt"):
            if file.read_bytes() in self.shown[session]:
                file.unlink()

    def _wrote(self, session: int, failure: str) -> None:
        assert not failure
        self.settled |= self.shown[session]

    @property
    def remaining(self) -> set[bytes]:
        return {file.read_bytes() for file in self.folder.glob("clippings*.txt")}


def play(sessions: Sessions, steps: Sequence[tuple[int, str]]) -> None:
    for session, step in steps:
        settled = set(sessions.settled)
        if step == "start":
            assert not sessions.start(session) & settled, f"named again: {steps}"
        else:
            getattr(sessions, step)(session)
    sessions.start(99)
    assert sessions.remaining <= sessions.told, f"never named: {steps}"
    assert len(read_state(sessions.state_file).saved) == len({who for who, step in steps if step == "keep"})
    sessions.quit(99)
    assert sessions.start(100) == set()


def orders(lives: Sequence[Sequence[str]]) -> Iterator[list[tuple[int, str]]]:
    """Yield every order in which the steps of these sessions can follow each other."""
    places = [number for number, life in enumerate(lives) for _ in life]
    for order in set(itertools.permutations(places)):
        steps = [iter(life) for life in lives]
        yield [(number, next(steps[number])) for number in order]


LIVES = [(*middle, end) for middle in ((), ("keep",)) for end in ("quit", "signal")]


def test_two_sessions_in_every_order(tmp_path: pathlib.Path) -> None:
    """With a third before them, whose file nobody has named yet."""
    count = 0
    for first, second in itertools.combinations_with_replacement(LIVES, 2):
        for steps in orders([("start", *first), ("start", *second)]):
            folder = tmp_path / str(count)
            folder.mkdir()
            play(Sessions(folder), [(7, "start"), (7, "signal"), *steps])
            shutil.rmtree(folder)
            count += 1
    assert count > 100


@st.composite
def three_lives(draw: st.DrawFn) -> list[tuple[int, str]]:
    middles = st.lists(st.sampled_from(("keep", "delete_told")), max_size=2, unique=True)
    lives = [("start", *draw(middles), draw(st.sampled_from(("quit", "signal")))) for _ in range(3)]
    places = draw(st.permutations([number for number, life in enumerate(lives) for _ in life]))
    steps = [iter(life) for life in lives]
    return [(number, next(steps[number])) for number in places]


@given(three_lives(), st.booleans())
@settings(max_examples=trials(test=50, soak=300))
def test_three_sessions_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, lives: list[tuple[int, str]], one_before: bool
) -> None:
    folder = tmp_path_factory.mktemp("sessions")
    before = [(7, "start"), (7, "signal")] if one_before else []
    play(Sessions(folder), [*before, *lives])
    shutil.rmtree(folder)


def test_a_name_that_another_session_uses_again_is_named_again(tmp_path: pathlib.Path) -> None:
    """The user deleted the file that this session named; another one ended meanwhile, and wrote under the same name."""
    sessions = Sessions(tmp_path)
    play(
        sessions,
        [(7, "start"), (1, "start"), (7, "signal"), (0, "start"), (0, "delete_told"), (1, "signal"), (0, "quit")],
    )
    assert sessions.told == {b"1", b"2"}


def test_a_session_that_did_not_show_the_notice_leaves_it_to_the_next(tmp_path: pathlib.Path) -> None:
    (tmp_path / "clippings.txt").touch()
    files = (str(tmp_path / "clippings.txt"),)
    write_state(SavedState(rescued_files=files), tmp_path / "state.toml")
    assert SessionMemory(tmp_path / "state.toml").close(SavedState()) == ""
    assert read_state(tmp_path / "state.toml").rescued_files == files


@pytest.mark.parametrize("harm", ["gone", "emptied", "damaged"])
def test_a_state_file_that_is_harmed_meanwhile_drops_no_file(tmp_path: pathlib.Path, harm: str) -> None:
    state_file = tmp_path / "state.toml"
    (tmp_path / "clippings.txt").touch()
    files = (str(tmp_path / "clippings.txt"),)
    write_state(SavedState(rescued_files=files), state_file)
    memory = SessionMemory(state_file)
    if harm == "gone":
        state_file.unlink()
    else:
        state_file.write_text("rescued_files = [" if harm == "damaged" else "")
    memory.close(SavedState(rescued_files=("/own.txt",)))
    assert read_state(state_file).rescued_files == (*files, "/own.txt")


@pytest.mark.parametrize(
    ("names", "notice"),
    [
        ("", ""),
        ("a", "the clippings of a session that ended unexpectedly are in {0}/a"),
        ("ab", "the clippings of 2 sessions that ended unexpectedly are in {0}/a and {0}/b"),
        ("abc", "the clippings of 3 sessions that ended unexpectedly are in {0}/a, {0}/b and {0}/c"),
        ("abcde", f"the clippings of 5 sessions that {ENDED} {{0}}/a, {{0}}/b, {{0}}/c and 2 more in {{0}}"),
    ],
)
def test_the_notice_names_the_files_that_exist(tmp_path: pathlib.Path, names: str, notice: str) -> None:
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    files = [str(tmp_path / name) for name in ("gone", *names, "folder")]
    rescued = RescuedFiles(files)
    assert rescued.notice == notice.format(tmp_path)
    assert not rescued.told
    rescued.mark_shown()
    assert rescued.told == set(files)


@pytest.mark.parametrize(
    "damaged",
    [b'rescued_files = ["/x', b"rescued_files = 1", b"\0\0", b'x = "\xff"', b"a = [" + b"1," * 30_000, b"x" * 70_000],
)
def test_after_a_state_file_that_was_damaged_the_files_beside_it_are_named_once(
    tmp_path: pathlib.Path, damaged: bytes
) -> None:
    """Nothing else says that there are clippings of another session."""
    state_file = tmp_path / "state.toml"
    state_file.write_bytes(damaged)
    others = ("clippings-2.txt", "clippings.txt", "clippings-x.txt", "clippings.txt.old", "crash.txt")
    for number, name in enumerate(others):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (number, number))
    (tmp_path / "clippings-3.txt").mkdir()

    memory = SessionMemory(state_file)
    assert "state.toml" in memory.problem
    named = (str(tmp_path / "clippings-2.txt"), str(tmp_path / "clippings.txt"))
    assert memory.rescued.notice == f"the clippings of 2 sessions that {ENDED} {named[0]} and {named[1]}"
    assert memory.close(SavedState()) == ""
    assert read_state(state_file).rescued_files == named  # nobody has seen the notice

    memory = SessionMemory(state_file)
    memory.rescued.mark_shown()
    assert memory.close(SavedState()) == ""
    assert SessionMemory(state_file).rescued.notice == ""
