"""The state of the browser: written in one step, and never in the way."""

from __future__ import annotations

import os
import pathlib

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.settings import (
    LastPosition,
    PaneSizes,
    SavedState,
    load_state_file,
    merge_concurrent,
    read_state,
    write_state,
)
from onrecord.settings.state_storage import MAX_STATE_BYTES, WRITE_ERROR_ADVICE

BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TYPED = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=BIDI)
names = st.none() | st.text(TYPED, max_size=20)
PANE_KEYS = {f"pane_{field}" for field in PaneSizes._fields}
KEYS = {*SavedState._fields, *LastPosition._fields, *PANE_KEYS, "rescued"}
shifts = st.integers(-1_000, 1_000)
queries = st.lists(st.text(TYPED, min_size=1, max_size=20), max_size=3).map(tuple)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return tmp_path_factory.mktemp("state")


@given(
    st.builds(
        SavedState,
        names,
        names,
        queries,
        queries,
        st.builds(LastPosition, names, names, names, names, names, st.booleans(), st.booleans(), st.booleans()),
        queries,
        st.lists(st.text(TYPED, min_size=1, max_size=20), max_size=3, unique=True).map(tuple),
        st.dictionaries(st.text(TYPED, max_size=20).filter(lambda key: key not in KEYS), queries.map(list), max_size=3),
        st.builds(PaneSizes, shifts, shifts, st.booleans(), st.booleans()),
        queries,
        names,
        names,
    )
)
@example(SavedState("onrecord-dark", "quote", last_position=LastPosition(section="missions")))
@example(SavedState('"', "\\", last_position=LastPosition("宇宙\u3000法")))
def test_what_is_written_is_read_back(folder: pathlib.Path, state: SavedState) -> None:
    file = folder / "deep" / "er" / "state.toml"
    assert write_state(state, file) is None
    assert read_state(file) == state
    assert list(file.parent.iterdir()) == [file]


def test_there_is_a_first_time(tmp_path: pathlib.Path) -> None:
    assert read_state(tmp_path / "state.toml") == SavedState()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"section = ",
        b'section = "terms"\nsection = "text"',
        b"\x00\xff\xfe\x80",
        b'section = "\xff"',
        'section = "terms"'.encode("utf-16"),
        b"section = 3\ntheme = [1]\nstyle = { a = 1 }",
        b"[section]\nname = 1",
        b"section = " + b"[" * 20_000,
        b"section = " + b"9" * 10_000,
        b'section = "terms"\n' + b"#" * MAX_STATE_BYTES,
        b'section = "' + b"a" * MAX_STATE_BYTES,
    ],
    ids=lambda content: repr(content[:24]),
)
def test_what_cannot_be_used_is_as_the_first_time(tmp_path: pathlib.Path, content: bytes) -> None:
    file = tmp_path / "state.toml"
    file.write_bytes(content)
    assert read_state(file) == SavedState()


def test_what_can_be_used_is_kept(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    file.write_text('section = "terms"\ntheme = 5\nunknown = "x"\n')
    assert read_state(file) == SavedState(last_position=LastPosition(section="terms"), unknown={"unknown": "x"})


def test_a_folder_in_place_of_the_file_is_as_the_first_time(tmp_path: pathlib.Path) -> None:
    assert read_state(tmp_path) == SavedState()


@given(st.binary(max_size=200))
def test_any_file_gives_a_state(folder: pathlib.Path, content: bytes) -> None:
    file = folder / "any.toml"
    file.write_bytes(content)
    assert isinstance(read_state(file), SavedState)


def test_where_nothing_can_be_written_there_is_a_reason(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "state.toml"
    reason = write_state(SavedState("dark"), path)
    assert reason is not None
    assert reason.startswith(f"{path}: ")
    assert not reason.endswith("None")


def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    file.mkdir()
    (file / "kept").touch()
    assert write_state(SavedState("dark"), file) is not None
    assert list(tmp_path.iterdir()) == [file]
    assert [kept.name for kept in file.iterdir()] == ["kept"]


def test_a_full_disk_leaves_the_old_state(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "state.toml"
    write_state(SavedState("dark"), file)
    monkeypatch.setattr(pathlib.Path, "replace", full)
    assert write_state(SavedState("light"), file) == f"{file}: No space left on device; {WRITE_ERROR_ADVICE}"
    assert read_state(file) == SavedState("dark")
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_state_takes_the_place_of_the_old_whole(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    write_state(SavedState("dark", "quote", last_position=LastPosition("terms")), file)
    write_state(SavedState("light"), file)
    assert read_state(file) == SavedState("light")


@pytest.mark.parametrize(
    ("own", "before", "now", "left"),
    [
        ("abc", "abc", "abc", "abc"),
        ("xabc", "abc", "abc", "xabc"),
        ("xabc", "abc", "yabc", "xabcy"),
        ("bc", "abc", "yabc", "bcy"),
        ("abc", "abc", "bc", "bc"),
        ("ab", "", "ba", "ab"),
        ("abc", "abc", "", ""),
    ],
)
def test_of_two_sessions_neither_undoes_what_the_other_did(own: str, before: str, now: str, left: str) -> None:
    states = [
        SavedState("dark", saved=tuple(own)),
        SavedState(saved=tuple(before)),
        SavedState("light", saved=tuple(now)),
    ]
    merged = merge_concurrent(*states)
    assert (merged.theme, merged.saved) == ("dark", tuple(left))
    assert merge_concurrent(*(SavedState(recent=each.saved) for each in states)).recent == tuple(left)


@pytest.mark.parametrize(
    ("own", "before", "now", "left"),
    [
        ("dark", "dark", "light", "light"),
        ("light", "dark", "light", "light"),
        ("light", "dark", "dark", "light"),
        (None, None, "light", "light"),
        ("light", None, "dark", "light"),
        ("dark", "dark", None, "dark"),
    ],
)
def test_a_theme_style_or_brief_is_written_only_by_a_session_that_changed_it(
    own: str | None, before: str | None, now: str | None, left: str
) -> None:
    assert merge_concurrent(SavedState(own), SavedState(before), SavedState(now)).theme == left
    assert merge_concurrent(*(SavedState(style=style) for style in (own, before, now))).style == left
    assert merge_concurrent(*(SavedState(copy_style=style) for style in (own, before, now))).copy_style == left
    assert merge_concurrent(*(SavedState(brief=stem) for stem in (own, before, now))).brief == left


@pytest.mark.parametrize(
    ("values", "files"),
    [
        ({"rescued": "/a/clippings.txt"}, ("/a/clippings.txt",)),
        ({"rescued": "/a/1", "rescued_files": ["/a/1", "/a/2"]}, ("/a/1", "/a/2")),
        ({"rescued": ["/a/1"], "rescued_files": "/a/2"}, ()),
        ({"rescued": "/a/1\n", "rescued_files": ["/a/2", 3, "/a\x1b/4"]}, ("/a/2",)),
        ({"rescued_files": ["/a/" + "b" * 1_000, "c" * 4_097]}, ("/a/" + "b" * 1_000,)),
    ],
    ids=["of an earlier version", "both", "of wrong kinds", "not typable", "long"],
)
def test_rescued_files_are_read_from_old_and_new_states_and_written_as_a_list(
    tmp_path: pathlib.Path, values: dict[str, object], files: tuple[str, ...]
) -> None:
    file = tmp_path / "state.toml"
    file.write_text(tomli_w.dumps(values), encoding="utf-8")
    assert read_state(file) == SavedState(rescued_files=files)
    assert write_state(read_state(file), file) is None
    assert load_state_file(file) == (SavedState(rescued_files=files), "", False)
    assert "rescued =" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("own", "told", "now", "left"),
    [
        ("", "", "ab", "ab"),
        ("", "ab", "ab", ""),
        ("c", "ab", "ab", "c"),
        ("c", "a", "abd", "bdc"),
        ("a", "a", "", "a"),
        ("a", "", "a", "a"),
    ],
)
def test_only_rescued_files_that_were_told_are_dropped(own: str, told: str, now: str, left: str) -> None:
    for before in ("", "a", "abcd"):
        states = (SavedState(rescued_files=tuple(files)) for files in (own, before, now))
        assert merge_concurrent(*states, told=frozenset(told)).rescued_files == tuple(left)


@pytest.mark.parametrize("text", ["a\x1b]0;title\x07", "a\x9b2J", "a\x00", "a\nb", "a\u202eb", "a\u2066b", "a" * 257])
def test_what_was_never_typed_is_not_believed(tmp_path: pathlib.Path, text: str) -> None:
    file = tmp_path / "state.toml"
    values = {"theme": "dark", "recent": [text, "METI"], "search": text, "target": text}
    file.write_text(tomli_w.dumps(values), encoding="utf-8")
    assert read_state(file) == SavedState("dark", recent=("METI",))
    write_state(SavedState("dark", recent=(text, "METI"), last_position=LastPosition(search=text, target=text)), file)
    assert load_state_file(file) == (SavedState("dark", recent=("METI",)), "", False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_in_the_place_of_the_file_is_as_the_first_time(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "state.toml")
    assert read_state(tmp_path / "state.toml") == SavedState()


@pytest.mark.parametrize("value", ["3", True, 1_001, -5_000, 2.5, [1]], ids=str)
def test_sizes_of_panes_that_are_none_are_left_out(tmp_path: pathlib.Path, value: object) -> None:
    file = tmp_path / "state.toml"
    file.write_text(tomli_w.dumps({"pane_columns": value, "pane_rows": -4, "pane_zoomed_beside": "yes"}))
    assert read_state(file).panes == PaneSizes(rows=-4)


@pytest.mark.parametrize(("own", "left"), [(PaneSizes(2), PaneSizes(2)), (PaneSizes(), PaneSizes(0, 6))], ids=str)
def test_sizes_are_another_sessions_only_if_this_one_changed_none(own: PaneSizes, left: PaneSizes) -> None:
    before, now = SavedState(), SavedState(panes=PaneSizes(0, 6))
    assert merge_concurrent(SavedState(panes=own), before, now).panes == left
