"""What decisions ask of whom."""

from datetime import date
from time import perf_counter

import pytest

from sekretariat_tui.reading import Commitment, find_commitments


def only(text: str, year: int | None = 2027) -> Commitment:
    (found,) = find_commitments(text, year=year)
    return found


@pytest.mark.parametrize(
    ("text", "by", "assignee", "task"),
    [
        ("SSU ber ASU om å utarbeide en mal for innspill.", "SSU", "ASU", "utarbeide mal for innspill"),
        ("Partnerskapsmøtet (PA) ber strategisk samarbeidsutvalg lage et årshjul.", "PA", "SSU", "lage årshjul"),
        ("Kommunestyret bed rådmannen om å leggje fram ei sak.", "kommunestyret", "rådmannen", "leggje fram sak"),
        ("Sekretariatet bes kartlegge behovet.", None, "sekretariatet", "kartlegge behovet"),
        ("Rådmannen vert beden om å undersøkje leigeprisen.", None, "rådmannen", "undersøkje leigeprisen"),
        (
            "Styret gir adm. direktør fullmakt til å inngå avtalen.",
            "styret",
            "administrerende direktør",
            "inngå avtalen",
        ),
        ("Arbeidsgruppen får i oppdrag å samordne planene.", None, "arbeidsgruppen", "samordne planene"),
        ("Avtalen følges opp av kommunene.", None, "kommunene", "følge opp avtalen"),
        (
            "1. SSU godkjenner planen og ber sekretariatet oppdatere nettsiden.",
            "SSU",
            "sekretariatet",
            "oppdatere nettsiden",
        ),
        ("Leder og nestleder forbereder samlingen.", None, "leder og nestleder", "forberede samlingen"),
        ("SSU ber om at sekretariatet innhenter tall.", "SSU", "sekretariatet", "innhente tall"),
        ("ASU utreder saken.", "ASU", "ASU", "utrede saken"),
    ],
)
def test_it_is_told_who_asks_whom_for_what(text: str, by: str | None, assignee: str, task: str) -> None:
    found = only(text)
    assert (found.by, found.assignee, found.task) == (by, assignee, task)


def test_utvalget_is_the_body_that_decides() -> None:
    (found,) = find_commitments("Utvalget ber sekretariatet lage en mal.", body="ASU")
    assert found.by == "ASU"


def test_the_day_the_span_and_the_meeting_are_read() -> None:
    by_day = only("SSU ber sekretariatet lage en mal innen 3.9.27.").due
    assert by_day is not None and (by_day.date, by_day.meeting) == (date(2027, 9, 3), None)
    by_meeting = only("ASU bes utrede ordningen og legge den fram for SSU 3.9.27.").due
    assert by_meeting is not None and (by_meeting.date, by_meeting.meeting) == (date(2027, 9, 3), "SSU")
    by_month = only("SSU ber sekretariatet legge fram tall i SSU mars 2027.").due
    assert by_month is not None
    assert (by_month.start, by_month.end, by_month.meeting) == (date(2027, 3, 1), date(2027, 3, 31), "SSU")
    by_ordinal = only("Rapporten presenteres for SSU 2 2027.").due
    assert by_ordinal is not None and by_ordinal.meeting == "SSU 2 2027"
    without_year = only("Kommunene melder inn navn senest 1. desember.").due
    assert without_year is not None and without_year.date == date(2027, 12, 1)


def test_a_row_of_a_follow_up_table_is_one_commitment() -> None:
    found = only("Ansvar: Sekretariatet. Frist: 3.9.27. Lage oversikt.")
    assert (found.assignee, found.task) == ("sekretariatet", "lage oversikt")
    assert found.due is not None and found.due.date == date(2027, 9, 3)


def test_each_point_of_a_decision_is_read_by_itself() -> None:
    found = find_commitments(
        "1. SSU ber sekretariatet lage en mal.\n2. SSU tar rapporten til orientering.\n3. ASU bes utrede ordningen.",
        year=2027,
    )
    assert [(one.assignee, one.task) for one in found] == [("sekretariatet", "lage mal"), ("ASU", "utrede ordningen")]


@pytest.mark.parametrize(
    "text",
    [
        "SSU tar saken til orientering.",
        "Styret tek saka til vitande.",
        "SSU ba sekretariatet i sak 3.27 lage en mal; den er levert.",
        "SSU anbefaler at kommunene følger med.",
        "Utvalget godkjenner planen.",
        "I oktober sekretariatet møttes vi.",
        "Kommunene har mange oppgaver.",
        "Møtet ble holdt digitalt.",
        "",
    ],
)
def test_what_asks_for_nothing_gives_no_commitment(text: str) -> None:
    assert find_commitments(text, year=2027) == []


@pytest.mark.parametrize("unit", ["SSU ber ", "saken utredes ", "ber a ", "1. a\n", "Ansvar: x ", ". A", " "])
def test_the_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        before = perf_counter()
        find_commitments(text, year=2027)
        return perf_counter() - before

    seconds(1_000)
    assert seconds(40_000) < 25 * seconds(5_000) + 0.05  # eight times the text; its square would be 64
