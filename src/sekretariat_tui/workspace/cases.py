"""Acts on a case: making it, its fields, its links, and taking it out."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NoReturn

import msgspec

from ..domain.agenda import put_on
from ..domain.case import AgreementClause, Attachment, Case, CaseLink, Section
from ..domain.caseref import CaseRef
from ..domain.errors import RuleBroken
from ..domain.field_words import field_word
from ..domain.kinds import CaseStatus, CaseType, LinkKind
from ..domain.meeting import AgendaItem, Meeting
from ..domain.numbering import SpentNumber
from ..domain.place import Place
from ..domain.texts import one_line
from ..store import Change
from .attachment_texts import AttachmentTexts
from .changed_elsewhere import ChangedElsewhere
from .sections import Sections
from .sent_drafts import forget_sent
from .untying import spent, take_off

EDITABLE = frozenset(
    {
        "title",
        "type",
        "status",
        "document_date",
        "case_officers",
        "clearances",
        "our_ref",
        "archive_references",
        "exemption",
        "attachments",
        "agreement_clauses",
        "areas",
        "doubts",
    }
)


class Cases(Sections, AttachmentTexts):
    """Acts on cases. Every one is a single act of the register and can be taken back."""

    # ------------------------------------------------------------------ making and removing

    def new(self, body: str, title: str, *, type: CaseType = CaseType.DECISION, meeting: str | None = None) -> Case:
        """A new draft with the sections of the house's layout; on the meeting's agenda when one is given."""
        profile = self._office.profile
        if profile.body(body) is None:
            codes = ", ".join(b.code for b in profile.bodies)
            raise RuleBroken(f"Utvalget «{body}» finnes ikke i profilen. Velg et av: {codes}.")
        title = one_line(title)
        if not title:
            raise RuleBroken("Saken trenger en tittel. Skriv hva saken gjelder.")
        now = self._office.now()
        case = Case(
            body=body,
            title=title,
            type=type,
            meeting=meeting,
            status=CaseStatus.ON_AGENDA if meeting else CaseStatus.DRAFT,
            sections=tuple(Section(heading=s.heading, kind=s.kind) for s in profile.paper.sections),
            created=now,
            changed=now,
        )
        with self._office.act(f"Opprettet sak: {title}") as change:
            saved = change.put(case)
            if meeting:
                sitting = change.get(Meeting, meeting)
                change.put(msgspec.structs.replace(sitting, agenda=put_on(sitting.agenda, AgendaItem(case=case.id))))
        return saved

    def delete(self, case_id: str) -> None:
        """Takes the case out of the register, its agenda and the measures. A locked number stays spent."""
        case = self.get(case_id)
        with self._office.act(f"Slettet {self.label(case)}") as change:
            case = change.get(Case, case_id)
            take_off(change, case_id)
            number = spent(case)
            if number is not None:
                change.put(number)
            forget_sent(change, case_id)
            change.delete(Case, case_id)

    # ------------------------------------------------------------------ fields

    def amend(
        self, case_id: str, what: str, *, merge: str = "", before: Mapping[str, Any] | None = None, **fields: Any
    ) -> Case:
        """Sets plain fields of a case in one act; ``what`` is the act in words, without the case's name.

        Args:
            before: what the fields held when they were shown. Where the register holds something else, somebody else
                has changed it, and nothing is overwritten.

        Raises:
            ChangedElsewhere: when ``before`` no longer holds.
        """
        fields = _cleaned(fields)

        def amended(_change: Change, case: Case) -> Case:
            from ..domain.comparison import shown

            mine = msgspec.structs.replace(case, **fields)
            for name, known in (before or {}).items():
                there = getattr(case, name)
                if there not in (known, fields.get(name, known)):
                    self._changed_elsewhere(mine, name, shown(fields.get(name), self._word), shown(there, self._word))
            return mine

        return self.save(case_id, what, amended, merge)

    def type_in(
        self,
        case_id: str,
        what: str,
        text: str,
        *,
        before: str,
        read: Callable[[Case], str],
        write: Callable[[Case, str], dict[str, Any]],
        merge: str = "",
    ) -> Case:
        """Saves what is typed in one field of a form.

        Args:
            before: what stood there when it was last known; nothing is overwritten when it no longer does.
            read: the field's text, from the case.
            write: the fields of the case for a text.

        Raises:
            ChangedElsewhere: with both texts.
        """

        def typed(_change: Change, case: Case) -> Case:
            fields = _cleaned(write(case, text))
            mine = msgspec.structs.replace(case, **fields)
            if mine != case and read(case) not in (before, text, read(mine)):
                self._changed_elsewhere(mine, next(iter(fields)), text, read(case), both=True)
            return mine

        return self.save(case_id, what, typed, merge)

    def _changed_elsewhere(self, mine: Case, field: str, here: str, there: str, *, both: bool = False) -> NoReturn:
        what = f"{field_word(field)} i {self.label(self.get(mine.id))}"
        raise ChangedElsewhere(what, here, there, mine=mine, place=Place(field), both=both and bool(there))

    def _word(self, value: StrEnum) -> str:
        return self._office.profile.word(value)

    def set_status(self, case_id: str, status: CaseStatus, *, before: CaseStatus | None = None) -> Case:
        """Sets where the case stands. Raises ``ChangedElsewhere`` when it no longer stands at ``before``."""
        known = {"status": before} if before is not None else None
        return self.amend(
            case_id, f"Satte status «{self._office.profile.word(status)}» på", before=known, status=status
        )

    def give_number(self, case_id: str, number: int, year: int) -> Case:
        """Gives a case its number by hand, where meetings are not in use (domain rule 2). It is then locked.

        Raises:
            RuleBroken: when the number is taken, or was taken by a case that is deleted.
        """
        if not 1 <= number <= 9999:
            raise RuleBroken(f"Saksnummeret må være fra 1 til 9999, ikke {number}.")

        def numbered(change: Change, case: Case) -> Case:
            ref = CaseRef(case.body, year, number)
            for other in change.all(Case):
                if other.ref == ref and other.id != case_id:
                    raise RuleBroken(
                        f"Nummeret {case.body} {self._office.profile.case_number(ref)} er brukt av «{other.title}». "
                        "Velg et annet nummer."
                    )
            if any((s.body, s.year, s.number) == (case.body, year, number) for s in change.all(SpentNumber)):
                raise RuleBroken(
                    f"Nummeret {case.body} {self._office.profile.case_number(ref)} har vært brukt av en sak som er "
                    "slettet, og gis ikke på nytt. Velg et annet nummer."
                )
            return msgspec.structs.replace(case, number=number, year=year, number_locked=True)

        return self.save(case_id, f"Ga nummer {number}/{year} til", numbered)

    # ------------------------------------------------------------------ links

    def link(self, case_id: str, kind: LinkKind, *, to: str | None = None, ref: CaseRef | None = None) -> Case:
        """Links a case to another: by id, or by reference where the other is not in the register (domain rule 1)."""
        if to is None and ref is not None:
            known = self.by_ref(ref)
            to = known.id if known else None
        if to == case_id:
            raise RuleBroken("En sak kan ikke vise til seg selv. Velg en annen sak.")
        if to is not None:
            other = self.get(to)
            ref = other.ref
        link = CaseLink(kind=kind, case=to, ref=ref)

        def linked(change: Change, case: Case) -> Case:
            if any((l.kind, l.case, l.ref) == (kind, to, ref) for l in case.links):
                return case
            return msgspec.structs.replace(case, links=(*case.links, link))

        return self.save(case_id, "Knyttet en sak til", linked)

    def unlink(self, case_id: str, link_id: str) -> Case:
        """Takes a link away."""
        return self.save(
            case_id,
            "Tok bort en sakshenvisning i",
            lambda change, case: msgspec.structs.replace(case, links=tuple(l for l in case.links if l.id != link_id)),
        )

    def linked_from(self, case_id: str) -> list[tuple[Case, CaseLink]]:
        """The links other cases have to this one, each with the case it stands in."""
        return [
            (case, link)
            for case in self._office.register.all(Case)
            for link in case.links
            if link.case == case_id and case.id != case_id
        ]

    def set_area(self, case_id: str, area_id: str, tied: bool) -> Case:
        """Ties a case to a priority area, or lets go."""

        def changed(change: Change, case: Case) -> Case:
            areas = tuple(a for a in case.areas if a != area_id)
            return msgspec.structs.replace(case, areas=(*areas, area_id) if tied else areas)

        what = "Knyttet et satsningsområde til" if tied else "Løste et satsningsområde fra"
        area = self._office.profile.term("area", "satsningsområde")
        return self.save(case_id, what.replace("satsningsområde", area), changed)

    def add_attachment(self, case_id: str, attachment: Attachment) -> Case:
        """Adds an attachment last."""
        return self.save(
            case_id,
            f"La ved «{attachment.title}» i",
            lambda change, case: msgspec.structs.replace(case, attachments=(*case.attachments, attachment)),
        )

    def add_clause(self, case_id: str, clause: AgreementClause) -> Case:
        """Adds an agreement clause the case rests on."""
        return self.save(
            case_id,
            f"La til avtalepunktet {clause.document} {clause.clause}".rstrip() + " i",
            lambda change, case: msgspec.structs.replace(case, agreement_clauses=(*case.agreement_clauses, clause)),
        )


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are saved. Raises RuleBroken for a case without a title."""
    unknown = set(fields) - EDITABLE
    if unknown:
        raise TypeError(f"not plain fields of a case: {sorted(unknown)}")
    if "title" in fields:
        fields["title"] = one_line(fields["title"])
        if not fields["title"]:
            raise RuleBroken("Saken kan ikke stå uten tittel. Skriv hva saken gjelder.")
    if "our_ref" in fields:
        fields["our_ref"] = one_line(fields["our_ref"])
    return fields
