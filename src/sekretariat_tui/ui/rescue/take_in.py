"""What could not be saved the last time is offered when the folder is opened again."""

import contextlib
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from ...domain.errors import SekretariatError
from ...workspace.folders import unsaved_folder

if TYPE_CHECKING:
    from ...workspace import Workspace
    from ...workspace.unsaved import TakenIn, Waiting
    from ..desk_app import DeskApp

_NAMED = 6


class TakeIn(ModalScreen[str]):
    """Asks what is to be done with what waits: «take», «later» or «away».

    Args:
        waiting: a file of acts that could not be saved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer('later')", "Ikke nå", show=False),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    help_topic = "redning"

    def __init__(self, waiting: "Waiting") -> None:
        super().__init__(classes="dialog")
        self.waiting = waiting

    def compose(self) -> ComposeResult:
        from ...workspace.rescue_words import at

        what = self.waiting.what
        more = f"\n… og {len(what) - _NAMED} til" if len(what) > _NAMED else ""
        with Vertical(classes="dialog-box"):
            yield Label("Dette ble ikke lagret sist", classes="dialog-title")
            yield Label(
                f"Da programmet ble lukket {at(self.waiting.held.header.at)}, kunne ikke dette lagres. Det er tatt vare "
                "på, og kan legges inn i registeret nå:",
                classes="dialog-text",
            )
            yield Label("\n".join(f"• {one}" for one in what[:_NAMED]) + more, classes="dialog-text", markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Legg inn", id="take", variant="primary", compact=True)
                yield Button("Ikke nå", id="later", compact=True)
                yield Button("Forkast …", id="away", compact=True)

    def on_mount(self) -> None:
        self.query_one("#take", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id or "later")

    def action_answer(self, what: str) -> None:
        """Answers and closes."""
        self.dismiss(what)


def offer(app: "DeskApp") -> None:
    """Asks about the oldest that waits for this folder, and then about the next."""
    folders = app.workspace.office.folders
    if app.workspace.office.register.readonly or not unsaved_folder().is_dir():
        return
    from ...workspace.unsaved import already_there, forget, take_in, waiting

    files = []
    for file in waiting(folders):
        if already_there(app.workspace, file):
            with contextlib.suppress(SekretariatError):  # it is not offered, whether it can be removed or not
                forget(file)
        else:
            files.append(file)
    if not files:
        return
    one = files[0]

    def act(workspace: "Workspace") -> "TakenIn":
        result = take_in(workspace, one)
        if not result.left:
            forget(one)
        return result

    def done(result: "TakenIn") -> None:
        if result.records:
            app.notify("Det som ikke ble lagret sist, er lagt inn. ctrl+z angrer.", timeout=10, markup=False)
        if result.left:
            from ..case.unsaved_text import UnsavedText

            window = UnsavedText(
                "\n\n".join(result.left),
                title="Noe er endret siden",
                explain="Dette er endret av andre i mellomtiden, og er ikke lagt inn. Kopier det du trenger:",
            )
            app.push_screen(window, lambda _: _throw_away(app, one))

    def answered(what: str | None) -> None:
        if what == "take":
            app.saving.submit(act, done=done, failed=failed)
        elif what == "away":
            _throw_away(app, one)

    def failed(error: SekretariatError) -> None:
        app.notify(error.sentence, severity="error", timeout=15, markup=False)

    app.push_screen(TakeIn(one), answered)


def _throw_away(app: "DeskApp", one: "Waiting") -> None:
    from ...workspace.unsaved import forget
    from ..windows.confirm import Confirm

    def answered(yes: bool | None) -> None:
        if yes:
            app.saving.submit(lambda _: forget(one), failed=lambda error: app.notify(error.sentence, severity="error"))

    app.push_screen(
        Confirm(
            "Forkaste det som ikke ble lagret?",
            f"Filen {one.path.name} slettes. Det som står i den, er da borte.",
            yes="Forkast",
        ),
        answered,
    )
