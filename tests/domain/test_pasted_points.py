"""Lists pasted from Word, Outlook and PDF files become the points they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.outline import default_style
from sekretariat_tui.domain.points import Point, as_text, outline, walk
from sekretariat_tui.domain.points.pasted import is_list, points_from_text


def pasted(text: str) -> list[str]:
    return as_text(points_from_text(text), indent=". ").split("\n") if text.strip() else []


def test_a_list_from_word_has_labels_and_tabs_and_no_indentation() -> None:
    text = "1.\tKriterier:\r\na.\tDrift\r\nb.\tUtvikling\r\n2.\tOppfølging\r\n"
    assert pasted(text) == ["1. Kriterier:", ". a) Drift", ". b) Utvikling", "2. Oppfølging"]


def test_words_bullets_of_three_levels_are_told_apart_by_their_glyphs() -> None:
    text = "•\tEn\no\tTo\n§\tTre\no\tFire\n•\tFem"
    assert pasted(text) == ["• En", ". • To", ". . • Tre", ". • Fire", "• Fem"]


def test_glyphs_of_words_symbol_fonts_are_bullets() -> None:
    assert pasted("\uf0b7\tEn\n\uf0a7\tTo\n\uf0b7\tTre") == ["• En", ". • To", "• Tre"]


@pytest.mark.parametrize("labels", ["1. 2.", "1) 2)", "(1) (2)", "1.) 2.)", "1.\t 2.\t"])
def test_numbers_in_any_dress(labels: str) -> None:
    first, second = labels.split(" ")
    assert pasted(f"{first} En\n{second} To") == ["1. En", "2. To"]


@pytest.mark.parametrize("labels", ["a. b.", "a) b)", "(a) (b)", "A. B.", "A) B)", "i. ii.", "(i) (ii)", "I. II."])
def test_letters_and_roman_numerals_in_any_dress_are_letters(labels: str) -> None:
    first, second = labels.split(" ")
    assert pasted(f"1. Over\n{first} En\n{second} To\n2. Mer") == ["1. Over", ". a) En", ". b) To", "2. Mer"]


@pytest.mark.parametrize("sign", ["-", "–", "—", "•", "*", "o", "·", "▪", "§"])
def test_any_bullet_is_a_bullet(sign: str) -> None:
    assert pasted(f"{sign} En\n{sign} To") == ["• En", "• To"]


def test_a_number_without_a_dot_is_a_label_when_a_tab_follows() -> None:
    assert pasted("1\tEn\n2\tTo") == ["1. En", "2. To"]
    assert pasted("20 kommuner må være enige") == ["1. 20 kommuner må være enige"]


def test_i_is_the_ninth_letter_after_h_and_the_first_roman_numeral_otherwise() -> None:
    assert [label.label for label in outline(points_from_text("h) En\ni) To\nj) Tre"))] == ["a)", "b)", "c)"]
    text = "1. Over\ni) En\nii) To\niii) Tre\niv) Fire\nv) Fem"
    assert [label.depth for label in outline(points_from_text(text))] == [0, 1, 1, 1, 1, 1]


def test_indentation_alone_makes_levels() -> None:
    assert pasted("- En\n  - To\n    - Tre\n  - Fire\n- Fem") == ["• En", ". • To", ". . • Tre", ". • Fire", "• Fem"]


def test_a_slip_of_a_space_is_not_a_level() -> None:
    assert pasted("1. En\n 2. To\n3. Tre") == ["1. En", "2. To", "3. Tre"]


def test_a_number_that_follows_on_outweighs_its_indentation() -> None:
    assert pasted("1. En\n   a) under\n      2. To") == ["1. En", ". a) under", "2. To"]


def test_labels_in_labels_as_markdown_has_them() -> None:
    assert pasted("1. Kriterier:\n - a) Drift\n - b) Utvikling\n2. Mål:\n - Redusere\n\n- Fremme\n3. Slutt") == [
        "1. Kriterier:",
        ". a) Drift",
        ". b) Utvikling",
        "2. Mål:",
        ". • Redusere",
        ". • Fremme",
        "3. Slutt",
    ]


def test_numbers_in_series_tell_their_level() -> None:
    assert pasted("1. En\n1.1 Under\n1.2. Mer\n1.2.1 Dypt\n2. To\n2.1 Under") == [
        "1. En",
        ". 1. Under",
        ". 2. Mer",
        ". . 1. Dypt",
        "2. To",
        ". 1. Under",
    ]


def test_bullets_below_letters_below_numbers() -> None:
    text = "1.\tEn\na)\tTo\n•\tTre\n•\tFire\nb)\tFem\n2.\tSeks"
    assert pasted(text) == ["1. En", ". a) To", ". . • Tre", ". . • Fire", ". b) Fem", "2. Seks"]


def test_lines_a_pdf_broke_are_joined() -> None:
    text = "1. Partnerskapsmøtet holdes\n5. februar 2027 under forutsetning\n   av at rådene har møtt\n2. Rapport"
    assert pasted(text) == [
        "1. Partnerskapsmøtet holdes 5. februar 2027 under forutsetning av at rådene har møtt",
        "2. Rapport",
    ]


@pytest.mark.parametrize("start", ["12. og 13. mars", "4.3.2 side 61", "21.5.26 om saken", "05.26 i SSU", "K. Hansen"])
def test_a_line_that_goes_on_with_a_number_is_no_point(start: str) -> None:
    assert pasted(f"1. Det vises til\n{start}\n2. Mer") == [f"1. Det vises til {start}", "2. Mer"]


def test_words_broken_at_a_line_end_are_made_whole_but_not_those_with_a_hyphen_of_their_own() -> None:
    assert pasted("1. Samhandlings-\nmidler til helse-\nog omsorg") == ["1. Samhandlingsmidler til helse- og omsorg"]
    assert pasted("1. Samhand\u00ad\nling") == ["1. Samhandling"]


def test_a_label_on_a_line_of_its_own_belongs_to_the_next() -> None:
    assert pasted("1.\nFørste\n\n2.\nAndre") == ["1. Første", "2. Andre"]


def test_a_paragraph_of_its_own_in_a_list_has_no_label() -> None:
    points = points_from_text("SSU vedtar:\n\n1. En\n2. To\n\nSekretariatet følger opp.\n\n3. Tre")
    assert [(row.label, row.point.text) for row in outline(points)] == [
        ("", "SSU vedtar:"),
        ("1.", "En"),
        ("2.", "To"),
        ("", "Sekretariatet følger opp."),
        ("3.", "Tre"),
    ]


def test_plain_paragraphs_are_a_point_each() -> None:
    assert pasted("Prosessen godkjennes.\nSekretariatet følger opp.") == [
        "1. Prosessen godkjennes.",
        "2. Sekretariatet følger opp.",
    ]
    wrapped = "Strategisk samarbeidsutvalg godkjenner den anbefalte\nprosessen.\n\nSekretariatet følger opp."
    assert len(points_from_text(wrapped)) == 2


def test_a_list_copied_from_its_middle_is_a_list() -> None:
    assert pasted("3. Tre\n4. Fire") == ["1. Tre", "2. Fire"]
    assert pasted("1. En\n3. Tre") == ["1. En", "2. Tre"]


def test_nothing_pasted_is_no_point() -> None:
    for text in ("", " \r\n\t\n", "\x00", "\u00ad"):
        assert points_from_text(text) == ()


def test_what_is_a_list() -> None:
    assert is_list("1. En")
    assert is_list("• En")
    assert is_list("En\nTo")
    assert not is_list("En setning. Og en til.")
    assert not is_list("En setning\n")
    assert not is_list("5. februar 2027")


def test_letters_with_loose_accents_are_composed() -> None:
    assert points_from_text("1. Pa\u030a mo\u0308tet")[0].text == "På mötet"


sentences = st.sampled_from(["SSU godkjenner.", "Oppfølging", "Ber om sak 5/26", "Å bære over", "🙂 Glede"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> tuple[Point, ...]:
    size = draw(st.integers(1 if depth == 0 else 0, 4)) if depth < 4 else 0
    return tuple(
        Point(text=draw(sentences), style=default_style(depth), points=draw(trees(depth + 1))) for _ in range(size)
    )


def shape(points: tuple[Point, ...]) -> list[tuple[int, PointStyle, str]]:
    return [(row.depth, row.point.style, row.point.text) for row in outline(points)]


@given(trees())
def test_what_is_copied_from_a_decision_comes_back_the_same(tree: tuple[Point, ...]) -> None:
    assert shape(points_from_text(as_text(tree))) == shape(tree)


@given(st.text(alphabet="1a.)(•-\t \n25iIx§oæ\r\u00ad", max_size=60))
def test_no_text_is_too_odd_to_paste(text: str) -> None:
    points = points_from_text(text)
    assert all("\n" not in point.text for point in walk(points))
    assert len({point.id for point in walk(points)}) == len(list(walk(points)))
