"""A place of briefs that takes nothing."""

from __future__ import annotations

from tests.support.driver import Driver


def in_the_way(on: Driver) -> None:
    """Put a file where the folder of the briefs should be, so that none can be saved."""
    folder = on.copy_file.parent
    folder.mkdir(exist_ok=True)
    (folder / "briefs").write_text("a file where the folder should be")
