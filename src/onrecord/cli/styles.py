"""`onrecord styles`: print every style, built-in and the user's own, with a sample."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.cli import day, output
from onrecord.cli.choices import one_of
from onrecord.cli.exit_codes import OK
from onrecord.cli.formats import REPORT_FORMATS
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.preferences import load_preferences
from onrecord.cli.summaries import SUMMARIES
from onrecord.model import Kind, Pack, Ref
from onrecord.quoting.excerpts import Excerpt, excerpt

EXAMPLES = ("onrecord styles", "onrecord styles --format json")


def parser() -> Parser:
    command_parser = Parser("styles", SUMMARIES["styles"], EXAMPLES)
    command_parser.add_argument(
        "--format",
        type=one_of("format", REPORT_FORMATS),
        choices=REPORT_FORMATS,
        default="text",
        help="text (default) or json (one array)",
    )
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    styles = load_preferences().styles
    passage = sample(next(iter(open_packs(options.pack).values())))
    if options.format == "json":
        objects = [
            {"name": s.name, "letter": s.letter, "title": s.title, "sample": s.render(passage)} for s in styles.all
        ]
        output.data(json.dumps(objects, ensure_ascii=False, indent=2) + "\n")
        return OK
    for style in styles.all:
        default = " (default)" if style is styles.default else ""
        key_hint = f"  [c {style.letter}]" if style.letter else ""
        sample_text = style.render(passage).replace("\n", "\n    ")
        output.data(f"{style.name}{default}: {style.title}{key_hint}\n    {sample_text}\n\n")
    return OK


def sample(pack: Pack) -> Excerpt:
    """Return the shortest passage of a mission with notes, or else the first sentence."""
    candidates = [
        excerpt(pack, record.passages[0].ref, record, day.today())
        for record in pack.of_kind(Kind.MISSION)
        if record.passages and record.notes
    ]
    return min(candidates, key=lambda candidate: len(candidate.text), default=excerpt(pack, Ref.sentence(1, 1)))
