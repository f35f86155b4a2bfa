"""What a draft said when it was written to Word: what a file that comes back is compared with."""

from datetime import datetime
from typing import ClassVar

import msgspec

from .case import Attachment, Case, Proposal, Section
from .draft_identity import version_of
from .record import Record


class OwnLines(msgspec.Struct, frozen=True):
    """What the program itself wrote in one draft: in the text, and at the top and bottom of the pages.

    ``pictures`` is how many pictures stand in those lines of the text: a logo of the letterhead.
    """

    text: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    pictures: int = 0


class SentDraft(Record, frozen=True, kw_only=True):
    """One version of a case as it was written to Word. Kept while the paper is being worked on.

    ``version`` is ``draft_identity.version_of`` the case, and stands hidden in the file. ``lines`` is what the program
    wrote around it each time it was exported, oldest first: the same text can go out with another date or case officer.
    """

    table: ClassVar[str] = "sent_drafts"

    case: str
    version: str
    written: datetime
    title: str
    sections: tuple[Section, ...] = ()
    proposal: Proposal = Proposal()
    attachments: tuple[Attachment, ...] = ()
    lines: tuple[OwnLines, ...] = ()

    def as_case(self, now: Case) -> Case:
        """The case as it was then, as far as a draft shows it; all else as it is in ``now``."""
        return msgspec.structs.replace(
            now, title=self.title, sections=self.sections, proposal=self.proposal, attachments=self.attachments
        )


def sent_draft(case: Case, written: datetime, lines: OwnLines | None = None) -> SentDraft:
    """What the draft of the case says as it stands."""
    return SentDraft(
        case=case.id,
        version=version_of(case),
        written=written,
        title=case.title,
        sections=case.sections,
        proposal=case.proposal,
        attachments=case.attachments,
        lines=() if lines is None else (lines,),
    )
