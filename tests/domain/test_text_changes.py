"""A text's changes, to be made one by one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.text_changes import TextChange, applied, placed, text_changes, together

texts = st.lists(st.sampled_from(["- a\n", "- b\n", "c ", "d", ".", "\n\n", "e f "]), max_size=10).map("".join)


@given(texts, texts)
def test_all_the_changes_of_a_text_make_the_other(before: str, after: str) -> None:
    changes = text_changes(before, after)
    assert applied(before, changes) == after
    assert all(one.end <= other.start for one, other in pairwise(changes))


def test_an_item_put_in_or_taken_out_is_a_whole_line() -> None:
    short, long = "- drift\n- kjøp", "- drift\n- folk\n- kjøp"
    assert text_changes(short, long) == [TextChange(8, 8, "- folk\n")]
    assert text_changes(long, short) == [TextChange(8, 15, "")]
    assert text_changes("Én.\n\nTo.", "Én.\n\nTre.\n\nTo.") == [TextChange(5, 5, "Tre.\n\n")]
    assert text_changes("Én.", "Én.\n\nTre.") == [TextChange(3, 3, "\n\nTre.")]


def test_a_word_put_in_or_taken_out_is_placed_before_the_word_it_came_before() -> None:
    assert placed("en plan", [TextChange(2, 2, " god")]) == [TextChange(3, 3, "god ")]
    assert placed("en god plan", [TextChange(2, 6, "")]) == [TextChange(3, 7, "")]
    assert placed("en plan", [TextChange(2, 2, " planer")]) == [TextChange(3, 3, "planer ")]


def test_a_paragraph_that_was_moved_is_one_change_and_words_that_were_replaced_are_each_their_own() -> None:
    before = "Én god setning.\n\nTo er bra.\n\nTre er best."
    after = "To er bra.\n\nTre er best.\n\nÉn god setning."
    assert together(before, text_changes(before, after)) == [(0, 1)]
    before, after = "en god plan nå", "en dyr plan snart"
    assert together(before, text_changes(before, after)) == [(0,), (1,)]


def test_a_new_line_several_have_written_on_is_one_change_and_words_put_in_side_by_side_are_two() -> None:
    line = [TextChange(3, 3, "\n\nKari skrev "), TextChange(3, 3, "raskt "), TextChange(3, 3, "i går.")]
    assert together("Én.", line) == [(0, 1, 2)]
    lines = [TextChange(3, 3, "\n\nTo."), TextChange(3, 3, "\n\nTre.")]
    assert together("Én.", lines) == [(0,), (1,)]
    words = [TextChange(3, 3, "god "), TextChange(3, 3, "rask ")]
    assert together("en plan", words) == [(0,), (1,)]
