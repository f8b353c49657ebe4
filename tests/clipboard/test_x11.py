"""xclip and xsel themselves, on an X server of our own."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import time

import pytest

from onrecord.clipboard import Content, CopyResult, Proof, RouteFailed, copy
from onrecord.clipboard.helper import XCLIP, XSEL, HelperRoute
from onrecord.model import Pack, Ref
from tests.clipboard.programs import TEXTS, Programs, require, where_xsel_may_fail_once
from tests.clipboard.servers import LIMIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="X11 is for POSIX systems")

# Characters: xsel 1.2.0 gives longer texts away in parts, and sometimes hangs or gives none.
SURE_OF_XSEL = 10_000


BOTH = pytest.mark.parametrize("route", [XCLIP, XSEL], ids=lambda route: route.name)


@pytest.fixture
def words(shipped_pack: Pack) -> bytes:
    return shipped_pack.statement.text_at(Ref.parse("p6.s7")).encode()


@BOTH
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_a_text_arrives_byte_for_byte(route: HelperRoute, text: str) -> None:
    assert route.missing() is None
    assert route.copy(Content(text)) == CopyResult(route.name, Proof.CLIPBOARD)
    if route is XCLIP or len(text) < SURE_OF_XSEL:
        other = XSEL if route is XCLIP else XCLIP
        pasted = subprocess.run(other.paste_command, check=True, capture_output=True, timeout=LIMIT).stdout
        assert pasted == text.encode()


@BOTH
@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_the_report_says_copied(route: HelperRoute) -> None:
    assert str(copy(Content("宇宙"), [route])) == f"copied 2 characters ({route.name}, read back)"


@BOTH
@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_a_shell_that_collects_the_output_does_not_wait_for_the_helper(route: HelperRoute, words: bytes) -> None:
    """Nor for our messages: the helper that stays behind holds neither stream."""
    script = f'said=$("$0" -m onrecord copy p6.s7 --style plain --route {route.name}); printf "[%s]" "$said"'
    done = subprocess.run(["sh", "-c", script, sys.executable], check=True, capture_output=True, timeout=LIMIT)
    assert done.stdout == b"[]"
    assert f" characters ({route.name}, read back)\n".encode() in done.stderr
    assert subprocess.run(route.paste_command, check=True, capture_output=True, timeout=LIMIT).stdout == words


@BOTH
def test_a_display_that_is_not_there_is_not_called_copied(route: HelperRoute, monkeypatch: pytest.MonkeyPatch) -> None:
    require(route.name)
    monkeypatch.setenv("DISPLAY", ":48151")
    assert route.missing() is None
    with pytest.raises(RouteFailed):
        route.copy(Content("text"))
    assert str(copy(Content("text"), [route])).startswith("not copied: ")


SECOND_COMES_LATE = """
case "$*" in *-in*|*--clear*)
    if ! mkdir '{0}/first' 2>/dev/null && mkdir '{0}/second' 2>/dev/null; then
        cat > '{0}/given'
        (sleep 0.3; '{1}' "$@" < '{0}/given'; touch '{0}/landed') > /dev/null 2>&1 &
        exit 0
    fi
esac
exec '{1}' "$@"
"""


@BOTH
@pytest.mark.usefixtures("x_session")
def test_the_same_text_twice_does_not_take_over_from_a_later_one(programs: Programs, route: HelperRoute) -> None:
    """The program that is to hold the text goes on in the background, and may be late."""
    name = route.copy_command[0]
    programs.put(name, SECOND_COMES_LATE.format(programs.folder, _real(name)))
    for text in ("twice", "twice", "later"):
        assert route.copy(Content(text)) == CopyResult(route.name, Proof.CLIPBOARD)
    _wait_for(programs.folder / "landed")
    assert route.read_text() == "later"


def _real(name: str) -> str:
    """Where the program is behind the folder of fakes, which is the first of the path."""
    found = shutil.which(name, path=os.environ["PATH"].partition(os.pathsep)[2])
    assert found
    return found


def _wait_for(file: pathlib.Path) -> None:
    end = time.monotonic() + LIMIT
    while not file.exists():
        assert time.monotonic() < end, f"{file.name} never came"
        time.sleep(0.01)
