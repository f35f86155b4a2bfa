"""Titles of one case are known again, and those of two are kept apart."""

import pytest

from sekretariat_tui.domain.same_title import can_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Felles vaktordning", "Felles vaktordning i hele regionen"),
        ("LÆRINGS- OG MESTRINGSTILBUD", "Lærings- og mestringstilbud for kronikere"),
        ("Utskrivingsklare pasientar", "Oppfølging av utskrivningsklare pasienter"),
        ("Orientering fra Brukerutvalget", "Brukerutvalgets årsrapport"),
        ("Kornpetansep1an for svkepleiere", "Kompetanseplan for sykepleiere"),
        ("Sarnhand lings avvik", "Samhandlingsavvik"),
        ("Dagbiler (revidert)", "Dagbiler"),
        ("Eventuelt", "Eventuelt: ambulanse"),
        ("", "Noe annet"),
    ],
)
def test_a_title_that_is_shortened_reworded_or_worn_is_of_the_same_case(one: str, other: str) -> None:
    assert can_be_one(one, other)
    assert can_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Innkjøp av ambulansebåt", "LÆRINGS- OG MESTRINGSTILBUD"),
        ("Legevakt for sør", "Kjøp av ny båt"),
        ("Felles vaktordning", "Noe helt annet"),
        ("Felles kompetanseplan", "Felles innkjøp av biler"),
        ("Orientering om budsjett", "Orientering om legevakt"),
        ("Oppfølging av strategien", "Oppfølging av tilsynet"),
        ("Ernæring hos eldre", "Palliativ plan"),
    ],
)
def test_titles_of_other_words_are_of_two_cases(one: str, other: str) -> None:
    assert not can_be_one(one, other)
    assert not can_be_one(other, one)
