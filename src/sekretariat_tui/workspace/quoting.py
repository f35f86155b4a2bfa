"""Citing a decision, and quoting it in a paper so that the quote stays tied to its source (domain rules 1 and 4)."""

from typing import NamedTuple

import msgspec

from ..domain.case import Case, CaseLink, Section
from ..domain.kinds import LinkKind, PointStyle
from ..domain.place import Place
from ..domain.points import Point, has_text, outline, said
from ..domain.section_text import Block, BlockKind, to_text
from ..domain.standing_points import point_name
from ..store import Change
from .cases import Cases
from .changed_elsewhere import ChangedElsewhere
from .office import Office

_KIND = {
    PointStyle.BULLET: BlockKind.BULLET,
    PointStyle.PLAIN: BlockKind.PARAGRAPH,
}


class Inserted(NamedTuple):
    """A section with a quote put in, and where the quote ends in its text."""

    section: Section
    end: int


class Quoting:
    """Cites decisions and puts quotes into sections."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    def citation(self, case: Case, place: Place | None = None) -> str:
        """How a paper cites the case, with the point where it is in one: «SSU sak 14/26, vedtakspunkt 2».

        Empty where the case has no number yet.
        """
        if case.ref is None:
            return ""
        citation = self._office.profile.citation(case.ref)
        if place is None or place.field not in ("decision", "proposal"):
            return citation
        points = case.decision.points if place.field == "decision" else case.proposal.points
        point = point_name(points, place.part)
        if not point.startswith("punkt "):
            return citation
        of = f"vedtaks{point}" if place.field == "decision" else f"forslagets {point}"
        return f"{citation}, {of}"

    def quotation(self, case: Case) -> str:
        """The decision as a paper quotes it: where it was made, then the points word for word.

        The words before it are those by which a quoted decision is known again when the text is read. Where nothing is
        decided it is the proposal, and that is said.
        """
        decided = has_text(case.decision.points)
        where = self._office.profile.citation(case.ref) if case.ref else f"saken «{case.title}»"
        opening = f"I {where} ble det gjort følgende vedtak:" if decided else f"I {where} er dette foreslått:"
        points = case.decision.points if decided else case.proposal.points
        return f"{opening}\n\n{to_text(_blocks(points))}"

    def insert(self, case_id: str, section_id: str, at: int, source_id: str, *, before: str) -> Inserted:
        """Puts the decision of another case into a section, after the line at ``at``, and links to the other case.

        Raises:
            ChangedElsewhere: when the section's text is no longer ``before``.
        """
        source = self._cases.get(source_id)
        quote = self.quotation(source)
        start = before.find("\n", at)
        start = len(before) if start < 0 else start
        above, below = before[:start].rstrip("\n"), before[start:].lstrip("\n")
        first = f"{above}\n\n{quote}" if above.strip() else quote
        text = f"{first}\n\n{below}" if below.strip() else first
        link = CaseLink(kind=LinkKind.QUOTES, case=source.id, ref=source.ref)

        def inserted(_change: Change, case: Case) -> Case:
            there = next((section for section in case.sections if section.id == section_id), None)
            mine = _with_text(case, section_id, text)
            if there is None or there.text != before:
                name = f"«{there.heading if there else ''}» i {self._cases.label(case)}"
                place = Place("sections", section_id)
                raise ChangedElsewhere(name, text, there.text if there else "", mine=mine, place=place)
            if any(one.kind is link.kind and one.case == link.case for one in case.links):
                return mine
            return msgspec.structs.replace(mine, links=(*mine.links, link))

        name = self._office.profile.citation(source.ref) if source.ref else f"«{source.title}»"
        case = self._cases.save(case_id, f"Satte inn vedtaket i {name} i", inserted)
        section = next(section for section in case.sections if section.id == section_id)
        return Inserted(section, len(first))


def _blocks(points: tuple[Point, ...]) -> list[Block]:
    return [
        Block(
            _KIND.get(row.point.style, BlockKind.NUMBERED),
            " ".join(said(row.point).split()),
            row.depth,
            row.label,
        )
        for row in outline(points)
        if said(row.point).strip()
    ]


def _with_text(case: Case, section_id: str, text: str) -> Case:
    sections = tuple(
        msgspec.structs.replace(section, text=text) if section.id == section_id else section
        for section in case.sections
    )
    return msgspec.structs.replace(case, sections=sections)
