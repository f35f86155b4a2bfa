"""Text that no secretary would write: nothing raises, time grows with the text, and no word of a paper is lost."""

import re
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sekretariat_tui.domain.points import outline
from sekretariat_tui.reading import classify_decision, classify_heading, find_commitments, parse_metadata
from sekretariat_tui.reading.document import ReadDocument, read_document

PIECES = [
    "SSU", "ber", "sekretariatet", "om å", "om at", "legge frem", "saken", "vedtak", "Vedtak:", "Forslag til vedtak",
    "Innstilling til konsensus:", "Bakgrunn", "Saksbehandler:", "Møtedato:", "12.3.2026", "sak 12/26", "«", "»", "1.",
    "a)", "-", "\n", "\n\n", "\t", "innen", "og", "følgende", "med", "mot to stemmer", "Vedlegg 1:", "Ansvar:", "Frist:",
    "å", "é", "\u0301", "\ufeff", "\u200b", "|", "…", "§", "ÆØÅ", "for", "av", "skal", "blir", "fremmes i møtet",
]  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6), max_size=60
).map(" ".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_line_is_read_without_an_error(text: str) -> None:
    classify_heading(text)
    classify_decision(text)
    parse_metadata(text)
    for found in find_commitments(text, body="SSU", year=2026):
        assert found.task == " ".join(found.task.split())


@given(TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_paper_is_read_and_keeps_its_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "papir.txt"
    path.write_text(f"SSU sak 1/2026\n\nTittel\n\n{text}", encoding="utf-8", newline="")
    kept = set(re.findall(r"[a-zæøå]{3,}", everything(read_document(path)).lower()))
    words = [piece.lower().strip(":") for piece in PIECES if piece in text and piece.strip(":").isalpha()]
    labels = {"vedlegg", "vedtak"}  # they are told by where the words stand
    assert [word for word in words if len(word) > 2 and word not in kept and word not in labels] == []


def everything(paper: ReadDocument) -> str:
    pieces = [*paper.head, paper.proposal_heading, paper.pending_text]
    pieces += [f"{row.label} {row.point.text}" for row in outline(paper.proposal.points)]
    for decision in paper.decisions:
        pieces += [f"{row.label} {row.point.text}" for row in outline(decision.points)]
    for section in (*paper.sections, *(part for entry in paper.attachments for part in entry.sections)):
        pieces += [section.heading, section.text]
    return "\n".join([*pieces, *(entry.title for entry in paper.attachments)])


@pytest.mark.parametrize("read", [classify_heading, classify_decision, parse_metadata, find_commitments])
@pytest.mark.parametrize(
    "unit",
    [
        "SSU ber ",
        "forslag til ",
        "A: ",
        "\t",
        "for forslaget stemte ",
        "sak 1/2 ble ",
        "og ber sekretariatet ",
        "å",
        "e ",
    ],
)
def test_a_line_of_200_kilobytes_costs_about_twice_one_of_100(read: Callable[[str], object], unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        before = perf_counter()
        read(text)
        return perf_counter() - before

    seconds(1_000)
    half = min(seconds(100_000) for _ in range(2))
    assert min(seconds(200_000) for _ in range(3)) < 4 * half + 0.2


@pytest.mark.parametrize(
    "block",
    [
        "Linje\n",
        "Bakgrunn\n\nTekst her.\n\n",
        "a) noe\n",
        "Saksbehandler: Kari Lunde\n",
        "1. SSU ber sekretariatet:\na) noe\n",
        "Vedlegg 1: Noe\n\ntekst\n\n",
        "SSU gjorde i sak 1/26 følgende vedtak:\n\n",
    ],
)
def test_a_paper_of_very_many_lines_costs_as_many_and_not_their_square(tmp_path: Path, block: str) -> None:
    def seconds(count: int) -> float:
        path = tmp_path / "papir.txt"
        path.write_text(f"SSU sak 1/2026\n\nTittel\n\n{block * count}", encoding="utf-8")
        before = perf_counter()
        read_document(path)
        return perf_counter() - before

    seconds(10)
    few = min(seconds(300) for _ in range(2))
    assert min(seconds(2_400) for _ in range(2)) < 24 * few + 0.3  # eight times the lines; their square would be 64
