"""The table of all settings. Validation, the template, `onrecord config` and docs/settings.md are made from it."""

from __future__ import annotations

from onrecord.model import KINDS_BY_PLURAL
from onrecord.settings.config import BUNDLED, CURSORS, LAYOUTS, SIGNS, THEMES
from onrecord.settings.forms import KEYS, NAME, NAMES, STYLES_OF_USER
from onrecord.settings.setting import Setting

MAX_FOLDER_CHARS = 4096
START_SECTIONS = (*KINDS_BY_PLURAL, "text")
AS_LEFT = "as the browser was left"

# In the order of the template, in which tables come last, as TOML demands.
SETTINGS = (
    Setting(
        "theme",
        NAME,
        meaning="the colors of the browser (`T` turns them from dark to light): by the terminal's background (`auto`), "
        "or always the same; `terminal` has the terminal's own",
        if_omitted="as the browser was left, at first auto",
        example='theme = "dark"',
        names=THEMES,
    ),
    Setting(
        "default_style",
        NAME,
        meaning="the style for `y`, `onrecord copy` and the clippings",
        if_omitted="quote",
        example='default_style = "quote"',
        page="styles.md",
    ),
    Setting(
        "start_section",
        NAME,
        meaning="the section in which the browser opens",
        if_omitted=AS_LEFT,
        example='start_section = "missions"',
        names=START_SECTIONS,
    ),
    Setting(
        "layout",
        NAME,
        meaning="how the panes share the window: as its size allows (`auto`), or always one at a time (`one`)",
        if_omitted="auto",
        example='layout = "auto"',
        names=LAYOUTS,
    ),
    Setting(
        "signs",
        NAME,
        meaning="the lines, bars and signs around texts: those that the terminal has (`auto`), or always the same",
        if_omitted="auto",
        example='signs = "auto"',
        names=SIGNS,
    ),
    Setting(
        "cursor",
        NAME,
        meaning="whether the terminal's cursor is seen: it always stands on what is selected, where screen readers, "
        "braille displays and magnifiers follow it",
        if_omitted="hidden",
        example='cursor = "hidden"',
        names=CURSORS,
    ),
    Setting(
        "routes",
        NAMES,
        meaning="the clipboard routes to try, in this order",
        if_omitted="the session decides",
        example='routes = ["tmux", "osc52"]',
        template='routes = ["tmux", "osc52", "file"]',
        page="clipboard.md",
    ),
    Setting(
        "packs",
        NAMES,
        meaning='the folders that every command opens if you name none, such as `"~/statements"`; '
        f'`"{BUNDLED}"` stands for the bundled packs',
        if_omitted=BUNDLED,
        example=f'packs = ["{BUNDLED}", "~/statements"]',
        template=f'packs = ["{BUNDLED}"]',
        max_chars=MAX_FOLDER_CHARS,
    ),
    Setting(
        "keys",
        KEYS,
        meaning="the keys of commands, as described below",
        if_omitted="built in",
        example='[keys]\ncopy = "y"',
        heading="[keys]",
    ),
    Setting(
        "styles",
        STYLES_OF_USER,
        meaning="a style of your own, for `y` and `c`, made of tokens",
        if_omitted="none of your own",
        example="""\
[style.cable]
template = "({para}) {words} [{short_title}, {date:%-d %b %Y}{added}]"
letter = "z"
title = "As in our cables\"""",
        heading="[style.NAME]",
        page="styles.md",
    ),
)
