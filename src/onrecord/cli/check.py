"""`onrecord check [DIR ...]`: print the problems and warnings of packs, one on each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable

from onrecord import library
from onrecord.cli import output
from onrecord.cli.exit_codes import NOT_FOUND, OK, USAGE_ERROR
from onrecord.cli.layout import width_on_terminal
from onrecord.cli.packs_option import DEFAULT_PACKS_HELP, PACKS_HELP, pack_folders, stands_for_bundled
from onrecord.cli.parser import Parser
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.wrapped_output import print_page
from onrecord.library.sqlite import has_sqlite
from onrecord.model import Pack
from onrecord.packs import LoadedPacks, NoPacksFound, PackWarnings, bundled_packs, find_packs, load_packs, survey
from onrecord.packs.locate import each_once
from onrecord.settings import cache_folder

EXAMPLES = ("onrecord check",)
MORE = """\
Problems go to stdout, one on each line: file:line: key: found ..., expected ...
So do warnings, file:line: warning: key: found ..., expected ...; a pack with warnings is fine.
For each pack, the first hundred of each are printed, and the number of the others.
The exit code is 0 if all is well, 1 if a pack breaks a rule, 2 if a folder holds no pack.

"""


def parser() -> Parser:
    command_parser = Parser("check", SUMMARIES["check"], EXAMPLES, MORE)
    command_parser.add_argument("dirs", nargs="*", metavar="DIR", help=f"{PACKS_HELP} {DEFAULT_PACKS_HELP}")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    folders, messages = _packs_to_check(options.dirs)
    loaded = load_packs(folders, recheck=True)
    print_page(_problem_lines(loaded), width_on_terminal())
    for line in [*_summaries(loaded), *messages, *_index_problems(folders)]:
        output.message(line)
    if messages:
        return USAGE_ERROR
    return NOT_FOUND if loaded.refused else OK


def _packs_to_check(dirs: Sequence[str]) -> tuple[list[tuple[str, Traversable]], list[str]]:
    """Return the packs to check, each once, and a message for each folder that has none."""
    if not dirs:
        return pack_folders(None), []
    packs: list[tuple[str, Traversable]] = []
    messages: list[str] = []
    for folder in dirs:
        try:
            packs += bundled_packs() if stands_for_bundled(folder) else find_packs([folder])
        except NoPacksFound as error:
            messages.append(f"onrecord: {error}")
    return each_once(packs), messages


def _problem_lines(loaded: LoadedPacks) -> Iterator[str]:
    """Yield the lines for stdout: problems and warnings of the refused packs, warnings of the others."""
    for refusal in loaded.refused:
        yield from refusal.lines
        yield from refusal.warnings.lines
    for warnings in loaded.warnings.values():
        yield from warnings.lines


def _summaries(loaded: LoadedPacks) -> Iterator[str]:
    for refusal in loaded.refused:
        warning_count = _and_warnings(refusal.warnings)
        yield f"{refusal.name}: {_count(refusal.total, 'problem')}{warning_count}"
    for pack in loaded.packs:
        warning_count = _and_warnings(loaded.warnings.get(pack.id))
        yield f"{pack.id}: fine{warning_count}: {_contents(pack)}"


def _and_warnings(warnings: PackWarnings | None) -> str:
    return f", {_count(warnings.total, 'warning')}" if warnings and warnings.total else ""


def _index_problems(folders: list[tuple[str, Traversable]]) -> Iterator[str]:
    """Yield what is wrong with the index of these packs, if they are so many that they need one."""
    if survey.needs_index(folders) and has_sqlite():
        problem = library.index_status(folders, cache_folder()).problem
        if problem:
            yield f"onrecord: {problem}"


def _contents(pack: Pack) -> str:
    counts = (
        (len(pack.statement.paragraphs), "paragraph"),
        (len(pack.statement.sentences), "sentence"),
        (len(pack.records), "record"),
    )
    return ", ".join([*(_count(number, word) for number, word in counts), *filter(None, [pack.notes_as_of_words])])


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number:,} {word}s"
