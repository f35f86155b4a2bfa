"""Decision points: labels follow the order, and each list counts for itself."""

from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.points import Point, as_text, has_text, letter, outline, plain_text, walk

TREE = (
    Point(
        text="SSU godkjenner kriteriene:",
        points=(
            Point(text="drift", style=PointStyle.LETTER),
            Point(
                text="utvikling", style=PointStyle.LETTER, points=(Point(text="forskning", style=PointStyle.BULLET),)
            ),
        ),
    ),
    Point(text="Et avsnitt imellom.", style=PointStyle.PLAIN),
    Point(text="Sekretariatet følger opp.", points=(Point(text="i vår", style=PointStyle.LETTER),)),
)


def test_each_list_counts_for_itself_and_goes_on_across_a_paragraph() -> None:
    assert [(row.depth, row.label) for row in outline(TREE)] == [
        (0, "1."),
        (1, "a)"),
        (1, "b)"),
        (2, "•"),
        (0, ""),
        (0, "2."),
        (1, "a)"),
    ]


def test_letters_go_on_after_z_as_word_does() -> None:
    assert [letter(n) for n in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]


def test_points_as_text_carry_their_labels_and_search_reads_the_words_alone() -> None:
    assert as_text(TREE).splitlines()[:4] == [
        "1. SSU godkjenner kriteriene:",
        "   a) drift",
        "   b) utvikling",
        "      • forskning",
    ]
    assert plain_text(TREE).splitlines()[3] == "forskning"
    assert len(list(walk(TREE))) == 7
    assert has_text(TREE) and not has_text((Point(text="  "),))


def test_what_a_point_presupposes_is_part_of_its_words_and_said_once() -> None:
    named = (Point(text="Møtet holdes.", condition="rådene har møtt"),)
    told = (Point(text="Møtet holdes.", condition="under forutsetning av at rådene har møtt"),)
    assert as_text(named) == "1. Møtet holdes. Forutsetning: rådene har møtt"
    assert plain_text(told) == "Møtet holdes. Under forutsetning av at rådene har møtt"
    assert has_text((Point(condition="rådene har møtt"),))
