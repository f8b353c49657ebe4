"""No network: no module of ours imports a network library. test_under_strace.py shows that no run opens a socket."""

from __future__ import annotations

import ast
import pathlib
import sys

import pytest

from tests.anywhere.running import COMMANDS, Surroundings

SOURCE = pathlib.Path(__file__).parents[2] / "src" / "onrecord"
NETWORK = {
    *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc"),
    *("socketserver", "requests", "httpx", "aiohttp", "urllib3", "wsgiref", "webbrowser"),
}


def imported(path: pathlib.Path) -> set[str]:
    """Return the names of all modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_module_of_ours_imports_what_speaks_to_a_network() -> None:
    for path in SOURCE.rglob("*.py"):
        spoken = {name for name in imported(path) if name in NETWORK or name.partition(".")[0] in NETWORK}
        assert not spoken, path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_loads_it_either(command: tuple[str, ...], tmp_path: pathlib.Path) -> None:
    script = "import sys; from onrecord.cli import main; main(sys.argv[1:]); sys.stderr.write(' '.join(sys.modules))"
    done = Surroundings().run([sys.executable, "-c", script], *command, home=tmp_path)
    loaded = set(done.stderr.decode().split())
    assert "onrecord" in loaded
    assert not loaded & {"socket", "ssl", "http.client", "urllib.request", "asyncio"}
