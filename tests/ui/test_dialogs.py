"""The windows that ask: a new case, a new meeting, the fields of a case, and reading papers in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_up_desk import case_called, opened, settled
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Select, Static

from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import CaseType, ExemptScope, LinkKind, Side
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_acts import CaseActs
from sekretariat_tui.ui.case.case_form import CaseForm
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.link_case import LinkCase
from sekretariat_tui.ui.case.new_case import NewCase
from sekretariat_tui.ui.case.new_meeting import NewMeeting
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.ui.windows.form_row import FormRow

SIZE = (120, 40)
TITLE = "Strategiske veivalg"


async def with_case(pilot: Pilot[int], desk: SekretariatApp, title: str = TITLE) -> CaseActs:
    await opened(pilot)
    pane = desk.screen.query_one(CasePane)
    pane.show_case(case_called(desk.workspace, title))
    await settled(pilot)
    return pane.acts


def why_at(desk: SekretariatApp, field: str) -> str:
    """What is said below a field."""
    row = desk.screen.query_one(field).query_ancestor(FormRow)
    told = row.query_one(".form-wrong", Static)
    return str(told.render()) if told.has_class("-shown") else ""


async def typed(pilot: Pilot[int], desk: SekretariatApp, field: str, text: str) -> None:
    """Writes ``text`` in a field in place of what stands there, and leaves it."""
    line = desk.screen.query_one(field, Input)
    line.focus()
    line.value = text
    await pilot.pause()
    await pilot.press("tab")
    await settled(pilot)


# ---------------------------------------------------------------- a new case


async def test_a_new_case_is_made_on_the_next_meeting_and_opened_on_its_paper(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await with_case(pilot, desk)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert isinstance(desk.screen, NewCase)
        await pilot.press(*"Felles", "space", *"vakt", "enter")
        await settled(pilot)
        case = desk.workspace.cases.get(case_called(desk.workspace, "Felles vakt"))
        meeting = desk.workspace.meetings.get(case.meeting or "")
        assert (case.body, case.type, meeting.first_day) == ("SSU", CaseType.DECISION, date(2026, 5, 21))
        pane = desk.screen.query_one(CasePane)
        assert pane.case is not None and pane.case.id == case.id
        assert pane.has_focus_within


async def test_a_case_without_a_title_is_not_made_and_the_field_says_why(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await opened(pilot)
        before = len(desk.workspace.cases.heads())
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert "tittel" in why_at(desk, "#title")
        await pilot.press("escape")
        await settled(pilot)
        assert len(desk.workspace.cases.heads()) == before


async def test_the_meetings_offered_are_those_of_the_body(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await opened(pilot)
        desk.push_screen(NewCase())
        await settled(pilot)
        desk.screen.query_one("#body", Select).value = "PA"
        await settled(pilot)
        offered = [words for words, value in desk.screen.query_one("#meeting", Select)._options if words]
        assert offered == ["PA 19.06.2026"]


async def test_a_meeting_whose_invitation_is_sent_can_be_chosen_but_is_not_to_begin_with(desk: SekretariatApp) -> None:
    meetings = desk.workspace.meetings
    sent = meetings.next()
    assert sent is not None and sent.body == "SSU"
    later = meetings.new("SSU", date(2026, 9, 3))
    meetings.send_invitation(sent.id)
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.new_case()
        await settled(pilot)
        select = desk.screen.query_one("#meeting", Select)
        assert select.value == later.id
        assert sent.id in [value for _, value in select._options]


async def test_a_document_that_somebody_has_changed_is_only_written_over_after_a_yes(
    desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr("sekretariat_tui.workspace.papers.open_in_word", written.append)
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.export()
        await settled(pilot)
        written[0].write_bytes(b"by hand")
        acts.export()
        await settled(pilot)
        assert isinstance(desk.screen, Confirm)
        assert desk.screen.question.endswith("er endret etter at programmet skrev den. Skal den skrives over?")
        assert "annet navn" not in desk.screen.question + desk.screen.explain
        assert desk.focused is desk.screen.query_one("#no")
        await pilot.press("enter")
        await settled(pilot)
        assert written[0].read_bytes() == b"by hand"
        acts.export()
        await settled(pilot)
        await pilot.press("right", "enter")
        await settled(pilot)
        assert written[0].read_bytes() != b"by hand"


# ---------------------------------------------------------------- a new meeting


async def test_a_meeting_is_planned_from_a_date_as_it_is_typed_by_hand(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.new_meeting()
        await pilot.pause()
        assert isinstance(desk.screen, NewMeeting)
        await pilot.press(*"3.9", "enter")
        await settled(pilot)
        assert desk.workspace.meetings.find("SSU", date(2026, 9, 3)) is not None


async def test_a_date_that_does_not_exist_is_said_at_the_field(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.new_meeting()
        await pilot.pause()
        before = len(desk.workspace.meetings.all())
        await pilot.press(*"31.2.2026", "enter")
        await settled(pilot)
        assert why_at(desk, "#day").startswith("! «31.2.2026» er ikke en dato som finnes.")
        assert len(desk.workspace.meetings.all()) == before


async def test_a_day_that_is_taken_is_said_at_the_field(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.new_meeting()
        await pilot.pause()
        await pilot.press(*"21.5.26", "enter")
        await settled(pilot)
        assert "allerede et møte" in why_at(desk, "#day")


# ---------------------------------------------------------------- the fields of a case


async def test_the_fields_of_a_case_are_saved_as_they_are_typed(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.facts()
        await settled(pilot)
        await typed(pilot, desk, "#title", "Strategiske veivalg fram mot 2030")
        await typed(pilot, desk, "#case-officers", "Kari Berg,  Ola Lie")
        await typed(pilot, desk, "#document-date", "2. mai 2026")
        await typed(pilot, desk, f"#archive-{Side.HOSPITAL}", "26/00123-4")
        await typed(pilot, desk, f"#cleared-by-{Side.MUNICIPALITIES}", "Anne Moen")
        await typed(pilot, desk, f"#cleared-on-{Side.MUNICIPALITIES}", "4.5")
        case = desk.workspace.cases.get(acts.case.id)
        assert case.title == "Strategiske veivalg fram mot 2030"
        assert case.case_officers == ("Kari Berg", "Ola Lie")
        assert case.document_date == date(2026, 5, 2)
        assert [(ref.side, ref.value) for ref in case.archive_references] == [(Side.HOSPITAL, "26/00123-4")]
        assert [(c.side, c.by, c.on) for c in case.clearances] == [(Side.MUNICIPALITIES, "Anne Moen", date(2026, 5, 4))]


async def test_a_document_date_that_does_not_exist_is_said_and_the_old_one_kept(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.facts()
        await settled(pilot)
        await typed(pilot, desk, "#document-date", "2.5.2026")
        await typed(pilot, desk, "#document-date", "31.2.2026")
        assert "31.2.2026" in why_at(desk, "#document-date")
        assert desk.workspace.cases.get(acts.case.id).document_date == date(2026, 5, 2)


async def test_a_case_keeps_its_title_when_the_field_is_emptied(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.facts()
        await settled(pilot)
        await typed(pilot, desk, "#title", "")
        assert "tittel" in why_at(desk, "#title")
        assert desk.workspace.cases.get(acts.case.id).title == TITLE


async def test_an_exemption_needs_its_legal_basis(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.facts()
        await settled(pilot)
        scope, basis = (desk.screen.query_one(name, Select) for name in ("#scope", "#basis"))
        scope.value = ExemptScope.PARTLY
        await settled(pilot)
        assert "hjemmel" in why_at(desk, "#basis")
        assert desk.workspace.cases.get(acts.case.id).exemption is None
        basis.value = desk.workspace.profile.legal_bases[0].basis
        await settled(pilot)
        await typed(pilot, desk, "#public-title", "Sak om drift")
        exemption = desk.workspace.cases.get(acts.case.id).exemption
        assert exemption is not None
        assert (exemption.scope, exemption.public_title) == (ExemptScope.PARTLY, "Sak om drift")
        scope.value = Select.NULL
        await settled(pilot)
        assert desk.workspace.cases.get(acts.case.id).exemption is None


async def test_agreement_clauses_are_added_and_taken_away(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.facts()
        await settled(pilot)
        desk.screen.query_one("#document", Input).value = "delavtale 5"
        desk.screen.query_one("#clause", Input).value = "2.5"
        desk.screen.query_one("#add-clause", Button).press()
        await settled(pilot)
        clauses = desk.workspace.cases.get(acts.case.id).agreement_clauses
        assert [(c.document, c.clause) for c in clauses] == [("delavtale 5", "2.5")]
        desk.screen.query_one("ClauseLine Button", Button).press()
        await settled(pilot)
        assert desk.workspace.cases.get(acts.case.id).agreement_clauses == ()


async def test_the_form_shows_what_another_window_saves(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.facts()
        await settled(pilot)
        desk.workspace.cases.amend(acts.case.id, "Satte vår ref. på", our_ref="26/77")
        await settled(pilot)
        assert desk.screen.query_one("#our-ref", Input).value == "26/77"


# ---------------------------------------------------------------- acts by keys and palette


async def test_a_number_is_given_by_hand_only_where_meetings_are_not_in_use(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        why = {action.id: action.why_not for action in acts.pane.actions()}
        assert "sakslisten" in why["sak.nummer"]
        acts = await with_case(pilot, desk, "Transport av prøver")
        acts.number_by_hand()
        await pilot.pause()
        await pilot.press(*"tolv", "enter")
        await pilot.pause()
        await pilot.press("escape")
        acts.number_by_hand()
        await pilot.pause()
        await pilot.press(*"41/25", "enter")
        await settled(pilot)
        assert desk.workspace.cases.get(acts.case.id).ref == CaseRef("SSU", 2025, 41)


async def test_a_case_is_put_on_an_agenda_numbered_and_the_numbers_locked(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk, "Transport av prøver")
        acts.place()
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert acts.meeting is not None and acts.meeting.first_day == date(2026, 5, 21)
        acts.number_agenda()
        await settled(pilot)
        assert acts.case.number is not None and not acts.case.number_locked
        acts.send_invitation()
        await pilot.pause()
        await pilot.press("j")
        await settled(pilot)
        assert acts.case.number_locked
        why = {action.id: action.why_not for action in acts.pane.actions()}
        assert why["møte.send"] == "innkallingen er sendt"


async def test_the_case_is_tied_to_an_area_and_let_go(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        for tied in (1, 0):
            acts.area()
            await pilot.pause()
            await pilot.press("enter")
            await settled(pilot)
            assert len(acts.case.areas) == tied


async def test_a_doubt_is_settled_from_the_list(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk, "Digital hjemmeoppfølging")
        acts.doubts()
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert acts.case.doubts == ()


@pytest.mark.parametrize(
    ("said", "to", "ref"),
    [("legevakt", "Felles legevakt i dalen", None), ("SSU 22/2019", None, CaseRef("SSU", 2019, 22))],
)
async def test_a_case_is_linked_by_its_title_or_by_a_number_outside_the_register(
    desk: SekretariatApp, said: str, to: str | None, ref: CaseRef | None
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.link()
        await settled(pilot)
        assert isinstance(desk.screen, LinkCase)
        desk.screen.query_one(Input).value = said
        await pilot.pause()
        assert desk.screen.query_one(OptionList).option_count >= 1
        await pilot.press("enter")
        await settled(pilot)
        link = desk.workspace.cases.get(acts.case.id).links[-1]
        assert (link.kind, link.case, link.ref) == (
            LinkKind.FOLLOWS_UP,
            case_called(desk.workspace, to) if to else None,
            ref,
        )


# ---------------------------------------------------------------- how they look


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("window", ["facts", "new_case", "new_meeting"])
def test_the_window_looks_right(
    desk: SekretariatApp, snap_compare: Callable[..., bool], size: tuple[int, int], window: str
) -> None:
    async def show(pilot: Pilot[Any]) -> None:
        acts = await with_case(pilot, desk)
        getattr(acts, window)()
        await settled(pilot)

    assert snap_compare(desk, terminal_size=size, run_before=show)


async def test_a_case_deleted_in_another_window_closes_its_form(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        acts = await with_case(pilot, desk)
        acts.facts()
        await settled(pilot)
        desk.workspace.cases.delete(acts.case.id)
        await settled(pilot)
        assert not isinstance(desk.screen, CaseForm)
