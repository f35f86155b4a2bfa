"""A person says what kind of document a file is: it is read again as that, and not only called so."""

from pathlib import Path

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.imports import Corrections

PAPER = (
    "SSU sak 26/2024\n\nFelles vakt\n\nSaksbehandler: Kari Nes\n\nMøtedato: 04.12.2024\n\n"
    "Innstilling:\n\n1. SSU gir tilslutning.\n\nBakgrunn\n\nVakten er ny.\n"
)
PACK = (
    "Innkalling til møte i SSU 04.12.2024\n\nSak 26/2024 Felles vakt\n\nSak 27/2024 Budsjett\n\n"
    "Sak 26/2024 Felles vakt\n\nInnstilling:\n\n1. SSU gir tilslutning.\n\nBakgrunn\n\nVakten er ny.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "arkiv"
    folder.mkdir()
    return folder


def test_what_was_taken_for_a_pack_is_read_again_as_a_paper(desk: Workspace, folder: Path) -> None:
    (folder / "pakke.txt").write_text(PACK, encoding="utf-8")
    (one,) = desk.imports.look([folder])
    assert one.document is not None and one.document.kind == "pack"
    said = Corrections(kind="case_paper", body="SSU", number=26, year=2024)
    weighed = desk.imports.weigh(one, said)
    assert weighed.document is not None
    assert (weighed.document.kind, weighed.document.cases) == ("case_paper", ())
    desk.imports.take(weighed, corrected=said)
    (case,) = desk.office.register.all(Case)
    assert plain_text(case.proposal.points) == "SSU gir tilslutning."


def test_what_was_taken_for_a_paper_is_read_again_as_minutes(desk: Workspace, folder: Path) -> None:
    (folder / "sak.txt").write_text(PAPER + "\nVedtak:\n\nSSU sier ja.\n", encoding="utf-8")
    (one,) = desk.imports.look([folder])
    assert one.document is not None and one.document.kind == "case_paper"
    desk.imports.take(one, corrected=Corrections(kind="minutes"))
    (case,) = desk.office.register.all(Case)
    assert plain_text(case.decision.points) == "SSU sier ja."
    assert case.meeting
