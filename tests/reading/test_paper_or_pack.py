"""What makes a pack, and what does not: a case paper names other cases in its metadata, its attachments and its text."""

from datetime import date
from pathlib import Path

import pytest

from sekretariat_tui.reading.document import read_document

HEAD = "SSU sak 26/2024\n\nFelles vakt\n\nSaksbehandler: Kari Nes\n\nMøtedato: 04.12.2024\n\n"
REF = "Vår ref: 26/2024\n\n"
BODY = "Innstilling til konsensus:\n\n1. SSU gir tilslutning.\n\nBakgrunn\n\n"


@pytest.mark.parametrize(
    ("between", "attachments"),
    [
        ("Vedlegg: SSU sak 08-2024 Plan\n\n", ["SSU sak 08-2024 Plan"]),
        (
            "Vedlegg:\n\nSSU sak 07-2024 Vakt\n\nSSU sak 08-2024 Avtale\n\n",
            ["SSU sak 07-2024 Vakt", "SSU sak 08-2024 Avtale"],
        ),
        (
            "Vedlegg: SSU sak 07-2024 Vakt\n\nSSU sak 08-2024 Avtale\n\n",
            ["SSU sak 07-2024 Vakt", "SSU sak 08-2024 Avtale"],
        ),
    ],
)
@pytest.mark.parametrize("ref", ["", REF])
@pytest.mark.parametrize("text", ["Vi trenger en vakt.", "SSU gjorde i sak 7/2024 et forprosjekt kjent."])
def test_a_case_paper_that_lists_earlier_cases_is_no_pack(
    tmp_path: Path, between: str, attachments: list[str], ref: str, text: str
) -> None:
    path = tmp_path / "sak.md"
    path.write_text(HEAD + ref + between + BODY + text + "\n", encoding="utf-8")
    read = read_document(path)
    assert (read.kind, read.body, read.number, read.year, read.title) == ("case_paper", "SSU", 26, 2024, "Felles vakt")
    assert read.meeting_date == date(2024, 12, 4)
    assert [point.text for point in read.proposal.points] == ["SSU gir tilslutning."]
    assert [one.title for one in read.attachments] == attachments
    assert not read.cases


def test_an_agenda_without_a_title_that_tells_the_attachments_of_each_case_keeps_its_cases(tmp_path: Path) -> None:
    path = tmp_path / "liste.txt"
    case = "SSU sak {0}/24 {1}\nSaksbehandler: Kari Nes\nVedlegg: Notat\n\n"
    titles = ["Felles vakt", "Budsjett", "Rutiner"]
    path.write_text(
        "Møtedato: 04.12.2024\n\n" + "".join(case.format(at, title) for at, title in enumerate(titles, 21)),
        encoding="utf-8",
    )
    assert [(case.number, case.title) for case in read_document(path).cases] == list(enumerate(titles, 21))
