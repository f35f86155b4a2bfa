"""The phrases and papers in the folder `../shared` beside the checkout, where there is one."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sekretariat_tui.reading import (
    classify_decision,
    classify_heading,
    find_commitments,
    find_dates,
    find_references,
    parse_metadata,
)

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PHRASES = SHARED / "formats" / "dev.jsonl"
PAPERS = SHARED / "seeds"

# Expected values that cannot be had from the phrase, and why.
BEYOND_THE_PHRASE = {
    "T150": ("conflicts_with_SSU_14.11.24", "the date it is at odds with stands in another paper, not in the phrase"),
}


def phrases() -> list[Any]:
    if not PHRASES.exists():
        reason = "the collection of phrases is not beside this checkout"
        return [pytest.param({}, id="no phrases", marks=pytest.mark.skip(reason=reason))]
    lines = PHRASES.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines if line.strip()]
    return [pytest.param(phrase, id=phrase["id"]) for phrase in read]


def iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def check_references(text: str, expected: dict[str, Any], known: SimpleNamespace) -> None:
    wanted = [
        {**entry, "number": number}
        for entry in expected["refs"]
        for number in (entry["number"] if isinstance(entry["number"], list) else [entry["number"]])
    ]
    found = find_references(text, body=known.body, year=known.year)
    assert [(one.text, one.body, one.number, one.year) for one in found] == [
        (entry["span"], entry["body"], entry["number"], entry["year"]) for entry in wanted
    ]
    for one, entry in zip(found, wanted, strict=True):
        assert text[one.start : one.end] == one.text
        assert one.flags & {"typo", "ocr"} == set(entry.get("flags", ()))
        for key in ("range", "year_first", "no_word"):
            assert not entry.get(key) or key in one.flags
        for key in ("role", "type", "point", "year_source"):
            assert key not in entry or getattr(one, key) == entry[key]
        assert "meeting_date" not in entry or iso(one.meeting_date) == entry["meeting_date"]


def check_no_case(text: str, expected: dict[str, Any], known: SimpleNamespace) -> None:
    assert find_references(text, body=known.body, year=known.year) == []
    days = expected.get("dates", [expected["date"]] if "date" in expected else None)
    if days is not None:
        found = find_dates(text, year=known.year)
        assert [iso(one.date) or f"{iso(one.start)}/{iso(one.end)}" for one in found] == days


def check_date(text: str, expected: dict[str, Any], known: SimpleNamespace) -> None:
    (one,) = find_dates(text, year=known.year)
    assert text[one.offset : one.end_offset] == one.text == expected["span"]
    for key in ("date", "start", "end"):
        assert iso(getattr(one, key)) == expected.get(key)
    assert one.precision == expected["precision"]
    assert one.role == expected.get("role")
    assert one.year_source == expected.get("year_source")
    assert one.flags == set(expected.get("flags", ()))


def check_heading(text: str, expected: dict[str, Any], known: SimpleNamespace) -> None:
    kind = classify_heading(text)
    assert kind is not None
    assert kind.section == expected["section"]


def check_decision(text: str, expected: dict[str, Any], known: SimpleNamespace) -> None:
    heading = classify_decision(text)
    assert heading is not None
    assert {key: getattr(heading, key) for key in expected} == expected
    assert heading.outcome == expected.get("outcome")


def check_metadata(text: str, expected: dict[str, Any], known: SimpleNamespace) -> None:
    read = parse_metadata(text)
    assert read is not None
    assert (read.field, read.value) == (expected["field"], expected["value"])


def check_commitment(text: str, expected: dict[str, Any], known: SimpleNamespace) -> None:
    found = find_commitments(text, body=known.body, year=known.year)
    if expected.get("is_action") is False:
        assert found == []
        return
    (one,) = found
    assert (one.by, one.assignee, one.task) == (expected["by"], expected["assignee"], expected["task"])
    if expected["due"] is None:
        assert one.due is None
        return
    assert one.due is not None
    shown = {
        "date": iso(one.due.date),
        "start": iso(one.due.start),
        "end": iso(one.due.end),
        "meeting": one.due.meeting,
    }
    assert {key: value for key, value in shown.items() if value is not None} == expected["due"]


CHECKS = {
    "case_ref": check_references,
    "not_a_case": check_no_case,
    "date": check_date,
    "heading": check_heading,
    "decision_heading": check_decision,
    "metadata": check_metadata,
    "action": check_commitment,
}


@pytest.mark.parametrize("phrase", phrases())
def test_a_phrase_of_the_collection_is_read_as_expected(phrase: dict[str, Any]) -> None:
    expected = dict(phrase["expected"])
    beyond = BEYOND_THE_PHRASE.get(phrase["id"])
    if beyond:
        expected["flags"] = [flag for flag in expected["flags"] if flag != beyond[0]]
    context = phrase["context"] or {}
    known = SimpleNamespace(body=context.get("body"), year=context.get("year"))
    CHECKS[phrase["kind"]](phrase["text"], expected, known)


# Every reference of the five papers, read by hand (catalogue section 0): line, text, body, number, year, doubts.
IN_THE_PAPERS = {
    "000": (2026, [
        (3, "sak 14/26", "SSU", 14, 2026, ""),
        (9, "sak 05.26", "SSU", 5, 2026, ""),
        (50, "sak 05.26", "SSU", 5, 2026, ""),
        (54, "sak 22.25 i SSU", "SSU", 22, 2025, ""),
        (54, "sak 13.26.26", "SSU", 13, 2026, "typo"),
    ]),
    "001": (2025, [
        (4, "sak 31/25", "SSU", 31, 2025, ""),
        (11, "sak 24.25", "SSU", 24, 2025, ""),
        (12, "sak 06.25", "PA", 6, 2025, ""),
    ]),
    "002": (2024, [
        (5, "SSU sak 26/2024", "SSU", 26, 2024, ""),
        (17, "SSU sak 03-2023", "SSU", 3, 2023, ""),
        (19, "SSU sak 34-2023", "SSU", 34, 2023, ""),
        (19, "SSU sak 05-2023", "SSU", 5, 2023, ""),
        (21, "Partnerskapsmøtet sak 08-2023", "PA", 8, 2023, ""),
        (46, "sak 30", "SSU", 30, 2024, "no_year"),
        (50, "sak 08", "PA", 8, 2023, "no_year"),
        (58, "sak 3/2024", "SSU", 3, 2024, ""),
    ]),
    "003": (2024, [
        (5, "SSU sak 10/2024", "SSU", 10, 2024, ""),
        (19, "Sak 26-2024", "STYRET:Helse Nord RHF", 26, 2024, ""),
    ]),
    "004": (2024, [
        (3, "sak 32/24", "SSU", 32, 2024, ""),
        (9, "sak 23.24", "SSU", 23, 2024, ""),
        (9, "sak 07.24", "PA", 7, 2024, ""),
        (29, "styresak 094-2024", "STYRET:Helse Sør-Øst RHF", 94, 2024, ""),
        (82, "sak 31.24", "SSU", 31, 2024, ""),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("paper", IN_THE_PAPERS)
def test_the_papers_hold_the_references_found_by_hand_and_no_others(paper: str) -> None:
    files = sorted(PAPERS.glob(f"{paper}_*.txt"))
    if not files:
        pytest.skip("the five papers are not beside this checkout")
    text = files[0].read_text(encoding="utf-8")
    year, expected = IN_THE_PAPERS[paper]
    found = find_references(text, body="SSU", year=year)
    lines = [text.count("\n", 0, one.start) + 1 for one in found]
    doubts = [" ".join(sorted(one.flags & {"typo", "ocr", "no_year"})) for one in found]
    shown = [(one.text, one.body, one.number, one.year) for one in found]
    assert [(line, *one, doubt) for line, one, doubt in zip(lines, shown, doubts, strict=True)] == expected
