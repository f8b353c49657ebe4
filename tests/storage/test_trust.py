"""What another account could have written is not believed, and nobody is locked out of what is their own."""

from __future__ import annotations

import os
import pathlib
import stat
from collections.abc import Callable

import pytest

from onrecord.storage import keeps_owners, mounts, reason_for_distrust, trust
from tests.storage.accounts import NOBODY, SOMEBODY, as_account, needs_root, owned, shared_folder

grp = pytest.importorskip("grp")
pwd = pytest.importorskip("pwd")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="owners and modes of POSIX")
ACCOUNT, GROUP = 4242, 4243


def reason(path: pathlib.Path) -> str:
    return reason_for_distrust(path, path.stat()) or "own"


@pytest.mark.parametrize(("mode", "said"), [(0o600, ""), (0o644, ""), (0o755, ""), (0o602, "chmod"), (0o666, "chmod")])
def test_what_everybody_can_write_is_not_believed_and_the_mend_is_said(
    tmp_path: pathlib.Path, mode: int, said: str
) -> None:
    file = tmp_path / "a file.toml"
    file.touch()
    file.chmod(mode)
    mend = f"other accounts can write to it; if you trust its content, keep them out: chmod go-w '{file}'"
    assert reason(file) == (mend if said else "own")
    file.chmod(mode & ~0o022)
    assert reason(file) == "own"


@needs_root
def test_what_another_account_owns_is_not_believed_and_what_root_owns_is() -> None:
    with shared_folder(0o755) as folder:
        file = folder / "config.toml"
        file.touch()
        for owner, said in ((0, "own"), (NOBODY, "own"), (SOMEBODY, "it belongs to another account; ")):
            owned(file, owner, 0o644)
            assert as_account(NOBODY, lambda: reason(file)).startswith(said)


@needs_root
def test_a_link_that_another_account_made_is_not_believed_wherever_it_leads() -> None:
    with shared_folder(0o755) as folder:
        target, link = folder / "mine.toml", folder / "config.toml"
        target.touch()
        owned(target, NOBODY, 0o600)
        link.symlink_to(target)
        for owner, said in ((SOMEBODY, "it belongs to another account; "), (NOBODY, "own"), (0, "own")):
            owned(link, owner, 0o777)
            assert as_account(NOBODY, lambda: reason(link)).startswith(said)


def named(monkeypatch: pytest.MonkeyPatch, owner: str, group: str, members: list[str], primary: int = GROUP) -> None:
    """Accounts of that name and group, as a system with private groups has them, or one without."""
    account = pwd.struct_passwd((owner, "x", ACCOUNT, primary, "", "/", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda number: {ACCOUNT: account}[number])
    monkeypatch.setattr(grp, "getgrgid", lambda number: grp.struct_group((group, "x", number, members)))
    monkeypatch.setattr(os, "getuid", lambda: ACCOUNT)


@needs_root
@pytest.mark.parametrize(
    ("group", "members", "primary", "believed"),
    [
        ("desk", [], GROUP, True),
        ("desk", ["desk"], GROUP, True),
        ("desk", ["other"], GROUP, False),
        ("users", [], GROUP, False),
        ("desk", [], GROUP + 1, False),
    ],
)
def test_the_group_may_write_where_it_is_the_owners_private_one(
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    group: str,
    members: list[str],
    primary: int,
    believed: bool,
) -> None:
    file = tmp_path / "config.toml"
    file.touch()
    os.chown(file, ACCOUNT, GROUP)
    file.chmod(0o664)
    named(monkeypatch, "desk", group, members, primary)
    assert (reason(file) == "own") == believed
    file.chmod(0o666)
    assert reason(file) != "own"


@needs_root
def test_an_account_without_a_name_has_no_private_group(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.touch()
    os.chown(file, ACCOUNT + 1, GROUP)
    file.chmod(0o664)
    named(monkeypatch, "desk", "desk", [])
    monkeypatch.setattr(os, "getuid", lambda: ACCOUNT + 1)
    assert "chmod go-w" in reason(file)


class SameModes:
    """A file system, such as FAT, that says the same mode of every file, whatever one sets."""

    def __init__(self, change: Callable[..., None]) -> None:
        self.change = change

    def __call__(self, path: str, mode: int) -> None:
        self.change(path, 0o777)


def test_where_a_file_system_keeps_no_modes_there_is_nothing_to_go_by(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.touch()
    file.chmod(0o777)
    monkeypatch.setattr(mounts, "FILE_SYSTEMS_WITH_OWNERS", frozenset())
    assert reason(file) != "own"
    monkeypatch.setattr(os, "chmod", SameModes(os.chmod))
    assert reason(file) == "own"
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(("kind", "known"), [("ext4", True), ("vfat", False), ("fuseblk", None)])
def test_what_linux_says_of_the_mount_spares_trying(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, kind: str, known: bool | None
) -> None:
    file, table = tmp_path / "config.toml", tmp_path / "mountinfo"
    file.touch()
    file.chmod(0o777)
    device = tmp_path.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    table.write_text(f"1 2 99:99 / / rw - proc proc rw\n36 35 {number} / /mnt rw,x master:1 - {kind} /dev/sda rw\n")
    monkeypatch.setattr(mounts, "MOUNT_TABLE", table)
    assert mounts.file_system_keeps_owners(tmp_path) is known
    if known is not None:
        monkeypatch.setattr(trust, "_keeps_modes", lambda folder: 1 / 0)
    assert (reason(file) == "own") == (known is False)


@pytest.mark.parametrize(
    "text", ["", "short\n", "1 2 {number}\n", "1 2 {number} / / rw - \n", "1 2 {number} / / rw -\n"]
)
def test_where_linux_does_not_say_it_is_tried(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    device = tmp_path.stat().st_dev
    table = tmp_path / "mountinfo"
    table.write_text(text.replace("{number}", f"{os.major(device)}:{os.minor(device)}"))
    for there in (table, tmp_path / "none"):
        monkeypatch.setattr(mounts, "MOUNT_TABLE", there)
        assert mounts.file_system_keeps_owners(tmp_path) is None
    assert keeps_owners(tmp_path)


@needs_root
def test_where_it_cannot_be_tried_nobody_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounts, "FILE_SYSTEMS_WITH_OWNERS", frozenset())
    with shared_folder(0o755) as folder:
        file = folder / "config.toml"
        file.touch()
        owned(file, SOMEBODY, 0o644)
        assert as_account(NOBODY, lambda: reason(file)).startswith("it belongs to another account")
        assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert keeps_owners(pathlib.Path("/nowhere"))
