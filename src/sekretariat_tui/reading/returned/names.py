"""Which paragraph each hidden name in a file belongs to, after people have split, joined and emptied paragraphs."""

import re
from collections.abc import Collection, Sequence

import msgspec

from ...domain import draft_identity
from .draft import ReturnedBlock
from .writing_block import Mark

_OURS = (
    draft_identity.CASE_PREFIX, draft_identity.REGISTER_PREFIX, draft_identity.VERSION_PREFIX, draft_identity.TITLE,
    draft_identity.PROPOSAL_HEADING, draft_identity.PENDING, draft_identity.OURS_PREFIX,
    draft_identity.heading_name("0")[:-1], draft_identity.block_name("0", 0)[:-3], draft_identity.point_name("0")[:-1],
    draft_identity.condition_name("0")[:-1], draft_identity.attachment_name("0")[:-1],
)  # fmt: skip
_COPY = re.compile(r"(?P<name>_\w+?)_Copy_\d+")  # what LibreOffice calls a bookmark in text that was cut and pasted


class Names:
    """The names of every block. A name that comes twice counts where it stands first, unless that was taken out."""

    def __init__(self, marks: Sequence[Mark], blocks: Sequence[ReturnedBlock], tables: Collection[int]) -> None:
        self._blocks = blocks
        self._tables = tables
        self._lengths = [sum(len(piece.text) for piece in block.pieces if piece.kind.stays) for block in blocks]
        self._at: dict[int, list[tuple[str, int, int]]] = {}  # name, and the letters from and to in the block
        stands: set[str] = set()
        copies: list[Mark] = []
        for mark in marks:
            copy = _COPY.fullmatch(mark.name)
            if copy is not None:
                copies.append(Mark(copy["name"], mark.start, mark.end))
            elif mark.name.startswith(_OURS) and mark.name not in stands and self._place(mark):
                stands.add(mark.name)
        for mark in copies:
            if mark.name.startswith(_OURS) and mark.name not in stands and self._place(mark):
                stands.add(mark.name)

    def named(self, block: ReturnedBlock) -> ReturnedBlock:
        """The block with its names. Where several paragraphs were joined, those of the first that has words left."""
        found = self._at.get(block.at, [])
        if not found:
            return block
        if block.at in self._tables or block.gone:
            return msgspec.structs.replace(block, names=tuple(name for name, _, _ in found))
        speaking = [one for one in found if one[2] > one[1]] or found
        first = min(start for _, start, _ in speaking)
        names = tuple(name for name, start, end in found if (name, start, end) in speaking and start == first)
        joined = tuple(name for name, _, _ in found if name not in names)
        return msgspec.structs.replace(block, names=names, joined=joined)

    def _place(self, mark: Mark) -> bool:
        """Gives a block the name; tells whether the block still stands when changes are accepted."""
        at, start = mark.start
        if not 0 <= at < len(self._blocks):
            return False
        end_at, end = mark.end if mark.end is not None else mark.start
        if mark.end is None:
            end = self._lengths[at]
        if end_at > at and start >= self._lengths[at] and at not in self._tables and not self._blocks[at].gone:
            # It begins at the very end of a paragraph and goes on: its words are in one of those that follow.
            for later in range(at + 1, min(end_at, len(self._blocks) - 1) + 1):
                to = self._lengths[later] if later < end_at else end
                if to > 0:
                    self._at.setdefault(later, []).append((mark.name, 0, to))
                    return True
        to = self._lengths[at] if end_at > at else end
        self._at.setdefault(at, []).append((mark.name, start, to))
        return not self._blocks[at].gone
