"""A section's text is what a person types: paragraphs and lists, and nothing is lost between text and blocks."""

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.section_text import Block, BlockKind, blocks, to_text


def test_paragraphs_and_lists_are_told_apart() -> None:
    text = "Innledning:\n\n- ett\n   - under\n- to\n1. først\n2. så\n\nSlutt\nmed linjeskift."
    assert blocks(text) == [
        Block(BlockKind.PARAGRAPH, "Innledning:"),
        Block(BlockKind.BULLET, "ett"),
        Block(BlockKind.BULLET, "under", 1),
        Block(BlockKind.BULLET, "to"),
        Block(BlockKind.NUMBERED, "først", 0, "1."),
        Block(BlockKind.NUMBERED, "så", 0, "2."),
        Block(BlockKind.PARAGRAPH, "Slutt\nmed linjeskift."),
    ]
    assert to_text(blocks(text)) == text


def test_a_date_a_year_and_a_dash_in_running_text_are_no_lists() -> None:
    for text in (
        "2026 blir et viktig år.",
        "21.05.2026 møtes SSU.",
        "-5 grader",
        "–ingen luft",
        "1.2 Bakgrunn",
        "3 kommuner",
    ):
        assert [b.kind for b in blocks(text)] == [BlockKind.PARAGRAPH], text


@given(st.text(alphabet="ab -•1.)\n\t ", max_size=80))
def test_no_word_is_lost_and_writing_what_was_read_changes_nothing_more(text: str) -> None:
    once = to_text(blocks(text))
    assert to_text(blocks(once)) == once
    letters = [c for c in text if c in "ab"]
    assert [c for c in once if c in "ab"] == letters
