"""Every point of a comparison has a name that tells which it is, and a mark that tells whether it was moved."""

from sekretariat_tui.domain.choosing import point_questions
from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.points.change_marks import moved_to, note, sign
from sekretariat_tui.domain.points.differences import PointChange, point_changes
from sekretariat_tui.domain.points.places import place_names

BULLET, LETTER, PLAIN = PointStyle.BULLET, PointStyle.LETTER, PointStyle.PLAIN


def row_of(rows: list[PointChange], id: str) -> PointChange:
    return next(row for row in rows if id in (getattr(row.before, "id", ""), getattr(row.after, "id", "")))


def test_a_point_is_called_by_where_it_stands() -> None:
    points = (
        Point(
            id="1",
            text="Alle gjør sitt:",
            points=(
                Point(id="1a", text="kommunene", style=LETTER, points=(Point(id="1a1", text="leger", style=BULLET),)),
                Point(
                    id="1b",
                    text="sykehuset",
                    style=LETTER,
                    points=(
                        Point(id="1b1", text="sykepleiere", style=BULLET),
                        Point(id="1b2", text="hjelpemidler", style=BULLET, points=(Point(id="deep", text="senger"),)),
                    ),
                ),
                Point(id="1n", text="alle"),
            ),
        ),
        Point(id="p", text="Partene ber om at saken kommer tilbake.", style=PLAIN),
        Point(id="e", style=PLAIN),
        Point(id="b", text="kaffe", style=BULLET),
    )
    names = place_names(points)
    assert names == {
        "1": "punkt 1",
        "1a": "punkt 1 a)",
        "1a1": "kulepunkt 1 under 1 a)",
        "1b": "punkt 1 b)",
        "1b1": "kulepunkt 1 under 1 b)",
        "1b2": "kulepunkt 2 under 1 b)",
        "deep": "punkt 1 under kulepunkt 2 under 1 b)",
        "1n": "punkt 1 under 1",
        "p": "punktet «Partene ber om at saken …»",
        "e": "et punkt uten tekst",
        "b": "kulepunkt 1",
    }
    assert len(set(names.values())) == len(names)


def test_bullets_that_differ_are_rows_with_names_of_their_own() -> None:
    ours = (Point(id="a", text="buss", style=BULLET), Point(id="b", text="tog", style=BULLET))
    theirs = (Point(id="a", text="buss og bil", style=BULLET), Point(id="b", text="tog og fly", style=BULLET))
    assert [one.label for one in point_questions(ours, theirs)] == ["Kulepunkt 1", "Kulepunkt 2"]


def test_a_new_point_is_not_taken_for_the_one_that_had_its_number() -> None:
    ours = (Point(id="a", text="Først"), Point(id="b", text="Sist"))
    theirs = (Point(id="a", text="Først"), Point(id="c", text="Midt i mellom"), Point(id="b", text="Helt til sist"))
    assert [one.label for one in point_questions(ours, theirs)] == ["Nytt: punkt 2", "Punkt 2"]


def test_a_point_that_is_moved_indented_or_outdented_has_a_mark_and_says_where_it_stands() -> None:
    a, b, c = (Point(id=id, text=f"Punktet {id}") for id in "abc")
    d = Point(id="d", text="Punktet d", style=LETTER)
    under = Point(id="a", text="Punktet a", points=(d,))
    indented = point_changes((a, b), (Point(id="a", text="Punktet a", points=(b,)),))
    assert moved_to(row_of(indented, "b")) == "→ rykket inn, blir punkt 1 under 1"
    outdented = point_changes((under,), (a, Point(id="d", text="Punktet d")))
    assert moved_to(row_of(outdented, "d")) == "← rykket ut, blir punkt 2"
    assert note(row_of(outdented, "d")) == "rykket ut, var a)"
    moved = row_of(point_changes((a, b, c), (c, a, b)), "c")
    assert (sign(moved), moved_to(moved)) == ("↕", "↕ flyttet, blir punkt 1")
    assert moved_to(row_of(point_changes((a, b, c), (c, a, b)), "b")) == "", "it only got another number"
