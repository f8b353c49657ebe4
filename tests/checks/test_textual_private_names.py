"""Every private name of Textual and Rich that the browser uses is still there and of the same form.

When a new version fails here, the name of the test says which one vanished or changed: see `tui/textual_private.py`,
and tests/tui/test_terminal_driver.py for what is inside the methods that are replaced.
"""

from __future__ import annotations

import ast
import importlib

import pytest

from checks.conventions import SOURCE
from checks.private_names import HOME, find_class, private_uses

# By class and name: the signature as it is written there.
METHODS = {
    "textual.app.App._handle_exception": "(self, error: Exception) -> None",
    "textual.app.App._fatal_error": "(self) -> None",
    "textual.app.App._check_bindings": "async (self, key: str, priority: bool = False) -> bool",
    "textual.message_pump.MessagePump._close_messages_no_wait": "(self) -> None",
    "textual.widget.Widget._forward_event": "(self, event: events.Event) -> None",
    "textual._xterm_parser.XTermParser._sequence_to_key_events": (
        "(self, sequence: str, alt: bool = False) -> Iterable[events.Key]"
    ),
    "textual._xterm_parser.XTermParser.parse": (
        "(self, token_callback: TokenCallback) -> Generator[Read1 | Peek1, str, None]"
    ),
    "textual._xterm_parser.XTermParser.feed": "(self, data: str) -> Iterable[Message]",
    "textual._parser.Parser.tick": "(self) -> Iterable[T]",
    "textual.drivers.linux_driver.LinuxDriver._get_terminal_size": "(self) -> tuple[int, int]",
    "textual.drivers.linux_driver.LinuxDriver._sigtstp_application": "(self, *_) -> None",
    "textual.drivers.linux_driver.LinuxDriver._run_input_thread": "(self) -> None",
    "textual.drivers.linux_driver.LinuxDriver._query_in_band_window_resize": "(self) -> None",
    "textual.drivers.linux_driver.LinuxDriver._request_terminal_sync_mode_support": "(self) -> None",
}
# By class and name, with the value that the class gives it, or the decorator of a property.
ATTRIBUTES = {
    "textual.app.App._disable_notifications": "False",
    "textual.app.App._disable_tooltips": "False",
    "textual.app.App._driver": "None",
    "textual.app.App._exit": "False",
    "textual.app.App._exception": "None",
    "textual.dom.DOMNode._bindings": (
        "BindingsMap() if self._merged_bindings is None else self._merged_bindings.copy()"
    ),
    "textual.dom.DOMNode._merged_bindings": "cls._merge_bindings()",
    "textual.message_pump.MessagePump._mounted_event": "cached_property",
    "textual.timer.Timer._skip": "skip",
    "textual._parser.Parser._awaiting": "next(self._gen)",
    "textual._parser.Parser._gen": "self.parse(self._tokens.append)",
    "textual._parser.Parser._tokens": "deque()",
    "textual._parser.Parser._timeout_time": "None",
    "textual.drivers._writer_thread.WriterThread._queue": "Queue(MAX_QUEUED_WRITES)",
    "textual.driver.Driver._auto_restart": "True",
    "textual.drivers.linux_driver.LinuxDriver._file": "sys.__stderr__",
    "textual.drivers.linux_driver.LinuxDriver._writer_thread": "None",
}
# By module and name: the type of the value.
VALUES = {
    "textual._ansi_sequences.ANSI_SEQUENCES_KEYS": "dict",
    "textual._keyboard_protocol.FUNCTIONAL_KEYS": "dict",
    "textual._xterm_parser.BRACKETED_PASTE_START": "str",
    "textual._xterm_parser.BRACKETED_PASTE_END": "str",
    "textual._xterm_parser.XTermParser": "type",
    "textual.drivers._writer_thread.WriterThread": "type",
    "rich._unicode_data.load": "_lru_cache_wrapper",
    "rich.cells._is_single_cell_widths": "builtin_function_or_method",
}


def _definition(name: str) -> ast.ClassDef:
    module, _, class_name = name.rpartition(".")[0].rpartition(".")
    source = find_class(module, class_name)
    assert source is not None, f"{module} has no class {class_name} any more"
    assert source.module == module, f"{class_name} is in {source.module} now"
    return source.definition


def _signature(name: str) -> str:
    """Return the signature of a method as it is written in its class; empty if it is not there."""
    for node in _definition(name).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name.rpartition(".")[2]:
            returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
            signature = f"({ast.unparse(node.args)}){returns}".replace("=", " = ")
            return f"async {signature}" if isinstance(node, ast.AsyncFunctionDef) else signature
    return ""


def _values(name: str) -> list[str]:
    """Return all that a class gives to an attribute, or the decorators of the property."""
    short = name.rpartition(".")[2]
    values: list[str] = []
    for node in ast.walk(_definition(name)):
        if isinstance(node, ast.FunctionDef) and node.name == short:
            values += map(ast.unparse, node.decorator_list)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Attribute) and target.attr == short for target in targets):
                values.append(ast.unparse(node.value))
    return values


@pytest.mark.parametrize("name", METHODS)
def test_a_private_method_has_the_same_signature(name: str) -> None:
    assert _signature(name) == METHODS[name], f"{name} has vanished or changed"


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_a_private_attribute_has_the_same_first_value(name: str) -> None:
    assert ATTRIBUTES[name] in _values(name), f"{name} has vanished or changed"


def test_what_is_not_there_is_not_found() -> None:
    assert _signature("textual.app.App._gone") == ""
    assert _values("textual.app.App._gone") == []
    with pytest.raises(AssertionError, match="no class Gone"):
        _definition("textual.app.Gone._driver")


@pytest.mark.parametrize("name", VALUES)
def test_a_private_value_is_of_the_same_type(name: str) -> None:
    module, _, short = name.rpartition(".")
    value = getattr(importlib.import_module(module), short, None)
    assert value is not None, f"{name} has vanished"
    assert type(value).__name__ == VALUES[name], f"{name} has changed"


def test_every_private_name_that_is_used_is_watched_here_and_no_other() -> None:
    uses = private_uses(HOME, ast.parse((SOURCE / HOME).read_text(encoding="utf-8")))
    used = {name.rpartition(".")[2] for _, name in uses}
    watched = {name.rpartition(".")[2] for name in (*METHODS, *ATTRIBUTES, *VALUES)}
    assert len(used) > 20
    assert watched - {"parse", "feed", "tick"} == used
