"""The metadata block of a paper: who wrote it, who cleared it, when, and under which reference."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Case, CaseHead
from ..domain.draft_identity import ours
from ..domain.kinds import CaseStatus
from ..domain.meeting import Meeting
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .attachments import attachment_list
from .element import element
from .elements import paragraph
from .naming import meeting_days, norwegian_date
from .numbering import Numbering

_SENT = frozenset({CaseStatus.SENT, CaseStatus.DECIDED, CaseStatus.POSTPONED, CaseStatus.WITHDRAWN})
# Twips; the two fill the text's width of 16 cm.
_LABEL_WIDTH = 2268
_VALUE_WIDTH = 6804


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


def metadata_table(
    case: Case,
    profile: Profile,
    meeting: Meeting | None,
    related: Mapping[str, CaseHead],
    today: date,
    numbering: Numbering,
    *,
    shown: Collection[str] = (),
) -> Element | None:
    """The block as a table whose first column is its header cells; None where the house has none or it is empty.

    ``shown`` are the rows the letterhead itself has.
    """
    rows = [
        _row(number, label, [_value(f"felt{number}linje{n}", line) for n, line in enumerate(lines)])
        for number, (label, lines) in enumerate(metadata_rows(case, profile, meeting, today, shown=shown))
    ]
    if "attachments" in profile.paper.metadata and case.attachments:
        listed = list(attachment_list(case, profile, related, numbering, style="TableList"))
        rows.append(_row(len(rows), one_line(profile.paper.label("attachments")), listed))
    if not rows:
        return None
    columns = element("tblGrid", element("gridCol", w=_LABEL_WIDTH), element("gridCol", w=_VALUE_WIDTH))
    return element("tbl", _properties(), columns, *rows)


def _document_date(case: Case, meeting: Meeting | None, today: date) -> date | None:
    """The date on the paper: today's while it is written, and none where an old paper is read in without one."""
    over = meeting is not None and meeting.first_day is not None and meeting.first_day < today
    if case.document_date or over or case.origins or case.status in _SENT:
        return case.document_date
    return today


def _properties() -> Element:
    """The table's style, its width, that the first column is the header, and what a screen reader says about it."""
    return element(
        "tblPr",
        element("tblStyle", val="Saksopplysninger"),
        element("tblW", w=_LABEL_WIDTH + _VALUE_WIDTH, type="dxa"),
        element("tblLayout", type="fixed"),
        # 0x0680: a header column, no header row, no bands.
        element("tblLook", val="0680", firstRow=0, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val="Opplysninger om saken"),
        element("tblDescription", val="To kolonner: hva opplysningen gjelder, og selve opplysningen."),
    )


def _value(name: str, line: str) -> Element:
    return paragraph(line, "TableContents", names=[ours(name)])


def _row(number: int, label: str, value: Sequence[Element]) -> Element:
    return element(
        "tr",
        element("trPr", element("cantSplit")),
        _cell(_LABEL_WIDTH, [paragraph(label, "TableHeading", names=[ours(f"felt{number}")])]),
        _cell(_VALUE_WIDTH, value),
    )


def _cell(width: int, content: Sequence[Element]) -> Element:
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *content)
