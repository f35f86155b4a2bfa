"""The rules of the control: what is doubtful in a case, in a meeting, and between cases. Nothing is mended here."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

import msgspec

from ..case import Case, Doubt
from ..caseref import CaseRef
from ..kinds import CaseType, MeetingStatus
from ..meeting import Meeting
from ..points import has_text
from ..provenance import SourceKind
from .findings import Finding, FindingKind, Mend, MendKind, doubt_key, key_of
from .mends import Naming, go_to_case, go_to_meeting, let_stand, of_contradiction, read_in, set_body

_SATURDAY = 5  # as ``date.weekday`` counts
_TALKED_ABOUT = frozenset({CaseType.DECISION, CaseType.DISCUSSION})


class Mention(msgspec.Struct, frozen=True):
    """A case mentioned in a text: under which heading, the words, and which case is meant."""

    heading: str
    text: str
    ref: CaseRef


def case_findings(
    case: Case,
    name: Naming,
    *,
    meeting: Meeting | None,
    mentions: Iterable[Mention],
    known: Collection[CaseRef],
    unknown_title: str,
    bodies: Iterable[str] = (),
) -> Iterator[Finding]:
    """What is doubtful in one case.

    Args:
        meeting: the meeting it is on; a weekend is said of the meeting, not of each case.
        mentions: the cases its text mentions.
        known: the numbers there are in the register.
        bodies: the bodies that a case without one can be given.
        unknown_title: what a case is called while nobody knows its title.
    """
    where = name.case(case)
    on_weekend = meeting is not None and meeting.first_day is not None and meeting.first_day.weekday() >= _SATURDAY
    for doubt in case.doubts:
        if not case.body and doubt.field == "body" and not doubt.digest:
            continue  # said once, below, with its mends
        if on_weekend and doubt.field == "meeting_date" and not doubt.digest:
            continue
        yield _doubted(doubt, case.id, where, case=case.id)
    if not case.body:
        yield Finding(
            kind=FindingKind.NO_BODY,
            key=key_of("no_body", case.id),
            where=where,
            sentence="Saken har ikke noe utvalg. Velg utvalget den hører til.",
            case=case.id,
            mends=(go_to_case(case.id), *map(set_body, bodies), let_stand()),
        )
    if case.title in ("", unknown_title):
        yield Finding(
            kind=FindingKind.NO_TITLE,
            key=key_of("no_title", case.id),
            where=where,
            sentence="Tittelen er ukjent. Skriv den inn, eller les inn saksframlegget.",
            case=case.id,
            mends=(go_to_case(case.id), read_in("saksframlegget"), let_stand()),
        )
    seen: set[CaseRef] = set()
    for mention in mentions:
        if mention.ref in known or mention.ref in seen or mention.ref == case.ref:
            continue
        seen.add(mention.ref)
        yield Finding(
            kind=FindingKind.UNKNOWN_CASE,
            key=key_of("unknown_case", case.id, str(mention.ref)),
            where=where,
            sentence=f"«{mention.heading}» viser til «{mention.text}», som ikke er i registeret. "
            "Les inn saken, eller rett henvisningen.",
            case=case.id,
            mends=(
                go_to_case(case.id),
                read_in(name.number(mention.ref)),
                let_stand("Saken finnes ikke: la stå som den er"),
            ),
        )
    if case.decision.quoted_in is not None and has_text(case.decision.points):
        yield Finding(
            kind=FindingKind.ONLY_QUOTED,
            key=key_of("only_quoted", case.id),
            where=where,
            sentence=f"Vedtaket er bare kjent fra «{case.decision.quoted_in.document}», som siterer det. "
            "Les inn protokollen.",
            case=case.id,
            mends=(go_to_case(case.id), read_in("protokollen"), let_stand("La vedtaket stå som det er sitert")),
        )
    if _lacks_paper(case):
        yield Finding(
            kind=FindingKind.NO_PAPER,
            key=key_of("no_paper", case.id),
            where=where,
            sentence=f"Saken er bare kjent fra «{case.origins[0].name}» og har ikke noe saksframlegg. "
            "Les inn saksframlegget.",
            case=case.id,
            mends=(go_to_case(case.id), read_in("saksframlegget"), let_stand("Saken hadde ikke noe saksframlegg")),
        )


def number_findings(cases: Iterable[Case], name: Naming) -> Iterator[Finding]:
    """Numbers that more than one case has: one finding for each case but the first."""
    bearers: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.ref is not None:
            bearers[str(case.ref)].append(case)
        elif case.number is not None and case.year is not None:  # of no body as yet
            bearers[f"{case.number}{case.suffix}/{case.year}"].append(case)
    for ref, (first, *others) in bearers.items():
        for case in others:
            yield Finding(
                kind=FindingKind.NUMBER_TWICE,
                key=key_of("number_twice", ref, first.id, case.id),
                where=name.case(case),
                sentence=f"Saksnummeret er brukt av flere saker: «{first.title}» og «{case.title}». "
                "Slå dem sammen om det er samme sak, eller gi den ene et annet nummer.",
                case=case.id,
                mends=(
                    go_to_case(case.id),
                    Mend(kind=MendKind.OPEN, label="Gå til den andre saken", target=first.id),
                    Mend(kind=MendKind.MERGE, label="Slå sammen", target=first.id),
                    Mend(kind=MendKind.TAKE_NUMBER, label=f"Ta nummeret fra «{case.title}»", target=case.id),
                    Mend(kind=MendKind.TAKE_NUMBER, label=f"Ta nummeret fra «{first.title}»", target=first.id),
                    let_stand("La begge stå"),
                ),
            )


def meeting_findings(meeting: Meeting, name: Naming, *, today: date) -> Iterator[Finding]:
    """What is doubtful in one meeting."""
    where = name.meeting(meeting)
    on_weekend = meeting.first_day is not None and meeting.first_day.weekday() >= _SATURDAY
    for doubt in meeting.doubts:
        if on_weekend and doubt.field in {"meeting_date", "first_day"} and not doubt.digest:
            continue  # said below, with its mends
        yield _doubted(doubt, meeting.id, where, meeting=meeting.id)
    if meeting.first_day and meeting.first_day.weekday() >= _SATURDAY:
        day = "lørdag" if meeting.first_day.weekday() == _SATURDAY else "søndag"
        yield Finding(
            kind=FindingKind.WEEKEND,
            key=key_of("weekend", meeting.id, meeting.first_day.isoformat()),
            where=where,
            sentence=f"Møtet er satt til en {day}. Sjekk datoen.",
            meeting=meeting.id,
            mends=(go_to_meeting(meeting.id), let_stand(f"Møtet var en {day}: la stå")),
        )
    if _lacks_minutes(meeting, today):
        yield Finding(
            kind=FindingKind.NO_MINUTES,
            key=key_of("no_minutes", meeting.id),
            where=where,
            sentence=f"Møtet er kjent fra «{meeting.origins[0].name}», men det er ikke lest inn noen protokoll. "
            "Les inn protokollen.",
            meeting=meeting.id,
            mends=(go_to_meeting(meeting.id), read_in("protokollen"), let_stand("Protokollen finnes ikke: la stå")),
        )


def _doubted(doubt: Doubt, record: str, where: str, *, case: str | None = None, meeting: str | None = None) -> Finding:
    contradicts = bool(doubt.digest)
    dates = contradicts and doubt.field in {"meeting_date", "first_day"}
    kind = FindingKind.TWO_DATES if dates else FindingKind.CONTRADICTION if contradicts else FindingKind.DOUBT
    go = go_to_case(record) if case else go_to_meeting(record)
    mends = of_contradiction(doubt) if contradicts else (let_stand("Det er i orden"),)
    return Finding(
        kind=kind,
        key=doubt_key(record, doubt),
        where=where,
        sentence=doubt.sentence,
        case=case,
        meeting=meeting,
        doubt=doubt.id,
        mends=(go, *mends),
    )


def _lacks_paper(case: Case) -> bool:
    """Whether a case that is to be decided or discussed is known from an agenda or minutes only."""
    return (
        bool(case.origins)
        and all(origin.kind in {SourceKind.AGENDA, SourceKind.MINUTES} for origin in case.origins)
        and case.type in _TALKED_ABOUT
        and not any(section.text.strip() for section in case.sections)
        and not has_text(case.proposal.points)
    )


def _lacks_minutes(meeting: Meeting, today: date) -> bool:
    return (
        bool(meeting.origins)
        and not any(origin.kind == SourceKind.MINUTES for origin in meeting.origins)
        and meeting.first_day is not None
        and meeting.first_day < today
        and meeting.status is not MeetingStatus.CANCELLED
    )
