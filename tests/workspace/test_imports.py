"""Papers read in become cases, meetings and decisions, and what a person wrote is never replaced."""

import errno
from datetime import date
from pathlib import Path

import msgspec
import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.kinds import LinkKind, MeetingStatus
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import as_text, plain_text
from sekretariat_tui.reading.sources import keeping
from sekretariat_tui.workspace import Folders, Text, Workspace
from sekretariat_tui.workspace.imports import keeping as module

from .conftest import NOW, reopened

PAPER = """SSU sak 12/2025

Felles vaktordning

Saksbehandler: Nina Strand/Per Aas
Møtedato: 04.09.2025
Vår ref: 31/2025

Innstilling til konsensus:

1. SSU slutter seg til vaktordningen.
2. Sekretariatet melder fra om oppstart.

Bakgrunn

Partnerskapsmøtet gjorde i sak 04-2024 følgende vedtak:

1. Partnerskapsmøtet ønsker en felles vaktordning.
2. Ordningen prøves i to år.

Vurdering

Ordningen er klar.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "vakt.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def case(desk: Workspace, body: str, year: int, number: int) -> Case:
    return next(c for c in desk.office.register.all(Case) if c.ref == CaseRef(body, year, number))


def test_a_paper_becomes_a_case_on_its_meeting(desk: Workspace, paper: Path) -> None:
    result = desk.imports.read([paper])
    assert [(t.new, t.document.source) for t in result.taken] == [(True, "vakt.txt")]
    read = case(desk, "SSU", 2025, 12)
    assert (read.title, read.case_officers, read.our_ref) == (
        "Felles vaktordning",
        ("Nina Strand", "Per Aas"),
        "31/2025",
    )
    assert read.number_locked
    assert [s.heading for s in read.sections] == ["Bakgrunn", "Vurdering"]
    assert as_text(read.proposal.points).startswith("1. SSU slutter seg")
    assert read.meeting
    meeting = desk.office.register.get(Meeting, read.meeting)
    assert (meeting.first_day, meeting.status) == (date(2025, 9, 4), MeetingStatus.HELD)


def test_a_quoted_decision_is_stored_on_the_case_it_belongs_to(desk: Workspace, paper: Path) -> None:
    desk.imports.read([paper])
    quoting, quoted = case(desk, "SSU", 2025, 12), case(desk, "PA", 2024, 4)
    assert (
        plain_text(quoted.decision.points)
        == "Partnerskapsmøtet ønsker en felles vaktordning.\nOrdningen prøves i to år."
    )
    assert quoted.decision.quoted_in is not None and quoted.decision.quoted_in.case == quoting.id
    assert [(link.kind, link.case) for link in quoting.links] == [(LinkKind.QUOTES, quoted.id)]


def test_the_same_file_twice_changes_nothing(desk: Workspace, paper: Path) -> None:
    desk.imports.read([paper])
    before = desk.office.register.number
    assert desk.imports.read([paper]).unchanged == ("vakt.txt",)
    assert desk.office.register.number == before


def test_trying_changes_nothing(desk: Workspace, paper: Path) -> None:
    before = desk.office.register.number
    result = desk.imports.read([paper], dry=True)
    assert result.taken[0].document.number == 12
    assert desk.office.register.number == before
    assert not desk.office.folders.received.exists()


def test_the_original_is_kept_once_named_by_its_content(desk: Workspace, paper: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopi av vakt.txt"
    copy.write_bytes(paper.read_bytes())
    desk.imports.read([paper, copy])
    (kept,) = desk.office.folders.received.iterdir()
    assert kept.read_bytes() == paper.read_bytes()


def test_what_a_person_wrote_is_not_replaced_but_the_difference_is_said(desk: Workspace, paper: Path) -> None:
    desk.imports.read([paper])
    read = case(desk, "SSU", 2025, 12)
    desk.cases.set_section_text(read.id, read.sections[1].id, "Skrevet for hånd.")
    paper.write_text(PAPER.replace("Ordningen er klar.", "Ordningen er nesten klar."), encoding="utf-8")
    result = desk.imports.read([paper])
    after = case(desk, "SSU", 2025, 12)
    assert [t.new for t in result.taken] == [False]
    assert after.sections[1].text == "Skrevet for hånd."
    assert any("annen tekst" in doubt.sentence for doubt in after.doubts)
    assert [f.sentence for f in desk.control.findings() if "annen tekst" in f.sentence]


def test_a_paper_fills_in_the_case_that_was_only_known_by_a_quotation(
    desk: Workspace, paper: Path, tmp_path: Path
) -> None:
    desk.imports.read([paper])
    quoted = case(desk, "PA", 2024, 4)
    own = tmp_path / "pa.txt"
    own.write_text(
        "Partnerskapsmøtet sak 04-2024\n\nVaktordning\n\nMøtedato: 10.10.2024\n\nBakgrunn\n\nDet mangler leger.\n\n"
        "Forslag til vedtak\n\nPartnerskapsmøtet ønsker en vaktordning.\n",
        encoding="utf-8",
    )
    desk.imports.read([own])
    after = case(desk, "PA", 2024, 4)
    assert after.id == quoted.id
    assert (after.title, [s.heading for s in after.sections]) == ("Vaktordning", ["Bakgrunn"])
    assert after.decision.points == quoted.decision.points


def test_a_decision_quoted_in_other_words_than_the_stored_one_is_a_doubt(desk: Workspace, paper: Path) -> None:
    desk.imports.read([paper])
    quoted = case(desk, "PA", 2024, 4)
    paper.write_text(PAPER.replace("12/2025", "13/2025").replace("prøves i to år", "prøves i tre år"), encoding="utf-8")
    desk.imports.read([paper])
    assert case(desk, "PA", 2024, 4).decision.points == quoted.decision.points
    (doubt,) = [d for d in case(desk, "PA", 2024, 4).doubts if d.field == "decision"]
    assert "et annet vedtak" in doubt.sentence and doubt.text == "vakt.txt"


def test_reading_a_paper_in_is_one_act_and_can_be_taken_back(desk: Workspace, paper: Path) -> None:
    desk.imports.read([paper])
    desk.office.undo()
    assert desk.office.register.all(Case) == []
    assert desk.office.register.all(Meeting) == []


def test_our_own_word_file_comes_back_to_the_same_case_without_a_change(
    desk: Workspace, paper: Path, tmp_path: Path
) -> None:
    desk.imports.read([paper])
    read = case(desk, "SSU", 2025, 12)
    written = desk.papers.export(read.id, to=tmp_path / "ut.docx")
    result = desk.imports.read([written.path])
    after = case(desk, "SSU", 2025, 12)
    assert [t.new for t in result.taken] == [False]
    assert (after.sections, after.proposal, after.title) == (read.sections, read.proposal, read.title)
    assert not any("annen" in d.sentence or "annet" in d.sentence for d in after.doubts)
    assert desk.decisions.points(after, Text.PROPOSAL) == read.proposal.points


def test_two_windows_reading_the_same_folder_make_no_duplicates(
    desk: Workspace, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = reopened(desk)
    kept = module.keep

    def keep_meanwhile(*args: object) -> object:
        monkeypatch.setattr(module, "keep", kept)
        other.imports.read([paper])
        return kept(*args)

    monkeypatch.setattr(module, "keep", keep_meanwhile)
    result = desk.imports.read([paper])
    assert (result.taken, result.unchanged) == ((), ("vakt.txt",))
    assert sorted(str(c.ref) for c in desk.office.register.all(Case)) == ["PA 4/2024", "SSU 12/2025"]
    assert len(desk.office.register.all(Meeting)) == 1


def test_a_number_that_is_not_locked_does_not_make_a_draft_the_papers_case(desk: Workspace, paper: Path) -> None:
    meeting = desk.meetings.new("SSU", date(2025, 9, 4))
    draft = desk.cases.new("SSU", "Et helt annet utkast", meeting=meeting.id)
    with desk.office.act("Ga foreløpig nummer") as change:
        change.put(msgspec.structs.replace(change.get(Case, draft.id), number=12, year=2025))
    result = desk.imports.read([paper])
    assert [t.new for t in result.taken] == [True]
    assert desk.cases.get(draft.id).sections == draft.sections
    with desk.office.act("Ga tittelen i papiret") as change:
        for case in change.all(Case):
            if case.id == draft.id:
                change.put(msgspec.structs.replace(case, title="Felles vaktordning"))
            elif case.ref == CaseRef("SSU", 2025, 12):
                change.delete(Case, case.id)
    paper.write_text(PAPER + "\n", encoding="utf-8")
    assert [t.case for t in desk.imports.read([paper]).taken] == [draft.id]


def test_what_is_doubted_about_a_known_case_is_given_with_the_kept_file(desk: Workspace, paper: Path) -> None:
    desk.imports.read([paper])
    paper.write_text(PAPER.replace("Ordningen er klar.", "Ordningen er nesten klar."), encoding="utf-8")
    (tried,) = desk.imports.read([paper], dry=True).taken
    (taken,) = desk.imports.read([paper]).taken
    assert (taken.new, taken.changed, tried.changed) == (False, False, False)
    (doubt,) = [d for d in taken.doubts if d.field == "sections"]
    kept = {path.name for path in desk.office.folders.received.iterdir()}
    assert any(f"innkomne/{name}" in doubt.sentence for name in kept)
    assert doubt.sentence in {d.sentence for d in tried.doubts}
    assert doubt.sentence in {d.sentence for d in case(desk, "SSU", 2025, 12).doubts}


def test_a_body_the_house_does_not_have_is_refused(desk: Workspace, paper: Path) -> None:
    with pytest.raises(RuleBroken, match="SSU"):
        desk.imports.read([paper], body="XX")
    paper.write_text(PAPER.replace("SSU sak 12/2025", "Sak 12/2025").replace("SSU slutter", "Vi slutter"), "utf-8")
    (taken,) = desk.imports.read([paper], body="ssu").taken
    assert taken.document.body == "SSU"


def test_a_copy_that_fails_leaves_nothing_half_written(
    desk: Workspace, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(partial: Path, kept: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(keeping, "_put_in_place", full)
    (failed,) = desk.imports.read([paper]).failed
    assert "disken er full" in failed.why
    assert "space" not in failed.why
    assert list(desk.office.folders.received.iterdir()) == []


def test_the_real_papers_hang_together_under_their_own_house(seeds: Path, folders: Folders) -> None:
    desk = Workspace.open(folders, "Kari", profile="lofoten-vesteralen-salten", clock=lambda: NOW)
    result = desk.imports.read(sorted(seeds.glob("00[23]_*.txt")))
    assert [(t.document.body, t.document.number) for t in result.taken] == [("SSU", 26), ("SSU", 10)]
    around = {(step.words, str(step.ref)) for step in desk.thread.around(case(desk, "SSU", 2024, 26).id)}
    assert around == {
        ("siterer", "PA 8/2023"),
        ("nevner", "SSU 30/2024"),
        ("nevner", "SSU 3/2024"),
        ("har som vedlegg", "SSU 34/2023"),
        ("har som vedlegg", "SSU 3/2023"),
    }
    assert case(desk, "PA", 2023, 8).decision.points
    assert case(desk, "SSU", 2024, 10).proposal.pending
