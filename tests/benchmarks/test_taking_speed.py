"""How long it takes to take papers into the register, beside how long it takes to read them, in the same run."""

import time
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.imports import read_cache

pytestmark = pytest.mark.benchmark

PAPERS = 300
SENTENCE = "Partene er enige om at ordningen skal prøves ut i to kommuner før den innføres i hele området. "
AT_MOST = 1.0  # of the time it takes to read: whoever reads an archive in does not wait for the register
GROWTH = 2.0  # a paper taken in last costs at most this many of one taken in first; it is the same work


def archive(folder: Path) -> None:
    """Word papers of about five pages, over the meetings of two bodies."""
    for number in range(1, PAPERS + 1):
        body, year = ("SSU", "ASU")[number % 2], 2015 + number // 100
        day = date(year, 1, 12) + timedelta(days=number % 100 // 10 * 28)
        word = docx.Document()
        for line in (f"{body} sak {number}/{year}", f"Ordning nummer {number}", f"Møtedato: {day:%d.%m.%Y}"):
            word.add_paragraph(line)
        word.add_paragraph("Forslag til vedtak:")
        word.add_paragraph(f"1. {body} slutter seg til ordningen nummer {number}.")
        for heading in ("Bakgrunn", "Fakta", "Vurdering", "Økonomi"):
            word.add_paragraph(heading)
            for _ in range(6):
                word.add_paragraph(SENTENCE * 6)
        word.save(str(folder / f"{body} {year}-{number}.docx"))


def test_taking_in_is_not_slower_than_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_cache, "cache_folder", lambda: tmp_path / "cache")
    (tmp_path / "arkiv").mkdir()
    archive(tmp_path / "arkiv")
    desk = Workspace.open(Folders(tmp_path / "sekretariat"), "Kari")
    began = time.perf_counter()
    looked = list(desk.imports.look([tmp_path / "arkiv"]))
    reading = time.perf_counter() - began
    spent: list[float] = []
    began = time.perf_counter()
    for part in (looked[: PAPERS // 3], looked[PAPERS // 3 : -PAPERS // 3], looked[-PAPERS // 3 :]):
        began_part = time.perf_counter()
        assert len(desk.imports.take(part).taken) == len(part)
        spent.append(time.perf_counter() - began_part)
    taking = time.perf_counter() - began
    print(
        f"{PAPERS} papers: read in {reading:.1f} s, taken in in {taking:.1f} s ({', '.join(f'{s:.2f}' for s in spent)})"
    )
    assert len(desk.office.register.all(Case)) == PAPERS
    assert taking <= AT_MOST * reading
    assert spent[-1] <= GROWTH * spent[0]
    desk.close()
