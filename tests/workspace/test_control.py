"""«Kontroll» says what is missing, and mends nothing."""

import msgspec

from sekretariat_tui.domain.case import Case
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.templates import DocumentKind
from sekretariat_tui.workspace.titles import UNKNOWN_TITLE


def test_a_case_without_a_body_or_a_title_is_listed(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    assert desk.control.findings() == []
    with desk.office.act("Tok bort utvalg og tittel") as change:
        change.put(msgspec.structs.replace(change.get(Case, case.id), body="", title=UNKNOWN_TITLE))
    said = [finding.sentence for finding in desk.control.findings() if finding.case == case.id]
    assert len(said) == 2
    assert "utvalg" in said[0] and "Tittelen er ukjent" in said[1]


def test_a_template_that_cannot_be_used_is_listed_and_so_is_one_that_never_is(desk: Workspace) -> None:
    desk.templates.lay_out(DocumentKind.CASE_PAPER)
    assert desk.control.findings() == []
    folder = desk.office.folders.templates
    (folder / "sak.docx").write_bytes(b"PK nei")
    (folder / "brev.docx").write_bytes(b"PK nei")
    (folder / "~$sak.docx").write_bytes(b"Word")
    found = {finding.where: finding.sentence for finding in desk.control.findings()}
    assert set(found) == {"maler/sak.docx", "maler/brev.docx"}
    assert "kan ikke brukes" in found["maler/sak.docx"]
    assert "«sak.docx»" in found["maler/brev.docx"]
