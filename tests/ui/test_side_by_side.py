"""Two windows on one folder: who is there, what both have written, and nothing of either lost."""

import shutil
from pathlib import Path

import msgspec
import pytest
from made_up_desk import NOW, case_called, opened, settled
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.choosing import Choice
from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.domain.points import Point
from sekretariat_tui.ui import saving as saving_module
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.areas.measure_field import MeasureField
from sekretariat_tui.ui.areas.measure_form import MeasureForm
from sekretariat_tui.ui.case.case_form import CaseForm
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.section_editor import SectionEditor
from sekretariat_tui.ui.case.two_texts import TwoTexts
from sekretariat_tui.ui.case.unsaved_text import UnsavedText
from sekretariat_tui.ui.copies.copies_screen import CopiesScreen
from sekretariat_tui.ui.desk.status_line import StatusLine
from sekretariat_tui.ui.messages import OpenCase
from sekretariat_tui.ui.windows import typing_pause
from sekretariat_tui.ui.windows.choice_rows import ChoiceRow
from sekretariat_tui.workspace import Folders, Text, Workspace

SIZE = (120, 40)
TITLE = "Strategiske veivalg"


def other_window(desk: SekretariatApp) -> Workspace:
    return Workspace.open(desk.workspace.office.folders, "Ola Lie", clock=lambda: NOW)


def the_case(workspace: Workspace, title: str = TITLE) -> Case:
    return workspace.cases.get(case_called(workspace, title))


@pytest.fixture
def deaf(desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch) -> SekretariatApp:
    """A window that has not yet heard what the other has saved when the user writes."""
    monkeypatch.setattr(desk.workspace.office.register, "refresh", lambda: False)
    return desk


async def open_case(pilot: Pilot[int], tab: str, title: str = TITLE) -> CasePane:
    desk = pilot.app
    assert isinstance(desk, SekretariatApp)
    await opened(pilot)
    desk.screen.post_message(OpenCase(case_called(desk.workspace, title), tab))
    await settled(pilot)
    await settled(pilot)
    return desk.screen.query_one(CasePane)


async def arrived(pilot: Pilot[int]) -> None:
    """What is looked for when the program opens is found and shown."""
    await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "arrival"])
    await settled(pilot)
    await settled(pilot)


# ---------------------------------------------------------------- who is there


async def test_who_else_has_the_folder_open_stands_in_the_status_line(
    desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_module, "LOOK", 0.05)
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        line = desk.screen.query_one(StatusLine)
        assert "åpen" not in str(line.render())
        other = other_window(desk)
        other.around.enter()
        for _ in range(100):
            await pilot.pause(0.02)
            if line.company.here:
                break
        assert "Ola Lie har mappen åpen" in str(line.render())
        other.cases.new("SSU", "Ny sak fra Ola")
        for _ in range(100):
            await pilot.pause(0.02)
            if line.company.last:
                break
        assert str(line.render()).startswith(" sist lagret av Ola Lie kl. 12.02")
        other.close()
        for _ in range(100):
            await pilot.pause(0.02)
            if not line.company.here:
                break
        assert "har mappen åpen" not in str(line.render())


async def test_a_window_that_is_closed_leaves_nothing_behind(desk: SekretariatApp, folders: Folders) -> None:
    async with desk.run_test() as pilot:
        await opened(pilot)
        assert (folders.root / "vinduer").is_dir()
    desk.saving.close()
    desk.workspace.close()
    assert not (folders.root / "vinduer").exists()


# ---------------------------------------------------------------- the same text in two windows


async def test_points_are_chosen_one_by_one_by_keys(deaf: SekretariatApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sekretariat_tui.ui.windows.typed_save.SOON", 60)  # both points are written before it is asked
    async with deaf.run_test(size=SIZE) as pilot:
        pane = await open_case(pilot, "decision")
        case = the_case(deaf.workspace)
        theirs = tuple(msgspec.structs.replace(point, text=f"{point.text} Deres.") for point in case.proposal.points)
        other_window(deaf).decisions.set_points(case.id, Text.PROPOSAL, theirs)
        editor = pane.tab.proposal  # type: ignore[union-attr]
        editor.focus()
        first, second = case.proposal.points
        await pilot.press("ctrl+end", *" Min", "ctrl+home", "end", "end", *" Min")
        await settled(pilot)
        window = deaf.screen
        assert isinstance(window, TwoTexts)
        assert [row.choice for row in window.query(ChoiceRow)] == [Choice.BOTH, Choice.BOTH], (
            "nothing is left out unasked"
        )
        window.query(ChoiceRow).first().focus()
        await pilot.press("m", "down", "a")
        await pilot.click("#chosen")
        await settled(pilot)
        wanted = [f"{first.text} Min", f"{second.text} Deres."]
        assert [point.text for point in the_case(deaf.workspace).proposal.points] == wanted
        assert [row.text for row in editor.outline.rows] == wanted
        assert deaf.workspace.unsettled.waiting() == []


async def test_different_points_written_in_two_windows_are_put_together_without_a_question(
    deaf: SekretariatApp,
) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        pane = await open_case(pilot, "decision")
        case = the_case(deaf.workspace)
        first, second = case.proposal.points
        other = other_window(deaf)
        other.decisions.set_points(
            case.id, Text.PROPOSAL, (first, msgspec.structs.replace(second, text="Deres."), Point(text="Ny, deres."))
        )
        editor = pane.tab.proposal  # type: ignore[union-attr]
        editor.focus()
        await pilot.press("ctrl+home", "M")
        await settled(pilot)
        assert not isinstance(deaf.screen, TwoTexts)
        wanted = [f"M{first.text}", "Deres.", "Ny, deres."]
        assert [row.text for row in editor.outline.rows] == wanted
        assert editor.cursor.offset == 1, "the cursor stays where it was"
        await pilot.press("n")
        await settled(pilot)
        wanted[0] = f"Mn{first.text}"
        assert [point.text for point in the_case(deaf.workspace).proposal.points] == wanted
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(pilot)
        assert [row.text for row in editor.outline.rows] == [first.text, "Deres.", "Ny, deres."]


async def test_the_text_is_on_disk_while_the_choice_is_asked_for(deaf: SekretariatApp) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        await open_case(pilot, "paper")
        case = the_case(deaf.workspace)
        other_window(deaf).cases.set_section_text(case.id, case.sections[0].id, "Deres tekst")
        editor = deaf.screen.query(SectionEditor).first()
        editor.text.focus()
        editor.text.insert("Min ")
        await settled(pilot)
        assert isinstance(deaf.screen, TwoTexts)
        after_a_crash = other_window(deaf)
        (item,) = after_a_crash.unsettled.waiting()
        assert item.text == f"Min {case.sections[0].text}"
        assert the_case(after_a_crash).sections[0].text == "Deres tekst"


async def test_a_text_nobody_chose_before_the_program_ended_is_asked_about_at_the_next_start(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    case = the_case(workspace)
    section = case.sections[0]
    other = other_window(desk)
    other.cases.set_section_text(case.id, section.id, "Deres tekst")
    with pytest.raises(Exception, match="endret i et annet vindu") as told:
        other.cases.set_section_text(case.id, section.id, "Min tekst", before=section.text)
    other.unsettled.keep("felt", told.value)  # type: ignore[arg-type]
    workspace.office.register.refresh()  # as the next start would find it
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await arrived(pilot)
        assert isinstance(desk.screen, TwoTexts)
        assert desk.waiting == "1 tekst venter"
        await pilot.press("escape")
        await arrived(pilot)
        assert "1 tekst venter" in str(desk.screen.query_one(StatusLine).render()), "it is left for later"
        await pilot.press("ctrl+p", *"tekster som venter", "enter")
        await settled(pilot)
        assert isinstance(desk.screen, TwoTexts)
        await pilot.click("#here")
        await settled(pilot)
        await arrived(pilot)
        assert the_case(workspace).sections[0].text == "Min tekst"
        assert desk.waiting == ""


async def test_a_section_deleted_in_another_window_is_put_back_with_what_was_written(deaf: SekretariatApp) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        await open_case(pilot, "paper")
        case = the_case(deaf.workspace)
        other_window(deaf).cases.remove_section(case.id, case.sections[0].id)
        editor = deaf.screen.query(SectionEditor).first()
        editor.text.focus()
        editor.text.insert("Min ")
        await settled(pilot)
        window = deaf.screen
        assert isinstance(window, TwoTexts)
        await pilot.click("#here")
        await settled(pilot)
        await settled(pilot)
        now = next(one for one in the_case(deaf.workspace).sections if one.id == case.sections[0].id)
        assert now.text == f"Min {case.sections[0].text}"
        assert now.heading == case.sections[0].heading
        assert deaf.workspace.unsettled.waiting() == []


async def test_text_in_a_case_deleted_elsewhere_waits_until_it_is_copied(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await open_case(pilot, "paper")
        case = the_case(desk.workspace)
        other_window(desk).cases.delete(case.id)
        desk.screen.query(SectionEditor).first().text.insert("Min ")
        await settled(pilot)
        assert isinstance(desk.screen, UnsavedText)
        await pilot.press("escape")
        await settled(pilot)
        (item,) = desk.workspace.unsettled.waiting()
        assert item.text.startswith("Min ")


async def test_a_title_changed_in_two_windows_is_chosen_between(deaf: SekretariatApp) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        pane = await open_case(pilot, "paper")
        pane.action_facts()
        await settled(pilot)
        case = the_case(deaf.workspace)
        other_window(deaf).cases.amend(case.id, "Ga ny tittel til", title="Deres tittel")
        field = deaf.screen.query_one("#title", Input)
        field.focus()
        await pilot.press("end", "!")
        await settled(pilot)
        assert isinstance(deaf.screen, TwoTexts)
        await pilot.click("#there")
        await settled(pilot)
        assert isinstance(deaf.screen, CaseForm)
        assert field.value == deaf.workspace.cases.get(case.id).title == "Deres tittel"


@pytest.mark.parametrize(("button", "stands"), [("here", CaseStatus.READY), ("there", CaseStatus.CLEARING)])
async def test_a_status_set_in_two_windows_is_chosen_between(
    deaf: SekretariatApp, button: str, stands: CaseStatus
) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        pane = await open_case(pilot, "paper")
        pane.action_facts()
        await settled(pilot)
        case = the_case(deaf.workspace)
        other_window(deaf).cases.set_status(case.id, CaseStatus.CLEARING)
        deaf.screen.query_one("#status").value = CaseStatus.READY  # type: ignore[attr-defined]
        await settled(pilot)
        assert isinstance(deaf.screen, TwoTexts)
        await pilot.click(f"#{button}")
        await settled(pilot)
        assert deaf.workspace.cases.get(case.id).status is stands


# ---------------------------------------------------------------- it does not come in the middle of a word


async def conflict_while_typing(pilot: Pilot[int], monkeypatch: pytest.MonkeyPatch) -> SectionEditor:
    """The user types, and the other window has changed the same section."""
    monkeypatch.setattr(typing_pause, "QUIET", 60.0)
    await open_case(pilot, "paper")
    desk = pilot.app
    assert isinstance(desk, SekretariatApp)
    case = the_case(desk.workspace)
    other_window(desk).cases.set_section_text(case.id, case.sections[0].id, "Deres tekst")
    editor = desk.screen.query(SectionEditor).first()
    editor.text.focus()
    await pilot.press("ctrl+home", *"En")
    await settled(pilot)
    return editor


async def pause_comes(pilot: Pilot[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The user has stopped typing for so long that the question may come."""
    desk = pilot.app
    assert isinstance(desk, SekretariatApp)
    monkeypatch.setattr(typing_pause, "QUIET", 0.0)
    typing_pause.look(desk)
    await settled(pilot)


async def test_the_question_waits_while_somebody_types_and_no_key_is_lost(
    deaf: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with deaf.run_test(size=(80, 24)) as pilot:
        editor = await conflict_while_typing(pilot, monkeypatch)
        was = editor.text.whole.removeprefix("En")
        line = deaf.screen.query_one(StatusLine)
        assert not isinstance(deaf.screen, TwoTexts)
        assert typing_pause.WAITS in str(line.render()), "all of it can be read in a narrow window"
        await pilot.press(*" to", "enter", *"tre ")
        await settled(pilot)
        mine = f"En to\ntre {was}"
        assert editor.text.whole == mine
        (item,) = other_window(deaf).unsettled.waiting()
        assert item.text == mine, "what is typed meanwhile is on disk"
        assert the_case(other_window(deaf)).sections[0].text == "Deres tekst"
        await pause_comes(pilot, monkeypatch)
        window = deaf.screen
        assert isinstance(window, TwoTexts)
        assert [question.ours for question in window.questions] == [mine]
        assert line.said == ""
        await pilot.click("#here")
        await settled(pilot)
        assert the_case(other_window(deaf)).sections[0].text == mine
        assert other_window(deaf).unsettled.waiting() == []


async def test_what_was_typed_last_is_in_the_question(deaf: SekretariatApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        editor = await conflict_while_typing(pilot, monkeypatch)
        monkeypatch.setattr("sekretariat_tui.ui.windows.typed_save.SOON", 60)  # it is not sent to be saved yet
        await pilot.press(*" to ")
        await pause_comes(pilot, monkeypatch)
        assert isinstance(deaf.screen, TwoTexts)
        assert [question.ours for question in deaf.screen.questions] == [editor.text.whole]


async def test_no_question_comes_when_what_was_typed_is_taken_back(
    deaf: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        editor = await conflict_while_typing(pilot, monkeypatch)
        await pilot.press("backspace", "backspace")
        await settled(pilot)
        await pause_comes(pilot, monkeypatch)
        assert not isinstance(deaf.screen, TwoTexts)
        assert editor.text.whole == the_case(other_window(deaf)).sections[0].text == "Deres tekst"
        assert other_window(deaf).unsettled.waiting() == []


async def test_a_text_whose_field_is_left_for_another_case_waits_to_be_chosen(
    deaf: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        await conflict_while_typing(pilot, monkeypatch)
        deaf.screen.post_message(OpenCase(case_called(deaf.workspace, "Transport av prøver"), "paper"))
        await settled(pilot)
        await settled(pilot)
        await pause_comes(pilot, monkeypatch)
        await arrived(pilot)
        assert not isinstance(deaf.screen, TwoTexts)
        assert [item.text[:2] for item in deaf.workspace.unsettled.waiting()] == ["En"]
        assert deaf.waiting == "1 tekst venter"


async def test_a_field_of_a_measure_is_not_asked_about_in_the_middle_of_a_word(
    deaf: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typing_pause, "QUIET", 60.0)
    workspace = deaf.workspace
    measure = workspace.strategy.new_measure("Felles ambulerende team", ())
    async with deaf.run_test(size=SIZE) as pilot:
        await opened(pilot)
        deaf.push_screen(MeasureForm(measure.id, 2026))
        await settled(pilot)
        other_window(deaf).strategy.amend_measure(measure.id, status_note="Deres")
        field = next(one for one in deaf.screen.query(MeasureField) if one.field == "status_note")
        field.control.focus()
        for word in ("Går", " fint"):
            await pilot.press(*word)
            await settled(pilot)
        assert not isinstance(deaf.screen, TwoTexts)
        assert field.control.value == "Går fint"  # type: ignore[attr-defined]
        assert [item.text for item in other_window(deaf).unsettled.waiting()] == ["Går fint"]
        now = next(one for one in other_window(deaf).strategy.measures() if one.id == measure.id)
        assert now.status_note == "Deres", "nothing is saved over it meanwhile"
        await pause_comes(pilot, monkeypatch)
        assert isinstance(deaf.screen, TwoTexts)
        assert [question.ours for question in deaf.screen.questions] == ["Går fint"]


# ---------------------------------------------------------------- what waits is found, and one after the other


async def test_the_texts_that_wait_are_offered_one_after_the_other_and_found_by_that_word(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    case = the_case(workspace)
    other = other_window(desk)
    for section in case.sections[:2]:
        other.cases.set_section_text(case.id, section.id, "Deres tekst")
        with pytest.raises(Exception, match="endret i et annet vindu") as told:
            other.cases.set_section_text(case.id, section.id, "Min tekst", before=section.text or "Før")
        other.unsettled.keep(section.id, told.value)  # type: ignore[arg-type]
    workspace.office.register.refresh()
    async with desk.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await arrived(pilot)
        first = desk.screen
        assert isinstance(first, TwoTexts)
        await pilot.click("#later")
        await arrived(pilot)
        second = desk.screen
        assert isinstance(second, TwoTexts)
        assert second.questions != first.questions
        await pilot.click("#here")
        await settled(pilot)
        await arrived(pilot)
        assert not isinstance(desk.screen, TwoTexts), "what was left for later is not offered again at once"
        assert desk.waiting == "1 tekst venter"
        await pilot.press("ctrl+p", *"venter", "enter")
        await settled(pilot)
        assert isinstance(desk.screen, TwoTexts)
        assert desk.screen.questions == first.questions


async def test_a_conflict_copy_is_offered_after_the_texts_that_wait(with_copy: SekretariatApp) -> None:
    workspace = with_copy.workspace
    case = the_case(workspace)
    workspace.unsettled.keep_text("felt", "«Bakgrunn»", case, "Min tekst")
    workspace.unsettled.leave("felt")
    async with with_copy.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await arrived(pilot)
        assert isinstance(with_copy.screen, TwoTexts)
        await pilot.press("escape")
        await arrived(pilot)
        assert isinstance(with_copy.screen, CopiesScreen)


async def test_left_and_right_move_between_the_buttons(deaf: SekretariatApp) -> None:
    async with deaf.run_test(size=SIZE) as pilot:
        await open_case(pilot, "paper")
        case = the_case(deaf.workspace)
        other_window(deaf).cases.set_section_text(case.id, case.sections[0].id, "Deres tekst")
        editor = deaf.screen.query(SectionEditor).first()
        editor.text.focus()
        editor.text.insert("Min ")
        await settled(pilot)
        window = deaf.screen
        assert isinstance(window, TwoTexts)
        ids = [button.id for button in window.query(Button)]
        assert window.focused is not None and window.focused.id == ids[-1] == "both"
        seen = []
        for key in ["left"] * 2 + ["right"] * 3:
            await pilot.press(key)
            await settled(pilot)
            seen.append(window.focused.id)
        assert seen == [ids[1], ids[0], ids[1], ids[2], ids[0]]
        window.query_one(ChoiceRow).focus()
        await pilot.pause()
        await pilot.press("right")
        await settled(pilot)
        assert window.focused.id == ids[0]


# ---------------------------------------------------------------- conflict copies


@pytest.fixture
def with_copy(desk: SekretariatApp, workspace: Workspace, tmp_path: Path) -> SekretariatApp:
    """A conflict copy with two cases changed on another machine, one of them here as well, and a new one."""
    root = workspace.office.folders.root
    shutil.copytree(root, tmp_path / "PC-2")
    there = Workspace.open(Folders(tmp_path / "PC-2"), "Ola Lie", clock=lambda: NOW)
    there.office.register.machine = "PC-2"
    both, theirs = the_case(workspace), the_case(workspace, "Transport av prøver")
    there.cases.set_section_text(both.id, both.sections[0].id, "SSU ba om et forslag før sommeren.")
    there.cases.set_section_text(theirs.id, theirs.sections[0].id, "Prøvene kjøres hver dag.")
    there.cases.new("SSU", "Laget på PC-2")
    workspace.cases.set_section_text(both.id, both.sections[0].id, "SSU ba om et nytt forslag.")
    shutil.copy(tmp_path / "PC-2" / "sekretariat.journal", root / "sekretariat-PC-2.journal")
    return desk


async def copies_screen(pilot: Pilot[int]) -> CopiesScreen:
    await opened(pilot)
    await arrived(pilot)
    assert isinstance(pilot.app.screen, CopiesScreen)
    return pilot.app.screen


def titles(screen: CopiesScreen) -> list[str]:
    return [str(one.title) for _, one in screen._listed]


async def test_conflict_copies_are_offered_case_by_case_when_the_program_opens(with_copy: SekretariatApp) -> None:
    async with with_copy.run_test(size=SIZE) as pilot:
        screen = await copies_screen(pilot)
        listed = titles(screen)
        assert listed[0] == "SSU 6/26 Strategiske veivalg", "where both have changed comes first"
        assert sorted(listed[1:]) == ["«Laget på PC-2»", "«Transport av prøver»"]
        (row,) = screen.query(ChoiceRow)
        assert row.choice is None
        await pilot.press("f5")
        await settled(pilot)
        assert titles(screen) == listed, "nothing is done until it is chosen"
        await pilot.press("b", "f5")
        await settled(pilot)
        assert the_case(with_copy.workspace).sections[0].text == "SSU ba om et nytt forslag før sommeren."
        assert len(titles(screen)) == 2
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        await arrived(pilot)
        assert not isinstance(with_copy.screen, CopiesScreen)
        assert the_case(with_copy.workspace, "Transport av prøver").sections[0].text == "Prøvene kjøres hver dag."
        assert the_case(with_copy.workspace, "Laget på PC-2")
        root = with_copy.workspace.office.folders.root
        assert not list(root.glob("sekretariat-*"))
        assert list((root / "historikk").glob("lagt-til-side-*sekretariat-PC-2.journal"))
        assert with_copy.waiting == ""


async def test_what_is_left_for_later_is_reminded_of_and_found_again(with_copy: SekretariatApp) -> None:
    async with with_copy.run_test(size=(80, 24)) as pilot:
        screen = await copies_screen(pilot)
        await pilot.press("f7")
        await settled(pilot)
        left = titles(screen)
        assert len(left) == 2
        await pilot.press("escape")
        await arrived(pilot)
        assert "1 konfliktkopi venter" in str(with_copy.screen.query_one(StatusLine).render())
        await pilot.press("ctrl+p", *"konfliktkopier", "enter")
        await arrived(pilot)
        again = with_copy.screen
        assert isinstance(again, CopiesScreen)
        assert sorted(titles(again)) == sorted(left)
        assert the_case(with_copy.workspace).sections[0].text == "SSU ba om et nytt forslag."


async def test_both_cases_are_kept_when_that_is_chosen(with_copy: SekretariatApp) -> None:
    async with with_copy.run_test(size=SIZE) as pilot:
        await copies_screen(pilot)
        await pilot.press("f8")
        await settled(pilot)
        draft = the_case(with_copy.workspace, f"{TITLE} (fra konfliktkopien)")
        assert draft.sections[0].text == "SSU ba om et forslag før sommeren."
        assert the_case(with_copy.workspace).sections[0].text == "SSU ba om et nytt forslag."


async def test_the_list_is_moved_in_and_the_choices_made_so_far_stay(with_copy: SekretariatApp) -> None:
    async with with_copy.run_test(size=SIZE) as pilot:
        screen = await copies_screen(pilot)
        assert with_copy.focused is screen.query_one(OptionList)
        await pilot.press("enter", "a")
        screen.query_one(OptionList).focus()
        await pilot.press("down")
        await settled(pilot)
        assert "Transport" in str(screen.query_one("#copies-said").render()) or "Laget" in str(
            screen.query_one("#copies-said").render()
        )
        await pilot.press("up")
        await settled(pilot)
        assert [row.choice for row in screen.query(ChoiceRow)] == [Choice.THEIRS]


async def test_what_stands_in_one_only_cannot_be_chosen_in_parts(with_copy: SekretariatApp) -> None:
    async with with_copy.run_test(size=SIZE) as pilot:
        screen = await copies_screen(pilot)
        at = titles(screen).index("«Laget på PC-2»")
        screen.query_one(OptionList).highlighted = at
        await settled(pilot)
        assert screen.query_one("#chosen", Button).disabled
        assert screen.query_one("#draft", Button).disabled


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_buttons_fit_on_the_screen(with_copy: SekretariatApp, size: tuple[int, int]) -> None:
    async with with_copy.run_test(size=size) as pilot:
        screen = await copies_screen(pilot)
        for button in screen.query(Button):
            assert button.region.right <= size[0] and button.region.bottom <= size[1], button.id
            assert button.region.height == 1


# ---------------------------------------------------------------- measures


@pytest.mark.parametrize(
    ("button", "stands"), [("here", "Går fint!"), ("there", "Deres"), ("both", "Går fint! / Deres")]
)
async def test_a_field_of_a_measure_changed_in_two_windows_is_chosen_between(
    deaf: SekretariatApp, button: str, stands: str
) -> None:
    workspace = deaf.workspace
    measure = workspace.strategy.new_measure("Felles ambulerende team", ())
    workspace.strategy.amend_measure(measure.id, status_note="Går fint")
    async with deaf.run_test(size=SIZE) as pilot:
        await opened(pilot)
        deaf.push_screen(MeasureForm(measure.id, 2026))
        await settled(pilot)
        other_window(deaf).strategy.amend_measure(measure.id, status_note="Deres")
        field = next(one for one in deaf.screen.query(MeasureField) if one.field == "status_note")
        field.control.focus()
        await pilot.press("end", "!")
        await settled(pilot)
        assert isinstance(deaf.screen, TwoTexts)
        assert [item.text for item in other_window(deaf).unsettled.waiting()] == ["Går fint!"]
        await pilot.click(f"#{button}")
        await settled(pilot)
        await settled(pilot)
        now = next(one for one in workspace.strategy.measures() if one.id == measure.id)
        assert now.status_note == field.control.value == stands  # type: ignore[attr-defined]
        assert workspace.unsettled.waiting() == []
        assert other_window(deaf).unsettled.waiting() == []


async def test_what_was_written_in_a_measure_deleted_elsewhere_waits_to_be_copied(deaf: SekretariatApp) -> None:
    measure = deaf.workspace.strategy.new_measure("Felles ambulerende team", ())
    async with deaf.run_test(size=SIZE) as pilot:
        await opened(pilot)
        deaf.push_screen(MeasureForm(measure.id, 2026))
        await settled(pilot)
        other_window(deaf).strategy.delete_measure(measure.id)
        field = next(one for one in deaf.screen.query(MeasureField) if one.field == "status_note")
        field.control.focus()
        await pilot.press(*"Venter")
        await settled(pilot)
        (item,) = deaf.workspace.unsettled.waiting()
        assert item.text == "Venter"


# ---------------------------------------------------------------- how it looks


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_two_long_texts_can_be_read_to_the_end_and_the_buttons_stay(
    deaf: SekretariatApp, size: tuple[int, int]
) -> None:
    async with deaf.run_test(size=size) as pilot:
        await open_case(pilot, "paper")
        case = the_case(deaf.workspace)
        theirs = "\n\n".join(f"Avsnitt {number} er skrevet i det andre vinduet, og er langt." for number in range(60))
        other_window(deaf).cases.set_section_text(case.id, case.sections[0].id, theirs)
        editor = deaf.screen.query(SectionEditor).first()
        editor.text.focus()
        editor.text.insert("Skrevet her. " * 40)
        await settled(pilot)
        window = deaf.screen
        assert isinstance(window, TwoTexts)
        for button in window.query(Button):
            assert button.region.right <= size[0] and button.region.bottom <= size[1], button.id
        row = window.query_one(ChoiceRow)
        row.focus()
        await pilot.press(*["down"] * 200)
        await settled(pilot)
        assert row.region.bottom <= size[1], "its end is in view"
