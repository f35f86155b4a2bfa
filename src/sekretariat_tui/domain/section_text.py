"""The text of a section as blocks: paragraphs and the items of lists.

The register keeps a section as plain text a person can type: paragraphs parted by an empty line, an item on a line of
its own with «- » or «1. » or «a) » before it, three spaces of indentation a level. Reading makes such text from a Word
file and writing makes a Word file from it, so what the marks mean stands here, once.
"""

import re
from collections.abc import Iterable, Iterator
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
    return list(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    paragraph: list[str] = []
    for line in text.split("\n"):
        bullet = _BULLET.match(line)
        numbered = None if bullet else _NUMBERED.match(line)
        if (bullet or numbered or not line.strip()) and paragraph:
            yield Block(BlockKind.PARAGRAPH, "\n".join(paragraph))
            paragraph = []
        if bullet:
            yield Block(BlockKind.BULLET, bullet["text"].rstrip(), _level(bullet["indent"]))
        elif numbered:
            yield Block(BlockKind.NUMBERED, numbered["text"].rstrip(), _level(numbered["indent"]), numbered["label"])
        elif line.strip():
            paragraph.append(line.strip() if not paragraph else line.rstrip())
    if paragraph:
        yield Block(BlockKind.PARAGRAPH, "\n".join(paragraph))


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
