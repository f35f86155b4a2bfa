"""The metadata block of a paper: who wrote it, who cleared it, when, and under which reference."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Case, CaseHead
from ..domain.draft_identity import ours
from ..domain.kinds import CaseStatus
from ..domain.meeting import Meeting
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .attachments import attachment_list
from .elements import paragraph, run
from .naming import meeting_days, norwegian_date
from .numbering import Numbering

_SENT = frozenset({CaseStatus.SENT, CaseStatus.DECIDED, CaseStatus.POSTPONED, CaseStatus.WITHDRAWN})


def metadata_values(case: Case, profile: Profile, meeting: Meeting | None, today: date) -> dict[str, list[str]]:
    """The lines of each field a house can list, by its key in the profile. The attachments are no text."""
    return {
        "case_officer": [" / ".join(case.case_officers)],
        "clearance": [" / ".join(clearance.by for clearance in case.clearances)],
        "document_date": [norwegian_date(dated) if (dated := _document_date(case, meeting, today)) else ""],
        "meeting_date": [meeting_days(meeting) if meeting else ""],
        "our_ref": [case.our_ref],
        "archive_reference": [f"{profile.side_name(ref.side)}: {ref.value}" for ref in case.archive_references],
    }


def metadata_rows(
    case: Case, profile: Profile, meeting: Meeting | None, today: date, *, shown: Collection[str] = ()
) -> Iterator[tuple[str, list[str]]]:
    """Label and lines for each field the house lists, in its order. A field without a value is left out.

    So is one of ``shown``, by its key in the profile: the letterhead has it already.
    """
    values = metadata_values(case, profile, meeting, today)
    for key in profile.paper.metadata:
        if key in shown:
            continue
        lines = [line for line in map(one_line, values.get(key, [])) if line]
        if lines:
            yield one_line(profile.paper.label(key)), lines


def metadata_paragraphs(
    case: Case,
    profile: Profile,
    meeting: Meeting | None,
    related: Mapping[str, CaseHead],
    today: date,
    numbering: Numbering,
    *,
    shown: Collection[str] = (),
) -> Iterator[Element]:
    """The block as the papers have it: a line for each field, and the attachments as a list under theirs.

    Lines and no table: a table must have a header row for a screen reader, and these have a label each. ``shown`` are
    the fields the letterhead itself has.
    """
    for number, (label, lines) in enumerate(metadata_rows(case, profile, meeting, today, shown=shown)):
        yield _line(number, label, "\t" + "\n".join(lines))
    if "attachments" in profile.paper.metadata and case.attachments:
        yield _line(len(profile.paper.metadata), one_line(profile.paper.label("attachments")), "", keep_next=True)
        yield from attachment_list(case, profile, related, numbering, style="ListParagraph")


def _line(number: int, label: str, value: str, *, keep_next: bool = False) -> Element:
    runs = [run(f"{label.rstrip(':')}:", style="Strong"), *([run(value)] if value else [])]
    return paragraph(runs, "Saksopplysning", keep_next=keep_next, names=[ours(f"felt{number}")])


def _document_date(case: Case, meeting: Meeting | None, today: date) -> date | None:
    """The date on the paper: today's while it is written, and none where an old paper is read in without one."""
    over = meeting is not None and meeting.first_day is not None and meeting.first_day < today
    if case.document_date or over or case.origins or case.status in _SENT:
        return case.document_date
    return today
