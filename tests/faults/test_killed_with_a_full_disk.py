"""kill -9 while the disk refuses: what was typed until about a second before is offered at the next start."""

from pathlib import Path

from fault_cases import start

from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.folders import unsaved_folder
from sekretariat_tui.workspace.unsaved import already_there, take_in, waiting

# Types in one section, and says so when the file that is put aside has the last word of it.
WINDOW = """
import asyncio, sys, time
from pathlib import Path
from sekretariat_tui.store import Disk
from sekretariat_tui.ui.saving import SaveQueue
from sekretariat_tui.workspace import Folders, Workspace

async def main(folder):
    workspace = Workspace.open(Folders(Path(folder)), "Kari")
    append = Disk.append
    def full(disk, path, *how, **more):
        if path.parent == Path(folder):
            raise OSError(28, "full")
        return append(disk, path, *how, **more)
    Disk.append = full
    (head,) = workspace.cases.heads()
    section = workspace.cases.get(head.id).sections[0].id
    queue = SaveQueue(workspace)
    queue.start()
    for word in ("Først.", "Først. Så.", "Først. Så. Sist."):
        queue.submit(lambda w, word=word: w.cases.set_section_text(head.id, section, word, before=""), key="tekst")
        await asyncio.sleep(0.1)
    while True:
        path = workspace.aside.path
        if path is not None and path.exists() and "Sist." in path.read_text(encoding="utf-8"):
            print("skrevet", flush=True)
            await asyncio.sleep(60)
        await asyncio.sleep(0.05)

asyncio.run(main(sys.argv[1]))
"""


def test_what_was_typed_while_the_disk_was_full_outlives_a_kill(folder: Path) -> None:
    folders = Folders(folder)
    workspace = Workspace.open(folders, "Kari")
    case = workspace.cases.new("SSU", "Skrevet uten plass")
    program = start(WINDOW, folder)
    assert program.stdout is not None
    assert program.stdout.readline() == "skrevet\n"
    assert waiting(folders) == [], "while the program runs, another window leaves it alone"
    program.kill()
    program.communicate()
    (one,) = waiting(folders)
    assert not already_there(workspace, one)
    assert take_in(workspace, one).records == 1
    assert workspace.cases.get(case.id).sections[0].text == "Først. Så. Sist."
    assert already_there(workspace, one)
    assert [path.name for path in unsaved_folder().iterdir()] == [one.path.name], "its mark is gone"
    workspace.close()
