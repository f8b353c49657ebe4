"""Every Python that is installed here cuts texts into the same words, although `re` differs between them."""

from __future__ import annotations

import hashlib
import pathlib
import subprocess
import sys

import pytest

from onrecord.text.folding import tokenize
from tests.support.pythons import find_python

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
    """Return other Pythons from 3.11 on that are installed here, one for each minor version."""
    versions = [f"3.{minor}" for minor in range(11, 16) if minor != sys.version_info.minor]
    return [interpreter for version in versions if (interpreter := find_python(version))]


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
