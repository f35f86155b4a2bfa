"""Two texts made from a third, joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.text_changes import TextChange, text_changes
from sekretariat_tui.domain.three_way import Meeting, joined, segments

BASE = "Partene ønsker en plan.\n\nDen koster 2 mill.\n\nDet haster."

texts = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6).map("\n\n".join)


def test_what_the_two_changed_in_different_paragraphs_is_all_there() -> None:
    ours = BASE.replace("en plan", "en felles plan")
    theirs = BASE.replace("Det haster.", "Det haster ikke.\n\nFristen er mai.")
    found = joined(BASE, ours, theirs)
    assert found.meetings == ()
    assert found.text() == "Partene ønsker en felles plan.\n\nDen koster 2 mill.\n\nDet haster ikke.\n\nFristen er mai."


def test_where_both_changed_one_word_only_that_word_is_to_be_chosen() -> None:
    ours, theirs = BASE.replace("2 mill.", "3 mill."), BASE.replace("2 mill.", "4 mill.")
    found = joined(BASE, ours, theirs)
    assert found.meetings == (Meeting("2", "3", "4"),)
    assert (found.text(), found.text(prefer_theirs=True)) == (ours, theirs)
    assert found.with_both() == BASE.replace("2 mill.", "3 / 4 mill.")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "together"),
    [
        ("Det gir rask hjelp nå.", "Det gir god hjelp nå.", "Det gir rask støtte nå.", "Det gir god støtte nå."),
        (
            "Planen er god.",
            "Planen er god. Den haster.",
            "Den nye planen er god.",
            "Den nye planen er god. Den haster.",
        ),
        ("Frist 1. mai 2026.", "Frist 2. mai 2026.", "Frist 1. mai 2027.", "Frist 2. mai 2027."),
        (
            "Svar innen 24.11.2026.",
            "Svar gis innen 24.11.2026.",
            "Svar innen 27.11.2026.",
            "Svar gis innen 27.11.2026.",
        ),
        ("Planen er svært god.", "Planen er god.", "Planen er svært dyr.", "Planen er dyr."),
    ],
)
def test_different_words_of_one_sentence_are_joined_without_a_question(
    base: str, ours: str, theirs: str, together: str
) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        found = joined(base, one, other)
        assert (found.meetings, found.text()) == ((), together)


def test_the_same_word_put_in_by_both_stands_once() -> None:
    base, ours = "vil ha en plan.\n- drift", "ønsker en god plan.\n- drift"
    assert joined(base, ours, "ønsker en god plan.").text() == "ønsker en god plan."
    found = segments("en plan", [TextChange(2, 2, " god")], [TextChange(3, 3, "god ")])
    assert all(one.settled for one in found)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("Den er god.", "Den er dyr.", "Den er billig.", "Den er dyr / billig."),
        ("Den er god.", "Den er svært god.", "Den er ganske dyr.", "Den er svært god / ganske dyr."),
        ("Den er god.", "Den er god og dyr.", "Den er god nå.", "Den er god og dyr nå."),
        ("Den er god nå.", "Den er nå.", "Den er dyr nå.", "Den er dyr nå."),
        ("Én.", "Én.\n\nTo.", "Én.\n\nTre.", "Én.\n\nTo.\n\nTre."),
    ],
)
def test_both_where_they_met_is_a_text_that_can_be_read(base: str, ours: str, theirs: str, both: str) -> None:
    found = joined(base, ours, theirs)
    assert len(found.meetings) == 1
    assert found.with_both() == both


def test_a_paragraph_that_one_took_out_and_the_other_rewrote_is_for_a_person_to_say() -> None:
    ours = "Partene ønsker en plan.\n\nDet haster."
    theirs = BASE.replace("2 mill.", "4 mill.")
    (meeting,) = joined(BASE, ours, theirs).meetings
    assert "4 mill." in meeting.theirs
    assert "mill" not in meeting.ours


@given(texts, texts)
def test_a_text_that_only_one_changed_is_as_that_one_left_it(base: str, other: str) -> None:
    assert joined(base, base, other).text() == other
    assert joined(base, other, base).text() == other
    assert joined(base, other, other).text() == other


@given(texts, texts, texts)
def test_nothing_either_wrote_is_lost(base: str, ours: str, theirs: str) -> None:
    found = joined(base, ours, theirs)
    if not found.meetings:
        assert found.text() == found.text(prefer_theirs=True) == found.with_both()
    new = {word for word in (ours + "\n" + theirs).split() if word not in base}
    assert new <= set(found.with_both().split())
    mirrored = joined(base, theirs, ours)
    assert [piece if isinstance(piece, str) else (piece.theirs, piece.ours) for piece in mirrored.pieces] == [
        piece if isinstance(piece, str) else (piece.ours, piece.theirs) for piece in found.pieces
    ]


@given(texts, texts, texts)
def test_the_segments_are_the_three_texts_and_each_change_stands_in_one(base: str, ours: str, theirs: str) -> None:
    changes = text_changes(base, theirs)
    found = segments(base, text_changes(base, ours), changes)
    assert ["".join(one[side] for one in found) for side in range(3)] == [base, ours, theirs]
    assert [number for one in found for number in one.changes] == list(range(len(changes)))
