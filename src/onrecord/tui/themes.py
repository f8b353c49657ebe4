"""The light and dark color themes. No difference that matters is shown by color alone."""

from __future__ import annotations

from textual.theme import Theme

QUIET = "#8d97a5"

DARK = Theme(
    name="onrecord-dark",
    primary="#7aa2d6",
    secondary="#c5b58a",
    accent="#7fb0e6",
    warning="#f0c674",
    error="#e88388",
    success="#a3c78a",
    foreground="#d8dee6",
    background="#14181f",
    surface="#1b212a",
    panel="#222a35",
    dark=True,
    variables={"quiet": QUIET},
)
LIGHT = Theme(
    name="onrecord-light",
    primary="#1f4e8c",
    secondary="#6a5414",
    accent="#1b5aa6",
    warning="#9a4a00",
    error="#a3242b",
    success="#2f6b2a",
    foreground="#1c2127",
    background="#fbfaf7",
    surface="#eeece6",
    panel="#e4e1d8",
    dark=False,
    variables={
        "quiet": "#6a6f78",
        "surface-lighten-1": "#e2dfd6",
        "surface-lighten-2": "#c4c0b4",
        "surface-lighten-3": "#9f9a8c",
    },
)
# by the names in config.toml and in the state file
THEMES_BY_NAME = {"dark": DARK, "light": LIGHT, DARK.name: DARK, LIGHT.name: LIGHT}
