"""What the doctor promises of `y`, in plain words."""

from __future__ import annotations

import pytest

from onrecord.cli.doctor.copy_verdict import copy_verdict
from onrecord.clipboard.diagnosis import RouteState, RouteStatus


def found(**states: RouteState) -> list[RouteStatus]:
    return [RouteStatus(route, state) for route, state in states.items()]


@pytest.mark.parametrize(
    ("findings", "names", "tested", "said"),
    [
        (
            found(xclip=RouteState.AVAILABLE, osc52=RouteState.AVAILABLE, file=RouteState.AVAILABLE),
            None,
            False,
            "y should put the text on this machine's clipboard (by xclip), ready to paste; --test-clipboard proves it",
        ),
        (
            found(xclip=RouteState.FAILED, xsel=RouteState.VERIFIED, osc52=RouteState.SENT),
            None,
            True,
            "y puts the text on this machine's clipboard (by xsel), ready to paste",
        ),
        (
            found(xclip=RouteState.MISSING, osc52=RouteState.AVAILABLE, file=RouteState.AVAILABLE),
            None,
            False,
            "y sends the text to your terminal (by osc52) and saves it to FILE; only the terminal knows whether "
            "it reaches your clipboard: press y, then paste to see",
        ),
        (
            found(
                tmux=RouteState.BUFFER, osc52=RouteState.AVAILABLE, xclip=RouteState.VERIFIED, file=RouteState.WRITTEN
            ),
            None,
            True,
            "y sends the text to your terminal (by tmux) and puts it on the clipboard of the machine that onrecord "
            "runs on (xclip); only the terminal knows whether it reaches your clipboard: press y, then paste to see",
        ),
        (
            found(osc52=RouteState.MISSING, file=RouteState.AVAILABLE),
            None,
            False,
            "no clipboard is in reach: y saves the text to FILE; copy it from there, or by hand with S",
        ),
        (
            found(xclip=RouteState.DEAD, file=RouteState.FAILED),
            None,
            True,
            "copying does not work; S, or onrecord copy REF --route show, shows the text for selecting by hand",
        ),
        (
            [],
            ("show",),
            False,
            "y shows the text on a plain screen, for selecting by hand: config.toml says routes = [“show”]",
        ),
    ],
)
def test_what_y_will_do(findings: list[RouteStatus], names: tuple[str, ...] | None, tested: bool, said: str) -> None:
    assert copy_verdict(findings, names, "FILE", tested=tested) == said
