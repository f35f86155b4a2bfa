"""How many papers of five pages are written a second, beside others that write the same text. The ratio counts.

python-docx bare writes plain paragraphs, without lists, headers, names or the house's look; docxtpl fills a template;
pandoc makes a Word file of Markdown. The last two only where they are there.
"""

import importlib.util
import io
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import date

import docx
import pytest

from sekretariat_tui.domain.case import Case, Proposal, Section
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.section_text import blocks
from sekretariat_tui.profiles.load import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.writing import DocumentKind, HouseTemplate, case_paper, starting_template

pytestmark = pytest.mark.benchmark

# What is promised, for who reads the figures. What is asserted are ratios: papers a second measure the machine.
PROMISED = "at least 25 papers a second on a quiet core"
SECONDS = 1.5
SENTENCE = "Partene har i flere møter drøftet hvordan de kan samarbeide om felles oppgaver, og hva som trengs for det. "
TEXT = "\n\n".join([SENTENCE * 4] * 3 + ["- ett punkt\n- to punkter\n- tre punkter"])
CASE = Case(
    id="0123456789abcdef",
    body="SSU",
    title="Felles vaktordning",
    number=14,
    year=2026,
    case_officers=("Kari Nordli",),
    our_ref="31/2026",
    sections=tuple(Section(heading=f"Avsnitt {number}", text=TEXT) for number in range(10)),
    proposal=Proposal(
        points=tuple(Point(text=f"Punkt {n} skal gjøres.", points=(Point(text="a"), Point(text="b"))) for n in range(5))
    ),
)
PROFILE = load_profile(shipped_profiles()["lofoten-vesteralen-salten"])


def ours(template: HouseTemplate | None = None) -> bytes:
    return case_paper(CASE, PROFILE, meeting=None, today=date(2026, 5, 4), register_id="r", template=template)


def bare() -> bytes:
    document = docx.Document()
    document.add_heading(CASE.title, 0)
    for section in CASE.sections:
        document.add_heading(section.heading, 1)
        for block in blocks(section.text):
            document.add_paragraph(block.text)
    for point in CASE.proposal.points:
        document.add_paragraph(point.text, style="List Number")
        for below in point.points:
            document.add_paragraph(below.text, style="List Number 2")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def filled() -> bytes:
    from docxtpl import DocxTemplate  # type: ignore[import-not-found]

    template = docx.Document()
    template.add_paragraph("{{ title }}")
    for text in ("{%p for s in sections %}", "{{ s.heading }}", "{%p for b in s.blocks %}", "{{ b }}"):
        template.add_paragraph(text)
    template.add_paragraph("{%p endfor %}")
    template.add_paragraph("{%p endfor %}")
    file = io.BytesIO()
    template.save(file)
    document = DocxTemplate(io.BytesIO(file.getvalue()))
    sections = [{"heading": s.heading, "blocks": [block.text for block in blocks(s.text)]} for s in CASE.sections]
    document.render({"title": CASE.title, "sections": sections})
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pandoc() -> bytes:
    text = f"# {CASE.title}\n\n" + "\n\n".join(f"## {s.heading}\n\n{s.text}" for s in CASE.sections)
    done = subprocess.run(["pandoc", "-t", "docx", "-o", "-"], input=text.encode(), capture_output=True, check=True)
    return done.stdout


def a_second(write: Callable[[], bytes]) -> float:
    """How many are written in a second, the first left out: it loads what the rest use."""
    write()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        write()
        count += 1
    return count / (time.perf_counter() - start)


def test_papers_are_written_as_fast_as_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    house = HouseTemplate("sak.docx", starting_template(DocumentKind.CASE_PAPER))
    rates = {"our template": a_second(ours), "a house's template": a_second(lambda: ours(house))}
    rates["python-docx, bare"] = a_second(bare)
    if importlib.util.find_spec("docxtpl"):
        rates["docxtpl"] = a_second(filled)
    if shutil.which("pandoc"):
        rates["pandoc"] = a_second(pandoc)
    with capsys.disabled():
        print(f"\npapers of five pages a second ({PROMISED}):")
        for name, rate in rates.items():
            print(f"  {name:22}{rate:8.1f}")
    for name in ("our template", "a house's template"):
        assert rates[name] > 1.5 * rates["python-docx, bare"], "measured at 3 to 4 times"
