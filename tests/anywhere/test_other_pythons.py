"""Texts are cut into the same words by every Python that is found here: `re` differs between them."""

from __future__ import annotations

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

from onrecord.text.folding import tokenize

ROOT = pathlib.Path(__file__).parent.parent.parent
TEXTS = sorted((ROOT / "data").glob("*/*.toml")) + sorted((ROOT / "docs").glob("*.md"))
SCRIPT = """
import hashlib, pathlib, sys
sys.path.insert(0, sys.argv[1])
from onrecord.text.folding import tokenize
for file in sys.argv[2:]:
    lines = pathlib.Path(file).read_text(encoding="utf-8").splitlines()
    print(hashlib.sha256(repr([tuple(tokenize(line)) for line in lines]).encode()).hexdigest())
"""


def _interpreters() -> list[str]:
    """Return other Pythons from 3.11 on that are in reach, one for each version."""
    names = ("python3", *(f"python3.{minor}" for minor in range(11, 15)))
    folders = [*os.environ.get("PATH", "").split(os.pathsep), "/usr/bin", "/usr/local/bin"]
    found: dict[str, str] = {}
    for program in filter(None, (shutil.which(name, path=folder) for folder in folders for name in names)):
        asked = [program, "-I", "-c", "import sys; print(sys.version_info >= (3, 11), sys.version)"]
        new_enough, _, version = subprocess.run(asked, capture_output=True, text=True).stdout.partition(" ")
        if new_enough == "True" and version.strip() != sys.version:
            found.setdefault(version, program)
    return list(found.values())


def test_every_python_cuts_texts_into_the_same_words() -> None:
    interpreters = _interpreters()
    if not interpreters:
        pytest.skip("no other Python from 3.11 on is here")
    assert TEXTS
    lines = [file.read_text(encoding="utf-8").splitlines() for file in TEXTS]
    expected = [hashlib.sha256(repr([tuple(tokenize(line)) for line in each]).encode()).hexdigest() for each in lines]
    for interpreter in interpreters:
        command = [interpreter, "-I", "-c", SCRIPT, str(ROOT / "src"), *map(str, TEXTS)]
        result = subprocess.run(command, capture_output=True, text=True)
        assert result.stdout.split() == expected, (interpreter, result.stderr[-500:])
