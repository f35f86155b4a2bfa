"""The case as a returned draft has it, and where in it everything that was changed and remarked belongs."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from ...domain.case import Case
from ...domain.comparison import Place
from .draft import Comment, Edit, Picture, Piece
from .own_line import OwnLine


class Known(StrEnum):
    """How the paragraphs of the file were known: by their hidden names, or by their words where those are lost."""

    BY_NAME = "by_name"
    BY_WORDS = "by_words"


class PlacedComment(msgspec.Struct, frozen=True):
    """A comment and the place it stands in; ``point`` is the id of a point of the proposal, or empty."""

    comment: Comment
    place: Place
    point: str = ""


class PlacedPicture(msgspec.Struct, frozen=True):
    """A picture and the place it stands in."""

    picture: Picture
    place: Place


class Assembled(msgspec.Struct, frozen=True, kw_only=True):
    """The case as the file has it: its title, sections, proposal and appended texts; the rest is as in the base.

    ``pieces`` says for each place what was changed in it by whom: the pieces of its paragraphs in order, the ends of
    paragraphs as «\\n» between them. A section's heading is not among them; it stands under ``headings`` by the
    section's id. ``points`` has the pieces of each point by its id, also of a point that is gone; one that was joined
    to another has that one's. An empty piece tells who moved the paragraph in its list. ``own`` are the lines that the program writes, and
    ``own_pictures`` how many pictures stand among them, the letterhead's too. ``problems`` are
    sentences in bokmål: what could not be read, and what is not sure.
    """

    case: Case
    known: Known = Known.BY_NAME
    pieces: Mapping[Place, tuple[Piece, ...]] = {}
    headings: Mapping[str, tuple[Piece, ...]] = {}
    points: Mapping[str, tuple[Piece, ...]] = {}
    comments: tuple[PlacedComment, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    own: tuple[OwnLine, ...] = ()
    own_pictures: int = 0
    problems: tuple[str, ...] = ()

    def edits(self, place: Place) -> tuple[Edit, ...]:
        """Who changed something at the place with tracked changes, and when; each person and time once, in order."""
        pieces = list(self.pieces.get(place, ()))
        if place.field == "sections":
            pieces += self.headings.get(place.part, ())
        return tuple(dict.fromkeys(piece.edit for piece in pieces if piece.edit is not None))

    def point_edits(self, point_id: str) -> tuple[Edit, ...]:
        """The same for one point of the proposal."""
        return tuple(dict.fromkeys(p.edit for p in self.points.get(point_id, ()) if p.edit is not None))
