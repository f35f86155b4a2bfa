"""The records of the register as what can be found: a decision, a case, a meeting, a measure."""

from collections.abc import Iterable, Iterator
from typing import Any

from ...domain.case import Case
from ...domain.meeting import Meeting
from ...domain.place import Place
from ...domain.points import Point, has_text, said, walk
from ...domain.record import Record
from ...domain.standing import is_in_force
from ...domain.strategy import Measure, PriorityArea
from ...lookup import Entry, EntryKind, Field
from ..meetings import Meetings
from ..office import Office

KINDS: tuple[type[Record], ...] = (Case, Meeting, Measure)

Facet = tuple[str, str]


class Entries:
    """Makes the entries of a record."""

    def __init__(self, office: Office, meetings: Meetings) -> None:
        self._office = office
        self._meetings = meetings

    def every(self) -> Iterator[list[Entry]]:
        """The entries of every record, newest record first: what is asked for most is found first."""
        for kind in KINDS:
            for record in reversed(self._office.register.all(kind)):
                yield self.of(record)

    def of(self, record: Record) -> list[Entry]:
        """The entries of one record; none where it is of a kind that is not looked up."""
        match record:
            case Case():
                return self._of_case(record)
            case Meeting():
                return [self._of_meeting(record)]
            case Measure():
                return [self._of_measure(record)]
            case _:
                return []

    # ------------------------------------------------------------------ of a case

    def _of_case(self, case: Case) -> list[Entry]:
        word = self._office.profile.word
        entries = []
        facets = list(self._case_facets(case))
        decision = case.decision
        if has_text(decision.points):
            outcome = word(decision.outcome) if decision.outcome else ""
            valid = "ja" if is_in_force(decision) else "nei"
            of_decision = (*facets, ("type", "vedtak"), ("valid", valid))
            fields: tuple[Field, ...] = (Field(case.title, 0), *_points(decision.points, "decision"))
            entries.append(_case_entry(EntryKind.DECISION, case, fields, outcome, of_decision))
        fields = (Field(case.title, 0), *(field for field in self._texts(case) if field.text.strip()))
        of_case = (*facets, ("type", "sak"), ("type", word(case.type)), ("type", word(case.status)))
        entries.append(_case_entry(EntryKind.CASE, case, fields, word(case.status), of_case))
        return entries

    def _texts(self, case: Case) -> Iterator[Field]:
        for section in case.sections:
            yield Field(f"{section.heading}\n{section.text}", place=Place("sections", section.id))
        yield from _points(case.proposal.points, "proposal")
        yield Field(" ".join(case.case_officers))
        for attachment in case.attachments:
            place = Place("attachments", attachment.id)
            yield Field(attachment.title, place=place)
            for section in attachment.sections:
                yield Field(f"{section.heading}\n{section.text}", place=place)
        for clause in case.agreement_clauses:
            yield Field(f"{clause.document} {clause.clause}")

    def _case_facets(self, case: Case) -> Iterator[Facet]:
        profile = self._office.profile
        if case.body:
            yield "body", case.body
            yield "body", profile.body_name(case.body)
        if case.year:
            yield "year", str(case.year)
        for id in case.areas:
            area = self._office.register.find(PriorityArea, id)
            for name in (area.name, *area.aliases) if area else ():
                yield "area", name
        for officer in case.case_officers:
            yield "officer", officer
        for clause in case.agreement_clauses:
            yield "agreement", f"{clause.document} {clause.clause}".strip()

    # ------------------------------------------------------------------ of the others

    def _of_meeting(self, meeting: Meeting) -> Entry:
        profile = self._office.profile
        label = self._meetings.label(meeting)
        name = profile.body_name(meeting.body)
        return Entry(
            kind=EntryKind.MEETING,
            record=meeting.id,
            rev=meeting.rev,
            title=label,
            body=meeting.body,
            note=profile.word(meeting.status),
            fields=(
                Field(f"{label} {name} {meeting.place}", 0),
                *(Field(item.title) for item in meeting.agenda if item.title),
            ),
            sort_key=(meeting.year, 0),
            facets=(
                ("type", "møte"),
                ("body", meeting.body),
                ("body", name),
                ("year", str(meeting.year)),
            ),
        )

    def _of_measure(self, measure: Measure) -> Entry:
        words = (measure.status_note, measure.leader, measure.next_milestone, *measure.waits_for)
        areas: list[Any] = [self._office.register.find(PriorityArea, id) for id in measure.areas]
        names = [name for area in areas if area for name in (area.name, *area.aliases)]
        return Entry(
            kind=EntryKind.MEASURE,
            record=measure.id,
            rev=measure.rev,
            title=measure.title,
            note=self._office.profile.word(measure.status),
            fields=(Field(measure.title, 0), *(Field(text) for text in words if text)),
            facets=(("type", "tiltak"), *(("area", name) for name in names)),
        )


def _points(points: Iterable[Point], text: str) -> Iterator[Field]:
    """A field for each point: it is known in which a word was found."""
    for point in walk(points):
        if words := said(point):
            yield Field(words, place=Place(text, point.id))


def _case_entry(kind: EntryKind, case: Case, fields: tuple[Field, ...], note: str, facets: tuple[Facet, ...]) -> Entry:
    return Entry(
        kind=kind,
        record=case.id,
        rev=case.rev,
        title=case.title,
        ref=case.ref,
        body=case.body,
        source=case.origins[-1].name if case.origins else None,
        note=note,
        fields=fields,
        sort_key=(case.year or 9999, case.number or 0),  # a draft is the newest of all
        facets=facets,
    )
