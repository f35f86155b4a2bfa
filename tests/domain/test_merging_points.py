"""Two lists of points made from one: put together where they changed different points, and left to a person where not."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.points import Point, as_text, walk
from sekretariat_tui.domain.points.merging import merged

BASE = (
    Point(id="1", text="SSU vedtar planen.", points=(Point(id="1a", text="for barn"), Point(id="1b", text="for unge"))),
    Point(id="2", text="Planen evalueres."),
    Point(id="3", text="Sekretariatet følger opp."),
)


def rewritten(points: tuple[Point, ...], id: str, text: str) -> tuple[Point, ...]:
    return tuple(
        msgspec.structs.replace(
            point, text=text if point.id == id else point.text, points=rewritten(point.points, id, text)
        )
        for point in points
    )


def without(points: tuple[Point, ...], id: str) -> tuple[Point, ...]:
    return tuple(msgspec.structs.replace(point, points=without(point.points, id)) for point in points if point.id != id)


def test_different_points_changed_in_two_windows_are_both_taken() -> None:
    ours, theirs = rewritten(BASE, "2", "Planen evalueres årlig."), rewritten(BASE, "1b", "for unge og eldre")
    both = merged(BASE, ours, theirs)
    assert both == rewritten(ours, "1b", "for unge og eldre")


def test_points_added_in_both_are_both_there() -> None:
    ours = (*BASE, Point(id="n", text="Ny her."))
    theirs = (BASE[0], Point(id="m", text="Ny der."), *BASE[1:])
    both = merged(BASE, ours, theirs)
    assert both is not None
    assert [point.id for point in both] == ["1", "m", "2", "3", "n"]


def test_a_point_taken_away_there_while_another_was_written_here() -> None:
    both = merged(BASE, rewritten(BASE, "3", "Begge sider følger opp."), without(BASE, "2"))
    assert both is not None
    assert as_text(both).endswith("2. Begge sider følger opp.")


def test_the_same_point_changed_in_both_is_never_put_together() -> None:
    assert (
        merged(BASE, rewritten(BASE, "2", "Planen evalueres årlig."), rewritten(BASE, "2", "Planen vurderes.")) is None
    )


def test_the_same_change_in_both_is_no_quarrel() -> None:
    ours = rewritten(rewritten(BASE, "2", "Likt."), "1", "Bare her.")
    theirs = rewritten(rewritten(BASE, "2", "Likt."), "3", "Bare der.")
    assert merged(BASE, ours, theirs) == rewritten(ours, "3", "Bare der.")


def test_a_point_changed_here_and_taken_away_there_is_left_to_a_person() -> None:
    assert merged(BASE, rewritten(BASE, "2", "Planen evalueres årlig."), without(BASE, "2")) is None


def test_a_point_put_below_one_that_is_gone_is_left_to_a_person() -> None:
    below = msgspec.structs.replace(BASE[1], points=(Point(text="hvert år"),))
    ours = (BASE[0], below, BASE[2])
    assert merged(BASE, ours, without(BASE, "2")) is None
    assert merged(BASE, without(BASE, "2"), ours) is None


def test_points_moved_in_both_are_left_to_a_person() -> None:
    assert merged(BASE, (BASE[1], BASE[0], BASE[2]), (BASE[0], BASE[2], BASE[1])) is None


def test_another_numbering_there_is_taken_with_what_was_written_here() -> None:
    theirs = tuple(msgspec.structs.replace(point, style=PointStyle.BULLET) for point in BASE)
    both = merged(BASE, rewritten(BASE, "2", "Endret her."), theirs)
    assert both is not None
    assert [point.style for point in both] == [PointStyle.BULLET] * 3
    assert both[1].text == "Endret her."


IDS = st.sampled_from(["1", "1a", "1b", "2", "3"])
CHANGES = st.dictionaries(IDS, st.sampled_from(["", "nye ord her", "helt andre ord"]), max_size=3)


def applied(changes: dict[str, str], mark: str) -> tuple[Point, ...]:
    points = BASE
    for id, text in changes.items():
        points = rewritten(points, id, f"{mark} {id} {text}") if text else without(points, id)
    return points


@given(CHANGES, CHANGES)
def test_nothing_written_in_either_is_ever_lost(here: dict[str, str], there: dict[str, str]) -> None:
    ours, theirs = applied(here, "her"), applied(there, "der")
    both = merged(BASE, ours, theirs)
    if both is None:
        return
    known = {point.text for point in walk(BASE)}
    written = {point.text for points in (ours, theirs) for point in walk(points)} - known
    assert written <= {point.text for point in walk(both)}
