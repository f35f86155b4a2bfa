"""Cases to put in a register, the shortest way to put them there, and another program beside this one."""

import os
import subprocess
import sys
from pathlib import Path

import sekretariat_tui
from sekretariat_tui.domain.case import Case, Decision, Proposal, Section
from sekretariat_tui.domain.points import Point
from sekretariat_tui.store import Register

SOURCE = Path(sekretariat_tui.__file__).resolve().parents[1]


def a_case(title: str = "Felles akuttplan", **fields: object) -> Case:
    """A small case with a section, a proposal of two levels and a decision."""
    proposal = Proposal(
        points=(
            Point(text="Partene slutter seg til planen.", points=(Point(text="Frist 1. november."),)),
            Point(text="Sekretariatet følger opp."),
        )
    )
    values: dict[str, object] = {
        "body": "SSU",
        "title": title,
        "sections": (Section(heading="Bakgrunn", text="Ærlig talt: ønsket kom fra tre kommuner på Åsen."),),
        "proposal": proposal,
        "decision": Decision(points=(Point(text="Planen er vedtatt."),)),
    }
    return Case(**(values | fields))  # type: ignore[arg-type]


def save(register: Register, *cases: Case, what: str = "Lagret saker") -> list[Case]:
    """Saves the cases in one act."""
    with register.change("Kari", what) as change:
        return [change.put(case) for case in cases]


FILES = ["sekretariat.journal", "sekretariat.json", "sekretariat.lock"]


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Another program on the same folder."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
