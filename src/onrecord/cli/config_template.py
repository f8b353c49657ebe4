"""The template of a configuration: every setting, commented out, with its default or an example."""

from __future__ import annotations

from onrecord.cli.packs_option import BUNDLED
from onrecord.cli.preferences import START_SECTIONS
from onrecord.clipboard import ROUTE_NAMES
from onrecord.commands import Command, build_keymap
from onrecord.commands.key_names import FIXED_KEYS, KEY_SYNTAX, from_textual_key
from onrecord.quoting.styles import DEFAULT_STYLE, STYLES
from onrecord.settings import THEMES

CONFIG_HEAD = """\
# The configuration of onrecord. Lines that begin with # have no effect: remove the # from those that you change.
# Check it with onrecord config. For details see docs/settings.md and docs/styles.md.
"""
STYLE_EXAMPLE = """\
# A style of your own, for y and c; docs/styles.md lists the tokens.
# [style.cable]
# template = "({para}) {words} [{short_title}, {date:%-d %b %Y}{added}]"
# letter = "z"
# title = "As in our cables"
"""


def config_template() -> str:
    """Return a configuration file in which every setting is commented out at its default or an example."""
    settings = (
        _setting("theme", '"dark"', f"{_join_names(THEMES)}; if omitted, as it was left"),
        _setting(
            "default_style",
            f'"{DEFAULT_STYLE.name}"',
            f"what y copies: {_join_names([style.name for style in STYLES])}",
        ),
        _setting("start_section", '"missions"', f"{_join_names(START_SECTIONS)}; if omitted, where it was left"),
        _setting(
            "routes", '["tmux", "osc52", "file"]', f"any of {_join_names(ROUTE_NAMES)}; if omitted, the session decides"
        ),
        _setting(
            "packs",
            f'["{BUNDLED}"]',
            f'folders to open, as in ["~/statements"]; {BUNDLED}: the bundled packs',
        ),
    )
    return "\n".join((CONFIG_HEAD, *settings, _keys_section(), STYLE_EXAMPLE))


def _setting(key: str, value: str, meaning: str) -> str:
    return f"# {meaning}\n# {key} = {value}\n"


def _join_names(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names)


def _keys_section() -> str:
    """Return a line for each command with its keys; a command that several screens have appears once."""
    built_in = build_keymap()
    lines: dict[str, str] = {}
    for group in (*built_in.main, *built_in.clippings):
        for command in group.commands:
            lines.setdefault(command.name, _key_line(command))
    key_lines = "\n".join(line for name, line in lines.items() if name != "close")
    return f"""\
[keys]
# Keys of commands: {KEY_SYNTAX};
# several as ["x", "f5"], none as []. Enter, Esc, Tab, arrows, Home, End, PgUp, PgDn, Backspace and F1 stay as they are.
{key_lines}
"""


def _key_line(command: Command) -> str:
    keys = [_quote_key(from_textual_key(key)) for key in command.keys if key not in FIXED_KEYS]
    value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
    return f"# {command.name} = {value}  # {command.title}"


def _quote_key(key: str) -> str:
    return f"'{key}'" if key in '"\\' else f'"{key}"'
