"""Trying the routes in order."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass, field

from onrecord.clipboard import Content, CopyResult, Proof, Report, RouteFailed, copy, routes
from onrecord.clipboard.file import FileRoute


@dataclass
class Way:
    """A route with a prescribed outcome that records its contents."""

    name: str
    proof: Proof | None = None
    lacks: str | None = None
    given: list[Content] = field(default_factory=list)

    def missing(self) -> str | None:
        return self.lacks

    def copy(self, content: Content) -> CopyResult:
        self.given.append(content)
        if self.proof is None:
            raise RouteFailed("no")
        return CopyResult(self.name, self.proof)


TEXT = Content("text")


def test_a_clipboard_that_was_read_back_ends_it() -> None:
    ways = [Way("a", Proof.CLIPBOARD), Way("b", Proof.CLIPBOARD)]
    assert copy(TEXT, ways) == Report(4, (CopyResult("a", Proof.CLIPBOARD),), ())
    assert [way.given for way in ways] == [[TEXT], []]


def test_less_proof_goes_on_so_that_one_of_them_arrives() -> None:
    ways = [Way("a", Proof.BUFFER), Way("b", Proof.SENT), Way("c", Proof.FILE)]
    report = copy(TEXT, ways)
    assert [done.where for done in report.results] == ["a", "b", "c"]
    assert not report.verified


def test_what_fails_or_is_missing_is_named_and_the_next_one_tried() -> None:
    ways = [Way("a"), Way("b", Proof.CLIPBOARD, lacks="B is not set"), Way("c", Proof.CLIPBOARD)]
    report = copy(TEXT, ways)
    assert report.results == (CopyResult("c", Proof.CLIPBOARD),)
    assert report.failures == ("a: no",)
    assert report.unavailable == ("b: B is not set",)
    assert ways[1].given == []


def test_no_way_at_all() -> None:
    assert copy(TEXT, []) == Report(4, (), ())


def test_characters_are_counted_not_bytes() -> None:
    assert copy(Content("宇宙𠀋"), []).characters == 3


def test_a_machine_with_nothing_saves_a_file_and_says_so(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "last-copy.txt"
    report = copy(TEXT, routes(None, file, ["wl-copy", "xclip", "xsel", "tmux", "osc52", "file"]))
    assert str(report) == f"4 characters saved to {file}: no clipboard reached"
    assert file.read_text() == "text"
    assert len(report.unavailable) == 5
    assert report.failures == ()


def test_a_machine_where_not_even_a_file_can_be_written_says_that(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").touch()
    report = copy(TEXT, [FileRoute(tmp_path / "file" / "last-copy.txt")])
    assert str(report).startswith(f"not copied: file: {tmp_path}")
    assert not report.reached_a_clipboard
