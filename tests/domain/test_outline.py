"""Decision points edited as an outline: what each act does, what it refuses, and that all of it can be undone."""

from collections.abc import Iterable

import pytest

from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.outline import MAX_LEVELS, Outline
from sekretariat_tui.domain.outline.steps import Position as At
from sekretariat_tui.domain.points import Point, as_text, walk

NUMBER, LETTER, BULLET, PLAIN = PointStyle.NUMBER, PointStyle.LETTER, PointStyle.BULLET, PointStyle.PLAIN


def point(text: str, *points: Point, style: PointStyle = NUMBER, id: str = "", condition: str = "") -> Point:
    return Point(id=id or text, text=text, style=style, points=points, condition=condition)


def decision() -> tuple[Point, ...]:
    """A decision of three levels."""
    return (
        point(
            "Kriterier",
            point("Drift", style=LETTER),
            point("Utvikling", point("Forskning", style=BULLET), style=LETTER),
            point("Bredding", style=LETTER),
        ),
        point("Oppfølging"),
        point("Orientering"),
    )


def shown(outline: Outline) -> list[str]:
    return as_text(outline.points, indent=". ").split("\n") if len(outline) else []


def ids(points: Iterable[Point]) -> list[str]:
    return [one.id for one in walk(points)]


# ---------------------------------------------------------------- what stands there


def test_the_tree_comes_back_as_it_was_given() -> None:
    tree = (point("En\nmed linjeskift", point("a", style=PLAIN), condition="når midler finnes"), *decision())
    assert Outline(tree).points == tree
    assert Outline().points == ()


def test_a_tree_deeper_than_the_editor_makes_is_kept() -> None:
    tree = point("innerst")
    for depth in range(MAX_LEVELS + 3):
        tree = point(f"nivå {depth}", tree)
    assert Outline([tree]).points == (tree,)


def test_a_point_id_that_comes_twice_is_given_once() -> None:
    outline = Outline([point("En", id="x"), point("To", id="x")])
    assert outline.points[0].id == "x"
    assert outline.points[1].id != "x"


def test_labels_are_those_the_word_draft_will_have() -> None:
    outline = Outline(decision())
    assert list(outline.labels) == ["1.", "a)", "b)", "•", "c)", "2.", "3."]


# ---------------------------------------------------------------- words


def test_the_first_word_makes_the_first_point() -> None:
    outline = Outline()
    at = outline.type_text(At(0, 0), "S")
    at = outline.type_text(at, "S")
    assert shown(outline) == ["1. SS"]
    assert outline.undo() == At(0, 0)
    assert outline.points == ()


def test_a_typed_word_is_undone_as_one_and_the_cursor_put_back() -> None:
    outline = Outline([point("SSU")])
    at = At(0, 3)
    for letter in " ber  om":
        at = outline.type_text(at, letter)
    assert shown(outline) == ["1. SSU ber  om"]
    assert outline.undo() == At(0, 9)
    assert shown(outline) == ["1. SSU ber  "]
    assert outline.undo() == At(0, 4)
    assert outline.undo() == At(0, 3)
    assert outline.undo() is None


def test_a_pause_or_a_moved_cursor_parts_what_is_typed() -> None:
    outline = Outline([point("ab")])
    outline.type_text(outline.type_text(At(0, 2), "c"), "d")
    outline.pause()
    outline.type_text(At(0, 4), "e")
    outline.type_text(At(0, 0), "f")
    assert [outline.undo() and shown(outline)[0] for _ in range(3)] == ["1. abcde", "1. abcd", "1. ab"]


def test_erasing_letter_by_letter_is_undone_as_one() -> None:
    outline = Outline([point("Orientering")])
    for offset in (11, 10, 9):
        outline.delete(At(0, offset - 1), At(0, offset))
    assert shown(outline) == ["1. Orienter"]
    for _ in range(3):
        outline.delete(At(0, 0), At(0, 1), At(0, 0))
    assert shown(outline) == ["1. enter"]
    assert outline.undo() == At(0, 0)
    assert shown(outline) == ["1. Orienter"]
    assert outline.undo() == At(0, 11)
    assert shown(outline) == ["1. Orientering"]


def test_a_loose_accent_joins_its_letter() -> None:
    outline = Outline([point("a b")])
    assert outline.type_text(At(0, 1), "\u030a") == At(0, 1)
    assert outline.points[0].text == "å b"
    outline.undo()
    assert outline.points[0].text == "a b"


def test_enter_in_a_text_parts_it_and_the_first_half_keeps_the_id() -> None:
    outline = Outline([point("SSU ber. ASU svarer.", id="x")])
    assert outline.split(At(0, 8)) == At(1, 0)
    assert shown(outline) == ["1. SSU ber. ", "2. ASU svarer."]
    assert ids(outline.points)[0] == "x"
    assert outline.join_with_previous(At(1, 0)) == At(0, 9)
    assert outline.points == (point("SSU ber. ASU svarer.", id="x"),)


def test_enter_at_the_end_gives_a_point_of_the_same_kind() -> None:
    outline = Outline(decision())
    outline.split(At(1, 5))
    assert shown(outline)[1:4] == [". a) Drift", ". b) ", ". c) Utvikling"]


def test_enter_at_the_end_of_a_point_with_points_below_gives_the_first_of_them() -> None:
    outline = Outline(decision())
    outline.split(At(0, 9))
    assert shown(outline)[:3] == ["1. Kriterier", ". a) ", ". b) Drift"]


def test_enter_at_the_start_makes_room_above_and_the_text_keeps_its_id() -> None:
    outline = Outline(decision())
    assert outline.split(At(5, 0)) == At(6, 0)
    assert shown(outline)[5:7] == ["2. ", "3. Oppfølging"]
    assert outline.points[2].id == "Oppfølging"
    outline.join_with_previous(At(6, 0))
    assert outline.points == decision()


def test_enter_in_an_empty_nested_point_moves_it_out() -> None:
    outline = Outline(decision())
    at = outline.split(At(4, 8))
    at = outline.split(at)
    assert at == At(5, 0)
    assert shown(outline)[4:7] == [". c) Bredding", "2. ", "3. Oppfølging"]
    assert outline.split(at) == at
    assert len(outline) == 8


def test_backspace_at_the_start_joins_and_what_stood_below_stays_below() -> None:
    outline = Outline(decision())
    assert outline.join_with_previous(At(2, 0)) == At(1, 5)
    assert shown(outline)[:4] == ["1. Kriterier", ". a) DriftUtvikling", ". . • Forskning", ". b) Bredding"]


def test_a_point_joined_into_its_parent_leaves_its_children_one_level_out() -> None:
    outline = Outline([point("Ber", point("om", point("sak", style=BULLET), style=LETTER))])
    outline.join_with_previous(At(1, 0))
    assert shown(outline) == ["1. Berom", ". a) sak"]


def test_delete_at_the_end_brings_the_next_point_up() -> None:
    outline = Outline(decision())
    assert outline.join_with_next(At(5, 10)) == At(5, 10)
    assert shown(outline)[-1] == "2. OppfølgingOrientering"
    assert outline.undo() == At(5, 10)
    assert outline.points == decision()


def test_conditions_of_joined_points_are_both_kept() -> None:
    outline = Outline([point("A", condition="hvis x"), point("B", condition="hvis y")])
    outline.join_with_next(At(0, 1))
    assert outline.points[0].condition == "hvis x hvis y"


def test_the_last_empty_point_can_be_taken_away() -> None:
    outline = Outline([point("", id="x")])
    outline.join_with_previous(At(0, 0))
    assert outline.points == ()
    outline.undo()
    assert ids(outline.points) == ["x"]


def test_deleting_across_points_joins_what_is_left() -> None:
    outline = Outline(decision())
    outline.delete(At(0, 4), At(5, 3))
    assert shown(outline) == ["1. Kritfølging", "2. Orientering"]
    outline.undo()
    assert outline.points == decision()


def test_typing_over_a_selection_of_points_replaces_it() -> None:
    outline = Outline(decision())
    at = outline.type_text(At(0, 0), "N", outline.end)
    outline.type_text(at, "y")
    assert shown(outline) == ["1. Ny"]
    while outline.can_undo:
        outline.undo()
    assert outline.points == decision()


# ---------------------------------------------------------------- in and out, up and down


def test_tab_makes_letters_under_a_number_and_bullets_under_a_letter() -> None:
    outline = Outline([point("En"), point("To"), point("Tre")])
    outline.indent(At(1, 1))
    outline.indent(At(2, 0))
    outline.indent(At(2, 0))
    assert shown(outline) == ["1. En", ". a) To", ". . • Tre"]


def test_tab_takes_the_mark_of_the_points_already_there() -> None:
    outline = Outline([point("En", point("strek", style=BULLET)), point("To", point("a", style=LETTER))])
    outline.indent(At(2, 0))
    assert shown(outline) == ["1. En", ". • strek", ". • To", ". . • a"]


def test_shift_tab_takes_the_mark_of_the_level_it_comes_to_and_its_siblings_come_below_it() -> None:
    outline = Outline(decision())
    outline.outdent(At(2, 0))
    assert shown(outline)[:5] == ["1. Kriterier", ". a) Drift", "2. Utvikling", ". a) Forskning", ". b) Bredding"]


@pytest.mark.parametrize(("row", "why"), [(0, "punkt på samme nivå over"), (1, "punkt på samme nivå over")])
def test_a_point_is_never_more_than_one_level_below_the_one_before(row: int, why: str) -> None:
    outline = Outline(decision())
    outline.indent(At(row, 0))
    assert why in outline.refusal
    assert outline.points == decision()
    outline.indent(At(5, 0))
    assert not outline.refusal


def test_the_editor_makes_five_levels_and_says_so() -> None:
    outline = Outline([point(str(number)) for number in range(MAX_LEVELS + 2)])
    for row in range(1, MAX_LEVELS + 2):
        for _ in range(row):
            outline.indent(At(row, 0))
    assert max(row.depth for row in outline.rows) == MAX_LEVELS - 1
    assert "5 nivåer" in outline.refusal or "samme nivå" in outline.refusal


def test_several_points_move_in_and_out_together() -> None:
    outline = Outline([point(text) for text in ("En", "To", "Tre", "Fire")])
    outline.indent(At(1, 0), At(2, 3))
    assert shown(outline) == ["1. En", ". a) To", ". b) Tre", "2. Fire"]
    outline.outdent(At(2, 0), At(1, 0))
    assert shown(outline) == ["1. En", "2. To", "3. Tre", "4. Fire"]


def test_a_point_moves_with_what_is_below_it_and_the_cursor_follows() -> None:
    outline = Outline(decision())
    assert outline.move_down(At(0, 3)) == At(1, 3)
    assert shown(outline)[:3] == ["1. Oppfølging", "2. Kriterier", ". a) Drift"]
    assert outline.move_up(At(3, 0)) == At(2, 0)
    assert shown(outline)[2:6] == [". a) Utvikling", ". . • Forskning", ". b) Drift", ". c) Bredding"]
    assert sorted(ids(outline.points)) == sorted(ids(decision()))


def test_a_point_moves_among_its_siblings_only() -> None:
    outline = Outline(decision())
    outline.move_up(At(1, 0))
    assert "opp" in outline.refusal
    outline.move_down(At(4, 0))
    assert "ned" in outline.refusal
    assert outline.points == decision()


def test_a_selection_that_ends_among_children_moves_with_all_of_them() -> None:
    tree = (point("Over"), point("En", point("To", style=LETTER), point("Tre", style=LETTER)))
    outline = Outline(tree)
    outline.move_up(At(1, 0), At(2, 0))
    assert shown(outline) == ["1. En", ". a) To", ". b) Tre", "2. Over"]


def test_a_deleted_point_takes_what_is_below_it_along() -> None:
    outline = Outline(decision())
    outline.delete_points(At(2, 4))
    assert shown(outline)[1:3] == [". a) Drift", ". b) Bredding"]
    outline.delete_points(At(0, 0))
    assert shown(outline) == ["1. Oppfølging", "2. Orientering"]
    outline.delete_points(At(0, 0), At(1, 0))
    assert outline.points == ()


def test_the_whole_list_is_marked_another_way_and_not_the_lists_below() -> None:
    outline = Outline(decision())
    outline.set_style(At(4, 0), BULLET)
    assert shown(outline)[:5] == ["1. Kriterier", ". • Drift", ". • Utvikling", ". . • Forskning", ". • Bredding"]


def test_a_paragraph_between_numbered_points_stays_when_the_numbers_change() -> None:
    outline = Outline([point("En"), point("SSU ber også om:", style=PLAIN), point("To")])
    assert list(outline.labels) == ["1.", "", "2."]
    outline.set_style(At(0, 0), LETTER)
    assert list(outline.labels) == ["a)", "", "b)"]
    outline.set_style(At(2, 0), PLAIN, only=True)
    assert list(outline.labels) == ["a)", "", ""]


# ---------------------------------------------------------------- lists put in


def pasted() -> list[Point]:
    return [point("Første", point("under", style=LETTER), id="p"), point("Andre", id="q")]


def test_a_list_takes_the_place_of_an_empty_point() -> None:
    outline = Outline([point("En"), point("", id="x")])
    assert outline.insert_points(At(1, 0), pasted()) == At(3, 5)
    assert shown(outline) == ["1. En", "2. Første", ". a) under", "3. Andre"]
    assert outline.points[1].id == "x"
    assert not {"p", "q"} & set(ids(outline.points))


def test_a_list_put_in_twice_has_ids_of_its_own_each_time() -> None:
    outline = Outline()
    for _ in range(2):
        outline.insert_points(outline.end, pasted())
    assert len(set(ids(outline.points))) == 6


def test_a_list_in_the_middle_of_a_text_comes_between_its_halves() -> None:
    outline = Outline([point("Før etter")])
    outline.insert_points(At(0, 4), pasted())
    assert shown(outline) == ["1. Før", "2. Første", ". a) under", "3. Andre", "4. etter"]
    outline.undo()
    assert shown(outline) == ["1. Før etter"]


def test_letters_after_a_numbered_point_come_below_it() -> None:
    outline = Outline([point("Kriterier:")])
    outline.insert_points(At(0, 10), [point("Drift", style=LETTER), point("Utvikling", style=LETTER)])
    assert shown(outline) == ["1. Kriterier:", ". a) Drift", ". b) Utvikling"]


def test_a_numbered_list_at_the_end_of_a_lettered_point_takes_letters() -> None:
    outline = Outline(decision())
    outline.insert_points(At(1, 5), [point("Ny"), point("Nyere")])
    assert shown(outline)[1:5] == [". a) Drift", ". b) Ny", ". c) Nyere", ". d) Utvikling"]


# ---------------------------------------------------------------- copying


def test_words_of_one_point_are_copied_without_its_label_and_points_with_theirs() -> None:
    outline = Outline(decision())
    assert outline.text_between(At(0, 0), At(0, 5)) == "Krite"
    assert outline.text_between(At(1, 0), At(3, 3)) == "a) Drift\nb) Utvikling\n   • For"
    assert outline.text_between(At(5, 4), At(6, 3)) == "ølging\n3. Ori"


# ---------------------------------------------------------------- what another window saved


def rewritten(points: Iterable[Point], id: str, text: str) -> list[Point]:
    return [
        Point(
            id=one.id,
            text=text if one.id == id else one.text,
            style=one.style,
            condition=one.condition,
            points=tuple(rewritten(one.points, id, text)),
        )
        for one in points
    ]


def test_undo_leaves_what_another_window_wrote() -> None:
    outline = Outline(decision())
    at = outline.type_text(At(0, 9), "!")
    at = outline.show(rewritten(outline.points, "Orientering", "Tas til orientering"), at)
    assert at == At(0, 10)
    assert shown(outline)[0] == "1. Kriterier!"
    outline.undo()
    assert shown(outline)[0] == "1. Kriterier"
    assert shown(outline)[-1] == "3. Tas til orientering"
    assert not outline.can_undo
    outline.redo()
    assert shown(outline)[0] == "1. Kriterier!"
    assert shown(outline)[-1] == "3. Tas til orientering"


def test_the_cursor_stays_at_its_word_when_points_come_above_it() -> None:
    outline = Outline(decision())
    at = outline.show([point("Ny"), *decision()], At(5, 4))
    assert at == At(6, 4)


def test_two_windows_in_one_sentence_keep_both_and_undo_only_the_own() -> None:
    outline = Outline([point("SSU ber om en sak", id="x")])
    at = outline.type_text(At(0, 3), "!")
    outline.show([point("SSU! ber om en sak i mai", id="x")], at)
    outline.undo()
    assert outline.points[0].text == "SSU ber om en sak i mai"


def test_what_both_windows_changed_can_be_undone_step_by_step() -> None:
    outline = Outline(decision())
    outline.indent(At(6, 0))
    outline.show([point("Alt er nytt")], At(6, 0))
    assert shown(outline) == ["1. Alt er nytt"]
    while outline.can_undo:
        outline.undo()
    assert outline.points == decision()


def test_showing_what_already_stands_there_is_nothing() -> None:
    outline = Outline(decision())
    outline.type_text(At(0, 0), "x")
    outline.undo()
    assert outline.show(decision(), At(3, 2)) == At(3, 2)
    assert outline.can_redo
