"""Other Python interpreters that are installed on this machine."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

# Folders in which pyenv and uv keep interpreters; {} stands for a version such as 3.12.
_MANAGED = (".pyenv/versions/{}.*/bin/python", ".local/share/uv/python/cpython-{}.*/bin/python")
_SYSTEM_FOLDERS = ("/usr/local/bin", "/usr/bin")


def find_python(version: str) -> str | None:
    """Return the path of a working interpreter of a minor version such as 3.12; None if there is none.

    It is looked for on PATH, in the system's folders, and where pyenv and uv keep interpreters.
    """
    search_path = os.pathsep.join([os.environ.get("PATH", ""), *_SYSTEM_FOLDERS])
    candidates = [shutil.which(f"python{version}", path=folder) for folder in search_path.split(os.pathsep)]
    for pattern in _MANAGED:
        candidates += [str(path) for path in sorted(pathlib.Path.home().glob(pattern.format(version)), reverse=True)]
    return next((path for path in candidates if path and _is_version(path, version)), None)


def _is_version(path: str, version: str) -> bool:
    command = (path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode == 0 and result.stdout.strip() == version
