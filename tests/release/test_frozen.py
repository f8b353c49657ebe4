"""The folder that brings its own Python: what goes in, and what is systems where it cannot be made."""

from __future__ import annotations

import pathlib
import platform
import re
import shutil
import sys

import pytest

from release import ReleaseError, frozen
from release.licenses import frozen_licenses
from release.offline import install_text


@pytest.mark.skipif(sys.platform != "linux", reason="only there another program is needed")
def test_without_objdump_it_says_what_to_install(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReleaseError, match="PyInstaller needs objdump to build the folder; install binutils"):
        frozen.require_pyinstaller()


@pytest.mark.skipif(sys.platform != "linux", reason="only there it is a file of the system")
def test_a_python_without_its_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sysconfig.get_config_var", lambda name: "libpython3.99.so.1.0")
    with pytest.raises(
        ReleaseError, match=r"the folder needs libpython3.99.so.1.0, and this Python came without it; install"
    ):
        frozen.require_pyinstaller()


def test_every_module_and_every_other_file_goes_in_and_nothing_of_this_environment(tmp_path: pathlib.Path) -> None:
    (tmp_path / "textual" / "widgets").mkdir(parents=True)
    for name in ("textual/__init__.py", "textual/widgets/_late.py", "textual/py.typed", "textual/__init__.pyc"):
        (tmp_path / name).write_bytes(b"")
    inputs = frozen.pyinstaller_input("onrecord", tmp_path)
    assert inputs["modules"] == ["textual", "textual.widgets._late"]
    assert inputs["files"] == [(str(tmp_path / "textual" / "py.typed"), "textual")]
    excluded = inputs["excluded"]
    assert isinstance(excluded, list)
    assert {"ssl", "readline", "pytest", "PyInstaller"} <= set(excluded)
    assert "textual" not in excluded


def test_python_comes_with_its_license_and_a_library_without_one_is_named(tmp_path: pathlib.Path) -> None:
    unknown = tmp_path / "libunknown.so.1"
    unknown.write_bytes(b"\x7fELF")
    texts = frozen_licenses(
        [("libunknown.so.1", str(unknown)), ("python3.11/lib-dynload/_json.so", "/usr/lib/_json.so")]
    )
    assert b"PYTHON SOFTWARE FOUNDATION LICENSE" in texts["licenses/python/LICENSE.txt"].upper()
    assert b"GPL" in texts["licenses/pyinstaller/COPYING.txt"]
    assert texts["licenses/other-libraries.txt"].decode().startswith("libunknown.so.1: ")
    assert "_json" not in texts["licenses/other-libraries.txt"].decode()


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("objdump"), reason="it is asked of the libraries there")
def test_the_page_says_on_which_systems_it_runs(tmp_path: pathlib.Path) -> None:
    shutil.copy(pathlib.Path(sys.executable).resolve(), tmp_path / "onrecord")
    (tmp_path / "words.txt").write_text("(GLIBC_9.9)", encoding="utf-8")
    systems = frozen.required_system(tmp_path)
    needed = re.fullmatch(r"Linux on \S+ with glibc (\d+)\.(\d+) or later \(ldd --version\)", systems)
    assert needed
    here = tuple(map(int, platform.libc_ver()[1].split(".")[:2]))
    assert (2, 0) < tuple(map(int, needed.groups())) <= here
    assert systems in install_text("1.2.3", systems).decode()
