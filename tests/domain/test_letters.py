"""Letters are folded so that a word is found however it was spelt or scanned."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.letters import fold, fold_with_offsets, look_alike, nfc, skeleton

NORWEGIAN = st.text(alphabet=st.sampled_from("aeoAEOæøåÆØÅéÄ bk1.\u030a\u0301"), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Møteplass", "moeteplass"),
        ("Årsplan", "aarsplan"),
        ("ÅRSPLAN", "arsplan"),
        ("Lærling", "laerling"),
        ("Ørje", "Orje"),
    ],
)
def test_a_word_folds_alike_in_every_spelling_of_its_norwegian_letters(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different_when_folded() -> None:
    assert len({fold(word) for word in ("møte", "måte", "mate", "mete")}) == 3  # å is a


def test_a_letter_written_as_two_characters_counts_as_one() -> None:
    loose = unicodedata.normalize("NFD", "Rådhuset på Ås")
    assert nfc(loose) == "Rådhuset på Ås"
    assert fold(loose) == fold("Rådhuset på Ås")


def test_a_match_in_folded_text_is_marked_in_the_original() -> None:
    text = "Saken gjelder læreplasser på Ålgård."
    folded, offsets = fold_with_offsets(text)
    at = folded.index(fold("Ålgård"))
    assert text[offsets[at] : offsets[at + len(fold("Ålgård"))]] == "Ålgård"
    assert len(offsets) == len(folded) + 1


@given(NORWEGIAN)
def test_folding_with_and_without_offsets_gives_the_same_letters(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@pytest.mark.parametrize(
    ("clean", "worn"),
    [
        ("hjemmebehandling", "hjemmebehandIing"),
        ("gjennomføring", "giennomfgring".replace("gi", "gj")),
        ("møtearenaer", "m@tearenaer"),
        ("være", "veere"),
        ("områder", "omrader"),
        ("opplæring", "opplaering"),
        ("løsninger", "l0sninger"),
    ],
)
def test_a_scanned_word_has_the_skeleton_of_the_clean_one(clean: str, worn: str) -> None:
    assert skeleton(worn) == skeleton(clean)


@given(st.text(max_size=60))
def test_look_alike_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(look_alike(text)) == len(text)
