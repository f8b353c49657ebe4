"""What the app draws, as Textual would write it to a terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.control import Control
from textual._compositor import CompositorUpdate
from textual.app import App


def watch_frames(monkeypatch: pytest.MonkeyPatch, draw: Callable[[str], None]) -> None:
    """Pass each frame of apps without a terminal on to `draw`: the sequences that Textual would write for it."""
    display = App._display

    def _display(app: App[None], screen: object, update: object) -> None:
        if isinstance(update, CompositorUpdate) and not app._batch_count and app._running:
            cursor = app.screen.outer_size.clamp_offset(app.cursor_position)
            draw(update.render_segments(app.console) + Control.move_to(*cursor).segment.text)
        display(app, screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(App, "_display", _display)
