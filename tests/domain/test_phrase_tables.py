"""What the tables in `phrases/` say of each text is what is found in it, and nothing else is."""

import re
from typing import Any

import pytest
from phrase_tables import FOLDER, Phrase, case, paper, phrases

from sekretariat_tui.domain.dates import FoundDate, find_dates
from sekretariat_tui.domain.references import find_references

PERIODS = frozenset({"week", "month", "quarter", "tertial", "half_year", "season", "year", "relative"})


def table(name: str) -> list[Any]:
    return [pytest.param(phrase, id=f"line {phrase.line}") for phrase in phrases(name)]


@pytest.mark.parametrize("phrase", table("references.txt"))
def test_every_reference_of_the_phrase_is_found_as_a_person_reads_it(phrase: Phrase) -> None:
    found = find_references(phrase.text, body=phrase.body, year=phrase.year)
    wanted = [
        (marked, answer, number)
        for marked, answer in zip(phrase.marked, map(case, phrase.answers), strict=True)
        for number in answer.numbers
    ]
    assert [(one.text, one.number, one.year) for one in found] == [
        (marked, number, answer.year) for marked, answer, number in wanted
    ]
    for one, (_marked, answer, _number) in zip(found, wanted, strict=True):
        assert answer.body in {"?", one.body or "-"}
        assert phrase.text[one.start : one.end] == one.text
        assert one.flags & {"typo", "ocr"} == answer.doubts
        assert one.year_source == answer.source
        shown = {"role": one.role, "type": one.type, "point": one.point, "met": str(one.meeting_date)}
        assert {key: shown[key] for key in answer.named} == answer.named


def ways_to_stand(text: str) -> list[str]:
    """The text alone, in a sentence, in parentheses, before and after other text, and beside a case in a list."""
    return [
        text,
        f"Vi viser til {text}.",
        f"Utvalget drøftet dette ({text}) i går.",
        f"{text}\nNytt avsnitt.",
        f"Sak 7/26 ble utsatt. {text}",
        f"sak 7/26, {text}",
    ]


# «14/25» is nothing by itself, but after «sak 7/26,» the next case of a list for any reader.
NEXT_OF_A_LIST = re.compile(r"\(?\d{1,4}[/.-]\d")


@pytest.mark.parametrize("phrase", table("no_references.txt"))
def test_what_only_looks_like_a_reference_is_none_wherever_it_stands(phrase: Phrase) -> None:
    assert find_references(phrase.text) == []
    for text in ways_to_stand(phrase.text):
        if text.startswith("sak 7/26,") and NEXT_OF_A_LIST.match(phrase.text):
            continue
        found = find_references(text, body=phrase.body, year=phrase.year)
        assert [one for one in found if one.text.lower() != "sak 7/26"] == [], text


@pytest.mark.parametrize("name", sorted(file.name for file in (FOLDER / "papers").glob("*.txt")))
def test_a_whole_paper_holds_the_references_marked_in_it_and_no_others(name: str) -> None:
    document = paper(name)
    found = find_references(document.text, body=document.body, year=document.year)
    assert [(one.start, one.text, one.body, one.number, one.year, one.flags & {"typo", "ocr"}) for one in found] == [
        (at, text, answer.body, number, answer.year, answer.doubts)
        for at, text, answer in ((at, text, case(answer)) for at, text, answer in document.marks)
        for number in answer.numbers
    ]


def shown_date(found: FoundDate) -> str:
    """The date as the table writes it."""
    day = found.date.isoformat() if found.date else f"{found.start}..{found.end}" if found.start else "?"
    said = [day, found.precision if found.precision != "day" else "", *sorted(found.flags)]
    said += [f"role={found.role}" if found.role else "", f"source={found.year_source}" if found.year_source else ""]
    return " ".join(word for word in said if word)


def in_order(answer: str) -> str:
    """The table's answer with its words in the order of `shown_date`."""
    day, *words = answer.split()
    named = [word for word in words if "=" in word]
    plain = [word for word in words if "=" not in word]
    return " ".join([day, *(word for word in plain if word in PERIODS), *sorted(set(plain) - PERIODS), *sorted(named)])


@pytest.mark.parametrize("phrase", table("dates.txt"))
def test_every_date_of_the_text_is_found_as_a_person_reads_it(phrase: Phrase) -> None:
    found = find_dates(phrase.text, year=phrase.year)
    assert [shown_date(one) for one in found] == [in_order(answer) for answer in phrase.answers if answer != "none"]
    assert tuple(one.text for one in found) == phrase.marked
    assert all(phrase.text[one.offset : one.end_offset] == one.text for one in found)
