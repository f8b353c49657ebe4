"""The table in docs/settings.md, made from the settings: `python -m checks.settings_table` writes it."""

from __future__ import annotations

import pathlib

from onrecord.settings.setting import Setting
from onrecord.settings.table import SETTINGS

PAGE = pathlib.Path(__file__).parent.parent / "docs" / "settings.md"
HEADER = "| key | value | if omitted |\n|---|---|---|\n"


def settings_table() -> str:
    """Return the table in Markdown."""
    return HEADER + "".join(map(_row, SETTINGS))


def with_settings_table(page: str) -> str:
    """Return the text of a page with its table of settings replaced by the one for the settings there are."""
    before, _, rest = page.partition(HEADER)
    rows, blank_line, after = rest.partition("\n\n")
    if not rows:
        raise ValueError(f"the page has no table that begins with {HEADER!r}; add one")
    return f"{before}{settings_table()}{blank_line[1:]}{after}"


def _row(setting: Setting) -> str:
    names = ", ".join(f'`"{name}"`' for name in setting.names)
    meaning = f"{setting.meaning}: {names}" if names else setting.meaning
    link = f"; see [{setting.page}]({setting.page})" if setting.page else ""
    return f"| `{setting.key_as_written}` | {meaning}{link} | {setting.if_omitted} |\n"


if __name__ == "__main__":
    PAGE.write_text(with_settings_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
