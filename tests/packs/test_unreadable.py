"""Files and folders that may not be read are named, and everything else opens."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterator

import pytest

from onrecord.cli import main
from onrecord.library import open_library
from onrecord.packs import NoPacksFound, find_packs, load_packs, survey
from tests.packs.a_pack import write_pack

NOBODY = 65534
pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such modes on this system")


@pytest.fixture
def share() -> Iterator[pathlib.Path]:
    """Return a folder of packs that everybody may enter, with a pack in it."""
    folder = pathlib.Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    write_pack(folder / "share" / "a-pack")
    yield folder / "share"
    for path in folder.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o700)
    shutil.rmtree(folder)


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """Root may read whatever it likes: for as long as this lasts it is somebody else."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


def opened(share: pathlib.Path) -> tuple[list[str], list[str]]:
    """Return the packs that open, and the problems of those that do not."""
    load_packs(find_packs([str(share)]))  # what is imported on the way may lie where nobody else looks
    (share / "a-pack").chmod(0o755)
    with unprivileged():
        library = load_packs(find_packs([str(share)]))
    return [pack.id for pack in library.packs], [
        str(problem) for refusal in library.refused for problem in refusal.problems
    ]


@pytest.mark.parametrize("name", ["lost+found", "b-pack"])
def test_a_folder_that_may_not_be_entered(share: pathlib.Path, name: str) -> None:
    (share / name).mkdir() if name == "lost+found" else write_pack(share / name)
    (share / name).chmod(0)
    packs, problems = opened(share)
    assert packs == ["a-pack"]
    expected = "a readable folder; fix its permissions, or move it away"
    assert problems == [f"{share}/{name}: found Permission denied, expected {expected}"]


def test_a_link_to_where_nobody_may_enter(share: pathlib.Path) -> None:
    closed = share.parent / "closed"
    write_pack(closed / "b-pack")
    (share / "linked").symlink_to(closed / "b-pack")
    closed.chmod(0)
    packs, problems = opened(share)
    assert packs == ["a-pack"]
    expected = "a readable folder; fix its permissions, or move it away"
    assert problems == [f"{share}/linked: found Permission denied, expected {expected}"]


def test_a_file_that_may_not_be_read(share: pathlib.Path) -> None:
    write_pack(share / "b-pack")
    (share / "b-pack" / "terms.toml").chmod(0)
    packs, problems = opened(share)
    assert packs == ["a-pack"]
    assert problems == [f"{share}/b-pack/terms.toml: found Permission denied, expected a readable file"]


def test_a_named_pack_that_may_not_be_entered_does_not_keep_others_out(share: pathlib.Path) -> None:
    other = write_pack(share / "b-pack").path
    other.chmod(0)
    with unprivileged():
        library = load_packs(find_packs([str(other), str(share / "a-pack")]))
    assert [pack.id for pack in library.packs] == ["a-pack"]
    assert [refusal.name for refusal in library.refused] == [str(other)]


def test_a_folder_of_packs_that_may_not_be_listed_is_named(share: pathlib.Path) -> None:
    share.chmod(0o311)
    with unprivileged():
        library = load_packs(find_packs([str(share)]))
    [refusal] = library.refused
    expected = "a readable folder; fix its permissions, or move it away"
    assert [str(problem) for problem in refusal.problems] == [f"{share}: found Permission denied, expected {expected}"]


def test_a_folder_that_is_not_there_is_still_a_mistake(share: pathlib.Path) -> None:
    with pytest.raises(NoPacksFound, match="name a folder that exists"):
        find_packs([str(share / "none"), str(share)])


def test_by_an_index_it_is_named_too(
    share: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    (share / "lost+found").mkdir()
    (share / "lost+found").chmod(0)
    cache = share.parent / "cache"
    cache.mkdir()
    open_library(find_packs([str(share / "a-pack")]), tmp_path)
    if os.geteuid() == 0:
        os.chown(cache, NOBODY, -1)
    with unprivileged():
        for _ in range(2):
            archive = open_library(find_packs([str(share)]), cache)
            assert list(archive.packs) == ["a-pack"]
            assert [refusal.name for refusal in archive.refused] == [f"{share}/lost+found"]


def test_a_check_names_it_and_looks_at_the_others(share: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    (share / "lost+found").mkdir()
    (share / "lost+found").chmod(0)
    main(["check", str(share)])
    capsys.readouterr()
    with unprivileged():
        code = main(["check", str(share)])
    out, err = capsys.readouterr()
    assert code == 1
    assert out.startswith(f"{share}/lost+found: found Permission denied, expected a readable folder")
    assert out.count("\n") == 1
    assert "a-pack: fine: 2 paragraphs" in err
