"""The pictures in screenshots/ are those of the app as it is now."""

from __future__ import annotations

import pytest

from screenshots import files
from screenshots.scenes import SCENES, Scene
from screenshots.stage import draw_scene

FIX = "run `make screenshots`, look at the pictures, and commit them"


@pytest.mark.sampled(5)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_pictures_show_the_app_as_it_is(scene: Scene) -> None:
    if reason := files.stale(scene, await draw_scene(scene)):
        pytest.fail(f"{reason}: {FIX}", pytrace=False)


def test_every_picture_has_a_scene() -> None:
    assert not files.strays(), FIX


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_pictures_load_nothing_from_elsewhere(scene: Scene) -> None:
    svg = (files.FOLDER / f"{scene.name}.svg").read_text(encoding="utf-8")
    assert not [way for way in ("url(", "href=", "@import", "@font-face", "<image", "<script") if way in svg]
