"""What text may hold: everything a person writes, and nothing that a file cannot carry."""

import unicodedata
from xml.etree import ElementTree

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.texts import clean_text, one_line


def test_decomposed_letters_become_one_and_windows_line_breaks_plain() -> None:
    assert clean_text("ra\u030adhus\r\nlinje\rto\u2028tre") == "rådhus\nlinje\nto\ntre"


def test_what_a_person_writes_is_kept() -> None:
    text = "«A & B» < 😀 \u00ad \u00a0 – 10 000\tkr"
    assert clean_text(text) == text


@given(st.text(st.characters(codec=None), max_size=200))
def test_cleaned_text_can_be_stored_and_stand_in_a_word_file(text: str) -> None:
    clean = clean_text(text)
    assert msgspec.json.decode(msgspec.json.encode(clean)) == clean
    element = ElementTree.Element("t")
    element.text = clean
    assert (ElementTree.fromstring(ElementTree.tostring(element, "utf-8")).text or "") == clean
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert "\n" not in one_line(text)
