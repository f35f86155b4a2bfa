"""Reading papers in: a path, a look at what was found, and then «Les inn»."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select, Static
from textual.worker import get_current_worker

from ...domain.errors import SekretariatError
from ...workspace import Workspace
from ...workspace.imports import ImportResult, Step
from ..windows.typed_path import typed_path
from .import_preview import preview

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class _Stopped(Exception):
    """The user has left while files were being read."""


class ImportScreen(ModalScreen[str | None]):
    """Reads files in and gives the id of the first case; None when nothing was read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lukk", show=False)]

    DEFAULT_CSS = """
    ImportScreen {
        & .dialog-box { width: 110; height: 90%; }
        & #found { height: 1fr; border: round $border-blurred; padding: 0 1; margin: 1 0; }
        & #found:focus { border: round $border; }
        & #body-row { height: 1; display: none; }
        & #body-row.-asked { display: block; }
        & #body-row Label { width: auto; padding-right: 1; }
        & #body-row Select { width: 50; }
    }
    """

    help_topic = "les-inn"

    def __init__(self) -> None:
        super().__init__(classes="dialog")
        self._path: Path | None = None
        self._looked_at: ImportResult | None = None
        self._reading = False
        self._left = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        bodies = [(f"{body.code} – {body.name}", body.code) for body in self._desk.workspace.profile.bodies]
        with Vertical(classes="dialog-box"):
            yield Label("Les inn fra fil", classes="dialog-title")
            yield Input(placeholder="stien til en fil eller mappe – skriv, lim inn eller dra den hit", compact=True)
            with Horizontal(id="body-row"):
                yield Label("Papiret nevner ikke utvalg. Det hører til")
                yield Select(bodies, prompt="velg utvalg", id="body", compact=True)
            with VerticalScroll(id="found"):
                yield Static("Trykk Enter for å se hva som blir lest. Ingenting lagres før du velger «Les inn».")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Lukk", id="leave", compact=True)
                yield Button("Les inn", id="read", variant="primary", compact=True, disabled=True)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    # ------------------------------------------------------------------ looking

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#read", Button).disabled = True

    @on(Input.Submitted)
    def _look(self, event: Input.Submitted) -> None:
        event.stop()
        self._path = typed_path(event.value)
        if self._path is None:
            self._say("Skriv stien til en fil eller mappe først.")
            return
        self._look_at(self._path, self.query_one("#body", Select).selection)

    @on(Select.Changed, "#body")
    def _body_chosen(self, event: Select.Changed) -> None:
        event.stop()
        if self._path is not None:
            self._look_at(self._path, self.query_one("#body", Select).selection)

    def _look_at(self, path: Path, body: str | None) -> None:
        self._say(f"Leser {path.name} …")
        self._look_in_thread(path, body)

    @work(thread=True, exclusive=True, group="look")
    def _look_in_thread(self, path: Path, body: str | None) -> None:
        """Reads without saving. A folder with many files takes a while, so its files are counted on the screen."""
        worker = get_current_worker()
        told = 0

        def progress(step: Step) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise _Stopped
            told += 1
            self.call_later(self._say, f"Leser {step.source} … ({told})")

        workspace = self._desk.workspace
        try:
            result = workspace.imports.read([path], dry=True, body=body, progress=progress)
        except SekretariatError as error:
            self.call_later(self._say, f"! {error.sentence}")
        except _Stopped:
            pass
        else:
            self.call_later(self._show, result)

    def _show(self, result: ImportResult) -> None:
        if not self.is_attached:
            return
        self._looked_at = result
        self.query_one("#found Static", Static).update(preview(result, self._desk.workspace.profile))
        self.query_one("#found").scroll_home(animate=False)
        nobody = any(not taken.document.body for taken in result.taken)
        if nobody or self.query_one("#body", Select).selection is not None:
            self.query_one("#body-row").add_class("-asked")
        read = self.query_one("#read", Button)
        read.disabled = not result.taken
        if result.taken:
            read.focus()

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#found Static", Static).update(Content(text))

    # ------------------------------------------------------------------ reading in

    @on(Button.Pressed, "#read")
    def _read(self, event: Button.Pressed) -> None:
        event.stop()
        path, body = self._path, self.query_one("#body", Select).selection
        if path is None or self._reading:
            return
        self._reading = True
        self.query_one("#read", Button).disabled = True
        self._say("Leser inn …")

        def progress(step: Step) -> None:
            if self._left:
                raise _Stopped
            self.call_later(self._say, f"Leser inn {step.source} …")

        def act(workspace: Workspace) -> ImportResult:
            try:
                return workspace.imports.read([path], body=body, progress=progress)
            except _Stopped:  # what was read in before that is kept, file by file
                return ImportResult()

        def failed(error: SekretariatError) -> None:
            self._reading = False
            self._say(f"! {error.sentence}")

        self._desk.saving.submit(act, done=self._done, failed=failed)

    def _done(self, result: ImportResult) -> None:
        self._reading = False
        for failed in result.failed:
            self.app.notify(failed.why, severity="error", timeout=15, markup=False)
        cases = [taken.case for taken in result.taken if taken.case]
        doubts = sum(len(taken.doubts) for taken in result.taken)
        if cases:
            told = {case.id for taken in result.taken for case in taken.becomes.cases}
            many = "1 sak" if len(told) == 1 else f"{len(told)} saker"
            doubtful = f" med {doubts} ting å sjekke" if doubts else ""
            self.app.notify(f"Leste inn {many}{doubtful}. {self._desk.key('angre')} to ganger angrer.", markup=False)
        if self.is_attached and (cases or not result.failed):
            self.dismiss(cases[0] if cases else None)
        elif self.is_attached:
            self._show(result)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes the screen. Of many files, those that are read in already are kept."""
        self._left = True
        self.dismiss(None)
