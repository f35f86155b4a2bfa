"""Who changed what: the tracked changes of a file laid on the register's own text."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.text_changes import applied
from sekretariat_tui.reading.returned import Edit, Piece, PieceKind, TrackedChange, tracked_changes

KARI = Edit("Kari Nordli", datetime(2026, 5, 11, 9, 30).astimezone())
PER = Edit("Per Moen", datetime(2026, 5, 12, 14, 5).astimezone())


def same(text: str) -> Piece:
    return Piece(PieceKind.SAME, text)


def put_in(text: str, by: Edit = KARI) -> Piece:
    return Piece(PieceKind.INSERTED, text, by)


def taken_out(text: str, by: Edit = KARI) -> Piece:
    return Piece(PieceKind.DELETED, text, by)


def found(before: str, after: str, *pieces: Piece) -> list[tuple[str, str, str]]:
    """What was taken out, what came in its place, and by whom."""
    return [
        (before[one.change.start : one.change.end], one.change.text, ", ".join(edit.author for edit in one.edits))
        for one in tracked_changes(before, after, pieces)
    ]


def test_what_a_person_took_out_and_put_in_at_one_place_is_one_change() -> None:
    pieces = same("Planen er "), taken_out("god"), put_in("dyr"), same(".")
    assert found("Planen er god.", "Planen er dyr.", *pieces) == [("god", "dyr", "Kari Nordli")]


def test_two_people_side_by_side_are_two_changes() -> None:
    pieces = same("Den er "), taken_out("god"), put_in("dyr"), put_in(" og sen", PER), same(".")
    assert found("Den er god.", "Den er dyr og sen.", *pieces) == [
        ("god", "dyr", "Kari Nordli"),
        ("", " og sen", "Per Moen"),
    ]


def test_a_word_that_got_a_letter_more_is_a_whole_word_changed() -> None:
    pieces = same("En plan"), put_in("en"), same(" koster 2"), put_in("5", PER), same(" mill.")
    assert found("En plan koster 2 mill.", "En planen koster 25 mill.", *pieces) == [
        ("plan", "planen", "Kari Nordli"),
        ("2", "25", "Per Moen"),
    ]


def test_a_word_that_two_have_changed_is_one_change_with_both_names() -> None:
    pieces = same("plan"), put_in("en"), put_in("e", PER), same(" nå")
    assert found("plan nå", "planene nå", *pieces) == [("plan", "planene", "Kari Nordli, Per Moen")]


def test_what_was_not_tracked_is_nobodys_beside_a_tracked_change() -> None:
    pieces = same("Partene vil ha en "), taken_out("god"), put_in("rask"), same(" plan nå.")
    assert found("Partene ønsker en god plan.", "Partene vil ha en rask plan nå.", *pieces) == [
        ("ønsker", "vil ha", ""),
        ("god", "rask", "Kari Nordli"),
        ("", " nå", ""),
    ]


def test_the_same_word_elsewhere_is_not_taken_for_the_one_that_was_taken_out() -> None:
    pieces = taken_out("en "), same("plan og "), taken_out("en ", PER), same("avtale og en sak")
    before, after = "en plan og en avtale og en sak", "plan og avtale og en sak"
    rows = [(one.change.start, one.edits) for one in tracked_changes(before, after, pieces)]
    assert rows == [(0, (KARI,)), (11, (PER,))]


def test_a_new_item_of_a_list_is_one_change_with_its_mark() -> None:
    before, after = "Forhold:\n\n- drift\n- kjøp", "Forhold:\n\n- drift\n- folk og utstyr\n- kjøp"
    pieces = same("Forhold:\ndrift"), put_in("\n"), put_in("folk og utstyr"), same("\nkjøp")
    ((gone, come, who),) = found(before, after, *pieces)
    assert (gone, come.strip(), who) == ("", "- folk og utstyr", "Kari Nordli")


def test_paragraphs_taken_out_by_two_are_two_changes() -> None:
    pieces = (
        same("Én."),
        same("\n"),
        taken_out("To.\n"),
        same("\n"),
        taken_out("Tre.\n", PER),
        same("\n"),
        same("Fire."),
    )
    rows = found("Én.\n\nTo.\n\nTre.\n\nFire.", "Én.\n\nFire.", *pieces)
    assert [(gone.strip(), come, who) for gone, come, who in rows] == [
        ("To.", "", "Kari Nordli"),
        ("Tre.", "", "Per Moen"),
    ]


def test_words_that_came_with_a_joined_paragraph_are_theirs_who_joined_it() -> None:
    pieces = same("ansvar"), taken_out("\n"), put_in(" og "), same("lik fordeling")
    assert found("ansvar", "ansvar og lik fordeling", *pieces) == [("", " og lik fordeling", "Kari Nordli")]


def test_an_item_that_was_moved_in_is_theirs_who_moved_it() -> None:
    pieces = same("drift"), same("\n"), same("kjøp"), Piece(PieceKind.SAME, "", PER), same("\n"), same("folk")
    assert found("- drift\n- kjøp\n- folk", "- drift\n   - kjøp\n- folk", *pieces) == [("\n", "\n   ", "Per Moen")]


def test_without_tracked_changes_everything_is_nobodys() -> None:
    assert found("Den er god.", "Den er dyr.", same("Den er dyr.")) == [("god", "dyr", "")]


VOCABULARY = [f"ord{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
WHO = st.sampled_from([KARI, PER])


@st.composite
def edited_texts(draw: st.DrawFn) -> list[tuple[str, str, Edit | None]]:
    """Words in order as (before, after, who changed it), at times with a line's end after."""
    found: list[tuple[str, str, Edit | None]] = []
    for number in range(draw(st.integers(1, 12))):
        word = draw(st.sampled_from(VOCABULARY)) + draw(st.sampled_from([" ", " ", " ", ", ", "\n\n"]))
        new = f"ny{number} "
        found.append(
            draw(
                st.one_of(
                    st.just((word, word, None)),
                    st.tuples(st.just(word), st.sampled_from(["", new]), WHO),
                    st.tuples(st.just(""), st.just(new), WHO),
                )
            )
        )
    return [*found, ("slutt", "slutt", None)]


@given(edited_texts())
def test_taking_one_persons_changes_alone_is_what_word_makes_of_accepting_them_alone(
    words: list[tuple[str, str, Edit | None]],
) -> None:
    pieces: list[Piece] = []
    for old, new, who in words:
        if who is None:
            pieces.append(same(old))
        else:
            pieces += [piece for piece in (taken_out(old, who), put_in(new, who)) if piece.text]
    before, after = "".join(old for old, _, _ in words), "".join(new for _, new, _ in words)
    changes = tracked_changes(before, after, pieces)
    assert applied(before, [one.change for one in changes]) == after
    for person in (KARI, PER):
        own: list[TrackedChange] = [one for one in changes if one.edits == (person,)]
        accepted = "".join(new if who == person else old for old, new, who in words)
        assert applied(before, [one.change for one in own]).split() == accepted.split()
