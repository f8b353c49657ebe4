"""The template of a configuration: every setting, commented out, with its default or an example."""

from __future__ import annotations

import textwrap

from onrecord.clipboard import ROUTE_NAMES
from onrecord.commands import Command, build_keymap
from onrecord.commands.key_names import FIXED_KEYS, KEY_SYNTAX
from onrecord.quoting.styles import STYLES
from onrecord.settings.forms import KEYS
from onrecord.settings.setting import Setting
from onrecord.settings.table import SETTINGS

MAX_COMMENT_CHARS = 116
# Names that a setting may have and that the room `settings` does not know.
NAMES_OF_OTHER_ROOMS = {"default_style": tuple(style.name for style in STYLES), "routes": tuple(ROUTE_NAMES)}
CONFIG_HEAD = """\
# The configuration of onrecord. Lines that begin with # have no effect: remove the # from those that you change.
# Check it with onrecord config. For details see docs/settings.md and docs/styles.md.
"""


def config_template() -> str:
    """Return a configuration file in which every setting is commented out at its default or an example."""
    return "\n".join((CONFIG_HEAD, *map(_section, SETTINGS)))


def _section(setting: Setting) -> str:
    """Return a comment that explains the setting, and its lines, commented out."""
    if setting.form is KEYS:
        return _keys_section()
    explanation = textwrap.wrap(_explanation(setting), MAX_COMMENT_CHARS, break_on_hyphens=False)
    lines = (setting.template or setting.example).splitlines()
    return "".join(f"# {line}\n" for line in (*explanation, *lines))


def _explanation(setting: Setting) -> str:
    names = NAMES_OF_OTHER_ROOMS.get(setting.name, setting.names)
    return (
        setting.meaning.replace("`", "")
        + (f": {', '.join(names)}" if names else "")
        + (f"; if omitted, {setting.if_omitted}" if not setting.heading else "")
        + (f"; see docs/{setting.page}" if setting.page else "")
    )


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
    keys = [_quote_key(key) for key in command.keys if key not in FIXED_KEYS]
    value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
    return f"# {command.name} = {value}  # {command.title}"


def _quote_key(key: str) -> str:
    return f"'{key}'" if key in '"\\' else f'"{key}"'
