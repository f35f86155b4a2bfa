"""The numbers of lists, set aside and put back."""

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.list_counting import COUNTS_ON, counted, numbers_in, uncounted

LINES = [
    "1. ansvar",
    "2. økonomi",
    "3) drift",
    "   - kjøp",
    "a) en",
    "b) to",
    "   1. inni",
    "   2. mer",
    "Tekst.",
    "",
    "9. ni",
    "10. ti",
]


@given(st.lists(st.sampled_from(LINES), max_size=10).map("\n".join))
def test_what_is_set_aside_is_put_back_as_it_was(text: str) -> None:
    assert counted(uncounted(text)) == text
    assert len(numbers_in(uncounted(text))) == uncounted(text).count(COUNTS_ON)


def test_only_a_number_that_counts_on_is_set_aside() -> None:
    assert uncounted("Om:\n\n3. a\n4. b\n   a) inni\n   b) mer\n5. c\n7. d") == (
        f"Om:\n\n3. a\n{COUNTS_ON}. b\n   a) inni\n   {COUNTS_ON}) mer\n{COUNTS_ON}. c\n7. d"
    )
    assert uncounted("1. a\n\nTekst.\n\n2. b") == "1. a\n\nTekst.\n\n2. b"


def test_an_item_put_in_makes_those_below_count_on() -> None:
    assert counted(f"1. a\n{COUNTS_ON}. ny\n{COUNTS_ON}. b") == "1. a\n2. ny\n3. b"
    assert counted(f"a) a\n{COUNTS_ON}) ny\n{COUNTS_ON}) b") == "a) a\nb) ny\nc) b"
