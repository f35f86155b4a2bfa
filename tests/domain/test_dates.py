"""Dates as Norwegian secretariats write them."""

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.dates import (
    find_dates,
    format_date,
    format_date_range,
    format_long_date,
    parse_date,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("møtet 3.9.26", date(2026, 9, 3)),
        ("møtet 03.09.2026", date(2026, 9, 3)),
        ("møtet 3/9-26", date(2026, 9, 3)),
        ("møtet 3/9 2026", date(2026, 9, 3)),
        ("ASU3.9.26", date(2026, 9, 3)),
        ("den 3.september 2026", date(2026, 9, 3)),
        ("3. sept. 2026", date(2026, 9, 3)),
        ("Torsdag 03. SEPTEMBER 2026 kl 12:00", date(2026, 9, 3)),
        ("tysdag 1. desember 2026", date(2026, 12, 1)),
        ("skannet_2026-09-03.pdf", date(2026, 9, 3)),
        ("20260903_innkalling.pdf", date(2026, 9, 3)),
        ("brev 7.6.88", date(1988, 6, 7)),
    ],
)
def test_a_day_is_read_in_every_way_it_is_written(text: str, day: date) -> None:
    (found,) = find_dates(text)
    assert found.date == day
    assert found.precision == "day"
    assert text[found.offset : found.end_offset] == found.text


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("samling 14.-15.4.26", date(2026, 4, 14), date(2026, 4, 15), "day"),
        ("samling 14. og 15. april 2026", date(2026, 4, 14), date(2026, 4, 15), "day"),
        ("30.9.-1.10.26", date(2026, 9, 30), date(2026, 10, 1), "day"),
        ("30. september – 1. oktober 2026", date(2026, 9, 30), date(2026, 10, 1), "day"),
        ("i november\n2026", date(2026, 11, 1), date(2026, 11, 30), "month"),
        ("pr. februar 2028", date(2028, 2, 1), date(2028, 2, 29), "month"),
        ("veke 2, 2026", date(2026, 1, 5), date(2026, 1, 11), "week"),
        ("ukene 10–11 2026", date(2026, 3, 2), date(2026, 3, 15), "week"),
        ("2. tertial 2026", date(2026, 5, 1), date(2026, 8, 31), "tertial"),
        ("2.halvår 2026", date(2026, 7, 1), date(2026, 12, 31), "half_year"),
        ("tredje kvartal 2026", date(2026, 7, 1), date(2026, 9, 30), "quarter"),
        ("hausten 2026", date(2026, 8, 1), date(2026, 12, 31), "season"),
        ("i løpet av 2027", date(2027, 1, 1), date(2027, 12, 31), "year"),
        ("årsskiftet 2026/27", date(2026, 12, 31), date(2027, 1, 1), "day"),
    ],
)
def test_a_longer_time_has_a_first_and_a_last_day(text: str, start: date, end: date, precision: str) -> None:
    (found,) = find_dates(text)
    assert (found.date, found.start, found.end, found.precision) == (None, start, end, precision)


@pytest.mark.parametrize(
    ("text", "shown", "day"),
    [
        ("Svar sendes innen 3.9.26.", "innen 3.9.26", date(2026, 9, 3)),
        ("leveres senest 3. september 2026", "senest 3. september 2026", date(2026, 9, 3)),
        ("Partane svarar innan 1. mars 2026", "innan 1. mars 2026", date(2026, 3, 1)),
        ("innen utgangen av februar 2026", "innen utgangen av februar 2026", date(2026, 2, 28)),
        ("Merknadsfrist: 3.9.26", "3.9.26", date(2026, 9, 3)),
    ],
)
def test_a_deadline_is_told_from_other_dates(text: str, shown: str, day: date) -> None:
    (found,) = find_dates(text)
    assert (found.text, found.date, found.role) == (shown, day, "deadline")


def test_a_date_without_a_year_takes_the_documents_and_says_so() -> None:
    (found,) = find_dates("Møtet var den 18.05, digitalt.", year=2026)
    assert (found.date, found.year_source) == (date(2026, 5, 18), "document")
    (unknown,) = find_dates("Møtet var 18. mai.")
    assert (unknown.date, unknown.flags) == (None, {"no_year"})


def test_the_year_of_a_list_of_meetings_stands_on_the_last() -> None:
    days = find_dates("Møter: 4. mars, 3. juni og 2. desember 2026", year=2025)
    assert [found.date for found in days] == [date(2026, 3, 4), date(2026, 6, 3), date(2026, 12, 2)]
    assert [found.year_source for found in days] == ["list", "list", None]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("avklart i SSU 13.0226", "damaged"),
        ("møtet l3.02.2026", "damaged"),
        ("møtet 13,02.2026", "damaged"),
        ("samling 4 5 juni 2026", "damaged"),
        ("Bodø, xx juni 2026", "placeholder"),
        ("til møtet i ASU 14.2.26", "weekend"),
        ("fredag 12. februar 2026", "weekday_mismatch"),
        ("møtet 31.02.2026", "impossible"),
    ],
)
def test_what_is_doubtful_is_shown_and_not_repaired(text: str, flag: str) -> None:
    (found,) = find_dates(text)
    assert flag in found.flags
    assert found.text in text


def test_a_deadline_on_a_sunday_is_no_doubt() -> None:
    (found,) = find_dates("Innspill til møtet innen 15.2.26.")
    assert found.flags == set()


@pytest.mark.parametrize(
    "text",
    [
        "sak 07.24 og sak 13.26.26",
        "kl. 09.30-10.15",
        "delavtale 3 kap. 2.1",
        "planen 2022-2027",
        "10,7 av 92,85 millioner",
        "telefon 75 51 29 00",
        "side 4 av 12",
        "Ref. 2015/4-64",
        "våre felles tjenester",
        "Mai Berg og Mars Lund",
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_dates(text, year=2026) == []


@pytest.mark.parametrize(
    "text", ["4.9.26", "04.09.2026", "4. september 2026", "fredag 4. september 2026", "2026-09-04"]
)
def test_a_typed_date_is_read(text: str) -> None:
    assert parse_date(text) == date(2026, 9, 4)


@pytest.mark.parametrize(
    "text", ["", "4.-5.9.26", "september 2026", "innen snart", "møte 4.9.26 og mer", "31.2.26", "4. september"]
)
def test_what_is_not_exactly_one_day_is_no_typed_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_typed_date_may_leave_out_the_year() -> None:
    assert parse_date("4. september", year=2026) == date(2026, 9, 4)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_what_is_written_can_be_read_again(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(format_long_date(day)) == day
    assert parse_date(format_long_date(day, weekday=True)) == day


def test_dates_are_written_as_norwegians_do() -> None:
    day = date(2026, 9, 4)
    assert format_date(day) == "04.09.2026"
    assert format_long_date(day, weekday=True) == "fredag 4. september 2026"
    assert format_date_range(day, date(2026, 9, 5)) == "04.–05.09.2026"
    assert format_date_range(day, date(2026, 10, 5)) == "04.09.2026–05.10.2026"
    assert format_date_range(day, day) == "04.09.2026"


PIECES = st.sampled_from(
    "1|12|31|2026|26|.|/|-|–|, | og | til |mars|mai |MAI|des.|innen |utgangen av |frist |mandag |uke |våren |1. halvår|"
    "årsskiftet|i løpet av |om ca. 2 år|den |kl. |l|O|xx |\n|İ|²|🙂| ".split("|")
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([None, 2026]))
def test_what_is_found_stands_in_the_text_in_order_and_apart(text: str, year: int | None) -> None:
    found = find_dates(text, year=year)
    assert all(text[one.offset : one.end_offset] == one.text for one in found)
    assert all(one.date is None or one.start is None for one in found)
    assert all(one.start is None or (one.end is not None and one.start <= one.end) for one in found)
    assert all(before.end_offset <= after.offset for before, after in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        "12. ", "1.2.", "5. mai ", "9", "innen utgangen av ", "mai ", " ", "1-", "1.1.20 til ", "1. jan 2020 til ",
        "2026 ", "2020", "uke 1 ", "1. halvår ", "frist for innspill er ", "mandag ", "om 1 ", "l1.", ".1.11", "12 ",
        "mars og ", "våren ",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        before = process_time()
        find_dates(text, year=2026)
        return process_time() - before

    seconds(1_000)
    assert seconds(80_000) < 25 * seconds(10_000) + 0.05  # eight times the text; its square would be 64
