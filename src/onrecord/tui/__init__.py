"""The screen."""

from onrecord.packs import Library
from onrecord.settings import read_state, state_file, write_state
from onrecord.tui.app import OnrecordApp

__all__ = ["OnrecordApp", "run_browser"]


def run_browser(library: Library) -> int:
    """Open the browser on a library with at least one pack; the exit code when it is left."""
    file = state_file()
    app = OnrecordApp(library, read_state(file))
    app.run()
    if app.return_code == 0:
        write_state(app.state, file)
    return app.return_code or 0
