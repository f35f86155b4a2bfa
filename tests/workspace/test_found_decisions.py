"""A paper's own decision goes to its own case, and the ones it quotes to theirs."""

from pathlib import Path

import msgspec

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.workspace import Workspace

OWN = """PA sak 06/2026 Felles innkjøp

Møtedato: 12.03.2026

Forslag til vedtak:

Saken tas til etterretning.

Vedtak:

Partnerskapsmøtet tok saken til etterretning.
"""
QUOTING = """SSU sak 09/2026

Innkjøp av utstyr

Bakgrunn

Partnerskapsmøtet gjorde i sak 06-2026 følgende vedtak:

1. Partnerskapsmøtet tok saken til etterretning.

Vurdering

Utstyret trengs.

Forslag til vedtak

SSU godkjenner innkjøpet.
"""


def read(desk: Workspace, folder: Path, name: str, text: str) -> tuple[Case, ...]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    result = desk.imports.read([path])
    assert result.failed == ()
    return tuple(desk.office.register.all(Case))


def test_a_paper_with_its_own_decision_becomes_one_decided_case(desk: Workspace, tmp_path: Path) -> None:
    (case,) = read(desk, tmp_path, "a.txt", OWN)
    assert plain_text(case.decision.points) == "Partnerskapsmøtet tok saken til etterretning."
    assert (case.status, case.links, case.decision.quoted_in) == (CaseStatus.DECIDED, (), None)
    (again,) = read(desk, tmp_path, "b.txt", OWN + "\n")
    assert (again.id, again.decision) == (case.id, case.decision)


def test_a_decision_known_by_quotation_is_the_cases_own_once_its_paper_comes(desk: Workspace, tmp_path: Path) -> None:
    read(desk, tmp_path, "a.txt", QUOTING)
    cases = read(desk, tmp_path, "b.txt", OWN)
    assert sorted(str(case.ref) for case in cases) == ["PA 6/2026", "SSU 9/2026"]
    own = next(case for case in cases if case.body == "PA")
    assert own.decision.quoted_in is None
    assert not any(doubt.field == "decision" for doubt in own.doubts)


def test_another_decision_than_the_one_on_the_case_is_a_doubt(desk: Workspace, tmp_path: Path) -> None:
    (before,) = read(desk, tmp_path, "a.txt", OWN)
    (after,) = read(desk, tmp_path, "b.txt", OWN.replace("tok saken", "utsatte saken"))
    assert after.decision == before.decision
    assert [d.sentence for d in after.doubts if "et annet vedtak" in d.sentence]


def test_a_quoted_decision_is_not_put_on_a_draft_that_has_the_number_for_now(desk: Workspace, tmp_path: Path) -> None:
    draft = desk.cases.new("PA", "Noe ganske annet")
    with desk.office.act("Ga foreløpig nummer") as change:
        change.put(msgspec.structs.replace(change.get(Case, draft.id), number=6, year=2026))
    read(desk, tmp_path, "a.txt", QUOTING)
    assert desk.cases.get(draft.id).decision.points == ()
    owners = [c for c in desk.office.register.all(Case) if c.ref == CaseRef("PA", 2026, 6) and c.id != draft.id]
    assert [bool(c.decision.points) for c in owners] == [True]
