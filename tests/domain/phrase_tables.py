"""The tables in `phrases/`: texts with what should be found in them, as a person reads them (see the head of each)."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "phrases"
_CASE = re.compile(r"(?P<body>.*?)\s*(?P<first>\d+)(?:-(?P<last>\d+))?/(?P<year>\d{4})\s*(?P<rest>.*)")


class Phrase(msgspec.Struct, frozen=True):
    """One line of a table: the text without its braces, what stood in each, and the answers as they are written."""

    line: int
    text: str
    marked: tuple[str, ...]
    answers: tuple[str, ...]
    body: str | None
    year: int | None


def phrases(name: str) -> Iterator[Phrase]:
    """The phrases of a table, each with the document's body and year from the «@» line above it."""
    body: str | None = None
    year: int | None = None
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        if line.startswith("@ "):
            *words, last = line[2:].split()
            body = None if words in ([], ["-"]) else " ".join(words)
            year = None if last == "-" else int(last)
            continue
        shown, _, answer = line.partition(" => ")
        shown = shown.replace("\\n", "\n").replace("\\t", "\t")
        marked = tuple(re.findall(r"\{(.*?)\}", shown, re.DOTALL))
        text = shown.replace("{", "").replace("}", "")
        answers = tuple(part.strip() for part in answer.split(";") if part.strip())
        yield Phrase(number, text, marked, answers, body, year)


class Paper(msgspec.Struct, frozen=True):
    """A whole invented document: its text, and what is marked in it: where, the text, and the answer."""

    text: str
    marks: tuple[tuple[int, str, str], ...]
    body: str
    year: int


def paper(name: str) -> Paper:
    """The document in `phrases/papers/`: «@ BODY YEAR» on the first line, and {text|answer} for each reference."""
    head, marked = (FOLDER / "papers" / name).read_text(encoding="utf-8").split("\n", 1)
    *body, year = head[2:].split()
    text, at, marks = "", 0, []
    for found in re.finditer(r"\{([^{}|]*)\|([^{}]*)\}", marked):
        text += marked[at : found.start()]
        marks.append((len(text), found[1], found[2]))
        text += found[1]
        at = found.end()
    return Paper(text + marked[at:], tuple(marks), " ".join(body), int(year))


class Case(msgspec.Struct, frozen=True):
    """One answer of the table of references: a case, or each case of a range."""

    body: str
    numbers: range
    year: int
    doubts: frozenset[str]
    source: str | None
    named: dict[str, str]


def case(answer: str) -> Case:
    """What an answer like «SSU 12-15/2024 document role=parent_case» says."""
    found = _CASE.fullmatch(answer)
    assert found, answer
    words = found["rest"].split()
    named = dict(word.split("=", 1) for word in words if "=" in word)
    plain = [word for word in words if "=" not in word]
    doubts = frozenset(plain) & {"typo", "ocr"}
    source = next((word for word in plain if word not in doubts), None)
    numbers = range(int(found["first"]), int(found["last"] or found["first"]) + 1)
    return Case(found["body"], numbers, int(found["year"]), doubts, source, named)
