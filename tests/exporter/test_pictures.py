"""Page one of every kind of document is there to be looked at; fonts differ, so that pixels are not compared."""

from __future__ import annotations

from onrecord.exporter.kinds import bundled_kinds
from screenshots import exports


def test_every_kind_has_its_pictures() -> None:
    expected = {f"{kind}-{form}.png" for kind in bundled_kinds() for form in exports.FORMS}
    assert {path.name for path in exports.FOLDER.iterdir()} == expected
