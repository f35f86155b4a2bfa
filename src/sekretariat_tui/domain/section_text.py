"""The text of a section as blocks: paragraphs and the items of lists.

The register keeps a section as plain text a person can type: paragraphs parted by an empty line, an item on a line of
its own with «- » or «1. » or «a) » before it, three spaces of indentation a level. Reading makes such text from a Word
file and writing makes a Word file from it, so what the marks mean stands here, once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

_BULLET = re.compile(r"^(?P<indent>[ \t]*)[-–•*][ \t]+(?P<text>\S.*)$")
_NUMBERED = re.compile(r"^(?P<indent>[ \t]*)(?P<label>\d{1,3}[.)]|[a-zA-ZæøåÆØÅ][.)])[ \t]+(?P<text>\S.*)$")
INDENT = "   "


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"


class Block(msgspec.Struct, frozen=True):
    """A paragraph or an item of a list. ``level`` is the item's depth from 0; ``label`` its number as written."""

    kind: BlockKind
    text: str
    level: int = 0
    label: str = ""


def _level(indent: str) -> int:
    return (len(indent.replace("\t", INDENT)) + 1) // len(INDENT)


def blocks(text: str) -> list[Block]:
    """The blocks of a section's text in order. A line break inside a paragraph stays as ``\\n`` in its text."""
    return [block for block, _, _ in _blocks(text.split("\n"))]


def _blocks(lines: Sequence[str]) -> Iterator[tuple[Block, int, int]]:
    """Each block with the line it begins at and the line after it."""
    paragraph: list[str] = []
    for at, line in enumerate(lines):
        bullet = _BULLET.match(line)
        numbered = None if bullet else _NUMBERED.match(line)
        if (bullet or numbered or not line.strip()) and paragraph:
            yield Block(BlockKind.PARAGRAPH, "\n".join(paragraph)), at - len(paragraph), at
            paragraph = []
        if bullet:
            yield Block(BlockKind.BULLET, bullet["text"].rstrip(), _level(bullet["indent"])), at, at + 1
        elif numbered:
            level = _level(numbered["indent"])
            yield Block(BlockKind.NUMBERED, numbered["text"].rstrip(), level, numbered["label"]), at, at + 1
        elif line.strip():
            paragraph.append(line.strip() if not paragraph else line.rstrip())
    if paragraph:
        yield Block(BlockKind.PARAGRAPH, "\n".join(paragraph)), len(lines) - len(paragraph), len(lines)


def with_blocks(text: str, items: Sequence[tuple[int | None, Block]]) -> str:
    """The text with these blocks in place of its own. Each comes with its number in ``text`` if it stands there alike.

    What stayed is kept as it was typed, spaces and empty lines and all, so that only what changed differs: with every
    block as it was, the text is the same to the letter.
    """
    lines = text.split("\n")
    spans = [(start, end) for _, start, end in _blocks(lines)]
    if not items:
        return text if not spans else ""
    pieces: list[str] = []
    before: tuple[int | None, Block] | None = None
    for number, block in items:
        if before is None:
            pieces += [f"{line}\n" for line in lines[: spans[0][0]]] if number == 0 else []
        elif number is not None and before[0] == number - 1:
            pieces.append("".join(f"\n{line}" for line in lines[spans[number - 1][1] : spans[number][0]]) + "\n")
        else:
            in_list = BlockKind.PARAGRAPH not in (block.kind, before[1].kind)
            pieces.append("\n" if in_list else "\n\n")
        pieces.append(to_text([block]) if number is None else "\n".join(lines[slice(*spans[number])]))
        before = (number, block)
    if before is not None and before[0] == len(spans) - 1:
        pieces += [f"\n{line}" for line in lines[spans[-1][1] :]]
    return "".join(pieces)


def to_text(items: Iterable[Block]) -> str:
    """The text for these blocks: the inverse of ``blocks`` for text this function wrote."""
    lines: list[str] = []
    previous: Block | None = None
    for block in items:
        in_list = block.kind is not BlockKind.PARAGRAPH
        if previous is not None and not (in_list and previous.kind is not BlockKind.PARAGRAPH):
            lines.append("")
        mark = {BlockKind.PARAGRAPH: "", BlockKind.BULLET: "- "}.get(block.kind, f"{block.label or '1.'} ")
        lines.append(INDENT * (block.level if in_list else 0) + mark + block.text)
        previous = block
    return "\n".join(lines)
