"""What the palette offers on the desk: the shell's own actions and those of the panes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .messages import OpenCase
from .palette import DeskAction

if TYPE_CHECKING:
    from .desk_screen import DeskScreen


def desk_actions(screen: "DeskScreen") -> Iterator[DeskAction]:
    """Every action: first what belongs to the pane in focus, then the other panes, then the shell."""
    desk = screen.desk
    office = desk.workspace.office
    no_case = "" if screen.case_id else "ingen sak er åpen"
    yield DeskAction("sak.ny", "Ny sak", "et nytt utkast", screen.action_new_case)
    panes: list[Any] = sorted(screen.query(".pane"), key=lambda pane: pane is not screen.pane)
    for pane in panes:
        offered = getattr(pane, "actions", None)
        if offered is not None:
            yield from offered()
    yield DeskAction("sak.word", "Skriv saken til Word", "og åpne dokumentet", screen.action_export, no_case)
    yield DeskAction("søk", "Søk i vedtak, saker, møter og tiltak", "", screen.action_open_search)
    yield DeskAction("finn", "Finn i panelet", "", screen.action_find)
    for number, (id, title) in enumerate(
        {
            "panel.saker": "Gå til sakene",
            "panel.vedtak": "Gå til saken og vedtaket",
            "panel.satsninger": "Gå til satsningene",
        }.items()
    ):
        yield DeskAction(id, title, "", lambda number=number: screen.action_pane(number))
    undo, redo = office.undoable, office.redoable
    yield DeskAction("angre", "Angre", _quoted(undo), screen.action_undo, "" if undo else "ingenting å angre")
    yield DeskAction("gjør-om", "Gjør om", _quoted(redo), screen.action_redo, "" if redo else "ingenting å gjøre om")
    yield DeskAction("lagre", "Lagre med en gang", "alt lagres ellers mens du skriver", screen.action_save_now)
    yield DeskAction("tema", "Bytt mellom lyst og mørkt", "", desk.switch_theme)
    yield DeskAction("hjelp", "Hjelp", "forklarer det du står i", desk.action_explain)
    yield DeskAction("avslutt", "Avslutt", "", lambda: desk.call_later(desk.action_quit))


def _quoted(what: str) -> str:
    return f"«{what[:40]}…»" if len(what) > 41 else f"«{what}»" if what else ""


def new_case(screen: "DeskScreen") -> None:
    """Asks for what a new case needs, and opens it."""
    from .new_case import NewCase

    def made(case_id: str | None) -> None:
        if case_id is not None:
            screen.post_message(OpenCase(case_id))

    screen.app.push_screen(NewCase(), made)
