"""The first key that does nothing is told so; later ones are not, nor what terminals send by themselves."""

from __future__ import annotations

import pytest

from onrecord.session.unbound_keys import UnboundKeys


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [("X", "X", "X"), ("delete", None, "Del"), ("f5", None, "F5"), ("percent_sign", "%", "%")],
)
def test_the_first_is_told(key: str, character: str | None, name: str) -> None:
    keys = UnboundKeys()
    assert keys.message(key, character, "?") == f"{name} does nothing here; ? shows the keys"
    assert keys.message("W", "W", "?") == "", "once in a session"


def test_keys_without_a_name_of_ours_are_not_told() -> None:
    keys = UnboundKeys()
    assert keys.message("ctrl+g", None, "?") + keys.message("left_shift", None, "?") == ""
    assert keys.message("ctrl+g", "\x07", "?") == ""
    assert keys.message("X", "X", "h").endswith("; h shows the keys"), "the first that can be told is"
