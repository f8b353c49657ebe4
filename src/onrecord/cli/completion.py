"""`onrecord completion SHELL`: print a completion script, and answer its questions when the user presses Tab."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli import output, shells
from onrecord.cli.choices import one_of
from onrecord.cli.exit_codes import OK
from onrecord.cli.parser import Parser
from onrecord.cli.summaries import SUMMARIES

EXAMPLES = ("onrecord completion bash", "onrecord completion zsh", "onrecord completion fish")
MORE = """\
To enable it, add this line to the file that the shell reads when it starts:
  ~/.bashrc                   eval "$(onrecord completion bash)"
  ~/.zshrc, after compinit    eval "$(onrecord completion zsh)"
  ~/.config/fish/config.fish  onrecord completion fish | source

"""
# The scripts run `onrecord completion --values KIND WORD LINE`, which prints a line `value TAB description` for each.
VALUES_OPTION = "--values"


def parser() -> Parser:
    command_parser = Parser("completion", SUMMARIES["completion"], EXAMPLES, MORE)
    command_parser.add_argument(
        "shell", metavar="SHELL", type=one_of("shell", shells.SHELLS), choices=shells.SHELLS, help="bash, zsh or fish"
    )
    return command_parser


def run(arguments: Sequence[str]) -> int:
    if len(arguments) == 4 and arguments[0] == VALUES_OPTION:
        kind, word, line = arguments[1:]
        output.data(
            "".join(
                f"{value}\t{description}\n" for value, description in shells.completion_candidates(kind, word, line)
            )
        )
        return OK
    options = parser().parse_args(arguments)
    output.data(shells.completion_script(options.shell))
    return OK
