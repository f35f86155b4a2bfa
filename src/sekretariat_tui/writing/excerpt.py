"""The excerpt of the minutes for one case (protokollutdrag, særutskrift)."""

from collections.abc import Iterator
from datetime import date

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Case, Decision
from ..domain.errors import RuleBroken
from ..domain.kinds import Outcome
from ..domain.meeting import Meeting
from ..domain.points import has_text, outline
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .decision_points import point_paragraphs
from .document import PaperDocument
from .elements import paragraph
from .field_values import field_values
from .letterhead.kinds import DocumentKind
from .letterhead.template_file import HouseTemplate
from .naming import meeting_days, number_line, reference_of, title_of
from .paper import front, letterhead_of, set_properties


def write_decision_excerpt(
    case: Case,
    profile: Profile,
    *,
    meeting: Meeting | None,
    today: date,
    author: str,
    template: HouseTemplate | None,
) -> bytes:
    """The excerpt as a Word file; ``writing.decision_excerpt`` says what it holds."""
    decision = case.decision
    if reference_of(case, meeting) is None:
        raise RuleBroken(
            f"Saken «{title_of(case)}» har ikke noe nummer ennå. Nummerer sakslisten før du lager protokollutdrag."
        )
    if decision.outcome is None and not has_text(decision.points):
        raise RuleBroken(f"Saken «{title_of(case)}» har ikke noe vedtak ennå. Skriv inn vedtaket eller utfallet først.")
    line = f"Protokollutdrag – {number_line(case, profile, meeting)}"
    kind = DocumentKind.EXCERPT
    values = field_values(case, profile, meeting, today, kind=kind, line=line)
    document = PaperDocument(letterhead_of(template), values)  # no names: its points are not the proposal's
    set_properties(document, case, profile, meeting=meeting, today=today, author=author, kind=kind)
    document.add_all(front(case, profile, line, draft=False, names=[], shown=document.shown))
    if when := meeting_days(meeting) if meeting else "":
        document.add(paragraph(f"Behandlet i {profile.body_name(case.body)} {when}.", "BodyText"))
    document.add(paragraph(one_line(profile.paper.decision_heading), "Heading1"))
    document.add_all(point_paragraphs(decision.points, document.numbering) if has_text(decision.points) else ())
    document.add_all(_outcome(decision, profile))
    return document.to_bytes()


def _outcome(decision: Decision, profile: Profile) -> Iterator[Element]:
    """How it ended, how that was reached, and where the parties differed."""
    said = []
    if decision.outcome is not None:
        words = profile.word(decision.outcome)
        if decision.outcome is Outcome.FORWARDED and decision.forwarded_to:
            words += f" til {decision.forwarded_to}"
        said.append(f"Utfall: {words}.")
    if decision.mode is not None:
        said.append(f"Avgjort ved: {profile.word(decision.mode)}.")
    if said:
        yield paragraph(" ".join(said), "BodyText")
    if decision.note.strip():
        yield paragraph(decision.note.strip(), "BodyText")
    if decision.positions:
        yield paragraph("Partenes standpunkt", "Heading2")
        labels = {row.point.id: row.label.rstrip(".)") for row in outline(decision.points)}
        for position in decision.positions:
            party = next((p.name for p in profile.parties if p.code == position.party), position.party)
            label = labels.get(position.point or "", "")
            where = f" (punkt {label})" if label.isalnum() else ""
            remark = f" – {position.remark}" if position.remark.strip() else ""
            yield paragraph(f"{party}{where}: {profile.word(position.stance)}{remark}", "BodyText")
