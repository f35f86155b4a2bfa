"""A draft that comes back from Word: read, and put together again as the case it is a draft of.

``read_returned`` reads the file and knows no case; ``assemble`` lays it over the case that was sent out. Neither
touches the register.
"""

from .assembled import Assembled, Known, PlacedComment, PlacedPicture
from .assembling import assemble
from .belonging import Named, case_of, is_from_elsewhere, named_case
from .draft import Comment, Edit, Kind, Picture, Piece, PieceKind, ReturnedBlock, ReturnedDraft
from .own_line import OwnLine
from .returned_file import read_bytes, read_returned
from .tracked import TrackedChange, tracked_changes

__all__ = [
    "Assembled",
    "Comment",
    "Edit",
    "Kind",
    "Known",
    "Named",
    "OwnLine",
    "Picture",
    "Piece",
    "PieceKind",
    "PlacedComment",
    "PlacedPicture",
    "ReturnedBlock",
    "ReturnedDraft",
    "TrackedChange",
    "assemble",
    "case_of",
    "is_from_elsewhere",
    "named_case",
    "read_bytes",
    "read_returned",
    "tracked_changes",
]
