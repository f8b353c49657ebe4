"""Files as they come from a disk: bounded, decoded, parsed, and never outside the folder."""

from __future__ import annotations

import pathlib
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from onrecord.packs import PackRefused, Problem, files, load_pack, raw_files
from tests.packs.a_pack import FILES, PackFolder, write_pack
from tests.packs.in_memory import MemoryFile, MemoryFolder

SOME = ["source.txt", "pack.toml", "statement.toml", "terms.toml"]
TOML = SOME[1:]
links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def only(problems: tuple[Problem, ...], file: str) -> Problem:
    [problem] = [problem for problem in problems if problem.file == f"a-pack/{file}"]
    return problem


@pytest.mark.parametrize("file", ["source.txt", "pack.toml", "statement.toml"])
def test_a_file_that_every_pack_has(a_pack: PackFolder, file: str) -> None:
    a_pack.remove(file)
    problem = only(a_pack.problems(), file)
    assert str(problem) == f"a-pack/{file}: found no such file, expected a file; every pack needs it"


def test_an_empty_folder_is_told_all_that_it_lacks(tmp_path: pathlib.Path) -> None:
    with pytest.raises(PackRefused) as refusal:
        load_pack(tmp_path, "empty")
    assert [(problem.file, problem.found) for problem in refusal.value.problems] == [
        ("empty/pack.toml", "no such file"),
        ("empty/source.txt", "no such file"),
        ("empty/statement.toml", "no such file"),
    ]


@pytest.mark.parametrize("file", FILES)
def test_invalid_utf8_is_named_with_its_line(a_pack: PackFolder, file: str) -> None:
    raw = (a_pack.path / file).read_bytes()
    first, rest = raw.split(b"\n", 1)
    a_pack.write(file, first + b"\n\xff" + rest)
    problem = only(a_pack.problems(), file)
    assert (problem.line, problem.found) == (2, "the byte 0xFF")
    assert problem.expected.startswith("UTF-8")


@pytest.mark.parametrize("content", [b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", "青".encode()[:2]])
def test_bytes_that_only_look_like_utf8(a_pack: PackFolder, content: bytes) -> None:
    a_pack.write("terms.toml", FILES["terms.toml"].encode() + b"# " + content)
    assert only(a_pack.problems(), "terms.toml").found.startswith("the byte 0x")


@pytest.mark.parametrize("file", SOME)
@pytest.mark.parametrize(
    ("char", "found"),
    [
        ("\x1b", "U+001B"),
        ("\x07", "U+0007"),
        ("\x9b", "U+009B"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200f", "U+200F"),
        ("\ue000", "U+E000"),
        ("\U000f0000", "U+F0000"),
        ("\u2028", "U+2028"),
        ("\ufeff", "U+FEFF"),
        ("\U0001ffff", "U+1FFFF"),
    ],
)
def test_a_forbidden_character_is_named_wherever_it_stands(
    a_pack: PackFolder, file: str, char: str, found: str
) -> None:
    last = a_pack.read(file).count("\n")
    lines = a_pack.read(file).removesuffix("\n").split("\n")
    lines[-1] += f" # {char}" if file.endswith(".toml") else char
    a_pack.write(file, "\n".join(lines) + "\n")
    problems = [problem for problem in a_pack.problems() if problem.found.startswith(found)]
    assert [(problem.file, problem.line) for problem in problems] == [(f"a-pack/{file}", last)]
    assert all(str(problem).isprintable() for problem in a_pack.problems())


def test_a_forbidden_character_is_reported_once_with_the_key_it_is_in(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", "A bird.", "A\u202e bird.")
    [problem] = a_pack.problems()
    assert str(problem) == (
        f"a-pack/missions.toml:{a_pack.line('missions.toml', ' bird.')}: "
        "mission[0].caveat: found U+202E (RIGHT-TO-LEFT OVERRIDE), expected no such character; remove it"
    )


@pytest.mark.parametrize("file", FILES)
def test_text_that_is_not_nfc_is_named_with_its_line(a_pack: PackFolder, file: str) -> None:
    lines = a_pack.read(file).removesuffix("\n").split("\n")
    lines[-1] += " # Cafe\u0301"
    a_pack.write(file, "\n".join(lines) + "\n")
    problems = [problem for problem in a_pack.problems() if problem.found == "text that is not NFC"]
    assert [(p.file, p.line, p.expected) for p in problems] == [
        (f"a-pack/{file}", len(lines), "text in Unicode normal form C (NFC)")
    ]


@pytest.mark.parametrize("file", SOME)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_are_lf(a_pack: PackFolder, file: str, line_end: str) -> None:
    a_pack.write(file, a_pack.read(file).replace("\n", line_end))
    problems = [problem for problem in a_pack.problems() if problem.found.startswith("U+000D")]
    assert [(problem.file, problem.line) for problem in problems] == [(f"a-pack/{file}", 1)]


@pytest.mark.parametrize("file", TOML)
@pytest.mark.parametrize(
    ("added", "at", "found"),
    [
        ("\nkey without a value\n", 2, "expected '=' after a key"),
        ('a = "no end\n', 1, "illegal character"),
        ("a = \n", 1, "invalid value"),
        ("a = 1\na = 2\n", 2, "cannot overwrite a value"),
        ("[a]\n[a]\n", 2, "cannot declare"),
        ("a = [1,\n  2\n", 3, "unclosed array"),
        ("a = 2024-02-31\n", 1, "invalid date or datetime"),
        ('a = "\\ud800"\n', 1, "escaped character is not a unicode scalar value"),
        ('a = "\\x41"\n', 1, "unescaped '\\' in a string"),
        ("a = 1 2\n", 1, "expected newline or end of document"),
        ("a = " + "[" * 20_000 + "\n", 1, "values nested too deeply"),
        ("a = 1\nb = " + "{c=" * 20_000 + "\n", 2, "values nested too deeply"),
        ("a = 1\nb = " + "[\n" * 20_000 + "\n", 0, "values nested too deeply"),
        ("a = 1\n\nb = " + "9" * 5_000 + "\nc = 1\n", 3, "a number with too many digits"),
    ],
    ids=lambda value: None if isinstance(value, int) else str(value)[:20].strip() or "value",
)
def test_what_is_not_toml_is_named_with_its_line(
    a_pack: PackFolder, file: str, added: str, at: int, found: str
) -> None:
    before = a_pack.read(file).count("\n")
    a_pack.append(file, added)
    problem = only(a_pack.problems(), file)
    assert found in problem.found.lower()
    assert problem.expected.startswith(("valid TOML; see docs/pack-format.md", "at most "))
    assert problem.line == before + at if at else before < problem.line <= before + 20_001
    assert str(problem).isprintable()


def test_a_file_that_is_too_large(a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    a_pack.append("terms.toml", "# " + "x" * 3_000_000)
    monkeypatch.setattr(raw_files, "MAX_FILE_BYTES", 2 * 1024 * 1024)
    [problem] = a_pack.problems()
    assert (problem.file, problem.line, problem.found) == ("a-pack/terms.toml", 0, "too large a file")
    assert problem.expected == "at most 2 MiB; split the pack"


def test_a_file_of_just_the_limit_is_read(a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_files, "MAX_FILE_BYTES", max(len(text.encode()) for text in FILES.values()))
    assert a_pack.problems() == ()


def test_the_limit_is_32_mebibytes() -> None:
    assert files.MAX_FILE_BYTES == 32 * 1024 * 1024


@links
@pytest.mark.parametrize("file", FILES)
def test_a_link_that_leads_outside_is_not_followed(a_pack: PackFolder, tmp_path: pathlib.Path, file: str) -> None:
    outside = tmp_path / "outside"
    (a_pack.path / file).rename(outside)
    (a_pack.path / file).symlink_to(outside)
    problem = only(a_pack.problems(), file)
    assert (problem.found, problem.expected) == ("a link that leads out of the pack's folder", "a file inside it")


@links
def test_a_relative_link_that_climbs_out_is_not_followed(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    (tmp_path / "secret.toml").write_text("[[term]]\n")
    a_pack.remove("terms.toml")
    (a_pack.path / "terms.toml").symlink_to(pathlib.Path("..") / "secret.toml")
    assert only(a_pack.problems(), "terms.toml").found == "a link that leads out of the pack's folder"


@links
def test_a_linked_folder_that_leads_outside_is_not_followed(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    elsewhere = write_pack(tmp_path / "elsewhere")
    (a_pack.path / "inner").symlink_to(elsewhere.path)
    a_pack.remove("terms.toml")
    (a_pack.path / "terms.toml").symlink_to(pathlib.Path("inner") / "terms.toml")
    assert only(a_pack.problems(), "terms.toml").found == "a link that leads out of the pack's folder"


@links
def test_a_sibling_whose_name_begins_like_the_pack_is_outside(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    sibling = write_pack(tmp_path / "a-pack-2")
    a_pack.remove("terms.toml")
    (a_pack.path / "terms.toml").symlink_to(sibling.path / "terms.toml")
    assert only(a_pack.problems(), "terms.toml").found == "a link that leads out of the pack's folder"


@links
def test_a_link_within_the_folder_is_followed(a_pack: PackFolder) -> None:
    (a_pack.path / "terms.toml").rename(a_pack.path / "real-terms.toml")
    (a_pack.path / "terms.toml").symlink_to("real-terms.toml")
    assert a_pack.problems() == ()


@links
def test_the_packs_own_folder_may_be_a_link(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    (tmp_path / "linked").symlink_to(a_pack.path)
    assert load_pack(tmp_path / "linked").id == "a-pack"


@dataclass(frozen=True)
class Unreadable(MemoryFile):
    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        raise PermissionError(13, "Permission denied")


@dataclass(frozen=True)
class Guarded(MemoryFolder):
    def joinpath(self, *descendants: object) -> MemoryFile:
        [name] = descendants
        kind = Unreadable if name == "terms.toml" else MemoryFile
        return kind(str(name), self.files.get(str(name)))


def test_a_file_that_may_not_be_read() -> None:
    with pytest.raises(PackRefused) as refusal:
        load_pack(Guarded({name: text.encode() for name, text in FILES.items()}), "guarded")
    assert [str(problem) for problem in refusal.value.problems] == [
        "guarded/terms.toml: found Permission denied, expected a readable file"
    ]
