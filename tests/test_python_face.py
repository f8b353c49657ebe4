"""The names that a script may import, and the example of docs/python.md, run as it stands there."""

from __future__ import annotations

import importlib
import pathlib
import re
import subprocess
import sys

PAGE = (pathlib.Path(__file__).parent.parent / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_prints_what_the_page_says() -> None:
    [(_, example)] = [block for block in BLOCKS if block[0] == "python"]
    [(_, printed)] = [block for block in BLOCKS if block[0] == ""]
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout == printed


def test_every_name_on_the_page_is_public() -> None:
    rows = re.findall(r"^\| `(onrecord\.\w+)` \| (.*) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 4
    for module_name, cell in rows:
        module = importlib.import_module(module_name)
        names = re.findall(r"`(\w+)`", cell)
        assert names
        for name in names:
            assert name in module.__all__, f"{module_name}.{name}"
            assert getattr(module, name) is not None
