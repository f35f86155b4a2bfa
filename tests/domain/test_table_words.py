"""What has become of records, in words."""

import pytest

from sekretariat_tui.domain.sizes import size_words
from sekretariat_tui.domain.table_words import how_many, spent_words, what_happened


def test_what_has_happened_to_the_cases_is_said_as_a_person_would() -> None:
    assert what_happened("cases", changed=12, new=1, deleted=2) == "12 saker endret, 1 ny, 2 slettet"
    assert what_happened("cases", changed=1) == "1 sak endret"
    assert what_happened("cases", new=1, deleted=1) == "1 ny sak, 1 slettet"
    assert what_happened("meetings", new=1) == "1 nytt møte"
    assert what_happened("meetings", changed=2, new=1) == "2 møter endret, 1 nytt"
    assert what_happened("measures", new=3) == "3 nye tiltak"
    assert what_happened("members", deleted=2) == "2 medlemmer slettet"
    assert what_happened("noe fra fremtiden", changed=1) == "1 oppføring endret"
    assert what_happened("cases") == ""
    assert (how_many("cases", 1), how_many("commitments", 2)) == ("1 sak", "2 oppfølgingspunkter")
    assert spent_words(1) == "1 saksnummer som er gitt siden, gis ikke på nytt."


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 kB"), (12_345, "12 kB"), (999_000, "999 kB"), (1_240_000, "1,2 MB"), (250_000_000, "250 MB")],
)
def test_a_size_is_said_shortly(size: int, words: str) -> None:
    assert size_words(size) == words
