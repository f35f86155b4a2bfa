"""What differs between two texts and two lists of points, shown with signs and not by colour alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.differences import Change, ChangeKind, marked, word_changes
from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.points.differences import PointChange, PointChangeKind, any_change, point_changes

words = st.lists(st.sampled_from(["SSU", "godkjenner", "møtet", " ", "  ", "\n", ",", ".", "å", "🙂"]), max_size=30)


def point(text: str, *points: Point, id: str = "", style: PointStyle = PointStyle.NUMBER, condition: str = "") -> Point:
    made = Point(text=text, style=style, points=points, condition=condition)
    return Point(id=id, text=text, style=style, points=points, condition=condition) if id else made


def summary(rows: list[PointChange]) -> list[tuple[str, str, str]]:
    return [(row.kind.value, row.label_before, row.label_after) for row in rows]


def test_words_added_at_the_meeting_are_marked() -> None:
    changes = word_changes("SSU godkjenner prosessen.", "SSU godkjenner prosessen med innspillene fra møtet.")
    assert marked(changes) == "SSU godkjenner prosessen{+ med innspillene fra møtet+}."


def test_a_whole_word_is_replaced_and_not_some_letters_of_it() -> None:
    assert marked(word_changes("innen 1. mai", "innen 1. mars")) == "innen 1. [-mai-]{+mars+}"


def test_neighbouring_changed_words_are_one_change_with_the_space_between_them() -> None:
    assert marked(word_changes("gir rask hjelp nå", "gir god støtte nå")) == "gir [-rask hjelp-]{+god støtte+} nå"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Møtet 24.11.2026 er satt", "Møtet 27.11.2026 er satt", "Møtet [-24.11.2026-]{+27.11.2026+} er satt"),
        ("fra 10 000 kr", "fra 12 000 kr", "fra [-10 000-]{+12 000+} kr"),
        ("se sak 14/26", "se sak 15/26", "se sak [-14/26-]{+15/26+}"),
        ("kari@eksempel.no sender", "ola@eksempel.no sender", "[-kari@eksempel.no-]{+ola@eksempel.no+} sender"),
        ("perioden 2022–2027 nå", "perioden 2022–2028 nå", "perioden [-2022–2027-]{+2022–2028+} nå"),
        ("rask i dag her", "god i morgen her", "[-rask i dag-]{+god i morgen+} her"),
        ("innen mai, juni", "innen juni, juli", "innen [-mai, juni-]{+juni, juli+}"),
        ("rask og trygg hjelp", "god og sikker hjelp", "[-rask-]{+god+} og [-trygg-]{+sikker+} hjelp"),
        (
            "Kommunene har ansvar for opplæring.",
            "Helseforetaket bidrar for kompetanseheving.",
            "[-Kommunene har ansvar for opplæring-]{+Helseforetaket bidrar for kompetanseheving+}.",
        ),
    ],
)
def test_a_change_reads_as_a_person_would_mark_it(old: str, new: str, shown: str) -> None:
    assert marked(word_changes(old, new)) == shown


def test_a_lines_end_always_parts_two_changes() -> None:
    assert marked(word_changes("En\nTo", "Ei\nTre")) == "[-En-]{+Ei+}\n[-To-]{+Tre+}"


def test_the_same_text_has_no_change_and_no_text_is_no_piece() -> None:
    assert word_changes("Tas til orientering.", "Tas til orientering.") == [
        Change(ChangeKind.SAME, "Tas til orientering.")
    ]
    assert word_changes("", "") == []
    assert word_changes("", "Nytt") == [Change(ChangeKind.ADDED, "Nytt")]
    assert word_changes("Gammelt", "") == [Change(ChangeKind.REMOVED, "Gammelt")]


@given(words.map("".join), words.map("".join))
def test_what_stayed_and_what_went_is_the_old_text_and_what_stayed_and_came_is_the_new(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(change.text for change in changes if change.kind is not ChangeKind.ADDED) == old
    assert "".join(change.text for change in changes if change.kind is not ChangeKind.REMOVED) == new
    assert all(change.text for change in changes)
    assert all(one.kind is not other.kind for one, other in pairwise(changes))


def test_a_long_text_is_compared_by_sentence_and_the_one_changed_word_still_found() -> None:
    sentences = [f"Dette er setning nummer {number} om samhandling." for number in range(2_000)]
    old = " ".join(sentences)
    sentences[0] = "Her er begynnelsen ny."
    sentences[700] = "Dette er setning nummer 700 om forebygging."
    sentences[-1] = "Her er slutten ny."
    changes = word_changes(old, " ".join(sentences))
    assert Change(ChangeKind.REMOVED, "samhandling") in changes
    assert Change(ChangeKind.ADDED, "forebygging") in changes
    assert sum(len(change.text) for change in changes if change.kind is ChangeKind.SAME) > 0.9 * len(old)


def test_two_long_texts_with_nothing_in_common_are_given_whole() -> None:
    old, new = "ord " * 100_000, "tall." * 100_000
    assert [change.kind for change in word_changes(old, new)] == [ChangeKind.REMOVED, ChangeKind.ADDED]


def test_a_decision_as_proposed_has_only_points_that_are_the_same() -> None:
    proposal = [point("Godkjennes", point("Daglig drift", style=PointStyle.LETTER)), point("Tas til orientering")]
    rows = point_changes(proposal, proposal)
    assert summary(rows) == [("same", "1.", "1."), ("same", "a)", "a)"), ("same", "2.", "2.")]
    assert [row.depth for row in rows] == [0, 1, 0]
    assert not any_change(rows)


def test_a_point_put_in_first_renumbers_the_others_without_moving_them() -> None:
    first, second = point("Prosessen godkjennes"), point("Sekretariatet følger opp")
    rows = point_changes([first, second], [point("Møtet takker for saken"), first, second])
    assert summary(rows) == [("added", "", "1."), ("same", "1.", "2."), ("same", "2.", "3.")]


def test_a_point_that_fell_is_shown_where_it_stood() -> None:
    one, two, three = point("En", id="1"), point("To", id="2"), point("Tre", id="3")
    assert summary(point_changes([one, two, three], [one, three])) == [
        ("same", "1.", "1."),
        ("removed", "2.", ""),
        ("same", "3.", "2."),
    ]
    assert summary(point_changes([one, two], [two]))[0] == ("removed", "1.", "")
    assert summary(point_changes([one], [])) == [("removed", "1.", "")]


def test_a_point_that_changed_places_is_moved_and_its_neighbours_are_not() -> None:
    points = [point(text, id=text) for text in ("En", "To", "Tre", "Fire")]
    rows = point_changes(points, [points[3], *points[:3]])
    assert summary(rows) == [
        ("moved", "4.", "1."),
        ("same", "1.", "2."),
        ("same", "2.", "3."),
        ("same", "3.", "4."),
    ]


def test_a_point_set_below_another_is_moved() -> None:
    one, two = point("En", id="1"), point("To", id="2")
    rows = point_changes([one, two], [point("En", point("To", id="2", style=PointStyle.LETTER), id="1")])
    assert summary(rows) == [("same", "1.", "1."), ("moved", "2.", "a)")]


def test_a_point_that_moved_and_changed_says_both() -> None:
    one, two = point("SSU ber om en sak i mai", id="1"), point("Tas til orientering", id="2")
    rows = point_changes([one, two], [two, point("SSU ber om en sak i juni", id="1")])
    changed = next(row for row in rows if row.kind is PointChangeKind.CHANGED)
    assert marked(changed.words) == "SSU ber om en sak i [-mai-]{+juni+}"
    assert changed.moved or rows[0].moved


def test_a_decision_written_anew_is_matched_by_its_words() -> None:
    before = [point("SSU godkjenner den anbefalte prosessen"), point("Sekretariatet avklarer behovet for ressurser")]
    after = [
        point("SSU godkjenner den anbefalte prosessen med innspill"),
        point("Sekretariatet avklarer behovet for ressurser"),
        point("Partnerskapsmøtet orienteres"),
    ]
    assert summary(point_changes(before, after)) == [
        ("changed", "1.", "1."),
        ("same", "2.", "2."),
        ("added", "", "3."),
    ]


def test_a_new_condition_is_a_change_of_the_point() -> None:
    rows = point_changes(
        [point("Møtet holdes", id="1")], [point("Møtet holdes", id="1", condition="når rådene har møtt")]
    )
    assert marked(rows[0].words) == "Møtet holdes{+ Forutsetning: når rådene har møtt+}"


@st.composite
def trees(draw: st.DrawFn) -> list[Point]:
    texts = st.sampled_from(["En", "To", "Tre", "SSU ber om en sak", "SSU ber om to saker", ""])
    ids = iter(draw(st.permutations(range(12))))

    def branch(depth: int) -> list[Point]:
        size = draw(st.integers(0, 3 if depth == 0 else 2)) if depth < 3 else 0
        return [point(draw(texts), *branch(depth + 1), id=f"p{next(ids, draw(st.uuids()))}") for _ in range(size)]

    return branch(0)


@given(trees(), trees())
def test_every_point_of_both_lists_is_shown_once(before: list[Point], after: list[Point]) -> None:
    def ids(points: list[Point] | tuple[Point, ...]) -> list[str]:
        return [id for one in points for id in (one.id, *ids(one.points))]

    rows = point_changes(before, after)
    assert [row.after.id for row in rows if row.after] == ids(after)
    assert sorted(row.before.id for row in rows if row.before) == sorted(ids(before))
