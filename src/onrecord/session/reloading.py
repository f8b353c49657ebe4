"""The command that reads the configuration again while the browser is open."""

from __future__ import annotations

from onrecord.session.configured_names import resolve_preferences, with_user_keys
from onrecord.session.outcome import Outcome, Stale
from onrecord.session.pack_places import configured_packs
from onrecord.session.session import Session
from onrecord.settings import ConfigError, read_user_config, why_not_there
from onrecord.storage import abbreviate_home


class ReloadCommands:
    """Replaces the preferences of a session by those in its configuration, all of them or none."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def reload(self) -> Outcome:
        """Use keys, styles, theme, routes and layout as they are configured now; if something is wrong, say what."""
        try:
            config = read_user_config()
            preferences = with_user_keys(resolve_preferences(config), config)
            configured_packs(config)  # which are opened at the start, and are an error here as there
        except ConfigError as error:
            return Outcome(f"{abbreviate_home(str(error))}; the earlier settings stay")
        preferences = preferences.with_options(self._session.preferences.options)
        if preferences.styles.preferred != self._session.preferences.styles.preferred:
            self._session.plain.forget_choice()
        self._session.preferences = preferences
        self._session.host.use_preferences()
        path = abbreviate_home(str(config.path))
        if why_not_there(config.path):
            return Outcome(f"there is no {path}: the built-in settings hold", Stale.EVERYTHING, returns=True)
        return Outcome(f"read {path} again: keys, styles, theme, routes, layout", Stale.EVERYTHING, returns=True)
