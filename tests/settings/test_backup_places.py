"""Names in a backup: each leads back to where its file was, and no name leads anywhere else."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.briefs.file_names import file_stem
from onrecord.settings.backup_places import backup_files, place_of
from onrecord.settings.paths import briefs_folder, config_file, data_folder, notes_file


@pytest.fixture(autouse=True)
def folders(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "config" / "my.toml"))


def test_every_file_has_a_name_that_leads_back() -> None:
    wanted = [
        config_file(),
        config_file().parent / "export-kinds.toml",
        data_folder() / "state.toml",
        notes_file(),
        data_folder() / ".versions" / "notes" / "2026-11-27T09-30-00Z.toml",
        briefs_folder() / "memo-\u00fc.toml",
        briefs_folder() / "my_memo (2).toml",
        briefs_folder() / ".versions" / "memo-\u00fc" / "2026-11-27T09-30-00Z-2.toml",
    ]
    others = [
        briefs_folder() / ".hidden.toml",
        briefs_folder() / "memo.txt",
        data_folder() / "last-copy.txt",
        data_folder() / "cache" / "index",
        config_file().parent / "other.toml",
    ]
    for file in (*wanted, *others):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found = dict(backup_files())
    assert sorted(found.values()) == sorted(wanted)
    assert [place_of(name) for name in found] == list(found.values())


@given(st.text(max_size=40))
def test_the_file_of_any_brief_has_a_name(name: str) -> None:
    stem = file_stem(name)
    assert place_of(f"briefs/{stem}.toml") == briefs_folder() / f"{stem}.toml"
    assert place_of(f"briefs/.versions/{stem}/2026-11-27T09-30-00Z.toml")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../config.toml",
        "briefs/../notes.toml",
        "briefs/..toml",
        "briefs/...toml",
        "briefs/a/b.toml",
        "briefs/a\\b.toml",
        "briefs/a:b.toml",
        "briefs/a.toml\n",
        "briefs/a\0.toml",
        "briefs/a\x1b.toml",
        "briefs/ a.toml",
        "briefs/a .toml",
        "briefs/con.toml",
        "briefs/NUL.x.toml",
        "briefs/\udcff.toml",
        f"briefs/{'x' * 300}.toml",
        "briefs/.versions/a/b.toml",
        "briefs/.versions/../2026.toml",
        ".versions/other/2026.toml",
        "last-copy.txt",
        "cache/x.toml",
        "config.toml/x",
        "C:/x.toml",
        "notes.TOML",
    ],
)
def test_no_other_name_has_a_place(name: str) -> None:
    assert place_of(name) is None


@given(
    st.text(max_size=60) | st.from_regex(r"(briefs/)?(\.versions/)?[^\n]{0,20}(/[^\n]{0,20})?\.toml", fullmatch=True)
)
def test_a_place_is_always_within_the_folders(name: str) -> None:
    path = place_of(name)
    if path is not None:
        allowed = (data_folder(), config_file().parent)
        assert any(path.resolve().is_relative_to(folder.resolve()) for folder in allowed)
        assert ".." not in path.parts
