"""What is not sure about a meeting and its cases (domain rule 9)."""

from collections.abc import Iterator, Sequence
from datetime import date

from ...domain.case import Doubt
from ...domain.dates import format_date, format_long_date
from ...domain.kinds import FixedItem
from ..read_records import ReadCase, ReadMeeting


def meeting_doubts(
    body: str | None, meeting: ReadMeeting, cases: Sequence[ReadCase], *, minutes: bool
) -> Iterator[Doubt]:
    """Body, day, numbers given twice, cases without a title, and cases in minutes that nothing was adopted in."""
    if body is None:
        yield Doubt(field="body", sentence="Dokumentet nevner ikke hvilket utvalg møtet er i. Velg utvalget.")
    yield from _day_doubts(meeting.first_day)
    seen: dict[int, str] = {}
    for case in cases:
        if case.number is None:
            continue
        shown = f"{case.number}/{case.year or '?'}"
        if case.number in seen and seen[case.number] != case.title:
            yield Doubt(
                field="cases",
                text=shown,
                sentence=f"Saksnummeret {shown} står to ganger: «{seen[case.number]}» og «{case.title}». Sjekk hvilken som er riktig.",
            )
        seen.setdefault(case.number, case.title)
        if case.year is None:
            yield Doubt(
                field="year",
                text=str(case.number),
                sentence=f"Saksnummeret {case.number} står uten årstall. Sjekk hvilket år det er.",
            )
        elif meeting.first_day is not None and case.year != meeting.first_day.year:
            yield Doubt(
                field="year",
                text=shown,
                sentence=f"Saken har nummer {shown}, men møtet er {format_date(meeting.first_day)}. En sak får nummer i det "
                "året den behandles. Sjekk både nummeret og møtedatoen.",
            )
        if not case.title:
            yield Doubt(
                field="title",
                text=shown,
                sentence=f"Sak {shown} har ingen tittel som lar seg kjenne igjen. Gi saken en tittel.",
            )
        if minutes and case.decision is None and case.fixed is not FixedItem.ANY_OTHER:
            yield Doubt(
                field="decisions",
                text=shown,
                sentence=f"Protokollen sier ikke hva som ble vedtatt i sak {shown}. Se etter det i originalen, og skriv det inn.",
            )


def _day_doubts(day: date | None) -> Iterator[Doubt]:
    if day is None:
        yield Doubt(
            field="meeting_date",
            sentence="Dokumentet har ingen møtedato. Skriv den inn, så sakene kommer til riktig møte.",
        )
    elif day.weekday() >= 5:
        weekday = format_long_date(day, weekday=True).split()[0]
        yield Doubt(
            field="meeting_date",
            text=format_date(day),
            sentence=f"Møtedatoen {format_date(day)} er en {weekday}, og møter holdes sjelden da. Sjekk datoen.",
        )
