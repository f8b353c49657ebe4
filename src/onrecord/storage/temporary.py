"""Write to the system's temporary folder what cannot be saved anywhere else."""

from __future__ import annotations

import os


def write_temporarily(prefix: str, raw: bytes) -> str:
    """Write the bytes to a new file that only its owner can read, whose name starts with `prefix`; return its path.

    Raises:
        OSError: it cannot be written.
    """
    try:
        import tempfile
    except ImportError as error:  # the program's files are gone
        raise OSError(str(error)) from error

    with tempfile.NamedTemporaryFile(prefix=prefix, suffix=".txt", delete=False) as file:
        try:
            file.write(raw)
            file.flush()
        except OSError:
            os.unlink(file.name)  # noqa: PTH108 - an incomplete file must not remain
            raise
    return file.name
