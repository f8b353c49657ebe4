"""Fast tests on the other supported Pythons that are installed here: `make pythons` runs them and says which ran."""

from __future__ import annotations

import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tomllib

from tests.support.pythons import find_python

ROOT = pathlib.Path(__file__).parents[1]
ENVIRONMENTS = ROOT / ".venv" / ".pythons"
REQUIREMENTS = ROOT / "requirements-dev.txt"
CLASSIFIER = re.compile(r"Programming Language :: Python :: (3\.\d+)")


def supported_versions() -> list[str]:
    """Return the minor versions that pyproject.toml names, such as 3.12, without the one that runs this."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = [match[1] for line in project["classifiers"] if (match := CLASSIFIER.fullmatch(line))]
    return [version for version in versions if version != "{}.{}".format(*sys.version_info)]


def environment(interpreter: str, folder: pathlib.Path) -> pathlib.Path:
    """Return the Python of a virtual environment with the pinned packages; create or update it where needed."""
    python = folder / "bin" / "python"
    stamp = folder / ".requirements"
    fingerprint = hashlib.sha256(REQUIREMENTS.read_bytes() + interpreter.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != fingerprint:
        print(f"Setting up {folder.relative_to(ROOT)} (once)", file=sys.stderr)
        subprocess.run([interpreter, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install"]
        subprocess.run([*pip, "--requirement", str(REQUIREMENTS)], check=True)
        stamp.write_text(fingerprint, encoding="ascii")
    return python


def fast_tests_pass(python: pathlib.Path) -> bool:
    """Run the fast tests with this Python, on the sources of this checkout; return whether they pass."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [str(python), "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", "--tier", "fast"]
    return (
        subprocess.run([*command, "-p", "no:cacheprovider", *sys.argv[1:]], cwd=ROOT, env=env, check=False).returncode
        == 0
    )


def main() -> int:
    """Test on every interpreter found; print which ran and which are missing; return 1 if a test fails."""
    interpreters = {version: find_python(version) for version in supported_versions()}
    results: dict[str, bool] = {}
    for version, interpreter in interpreters.items():
        if interpreter:
            print(f"== Python {version}", flush=True)
            results[version] = fast_tests_pass(environment(interpreter, ENVIRONMENTS / version))
    missing = [version for version, interpreter in interpreters.items() if not interpreter]
    if missing:
        print(f"Not installed here, so not tested: Python {', '.join(missing)} (uv python install VERSION gets one).")
    if results:
        outcomes = (f"{version} {'passed' if passed else 'FAILED'}" for version, passed in results.items())
        print(f"Fast tests on other Pythons: {', '.join(outcomes)}.")
    return int(not all(results.values()))


if __name__ == "__main__":
    sys.exit(main())
