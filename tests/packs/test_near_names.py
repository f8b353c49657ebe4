"""Misspelt names of a pack's files, and other names."""

from __future__ import annotations

import pytest

from onrecord.packs.files import PACK_FILES
from onrecord.packs.near_names import find_named_file, is_misnamed

MORE = ("{}.txt", "{}.TXT", "copy of {}", "{} (1)", "{}2", "{}.toml", "{}.gz", " {}", "2024-{}")
BACKUPS = ("{}~", "#{}#", "{}.~3~", "{}.orig", "{}.bak", ".{}.swp", ".#{}", "._{}", ".{}.x7Fq")
OTHERS = (
    "README.md",
    "toml",
    "notes.txt",
    "statement.pdf",
    "statement.html",
    "terms.xml",
    "terms.yml",
    "resource.txt",
    "x.toml~",
    "sources",
)


@pytest.mark.parametrize("meant", PACK_FILES)
def test_a_known_name_with_more_before_or_behind_it_is_misnamed(meant: str) -> None:
    for more in MORE:
        name = more.format(meant)
        assert is_misnamed(name, [*PACK_FILES, name]), name
        assert find_named_file(name.strip().lower()) == meant


@pytest.mark.parametrize("meant", PACK_FILES)
def test_a_known_name_is_misnamed_where_its_ending_has_a_letter_amiss_or_is_missing(meant: str) -> None:
    stem, _, ending = meant.rpartition(".")
    missing = {ending[:at] + ending[at + 1 :] for at in range(len(ending))}
    exchanged = {ending[:at] + ending[at + 1] + ending[at] + ending[at + 2 :] for at in range(len(ending) - 1)}
    another = {f"{ending[:at]}x{ending[at + 1 :]}" for at in range(len(ending))}
    added = {f"{ending[:at]}e{ending[at:]}" for at in range(len(ending) + 1)}
    for amiss in (missing | exchanged | another | added) - {ending}:
        assert is_misnamed(f"{stem}.{amiss}", PACK_FILES), amiss
        assert is_misnamed(f"{stem}.{amiss}".upper(), PACK_FILES)
    assert is_misnamed(stem, PACK_FILES)
    assert not is_misnamed(f"{stem}.json", PACK_FILES)


@pytest.mark.parametrize("meant", PACK_FILES)
def test_a_backup_is_misnamed_only_where_what_it_is_of_does_not_stand_beside_it(meant: str) -> None:
    for backup in BACKUPS:
        name = backup.format(meant)
        assert not is_misnamed(name, [*PACK_FILES, name]), name
        assert is_misnamed(name, [*(other for other in PACK_FILES if other != meant), name]), name


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_called_otherwise_is_not(name: str) -> None:
    assert not is_misnamed(name, PACK_FILES)
