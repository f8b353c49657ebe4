"""The machine and software versions of a measurement; nothing that identifies the machine or its owner."""

from __future__ import annotations

import os
import pathlib
import platform
import re
from importlib.metadata import version


def description() -> str:
    """Return processor, memory, load, system and versions in one line."""
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    packages = ", ".join(f"{name} {version(name)}" for name in ("onrecord", "textual", "rich"))
    return f"{_processor()}, {os.cpu_count()} cores, {_memory()}, load {_load()}; {system}; {python}; {packages}"


def _processor() -> str:
    name = re.search(r"^model name\s*: (.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    return name[1] if name else platform.processor() or "processor unknown"


def _load() -> str:
    """Return the load of the last minute: on a busy machine only ratios are meaningful."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _memory() -> str:
    total = re.search(r"^MemTotal:\s+(\d+) kB", _read("/proc/meminfo"), re.MULTILINE)
    return f"{int(total[1]) / 1024**2:.0f} GiB" if total else "memory unknown"


def _read(path: str) -> str:
    try:
        return pathlib.Path(path).read_text()
    except OSError:
        return ""
