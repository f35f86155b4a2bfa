"""How long it takes to read how the cases hang together, and to grow one tree. Ratios count, not milliseconds."""

import resource
import sys
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from norwegian_texts import texts

from sekretariat_tui.domain.case import Case, CaseHead, Decision, Section
from sekretariat_tui.domain.kinds import CaseStatus, Outcome
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import Folders, Workspace

pytestmark = pytest.mark.benchmark

NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)
HUB = 500  # every so many cases one names the plan that everything rests on


def matters(number: int) -> list[Case]:
    """Cases of 8 KB in chains of ten, each following up the one before, through the bodies; all name one plan."""
    cases = []
    for at, text in enumerate(islice(texts(number), number)):
        year, serial = 2000 + at // 400, at % 400 + 1
        before = f"Saken følger opp SSU sak {serial - 1}/{year}." if at % 10 and serial > 1 else "Saken er ny."
        plan = " Se også SSU sak 1/2000." if at % 3 == 0 else ""
        paragraphs = text.split("\n")
        cases.append(
            Case(
                body="SSU",
                number=serial,
                year=year,
                number_locked=True,
                title=text[:60],
                status=CaseStatus.DECIDED,
                sections=(
                    Section(heading="Bakgrunn", text=f"{before}{plan}\n\n" + "\n\n".join(paragraphs[:20])),
                    Section(heading="Vurdering", text="\n\n".join(paragraphs[20:])),
                ),
                decision=Decision(points=(Point(text=text[200:700]),), outcome=Outcome.AS_PROPOSED),
            )
        )
    return cases


@pytest.mark.parametrize("size", [200, 3_000, 10_000])
def test_reading_how_cases_hang_together_and_growing_a_tree(
    tmp_path: Path, size: int, request: pytest.FixtureRequest
) -> None:
    if size > request.config.getoption("--benchmark-size"):
        pytest.skip(f"left out: more than --benchmark-size is {size} cases")
    desk = Workspace.open(Folders(tmp_path / "s"), "Kari Berg", clock=lambda: NOW)
    with desk.office.register.change("Kari Berg", "Leste inn arkivet") as change:
        for case in matters(size):
            change.put(case)
    cases = desk.office.register.all(Case)
    assert len(desk.office.register.all(CaseHead)) == size
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took = {}

    def timed(what: str, act: object) -> object:
        start = time.perf_counter()
        result = act()  # type: ignore[operator]
        took[what] = (time.perf_counter() - start) * 1000
        return result

    timed("all texts read", desk.thread.read)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / (1024 if sys.platform != "darwin" else 1e6)
    chain = timed("a tree of a chain", lambda: desk.thread.steps(cases[19].id, 300))
    hub = timed("the tree of the plan, 300 nearest", lambda: desk.thread.steps(cases[0].id, 300))
    whole = timed("the whole tree of the plan", lambda: desk.thread.steps(cases[0].id))
    section = cases[50].sections[1].id
    desk.cases.set_section_text(cases[50].id, section, "Ny tekst.")
    timed("a tree after a save", lambda: desk.thread.steps(cases[19].id, 300))
    timed(
        "proposals and quotes of a case",
        lambda: (desk.thread.proposed.of(cases[19]), desk.thread.quoted_otherwise(cases[19])),
    )
    found = timed("the control", desk.control.findings)
    sizes = [len(one) for one in (chain, hub, whole, found) if isinstance(one, list)]
    print(f"\n{size} cases, {memory:.0f} MB, steps and findings {sizes}")
    for what, milliseconds in took.items():
        print(f"  {what}: {milliseconds:.1f} ms")
    assert took["a tree of a chain"] < took["all texts read"]
    assert took["a tree after a save"] < took["all texts read"] / 2
