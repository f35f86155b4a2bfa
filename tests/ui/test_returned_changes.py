"""Hent inn fra Word, change by change: one key for a whole section, one for all of one person."""

from pathlib import Path

import pytest
from made_up_desk import case_called
from test_returned import SIZE, TITLE, looking_at, read

from edited_word import edited, tracked
from sekretariat_tui.domain.choosing import Choice
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.returned.change_rows import ChangeKeys
from sekretariat_tui.ui.returned.returned_screen import ReturnedScreen
from sekretariat_tui.ui.windows.choice_rows import ChoiceRow

BACKGROUND = "SSU ba om et forslag"
POINT = "SSU godkjenner den anbefalte prosessen."
KARI, PER = "Kari Nordli", "Per Moen"


@pytest.fixture
def back(desk: SekretariatApp, tmp_path: Path) -> Path:
    """Kari and Per have each changed a word of the background and a word of the first point."""
    sent = desk.workspace.papers.export(case_called(desk.workspace, TITLE)).path
    background = tracked(tracked(BACKGROUND, KARI, "ba", "spurte"), PER, "forslag", "utkast")
    point = tracked(tracked(POINT, KARI, "godkjenner", "vedtar"), PER, "anbefalte", "nye")
    return edited(sent, tmp_path / "tilbake.docx", (BACKGROUND, background), (POINT, point))


def chosen(screen: ReturnedScreen) -> list[Choice | None]:
    return [row.choice for row in screen.query(ChoiceRow)]


OURS, THEIRS = Choice.OURS, Choice.THEIRS


@pytest.mark.parametrize(
    ("key", "after"),
    [("s", [OURS, OURS, THEIRS, THEIRS]), ("p", [OURS, THEIRS, OURS, THEIRS])],
    ids=["hele avsnittet", "alt fra personen"],
)
async def test_one_key_refuses_a_whole_section_and_one_all_of_one_person(
    desk: SekretariatApp, back: Path, key: str, after: list[Choice | None]
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        assert chosen(screen) == [THEIRS] * 4
        await pilot.press("enter", "v", key)
        assert chosen(screen) == after
        await pilot.press("a", key)
        assert chosen(screen) == [THEIRS] * 4


async def test_what_one_person_changed_is_taken_and_what_the_other_changed_is_not(
    desk: SekretariatApp, back: Path
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        await pilot.press("enter", "v", "p", "f5")
        await read(pilot, screen)
        case = desk.workspace.cases.get(case_called(desk.workspace, TITLE))
        assert case.sections[0].text.startswith("SSU ba om et utkast")
        assert "SSU godkjenner den nye prosessen." in plain_text(case.proposal.points)


async def test_the_two_keys_can_be_clicked(desk: SekretariatApp, back: Path) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        await pilot.press("enter", "v")
        keys = screen.query_one(ChangeKeys)
        await pilot.click(keys, offset=(str(keys.render()).index("hele") + 2, 0))
        await pilot.pause()
        assert chosen(screen) == [OURS, OURS, THEIRS, THEIRS]


async def test_a_key_for_many_does_not_choose_where_both_have_changed_the_same(
    desk: SekretariatApp, back: Path
) -> None:
    workspace, id = desk.workspace, case_called(desk.workspace, TITLE)
    section = workspace.cases.get(id).sections[0]
    workspace.cases.set_section_text(id, section.id, section.text.replace("et forslag", "et notat"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        assert chosen(screen) == [THEIRS, None, THEIRS, THEIRS]
        await pilot.press("enter", "a", "s")
        assert chosen(screen) == [THEIRS, None, THEIRS, THEIRS]
        await pilot.press("v", "s")
        assert chosen(screen) == [OURS, OURS, THEIRS, THEIRS], "to leave it as it is here harms nothing"


async def test_each_row_names_its_own_author(desk: SekretariatApp, back: Path) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        labels = [row.question.label for row in screen.query(ChoiceRow)]
        assert [KARI in one for one in labels] == [True, False, True, False]
        assert [PER in one for one in labels] == [False, True, False, True]


async def test_a_row_by_two_persons_reaches_only_the_rows_by_those_two(desk: SekretariatApp, tmp_path: Path) -> None:
    """One word that both have changed is a row by both."""
    sent = desk.workspace.papers.export(case_called(desk.workspace, TITLE)).path
    both = tracked(tracked(BACKGROUND, KARI, "ba om", "ba"), PER, "et forslag", "et utkast")
    point = tracked(POINT, KARI, "godkjenner", "ved")
    point = point.replace(">ved</w:t></w:r></w:ins>", f">ved</w:t></w:r></w:ins>{put_in(PER, 'tar')}")
    back = edited(sent, tmp_path / "tilbake.docx", (BACKGROUND, both), (POINT, point))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        rows = list(screen.query(ChoiceRow))
        by = [(KARI in row.question.label, PER in row.question.label) for row in rows]
        assert by == [(True, False), (False, True), (True, False), (True, True)]
        rows[3].focus()
        await pilot.press("v", "p")
        assert chosen(screen) == [THEIRS, THEIRS, THEIRS, OURS]
        rows[0].focus()
        await pilot.press("v", "p")
        assert chosen(screen) == [OURS, THEIRS, OURS, OURS]
        await pilot.press("a", "p")
        assert chosen(screen) == [THEIRS, THEIRS, THEIRS, OURS], "what the two wrote together is not Kari's alone"


async def test_the_rows_of_a_moved_sentence_answer_together(desk: SekretariatApp, tmp_path: Path) -> None:
    moved = " Partene skal melde tilbake til sekretariatet innen fristen."
    case = case_called(desk.workspace, TITLE)
    section = desk.workspace.cases.get(case).sections[0]
    desk.workspace.cases.set_section_text(case, section.id, f"{section.text}{moved}")
    sent = desk.workspace.papers.export(case).path
    back = edited(sent, tmp_path / "tilbake.docx", (moved, ""), (POINT, f"{POINT}{moved}"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        assert chosen(screen) == [THEIRS, THEIRS]
        await pilot.press("enter", "v")
        await pilot.pause()
        assert chosen(screen) == [OURS, OURS]
        await pilot.press("a")
        await pilot.pause()
        assert chosen(screen) == [THEIRS, THEIRS]


def put_in(by: str, words: str) -> str:
    """Words that somebody has put in right after another's."""
    who = f'w:id="9123" w:author="{by}" w:date="2026-05-12T09:30:00Z"'
    return f"<w:ins {who}><w:r><w:t>{words}</w:t></w:r></w:ins>"
