"""A folder that is only in memory, for tests that load thousands of packs."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any


@dataclass(frozen=True)
class MemoryFile(Traversable):
    _name: str
    content: bytes | None

    @property
    def name(self) -> str:
        return self._name

    def is_file(self) -> bool:
        return self.content is not None

    def is_dir(self) -> bool:
        return False

    def iterdir(self) -> Iterator[Traversable]:
        raise NotADirectoryError(self.name)

    def joinpath(self, *descendants: Any) -> Traversable:
        raise NotADirectoryError(self.name)

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if self.content is None:
            raise FileNotFoundError(self.name)
        return io.BytesIO(self.content) if "b" in mode else io.StringIO(self.content.decode())

    def read_bytes(self) -> bytes:
        return bytes(self.open("rb").read())

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        return self.read_bytes().decode()


@dataclass(frozen=True)
class MemoryFolder(Traversable):
    """Holds `files` by name."""

    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        return "in-memory"

    def is_file(self) -> bool:
        return False

    def is_dir(self) -> bool:
        return True

    def iterdir(self) -> Iterator[Traversable]:
        return iter([MemoryFile(name, content) for name, content in self.files.items()])

    def joinpath(self, *descendants: Any) -> Traversable:
        [name] = descendants
        return MemoryFile(str(name), self.files.get(str(name)))

    def __truediv__(self, child: Any) -> Traversable:
        return self.joinpath(child)

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        raise IsADirectoryError(self.name)

    def read_bytes(self) -> bytes:
        raise IsADirectoryError(self.name)

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        raise IsADirectoryError(self.name)
