"""«Kontroll» says what is missing, and mends nothing."""

import msgspec

from sekretariat_tui.domain.case import Case
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.titles import UNKNOWN_TITLE


def test_a_case_without_a_body_or_a_title_is_listed(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    assert desk.control.findings() == []
    with desk.office.act("Tok bort utvalg og tittel") as change:
        change.put(msgspec.structs.replace(change.get(Case, case.id), body="", title=UNKNOWN_TITLE))
    said = [finding.sentence for finding in desk.control.findings() if finding.case == case.id]
    assert len(said) == 2
    assert "utvalg" in said[0] and "Tittelen er ukjent" in said[1]
