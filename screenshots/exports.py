"""Draw page one of each kind of document, as a Word file and as a printed page: `python -m screenshots.exports`.

Needs LibreOffice, Chromium and pdftoppm (poppler). Fonts are those of this machine, so that no test compares pixels.
"""

from __future__ import annotations

import datetime
import pathlib
import subprocess
import tempfile

from onrecord.briefs.brief import Brief, Heading, OwnNote
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.exporter.export import ExportRequest, export
from onrecord.exporter.kinds import bundled_kinds
from onrecord.model import Pack, Ref
from onrecord.packs import bundled_packs, load_packs
from onrecord.quoting.excerpts import Excerpt, excerpt, partial

FOLDER = pathlib.Path(__file__).parent / "exports"
FORMS = ("docx", "html")
DOTS_PER_INCH = 64


def drawn_brief(pack: Pack) -> Brief:
    """Return the brief of the pictures: what the statement says of the Moon, and of tests against satellites."""
    slim = [excerpt(pack, Ref.parse("p6.s7"), pack.record("missions/slim"))]
    meeting = [partial(pack, Ref.parse("p8.s1"), "concurred on holding the Ninth meeting of the Dialogue")]
    tests = [excerpt(pack, Ref.parse("p4.s3"))]
    astronaut = [excerpt(pack, Ref.parse("p6.s4"))]
    collected: list[list[Excerpt]] = [slim, meeting, tests, astronaut]
    items = (
        Heading("The Moon"),
        Heading("What did both sides say about SLIM?", 2),
        clipping_of(slim, "JAXA’s page has the date of the landing."),
        Heading("Will a Japanese astronaut land?", 2),
        clipping_of(astronaut),
        Heading("Security"),
        clipping_of(tests),
        OwnNote("The next meeting is the place to raise this."),
        clipping_of(meeting),
    )
    changed = datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)
    sources = sources_of(each for several in collected for each in several)
    return Brief("The Eighth Dialogue on Space", items, sources, changed=changed)


def main() -> None:
    packs = {pack.id: pack for pack in load_packs(bundled_packs()).packs}
    brief = drawn_brief(next(iter(packs.values())))
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for kind in bundled_kinds().values():
            for form in FORMS:
                file = folder / f"{kind.name}.{form}"
                file.write_bytes(export(brief, packs, ExportRequest(kind, form, "RESTRICTED")).raw)
                picture = FOLDER / f"{kind.name}-{form}"
                _run("pdftoppm", "-r", DOTS_PER_INCH, "-gray", "-png", "-singlefile", _pdf(file), picture)
                print(picture.with_suffix(".png"))


def _pdf(file: pathlib.Path) -> pathlib.Path:
    """Return the PDF of a file: printed by Chromium if it is a page, else by LibreOffice."""
    pdf = file.with_suffix(".pdf")
    if file.suffix == ".html":
        options = (
            "--headless",
            "--no-sandbox",
            "--no-pdf-header-footer",
            f"--user-data-dir={file.parent / 'chromium'}",
        )
        _run("chromium", *options, f"--print-to-pdf={pdf}", file)
    else:
        profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", file.parent, file)
    return pdf


def _run(*command: object) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
