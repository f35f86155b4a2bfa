"""Made-up cases for the desk, and what tests of the program do again and again."""

from datetime import UTC, date, datetime

from textual.pilot import Pilot

from sekretariat_tui.domain.case import Case, Doubt
from sekretariat_tui.domain.kinds import CaseStatus, Mode, Outcome
from sekretariat_tui.domain.points import Point
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.workspace import Text, Workspace

NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)


def made_up_cases(workspace: Workspace) -> None:
    """Fills a new folder through the acts a person would do."""
    cases, meetings, decisions = workspace.cases, workspace.meetings, workspace.decisions
    winter = meetings.new("SSU", date(2026, 2, 26))
    spring = meetings.new("SSU", date(2026, 5, 21))
    summer = meetings.new("PA", date(2026, 6, 19))

    wounds = cases.new("SSU", "Felles opplæring i sårbehandling", meeting=winter.id)
    background = wounds.sections[0]
    cases.set_section_text(wounds.id, background.id, "Kommunene ber om opplæring i digital sårbehandling.")
    decisions.set_points(
        wounds.id,
        Text.PROPOSAL,
        (
            Point(text="SSU godkjenner felles opplæring i sårbehandling."),
            Point(text="Tiltaket måles etter ett år.", points=(Point(text="antall kurs"), Point(text="nytte"))),
        ),
    )
    meetings.number_agenda(winter.id)
    meetings.send_invitation(winter.id)
    decisions.set_outcome(wounds.id, Outcome.AS_PROPOSED)
    decisions.set_mode(wounds.id, Mode.CONSENSUS)

    choices = cases.new("SSU", "Strategiske veivalg", meeting=spring.id)
    cases.set_section_text(choices.id, choices.sections[0].id, "SSU ba om et forslag, se SSU sak 3/26.")
    decisions.set_points(
        choices.id,
        Text.PROPOSAL,
        (
            Point(text="SSU godkjenner den anbefalte prosessen."),
            Point(text="Sekretariatet avklarer datoene med partene."),
        ),
    )
    cases.new("SSU", "Status for handlingsdelen", meeting=spring.id)
    meetings.number_agenda(spring.id)
    cases.new("PA", "Felles legevakt i dalen", meeting=summer.id)
    cases.new("SSU", "Transport av prøver")
    home = cases.new("SSU", "Digital hjemmeoppfølging")
    doubt = Doubt(field="meeting_date", text="14.1124", sentence="Datoen «14.1124» kan leses på to måter.")
    cases.amend(home.id, "Noterte en tvil om", doubts=(doubt,), status=CaseStatus.CLEARING)
    workspace.office._done.clear()  # what made the desk is not what the person at it did


def case_called(workspace: Workspace, title: str) -> str:
    """The id of the case with the title."""
    return next(head.id for head in workspace.cases.heads() if head.title == title)


def many_cases(workspace: Workspace, number: int) -> None:
    """Fills the register with cases of earlier years, as after an import of an archive."""
    with workspace.office.register.change("Kari Berg", "Leste inn arkivet") as change:
        for at in range(number):
            year = 2025 - at // 200
            case = Case(
                body=("SSU", "PA", "ASU")[at % 3],
                title=f"Sak om {('sårpleie', 'legevakt', 'rekruttering', 'samhandling')[at % 4]} nummer {at}",
                number=at % 200 + 1,
                year=year,
                status=CaseStatus.DECIDED,
                number_locked=True,
            )
            change.put(case)


async def opened(pilot: Pilot[int]) -> None:
    """Waits until all three panes stand there."""
    for _ in range(200):
        await pilot.pause()
        if pilot.app.screen_stack[0].query("#areas"):
            break
    await settled(pilot)


async def settled(pilot: Pilot[int]) -> None:
    """Waits until what was done is saved, told to the panes and drawn."""
    app = pilot.app
    assert isinstance(app, SekretariatApp)
    await pilot.pause()
    while app.key_hold.holding:
        await pilot.pause(0.02)
    await pilot.pause()
    app.flush()
    await app.saving.idle()
    await pilot.pause()
    await app.workers.wait_for_complete(
        [w for w in app.workers if w.group in {"case-list", "facts", "search", "fill", "thread"}]
    )
    await pilot.pause()
