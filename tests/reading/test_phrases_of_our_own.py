"""Phrases of our own in every form the catalogue describes: `phrases/*.txt`, a line each, with what it should give.

The words are ours and the people invented. Each table was written from the catalogue alone, before it was tried.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sekretariat_tui.reading import classify_decision, classify_heading, find_commitments, parse_metadata

TABLES = Path(__file__).parent / "phrases"


def rows(name: str, parts: int) -> Iterator[Any]:
    """The columns of each line; a line that begins with «-» has only what it is not, and the text."""
    for line in (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        columns = line.split(" | ", 1 if line.startswith("- | ") else parts)
        *expected, text = (column.strip() for column in columns)
        yield pytest.param(expected, text.replace("\\t", "\t"), id=text[:70])


@pytest.mark.parametrize(("expected", "line"), rows("headings", 1))
def test_a_heading_is_told_by_its_words(expected: list[str], line: str) -> None:
    kind = classify_heading(line)
    assert (kind.section if kind else "-") == expected[0]


@pytest.mark.parametrize(("expected", "line"), rows("decisions", 1))
def test_a_line_that_opens_or_ends_a_decision_is_told_by_its_words(expected: list[str], line: str) -> None:
    heading = classify_decision(line)
    if expected == ["-"]:
        assert heading is None
        return
    assert heading is not None
    role, *more = expected[0].split(" ", 1)
    words = more[0] if more else ""
    known = {"role": role, "outcome": None, "proposer": None}
    for word in words.replace("administrerende direktør", "administrerende_direktør").split():
        if word.startswith("("):
            known["mode"] = word.strip("()")
        elif word[0] in "+-":
            known["in_favour" if word[0] == "+" else "against"] = int(word[1:])
        elif role in {"proposal", "proposal_pending"}:
            known["proposer"] = word.replace("_", " ")
        else:
            known["outcome"] = word
    if role != "proposal":
        known.pop("proposer")
    assert {key: getattr(heading, key) for key in known} == known


@pytest.mark.parametrize(("expected", "line"), rows("metadata", 1))
def test_a_label_gives_its_field_and_its_value(expected: list[str], line: str) -> None:
    found = parse_metadata(line)
    if expected == ["-"]:
        assert found is None
        return
    assert found is not None
    field, _, value = expected[0].partition(" =")
    shown = " / ".join(found.value) if isinstance(found.value, list) else found.value
    assert (found.field, shown) == (field, value.strip().replace("/", "/"))


@pytest.mark.parametrize(("expected", "sentence"), rows("commitments", 3))
def test_a_sentence_tells_who_is_asked_for_what(expected: list[str], sentence: str) -> None:
    found = find_commitments(sentence, body="SSU", year=2026)
    if expected == ["-"]:
        assert found == []
        return
    (one,) = found
    shown = f"{one.by or '-'} > {one.assignee or '-'}", one.task, due_words(one.due)
    assert list(shown) == expected


def due_words(due: Any) -> str:
    if due is None:
        return "-"
    day = due.date.isoformat() if due.date else ""
    span = f"{due.start.isoformat()}/{due.end.isoformat()}" if due.start and due.end else ""
    meeting = f"@ {due.meeting}" if due.meeting else ""
    words = " ".join(filter(None, (day or span, meeting)))
    words += "".join(f", then {body}" for body in getattr(due, "then", ()))
    after = getattr(due, "after", "")
    return words + (f"after: {after}" if after else "")
