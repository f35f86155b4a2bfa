"""A case paper (saksframlegg) as the secretariat sends it, in the order and the words of the house."""

from collections.abc import Iterator, Mapping
from datetime import date

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Case, CaseHead
from ..domain.meeting import Meeting
from ..domain.points import has_text
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .attachments import appended_attachments, attachment_list, has_list
from .decision_points import point_paragraphs
from .document import PaperDocument
from .elements import paragraph
from .metadata import metadata_table
from .naming import body_line, exemption_line, number_line, reference_of, title_line, title_of
from .numbering import Numbering
from .section_body import section_paragraphs


def write_case_paper(
    case: Case,
    profile: Profile,
    *,
    meeting: Meeting | None,
    related: Mapping[str, CaseHead],
    today: date,
    author: str,
) -> bytes:
    """The paper as a Word file; ``writing.case_paper`` says what it holds."""
    document = PaperDocument()
    dress(document, case, profile, meeting=meeting, today=today, author=author, kind="Saksframlegg")
    numbered = reference_of(case, meeting) is not None
    document.add_all(front(case, profile, title_line(case, profile, meeting), draft=not numbered))
    table = metadata_table(case, profile, meeting, related, today, document.numbering)
    if table is not None:
        document.add(table)
    proposal = _proposal(case, profile, document.numbering, numbered=numbered)
    sections = section_paragraphs(case.sections, document.numbering)
    for part in (proposal, sections) if profile.paper.proposal_first else (sections, proposal):
        document.add_all(part)
    if has_list(case) and "attachments" not in profile.paper.metadata:
        document.add(paragraph(profile.paper.attachments_heading, "Heading1"))
        document.add_all(attachment_list(case, profile, related, document.numbering, style="ListParagraph"))
    document.add_all(appended_attachments(case, profile, document.numbering))
    return document.to_bytes()


def dress(
    document: PaperDocument,
    case: Case,
    profile: Profile,
    *,
    meeting: Meeting | None,
    today: date,
    author: str,
    kind: str,
) -> None:
    """Gives the document its headers and its properties. ``kind`` says what it is: «Saksframlegg»."""
    number = number_line(case, profile, meeting)
    body = body_line(case, profile)
    document.set_headers(
        partnership=one_line(profile.name),
        body=body,
        number=number,
        mark=exemption_line(case.exemption, profile) if case.exemption else "",
    )
    document.set_properties(
        title=title_of(case),
        subject=f"{kind}, {number}, {body}",
        author=author or "; ".join(case.case_officers) or profile.name,
        identifier=case.id,
        created=case.created,
        today=today,
    )


def front(case: Case, profile: Profile, line: str, *, draft: bool) -> Iterator[Element]:
    """The top of the first page: the house's line, the title, and what is kept from the public and why."""
    yield paragraph(line, "Utkast" if draft else "Sakslinje")
    yield paragraph(title_of(case), "Title")
    if case.exemption:
        yield paragraph(exemption_line(case.exemption, profile), "Gradering")


def _proposal(case: Case, profile: Profile, numbering: Numbering, *, numbered: bool) -> Iterator[Element]:
    """The proposal under its heading, or what the house says where there is none.

    A case may go to its meeting without a proposal (domain rule 5); a draft says nothing of it, as one may come.
    """
    heading = one_line(profile.paper.proposal_heading)
    if case.proposal.pending:
        phrase = profile.phrase("proposal_pending", f"{heading.rstrip(':')} fremmes i møtet.")
        yield paragraph(heading, "Heading1")
        yield paragraph(phrase, "BodyText")
    elif has_text(case.proposal.points):
        yield paragraph(heading, "Heading1")
        yield from point_paragraphs(case.proposal.points, numbering)
    elif numbered and (phrase := profile.phrase("no_proposal")):
        yield paragraph(heading, "Heading1")
        yield paragraph(phrase, "BodyText")
