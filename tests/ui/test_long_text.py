"""Long lines are shown in parts, and what is saved is to the letter what was there."""

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.ui.case.long_text import LONGEST, MARK, in_parts, put_together

PIECES = st.lists(st.sampled_from(["ord ", "x", " ", "\n", MARK, MARK * 2, "å", "é"]), max_size=12).map("".join)
LONG = st.builds(lambda piece, times: (piece * times)[: 5 * LONGEST], PIECES, st.integers(0, 5 * LONGEST))


@given(st.lists(st.one_of(PIECES, LONG, st.text()), max_size=4).map("".join))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert put_together(in_parts(text)) == text


@given(st.lists(st.one_of(PIECES, LONG), max_size=3).map("".join))
def test_no_line_is_shown_longer_than_a_text_area_can_take(text: str) -> None:
    for line in in_parts(text).split("\n"):
        # A run of the mark itself is not cut.
        assert len(line) <= LONGEST or MARK * 20 in line


def test_a_line_of_words_is_broken_after_a_space() -> None:
    shown = in_parts("ordene i saken " * 1_000)
    first, second = shown.split("\n")[:2]
    assert first.endswith(f" {MARK}")
    assert second.startswith(("ordene", "i ", "saken"))
    assert all(len(line) <= LONGEST for line in shown.split("\n"))


def test_text_without_long_lines_is_shown_as_it_is() -> None:
    text = "Et avsnitt.\n\n- et punkt\n- et til"
    assert in_parts(text) == text


def test_a_break_that_is_typed_away_takes_its_mark_with_it() -> None:
    text = "ordene i saken " * 1_000
    first, second, rest = in_parts(text).split("\n", 2)
    assert put_together(f"{first}{second}\n{rest}") == text


def test_a_sign_that_the_text_holds_itself_is_not_taken_for_a_break() -> None:
    text = f"trykk {MARK}\nog gå videre {MARK * 3}"
    assert put_together(in_parts(text)) == text
