"""Archives: the same bytes each time, all of the files back, and anything damaged or hostile refused."""

from __future__ import annotations

import hashlib
import io
import random
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.storage import archive
from onrecord.storage.archive import SUMS, InvalidArchive, pack_archive, unpack_archive
from tests.tiers import trials

SEED = 20261128
FILES = {
    "notes.toml": b"schema = 1\n",
    "briefs/memo.toml": b"name = 'memo'\n" * 50,
    "briefs/\u00fc\u5b87.toml": b"\xff\x00",
}
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20).filter(
    lambda name: not name.endswith("/") and name != SUMS and name.splitlines() == [name]
)


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=5))
def test_all_files_come_back(files: dict[str, bytes]) -> None:
    assert unpack_archive(pack_archive(files)) == files


def test_the_same_files_are_the_same_bytes_in_any_order() -> None:
    made = pack_archive(FILES)
    assert made == pack_archive(dict(reversed(FILES.items())))


def test_other_programs_can_prove_it() -> None:
    with zipfile.ZipFile(io.BytesIO(pack_archive(FILES))) as opened:
        assert opened.testzip() is None
        lines = opened.read(SUMS).decode().splitlines()
    assert lines == [f"{hashlib.sha256(raw).hexdigest()}  {name}" for name, raw in sorted(FILES.items())]


def _is_refused(raw: bytes) -> bool:
    """Return whether the bytes are refused; what is accepted is what was packed, and any other error is a defect."""
    try:
        files = unpack_archive(raw)
    except InvalidArchive:
        return True
    assert files == FILES
    return False


def test_every_truncation_is_refused() -> None:
    made = pack_archive(FILES)
    assert len(made) > 300
    assert [length for length in range(len(made)) if not _is_refused(made[:length])] == []


def test_a_changed_byte_is_refused_or_changes_nothing() -> None:
    """Some bytes of a zip file say nothing, such as dates; whatever is accepted is what was packed."""
    made, dice = pack_archive(FILES), random.Random(SEED)
    accepted = 0
    for position in range(len(made)):
        damaged = bytearray(made)
        damaged[position] ^= 1 << dice.randrange(8)
        accepted += not _is_refused(bytes(damaged))
    assert 0 < accepted < len(made) / 2


def test_damage_of_many_kinds_never_gives_other_files() -> None:
    made, dice = pack_archive(FILES), random.Random(SEED)
    refused = 0
    for _ in range(trials(test=500, soak=20_000)):
        damaged = bytearray(made)
        start, length = dice.randrange(len(made)), dice.randrange(1, 60)
        kind = dice.randrange(4)
        if kind == 0:
            damaged[start : start + length] = dice.randbytes(length)
        elif kind == 1:
            del damaged[start : start + length]
        elif kind == 2:
            damaged[start:start] = damaged[start : start + length] or b"\0"
        else:
            damaged[start : start + length] = bytes(length)
        refused += _is_refused(bytes(damaged))
    assert refused > 100


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(InvalidArchive):
        unpack_archive(raw)


def _zip(members: list[tuple[zipfile.ZipInfo | str, bytes]], *, sums: bool = True) -> bytes:
    stream = io.BytesIO()
    names = [member if isinstance(member, str) else member.filename for member, _ in members]
    lines = "".join(
        f"{hashlib.sha256(raw).hexdigest()}  {name}\n" for name, (_, raw) in zip(names, members, strict=True)
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        if sums:
            made.writestr(SUMS, lines)
        for member, raw in members:
            made.writestr(member, raw)
    return stream.getvalue()


def _member(name: str, mode: int = stat.S_IFREG | 0o600, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr, member.create_system, member.compress_type = mode << 16, 3, compression
    return member


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no backup"),
        (b"PK\3\4" + b"x" * 100, "no backup"),
        (_zip([("notes.toml", b"x")], sums=False), "no backup of onrecord"),
        (_zip([(_member("notes.toml", stat.S_IFLNK | 0o777), b"/etc/passwd")]), "links"),
        (_zip([(_member("briefs/", stat.S_IFDIR | 0o700), b"")]), "folders"),
        (_zip([(_member("notes.toml", stat.S_IFIFO | 0o600), b"")]), "plain files"),
        (_zip([(_member("notes.toml", compression=zipfile.ZIP_LZMA), b"x")]), "packed in a way"),
        (_zip([("notes.toml", b"x")]) + b"more", "its end is missing"),
    ],
)
def test_what_is_no_backup_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidArchive, match=reason):
        unpack_archive(raw)


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = _zip([("notes.toml", b"x"), ("notes.toml", b"y")])
    with pytest.raises(InvalidArchive, match="two files of one name"):
        unpack_archive(raw)


def test_sums_of_other_files_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr(SUMS, f"{hashlib.sha256(b'x').hexdigest()}  notes.toml\n")
        made.writestr("notes.toml", b"y")
    with pytest.raises(InvalidArchive, match="not what was backed up"):
        unpack_archive(stream.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_CONTENT_BYTES", 1_000_000)
    with pytest.raises(InvalidArchive, match="unpacks to more than"):
        unpack_archive(_zip([("notes.toml", bytes(2_000_000))]))
    with pytest.raises(ValueError, match="more than"):
        pack_archive({"notes.toml": bytes(2_000_000)})


def test_a_file_that_unpacks_to_more_than_it_says_is_refused() -> None:
    """The size that the directory names is a lie: no more than that is unpacked."""
    raw = bytearray(_zip([("notes.toml", bytes(1_000_000))]))
    place = raw.rindex(b"PK\1\2")
    struct.pack_into("<L", raw, place + 24, 100)
    with pytest.raises(InvalidArchive):
        unpack_archive(bytes(raw))


def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    many: list[tuple[zipfile.ZipInfo | str, bytes]] = [(f"briefs/{number}.toml", b"") for number in range(50)]
    raw = _zip(many)
    monkeypatch.setattr(archive, "MAX_MEMBERS", 20)
    with pytest.raises(InvalidArchive, match="more files"):
        unpack_archive(raw)
    monkeypatch.setattr(archive, "MAX_DIRECTORY_BYTES", 100)
    with pytest.raises(InvalidArchive, match="more files"):
        unpack_archive(raw)


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    made = pack_archive(FILES)
    monkeypatch.setattr(archive, "MAX_ARCHIVE_BYTES", 100)
    with pytest.raises(InvalidArchive, match="larger than"):
        unpack_archive(made)
