"""What the room writes: the case paper, the excerpt of its decision, and templates for both, as the bytes of a Word file.

Nothing here imports python-docx until a document is asked for: it costs 30 ms that a program on its way to its first
picture has no use for.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from ..domain.case import Case, CaseHead
from ..domain.meeting import Meeting
from ..profiles.profile import Profile
from .letterhead.kinds import DocumentKind
from .letterhead.template_file import HouseTemplate

_NONE: Mapping[str, CaseHead] = MappingProxyType({})


def case_paper(
    case: Case,
    profile: Profile,
    *,
    meeting: Meeting | None,
    related: Mapping[str, CaseHead] = _NONE,
    today: date,
    author: str = "",
    register_id: str = "",
    template: HouseTemplate | None = None,
) -> bytes:
    """The case paper as a Word file (docx), in the house's layout.

    The paper holds the proposal, never the decision: those are two texts (domain rule 4). A case without a number is
    marked as a draft (rule 2), and what is kept from the public is marked with its legal basis (rule 10). Every
    paragraph carries a hidden name (``domain.draft_identity``), so that it is known when the draft comes back.

    Args:
        meeting: the meeting the case goes to, where it has one.
        related: the cases that are attached, by id, to cite them by number and title.
        today: the date of the document while it is written and has none of its own. The same case and day give the same bytes.
        author: who the file says it is from; the case officers when left out.
        register_id: the register the case lies in, so that the draft is known as ours when it comes back.
        template: the house's own letterhead; ours where it has none.

    Raises:
        TemplateWrong: the house's letterhead cannot be used.
        DataMissing: our own template is not in the installation.
    """
    from .paper import write_case_paper

    return write_case_paper(
        case,
        profile,
        meeting=meeting,
        related=related,
        today=today,
        author=author,
        register_id=register_id,
        template=template,
    )


def decision_excerpt(
    case: Case,
    profile: Profile,
    *,
    meeting: Meeting | None,
    today: date,
    author: str = "",
    template: HouseTemplate | None = None,
) -> bytes:
    """The excerpt of the minutes for one case (protokollutdrag): what the meeting decided, and how.

    Raises:
        RuleBroken: the case has no number (domain rule 2: an excerpt never shows a blank) or no decision.
        TemplateWrong: the house's letterhead cannot be used.
        DataMissing: our own template is not in the installation.
    """
    from .excerpt import write_decision_excerpt

    return write_decision_excerpt(case, profile, meeting=meeting, today=today, author=author, template=template)


def starting_template(kind: DocumentKind) -> bytes:
    """A template for the house to make its own of: our look, the fields in place, and Word comments that explain them.

    Raises:
        DataMissing: our own template is not in the installation.
    """
    from .letterhead.starting import write_starting_template

    return write_starting_template(kind)


def check_template(template: HouseTemplate) -> None:
    """Reads the template as for a document. Raises TemplateWrong where it cannot be used."""
    from .letterhead.prepared import letterhead

    letterhead(template.name, template.data)
