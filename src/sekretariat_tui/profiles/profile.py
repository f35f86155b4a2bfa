"""The house rules of one helsefellesskap, as records (profil)."""

from enum import StrEnum

import msgspec

from ..domain.caseref import CaseRef
from ..domain.kinds import FixedItem, Side
from ..domain.partnership import Body, Party
from ..domain.words import word

METADATA_LABELS = {
    "case_officer": "Saksbehandler",
    "clearance": "Avklart i sekretariatet",
    "document_date": "Dokumentdato",
    "meeting_date": "Møtedato",
    "our_ref": "Vår ref.",
    "archive_reference": "Arkivreferanse",
    "attachments": "Vedlegg",
}


class NumberStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How case numbers are written. Placeholders: ``{n}`` the number, ``{nn}`` with two digits, ``{yy}`` and ``{yyyy}``
    the year, ``{body}`` the body's code.

    ``paper`` stands on the paper («14/26»), ``running`` in running text («sak 05.26»).
    """

    paper: str = "{n}/{yyyy}"
    running: str = "sak {n}/{yyyy}"


class LayoutSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section a new case paper starts with: the heading, and what it means (``background``, ``assessment``, …)."""

    heading: str
    kind: str = ""


class PaperLayout(msgspec.Struct, frozen=True, kw_only=True):
    """How a case paper looks.

    ``title_line`` is the line above the title («Vedlegg til sak {number}», «{body} sak {number}»); ``draft_line`` is
    used while there is no number. ``metadata`` lists the labels of the metadata block in order, empty for none:
    ``case_officer``, ``clearance``, ``document_date``, ``meeting_date``, ``our_ref``, ``archive_reference``,
    ``attachments``. ``labels`` are the words the house prints for them where they differ from the usual ones.
    """

    title_line: str = "Sak {number}"
    draft_line: str = "UTKAST"
    metadata: tuple[str, ...] = ()
    labels: dict[str, str] = {}
    proposal_first: bool = False
    proposal_heading: str = "Forslag til vedtak"
    decision_heading: str = "Vedtak"
    attachments_heading: str = "Vedlegg"
    sections: tuple[LayoutSection, ...] = ()

    def label(self, field: str) -> str:
        """The word printed before a field of the metadata block: «Avkl. sekr» for ``clearance`` in one house."""
        return self.labels.get(field) or METADATA_LABELS.get(field, field)


class NoticePeriods(msgspec.Struct, frozen=True, kw_only=True):
    """Days before a meeting that things are due, and days after it for remarks to the minutes. Calendar days."""

    draft: int = 28
    clearance: int = 21
    invitation: int = 14
    remarks: int = 14


class LegalBasis(msgspec.Struct, frozen=True, kw_only=True):
    """A basis for keeping something from the public, as it is written on the document («offl. § 13 jf. fvl. § 13»).

    ``internal_only`` where it holds only for one side's internal drafts and never for what both have (domain rule 10).
    """

    basis: str
    meaning: str = ""
    internal_only: bool = False


class FixedAgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item every agenda has, its title in this house, and whether it takes a case number (domain rule 2)."""

    item: FixedItem
    title: str
    numbered: bool = True
    last: bool = False


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The house rules: bodies, parties, number style, paper layout, phrases, terms, deadlines, legal bases."""

    code: str
    name: str
    municipalities: str = "kommunene"
    hospital: str = "helseforetaket"
    bodies: tuple[Body, ...] = ()
    parties: tuple[Party, ...] = ()
    numbers: NumberStyle = NumberStyle()
    paper: PaperLayout = PaperLayout()
    phrases: dict[str, str] = {}
    terms: dict[str, str] = {}
    notice: NoticePeriods = NoticePeriods()
    notice_by_body: dict[str, NoticePeriods] = {}
    legal_bases: tuple[LegalBasis, ...] = ()
    fixed_items: tuple[FixedAgendaItem, ...] = ()
    phases: tuple[str, ...] = ()
    seed: str = ""

    def body(self, code: str) -> Body | None:
        """The body with this code, or None."""
        return next((body for body in self.bodies if body.code == code), None)

    def bodies_in(self, year: int) -> tuple[Body, ...]:
        """The bodies that exist in the year, in the profile's order: those a new case or meeting can be for."""
        return tuple(body for body in self.bodies if _exists(body, year))

    def body_called(self, text: str, *, year: int | None = None) -> Body | None:
        """The body with this code, name or alias, capitals aside; with a year, only one that existed then."""
        wanted = text.casefold().strip()
        for body in self.bodies:
            if (year is None or _exists(body, year)) and wanted in {
                name.casefold() for name in (body.code, body.name, *body.aliases)
            }:
                return body
        return None

    def party(self, code: str) -> Party | None:
        """The party with this code, or None."""
        return next((party for party in self.parties if party.code == code), None)

    def body_name(self, code: str) -> str:
        """The full name of the body, or its code where the profile does not know it."""
        body = self.body(code)
        return body.name if body else code

    def side_name(self, side: Side) -> str:
        """What this house calls a side: «kommunene», «Sykehuset Innlandet»."""
        return self.municipalities if side is Side.MUNICIPALITIES else self.hospital

    def term(self, key: str, default: str) -> str:
        """This house's word for a thing: ``term("area", "satsningsområde")``."""
        return self.terms.get(key, default)

    def phrase(self, key: str, default: str = "") -> str:
        """A fixed phrase of the house, such as the one for a pending proposal (``proposal_pending``)."""
        return self.phrases.get(key, default)

    def word(self, value: StrEnum) -> str:
        """The bokmål word for a value of the closed lists, in this house's usage where it differs.

        The profile names the value as ``kind.value`` under ``terms``, such as ``case_type.decision: beslutningssak``.
        """
        kind = "".join("_" + c.lower() if c.isupper() else c for c in type(value).__name__).lstrip("_")
        return self.terms.get(f"{kind}.{value.value}", word(value))

    def case_number(self, ref: CaseRef, *, running: bool = False) -> str:
        """The number as this house writes it: «14/26» on the paper, «sak 05.26» in running text."""
        style = self.numbers.running if running else self.numbers.paper
        return style.format(
            n=f"{ref.number}{ref.suffix}",
            nn=f"{ref.number:02d}{ref.suffix}",
            yy=f"{ref.year % 100:02d}",
            yyyy=ref.year,
            body=ref.body,
        )

    def citation(self, ref: CaseRef) -> str:
        """How another paper cites the case: «SSU sak 14/26»."""
        return f"{ref.body} sak {self.case_number(ref)}"

    def notice_for(self, body: str) -> NoticePeriods:
        """The notice periods of one body, or the house's where the body has none of its own."""
        return self.notice_by_body.get(body, self.notice)


def _exists(body: Body, year: int) -> bool:
    return (body.valid_from or year) <= year <= (body.valid_to or year)
