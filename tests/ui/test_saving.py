"""Saving in a thread of its own: in order, never dropped, and the screen is told on its own thread."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from made_up_desk import NOW, case_called, opened, settled
from textual.widgets import Input

from sekretariat_tui.domain.errors import CannotWrite, RuleBroken, SekretariatError
from sekretariat_tui.store import FILE_NAME, JOURNAL_NAME, NotSaved, OnlyReading, RegisterGone
from sekretariat_tui.ui import saving as saving_module
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.decision_tab import DecisionTab
from sekretariat_tui.ui.case.section_editor import SectionEditor
from sekretariat_tui.ui.case.section_text import SectionText
from sekretariat_tui.ui.desk.status_line import StatusLine
from sekretariat_tui.ui.messages import OpenCase
from sekretariat_tui.ui.saving import SaveQueue
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.workspace import Folders, Text, Workspace
from sekretariat_tui.workspace.folders import unsaved_folder
from sekretariat_tui.workspace.unsaved import already_there, put_by, waiting


class Heard:
    """What a queue has told, and on which thread."""

    def __init__(self) -> None:
        self.refused: list[SekretariatError] = []
        self.broken: list[Exception] = []
        self.news = 0
        self.threads: set[int] = set()

    def on_news(self) -> None:
        self.news += 1
        self.threads.add(threading.get_ident())


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
async def queue(workspace: Workspace, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SaveQueue]:
    monkeypatch.setattr(saving_module, "RETRY", 0.05)
    monkeypatch.setattr(saving_module, "LOOK", 0.05)
    queue = SaveQueue(workspace, news=heard.on_news, refused=heard.refused.append, broken=heard.broken.append)
    queue.start()
    yield queue
    queue.close()


class Disk:
    """A disk that refuses until it is mended."""

    def __init__(self) -> None:
        self.full = True
        self.written: list[Any] = []

    def write(self, what: Any) -> Any:
        if self.full:
            raise CannotWrite("Endringen er ikke lagret i registeret C:\\Sekretariat: disken er full. Rydd plass.")
        self.written.append(what)
        return what


class Gate:
    """Holds the saving thread, so that what is handed in meanwhile waits."""

    def __init__(self, queue: SaveQueue) -> None:
        self.open = threading.Event()
        self.reached = threading.Event()
        queue.submit(self._hold)

    def _hold(self, workspace: Workspace) -> None:
        self.reached.set()
        assert self.open.wait(5)


async def test_an_act_is_done_off_the_screens_thread_and_told_on_it(queue: SaveQueue) -> None:
    here = threading.get_ident()
    did: list[int] = []
    told: list[tuple[str, int]] = []

    def act(workspace: Workspace) -> str:
        did.append(threading.get_ident())
        return "gjort"

    queue.submit(act, done=lambda result: told.append((result, threading.get_ident())))
    assert await queue.idle()
    assert told == [("gjort", here)]
    assert did != [here]
    assert queue.pending == 0
    assert queue.problem == ""


async def test_of_what_is_typed_in_one_field_only_the_newest_is_saved(queue: SaveQueue) -> None:
    gate = Gate(queue)
    assert await asyncio.to_thread(gate.reached.wait, 5)
    saved: list[str] = []
    for text in ("S", "SS", "SSU"):
        queue.submit(lambda workspace, text=text: saved.append(text), key="sak/tekst")
    queue.submit(lambda workspace: saved.append("annet"), key="annen sak/tekst")
    gate.open.set()
    assert await queue.idle()
    assert saved == ["SSU", "annet"]


async def test_typing_from_before_an_act_is_saved_before_it(queue: SaveQueue) -> None:
    """«Start vedtaket fra forslaget» must build on the proposal as it was typed."""
    gate = Gate(queue)
    assert await asyncio.to_thread(gate.reached.wait, 5)
    done: list[str] = []
    queue.submit(lambda workspace: done.append("forslag"), key="forslag")
    queue.submit(lambda workspace: done.append("start vedtaket"))
    queue.submit(lambda workspace: done.append("forslag endret"), key="forslag")
    gate.open.set()
    assert await queue.idle()
    assert done == ["forslag", "start vedtaket", "forslag endret"]


async def test_an_error_nobody_asks_for_is_shown_and_the_next_save_clears_it(queue: SaveQueue, heard: Heard) -> None:
    def refuse(workspace: Workspace) -> None:
        raise RuleBroken("Nummeret er brukt. Velg et annet nummer.")

    queue.submit(refuse)
    assert await queue.idle()
    assert [str(error) for error in heard.refused] == ["Nummeret er brukt. Velg et annet nummer."]
    assert queue.problem == "Nummeret er brukt. Velg et annet nummer."
    queue.submit(lambda workspace: None)
    assert await queue.idle()
    assert queue.problem == ""


async def test_an_error_that_is_asked_for_goes_to_the_one_who_asked(queue: SaveQueue, heard: Heard) -> None:
    errors: list[SekretariatError] = []

    def refuse(workspace: Workspace) -> None:
        raise CannotWrite("Dokumentet er åpent i Word. Lukk det og prøv igjen.")

    queue.submit(refuse, failed=errors.append)
    assert await queue.idle()
    assert [str(error) for error in errors] == ["Dokumentet er åpent i Word. Lukk det og prøv igjen."]
    assert heard.refused == []
    assert queue.pending == 0


async def test_what_is_typed_is_kept_while_the_disk_is_full_and_saved_when_it_is_not(
    queue: SaveQueue, heard: Heard
) -> None:
    disk = Disk()
    queue.submit(lambda workspace: disk.write("Kommunene"), key="tekst")
    assert not await queue.idle(0.2)
    assert queue.pending == 1
    assert "full" in queue.problem
    queue.submit(lambda workspace: disk.write("Kommunene ønsker"), key="tekst")
    assert not await queue.idle(0.2)
    assert queue.pending == 1, "the newer has it all"
    assert len(heard.refused) == 1, "it is said once, and then stands in the status line"
    disk.full = False
    assert await queue.idle()
    assert disk.written == ["Kommunene ønsker"]
    assert queue.problem == ""


async def test_the_order_holds_through_a_full_disk(queue: SaveQueue) -> None:
    disk = Disk()
    for what in ("første", "andre", "tredje"):
        queue.submit(lambda workspace, what=what: disk.write(what))
    assert not await queue.idle(0.2)
    disk.full = False
    queue.submit(lambda workspace: disk.write("fjerde"))
    assert await queue.idle()
    assert disk.written == ["første", "andre", "tredje", "fjerde"]


async def test_what_comes_after_an_act_the_register_refused_waits_for_it(queue: SaveQueue) -> None:
    """A text typed in a section that could not be made yet would else be taken for one in a deleted section."""
    refused, done = [True], list[str]()

    def make(workspace: Workspace) -> None:
        if refused[0]:
            raise NotSaved("Endringen er ikke lagret.", short="disken er full")
        done.append("avsnittet")

    gate = Gate(queue)
    assert await asyncio.to_thread(gate.reached.wait, 5)
    queue.submit(make)
    queue.submit(lambda workspace: done.append("teksten"), key="avsnitt/tekst")
    gate.open.set()
    assert not await queue.idle(0.2)
    assert done == []
    refused[0] = False
    assert await queue.idle()
    assert done == ["avsnittet", "teksten"]


async def test_what_is_typed_is_kept_when_the_folder_is_gone(queue: SaveQueue, folders: Folders) -> None:
    there, saved = [False], list[str]()

    def save(workspace: Workspace) -> None:
        if not there[0]:
            raise RegisterGone(folders.register)
        saved.append("tekst")

    queue.submit(save, key="tekst")
    assert not await queue.idle(0.2)
    assert (queue.pending, queue.stuck, queue.problem_in_short) == (1, True, "registeret er ikke der lenger")
    there[0] = True
    assert await queue.idle()
    assert saved == ["tekst"]


async def test_in_a_register_that_can_only_be_read_typing_is_kept_and_acts_are_refused(
    queue: SaveQueue, heard: Heard
) -> None:
    def refuse(workspace: Workspace) -> None:
        raise OnlyReading("Registeret kan bare leses.")

    queue.submit(refuse)
    assert await queue.idle()
    assert [str(error) for error in heard.refused] == ["Registeret kan bare leses."]
    queue.submit(refuse, key="tekst")
    assert not await queue.idle(0.2)
    assert queue.pending == 1


async def test_a_document_that_cannot_be_written_does_not_hold_up_the_typing(queue: SaveQueue) -> None:
    document, register = Disk(), Disk()
    register.full = False
    queue.submit(lambda workspace: document.write("sak.docx"))
    queue.submit(lambda workspace: register.write("tekst"), key="tekst")
    assert not await queue.idle(0.2)
    assert register.written == ["tekst"]


async def test_a_fault_in_the_program_is_told_and_the_saving_goes_on(queue: SaveQueue, heard: Heard) -> None:
    queue.submit(lambda workspace: 1 / 0)
    done: list[str] = []
    queue.submit(lambda workspace: done.append("neste"))
    assert await queue.idle()
    assert [type(error) for error in heard.broken] == [ZeroDivisionError]
    assert done == ["neste"]


async def test_what_another_window_saves_is_seen_within_a_moment(
    queue: SaveQueue, heard: Heard, folders: Folders, workspace: Workspace
) -> None:
    assert workspace.search.find("lysekrone") == []
    other = Workspace.open(folders, "Ola Lie", clock=lambda: NOW)
    other.cases.new("SSU", "Ny lysekrone på møterommet")
    for _ in range(100):
        await asyncio.sleep(0.02)
        if heard.news:
            break
    assert heard.news == 1
    assert heard.threads == {threading.get_ident()}
    assert [hit.entry.title for hit in workspace.search.find("lysekrone")] == ["Ny lysekrone på møterommet"]
    other.close()


async def test_an_older_file_put_in_the_registers_place_is_said_once_and_what_was_saved_is_written_again(
    queue: SaveQueue, heard: Heard, folders: Folders, workspace: Workspace
) -> None:
    register = workspace.office.register
    register.fold()
    files = [register.folder / name for name in (FILE_NAME, JOURNAL_NAME)]
    old = [path.read_bytes() for path in files]
    workspace.cases.new("SSU", "Vist som lagret")
    for path, data in zip(files, old, strict=True):
        path.unlink()
        path.write_bytes(data)
    for _ in range(200):
        await asyncio.sleep(0.02)
        if heard.refused:
            break
    await asyncio.sleep(0.2)
    assert [str(error).count("byttet ut med en eldre utgave") for error in heard.refused] == [1]
    other = Workspace.open(folders, "Ola Lie", clock=lambda: NOW)
    assert "Vist som lagret" in [head.title for head in other.cases.heads()]
    other.close()


async def test_closing_does_what_is_left(workspace: Workspace) -> None:
    queue = SaveQueue(workspace)
    queue.start()
    for number in range(5):
        queue.submit(lambda workspace, number=number: workspace.cases.new("SSU", f"Sak {number} rett før slutt"))
    assert queue.close() == ""
    assert len([head for head in workspace.cases.heads() if head.title.endswith("rett før slutt")]) == 5


async def test_closing_with_a_full_disk_says_what_is_wrong_and_does_not_hang(workspace: Workspace) -> None:
    queue = SaveQueue(workspace)
    queue.start()
    disk = Disk()
    queue.submit(lambda workspace: disk.write("tekst"), key="tekst")
    assert "full" in queue.close(timeout=3)


# ---------------------------------------------------------------- in the program


async def test_the_status_line_says_when_it_was_saved_and_when_it_was_not(
    desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_module, "RETRY", 0.05)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        line = desk.screen.query_one(StatusLine)
        assert "lagret 12:02" in str(line.render())
        disk = Disk()
        desk.saving.submit(lambda workspace: disk.write("tekst"), key="tekst")
        for _ in range(50):
            await pilot.pause(0.02)
            if line.problem:
                break
        assert str(line.render()).startswith(" ! ikke lagret: disken er full. Rydd plass.")
        disk.full = False
        await settled(pilot)
        assert "lagret 12:02" in str(line.render())


async def test_the_red_line_at_80_columns_says_why_and_what_becomes_of_the_text(
    desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_module, "RETRY", 0.05)
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)

        def full(workspace: Workspace) -> None:
            raise NotSaved(
                "Endringen er ikke lagret i registeret C:\\Sekretariat: disken er full.", short="disken er full"
            )

        desk.saving.submit(full, key="tekst")
        line = desk.screen.query_one(StatusLine)
        for _ in range(50):
            await pilot.pause(0.02)
            if line.problem:
                break
        shown = str(line.render())
        assert shown == " ! ikke lagret: disken er full. Teksten står her, og lagres når det går."
        toasts = [toast.region for toast in desk.screen.query("Toast")]
        assert all(not region.overlaps(line.region) for region in toasts), "no notice covers it"
        desk.saving.submit(lambda workspace: None, key="tekst")
        await settled(pilot)


async def test_leaving_with_a_full_disk_puts_by_what_is_not_saved(
    desk: SekretariatApp, workspace: Workspace, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sekretariat_tui.store import Disk as RealDisk

    monkeypatch.setattr("sekretariat_tui.ui.leaving.WAIT", 0.3)
    monkeypatch.setattr("sekretariat_tui.ui.leaving.STOP", 0.3)
    append = RealDisk.append

    def full(disk: RealDisk, path: Any, length: int, data: bytes, **how: Any) -> Any:
        if path.parent == folders.root:
            raise OSError(28, "full")
        return append(disk, path, length, data, **how)

    monkeypatch.setattr(RealDisk, "append", full)
    async with desk.run_test() as pilot:
        await opened(pilot)
        desk.saving.submit(lambda workspace: workspace.cases.new("SSU", "Skrevet uten plass"))
        await pilot.press("ctrl+q")
        for _ in range(100):
            await pilot.pause(0.02)
            if isinstance(desk.screen, Confirm):
                break
        await pilot.press("j")
        for _ in range(100):
            await pilot.pause(0.02)
            if desk.return_value is not None:
                break
    assert "tilbyr å legge det inn neste gang" in desk.last_words
    assert desk.saving.pending == 0
    assert [one.what for one in waiting(folders)] == [["Opprettet sak: Skrevet uten plass"]]
    assert "Skrevet uten plass" not in [head.title for head in workspace.cases.heads()]


async def test_what_is_typed_is_not_shown_as_saved_before_it_is(desk: SekretariatApp, workspace: Workspace) -> None:
    case_id = case_called(workspace, "Transport av prøver")
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        line = desk.screen.query_one(StatusLine)
        desk.screen.post_message(OpenCase(case_id))
        await settled(pilot)
        desk.screen.query(SectionText).first().focus()
        await settled(pilot)
        assert "lagret 12:02" in str(line.render())
        await pilot.press("x")
        shown, saved = str(line.render()), workspace.cases.get(case_id).sections[0].text
        assert "x" in saved or "lagrer …" in shown
        await settled(pilot)
        assert "lagret 12:02" in str(line.render())
        assert "x" in workspace.cases.get(case_id).sections[0].text


async def test_leaving_waits_for_what_is_not_saved(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test() as pilot:
        await opened(pilot)
        gate = Gate(desk.saving)
        desk.saving.submit(lambda workspace: workspace.cases.new("SSU", "Skrevet rett før slutt"))
        await pilot.press("ctrl+q")
        await pilot.pause(0.1)
        assert desk.is_running
        gate.open.set()
        for _ in range(100):
            await pilot.pause(0.02)
            if desk.return_value is not None:
                break
        assert desk.return_value == 0
    assert case_called(workspace, "Skrevet rett før slutt")


async def test_leaving_with_a_full_disk_asks_with_no_in_focus(
    desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sekretariat_tui.ui.leaving.WAIT", 0.1)
    async with desk.run_test() as pilot:
        await opened(pilot)
        disk = Disk()
        desk.saving.submit(lambda workspace: disk.write("tekst"), key="tekst")
        await pilot.press("ctrl+q")
        for _ in range(100):
            await pilot.pause(0.02)
            if isinstance(desk.screen, Confirm):
                break
        assert isinstance(desk.screen, Confirm)
        await pilot.pause()
        assert desk.focused is not None
        assert desk.focused.id == "no"
        await pilot.press("enter")
        await pilot.pause()
        assert desk.return_value is None
        disk.full = False
        desk.saving.hurry()
        await settled(pilot)


# ---------------------------------------------------------------- what was typed and is not saved, seen again


class FullDisk:
    """The folder's disk refuses until there is room again; other disks do not."""

    def __init__(self, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
        from sekretariat_tui.store import Disk as RealDisk

        self.full = False
        append = RealDisk.append

        def refusing(disk: RealDisk, path: Any, length: int, data: bytes, **how: Any) -> Any:
            if self.full and path.parent == folders.root:
                raise OSError(28, "full")
            return append(disk, path, length, data, **how)

        monkeypatch.setattr(RealDisk, "append", refusing)


@pytest.fixture
def full_disk(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    monkeypatch.setattr(saving_module, "RETRY", 0.05)
    return FullDisk(folders, monkeypatch)


async def until(pilot: Any, so: Callable[[], object]) -> None:
    for _ in range(200):
        if so():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never was so")


async def opened_case(pilot: Any, desk: SekretariatApp, case_id: str) -> None:
    """Opens a case also while what is typed cannot be saved."""
    desk.screen.post_message(OpenCase(case_id))
    pane = desk.screen.query_one(CasePane)
    await until(pilot, lambda: pane.case is not None and pane.case.id == case_id)
    await pilot.pause()
    await pilot.pause(0.05)


async def handed_in(pilot: Any, desk: SekretariatApp) -> None:
    """What is typed has been sent to be saved, and refused."""
    desk.flush()
    await until(pilot, lambda: desk.saving.stuck)


async def test_text_that_could_not_be_saved_stands_there_when_the_case_is_opened_again_and_is_written_on(
    desk: SekretariatApp, workspace: Workspace, full_disk: FullDisk
) -> None:
    one, other = case_called(workspace, "Strategiske veivalg"), case_called(workspace, "Transport av prøver")
    saved = workspace.cases.get(one).sections[0].text
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await opened_case(pilot, desk, one)
        full_disk.full = True
        editor = desk.screen.query(SectionEditor).first()
        editor.text.insert("Et helt avsnitt. ", (0, 0))
        editor.heading.value = "Ny overskrift"
        await handed_in(pilot, desk)
        await opened_case(pilot, desk, other)
        await opened_case(pilot, desk, one)
        editor = desk.screen.query(SectionEditor).first()
        assert editor.text.whole == f"Et helt avsnitt. {saved}"
        assert editor.heading.value == "Ny overskrift"
        editor.text.insert("Og mer. ", (0, 0))
        editor.heading.value = "Nyere overskrift"
        desk.flush()
        full_disk.full = False
        desk.saving.hurry()
        await settled(pilot)
        assert len(desk.screen_stack) == 1, "nobody else has written there, and nothing is asked"
        section = workspace.cases.get(one).sections[0]
        assert section.text == f"Og mer. Et helt avsnitt. {saved}"
        assert section.heading == "Nyere overskrift"
        assert desk.screen.query(SectionEditor).first().text.whole == section.text


async def test_what_is_typed_while_the_text_from_before_is_saved_at_last_is_built_on_it(
    desk: SekretariatApp, workspace: Workspace, full_disk: FullDisk
) -> None:
    one, other = case_called(workspace, "Strategiske veivalg"), case_called(workspace, "Transport av prøver")
    saved = workspace.cases.get(one).sections[0].text
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await opened_case(pilot, desk, one)
        full_disk.full = True
        desk.screen.query(SectionEditor).first().text.insert("Først. ", (0, 0))
        await handed_in(pilot, desk)
        await opened_case(pilot, desk, other)
        await opened_case(pilot, desk, one)
        full_disk.full = False
        desk.screen.query(SectionEditor).first().text.insert("Så. ", (0, 0))
        desk.saving.hurry()
        await desk.saving.idle()
        await settled(pilot)
        assert len(desk.screen_stack) == 1, "it is our own text, and not another window's"
        assert workspace.cases.get(one).sections[0].text == f"Så. Først. {saved}"


async def test_points_and_note_that_could_not_be_saved_stand_there_when_the_case_is_opened_again(
    desk: SekretariatApp, workspace: Workspace, full_disk: FullDisk
) -> None:
    one, other = (
        case_called(workspace, "Felles opplæring i sårbehandling"),
        case_called(workspace, "Strategiske veivalg"),
    )
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await opened_case(pilot, desk, one)
        desk.screen.query_one(CasePane).show_tab("decision")
        await settled(pilot)
        full_disk.full = True
        tab = desk.screen.query_one(DecisionTab)
        tab.proposal.focus()
        await pilot.press("ctrl+home", "X")
        tab.decision.focus()
        await pilot.press("ctrl+home", "Y")
        tab.query_one("#note", Input).value = "Merket i møtet"
        await handed_in(pilot, desk)
        typed = {text: editor.points for text, editor in ((Text.PROPOSAL, tab.proposal), (Text.DECISION, tab.decision))}
        await opened_case(pilot, desk, other)
        assert tab.proposal.points != typed[Text.PROPOSAL]
        await opened_case(pilot, desk, one)
        assert tab.proposal.points == typed[Text.PROPOSAL]
        assert tab.decision.points == typed[Text.DECISION]
        assert tab.query_one("#note", Input).value == "Merket i møtet"
        tab.proposal.focus()
        await pilot.press("ctrl+home", "Z")
        desk.flush()
        full_disk.full = False
        desk.saving.hurry()
        await settled(pilot)
        assert len(desk.screen_stack) == 1
        case = workspace.cases.get(one)
        assert case.proposal.points[0].text.startswith("ZXSSU")
        assert case.decision.points[0].text.startswith("Y")
        assert case.decision.note == "Merket i møtet"


async def test_a_title_that_could_not_be_saved_stands_in_the_form_when_it_is_opened_again(
    desk: SekretariatApp, workspace: Workspace, full_disk: FullDisk
) -> None:
    one = case_called(workspace, "Transport av prøver")
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await opened_case(pilot, desk, one)
        full_disk.full = True
        for expected in ("Transport av prøver", "Transport av blodprøver"):
            desk.screen.query_one(CasePane).action_facts()
            await until(pilot, lambda: len(desk.screen_stack) == 2 and desk.screen.query("#title"))
            await pilot.pause()
            field = desk.screen.query_one("#title", Input)
            assert field.value == expected
            field.value = "Transport av blodprøver"
            await handed_in(pilot, desk)
            await pilot.press("escape")
            await until(pilot, lambda: len(desk.screen_stack) == 1)
        full_disk.full = False
        desk.saving.hurry()
        await settled(pilot)
    assert workspace.cases.get(one).title == "Transport av blodprøver"


# ---------------------------------------------------------------- a program that is killed while the disk refuses


def put_aside() -> list[Path]:
    return sorted(unsaved_folder().glob("*.journal"))


async def test_what_is_typed_while_the_disk_is_full_is_in_a_file_until_it_is_saved(
    desk: SekretariatApp, workspace: Workspace, folders: Folders, full_disk: FullDisk
) -> None:
    one = case_called(workspace, "Strategiske veivalg")
    saved = workspace.cases.get(one).sections[0].text
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await opened_case(pilot, desk, one)
        full_disk.full = True
        text = desk.screen.query(SectionEditor).first().text
        text.insert("Først. ", (0, 0))
        await handed_in(pilot, desk)
        await until(pilot, put_aside)
        (path,) = put_aside()
        if os.name != "nt":
            assert path.stat().st_mode & 0o077 == 0
        text.insert("Så. ", (0, 0))
        desk.flush()
        await until(pilot, lambda: "Så. Først." in path.read_text(encoding="utf-8"))
        assert put_aside() == [path], "it is written anew, and there is one"
        assert waiting(folders) == [], "a program that still runs has it in hand"
        left = path.with_name("drept.journal")  # as it is when the program is killed now
        left.write_bytes(path.read_bytes())
        (one_left,) = waiting(folders)
        assert not already_there(workspace, one_left)
        full_disk.full = False
        desk.saving.hurry()
        await settled(pilot)
        await until(pilot, lambda: put_aside() == [left])
        assert workspace.cases.get(one).sections[0].text == f"Så. Først. {saved}"
        assert [path.name for path in unsaved_folder().iterdir()] == ["drept.journal"]
        assert already_there(workspace, one_left)


async def test_what_was_saved_after_all_is_not_offered(
    desk: SekretariatApp, workspace: Workspace, folders: Folders
) -> None:
    case = workspace.cases.get(case_called(workspace, "Strategiske veivalg"))
    put_by(workspace, [lambda w: w.cases.set_section_text(case.id, case.sections[0].id, "Lagret til slutt")])
    workspace.cases.set_section_text(case.id, case.sections[0].id, "Lagret til slutt")
    workspace.cases.amend(case.id, "Skrev tittelen på", title="Endret siden")
    async with desk.run_test() as pilot:
        await opened(pilot)
        assert len(desk.screen_stack) == 1
    assert waiting(folders) == []


async def test_leaving_after_the_disk_was_full_leaves_one_file_for_the_next_start(
    desk: SekretariatApp, workspace: Workspace, folders: Folders, full_disk: FullDisk
) -> None:
    from sekretariat_tui.ui.leaving import put_by_what_is_left

    one = case_called(workspace, "Strategiske veivalg")
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await opened_case(pilot, desk, one)
        full_disk.full = True
        desk.screen.query(SectionEditor).first().text.insert("Uten plass. ", (0, 0))
        await handed_in(pilot, desk)
        await until(pilot, put_aside)
        assert "tilbyr å legge det inn" in await asyncio.to_thread(put_by_what_is_left, desk, 1.0)
    assert [act.what for one_file in waiting(folders) for act in one_file.held.acts]
    assert len(list(unsaved_folder().iterdir())) == 1
