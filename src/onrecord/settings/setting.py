"""One setting of config.toml as a value: its name, form and meaning in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from onrecord.settings.config_source import ConfigSource

MAX_SETTING_NAME_CHARS = 256


class Form(NamedTuple):
    """The form in which a setting is written. `read` checks its TOML value, `to_text` prints what `read` returned.

    `read` gets the file, the setting and the TOML value, and raises a ConfigError if the value has another form.
    """

    read: "Callable[[ConfigSource, Setting, Any], Any]"
    to_text: Callable[[Any], str]


class Setting(NamedTuple):
    """A setting of config.toml. Its value is the attribute `name` of `Config`, which has the default too.

    `meaning` and `if_omitted` are words for people: code is in backticks, as in Markdown. `example` is a line of
    config.toml, for messages and for the template, unless that has other lines (`template`). `names` are all names that
    it may have, where this room knows them. `heading` is the header of a setting that is a table, as messages write it;
    `page` is the page in docs/ with more.
    """

    name: str
    form: Form
    meaning: str
    if_omitted: str
    example: str
    template: str = ""
    names: tuple[str, ...] = ()
    max_chars: int = MAX_SETTING_NAME_CHARS
    heading: str = ""
    page: str = ""

    @property
    def key(self) -> str:
        """The key at the top level of config.toml: `theme`, or `style` for the tables `[style.NAME]`."""
        return self.heading.strip("[]").partition(".")[0] or self.name

    @property
    def key_as_written(self) -> str:
        """The key as messages and docs write it: `theme`, `[style.NAME]`."""
        return self.heading or self.name
