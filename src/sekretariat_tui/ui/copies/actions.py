"""What the palette offers where two have written at once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..windows.palette import DeskAction

if TYPE_CHECKING:
    from ..desk_app import DeskApp


def side_by_side_actions(desk: "DeskApp") -> Iterator[DeskAction]:
    """To choose between two texts, and to look through conflict copies."""
    waits = len(desk.workspace.unsettled.waiting())
    yield DeskAction(
        "tekster.venter",
        "Velg mellom to tekster som venter …",
        "skrevet samtidig i to vinduer",
        lambda: _texts(desk),
        "" if waits else "ingen tekster venter",
    )
    yield DeskAction(
        "kopier.se",
        "Se gjennom konfliktkopier som venter …",
        "det synkroniseringen ikke fikk slått sammen",
        lambda: _copies(desk),
    )


def _texts(desk: "DeskApp") -> None:
    from .waiting_texts import choose_text

    choose_text(desk)


def _copies(desk: "DeskApp") -> None:
    from .copies_screen import open_copies

    open_copies(desk)
