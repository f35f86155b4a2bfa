"""An act over many records, killed or failing in the middle: numbering and sending an agenda, and reading a folder in."""

import errno
import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from fault_cases import FaultyDisk, PowerCut, start

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import SekretariatError
from sekretariat_tui.domain.kinds import CaseStatus, MeetingStatus
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.workspace import Folders, Workspace

Figure = Callable[[str], None]

MANY = 60
PAPERS = 12

PAPER = """Saksframlegg

Utvalg: SSU
Møtedato: 21.05.2026
Sak {number}/26

{title}

Bakgrunn
Kommunene ba om en felles ordning på Åsen, del {number}. {filler}

Forslag til vedtak
1. SSU slutter seg til ordningen, del {number}.
2. Sekretariatet følger opp.
"""

# Numbers the agenda anew at each turn: the last case first, then the first last, so that every one has another number.
NUMBERS_ANEW = """
import sys
from pathlib import Path
from sekretariat_tui.workspace import Folders, Workspace

workspace = Workspace.open(Folders(Path(sys.argv[1])), "Kari")
(meeting,) = workspace.meetings.all()
steps = int(sys.argv[2])
while True:
    items = [item for item in workspace.meetings.get(meeting.id).agenda if item.case]
    workspace.meetings.move_item(meeting.id, items[0].id, steps)
    print("flyttet", flush=True)
"""

READS_IN = """
import sys
from pathlib import Path
from sekretariat_tui.workspace import Folders, Workspace

workspace = Workspace.open(Folders(Path(sys.argv[1])), "Kari")
workspace.imports.read([Path(sys.argv[2])], progress=lambda path: print(path.name, flush=True))
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "Sekretariat")


@pytest.fixture
def numbered(folders: Folders) -> Iterator[Folders]:
    """A meeting with many numbered cases."""
    workspace = Workspace.open(folders, "Kari")
    meeting = workspace.meetings.new("SSU", date(2026, 5, 21))
    for number in range(MANY):
        workspace.cases.new("SSU", f"Sak {number}", meeting=meeting.id)
    workspace.meetings.number_agenda(meeting.id)
    workspace.close()
    yield folders


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of case papers."""
    folder = tmp_path / "papirer"
    folder.mkdir()
    for number in range(1, PAPERS + 1):
        text = PAPER.format(number=number, title=f"Felles ordning nummer {number}", filler="Mer tekst. " * 400)
        (folder / f"sak {number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def agenda(workspace: Workspace) -> tuple[Meeting, list[Case]]:
    """The meeting, and its cases in the order of the agenda."""
    (meeting,) = workspace.office.register.all(Meeting)
    return meeting, [workspace.cases.get(item.case) for item in meeting.agenda if item.case]


def is_whole(workspace: Workspace) -> None:
    """Either nothing of an act is done, or every case and the meeting."""
    meeting, cases = agenda(workspace)
    numbers = [case.number for case in cases]
    assert numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + MANY))
    sent = meeting.status is MeetingStatus.CONVENED
    assert {case.number_locked for case in cases} == {sent}
    assert {case.status for case in cases} == {CaseStatus.SENT if sent else CaseStatus.ON_AGENDA}


def test_killed_in_the_middle_of_numbering_a_long_agenda_it_is_numbered_or_not(
    numbered: Folders, long: bool, figure: Figure
) -> None:
    seed = int(os.environ.get("FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
    chance = random.Random(seed)
    kills = 300 if long else 12
    acts = 0
    for kill in range(kills):
        program = start(NUMBERS_ANEW, numbered.root, MANY - 1)
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.06))
        program.kill()
        acts += 1 + program.stdout.read().count("\n")
        program.communicate()
        workspace = Workspace.open(numbered, "Ola")
        assert not workspace.office.register.readonly, f"seed {seed}, kill {kill}"
        is_whole(workspace)
        assert workspace.office.register.number >= acts
    figure(f"kill -9 in acts over {MANY} records, {kills} times (seed {seed}): {acts} acts said, none half")


@pytest.mark.parametrize("what", ["number", "send"])
@pytest.mark.parametrize("fault", ["refused", "power cut"])
def test_a_disk_that_fails_at_any_step_of_an_act_over_many_leaves_all_or_nothing(
    numbered: Folders, what: str, fault: str, figure: Figure
) -> None:
    def act(workspace: Workspace) -> None:
        meeting, _ = agenda(workspace)
        if what == "number":
            first = next(item for item in meeting.agenda if item.case)
            workspace.meetings.move_item(meeting.id, first.id, MANY - 1)
        else:
            workspace.meetings.send_invitation(meeting.id)

    refused = at = 0
    while True:
        kind = (lambda: OSError(errno.EIO, os.strerror(errno.EIO))) if fault == "refused" else PowerCut
        disk = FaultyDisk(kind, lasting=fault == "power cut")
        workspace = Workspace.open(numbered, "Kari")
        files = workspace.office.register._files
        files.disk = disk
        before = [case.number for case in agenda(workspace)[1]]
        disk.arm(at)
        try:
            act(workspace)
        except (SekretariatError, PowerCut):
            refused += 1
            disk.arm(None)
            if fault == "refused":
                assert [case.number for case in agenda(workspace)[1]] == before, "memory is as the disk"
                assert workspace.office.undoable == ""
            else:
                disk.lose_what_was_not_synchronised(zeros=False)
            is_whole(Workspace.open(numbered, "Ola"))
        else:
            is_whole(Workspace.open(numbered, "Ola"))
            break
        at += 1
    assert refused >= 4
    figure(f"{fault} in an act over {MANY} records ({what}): {refused} steps, all or nothing at each")


def test_killed_while_a_folder_is_read_in_every_paper_is_whole_or_not_there_and_the_rest_comes_the_next_time(
    folders: Folders, papers: Path, long: bool, figure: Figure
) -> None:
    seed = int(os.environ.get("FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
    chance = random.Random(seed)
    kills = 100 if long else 5
    came_so_far = []
    for kill in range(kills):
        here = Folders(folders.root / str(kill))
        program = start(READS_IN, here.root, papers)
        assert program.stdout is not None
        for _ in range(chance.randint(1, PAPERS)):
            program.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.02))
        program.kill()
        program.communicate()
        workspace = Workspace.open(here, "Ola")
        whole = read_in(workspace, here)
        came_so_far.append(len(whole))
        done = workspace.imports.read([papers])
        assert (len(done.taken) + len(done.unchanged), done.failed) == (PAPERS, ())
        assert len(done.unchanged) == len(whole)
        assert read_in(workspace, here) == {f"Felles ordning nummer {number}" for number in range(1, PAPERS + 1)}
        workspace.close()
    figure(
        f"kill -9 while a folder of {PAPERS} papers is read in, {kills} times (seed {seed}): "
        f"{sum(came_so_far)} papers there, all whole, none twice"
    )


def read_in(workspace: Workspace, folders: Folders) -> set[str]:
    """The titles of the cases that were read in; each is whole, and its original is there."""
    cases = [case for case in workspace.office.register.all(Case) if case.origins]
    meetings = {meeting.id: meeting for meeting in workspace.office.register.all(Meeting)}
    kept = {path.name: path.read_bytes() for path in folders.received.iterdir()} if folders.received.exists() else {}
    for case in cases:
        assert len(case.proposal.points) == 2
        assert "Kommunene ba om" in "".join(section.text for section in case.sections)
        if case.meeting is not None:
            assert case.id in {item.case for item in meetings[case.meeting].agenda}
        (origin,) = case.origins
        (original,) = [data for name, data in kept.items() if name.startswith(origin.digest[:24])]
        assert case.title in original.decode("utf-8")
    titles = [case.title for case in cases]
    assert len(titles) == len(set(titles))
    return set(titles)


def test_a_disk_that_fails_at_any_step_of_reading_a_paper_in_leaves_the_case_out_or_whole(
    folders: Folders, papers: Path, figure: Figure
) -> None:
    (paper, *_) = sorted(papers.iterdir())
    said = at = 0
    while True:
        here = Folders(folders.root / str(at))
        workspace = Workspace.open(here, "Kari")
        disk = FaultyDisk(lambda: OSError(errno.EIO, os.strerror(errno.EIO)), lasting=False)
        workspace.office.register._files.disk = disk
        disk.arm(at)
        result = workspace.imports.read([paper])
        if not result.failed:
            assert read_in(workspace, here) == {"Felles ordning nummer 1"}
            break
        said += 1
        disk.arm(None)
        assert read_in(workspace, here) == set()
        assert workspace.office.register.all(Meeting) == []
        assert len(workspace.imports.read([paper]).taken) == 1
        assert read_in(Workspace.open(here, "Ola"), here) == {"Felles ordning nummer 1"}
        at += 1
    assert said >= 4
    figure(f"disk fails in reading a paper in: {said} steps, the case left out at each, and whole the next time")
