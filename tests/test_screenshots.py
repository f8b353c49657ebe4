"""The pictures in screenshots/ are those of the app as it is now, and the story on the README is told by it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Ref
from onrecord.packs import bundled_packs, load_packs
from screenshots import files, story
from screenshots.scenes import SCENES, SIZES, Scene
from screenshots.stage import draw_scene

FIX = "run `make screenshots`, look at the pictures, and commit them"
PICTURES = [files.STORY, *itertools.starmap(files.path_of, itertools.product(SCENES, SIZES))]
GROUP = "{http://www.w3.org/2000/svg}g"


def name(value: Scene | tuple[int, int] | Path) -> str:
    if isinstance(value, Scene):
        return value.name
    return str(value.relative_to(files.FOLDER)) if isinstance(value, Path) else f"{value[0]}x{value[1]}"


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=name)
@pytest.mark.parametrize("scene", SCENES, ids=name)
async def test_pictures_show_the_app_as_it_is(scene: Scene, size: tuple[int, int]) -> None:
    if files.is_stale(files.path_of(scene, size), await draw_scene(scene, size)):
        pytest.fail(f"{scene.name} at {name(size)} is not what the app shows now: {FIX}", pytrace=False)


async def test_the_story_is_that_of_the_app_as_it_is() -> None:
    if files.is_stale(files.STORY, await story.draw_story()):
        pytest.fail(f"story.svg is not what the app shows now: {FIX}", pytrace=False)


def test_every_picture_has_a_scene() -> None:
    assert not files.strays(), FIX


@pytest.mark.parametrize("scene", SCENES, ids=name)
def test_pictures_show_the_screen_that_they_are_named_after(scene: Scene) -> None:
    """A key that leads elsewhere now would draw a picture that is up to date, and of another screen."""
    svgs = {size: files.path_of(scene, size).read_text("utf-8") for size in SIZES}
    assert [size for size, svg in svgs.items() if not any(scene.shows in text for text in texts(svg))] == []


@pytest.mark.parametrize("path", PICTURES, ids=name)
def test_pictures_are_well_formed_and_load_nothing_from_elsewhere(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    ElementTree.fromstring(svg)
    assert not [
        way for way in ("url(", "href=", "@import", "@font-face", "<image", "<script", " on") if way in tags(svg)
    ]


def test_the_page_of_pictures_shows_all_of_them() -> None:
    page = (files.FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name(path) for path in PICTURES if f"({name(path)})" not in page] == []


class TestStory:
    """Work out of the CSS, as a viewer does, which stage is visible at a moment."""

    svg = files.STORY.read_text(encoding="utf-8")
    css = svg[svg.index("<style>") : svg.index("</style>")]

    def visible(self, seconds: float | None) -> str:
        """Return what is to be read at a moment of the first round; with None, where nothing moves."""
        hidden = {name for name in self.classes() if not self.is_shown(name, seconds)}
        root = ElementTree.fromstring(self.svg)
        for parent in root.iter(GROUP):
            for group in [group for group in parent.iter(GROUP) if group.get("class") in hidden]:
                if group in parent:
                    parent.remove(group)
        return " ".join(" ".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))

    def classes(self) -> list[str]:
        return re.findall(r"@keyframes (\S+?)\{", self.css)

    def is_shown(self, name: str, seconds: float | None) -> bool:
        rest = next(rule for rule in self.css.splitlines() if rule.endswith("{visibility:hidden}"))
        at_rest = f".{name}" not in rest.partition("{")[0].split(",")
        if seconds is None:
            return at_rest
        [(total, timing)] = re.findall(rf"\.{name}\{{animation:{name} ([\d.]+)s (\S+) \d+\}}", self.css)
        assert timing == "step-end"
        [frames] = re.findall(rf"@keyframes {name}\{{(.*)\}}", self.css)
        steps = [(float(at), look) for at, look in re.findall(r"([\d.]+)%\{visibility:(\w+)\}", frames)]
        assert steps[0][0] == 0
        looks: list[str] = [look for at, look in steps if at <= 100 * seconds / float(total)]
        return looks[-1] == "visible"

    def moments(self) -> list[float]:
        """Return the middle of each stage."""
        starts = itertools.accumulate([0.0, *(step.seconds for step in story.STEPS)])
        return [start + step.seconds / 2 for start, step in zip(starts, story.STEPS, strict=False)]

    def test_it_takes_between_six_and_ten_seconds(self) -> None:
        assert 6 <= sum(step.seconds for step in story.STEPS) <= 10

    def test_each_stage_shows_one_screen_and_says_what_its_key_does(self) -> None:
        for moment, step in zip(self.moments(), story.STEPS, strict=True):
            shown = self.visible(moment)
            assert [other.does for other in story.STEPS if other.does in shown and other.does != step.does] == []
            assert step.does in shown
            assert ("My note" in shown) == (step.cap == "Ctrl+V")
            assert ("At a glance" in shown) == (step.cap in ("", "/"))
            assert ("Copied p4.s3 as quote" in shown) == (step.cap in ("y", "Ctrl+V"))

    def test_each_letter_shows_the_number_of_its_results(self) -> None:
        index = library_in_memory(load_packs(bundled_packs())).search_index()
        results = [index.search("asat"[:letters]).total for letters in (1, 2, 3, 4)]
        shown = [re.findall(r"(\d+) found", self.visible(moment)) for moment in self.moments()[2:6]]
        assert shown == [[str(count)] for count in results]
        assert len(set(results)) > 1

    def test_the_note_has_the_words_of_the_statement_and_their_citation(self) -> None:
        statement = load_packs(bundled_packs()).packs[0].statement
        [sentence] = statement.sentences_at(Ref.parse("p4.s3"))
        note = self.visible(self.moments()[-1]).partition("My note ")[2]
        assert note.startswith(f"“{sentence.text}” ({statement.title}, Tokyo, 24 March 2023, para. 4")

    def test_the_last_stage_stands_where_nothing_moves(self) -> None:
        assert self.visible(None) == self.visible(self.moments()[-1])
        moving = self.css.partition("@media (prefers-reduced-motion:no-preference){")[2]
        assert self.css.count("animation:") == moving.count("animation:") > 0


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def tags(svg: str) -> str:
    """Return the drawing without its texts."""
    return re.sub(r">[^<]*</(text|title)>", ">", svg)
