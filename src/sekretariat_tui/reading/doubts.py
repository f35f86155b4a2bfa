"""What is not sure in a document: shown with the words as they stood, never repaired (domain rule 9)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from ..domain.case import Doubt
from ..domain.dates import find_dates, format_date, format_long_date
from ..domain.kinds import PointStyle
from ..domain.points import Point, walk
from ..domain.references import Reference
from .headings import classify_heading
from .read_records import ReadDecision

_MOST = 50  # a file with more doubts of one kind than this is doubtful as a whole


def reference_doubts(references: Iterable[Reference]) -> Iterator[Doubt]:
    """References that a person should confirm: typing errors, scanning errors, and a year the text does not give."""
    seen: set[str] = set()
    for reference in references:
        if len(seen) >= _MOST:
            return
        if reference.text in seen:
            continue
        meant = str(reference)
        if "typo" in reference.flags:
            sentence = f"Henvisningen «{reference.text}» ser ut til å være feilskrevet. Er det {meant} som menes?"
        elif "ocr" in reference.flags:
            sentence = f"Henvisningen «{reference.text}» kan være feillest av skanneren. Er det {meant} som menes?"
        elif "no_year" in reference.flags and reference.year_source in {None, "document"}:
            sentence = (
                f"Henvisningen «{reference.text}» har ikke årstall, og er tatt som {meant}. Sjekk at året stemmer."
                if reference.year
                else f"Henvisningen «{reference.text}» har ikke årstall. Sjekk hvilken sak det er."
            )
        else:
            continue
        seen.add(reference.text)
        yield Doubt(field="references", text=reference.text, sentence=sentence)


def date_doubts(text: str, year: int | None) -> Iterator[Doubt]:
    """Dates in the text that are damaged, or that put a meeting on a weekend."""
    seen: set[str] = set()
    for found in find_dates(text, year=year):
        day = found.date or found.start
        if found.text in seen:
            continue
        if "damaged" in found.flags:
            meant = f" Er det {format_date(day)} som menes?" if day else " Sjekk hvilken dag det er."
            sentence = f"Datoen «{found.text}» ser ut til å være skadet.{meant}"
        elif day and "weekday_mismatch" in found.flags:
            sentence = (
                f"Ukedagen passer ikke til datoen «{found.text}»: {format_long_date(day, weekday=True)}. Sjekk datoen."
            )
        elif day and "weekend" in found.flags:
            sentence = f"Datoen «{found.text}» er en {_weekday(day)}, og møter holdes sjelden da. Sjekk datoen."
        else:
            continue
        seen.add(found.text)
        yield Doubt(field="dates", text=found.text, sentence=sentence)
        if len(seen) >= _MOST:
            return


def meeting_doubts(meeting: date | None, stated: str) -> Iterator[Doubt]:
    """That the paper gives no meeting date, one that is no date, or one on a weekend."""
    if meeting is None and stated:
        yield Doubt(
            field="meeting_date",
            text=stated,
            sentence=f"Møtedatoen «{stated}» lar seg ikke lese som en dato. Rett den, eller knytt saken til møtet.",
        )
    elif meeting is None:
        yield Doubt(
            field="meeting_date",
            sentence="Papiret har ingen møtedato. Finn den i sakslisten, og knytt saken til møtet.",
        )
    elif meeting.weekday() >= 5:
        yield Doubt(
            field="meeting_date",
            text=stated,
            sentence=f"Møtedatoen {format_date(meeting)} er en {_weekday(meeting)}, og møter holdes sjelden da. Sjekk datoen.",
        )


def _weekday(day: date) -> str:
    return format_long_date(day, weekday=True).split()[0]


def body_doubts(body: str | None, acts: str, *, inferred: bool) -> Iterator[Doubt]:
    """That the body is taken from who acts in the proposal, or is not known at all."""
    if body is None:
        yield Doubt(field="body", sentence="Papiret nevner ikke hvilket utvalg saken hører til. Velg utvalget.")
    elif inferred:
        yield Doubt(
            field="body",
            text=acts,
            sentence=f"Papiret nevner ikke hvilket utvalg saken hører til; {body} er utledet av hvem som handler i forslaget "
            f"(«{acts}»). Sjekk at det stemmer.",
        )


def number_doubts(number: int | None, year: int | None, *, draft: bool) -> Iterator[Doubt]:
    """That a paper that is no draft has no number, or a number without a year."""
    if number is None and not draft:
        yield Doubt(field="number", sentence="Papiret har ikke saksnummer. Skriv det inn om saken har fått et.")
    elif number is not None and year is None:
        yield Doubt(
            field="year",
            text=str(number),
            sentence=f"Saksnummeret {number} står uten årstall. Sjekk hvilket år det er.",
        )


def year_doubts(number: int | None, year: int | None, meeting: date | None) -> Iterator[Doubt]:
    """That the number is of another year than the meeting: cases are numbered in the meeting's year (domain rule 1)."""
    if number is not None and year is not None and meeting is not None and meeting.year != year:
        yield Doubt(
            field="year",
            text=f"{number}/{year}",
            sentence=f"Saken har nummer {number}/{year}, men møtet er {format_date(meeting)}. En sak får nummer i det året "
            "den behandles. Sjekk både nummeret og møtedatoen.",
        )


def title_doubts(title: str, *, guessed: bool) -> Iterator[Doubt]:
    """That the paper has no title, or one that is only the first line of text."""
    if not title:
        yield Doubt(field="title", sentence="Papiret har ingen tittel som lar seg kjenne igjen. Gi saken en tittel.")
    elif guessed:
        yield Doubt(
            field="title",
            text=title,
            sentence=f"Tittelen er tatt fra den første linjen i papiret, «{title}». Sjekk den.",
        )


def point_doubts(relabelled: Iterable[tuple[str, str]]) -> Iterator[Doubt]:
    """Points that stand with another label than the one they get when they are counted."""
    for written, counted in islice(relabelled, _MOST):
        yield Doubt(
            field="proposal",
            text=written,
            sentence=f"Punktet som er merket «{written}» i forslaget, blir «{counted}» når punktene telles. Sjekk at ingen "
            "punkter mangler.",
        )


def proposal_doubts(points: Sequence[Point], *, pending: bool) -> Iterator[Doubt]:
    """That no proposal was found, or that a point of it has the words of a heading."""
    if not points and not pending:
        yield Doubt(
            field="proposal",
            sentence="Papiret har ikke forslag til vedtak som lar seg kjenne igjen. Se etter det i originalen, og skriv "
            "punktene inn om det finnes.",
        )
    for point in walk(points):
        listed = point.style in {PointStyle.BULLET, PointStyle.LETTER}  # «a) Økonomi» is an item, and no heading
        kind = classify_heading(point.text) if len(point.text) <= 40 and not listed else None
        if kind is not None and kind.section != "free":
            yield Doubt(
                field="proposal",
                text=point.text,
                sentence=f"Punktet «{point.text}» i forslaget ser ut som en overskrift. Sjekk hvor forslaget slutter.",
            )


def quote_doubts(decisions: Iterable[ReadDecision]) -> Iterator[Doubt]:
    """Quoted decisions whose case is not fully known."""
    for decision in decisions:
        if decision.quoted and None in (decision.of.body, decision.of.number, decision.of.year):
            words = decision.points[0].text[:80] if decision.points else ""
            yield Doubt(
                field="decisions",
                text=words,
                sentence=f"Papiret siterer et vedtak («{words} …»), men det er ikke sikkert hvilken sak det hører til. "
                "Finn saken, og flytt vedtaket dit.",
            )
        if decision.quoted and decision.resumes:
            words = decision.points[-1].text[:80] if decision.points else ""
            yield Doubt(
                field="decisions",
                text=decision.resumes,
                sentence=f"Et sitert vedtak er lest til og med «{words} …», men lenger ned står det et punkt "
                f"«{decision.resumes}» som kan høre til. Sjekk at vedtaket er helt.",
            )


def picture_doubts(pages: Sequence[int]) -> Iterator[Doubt]:
    """That pages of a PDF are pictures without text, among others that have it."""
    for page in pages[:_MOST]:
        yield Doubt(
            field="text",
            text=f"side {page}",
            sentence=f"Side {page} er et bilde uten tekst, og er ikke lest. Se på den i originalen, eller kjør tekstgjenkjenning "
            "(OCR) på filen, og les den inn på nytt.",
        )


def lost_letter_doubts(text: str) -> Iterator[Doubt]:
    """That letters were lost on the way into the file."""
    if "\ufffd" in text:
        yield Doubt(
            field="text",
            text="\ufffd",
            sentence="Noen tegn i filen lot seg ikke lese og vises som «\ufffd». Se på originalen der de står.",
        )
