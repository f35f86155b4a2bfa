"""A section put together from its paragraphs: what stayed is as it was typed, what is new is in the register's form."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from ...domain.case import Section
from ...domain.record import new_id
from ...domain.section_text import Block, BlockKind, with_blocks
from ...domain.texts import clean_text, one_line
from ..headings import classify_heading
from .draft import Kind, ReturnedBlock
from .region import Region
from .regions import heading_words
from .shown import Role, Shown, text_shown

INDENT = 425  # twips a level of a list, in the papers we write
_LABEL = re.compile(r"\d{1,3}[.)]|[a-zA-ZæøåÆØÅ][.)]")
_TYPED = re.compile(r"(?P<label>\d{1,3}[.)]|[a-zA-ZæøåÆØÅ][.)])\t(?P<text>.*)", re.DOTALL)
_LISTS = frozenset({Kind.NUMBER, Kind.LETTER})
_LOWEST_HEADING = 3  # deeper headings are written as this one


def section_of(
    region: Region,
    base: Section | None,
    expected: Mapping[str, Shown],
    *,
    below: int = 0,
    lost: bool = False,
    levels: bool = True,
) -> Section:
    """The section a region makes.

    ``below`` is how many levels down its heading is written. ``lost`` when the file has lost its hidden names, ``levels``
    whether its headings still have their levels.
    """
    text = _text(region.blocks, base, expected, lost=lost)
    heading = region.heading
    if heading is None:
        if base is None:
            return Section(heading="", text=text)
        # Its heading was taken out, or it never had one.
        return msgspec.structs.replace(base, heading=base.heading if not one_line(base.heading) else "", text=text)
    level = max(1, heading.level - below) if heading.kind is Kind.HEADING else 1
    if base is None:
        words = heading_words(heading)
        kind = classify_heading(words)
        meaning = kind.section if kind is not None and kind.section != "free" else ""
        return Section(id=new_id(), heading=words, text=text, kind=meaning, level=level)
    words = one_line(heading.text)
    as_written = max(1, min(base.level + below, _LOWEST_HEADING))
    same_level = not levels or heading.kind is not Kind.HEADING or heading.level == as_written
    return msgspec.structs.replace(
        base,
        heading=base.heading if words == one_line(base.heading) else words,
        text=text,
        level=base.level if same_level else level,
    )


def has_level(region: Region, base: Section, *, below: int = 0) -> bool | None:
    """Whether the heading stands at the level it was written at; None where nothing tells."""
    if region.heading is None or region.heading.kind is not Kind.HEADING:
        return None
    return region.heading.level == max(1, min(base.level + below, _LOWEST_HEADING))


def _text(blocks: Sequence[ReturnedBlock], base: Section | None, expected: Mapping[str, Shown], *, lost: bool) -> str:
    old = text_shown(base) if base is not None else []
    items: list[tuple[int | None, Block]] = []
    for block in blocks:
        if block.gone or not block.text.strip():
            continue
        new = _block(block)
        number = _number(block, base, expected)
        stays = number is not None and number < len(old) and _alike(old[number], new, lost=lost)
        items.append((number if stays else None, new))
    if base is None:
        return with_blocks("", items)
    clean = clean_text(base.text)
    text = with_blocks(clean, items)
    return base.text if text == clean else text


def _number(block: ReturnedBlock, base: Section | None, expected: Mapping[str, Shown]) -> int | None:
    """The number the block had in the section it stands in now."""
    for name in block.names:
        shown = expected.get(name)
        if shown is not None and base is not None and shown.role is Role.TEXT and shown.of == base.id:
            return shown.number
    return None


def _block(block: ReturnedBlock) -> Block:
    """The block in the register's form. A label it does not know («2.1», «iv)») stays in the words."""
    lines = [line.rstrip(" \t") for line in block.text.strip().split("\n")]
    if block.kind is Kind.BULLET:
        return Block(BlockKind.BULLET, " ".join(line for line in lines if line), block.level)
    if block.kind in _LISTS:
        text = " ".join(line for line in lines if line)
        if _LABEL.fullmatch(block.label):
            return Block(BlockKind.NUMBERED, text, block.level, block.label)
        return Block(BlockKind.PARAGRAPH, f"{block.label} {text}".lstrip())
    typed = _TYPED.fullmatch("\n".join(lines))
    if typed is not None and typed["text"].strip():
        level = max(0, round(block.indent / INDENT) - 1)
        return Block(BlockKind.NUMBERED, typed["text"].strip(), level, typed["label"])
    return Block(BlockKind.PARAGRAPH, "\n".join(lines))


def _alike(old: Block, new: Block, *, lost: bool) -> bool:
    if old == new:
        return True
    plain = msgspec.structs.replace(new, text=new.text)
    if old.kind is BlockKind.PARAGRAPH and plain.kind is BlockKind.PARAGRAPH:
        return _bare(old.text, lost=lost) == _bare(new.text, lost=lost)
    same_place = (old.kind, old.level, old.label) == (new.kind, new.level, new.label)
    return same_place and _bare(old.text, lost=lost) == _bare(new.text, lost=lost)


def _bare(text: str, *, lost: bool) -> str:
    """The text without the blanks at the ends of its lines; other programs also lose soft hyphens."""
    if lost:
        text = text.replace("\u00ad", "")
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))
