"""An agenda, minutes or a pack of papers read into its meeting and its cases."""

from collections.abc import Iterator, Sequence
from itertools import chain

from ...domain.references import Reference, find_references
from ...profiles.profile import Profile
from .. import doubts
from ..agreements import find_agreement_clauses
from ..case_identity import Setting
from ..case_paper import read_paper
from ..lines import Line
from ..read_records import ReadCase, ReadDecision, ReadDocument, ReadMeeting
from .attendance import read_attendance
from .layout import Layout
from .meeting_case import CaseReader, case_texts, section_of
from .meeting_doubts import meeting_doubts
from .meeting_facts import MeetingFacts


def read_meeting_paper(
    layout: Layout,
    facts: MeetingFacts,
    *,
    kind: str,
    year: int | None,
    source: str,
    digest: str,
    headers: Sequence[str] = (),
    profile: Profile | None = None,
) -> ReadDocument:
    """The document that was laid out. ``kind`` is agenda, minutes or pack; ``year`` that of its case numbers."""
    around = [*layout.front, *layout.between, *layout.tail]
    meeting = ReadMeeting(
        first_day=facts.first_day,
        last_day=facts.last_day,
        time=facts.time,
        ordinal=facts.ordinal,
        place=facts.place,
        digital=facts.digital,
        attendance=read_attendance(around) if kind == "minutes" else read_attendance(layout.front),
        approved=facts.approved if kind == "minutes" else None,
    )
    body, year = facts.body, year or (facts.first_day.year if facts.first_day else None)
    reader = CaseReader(
        Setting(body=body, year=year, meeting=facts.first_day),
        profile,
        lambda lines, setting: read_paper(lines, source=source, digest=digest, profile=profile, setting=setting),
        kind,
        layout.listed,
    )
    cases = tuple(map(reader.read, layout.blocks))
    if body is None:
        body = next((case.paper.body for case in cases if case.paper is not None and case.paper.body), None)
    sections = tuple(filter(None, map(section_of, (layout.between, layout.tail))))
    texts = [*(section.text for section in sections), *chain.from_iterable(map(case_texts, cases))]
    references = tuple(_references(cases, [section.text for section in sections], body, year, profile))
    outside = tuple(reference for case in cases if case.paper is None for reference in references)
    whole = "\n\n".join(texts)
    return ReadDocument(
        source=source,
        digest=digest,
        kind=kind,
        body=body,
        year=year,
        title=facts.title,
        meeting_date=facts.first_day,
        head=tuple(row for line in layout.front for row in _shown(line)),
        sections=sections,
        decisions=tuple(_decisions(cases)),
        meeting=meeting,
        cases=cases,
        references=references,
        commitments=tuple(
            one for case in cases for one in (case.commitments or (case.paper.commitments if case.paper else ()))
        ),
        agreement_clauses=tuple(
            chain(find_agreement_clauses(whole), *(case.paper.agreement_clauses for case in cases if case.paper))
        ),
        doubts=(
            *meeting_doubts(body, meeting, cases, minutes=kind == "minutes"),
            *doubts.reference_doubts(dict.fromkeys(outside)),
            *doubts.date_doubts(whole, year),
            *doubts.lost_letter_doubts(whole),
            *chain.from_iterable(case.paper.doubts for case in cases if case.paper),
        ),
    )


def _references(
    cases: Sequence[ReadCase], around: Sequence[str], body: str | None, year: int | None, profile: Profile | None
) -> Iterator[Reference]:
    """Every mention of another case. A case's own line is none, nor is a case of this meeting around the cases."""
    own = {(case.body or body, case.number) for case in cases}
    for text in around:
        for reference in find_references(text, body=body, year=year, profile=profile):
            if not ((reference.body, reference.number) in own and reference.year == year):
                yield reference
    for case in cases:
        for text in case_texts(case):
            for reference in find_references(text, body=case.body or body, year=case.year or year, profile=profile):
                listed = "no_word" in reference.flags and (reference.body, reference.number) in own
                if not _is(reference, case) and not listed:  # «8/26 Sakspapirer» in a table of what is to be done
                    yield reference
        for reference in case.paper.references if case.paper is not None else ():
            if reference.role != "parent_case" and not _is(reference, case):
                yield reference


def _is(reference: Reference, case: ReadCase) -> bool:
    body = case.paper.body if case.paper is not None else case.body
    return (reference.body, reference.number, reference.year) == (body, case.number, case.year)


def _decisions(cases: Sequence[ReadCase]) -> Iterator[ReadDecision]:
    for case in cases:
        if case.decision is not None:
            yield case.decision
        if case.paper is not None:
            yield from case.paper.decisions


def _shown(line: Line) -> Iterator[str]:
    first, *rest = line.rows or (line.text,)
    yield f"{line.label} {first}" if line.label else first
    yield from rest
