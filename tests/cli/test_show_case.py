"""What ``vis`` tells of a case."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sekretariat_tui.cli.show_case import show_case
from sekretariat_tui.domain.case import Exemption
from sekretariat_tui.workspace import Folders, Workspace


def test_who_wrote_it_its_reference_and_its_exemption_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Workspace.open(Folders(tmp_path / "m"), "Kari", clock=lambda: datetime(2026, 5, 9, tzinfo=UTC))
    case = desk.cases.new("SSU", "Forhandlinger")
    kept = Exemption(legal_basis="offl. § 23", public_title="En avtale")
    case = desk.cases.amend(case.id, "Fylte ut", exemption=kept, case_officers=("Kari Berg",), our_ref="26/104")
    assert show_case(desk, case, as_json=False) == 0
    shown = capsys.readouterr().out
    for words in ("Unntatt offentlighet, offl. § 23", "En avtale", "Kari Berg", "26/104"):
        assert words in shown
