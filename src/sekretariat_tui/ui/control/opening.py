"""The way to the control, and from it to what was chosen there."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..messages import OpenCase
from ..windows.palette import DeskAction

if TYPE_CHECKING:
    from ..desk.screen import DeskScreen


def control_actions(screen: "DeskScreen") -> Iterator[DeskAction]:
    """What the palette offers of controlling the register."""
    yield DeskAction("kontroll", "Kontroller registeret …", "det som er feil eller usikkert", partial(_open, screen))


def _open(screen: "DeskScreen") -> None:
    from .control_screen import ControlScreen

    screen.desk.flush()
    screen.app.push_screen(ControlScreen(), partial(_go_to, screen))


def _go_to(screen: "DeskScreen", where: tuple[str, str] | None) -> None:
    match where:
        case ("cases", id):
            screen.post_message(OpenCase(id))
        case ("meetings", id):
            screen.show_meeting(id)
        case ("read-in", _):
            screen.panes.case.acts.read_in()
