"""Two texts that were both made from a third: joined where they changed different paragraphs, shown where they met.

What only one of them changed is taken; what both changed alike is taken once; where both changed the same paragraphs,
nobody but a person can say which is right, and both stay to be chosen from.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Meeting(NamedTuple):
    """Paragraphs that both have changed, each in a way of its own."""

    base: str
    ours: str
    theirs: str


class Joined(NamedTuple):
    """The joined text: pieces in order, each settled text or two that meet."""

    pieces: tuple[str | Meeting, ...]

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Where the two met; empty when they could be joined."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Meeting))

    def text(self, *, prefer_theirs: bool = False) -> str:
        """The whole text, with ours or theirs where they met."""
        return "".join(
            piece if isinstance(piece, str) else piece.theirs if prefer_theirs else piece.ours for piece in self.pieces
        )

    def with_both(self) -> str:
        """The whole text with ours, then theirs, where they met."""
        parts: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, str):
                parts.append(piece)
                continue
            ours = piece.ours
            if ours and piece.theirs and not ours.endswith("\n"):
                ours += "\n\n"
            parts.append(ours + piece.theirs)
        return "".join(parts)


def joined(base: str, ours: str, theirs: str) -> Joined:
    """The two texts that were made from ``base`` as one."""
    if ours == theirs or theirs == base:
        return Joined((ours,) if ours else ())
    if ours == base:
        return Joined((theirs,) if theirs else ())
    old, one, other = _pieces(base), _pieces(ours), _pieces(theirs)
    found: list[str | Meeting] = []
    for (b, b_end), (o, o_end), (t, t_end) in _regions(old, one, other):
        was, our, their = "".join(old[b:b_end]), "".join(one[o:o_end]), "".join(other[t:t_end])
        if our == their or their == was:
            found.append(our)
        elif our == was:
            found.append(their)
        else:
            found.append(Meeting(was, our, their))
    return Joined(tuple(_merged(found)))


_Span = tuple[int, int]


def _regions(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> "list[tuple[_Span, _Span, _Span]]":
    """The three texts cut into regions that answer to each other: those all agree on, and those between them."""
    in_ours, in_theirs = _matched(base, ours), _matched(base, theirs)
    regions: list[tuple[_Span, _Span, _Span]] = []
    b = o = t = 0
    at = 0
    while at < len(base):
        if at in in_ours and at in in_theirs and in_ours[at] >= o and in_theirs[at] >= t:
            start = at
            while (
                at < len(base)
                and in_ours.get(at) == in_ours[start] + at - start
                and in_theirs.get(at) == in_theirs[start] + at - start
            ):
                at += 1
            if (b, o, t) != (start, in_ours[start], in_theirs[start]):
                regions.append(((b, start), (o, in_ours[start]), (t, in_theirs[start])))
            b, o, t = at, in_ours[start] + at - start, in_theirs[start] + at - start
            regions.append(((start, b), (in_ours[start], o), (in_theirs[start], t)))
        else:
            at += 1
    if (b, o, t) != (len(base), len(ours), len(theirs)):
        regions.append(((b, len(base)), (o, len(ours)), (t, len(theirs))))
    return regions


def _matched(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where each piece of ``base`` that stayed stands in ``other``."""
    matches = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {one + n: two + n for one, two, size in matches for n in range(size)}


def _pieces(text: str) -> list[str]:
    """The paragraphs. The breaks between them are pieces of their own, so that a last paragraph is like any other."""
    return [piece for piece in re.split(r"(\n+)", text) if piece]


def _merged(pieces: Sequence[str | Meeting]) -> "list[str | Meeting]":
    """Settled neighbours as one piece."""
    found: list[str | Meeting] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return found
