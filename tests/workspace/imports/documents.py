"""Documents as they are read, invented and built by hand: an agenda, two papers, minutes, and a paper that quotes."""

from datetime import date
from hashlib import sha256

from sekretariat_tui.domain.case import Doubt, Proposal, Section
from sekretariat_tui.domain.kinds import CaseType, FixedItem, Mode, Outcome
from sekretariat_tui.domain.points import Point
from sekretariat_tui.reading.document import ReadCase, ReadCaseRef, ReadDecision, ReadDocument, ReadMeeting

DAY = date(2025, 9, 4)


def points(*texts: str) -> tuple[Point, ...]:
    return tuple(Point(text=text) for text in texts)


def digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def case_line(number: int, title: str, **more: object) -> ReadCase:
    return ReadCase(body="SSU", number=number, year=2025, title=title, **more)  # type: ignore[arg-type]


def paper(number: int | None, title: str, *, name: str = "", body: str | None = "SSU", **more: object) -> ReadDocument:
    name = name or f"sak {number}.docx"
    fields: dict[str, object] = {
        "sections": (Section(heading="Bakgrunn", text=f"Bakgrunnen for {title}."),),
        "proposal": Proposal(points=points(f"SSU slutter seg til {title}.")),
        "year": 2025 if number else None,
        "doubts": ()
        if more.get("meeting_date")
        else (Doubt(field="meeting_date", sentence="Papiret har ingen møtedato. Finn den i sakslisten."),),
    } | more
    return ReadDocument(
        source=name, digest=digest(name), kind="case_paper", body=body, number=number, title=title, **fields
    )  # type: ignore[arg-type]


def agenda(*cases: ReadCase, day: date = DAY, name: str = "innkalling.docx", **more: object) -> ReadDocument:
    meeting = ReadMeeting(first_day=day, place="Hamar", ordinal=3)
    return ReadDocument(
        source=name,
        digest=digest(name),
        kind="agenda",
        body="SSU",
        year=day.year,
        meeting_date=day,
        meeting=meeting,
        cases=cases,
        **more,
    )  # type: ignore[arg-type]


def minutes(*cases: ReadCase, day: date = DAY, name: str = "protokoll.docx", **more: object) -> ReadDocument:
    return ReadDocument(
        source=name,
        digest=digest(name),
        kind="minutes",
        body="SSU",
        year=day.year,
        meeting_date=day,
        meeting=ReadMeeting(first_day=day, place="Hamar", approved=True),
        cases=cases,
        **more,
    )  # type: ignore[arg-type]


def decided(*texts: str, outcome: Outcome | None = None, **more: object) -> ReadDecision:
    return ReadDecision(points=points(*texts), outcome=outcome, mode=Mode.CONSENSUS, **more)  # type: ignore[arg-type]


def as_proposed() -> ReadDecision:
    return ReadDecision(outcome=Outcome.AS_PROPOSED, as_proposed=True, mode=Mode.CONSENSUS)


def quoting(number: int, title: str, of: int, *texts: str, body: str = "SSU", year: int = 2025) -> ReadDocument:
    decision = ReadDecision(of=ReadCaseRef(body, of, year), points=points(*texts), quoted=True)
    return paper(number, title, name=f"siterer {number}.docx", decisions=(decision,), meeting_date=date(2025, 11, 20))


def whole_meeting() -> list[ReadDocument]:
    """An agenda with two numbered cases and one without a paper, the two papers, minutes, and papers that quote."""
    return [
        agenda(
            ReadCase(fixed=FixedItem.NOTICE, title="Godkjenning av innkalling"),
            case_line(11, "Felles vaktordning"),
            case_line(12, "Hospitering", type=CaseType.DISCUSSION),
            case_line(13, "Orientering om budsjett", type=CaseType.INFORMATION),
            ReadCase(fixed=FixedItem.ANY_OTHER, title="Eventuelt"),
        ),
        paper(11, "Felles vaktordning i hele regionen"),
        paper(12, "Hospitering", meeting_date=DAY),
        minutes(
            case_line(11, "Felles vaktordning", decision=decided("SSU slutter seg til ordningen med to vakter.")),
            case_line(12, "Hospitering", decision=as_proposed()),
            case_line(
                13, "Orientering om budsjett", decision=decided("Saken tas til orientering.", outcome=Outcome.NOTED)
            ),
        ),
        quoting(20, "Oppfølging", 11, "SSU slutter seg til ordningen med to vakter."),
        quoting(21, "Enda en oppfølging", 4, "Partnerskapsmøtet ber om en plan.", body="PA", year=2024),
    ]
