"""How many returned papers a second are read and laid over their case, beside python-docx that only reads the words."""

import io
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from sekretariat_tui.domain.case import Case, Proposal, Section
from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.points import Point
from sekretariat_tui.profiles.load import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.reading.incoming import Incoming
from sekretariat_tui.reading.returned import assemble
from sekretariat_tui.reading.returned.returned_file import read_bytes
from sekretariat_tui.writing import case_paper

pytestmark = pytest.mark.benchmark

# What is promised, for who reads the figures. What is asserted is a ratio: milliseconds measure the machine.
PAPERS_A_SECOND = 50
SENTENCE = "Partene er enige om at ordningen skal prøves ut i to kommuner før den innføres i hele området. "


def paper_of_five_pages() -> Case:
    """About 2,400 words: eight sections with paragraphs and lists, and a proposal of three levels."""
    text = "\n\n".join(
        [SENTENCE * 6, "1. ansvar\n2. økonomi:\n   - kjøp av tjenester\n   - drift\n3. personell", SENTENCE * 8]
    )
    sections = tuple(Section(heading=f"Vurdering av del {n}", text=text) for n in range(1, 9))

    def letters() -> tuple[Point, ...]:
        return tuple(Point(text=SENTENCE.strip(), style=PointStyle.LETTER) for _ in range(3))

    points = tuple(Point(text=SENTENCE * 2, points=letters()) for _ in range(4))
    return Case(body="SSU", title="Felles vaktordning", sections=sections, proposal=Proposal(points=points))


def with_tracked_changes(data: bytes) -> bytes:
    """Every third paragraph with words put in and words taken out."""
    change = b'w:id="9" w:author="Kari Nordli" w:date="2026-05-11T09:30:00Z"'
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    pieces = parts["word/document.xml"].split(b"</w:r>")
    for at in range(0, len(pieces) - 1, 3):
        tracked = (
            b"<w:ins %b><w:r><w:t> og mer</w:t></w:r></w:ins><w:del %b><w:r><w:delText>ut</w:delText></w:r></w:del>"
        )
        pieces[at + 1] = tracked % (change, change) + pieces[at + 1]
    parts["word/document.xml"] = b"</w:r>".join(pieces)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def papers_a_second(act: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """By the processor's time, the best of five rounds: what else the machine does is not measured."""
    act()
    rounds = []
    for _ in range(5):
        start = clock()
        for _ in range(10):
            act()
        rounds.append(clock() - start)
    return 10 / min(rounds)


def test_papers_that_came_back_are_read_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = paper_of_five_pages()
    profile = load_profile(shipped_profiles()["innlandet"])
    own = case_paper(case, profile, meeting=None, today=date(2026, 5, 4), register_id="register")
    edited = with_tracked_changes(own)
    assert assemble(case, read_bytes(Incoming("a.docx", "0", ".docx", own))).case == case

    def back() -> None:
        assemble(case, read_bytes(Incoming("a.docx", "0", ".docx", edited)), profile=profile)

    def words_alone() -> None:
        _ = [paragraph.text for paragraph in docx.Document(io.BytesIO(own)).paragraphs]

    ours, bare = papers_a_second(back), papers_a_second(words_alone)
    lines = [
        f"back from Word, five pages: {ours:.0f} papers a second (promised {PAPERS_A_SECOND}); python-docx, words alone: {bare:.0f}"
    ]
    if shutil.which("pandoc"):
        path = tmp_path / "a.docx"
        path.write_bytes(own)
        run = ["pandoc", str(path), "--track-changes=all", "-t", "json"]
        pandoc = papers_a_second(lambda: subprocess.run(run, capture_output=True, check=True), time.perf_counter)
        lines.append(f"pandoc: {pandoc:.1f}")
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert ours > bare / 4, "slower than a quarter of reading the words alone: profile it"
