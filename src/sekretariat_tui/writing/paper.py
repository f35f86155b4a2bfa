"""A case paper (saksframlegg) as the secretariat sends it, in the order and the words of the house."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Case, CaseHead
from ..domain.draft_identity import PENDING, PROPOSAL_HEADING, TITLE, case_name, ours, register_name, version_name
from ..domain.meeting import Meeting
from ..domain.points import has_text
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .attachments import appended_attachments, attachment_list, has_list
from .decision_points import point_paragraphs
from .document import PaperDocument
from .elements import paragraph
from .field_values import field_values
from .letterhead.kinds import DocumentKind
from .letterhead.placeholders import LINES, MARK, PLACEHOLDERS
from .letterhead.placeholders import TITLE as TITLE_FIELD
from .letterhead.prepared import Letterhead, letterhead
from .letterhead.template_file import HouseTemplate
from .metadata import metadata_paragraphs
from .naming import body_line, exemption_line, number_line, reference_of, title_line, title_of
from .numbering import Numbering
from .own_template import own_template
from .section_body import section_paragraphs


def write_case_paper(
    case: Case,
    profile: Profile,
    *,
    meeting: Meeting | None,
    related: Mapping[str, CaseHead],
    today: date,
    author: str,
    register_id: str,
    template: HouseTemplate | None,
) -> bytes:
    """The paper as a Word file; ``writing.case_paper`` says what it holds."""
    line = title_line(case, profile, meeting)
    kind = DocumentKind.CASE_PAPER
    names = draft_names(case, register_id)
    values = field_values(case, profile, meeting, today, kind=kind, line=line)
    document = PaperDocument(letterhead_of(template), values, names)
    set_properties(document, case, profile, meeting=meeting, today=today, author=author, kind=kind)
    numbered = reference_of(case, meeting) is not None
    document.add_all(front(case, profile, line, draft=not numbered, names=names, shown=document.shown))
    rows = {placeholder.row for placeholder in PLACEHOLDERS if placeholder.name in document.shown}
    document.add_all(metadata_paragraphs(case, profile, meeting, related, today, document.numbering, shown=rows))
    proposal = _proposal(case, profile, document.numbering, numbered=numbered)
    sections = section_paragraphs(case.sections, document.numbering)
    for part in (proposal, sections) if profile.paper.proposal_first else (sections, proposal):
        document.add_all(part)
    if has_list(case) and "attachments" not in profile.paper.metadata:
        document.add(paragraph(profile.paper.attachments_heading, "Heading1", names=[ours("vedlegg")]))
        document.add_all(attachment_list(case, profile, related, document.numbering, style="ListParagraph"))
    document.add_all(appended_attachments(case, profile, document.numbering))
    return document.to_bytes()


def letterhead_of(template: HouseTemplate | None) -> Letterhead:
    """The house's own letterhead, or ours where it has none. Raises TemplateWrong."""
    return letterhead(template.name, template.data) if template else letterhead("", own_template())


def set_properties(
    document: PaperDocument,
    case: Case,
    profile: Profile,
    *,
    meeting: Meeting | None,
    today: date,
    author: str,
    kind: DocumentKind,
) -> None:
    """Says in the file's properties what it is, whose, and when it was made."""
    document.set_properties(
        title=title_of(case),
        subject=f"{kind.words}, {number_line(case, profile, meeting)}, {body_line(case, profile)}",
        author=author or "; ".join(case.case_officers) or profile.name,
        identifier=case.id,
        created=case.created,
        today=today,
    )


def draft_names(case: Case, register_id: str) -> list[str]:
    """What the title's paragraph is known by: whose draft of which case it is, and which version."""
    register = [register_name(register_id)] if register_id else []
    return [case_name(case.id), *register, version_name(case), TITLE]


def front(
    case: Case, profile: Profile, line: str, *, draft: bool, names: Sequence[str], shown: Collection[str]
) -> Iterator[Element]:
    """The top of the text: the house's line, the title, and what is kept from the public and why.

    ``names`` is what the title's paragraph is known by (``draft_names``). What the letterhead has ``shown`` is not said
    again.
    """
    if not LINES.intersection(shown):
        yield paragraph(line, "Utkast" if draft else "Sakslinje", names=[ours("linje")])
    if TITLE_FIELD not in shown:
        yield paragraph(title_of(case), "Title", names=names)
    if case.exemption and MARK not in shown:
        yield paragraph(exemption_line(case.exemption, profile), "Gradering", names=[ours("gradering")])


def _proposal(case: Case, profile: Profile, numbering: Numbering, *, numbered: bool) -> Iterator[Element]:
    """The proposal under its heading, or what the house says where there is none.

    A case may go to its meeting without a proposal (domain rule 5); a draft says nothing of it, as one may come.
    """
    heading = paragraph(one_line(profile.paper.proposal_heading), "Heading1", names=[PROPOSAL_HEADING])
    if case.proposal.pending:
        words = one_line(profile.paper.proposal_heading).rstrip(":")
        phrase = profile.phrase("proposal_pending", f"{words} fremmes i møtet.")
        yield heading
        yield paragraph(phrase, "BodyText", names=[PENDING])
    elif has_text(case.proposal.points):
        yield heading
        yield from point_paragraphs(case.proposal.points, numbering)
    elif numbered and (phrase := profile.phrase("no_proposal")):
        yield heading
        yield paragraph(phrase, "BodyText", names=[PENDING])
