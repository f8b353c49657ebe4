"""Zip archives of parts, the same bytes for the same parts: dates are fixed, and nothing of the account is in them."""

import io
import zipfile
from collections.abc import Mapping

# The time of every file in an archive: the earliest that a zip file can have.
_ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)


def write_archive(parts: Mapping[str, str], stored: str = "") -> bytes:
    """Return the archive of texts by their names, in their order; the one that is `stored` is not compressed."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zip_file:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _ARCHIVE_TIME)
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            info.create_system = 0  # on Windows and elsewhere the same
            zip_file.writestr(info, text.encode())
    return archive.getvalue()
