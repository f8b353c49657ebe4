"""The Mac's clipboard with two flavours, as far as it can be told from elsewhere: the script that is run."""

from __future__ import annotations

import re

from onrecord.clipboard import Content
from onrecord.clipboard.helper import html_and_text_on_macos


def test_both_flavours_are_in_the_script_and_neither_can_end_it() -> None:
    content = Content("“text” » », $(touch x)", "<p>“text” »}</p>")
    command, script = html_and_text_on_macos(content)
    assert command == ("osascript", "-")
    found = re.fullmatch(
        r"set the clipboard to \{«class HTML»:«data HTML([0-9a-f]*)», «class utf8»:«data utf8([0-9a-f]*)»\}",
        script.decode(),
    )
    assert found
    assert [bytes.fromhex(part).decode() for part in found.groups()] == [
        f'<meta charset="utf-8">{content.html}',
        content.text,
    ]
