"""A cache of the bundled packs: checked when the program was built, and kept as JSON that loads fast.

Beside each cached pack lie the bytes of the files that it was made from. It is used only if the pack's own files are
these, byte for byte; otherwise the TOML is parsed and checked. Comparing is quicker than any fingerprint, and needs no
trust in one. The whole cache lies inside the program and is looked for nowhere else. Each cached file begins with a
checksum of its content and of the pack's bytes: a damaged file counts as missing, and so does one of another version of
the pack, as an interrupted update leaves it. The checksum is not a seal: whoever can write the program's own files can
change the program.
"""

from binascii import crc32
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.packs import checking
from onrecord.packs.files import MAX_FILE_BYTES
from onrecord.packs.locate import package_root
from onrecord.packs.pack_json import decode_pack, encode_pack
from onrecord.packs.raw_files import RawPack, read_raw

if TYPE_CHECKING:
    import pathlib
    from importlib.resources.abc import Traversable

    from onrecord.model import Pack

BUNDLED_CACHE_FOLDER = "compiled"
# Goes up with every change of the records or of the rules that a pack is checked by.
BUNDLED_CACHE_VERSION = 7

_CHECKSUM_CHARS = 9  # eight digits and a line end


def compile_pack(folder: "Traversable", target: "pathlib.Path") -> "Pack":
    """Check the pack, write it to the cache `target` under the folder's name, and return it.

    Raises:
        PackRefused: the pack breaks a rule.
    """
    raw = read_raw(folder)
    pack = checking.parse_pack(raw, folder.name)
    target.mkdir(parents=True, exist_ok=True)
    (target / _name(folder.name)).write_bytes(_with_checksum(encode_pack(pack), raw.all_bytes))
    (target / _source_name(folder.name)).write_bytes(raw.all_bytes)
    return pack


def load_bundled(folder: "Traversable", raw: RawPack | None = None) -> "Pack | None":
    """Return the pack in the folder if this very pack is bundled, else None; `raw` has its bytes if they were read."""
    raw = raw or read_raw(folder)
    if not is_current(folder, raw):
        return None
    try:
        return decode_pack(_without_checksum(_read(_name(folder.name)), raw.all_bytes))
    except (LookupError, OSError, TypeError, ValueError):
        return None  # damaged: the TOML is parsed instead


def is_current(folder: "Traversable", raw: RawPack | None = None) -> bool:
    """Return whether the folder's files are, byte for byte, those of the bundled pack of the same name."""
    if not cached_names() >= {_name(folder.name), _source_name(folder.name)}:
        return False
    try:
        return _read(_source_name(folder.name)) == (raw or read_raw(folder)).all_bytes
    except OSError:
        return False


class BundledExtras(NamedTuple):
    """The results that were computed from a bundled pack when the program was built; `folder` is the pack's folder."""

    folder: str

    def read(self, kind: str) -> bytes | None:
        """Return the result of this kind; None if there is none, or it is damaged."""
        try:
            return read_extra(self.folder, f".{kind}.json")
        except (OSError, ValueError):
            return None

    def write(self, kind: str, result: bytes) -> None:
        """Keep nothing: the program's own folder is not written to."""


def write_extra(target: "pathlib.Path", folder: str, suffix: str, text: str) -> None:
    """Write another room's file, such as an index, beside the pack that was compiled under the folder's name."""
    source = (target / _source_name(folder)).read_bytes()
    (target / f"{folder}{suffix}").write_bytes(_with_checksum(text, source))


def read_extra(folder: str, suffix: str) -> bytes | None:
    """Return what `write_extra` wrote; None if there is none.

    Raises:
        ValueError: the file is damaged, or belongs to another version of the pack.
    """
    if not cached_names() >= {f"{folder}{suffix}", _source_name(folder)}:
        return None
    return _without_checksum(_read(f"{folder}{suffix}"), _read(_source_name(folder)))


def _with_checksum(text: str, source: bytes) -> bytes:
    """Return the bytes to store: a checksum of the text and of the bytes that it was made from, then the text."""
    raw = text.encode()
    return _checksum(raw, source) + raw


def _without_checksum(raw: bytes, source: bytes) -> bytes:
    """Return the text that `_with_checksum` stored for these source bytes.

    Raises:
        ValueError: the checksum is not that of the text and the source.
    """
    checksum, body = raw[:_CHECKSUM_CHARS], raw[_CHECKSUM_CHARS:]
    if checksum != _checksum(body, source):
        raise ValueError("damaged, or of another version: its checksum does not match")
    return body


def _checksum(body: bytes, source: bytes) -> bytes:
    return f"{crc32(body, crc32(source)):08x}\n".encode()


def _read(name: str) -> bytes:
    with (package_root() / BUNDLED_CACHE_FOLDER / name).open("rb") as stream:
        return stream.read(MAX_FILE_BYTES)


def _name(folder: str) -> str:
    return f"{folder}.{BUNDLED_CACHE_VERSION}.json"


def _source_name(folder: str) -> str:
    return f"{folder}.source"


@cache
def cached_names() -> frozenset[str]:
    """Return the names of the files in the cache."""
    folder = package_root() / BUNDLED_CACHE_FOLDER
    return frozenset(file.name for file in folder.iterdir()) if folder.is_dir() else frozenset()
