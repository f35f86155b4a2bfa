"""``sekretariat maler``, and exporting when a template is wrong."""

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from sekretariat_tui.cli.commands import sekretariat
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.writing import PLACEHOLDERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mappe"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(sekretariat, ["--mappe", str(folder), *words], standalone_mode=False)


def test_templates_are_laid_out_and_not_written_over_unasked(folder: Path) -> None:
    first = run(folder, "maler")
    assert first.output.count("Skrev ") == 2
    path = folder / "maler" / "sak.docx"
    path.write_bytes(b"vart")
    again = run(folder, "maler")
    assert again.output.count("Lot stå ") == 2
    assert path.read_bytes() == b"vart"
    assert run(folder, "maler", "--erstatt").output.count("Skrev ") == 2
    assert path.read_bytes() != b"vart"


def test_every_field_is_listed_with_what_it_becomes(folder: Path) -> None:
    listed = run(folder, "maler", "--felt").output
    assert all(placeholder.written in listed and placeholder.becomes in listed for placeholder in PLACEHOLDERS)
    assert not folder.exists(), "looking makes nothing"


def test_a_wrong_template_stops_the_export_and_the_way_out_is_told(folder: Path) -> None:
    run(folder, "maler")
    document = docx.Document()
    document.add_paragraph("{{titel}}")
    document.add_paragraph("{{innhold}}")
    document.save(str(folder / "maler" / "sak.docx"))
    workspace = Workspace.open(Folders(folder), "Kari Nordli")
    workspace.cases.new("SSU", "Opplæring")
    workspace.close()
    stopped = run(folder, "eksporter", "Opplæring")
    said = str(stopped.exception) + stopped.output
    assert "feltet {{titel}} i avsnittet «{{titel}}» finnes ikke (mente du {{tittel}}?)" in said
    assert "--programmets-mal" in said
    written = run(folder, "eksporter", "Opplæring", "--programmets-mal")
    assert written.output.startswith("Skrev ")
