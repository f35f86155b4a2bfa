"""Text measured in cells: signs are never cut in two, and lines fit."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.ui.outline import cells as outline_cells
from sekretariat_tui.ui.outline.cells import (
    clusters,
    line_starts,
    line_starts_again,
    next_cluster,
    offset_at,
    previous_cluster,
    shown,
    width_of,
)

TEXTS = st.text(alphabet="aå bcd  \n\t🙂👩\u200d⚕\ufe0f漢字e\u0301🇳🇴\xad\x00–", max_size=60)
WIDTHS = st.integers(2, 12)


def test_a_letter_with_a_loose_accent_and_an_emoji_of_many_parts_are_one_step_each() -> None:
    text = "e\u0301👩\u200d⚕\ufe0f🇳🇴漢"
    assert [text[start:end] for start, end in clusters(text)] == ["e\u0301", "👩\u200d⚕\ufe0f", "🇳🇴", "漢"]


def test_chinese_and_emoji_take_two_cells_and_a_loose_accent_none() -> None:
    assert width_of("漢字") == 4
    assert width_of("🙂") == 2
    assert width_of("e\u0301") == 1


def test_what_would_move_the_terminals_cursor_is_shown_as_something_else() -> None:
    assert shown("a\tb\x1b[2Jc\x00") == "a b·[2Jc·"


def test_a_word_is_not_broken_where_a_space_can_be() -> None:
    text = "Strategisk samarbeidsutvalg godkjenner"
    starts = line_starts(text, 14)
    assert [text[at:to] for at, to in zip(starts, [*starts[1:], len(text)], strict=True)] == [
        "Strategisk ",
        "samarbeidsutva",
        "lg godkjenner",
    ]


@given(TEXTS, WIDTHS)
def test_every_line_fits_and_no_sign_is_cut(text: str, width: int) -> None:
    starts = line_starts(text, width)
    boundaries = {0, len(text), *(end for _, end in clusters(text))}
    assert starts == sorted(set(starts))
    assert set(starts) <= boundaries
    for at, to in zip(starts, [*starts[1:], len(text)], strict=True):
        assert width_of(text[at:to].removesuffix("\n").removesuffix(" ")) <= width


@given(TEXTS, TEXTS, TEXTS, TEXTS, WIDTHS)
def test_wrapping_only_what_changed_gives_the_same_lines(a: str, b: str, c: str, d: str, width: int) -> None:
    old, new = a + b + c, a + d + c
    assert line_starts_again(old, line_starts(old, width), new, width) == line_starts(new, width)


@given(TEXTS)
def test_stepping_back_stops_where_stepping_on_did(text: str) -> None:
    offset = 0
    while offset < len(text):
        after = next_cluster(text, offset)
        assert previous_cluster(text, after) == offset
        offset = after


@given(TEXTS, st.integers(0, 80))
def test_the_sign_under_a_cell_begins_at_or_before_it(text: str, cell: int) -> None:
    offset = offset_at(text, cell)
    assert width_of(text[:offset]) <= cell
    if offset < len(text):
        assert width_of(text[: next_cluster(text, offset)]) >= min(cell, width_of(text))


def test_a_key_in_a_very_long_line_wraps_only_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    words = random.Random(5)
    text = " ".join("o" * words.randint(1, 14) for _ in range(25_000))
    starts = line_starts(text, 70)
    counted = 0
    real = outline_cells.line_end

    def counting(text: str, start: int, width: int) -> int | None:
        nonlocal counted
        counted += 1
        return real(text, start, width)

    monkeypatch.setattr(outline_cells, "line_end", counting)
    for at in (0, 100_000, len(text)):
        new = text[:at] + "x" + text[at:]
        assert line_starts_again(text, starts, new, 70)[0] == 0
    assert len(starts) > 2_000
    assert counted < 200
