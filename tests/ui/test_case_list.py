"""The case list: groups that fold, a filter that answers at once, and a cursor that stays where it was."""

from made_up_desk import case_called, many_cases, opened, settled
from rich.cells import cell_len
from textual.widgets import Input

from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.cases.case_lines import STATUS_SIGNS, CaseLines
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.workspace import Workspace


def lines_of(desk: SekretariatApp) -> CaseLines:
    return desk.screen_stack[0].query_one(CaseLines)


def written(lines: CaseLines) -> list[str]:
    """The lines in view as they are drawn."""
    return [lines.render_line(y).text.rstrip() for y in range(lines.size.height)]


def titles(lines: CaseLines) -> list[str]:
    return [line.row.title if line.row else f"# {line.group.title}" for line in lines.lines]


async def test_the_next_meeting_comes_first_and_meetings_that_are_held_are_folded(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert titles(lines_of(desk)) == [
            "# SSU 21.05.2026",
            "Strategiske veivalg",
            "Status for handlingsdelen",
            "# PA 19.06.2026",
            "Felles legevakt i dalen",
            "# Uten møte",
            "Transport av prøver",
            "Digital hjemmeoppfølging",
            "# SSU 26.02.2026",
        ]
        assert written(lines_of(desk))[0].split() == ["▾", "SSU", "21.05.2026", "frist", "07.05", "(2)"]
        assert lines_of(desk).current is lines_of(desk).lines[1], "the cursor begins on the first case"


async def test_a_case_shows_number_title_status_and_doubt_without_colour(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        drawn = written(lines_of(desk))
        assert drawn[1].split() == ["›", "6/26", "Strategiske", "veivalg", "≡"]
        doubtful = next(line for line in drawn if "Digital hjemme" in line)
        assert doubtful.endswith("! ?")


def test_every_status_has_a_sign_of_its_own() -> None:
    assert set(STATUS_SIGNS) == set(CaseStatus)
    assert len(set(STATUS_SIGNS.values())) == len(CaseStatus)
    assert {cell_len(sign) for sign in STATUS_SIGNS.values()} == {1}


async def test_where_there_is_room_the_status_is_written_out(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert any(line.rstrip().endswith("? til avklaring") for line in written(lines_of(desk)))


async def test_left_and_right_fold_and_unfold_and_enter_opens(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        await pilot.press("left")
        assert lines.cursor == 0
        await pilot.press("left")
        assert titles(lines)[:2] == ["# SSU 21.05.2026", "# PA 19.06.2026"]
        await pilot.press("right", "right")
        assert titles(lines)[lines.cursor] == "Strategiske veivalg"
        await pilot.press("end", "right")
        assert titles(lines)[-1] == "Felles opplæring i sårbehandling"
        await pilot.press("end", "enter")
        await settled(pilot)
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        assert screen.case_id == case_called(desk.workspace, "Felles opplæring i sårbehandling")


async def test_a_click_opens_a_case_and_folds_a_group(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        await pilot.click(CaseLines, offset=(4, 4))
        await settled(pilot)
        assert lines.open_case == case_called(desk.workspace, "Felles legevakt i dalen")
        await pilot.click(CaseLines, offset=(4, 3))
        assert "Felles legevakt i dalen" not in titles(lines)


async def test_letters_typed_in_the_list_filter_it_with_folded_letters(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        await pilot.press(*"sarbeh")
        assert desk.focused is desk.screen.query_one("#case-filter")
        assert desk.screen.query_one("#case-filter", Input).value == "sarbeh"
        assert titles(lines) == ["# SSU 26.02.2026", "Felles opplæring i sårbehandling"], "folded groups open"
        await pilot.press("enter")
        await settled(pilot)
        assert lines.open_case == case_called(desk.workspace, "Felles opplæring i sårbehandling")


async def test_esc_leaves_the_filter_first_and_empties_it_next(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        field = desk.screen.query_one("#case-filter", Input)
        await pilot.press(*"prøver")
        await pilot.press("escape")
        assert field.value == "prøver"
        assert desk.focused is lines_of(desk)
        await pilot.press("escape")
        assert field.value == ""
        assert len(lines_of(desk).lines) == 9


async def test_the_filter_finds_by_number_body_and_status(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        for typed, found in (
            ("til avklaring", "Digital hjemmeoppfølging"),
            ("pa legevakt", "Felles legevakt i dalen"),
            ("6/26", "Strategiske veivalg"),
        ):
            lines.filter(typed)
            assert found in titles(lines)
        lines.filter("finnes ikke")
        assert titles(lines) == []
        assert "Ingen saker passer." in "\n".join(written(lines))


async def test_the_cursor_stays_on_its_case_when_the_list_is_made_anew(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        await pilot.press("end", "up")
        assert lines.current is not None and lines.current.row is not None
        here = lines.current.row.case
        desk.saving.submit(
            lambda w: w.cases.new("SSU", "Aller først", meeting=w.meetings.all()[1].id),
        )
        await settled(pilot)
        assert "Aller først" in titles(lines)
        assert lines.current is not None and lines.current.row is not None
        assert lines.current.row.case == here


async def test_a_case_that_another_window_deletes_goes_away(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        gone = case_called(workspace, "Strategiske veivalg")
        desk.saving.submit(lambda w: w.cases.delete(gone))
        await settled(pilot)
        assert "Strategiske veivalg" not in titles(lines)
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        assert screen.case_id is None


async def test_typing_in_a_case_does_not_make_the_list_anew(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        case = workspace.cases.get(case_called(workspace, "Strategiske veivalg"))
        made = []
        case_list = desk.screen.query_one("CaseList")
        for text in ("en", "en to", "en to tre"):
            desk.saving.submit(lambda w, text=text: w.cases.set_section_text(case.id, case.sections[1].id, text))
            await settled(pilot)
            made.append(case_list._round)  # type: ignore[attr-defined]
        assert made[1:] == made[:-1]


async def test_up_from_the_first_line_goes_to_the_filter_and_down_comes_back(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("home", "up")
        await pilot.pause()
        assert desk.focused is desk.screen.query_one("#case-filter")
        await pilot.press("down")
        await pilot.pause()
        assert desk.focused is lines_of(desk)


async def test_odd_titles_keep_the_lines_straight(desk: SekretariatApp, workspace: Workspace) -> None:
    for title in ("👩‍⚕️ 漢字 " * 10, "Linje\x1b[2J med \x00 styretegn", "kort", "[b]ikke fet[/b]"):
        workspace.cases.new("SSU", title)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        for y in range(len(lines.lines)):
            assert lines.render_line(y).cell_length == lines.size.width
            assert "\x1b" not in lines.render_line(y).text


async def test_ten_thousand_cases_are_drawn_as_quickly_as_forty(desk: SekretariatApp, workspace: Workspace) -> None:
    many_cases(workspace, 10_000)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        lines = lines_of(desk)
        lines.filter("sårpleie 9996")
        assert titles(lines) == ["# 1976 uten møtedato", "Sak om sårpleie nummer 9996"]
        lines.filter("sårpleie")
        assert lines.cases_shown == 2_500
        await pilot.press("end")
        assert lines.current is lines.lines[-1]
        assert "sårpleie" in lines.render_line(lines.size.height - 1).text


async def test_an_empty_register_says_so(desk: SekretariatApp, workspace: Workspace) -> None:
    for head in workspace.cases.heads():
        workspace.cases.delete(head.id)
    with workspace.office.register.change("Kari", "Tømte") as change:
        from sekretariat_tui.domain.meeting import Meeting

        for meeting in change.all(Meeting):
            change.delete(Meeting, meeting.id)
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "Ingen saker ennå." in "\n".join(written(lines_of(desk)))
