"""Lookup over the register: what can be found, kept up with every act."""

from ..domain.case import Case
from ..domain.errors import NotFound
from ..domain.letters import fold
from ..domain.meeting import Meeting
from ..domain.points import plain_text
from ..domain.references import parse_reference
from ..domain.strategy import Measure
from ..lookup import Entry, EntryKind, Field, Hit, Index, Match
from ..store import Act
from .cases import Cases
from .meetings import Meetings
from .office import Office


class Search:
    """Looks up decisions, cases, meetings and measures. The index is filled at the first search or by ``fill``."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings
        self._index = Index()
        self._filled = False
        office.listeners.append(self._follow)

    def fill(self) -> None:
        """Reads the whole register into the index. Takes time on a large one: call it off the interface thread."""
        register = self._office.register
        self._index = Index()
        self._filled = True
        for case in register.all(Case):
            self._index.put(self._case_entries(case))
        self._index.put(self._meeting_entry(meeting) for meeting in register.all(Meeting))
        self._index.put(self._measure_entry(measure) for measure in register.all(Measure))

    def forget(self) -> None:
        """Drops the index; it is filled again at the next search (after another window has saved)."""
        self._filled = False

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """Hits for what was typed, best first. A case number in any spelling goes straight to the case."""
        if not self._filled:
            self.fill()
        direct = self.direct(text)
        hits = self._index.search(text, limit)
        if not direct:
            return hits
        found = [
            Hit(entry, Match.EXACT, _first_line(entry), ()) for case in direct for entry in self._case_entries(case)
        ]
        keys = {(hit.entry.kind, hit.entry.record) for hit in found}
        return [*found, *(hit for hit in hits if (hit.entry.kind, hit.entry.record) not in keys)][:limit]

    def direct(self, text: str) -> list[Case]:
        """The cases a number names: «14/26», «sak 14-26», «SSU 14/2026». Several where no body is given."""
        ref = parse_reference(text.strip(), profile=self._office.profile)
        if ref is None or ref.number is None:
            return []
        return [
            self._cases.get(head.id)
            for head in self._cases.heads()
            if head.number == ref.number
            and (ref.year is None or head.year == ref.year)
            and (not ref.body or head.body == ref.body)
        ]

    def one_case(self, text: str) -> Case:
        """The one case a reference in any spelling, or a title, names.

        Raises:
            NotFound: when none or several fit, with those that do.
        """
        found = self.direct(text)
        if not found:
            wanted = fold(text).split()
            heads = [h for h in self._cases.heads() if fold(h.title).split() == wanted or h.id == text]
            if not heads and wanted:
                heads = [h for h in self._cases.heads() if all(word in fold(h.title) for word in wanted)]
            found = [self._cases.get(head.id) for head in heads]
        if not found:
            raise NotFound(f"Fant ingen sak som passer med «{text}». Søk etter den for å se hva den heter.")
        if len(found) > 1:
            names = "; ".join(self._cases.label(case) for case in found[:5])
            ref = parse_reference(text.strip(), profile=self._office.profile)
            if ref is None:
                hint = "Skriv mer av tittelen, eller nummeret, som «SSU 14/2026»."
            elif ref.body and ref.year:
                hint = "De har samme nummer; skriv tittelen i stedet."
            else:
                hint = "Skriv utvalg og år også, som «SSU 14/2026»."
            raise NotFound(f"«{text}» passer på flere saker: {names}. {hint}")
        return found[0]

    # ------------------------------------------------------------------ entries

    def _follow(self, act: Act) -> None:
        if not self._filled:
            return
        register = self._office.register
        for changed in act.changes:
            match changed.table:
                case Case.table:
                    self._index.remove(changed.id)
                    case = register.find(Case, changed.id)
                    if case is not None:
                        self._index.put(self._case_entries(case))
                case Meeting.table:
                    self._index.remove(changed.id)
                    meeting = register.find(Meeting, changed.id)
                    if meeting is not None:
                        self._index.put([self._meeting_entry(meeting)])
                case Measure.table:
                    self._index.remove(changed.id)
                    measure = register.find(Measure, changed.id)
                    if measure is not None:
                        self._index.put([self._measure_entry(measure)])

    def _case_entries(self, case: Case) -> list[Entry]:
        word = self._office.profile.word
        entries = []
        decision = plain_text(case.decision.points)
        if decision.strip():
            outcome = word(case.decision.outcome) if case.decision.outcome else ""
            fields: tuple[Field, ...] = (Field(case.title, 0), Field(decision))
            entries.append(_case_entry(EntryKind.DECISION, case, fields, outcome))
        appended = [section for attachment in case.attachments for section in attachment.sections]
        texts = [
            *(f"{section.heading}\n{section.text}" for section in case.sections),
            plain_text(case.proposal.points),
            " ".join(case.case_officers),
            *(attachment.title for attachment in case.attachments),
            *(f"{section.heading}\n{section.text}" for section in appended),
            *(f"{clause.document} {clause.clause}" for clause in case.agreement_clauses),
        ]
        fields = (Field(case.title, 0), *(Field(text) for text in texts))
        entries.append(_case_entry(EntryKind.CASE, case, fields, word(case.status)))
        return entries

    def _meeting_entry(self, meeting: Meeting) -> Entry:
        label = self._meetings.label(meeting)
        name = self._office.profile.body_name(meeting.body)
        words = f"{label} {name} {meeting.place}"
        return Entry(
            kind=EntryKind.MEETING,
            record=meeting.id,
            title=label,
            body=meeting.body,
            note=self._office.profile.word(meeting.status),
            fields=(Field(words, 0), *(Field(item.title) for item in meeting.agenda if item.title)),
            sort_key=(meeting.year, 0),
        )

    def _measure_entry(self, measure: Measure) -> Entry:
        words = (measure.status_note, measure.leader, measure.next_milestone, *measure.waits_for)
        return Entry(
            kind=EntryKind.MEASURE,
            record=measure.id,
            title=measure.title,
            note=self._office.profile.word(measure.status),
            fields=(Field(measure.title, 0), *(Field(text) for text in words if text)),
        )


def _case_entry(kind: EntryKind, case: Case, fields: tuple[Field, ...], note: str) -> Entry:
    return Entry(
        kind=kind,
        record=case.id,
        title=case.title,
        ref=case.ref,
        body=case.body,
        source=case.origins[-1].name if case.origins else None,
        note=note,
        fields=fields,
        sort_key=(case.year or 9999, case.number or 0),  # a draft is the newest of all
    )


def _first_line(entry: Entry) -> str:
    text = next((field.text for field in entry.fields if field.weight and field.text.strip()), entry.title)
    return text.strip().split("\n", 1)[0][:180]
