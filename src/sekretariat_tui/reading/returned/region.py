"""Blocks of a returned draft that stand together: a section, the proposal, an appended attachment, or what is the program's."""

from enum import StrEnum

import msgspec

from .draft import ReturnedBlock


class RegionKind(StrEnum):
    OURS = "ours"  # what the program writes anew each time: number line, metadata, list of attachments, letterhead
    SECTION = "section"
    PROPOSAL = "proposal"
    ATTACHMENT = "attachment"


class Region(msgspec.Struct):
    """Blocks that stand together. ``id`` is the section's or the attachment's; empty for a new one.

    ``attachment`` numbers the attachment region that a section of an appended text stands in, counted from 0.
    """

    kind: RegionKind
    id: str = ""
    heading: ReturnedBlock | None = None
    blocks: list[ReturnedBlock] = []
    attachment: int | None = None
