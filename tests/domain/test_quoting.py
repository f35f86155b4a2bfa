"""A quoted decision beside the decision as it stands."""

from sekretariat_tui.domain.differences import marked
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.quoting import quoted_otherwise

STORED = (Point(text="SSU vedtar planen for to år."), Point(text="ASU følger opp."))


def test_the_same_words_and_a_part_of_them_are_no_difference() -> None:
    assert quoted_otherwise(STORED, STORED) == ()
    assert quoted_otherwise(STORED, (Point(text="ASU  følger opp"),)) == ()
    assert quoted_otherwise(STORED, (Point(text="«SSU vedtar planen for to år.»"),)) == ()


def test_other_words_are_marked() -> None:
    rows = quoted_otherwise(STORED, (Point(text="SSU vedtar planen for tre år."), Point(text="ASU følger opp.")))
    assert [marked(row.words) for row in rows] == ["SSU vedtar planen for [-to-]{+tre+} år.", "ASU følger opp."]


def test_a_point_that_was_never_decided_is_a_difference() -> None:
    rows = quoted_otherwise(STORED, (*STORED, Point(text="Kommunene dekker kostnadene.")))
    assert marked(rows[-1].words) == "{+Kommunene dekker kostnadene.+}"


def test_a_point_with_wholly_other_words_is_set_against_the_one_that_has_its_number() -> None:
    rows = quoted_otherwise(STORED, (Point(text="Ordningen avvises."), Point(text="ASU følger opp.")))
    assert marked(rows[0].words) == "[-SSU vedtar planen for to år-]{+Ordningen avvises+}."
