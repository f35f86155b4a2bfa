"""A whole archive read in: agendas, papers, minutes and packs of two years, and the register case by case."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.control import FindingKind
from sekretariat_tui.domain.kinds import CaseStatus, MeetingStatus
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.domain.provenance import SourceKind, found_at
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.imports import ImportResult

from .archive import MEETINGS, Item, Sitting, write_archive

CASES = [(sitting, item) for sitting in MEETINGS for item in sitting.items]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arkiv")
    assert len(write_archive(folder)) == 60
    return folder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folders = Folders(tmp_path_factory.mktemp("desk") / "sekretariat")
    desk = Workspace.open(folders, "Kari Berg", clock=lambda: datetime(2026, 5, 9, 12, tzinfo=UTC))
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def read(desk: Workspace, archive: Path) -> ImportResult:
    return desk.imports.read([archive])


def case_of(desk: Workspace, sitting: Sitting, item: Item) -> Case:
    ref = CaseRef(sitting.body, sitting.day.year, item.number)
    (found,) = [case for case in desk.office.register.all(Case) if case.ref == ref]
    return found


def test_every_file_is_taken_in_and_nothing_is_doubtful(desk: Workspace, read: ImportResult) -> None:
    assert read.failed == ()
    assert len(read.taken) == 60
    assert sorted({taken.document.kind for taken in read.taken}) == ["agenda", "case_paper", "minutes", "pack"]
    found = [one for one in desk.control.findings() if one.kind is not FindingKind.NEVER_FOLLOWED]
    assert [finding.sentence for finding in found] == []  # years ago nothing was there to follow the decisions


def test_there_are_as_many_cases_and_meetings_as_there_were(desk: Workspace, read: ImportResult) -> None:
    cases, meetings = desk.office.register.all(Case), desk.office.register.all(Meeting)
    assert sorted(str(case.ref) for case in cases) == sorted(
        f"{sitting.body} {item.number}/{sitting.day.year}" for sitting, item in CASES
    )
    assert sorted((one.body, one.first_day) for one in meetings) == sorted((one.body, one.day) for one in MEETINGS)


@pytest.mark.parametrize(
    ("sitting", "item"), CASES, ids=lambda value: str(value.number if isinstance(value, Item) else value.body)
)
def test_each_case_has_its_text_its_decision_and_its_meeting(
    desk: Workspace, read: ImportResult, sitting: Sitting, item: Item
) -> None:
    case = case_of(desk, sitting, item)
    assert (case.title, case.status) == (item.title, CaseStatus.DECIDED)
    assert case.case_officers == ("Kari Nes", "Ola Berg")
    assert [section.heading for section in case.sections] == ["Bakgrunn", "Vurdering"]
    assert plain_text(case.proposal.points) == item.proposed
    assert plain_text(case.decision.points) == (item.adopted or item.proposed)
    assert case.meeting is not None
    meeting = desk.meetings.get(case.meeting)
    assert (meeting.first_day, meeting.place, meeting.status) == (sitting.day, sitting.place, MeetingStatus.HELD)
    assert [one.case for one in meeting.agenda if one.case][sitting.items.index(item)] == case.id
    decided, titled = found_at(case, "decision", "points"), found_at(case, "title")
    assert decided is not None and decided.kind == SourceKind.MINUTES and "protokoll" in decided.document
    assert titled is not None and titled.kind == SourceKind.PAPER and titled.place


def test_the_same_archive_again_changes_nothing_under_other_names_too(
    desk: Workspace, read: ImportResult, archive: Path, tmp_path: Path
) -> None:
    before = desk.office.register.number
    again = desk.imports.read([archive])
    assert (again.taken, again.failed, len(again.unchanged)) == ((), (), 60)
    for path in archive.rglob("*.txt"):
        (tmp_path / f"kopi av {path.parent.name} {path.name}").write_bytes(path.read_bytes())
    assert desk.imports.read([tmp_path]).taken == ()
    assert desk.office.register.number == before
    assert len(list(desk.office.folders.received.iterdir())) == 60


@pytest.mark.parametrize("seed", range(4))
def test_the_files_of_a_meeting_one_by_one_in_any_order_give_the_same_cases(
    archive: Path, tmp_path: Path, seed: int
) -> None:
    files = sorted((archive / "2023" / "SSU 2023-02-09").iterdir())
    Random(seed).shuffle(files)
    desk = Workspace.open(Folders(tmp_path / "m"), "Kari", clock=lambda: datetime(2026, 5, 9, 12, tzinfo=UTC))
    for path in files:
        assert desk.imports.read([path]).failed == ()
    sitting = MEETINGS[0]
    (meeting,) = desk.office.register.all(Meeting)
    assert (meeting.first_day, meeting.place) == (sitting.day, sitting.place)
    for item, line in zip(sitting.items, meeting.agenda, strict=True):
        case = case_of(desk, sitting, item)
        assert (line.case, case.meeting, case.doubts) == (case.id, meeting.id, ())
        assert (case.title, plain_text(case.proposal.points)) == (item.title, item.proposed)
        assert plain_text(case.decision.points) == (item.adopted or item.proposed)
    desk.close()
