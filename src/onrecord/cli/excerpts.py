"""A passage or record in a style: the text that `show --style` prints and `copy` copies, byte for byte the same."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.cli import day, output
from onrecord.cli.address import passage_pack, record_at
from onrecord.cli.exit_codes import NothingFound, UsageError
from onrecord.cli.text import decode_argument
from onrecord.model import Address, Pack, Record, Ref
from onrecord.quoting.cautions import caution_message
from onrecord.quoting.excerpts import Excerpt, excerpt, partial, tell_apart
from onrecord.quoting.styles import Style, UnknownStyle, find_style
from onrecord.text.typed_marks import find_typed


def style_named(name: str, styles: Sequence[Style]) -> Style:
    """Return the style of that name.

    Raises:
        UsageError: There is none; the message names those there are.
    """
    try:
        return find_style(name, styles)
    except UnknownStyle as error:
        raise UsageError(str(error)) from None


class StyledCopy(NamedTuple):
    """The text of a copy, the same as HTML if the style has that, and the passages in it."""

    text: str
    rich: str | None
    excerpts: Sequence[Excerpt]


def style_copies(
    addresses: Sequence[Address], packs: Mapping[str, Pack], options: Namespace, style: Style
) -> StyledCopy:
    """Return the passages and records in the style, in order, each text once; a list of sources has each source once.

    Raises:
        NothingFound: A target is missing, or has nothing that the style can copy.
        UsageError: `--part` is to be found in several targets.
    """
    if options.part is not None and len(addresses) > 1:
        raise UsageError("--part is for one REF; give the part of each on its own")
    groups = tell_apart(*(_excerpts_or_none(address, packs, options) for address in addresses))
    copies = [
        _style_copy(address, excerpts, packs, options, style)
        for address, excerpts in zip(addresses, groups, strict=True)
    ]
    styled_copy = copies[0] if len(copies) == 1 else _joined(copies, style)
    if not styled_copy.text.strip():
        raise NothingFound(f"nothing to copy in style {style.name}")
    return styled_copy


def _joined(copies: Sequence[StyledCopy], style: Style) -> StyledCopy:
    """Return several copies as one, as the browser joins what was collected."""
    excerpts = [excerpt for styled_copy in copies for excerpt in styled_copy.excerpts]
    if style.cites_source_only:
        return StyledCopy(style.render_all(excerpts), style.render_all_html(excerpts), excerpts)
    text = "\n\n".join(dict.fromkeys(styled_copy.text for styled_copy in copies if styled_copy.text.strip()))
    rich = [styled_copy.rich for styled_copy in copies]
    html = "".join(dict.fromkeys(part or "" for part in rich)) if None not in rich else None
    return StyledCopy(text, html, excerpts)


def _excerpts_or_none(address: Address, packs: Mapping[str, Pack], options: Namespace) -> list[Excerpt]:
    """Return the excerpts at an address; none for a record without passages."""
    if not isinstance(address.target, Ref) and not record_at(address.target, address.pack, packs)[0].passages:
        return []
    return excerpts_at(address, packs, options)


def _style_copy(
    address: Address, excerpts: Sequence[Excerpt], packs: Mapping[str, Pack], options: Namespace, style: Style
) -> StyledCopy:
    if not excerpts and not isinstance(address.target, Ref):
        record, pack = record_at(address.target, address.pack, packs)
        return _without_passages(pack, record, options, style)
    return StyledCopy(style.render_all(excerpts), style.render_all_html(excerpts), excerpts)


def _without_passages(pack: Pack, record: Record, options: Namespace, style: Style) -> StyledCopy:
    part_option = next(
        (option for option, value in (("--words", options.words), ("--part", options.part is not None)) if value), ""
    )
    if style.compose_without_passages is None or part_option:
        alternative = f"--style record without {part_option}" if part_option else "--style record"
        message = f"the statement says nothing about {record.address}, so there is nothing to quote"
        raise NothingFound(f"{message}; {alternative} copies what is known about it")
    tree = style.compose_without_passages(pack, record, day.today())
    return StyledCopy(style.render_tree(tree), style.tree_as_html(tree), ())


def excerpts_at(address: Address, packs: Mapping[str, Pack], options: Namespace) -> list[Excerpt]:
    """Return the passage, each passage of the record, or the part of it that `--words` or `--part` asks for."""
    target, pack_id = address
    if isinstance(target, Ref):
        if options.words:
            raise UsageError(
                "--words is for a record, such as commitments/ninth-meeting; for a passage use --part TEXT"
            )
        pack, record, refs = passage_pack(target, pack_id, packs), None, [target]
    else:
        record, pack = record_at(target, pack_id, packs)
        refs = list(dict.fromkeys(passage.ref for passage in record.passages))
    if options.part is not None:
        return [_part(pack, refs, decode_argument(options.part), record)]
    if options.words and record:
        return [partial(pack, passage.ref, passage.quote, record, day.today()) for passage in record.passages]
    return [excerpt(pack, ref, record, day.today()) for ref in refs]


def say_cautions(excerpts: Sequence[Excerpt], style: Style) -> None:
    """Print the editor's cautions about the words on stderr, unless the style copies them too, or no words at all."""
    if style.has_cautions or style.cites_source_only:
        return
    if notice := caution_message(excerpts, "--style record"):
        output.message(f"onrecord: {notice}")


def _part(pack: Pack, refs: Sequence[Ref], typed_words: str, record: Record | None) -> Excerpt:
    """Return the words as published, from the first passage that has them.

    Raises:
        NothingFound: None of the passages has them.
    """
    for ref in refs:
        text = excerpt(pack, ref).text
        if span := find_typed(typed_words, text):
            return partial(pack, ref, text[slice(*span)], record, day.today())
    from onrecord.cli.missing_part import missing_part

    raise NothingFound(missing_part(typed_words, [(ref, excerpt(pack, ref).text) for ref in refs]))
