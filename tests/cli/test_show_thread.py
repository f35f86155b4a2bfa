"""``sekretariat vis``: the thread of a case, its standing, and what its texts tell."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from sekretariat_tui.cli.show_case import show_case
from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.domain.kinds import CaseStatus, Outcome, StandingKind
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import Folders, Workspace


def put(desk: Workspace, number: int, year: int, title: str, text: str, *points: str) -> Case:
    case = Case(
        body="SSU",
        number=number,
        year=year,
        number_locked=True,
        title=title,
        status=CaseStatus.DECIDED,
        document_date=date(year, 3, 1),
        sections=(Section(heading="Bakgrunn", text=text),),
    )
    points_ = tuple(Point(text=one) for one in points)
    decision = msgspec.structs.replace(case.decision, points=points_, outcome=Outcome.AS_PROPOSED)
    with desk.office.act(f"La inn {title}") as change:
        return change.put(msgspec.structs.replace(case, decision=decision))


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return Workspace.open(Folders(tmp_path / "s"), "Kari Berg")


QUOTE = "SSU gjorde i sak 1/23 følgende vedtak:\n\n1. Planen avvises."


def test_the_whole_thread_is_printed_with_each_decision(desk: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    put(desk, 1, 2023, "Plan", "Nytt.", "Planen vedtas.")
    put(desk, 2, 2024, "Prøve", "Følger opp sak 1/23.", "Prøven settes i gang.")
    last = put(desk, 3, 2025, "Utvidelse", "Følger opp sak 2/24.", "Vedtaket i sak 2/24 oppheves.")
    assert show_case(desk, last, as_json=False) == 0
    out = capsys.readouterr().out
    assert (
        "\nSaksgang\n"
        "  følger opp SSU 2/24 Prøve\n"
        "    01.03.2024 · vedtatt som foreslått · gjeldende\n"
        "    «Prøven settes i gang.»\n"
        "    følger opp SSU 1/23 Plan\n"
        "      01.03.2023 · vedtatt som foreslått · gjeldende\n"
        "      «Planen vedtas.»\n"
        "  ! SSU 2/24 Prøve: opphevet av SSU 3/25, sier teksten: «Vedtaket i sak 2/24 oppheves.»\n"
    ) in out


def test_the_standing_of_the_decision_is_told_with_the_case(
    desk: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    old = put(desk, 1, 2023, "Plan", "Nytt.", "Planen vedtas.")
    new = put(desk, 2, 2024, "Ny plan", "Følger opp sak 1/23.", "Planen erstattes.")
    desk.decisions.set_standing(old.id, StandingKind.REPLACED, by=new.id)
    show_case(desk, desk.cases.get(old.id), as_json=False)
    assert "Gyldighet: erstattet av SSU 2/24\n" in capsys.readouterr().out


def test_a_quote_that_differs_is_printed_by_word_and_in_json(
    desk: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    put(desk, 1, 2023, "Plan", "Nytt.", "Planen vedtas.")
    case = put(desk, 2, 2024, "Ny", QUOTE, "Noe annet.")
    show_case(desk, case, as_json=False)
    assert "1. Planen [-vedtas-]{+avvises+}." in capsys.readouterr().out
    show_case(desk, case, as_json=True)
    shown = json.loads(capsys.readouterr().out)
    assert shown["quoted_otherwise"][0]["changes"] == ["Planen [-vedtas-]{+avvises+}."]
    (step,) = shown["thread"]
    assert (step["depth"], step["way"], step["words"], step["day"]) == (0, "back", "siterer", "2023-03-01")
    assert step["decision"] == "Planen vedtas."
    assert step["standing"] == "gjeldende"
