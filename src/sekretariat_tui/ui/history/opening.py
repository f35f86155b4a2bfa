"""The ways to history, bin and acts: by their names in the palette, and to the record that was chosen there."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..messages import OpenCase, OpenMeasure
from ..windows.palette import DeskAction

if TYPE_CHECKING:
    from ...domain.record import Record
    from ..desk.screen import DeskScreen
    from ..desk_app import DeskApp


def past_actions(screen: "DeskScreen") -> Iterator[DeskAction]:
    """What the palette offers of what was before."""
    yield DeskAction("papirkurv", "Papirkurv …", "det som er slettet", partial(_open_bin, screen))
    yield DeskAction("hva-er-gjort", "Hva er gjort …", "alle handlinger; angre en av dem", partial(_open_acts, screen))
    case = getattr(screen.panes.case, "case", None)
    meeting = screen.panes.case.acts.meeting if case is not None else None
    if meeting is not None:
        name = screen.desk.workspace.meetings.label(meeting)
        yield DeskAction("møte.historikk", "Møtets historikk …", name, partial(open_history, screen.desk, meeting))


def open_history(desk: "DeskApp", record: "Record") -> None:
    """Shows the earlier versions of a record."""
    from .history_screen import HistoryScreen

    desk.flush()
    desk.push_screen(HistoryScreen((record.table, record.id), desk.workspace.names.of(record)))


def _open_bin(screen: "DeskScreen") -> None:
    from .bin_screen import BinScreen

    screen.desk.flush()
    screen.app.push_screen(BinScreen(), partial(_go_to, screen))


def _open_acts(screen: "DeskScreen") -> None:
    from .acts_screen import ActsScreen

    screen.desk.flush()
    screen.app.push_screen(ActsScreen(), partial(_go_to, screen))


def _go_to(screen: "DeskScreen", record: tuple[str, str] | None) -> None:
    """Shows the record on the desk."""
    match record:
        case ("cases", id):
            screen.post_message(OpenCase(id))
        case ("measures", id):
            screen.post_message(OpenMeasure(id))
        case ("meetings", id):
            screen.show_meeting(id)
