"""What the palette offers on the desk: the actions of the panes, and those of the shell."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from ..backups.actions import backup_actions
from ..control.opening import control_actions
from ..copies.actions import side_by_side_actions
from ..history.opening import past_actions
from ..windows.palette import DeskAction
from .word_templates import make_template

if TYPE_CHECKING:
    from .screen import DeskScreen


def desk_actions(screen: "DeskScreen") -> Iterator[DeskAction]:
    """Every action: those of the pane in focus, of the other panes, then of the shell."""
    desk = screen.desk
    office = desk.workspace.office
    current = screen.panes.current_pane
    panes: list[Any] = sorted(screen.panes.all, key=lambda pane: pane is not current)
    for pane in panes:
        offered = getattr(pane, "actions", None)
        if offered is not None:
            yield from offered()
    yield DeskAction("søk", "Søk i vedtak, saker, møter og tiltak", "", screen.action_open_search)
    yield DeskAction("finn", "Finn i panelet", "", screen.action_find)
    places = {
        "panel.saker": "Gå til sakene",
        "panel.vedtak": "Gå til vedtaket",
        "panel.satsninger": "Gå til satsningene",
    }
    for number, (id, title) in enumerate(places.items()):
        yield DeskAction(id, title, "", partial(screen.action_pane, number))
    undo, redo = office.undoable, office.redoable
    yield DeskAction("angre", "Angre", _quoted(undo), screen.action_undo, "" if undo else "ingenting å angre")
    yield DeskAction("gjør-om", "Gjør om", _quoted(redo), screen.action_redo, "" if redo else "ingenting å gjøre om")
    yield from side_by_side_actions(desk)
    yield from control_actions(screen)
    yield from past_actions(screen)
    yield DeskAction("lagre", "Lagre med en gang", "alt lagres ellers mens du skriver", screen.action_save_now)
    yield DeskAction("maler", "Lag maler for Word …", "brevhode, skrift og felt", lambda: make_template(screen))
    yield from backup_actions(desk)
    yield DeskAction("tema", "Bytt mellom lyst og mørkt", "", desk.switch_theme)
    if office.register.readonly:
        from ..rescue.only_reading import ways_on_action

        yield ways_on_action(desk)
    yield DeskAction("hjelp", "Hjelp", "forklarer det du står i", desk.action_explain)
    yield DeskAction("avslutt", "Avslutt", "", lambda: desk.call_later(desk.action_quit))


def _quoted(what: str) -> str:
    return f"«{what[:40]}…»" if len(what) > 41 else f"«{what}»" if what else ""
