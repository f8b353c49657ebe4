"""Documents name files that exist: a link that leads nowhere, or a module that was renamed, fails here."""

from __future__ import annotations

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "screenshots" / "README.md"])
BASES = (ROOT, ROOT / "src" / "onrecord")
MODULE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|toml|md|sh))`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
OF_THE_USER = re.compile(r"^(?:my-|~|data/pack|briefs/NAME)")


def test_there_are_documents() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in DOCUMENTS}
    assert {"README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/tour.md", "docs/architecture.md"} <= names


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: pathlib.Path) -> None:
    missing = [link for link in LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_that_is_named_exists(document: pathlib.Path) -> None:
    named = [name for name in MODULE.findall(document.read_text("utf-8")) if not OF_THE_USER.match(name)]
    assert [name for name in named if not any((base / name).exists() for base in BASES)] == []
