"""LibreOffice and Chromium without a screen, and the text of a PDF; each run has a profile of its own."""

from __future__ import annotations

import pathlib
import re
import subprocess
from collections.abc import Sequence

from tests.clipboard.programs import require

TIMEOUT_SECONDS = 120
# LibreOffice drops the first two in a PDF, and makes a plain hyphen of the others; blanks depend on the lines.
_DROPPED = re.compile("[\\s\u00ad\u2060\u200b]")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013]")


def convert(files: Sequence[pathlib.Path], form: str, folder: pathlib.Path) -> list[pathlib.Path]:
    """Return the files that LibreOffice makes of these in another format."""
    require("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
    )
    made = [folder / f"{file.stem}.{form}" for file in files]
    assert all(file.is_file() for file in made)
    return made


def print_page(page: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """Return the PDF that Chromium prints of a page."""
    require("chromium")
    pdf = folder / f"{page.stem}-printed.pdf"
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    subprocess.run(
        ["chromium", *options, f"--user-data-dir={folder / 'chromium'}", f"--print-to-pdf={pdf}", page],
        check=True,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
    )
    return pdf


def pdf_pages(pdf: pathlib.Path) -> list[str]:
    """Return the text of each page."""
    require("pdftotext")
    run = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, timeout=TIMEOUT_SECONDS)
    return run.stdout.decode().removesuffix("\f").split("\f")


def folded(text: str) -> str:
    """Return the text without what a PDF does not keep."""
    return _HYPHENS.sub("-", _DROPPED.sub("", text))
