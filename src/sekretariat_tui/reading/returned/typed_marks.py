"""Lists that have become typed text, as when a draft is pasted without its looks: «•», a tab and the words."""

from collections.abc import Sequence

import msgspec

from ..lines import Line, Mark, depths, split_mark
from .draft import Kind, ReturnedBlock

_KINDS = {Mark.BULLET: Kind.BULLET, Mark.NUMBER: Kind.NUMBER, Mark.LETTER: Kind.LETTER}
_MARKS = {kind: mark for mark, kind in _KINDS.items()}
_TWIPS_A_COLUMN = 140  # a level of 0.75 cm (425 twips) is three columns


def with_typed_marks(blocks: Sequence[ReturnedBlock]) -> list[ReturnedBlock]:
    """The blocks with typed marks as marks. How deep they stand is told by the kinds of mark: 1., then a), then •."""
    found = list(blocks)
    written = [block for block in blocks if block.text.strip()]
    lines = [_line(block) for block in written]
    for block, line, depth in zip(written, lines, depths(lines, below_lead_in=False), strict=True):
        if block.kind is Kind.PARAGRAPH and line.mark is not Mark.NONE and line.text.strip():
            found[block.at] = msgspec.structs.replace(
                block, kind=_KINDS[line.mark], level=depth, label=line.label, text=line.text
            )
    return found


def _line(block: ReturnedBlock) -> Line:
    if block.kind is not Kind.PARAGRAPH:
        return Line(text=block.text, mark=_MARKS.get(block.kind, Mark.NONE), label=block.label, level=block.level)
    mark, label, _, words = split_mark(block.text)
    return Line(text=words, mark=mark, label=label, indent=block.indent // _TWIPS_A_COLUMN)
