"""Two windows of the program's own workspace and saving thread, killed with kill -9 while they type and act.

Each types into sections and moves items on a numbered agenda, and says on a pipe what the program has told the screen
is saved. After every kill the register holds all that was said, whole, and nothing of an act is half.
"""

import os
import random
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from fault_cases import start

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.workspace import Folders, Workspace

Figure = Callable[[str], None]

ON_THE_AGENDA = 8
NAMES = ("Kari", "Ola")

# The text of a section is «round: 1 2 3 …»: what of it is there can be told, and whether it is whole. What is typed
# while a save is under way is handed in over what waits, as fields do, and only the save that is done is said.
WINDOW = """
import asyncio, sys
from pathlib import Path
from sekretariat_tui.ui.saving import SaveQueue
from sekretariat_tui.workspace import Folders, Workspace

def handed_in(queue, say, field, case_id, section_id, text, known):
    def act(workspace):
        workspace.cases.set_section_text(case_id, section_id, text, before=known[field])
        known[field] = text
    queue.submit(act, key=f"{case_id}/{section_id}", done=lambda _: say(f"{field} {text.split(':')[0]} {text.split()[-1]}"))

async def main(folder, name):
    workspace = Workspace.open(Folders(Path(folder)), name)
    workspace.office.register._fold_at = 400_000
    queue = SaveQueue(workspace, broken=lambda error: print("broken", type(error).__name__, error, flush=True),
                      refused=lambda error: print("refused", error, flush=True))
    queue.start()
    say = lambda words: print(words, flush=True)
    cases = {head.title: workspace.cases.get(head.id) for head in workspace.cases.heads()}
    own, shared = cases[f"Saken til {name}"], cases["Felles sak"]
    mine = ["Kari", "Ola"].index(name)
    fields = {"egen": (own.id, own.sections[0]), "felles": (shared.id, shared.sections[mine])}
    known = {field: section.text for field, (_, section) in fields.items()}
    turn = max(int(text.split(":")[0] or 0) if text else 0 for text in known.values())
    (meeting,) = [one for one in workspace.meetings.all() if one.numbered]
    while True:
        turn += 1
        text = f"{turn}:"
        for word in range(1, 120):
            text += f" {word}"
            for field, (case_id, section) in fields.items():
                handed_in(queue, say, field, case_id, section.id, text, known)
            await asyncio.sleep(0)
            if word % 20 == 0:
                await queue.idle()
            if word % 40 == 0:
                item = next(item for item in workspace.meetings.get(meeting.id).agenda if item.case)
                queue.submit(lambda w, item=item: w.meetings.move_item(meeting.id, item.id, 7), done=lambda _: say("flyttet 0 0"))

asyncio.run(main(*sys.argv[1:]))
"""


class Said(NamedTuple):
    """The last the screen was told is saved in a field: which round, and which word of it."""

    turn: int
    word: int


class Window:
    """One of the programs, and what it has said."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.said: dict[str, Said] = {}
        self.acts = 0
        self._program: subprocess.Popen[str] = start(WINDOW, folder, name)

    def hear(self, times: int) -> None:
        """Waits for so many words of it."""
        assert self._program.stdout is not None
        for _ in range(times):
            self._take(self._program.stdout.readline())

    def kill(self) -> None:
        """kill -9, and what it had said before that."""
        self._program.kill()
        assert self._program.stdout is not None
        rest = self._program.stdout.read()
        self._program.communicate()
        for line in rest.split("\n")[:-1]:  # words cut in two were not said
            self._take(line)

    def _take(self, line: str) -> None:
        words = line.split()
        assert len(words) == 3 and words[0] in ("egen", "felles", "flyttet"), f"{self.name}: {line!r}"
        self.acts += 1
        if words[0] != "flyttet":
            self.said[words[0]] = Said(int(words[1]), int(words[2]))


def prepare(folders: Folders) -> None:
    workspace = Workspace.open(folders, "Kari")
    shared = workspace.cases.new("SSU", "Felles sak")
    while len(workspace.cases.get(shared.id).sections) < len(NAMES):
        workspace.cases.add_section(shared.id, "Et avsnitt til")
    for name in NAMES:
        workspace.cases.new("SSU", f"Saken til {name}")
    meeting = workspace.meetings.new("SSU", date(2026, 5, 21))
    for number in range(ON_THE_AGENDA):
        workspace.cases.new("SSU", f"Sak {number} på sakslisten", meeting=meeting.id)
    workspace.meetings.number_agenda(meeting.id)
    workspace.close()


def text_of(text: str) -> Said:
    """What stands in a section; fails when it is not whole."""
    if not text:
        return Said(0, 0)
    turn, _, words = text.partition(":")
    numbers = [int(word) for word in words.split()]
    assert numbers == list(range(1, len(numbers) + 1)), f"a text that nobody typed: {text!r}"
    return Said(int(turn), len(numbers))


def check(folders: Folders, windows: list[Window], where: str) -> None:
    """Everything that was said is there; the agenda and its cases agree."""
    workspace = Workspace.open(folders, "Den som ser etter")
    register = workspace.office.register
    assert not register.readonly, where
    assert register.unreadable() == [], where
    cases = {case.title: case for case in register.all(Case)}
    for window in windows:
        mine = NAMES.index(window.name)
        sections = {"egen": cases[f"Saken til {window.name}"].sections[0], "felles": cases["Felles sak"].sections[mine]}
        for field, said in window.said.items():
            assert text_of(sections[field].text) >= said, f"{where}: {window.name}, {field}"
    (meeting,) = [meeting for meeting in register.all(Meeting) if meeting.numbered]
    by_id = {case.id: case for case in cases.values()}
    numbers = [by_id[item.case].number for item in meeting.agenda if item.case]
    first = 3  # after the two fixed items that take a number
    assert numbers == list(range(first, first + ON_THE_AGENDA)), f"{where}: half an act over many records: {numbers}"


def test_two_windows_killed_while_they_type_have_all_the_screen_was_told_is_saved(
    tmp_path: Path, long: bool, figure: Figure
) -> None:
    seed = int(os.environ.get("FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
    chance = random.Random(seed)
    folders = Folders(tmp_path / "Sekretariat")
    prepare(folders)
    trials = 500 if long else 25
    acts = 0
    for trial in range(trials):
        windows = [Window(folders.root, name) for name in NAMES]
        for window in windows:
            window.hear(1)
        time.sleep(chance.uniform(0.0, 0.15))
        first, second = chance.sample(windows, 2)
        first.kill()
        if chance.random() < 0.3:
            second.hear(3)  # it goes on after the other is gone
        second.kill()
        check(folders, windows, f"seed {seed}, trial {trial}")
        acts += sum(window.acts for window in windows)
    figure(
        f"kill -9 of two windows that type and act, {2 * trials} times (seed {seed}): {acts} saves said, 0 lost, 0 half"
    )
