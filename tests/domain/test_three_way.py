"""Two texts made from a third, joined."""

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.three_way import Meeting, joined

BASE = "Partene ønsker en plan.\n\nDen koster 2 mill.\n\nDet haster."

texts = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6).map("\n\n".join)


def test_what_the_two_changed_in_different_paragraphs_is_all_there() -> None:
    ours = BASE.replace("en plan", "en felles plan")
    theirs = BASE.replace("Det haster.", "Det haster ikke.\n\nFristen er mai.")
    found = joined(BASE, ours, theirs)
    assert found.meetings == ()
    assert found.text() == "Partene ønsker en felles plan.\n\nDen koster 2 mill.\n\nDet haster ikke.\n\nFristen er mai."


def test_where_both_changed_one_paragraph_both_are_kept_to_choose_from() -> None:
    ours, theirs = BASE.replace("2 mill.", "3 mill."), BASE.replace("2 mill.", "4 mill.")
    found = joined(BASE, ours, theirs)
    assert found.meetings == (Meeting("Den koster 2 mill.", "Den koster 3 mill.", "Den koster 4 mill."),)
    assert (found.text(), found.text(prefer_theirs=True)) == (ours, theirs)
    assert "3 mill.\n\nDen koster 4 mill." in found.with_both()


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
