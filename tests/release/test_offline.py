"""The offline zip: what it says and refuses. Installing from it is tested in tests/anywhere, on the real one."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from release.offline import SCRIPTS, install_script, install_text, write_offline_zip
from release.pins import Pin
from tests.release.small_wheels import small_wheel

needs_sh = pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh here")


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    """Unpacked; in it a program that cannot start, for what is tested here comes before that."""
    program, other = small_wheel(tmp_path, "onrecord"), small_wheel(tmp_path, "other")
    pin = Pin("other", "1.0", "python_version < '4'", ("0" * 64, other.sha256))
    write_offline_zip(tmp_path, program, [other], [pin], {"INSTALL.txt": install_text("1.0")}, 1700000000)
    with zipfile.ZipFile(tmp_path / "onrecord-offline-1.0.zip") as archive:
        archive.extractall(tmp_path)
    return tmp_path / "onrecord-offline-1.0"


def test_it_names_the_hash_of_each_wheel_that_lies_in_it(folder: pathlib.Path) -> None:
    lines = (folder / "requirements.txt").read_text().splitlines()
    assert [line.split(" --hash")[0] for line in lines] == ["onrecord==1.0", "other==1.0 ; python_version < '4'"]
    assert all(re.fullmatch(r".* --hash=sha256:[0-9a-f]{64}", line) for line in lines)
    assert sorted(file.name for file in (folder / "wheels").iterdir()) == [
        "onrecord-1.0-py3-none-any.whl",
        "other-1.0-py3-none-any.whl",
    ]


def install(folder: pathlib.Path, *words: str, **env: str) -> tuple[int, str]:
    shell = shutil.which("sh")
    assert shell is not None
    given = {key: value for key, value in os.environ.items() if key not in ("HOME", "PYTHON")} | env
    command = (shell, str(folder / "install.sh"), *words)
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False, cwd=folder)
    return done.returncode, done.stderr


@needs_sh
def test_without_a_home_it_asks_for_a_folder(folder: pathlib.Path) -> None:
    said = "onrecord: this session has no home folder; name the folder to install into: sh install.sh FOLDER\n"
    assert install(folder) == (1, said)


@needs_sh
def test_a_folder_of_others_is_left_alone(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter").write_text("Dear")
    code, said = install(folder, str(mine))
    assert (code, said) == (
        1,
        f"onrecord: {mine} already exists and is not an onrecord; name a new folder: sh install.sh FOLDER\n",
    )
    assert (mine / "letter").read_text() == "Dear"


@needs_sh
def test_a_folder_that_cannot_be_written_is_named(folder: pathlib.Path) -> None:
    file = folder / "INSTALL.txt"
    code, said = install(folder, str(file / "inside"))
    assert (code, said) == (
        1,
        f"onrecord: {file}/inside is not writable; name a folder that is: sh install.sh FOLDER\n",
    )


@needs_sh
def test_without_a_python_it_points_to_the_folder_that_brings_its_own(
    folder: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    code, said = install(folder, str(tmp_path / "new"), PATH=str(tmp_path))
    assert code == 1
    assert said.startswith(
        "onrecord: no Python 3.11 or later was found; name one: PYTHON=/path/to/python3 sh install.sh"
    )
    assert not (tmp_path / "new").exists()


@needs_sh
def test_without_ensurepip_it_points_to_the_one_file(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """As Debian's Python is without python3-venv."""
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\ncase "$*" in *ensurepip*) exit 1 ;; esac\nexec "{sys.executable}" "$@"\n')
    bare.chmod(0o755)
    code, said = install(folder, str(tmp_path / "new"), PYTHON=str(bare))
    assert code == 1
    assert said.endswith(f"onrecord.pyz needs neither: {bare} onrecord.pyz\n")


@needs_sh
@pytest.mark.parametrize("former", [False, True], ids=["new", "renewed"])
def test_what_is_cut_off_is_undone(folder: pathlib.Path, tmp_path: pathlib.Path, former: bool) -> None:
    into = tmp_path / "new"
    if former:
        (into / "bin").mkdir(parents=True)
        (into / "bin" / "onrecord").touch(0o755)
    ending = tmp_path / "python"
    ending.write_text(
        f'#!/bin/sh\ncase "$*" in *"-m venv"*) mkdir -p "{into}/bin"; touch "{into}/bin/python"; kill $PPID ;; esac\n'
    )
    ending.chmod(0o755)
    assert install(folder, str(into), PYTHON=str(ending)) == (143, "")
    assert [file.name for file in into.rglob("*")] == (["bin", "onrecord"] if former else [])
    assert not (tmp_path / "new.before").exists()


FAKE_PYTHON = """#!/bin/sh
PATH=/usr/bin:/bin
case "$*" in
  *"-m venv"*) mkdir -p "$INTO/bin"; cp "$0" "$INTO/bin/python"; touch "$INTO/pyvenv.cfg" ;;
  *"-m pip"*) printf '#!/bin/sh\\necho onrecord new\\n' > "$INTO/bin/onrecord"; chmod +x "$INTO/bin/onrecord" ;;
esac
"""
KILLER = """#!/bin/sh
echo >> "$COUNT"
[ "$(wc -l < "$COUNT")" -ne "$BEFORE" ] || { kill -9 $PPID; exit 1; }
"$REAL" "$@"; code=$?
[ "$(wc -l < "$COUNT")" -ne "$AFTER" ] || kill -9 $PPID
exit $code
"""
CHANGING = ("mkdir", "mv", "rm", "rmdir", "chmod")


def killing_path(scratch: pathlib.Path) -> str:
    """A path on which every program that changes files counts its calls and kills its caller at one of them."""
    folder = scratch / "killing"
    folder.mkdir()
    for name in CHANGING:
        (folder / name).write_text(KILLER.replace("$REAL", str(shutil.which(name))))
        (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def an_onrecord(into: pathlib.Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_text(text)
        (into / name).chmod(0o755)


@needs_sh
@pytest.mark.parametrize("renewed", [False, True], ids=["new", "renewed"])
@pytest.mark.parametrize("moment", ["BEFORE", "AFTER"])
def test_after_a_kill_at_any_step_it_goes_on_and_loses_nothing(
    folder: pathlib.Path, tmp_path: pathlib.Path, renewed: bool, moment: str
) -> None:
    python, path = tmp_path / "python", killing_path(tmp_path)
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    killed = 0
    for step in range(1, 100):
        into, count = tmp_path / f"into-{step}", tmp_path / f"count-{step}"
        if renewed:
            an_onrecord(into, {"pyvenv.cfg": "", "bin/onrecord": "#!/bin/sh\n", "onrecord-files/state.toml": "mine"})
        env = {"PYTHON": str(python), "INTO": str(into), "COUNT": str(count), "BEFORE": "0", "AFTER": "0"}
        code, _ = install(folder, str(into), PATH=path, **env | {moment: str(step)})
        if code == 0:
            break
        assert code == -9
        killed += 1
        if renewed:
            places = [
                place for place in (into, tmp_path / f"into-{step}.before") if (place / "onrecord-files").is_dir()
            ]
            assert [(place / "onrecord-files/state.toml").read_text() for place in places] == ["mine"]
        code, said = install(folder, str(into), **env)
        assert (code, said) == (0, "")
        assert "new" in (into / "bin/onrecord").read_text()
        assert (into / "onrecord-files/state.toml").exists() == renewed
        assert not [each.name for each in into.iterdir() if each.name.startswith(".onrecord-")]
        assert not (tmp_path / f"into-{step}.before").exists()
    assert killed >= (9 if renewed else 6)


@needs_sh
def test_a_disk_from_which_nothing_may_start_is_named(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    place = tmp_path / "noexec"
    place.mkdir()
    script = f'mount -t tmpfs -o noexec,size=1m none "{place}" && exec "$@"'
    closed = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh"]
    if not shutil.which("unshare") or subprocess.run([*closed, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let a test mount a folder")
    command = [*closed, "sh", str(folder / "install.sh"), str(place / "into")]
    env = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 1
    assert done.stderr == (
        f"onrecord: programs cannot start from {place}/into (its disk is mounted noexec); name a folder on another "
        f"disk: sh install.sh FOLDER; or install nothing: {sys.executable} onrecord.pyz\n"
    )


@needs_sh
@pytest.mark.parametrize("name", ["PYTHONHOME", "PYTHONPATH"])
def test_a_python_that_is_told_to_look_elsewhere_is_told_of(
    folder: pathlib.Path, tmp_path: pathlib.Path, name: str
) -> None:
    python = tmp_path / "python"
    python.write_text(FAKE_PYTHON.replace("case", f'[ -z "${name}" ] || exit 7\ncase', 1))
    python.chmod(0o755)
    into = tmp_path / "into"
    code, said = install(folder, str(into), PYTHON=str(python), INTO=str(into), **{name: "/elsewhere"})
    assert code == 0
    assert said == (
        f"onrecord: {name} is set (/elsewhere); it is ignored here, and you may have to start onrecord without it: "
        f"env -u {name} onrecord\n"
    )


def test_the_scripts_can_be_read_on_any_machine_and_ask_pip_for_the_same() -> None:
    words = [set(re.findall(r"--[a-z]+[a-z-]*|:all:", install_script(name).decode("ascii"))) for name in SCRIPTS]
    assert words[0] == words[1]
    assert {"--no-index", "--require-hashes", "--isolated"} <= words[0]


def test_the_page_is_one_page_and_names_the_version() -> None:
    text = install_text("1.2.3").decode("ascii")
    assert "@" not in text
    assert "onrecord-offline-1.2.3.zip" in text
    assert len(text.splitlines()) <= 66
    assert max(map(len, text.splitlines())) <= 120
