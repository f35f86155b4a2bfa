"""Who else has the folder open, and who saved last, as the status line says it."""

from datetime import UTC, datetime, timedelta

import pytest

from sekretariat_tui.store import ActHead, Present, machine_name
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.company import here_in_words, last_in_words

from .conftest import NOW, reopened


def window(who: str, machine: str, doing: str = "") -> Present:
    return Present(id=f"{who}{machine}{doing}", who=who, machine=machine, started=NOW, doing=doing)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], ""),
        ([window("Ola", "PC-2")], "Ola har mappen åpen på PC-2"),
        ([window("Ola", "PC-1")], "Ola har mappen åpen"),
        ([window("Kari", "PC-2")], "du har mappen åpen på PC-2"),
        ([window("Kari", "PC-1")], "åpen i et vindu til"),
        ([window("Kari", "PC-1"), window("Kari", "PC-1")], "åpen i 2 vinduer til"),
        (
            [window("Ola", "PC-2"), window("Per", "PC-3"), window("Kari", "PC-1")],
            "Ola (PC-2), Per (PC-3) og du (et annet vindu) har også mappen åpen",
        ),
        ([window("Kari", "PC-1", "importer")], "«sekretariat importer» arbeider i mappen"),
        ([window("Kari", "PC-1", "importer"), window("Ola", "PC-2")], "Ola har mappen åpen på PC-2"),
    ],
)
def test_who_else_has_the_folder_open(others: list[Present], said: str) -> None:
    assert here_in_words(others, "Kari", "PC-1") == said


def act(who: str, machine: str, at: datetime) -> ActHead:
    return ActHead(number=7, at=at, who=who, what="Skrev", machine=machine)


def test_who_saved_last_is_said_when_it_was_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)
    clock = f"{at.astimezone():%H.%M}"
    assert last_in_words(None, "Kari", "PC-1", NOW) == ""
    assert last_in_words(act("Kari", "PC-1", at), "Kari", "PC-1", NOW) == ""
    assert last_in_words(act("Kari", "", at), "Kari", "PC-1", NOW) == ""
    assert last_in_words(act("Ola", "PC-2", at), "Kari", "PC-1", NOW) == f"sist lagret av Ola på PC-2 kl. {clock}"
    assert last_in_words(act("Ola", "PC-1", at), "Kari", "PC-1", NOW) == f"sist lagret av Ola kl. {clock}"
    assert last_in_words(act("Kari", "PC-2", at), "Kari", "PC-1", NOW) == f"sist lagret av deg på PC-2 kl. {clock}"
    yesterday = act("Ola", "PC-2", at - timedelta(days=2))
    assert last_in_words(yesterday, "Kari", "PC-1", NOW) == "sist lagret av Ola på PC-2 07.05.2026"


def test_two_windows_on_one_folder_see_each_other_until_one_is_closed(desk: Workspace) -> None:
    other = reopened(desk)
    desk.around.enter()
    assert desk.around.company().here == ""
    other.around.enter()
    assert desk.around.company().here == "Ola Lie har mappen åpen"
    assert desk.around.windows() == {other.around.window}
    other.close()
    assert desk.around.company().here == ""


def test_the_machine_an_act_was_done_on_stands_in_the_journal(desk: Workspace) -> None:
    desk.cases.new("SSU", "Felles opplæring")
    other = reopened(desk)
    last = other.office.register.last_act
    assert last is not None and last.machine == machine_name() != ""


def test_a_command_is_seen_while_it_runs(desk: Workspace) -> None:
    command = reopened(desk)
    command.around.enter("importer")
    assert desk.around.company().here == "«sekretariat importer» arbeider i mappen"
    command.close()
    assert desk.around.company().here == ""
