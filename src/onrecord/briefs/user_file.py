"""A file in which the user's own words are, read whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from onrecord import storage
from onrecord.storage import FileTooLarge, NotRegularFile


def read_user_file(path: Path, most_bytes: int, unusable: Callable[[str], Exception]) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileNotFoundError: there is no such file, as where its folder is none.
        what `unusable` makes of a sentence: it is too large, not a file, or cannot be read.
    """
    try:
        return storage.read_regular(path, most_bytes)[0]
    except FileNotFoundError:
        raise
    except NotADirectoryError as error:
        raise FileNotFoundError(error.errno, error.strerror, str(path)) from None
    except FileTooLarge:
        raise unusable(f"{path}: larger than {most_bytes // 1024**2} MiB") from None
    except NotRegularFile:
        raise unusable(f"{path}: not a file but a folder, pipe or device; move it away") from None
    except OSError as error:
        raise unusable(f"{path}: {error.strerror or 'it cannot be read'}") from None
