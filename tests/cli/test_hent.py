"""``sekretariat hent``: drafts that came back, from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from edited_word import edited, remarked
from sekretariat_tui.domain.points import Point, plain_text
from sekretariat_tui.workspace import Folders, Text, Workspace

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sekretariat"


@pytest.fixture
def sent(folder: Path) -> Path:
    """A draft that was written to Word."""
    workspace = Workspace.open(Folders(folder), "Kari Berg")
    case = workspace.cases.new("SSU", "Felles akuttplan")
    workspace.cases.set_section_text(case.id, case.sections[0].id, "Planen er god.")
    workspace.decisions.set_points(case.id, Text.PROPOSAL, (Point(text="SSU vedtar planen."),))
    path = workspace.papers.export(case.id).path
    workspace.close()
    return path


def run(folder: Path, *words: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "sekretariat_tui", "--mappe", str(folder), *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def the_case(folder: Path) -> tuple[str, str]:
    workspace = Workspace.open(Folders(folder), "Kari Berg")
    case = workspace.cases.get(workspace.cases.heads()[0].id)
    workspace.close()
    return case.sections[0].text, plain_text(case.proposal.points)


def test_what_came_back_is_only_shown_until_it_is_to_be_taken_in(folder: Path, sent: Path, tmp_path: Path) -> None:
    back = edited(sent, tmp_path / "fra Kari.docx", ("Planen er god.", "Planen er svært god."))
    shown = run(folder, "hent", back)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Planen er {+svært +}god." in shown.stdout
    assert the_case(folder)[0] == "Planen er god."
    assert "Tatt inn." in run(folder, "hent", back, "--ta-inn").stdout
    assert the_case(folder)[0] == "Planen er svært god."


def test_what_is_changed_here_too_is_left_and_said(folder: Path, sent: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(Folders(folder), "Kari Berg")
    head = workspace.cases.heads()[0]
    workspace.cases.set_section_text(head.id, workspace.cases.get(head.id).sections[0].id, "Planen er dyr.")
    workspace.close()
    back = edited(sent, tmp_path / "fra Ola.docx", ("er god.", "er billig."), ("vedtar planen", "forkaster planen"))
    done = run(folder, "hent", back, "--ta-inn")
    assert "endret her også" in done.stdout
    assert the_case(folder) == ("Planen er dyr.", "SSU forkaster planen.")


def test_as_json_each_file_says_what_it_changes_and_why_it_cannot_be_read(
    folder: Path, sent: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "e-post"
    inbox.mkdir()
    remarked(sent, inbox / "a.docx", ("Planen er god.", "Ola Nes", "Er den?"))
    (inbox / "b.docx").write_bytes(b"PK nei")
    done = run(folder, "hent", inbox, "--json")
    files = {row["source"]: row for row in json.loads(done.stdout)["files"]}
    assert done.returncode == 1
    assert files["b.docx"]["state"] == "failed"
    assert files["a.docx"]["changes"] == []
    assert files["a.docx"]["remarks"] == [{"by": "Ola Nes", "quote": "Planen er god.", "text": "Er den?"}]
