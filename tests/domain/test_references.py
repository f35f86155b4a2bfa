"""Case references in running text: what is one, whose it is, and what only looks like one."""

from dataclasses import dataclass, field
from itertools import pairwise
from time import process_time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.references import find_references, parse_reference


def cases(text: str, *, body: str | None = "SSU", year: int | None = 2027, profile: object | None = None) -> list[str]:
    return [str(one) for one in find_references(text, body=body, year=year, profile=profile)]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Se sak 07/27 om frist.", "SSU 7/2027"),
        ("Se sak 07.27, der fristen settes.", "SSU 7/2027"),
        ("Se sak 7-2027.", "SSU 7/2027"),
        ("SAK NR. 007/2027 Mandat", "SSU 7/2027"),
        ("Saksnr.: 7/27", "SSU 7/2027"),
        ("Sak 2027/7 Mandat", "SSU 7/2027"),
        ("Se sak 7 -2027.", "SSU 7/2027"),
        ("jf.sak7/27", "SSU 7/2027"),
        ("saka 7/27 vart drøfta", "SSU 7/2027"),
        ("sak\n07.27 om frist", "SSU 7/2027"),
        ("ASU-sak 3.27", "ASU 3/2027"),
        ("PA sak 3/2027", "PA 3/2027"),
        ("K-sak 12/98", "KOMMUNESTYRET 12/1998"),
        ("k.sak 012/98", "KOMMUNESTYRET 12/1998"),
        ("KST-12/17", "KOMMUNESTYRET 12/2017"),
        ("KS-05/0012", "KOMMUNESTYRET 12/2005"),
        ("FT-12/17", "FYLKESTINGET 12/2017"),
        ("fylkestingssak 12/17", "FYLKESTINGET 12/2017"),
        ("BU-sak 12 /17", "BYDELSUTVALGET 12/2017"),
        ("PS 12/27 (FS)", "FORMANNSKAPET 12/2027"),
        ("OSU-sak 12/18", "OSU 12/2018"),
        ("SSU 7/27", "SSU 7/2027"),
    ],
)
def test_a_number_is_read_in_every_form_it_is_written(text: str, case: str) -> None:
    assert cases(text) == [case]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        # right after the number beats all
        ("PA viste til sak 9.27 i ASU.", "ASU 9/2027"),
        ("Dette følger sak 9.27, behandlet i Partnerskapsmøtet (PA) 4.2.2027.", "PA 9/2027"),
        ("Sak 9-2027 til styret i Helse Vest", "STYRET:Helse Vest RHF 9/2027"),
        # right before it
        ("Administrativt samarbeidsutvalg (ASU) (sak 9.27) tilrår", "ASU 9/2027"),
        ("LSU Ålesund, sak 9/27, spurte", "LSU:Ålesund 9/2027"),
        ("Faglig samarbeidsutvalg rus og psykisk helse, sak 9/27", "FSU 9/2027"),
        ("Vedtatt i Vik kommunestyre, sak 9/27", "KOMMUNESTYRET:Vik 9/2027"),
        ("Helse Vest RHF sin styresak 9/27", "STYRET:Helse Vest RHF 9/2027"),
        # who acts in the sentence
        ("SSU tok det opp. Partnerskapsmøtet sluttet seg i sak 9.27 til planen.", "PA 9/2027"),
        ("Partnarskapsmøtet bad SSU i sak 9/27 om ein plan.", "PA 9/2027"),
        ("I fjor vedtok administrativt samarbeidsutvalg i sak 9/27 en mal.", "ASU 9/2027"),
        # else the document's own
        ("Dialogen med ASU er god, se sak 9/27.", "SSU 9/2027"),
    ],
)
def test_the_body_is_the_nearest_that_the_sentence_gives(text: str, case: str) -> None:
    assert cases(text) == [case]


def test_a_board_case_with_the_same_number_is_another_case() -> None:
    assert cases("SSU sak 26/2027 bygger på sak 26-2027 til styret i Helse Nord.") == [
        "SSU 26/2027",
        "STYRET:Helse Nord RHF 26/2027",
    ]


def test_the_body_taken_from_the_document_is_marked() -> None:
    (own,) = find_references("Se sak 4/27.", body="SSU")
    (named,) = find_references("Se SSU-sak 4/27.", body="PA")
    (nobody,) = find_references("Se sak 4/27.")
    assert ("inferred_body" in own.flags, "inferred_body" in named.flags) == (True, False)
    assert (nobody.body, "no_body" in nobody.flags) == (None, True)


@pytest.mark.parametrize(
    ("text", "year", "source"),
    [
        ("(se sak 12)", 2027, "document"),
        ("Partnerskapsmøtet i 2025 ba i sak 12 om råd.", 2025, "sentence"),
        ("Drøftet i møte 3.3.2026 sak 12", 2026, "meeting_date"),
        ("Sak 12 og 13/24", 2024, "list"),
    ],
)
def test_a_missing_year_comes_from_the_nearest_that_tells(text: str, year: int, source: str) -> None:
    first = find_references(text, body="SSU", year=2027)[0]
    assert (first.number, first.year, first.year_source) == (12, year, source)
    assert ("no_year" in first.flags) == (source != "list")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("sakene 3, 4 og 6/27", [3, 4, 6]),
        ("sakene 3–6/27", [3, 4, 5, 6]),
        ("sakene 3/27-5/27", [3, 4, 5]),
        ("sak 3/27, sak 4/27,sak 5/27 og 6/27", [3, 4, 5, 6]),
        ("sakene f.o.m. nr. 3/27 t.o.m. nr. 5/27", [3, 4, 5]),
        ("Tidlegare saker: 3/27 O 4/27 A 6/27 O", [3, 4, 6]),
        ("til stede (frå 3/27), (5-6/27)", [3, 5, 6]),
        ("PS 3/27 og 4/27", [3, 4]),
    ],
)
def test_each_case_of_a_list_or_range_is_given(text: str, numbers: list[int]) -> None:
    found = find_references(text, body="SSU", year=2027)
    assert [one.number for one in found] == numbers
    assert {one.year for one in found} == {2027}


def test_a_range_too_long_to_be_meant_gives_its_ends_and_is_doubtful() -> None:
    found = find_references("sakene 1/27-9000/27", body="SSU")
    assert [one.number for one in found] == [1, 9000]
    assert all("typo" in one.flags for one in found)


@pytest.mark.parametrize(
    ("text", "number", "flag"),
    [
        ("jf. sak 9.27.27", 9, "typo"),
        ("sak O9.27", 9, "ocr"),
        ("sak l9/27", 19, "ocr"),
        ("sak 19,27 om frist", 19, "ocr"),
        ("sak 19/ ble utsatt", 19, "ocr"),
    ],
)
def test_a_damaged_number_is_offered_with_a_doubt(text: str, number: int, flag: str) -> None:
    (found,) = find_references(text, body="SSU", year=2027)
    assert (found.number, found.year) == (number, 2027)
    assert flag in found.flags
    assert found.doubtful


@pytest.mark.parametrize(
    ("text", "point"),
    [("PA-sak 6/27, punkt 2", "2"), ("punkt 3 bokstav c i sak 6/27", "3c"), ("sak 6/27 Ny plan 2035, pkt. 12", "12")],
)
def test_the_point_meant_is_told(text: str, point: str) -> None:
    (found,) = find_references(text, body="SSU")
    assert found.point == point


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Vedlegg til sak 6/27", "parent_case"),
        ("Oppfølging av sak 6/27", "follow_up"),
        ("Opphever vedtak i sak 6/27", "repeal"),
        ("Kari er inhabil i sak 6/27", "attendance"),
        ("Se sak 6/27", None),
    ],
)
def test_the_words_before_a_reference_say_what_it_is_for(text: str, role: str | None) -> None:
    (found,) = find_references(text, body="SSU")
    assert found.role == role


@pytest.mark.parametrize(
    "text",
    [
        "sak til SSU 3.9.27 og PA 10.-11.3.27",
        "SSU 1 2027",
        "SSU september 2027",
        "Møte: 6/2027, møte nr. 5/2027 og styremøte 04/2027",
        "Protokoll nr. 02/27, rapport 8/2027, internrevisjonsrapport 01/2027",
        "Arkivsak 2027/430, arkivsaksnr. 27/810, saksmappe 27/1407",
        "Sak 27/04471",
        "Vår ref: sak 26/2027",
        "J.nr.: 03-27/ST/ks",
        "Meld. St. 11 (2026–2027), Innst. 206 S (2026-2027), Prop.104S, NOU 2027: 4",
        "Dokument 3:2 ( ). Del II, sak 2 og 3",
        "jf. offl. § 13, § 6-1 og Offl 5a/13.1",
        "delavtale 5 kap. 2.5, samarbeidsavtalen punkt 10.1, Tjenesteavtale 2, 4 og 6",
        "gnr. 95, bnr. 14 og GBNR 59/2, 40/313",
        "kl. 09.25-10.15, telefon 75 51 29 00",
        "10,7 av 92,85 millioner til 24 kommuner",
        "side 3/27, uke 12/27, Strategi 2027 og planen 2022-2027",
        "I saken vises det til 24 kommuner",
        "sak 3 ganger i året",
        "saksbehandler 14/27",
        "KS 2027",
    ],
)
def test_what_only_looks_like_a_case_is_left_alone(text: str) -> None:
    assert cases(text) == []


def test_only_the_case_number_of_an_agenda_row_is_taken() -> None:
    assert cases("1/27 27/80 Budsjett\n2/27 27/81 Mandat for utvalget") == ["SSU 1/2027", "SSU 2/2027"]


def test_a_reference_is_cut_out_where_it_stands() -> None:
    text = "Vi viser til Partnerskapsmøtet sak 08-2027 og sak 5/27."
    found = find_references(text, body="SSU")
    assert [text[one.start : one.end] for one in found] == ["Partnerskapsmøtet sak 08-2027", "sak 5/27"]
    assert [one.text for one in found] == ["Partnerskapsmøtet sak 08-2027", "sak 5/27"]


@dataclass
class Body:
    code: str
    name: str
    aliases: list[str] = field(default_factory=list)


@dataclass
class Profile:
    bodies: list[Body]


def test_the_profiles_own_names_come_before_the_built_in_ones() -> None:
    finnmark = Profile(
        [Body("SU", "Strategisk samarbeidsutvalg"), Body("FSU-barn", "Fagutvalg barn og unge", ["Barneutvalget"])]
    )
    assert cases("Strategisk samarbeidsutvalg sak 3/27", profile=finnmark) == ["SU 3/2027"]
    assert cases("Barneutvalget sak 3/27", profile=finnmark) == ["FSU-barn 3/2027"]
    assert cases("FSU-barn-sak 3/27, sak 4/27 i Barneutvalet", profile=finnmark)[0] == "FSU-barn 3/2027"
    assert cases("OSO-sak 3/17", profile=finnmark) == ["OSO 3/2017"]


@pytest.mark.parametrize(
    ("typed", "case"),
    [
        ("SSU 9/27", "SSU 9/2027"),
        ("ssu 9/27", "SSU 9/2027"),
        ("sak 9-27", "SSU 9/2027"),
        ("SSU sak 9/2027", "SSU 9/2027"),
        ("9.27", "SSU 9/2027"),
        ("09/27", "SSU 9/2027"),
        ("9", "SSU 9/2027"),
        ("PA 9", "PA 9/2027"),
        ("PA-sak 9.27", "PA 9/2027"),
        ("sak 9.27 i PA", "PA 9/2027"),
        ("partnerskapsmøtet 9/27", "PA 9/2027"),
        (" «SSU 9/27». ", "SSU 9/2027"),
        ("fsu-barn 9/27", "FSU-barn 9/2027"),
    ],
)
def test_a_typed_reference_is_understood(typed: str, case: str) -> None:
    found = parse_reference(typed, body="SSU", year=2027, bodies=["FSU-barn"])
    assert found is not None
    assert str(found) == case


@pytest.mark.parametrize(
    "typed", ["", "rekruttering", "rekruttering 2027", "3.9.27", "2027", "SSU", "0/27", "sak", "SSU 9/27 og PA 8/27"]
)
def test_other_text_is_no_typed_reference(typed: str) -> None:
    assert parse_reference(typed, body="SSU", year=2027) is None


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for one in find_references(text, body="SSU", year=2027):
        assert text[one.start : one.end] == one.text
        assert one.number > 0
    parse_reference(text)


PIECES = st.sampled_from(
    "sak|Sak |sakene |SSU |PA-|(|)| i |, | og |–|/|.|12|3|05.27|7/27|2027|14.5.27|styresak |Helse Nord |kl. |\n|\t|O|l|punkt |"
    "Partnerskapsmøtet |vedtok |mars |nr. |gnr. |ø|İ|²|🙂|å".split("|")
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_is_found_stands_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_references(text, body="SSU", year=2027)
    spans = sorted({(one.start, one.end) for one in found})
    assert all(text[one.start : one.end] == one.text.strip() == one.text for one in found)
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.sampled_from(["SSU", "PA", "ASU"]), st.integers(1, 999), st.integers(1990, 2049))
def test_every_way_of_writing_a_number_leads_to_the_same_case(body: str, number: int, year: int) -> None:
    short = f"{year % 100:02}"
    for written in (
        f"{number}/{year}",
        f"{number:02}-{year}",
        f"{number}/{short}",
        f"{number:03}.{short}",
        f"{number}-{short}",
    ):
        assert cases(f"Se {body} sak {written}.", body=None, year=None) == [f"{body} {number}/{year}"]


@pytest.mark.parametrize(
    "unit",
    [
        "sak ",
        "sak 1/27 ",
        "sak 1, 2, ",
        "12-13/27 ",
        "SSU ",
        "strategisk samarbeidsutvalg ",
        "1/1/",
        "(",
        "9",
        "Abc ",
        "Styret i Helse ",
        " ",
        "K-",
        "nr. ",
        "49/13 O ",
        "1/27 A\n",
        "(frå 1/27) ",
        "sak 1/27 i SSU ",
        "og sak 1/27, ",
        "SSU vedtok i sak 9 ",
        "i sak 1/27 ba PA ",
        "sak 1/27 punkt ",
        "FSU barn og ",
        "deres ",
        "1",
        "12",
        "2027-",
    ],
)
def test_the_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        before = process_time()
        find_references(text, body="SSU", year=2027)
        return process_time() - before

    seconds(1_000)
    assert seconds(80_000) < 25 * seconds(10_000) + 0.05  # eight times the text; its square would be 64


def test_a_body_that_is_part_of_the_cases_title_is_not_whose_case_it_is() -> None:
    profile = SimpleNamespace(bodies=[SimpleNamespace(code="PA", name="Partnerskapsmøtet", aliases=["Dialog og partnerskapsmøtet"]),
                                      SimpleNamespace(code="SSU", name="Strategisk samarbeidsutvalg", aliases=[])])  # fmt: skip
    text = "SSU fattet i sak 3/2024 Dialog og partnerskapsmøtet, vedtak om ny form."
    (found,) = find_references(text, body="ASU", year=2024, profile=profile)
    assert (found.body, found.number) == ("SSU", 3)
    (found,) = find_references("Vi viser til sak 3/2024 Partnerskapsmøtet.", body="ASU", year=2024, profile=profile)
    assert found.body == "PA"


@pytest.mark.parametrize("text", ["en ny sak 1. oktober 2026", "Vi tar en sak 3. mai 2025 i Nesvik.", "sak 12. des"])
def test_a_day_after_the_word_for_case_is_no_number(text: str) -> None:
    assert find_references(text, body="SSU", year=2026) == []


def test_a_number_that_ends_a_sentence_is_still_a_number() -> None:
    (found,) = find_references("Vi viser til sak 3. Marit Vik la den fram.", body="SSU", year=2026)
    assert found.number == 3
