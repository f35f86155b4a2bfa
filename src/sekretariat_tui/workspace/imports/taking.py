"""A document taken in: everything it tells put where it belongs, record by record, before anything is written."""

from collections.abc import Callable
from datetime import date

import msgspec

from ...domain.case import Case, CaseLink, Doubt
from ...domain.caseref import CaseRef
from ...domain.kinds import LinkKind
from ...domain.meeting import Meeting
from ...domain.points import has_text, plain_text
from ...domain.provenance import SourceKind
from ...domain.references import find_references
from ...reading.document import ReadDecision
from .joining import Source, joined, started, with_open_doubts
from .records import Becomes, BecomesCase, BecomesMeeting
from .told import CaseTold, Told, quoted
from .tying import Tying
from .working import Working, same_but_doubts


class Taking(Tying):
    """Takes one document's tellings into the records in hand."""

    def __init__(self, work: Working, source: Source, *, today: date, settled: Callable[[str, Doubt], bool]) -> None:
        super().__init__(work, source, today=today, settled=settled)
        self._decided: set[str] = set()
        self._quoted: set[str] = set()
        self._own: set[str] = set()
        self._order: list[str] = []

    def take(self, told: Told) -> Becomes:
        """Puts everything the document tells into the records in hand, and gives what became of it."""
        sitting = self._meeting(told.meeting, told.cases) if told.meeting is not None else None
        ids: dict[int, str] = {}
        for one in told.cases:
            case = self._case(one, sitting)
            if isinstance(one.read, msgspec.Struct):
                ids[id(one.read)] = case.id
        if told.meeting is not None and sitting is not None:
            self._agenda(told.meeting, sitting, ids)
        return self._becomes()

    # ------------------------------------------------------------------ cases

    def _case(self, told: CaseTold, sitting: str | None) -> Case:
        there = self._work.case(self._find(told, sitting))
        case = joined(there or started(told, self._source.at), told, self._source)
        case = self._without_settled(case, there)
        self._work.put(case)
        case = self._tied(case, told, sitting)
        for number, quote in enumerate(told.quotes):
            case = self._quotes(case, quote, told.places.get(f"quotes/{number}", ""))
        case = with_open_doubts(self._without_its_days(case, told))
        if there is not None and case != there and not same_but_doubts(there, case):
            case = msgspec.structs.replace(case, changed=self._source.at)
        self._work.put(case)
        self._order.append(case.id)
        if told.decision is not None:
            self._decided.add(case.id)
        if told.own:
            self._own.add(case.id)
        return case

    def _find(self, told: CaseTold, sitting: str | None) -> str | None:
        if told.own and told.body and (there := self._known.without_body(self._source.digest)):
            return there
        if told.ref is not None:
            return self._known.by_ref(told.ref, told.title, quoted=told.kind is SourceKind.QUOTE) or (
                None if told.kind is SourceKind.QUOTE else self._known.draft(told.body, told.title, read=True)
            )
        meetings = self._known.meetings_on(told.body, told.day) if told.day and told.body else []
        meeting = sitting or (meetings[0] if meetings else None)
        return self._known.draft(told.body or None, told.title, read=False) or self._known.without_paper(
            told.body or None, told.title, meeting
        )

    # ------------------------------------------------------------------ quoted decisions

    def _quotes(self, case: Case, read: ReadDecision, place: str) -> Case:
        """The quoted decision on the case it belongs to (domain rule 4), and the link from the quoting case."""
        of = read.of
        ref = CaseRef(of.body, of.year, of.number) if of.body and of.year and of.number else None
        if ref is None or not has_text(read.points):
            sentence = (
                f"«{self._source.name}» siterer et vedtak, men det er ikke klart fra hvilken sak. "
                "Knytt det til riktig sak."
            )
            return self._doubt(case, Doubt(field="decision", text=plain_text(read.points)[:120], sentence=sentence))
        told = quoted(read, ref, _title_in_attachments(case, ref), place)
        there = self._work.case(self._known.by_ref(ref, told.title, quoted=True))
        owner = joined(there or started(told, self._source.at), told, self._source, by=case.id)
        owner = self._without_settled(owner, there)
        self._work.put(owner)
        owner = self._tied(owner, told, None)
        if there is not None and owner != there:
            owner = msgspec.structs.replace(owner, changed=self._source.at)
        self._work.put(owner)
        self._order.append(owner.id)
        self._quoted.add(owner.id)
        if not any(link.kind is LinkKind.QUOTES and link.ref == ref for link in case.links):
            link = CaseLink(kind=LinkKind.QUOTES, case=owner.id, ref=ref)
            case = msgspec.structs.replace(case, links=(*case.links, link))
        return case

    # ------------------------------------------------------------------ what became of it

    def _becomes(self) -> Becomes:
        cases: dict[str, BecomesCase] = {}
        meetings: list[BecomesMeeting] = []
        touched = {after.id: (before, after) for before, after in self._work.touched()}
        for case_id in dict.fromkeys(self._order):
            before, case = touched.get(case_id, (None, self._work.case(case_id)))
            if not isinstance(case, Case):
                continue
            cases[case_id] = BecomesCase(
                id=case_id,
                ref=case.ref,
                title=case.title,
                new=case_id in touched and before is None,
                changed=case_id in touched and not same_but_doubts(before, case),
                decided=case_id in self._decided,
                quoted=case_id in self._quoted,
                own=case_id in self._own,
            )
        for before, after in touched.values():
            if isinstance(after, Meeting):
                meetings.append(
                    BecomesMeeting(
                        id=after.id,
                        body=after.body,
                        day=after.first_day,
                        new=before is None,
                        changed=not same_but_doubts(before, after),
                    )
                )
        return Becomes(
            cases=tuple(cases.values()),
            meetings=tuple(meetings),
            doubts=tuple(self._raised),
            contradicts=any(doubt.digest for doubt in self._raised),
        )


def _title_in_attachments(case: Case, ref: CaseRef) -> str:
    """The title of an earlier case that the paper lists among its attachments: what stands after its number."""
    for attachment in case.attachments:
        if attachment.ref == ref:
            found = find_references(attachment.title, body=ref.body, year=ref.year)
            if found and CaseRef(found[0].body or ref.body, found[0].year or ref.year, found[0].number) == ref:
                return attachment.title[found[0].end :].strip(" :–-")
    return ""
