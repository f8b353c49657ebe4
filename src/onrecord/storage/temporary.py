"""A file in the system's temporary folder, for what nothing else can take."""

from __future__ import annotations


def write_temporarily(prefix: str, raw: bytes) -> str:
    """Write the bytes to a new file that only the owner can read, whose name begins so; return its path.

    Raises:
        OSError: it cannot be written.
    """
    try:
        import tempfile
    except ImportError as error:  # the program's own file is gone
        raise OSError(str(error)) from error
    import os

    with tempfile.NamedTemporaryFile(prefix=prefix, suffix=".txt", delete=False) as file:
        try:
            file.write(raw)
            file.flush()
        except OSError:
            os.unlink(file.name)  # noqa: PTH108 - not half of it
            raise
    return file.name
