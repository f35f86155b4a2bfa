"""A case paper gets a name that a person recognises and every system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.profiles.profile import NumberStyle, Profile
from sekretariat_tui.writing import case_paper_name, safe_file_name

RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"
}


def test_a_numbered_paper_is_named_by_body_number_and_title(case: Case, proposal_last: Profile) -> None:
    assert case_paper_name(case, proposal_last, None) == "SSU 14-26 Felles vaktordning – kriterier.docx"


def test_a_draft_is_named_by_its_title(draft: Case, proposal_last: Profile) -> None:
    assert case_paper_name(draft, proposal_last, None) == "UTKAST Felles vaktordning – kriterier.docx"


def test_the_year_in_the_name_is_the_meetings(case: Case, proposal_last: Profile) -> None:
    name = case_paper_name(replace(case, year=None), proposal_last, Meeting(body="SSU", year=2027))
    assert name.startswith("SSU 14-27 ")


def test_a_house_whose_numbers_name_the_body_does_not_name_it_twice(case: Case, proposal_last: Profile) -> None:
    house = replace(proposal_last, numbers=NumberStyle(paper="{body} {n}/{yyyy}"))
    assert case_paper_name(case, house, None).startswith("SSU 14-2026 Felles")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Budsjett 2026/2027: innføring", "Budsjett 2026-2027 - innføring"),
        ('Hva er «viktig» for "deg"?', "Hva er «viktig» for 'deg'"),
        ("Status...", "Status"),
        ("CON", "_CON"),
        ("nul.docx", "_nul.docx"),
        ("Lpt9", "_Lpt9"),
        ("Console", "Console"),
        ("..\\..\\Windows", "-..-Windows"),
        ("~$sak", "$sak"),
        ("  . ", "Uten tittel"),
        ("???", "Uten tittel"),
        ("", "Uten tittel"),
        ("sak\u202excod.exe", "sakxcod.exe"),
        ("linje\nto\tog\x00tre", "linje to ogtre"),
        ("A\u030alesund", "Ålesund"),
        ("for 👩‍⚕️", "for 👩‍⚕️"),
    ],
)
def test_what_no_file_name_may_hold_is_taken_out(text: str, name: str) -> None:
    assert safe_file_name(text) == name


def test_a_long_title_is_cut_between_words() -> None:
    assert safe_file_name("Rekruttering og samhandling i distriktene", 30) == "Rekruttering og samhandling i"
    assert safe_file_name("x" * 500, 30) == "x" * 30


@given(text=st.text(max_size=400), max_length=st.integers(12, 120))
def test_every_text_gives_a_name_that_windows_takes(text: str, max_length: int) -> None:
    name = safe_file_name(text, max_length)
    assert name
    assert len(name.encode("utf-16-le")) // 2 <= max_length
    assert len(name.encode("utf-8")) <= 250
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(c) >= 32 for c in name)
    assert name[-1] not in " ."
    assert name.partition(".")[0].rstrip().casefold() not in RESERVED
