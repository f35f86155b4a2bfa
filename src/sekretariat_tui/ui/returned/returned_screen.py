"""Hent inn fra Word: a file or a folder, what each file would change, and taking it in."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label
from textual.worker import get_current_worker

from ...domain.case import Case
from ...domain.errors import SekretariatError
from ...workspace import Workspace
from ...workspace.returned import Comparison, State, Surveyed, Turn, next_after
from ..windows.plain_notice import PlainNotice
from ..windows.typed_path import typed_path
from .changes import Changes
from .file_list import FileList
from .lines import counted, said_of
from .which_case import ask_which_case

if TYPE_CHECKING:
    from ..desk_app import DeskApp

WIDE = 110  # columns from which the list stands beside what differs


class _Stopped(Exception):
    """The user has left while files were being read."""


class ReturnedScreen(PlainNotice, ModalScreen[str | None]):
    """Looks at files that came back, one by one; gives the id of the last case something was taken into.

    Nothing is done until a button or its key says so, and what is taken in is one act that can be undone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("f5", "take('chosen')", "Ta inn valgte", show=False, id="fra-word.valgte"),
        Binding("f6", "take('all')", "Ta inn alt", show=False, id="fra-word.alt"),
        Binding("f7", "choose_case", "Velg sak", show=False, id="fra-word.sak"),
        Binding("ctrl+z", "undo", "Angre", show=False),
    ]

    DEFAULT_CSS = """
    ReturnedScreen {
        align: center middle;
        & > #back-box { width: 100%; max-width: 160; height: 100%; border: round $border; background: $background; padding: 0 1; }
        & #back-head { width: 1fr; color: $text-muted; }
        & #back-body { height: 1fr; }
        & #back-body.-wide { layout: horizontal; }
        & .buttons { height: auto; align-horizontal: right; }
        & .buttons Button { margin-left: 1; min-width: 8; background: $panel; color: $text; text-style: none; }
        & .buttons Button:focus { background: $primary; color: $background; text-style: bold underline; }
        & .buttons Button:disabled { color: $text-muted; }
    }
    """

    help_topic = "fra-word"

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(classes="dialog")
        self._path = path
        self._files: list[Surveyed] = []
        self._at = -1
        self._comparison: Comparison | None = None
        self._said_case: dict[str, str] = {}  # which case a person has said that a file is of, by the file's digest
        self._list = FileList(id="back-list")
        self._changes = Changes(id="back-one")
        self._doing = False
        self._taken_into: str | None = None

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="back-box") as box:
            box.border_title = "Hent inn fra Word"
            box.border_subtitle = "F1 hjelp · Esc lukk"
            yield Input(
                str(self._path or ""), placeholder="filen som kom tilbake, eller mappen – skriv, lim inn eller dra hit",
                compact=True,
            )  # fmt: skip
            yield Label("Trykk Enter for å se hva filene endrer. Ingenting tas inn før du velger.", id="back-head")
            with Vertical(id="back-body"):
                yield self._list
                yield self._changes
            with Horizontal(classes="buttons"):
                yield Button("Ta inn valgte F5", id="chosen", compact=True, disabled=True)
                yield Button("Ta inn alt F6", id="all", compact=True, disabled=True)
                yield Button("Velg sak F7", id="case", compact=True, disabled=True)
                yield Button("Lukk Esc", id="leave", compact=True)

    def on_mount(self) -> None:
        self._lay_out()
        self.query_one(Input).focus()
        if self._path is not None:
            self._look(self._path)

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        wide = self.app.size.width >= WIDE
        self.query_one("#back-body").set_class(wide, "-wide")
        self._changes.set_class(wide, "-wide")
        self._list.lay_out(wide=wide)

    # ------------------------------------------------------------------ looking

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._path = typed_path(event.value)
        if self._path is None:
            self._say("Skriv stien til en fil eller mappe først.")
            return
        self._look(self._path)

    @work(thread=True, exclusive=True, group="look")
    def _look(self, path: Path) -> None:
        worker, returned = get_current_worker(), self._desk.workspace.returned

        def progress(doing: str) -> Callable[[Path], None]:
            numbers = count(1)

            def told(file: Path) -> None:
                if worker.is_cancelled:
                    raise _Stopped
                self.call_later(self._say, f"{doing} {file.name} … ({next(numbers)})")

            return told

        try:
            found = returned.look([path], progress=progress("Leser"))
            files = returned.survey(found, progress=progress("Sammenligner"))
        except _Stopped:
            return
        self.call_later(self._show_files, files)

    def _show_files(self, files: list[Surveyed], at: int = 0) -> None:
        if not self.is_attached:
            return
        self._files, self._at, self._comparison = files, -1, None
        self._say("" if any(one.turn is not Turn.NOT_WORD for one in files) else "Fant ingen Word-filer der.")
        self.query_one("#back-box").border_title = counted(files)
        self._list.show(files, self._desk.workspace, at)
        if files:
            self._list.focus()
        else:
            self._changes.tell("")

    def _say(self, text: str) -> None:
        """Says something above the list; nothing leaves the line to the changes."""
        if self.is_attached:
            head = self.query_one("#back-head", Label)
            head.update(Content(text))
            head.display = bool(text)

    @on(FileList.OptionHighlighted)
    def _moved(self, event: FileList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index != self._at:
            self._show(event.option_index)

    @on(FileList.OptionSelected)
    def _into(self, event: FileList.OptionSelected) -> None:
        """From the list to what differs."""
        event.stop()
        if self._changes.rows:
            self._changes.rows[0].focus()

    @on(FileList.Page)
    def _page(self, event: FileList.Page) -> None:
        event.stop()
        self._changes.turn_pages(event.pages)

    def _show(self, at: int) -> None:
        if not 0 <= at < len(self._files):
            return
        file = self._files[at]
        self._at, self._comparison = at, file.comparison
        said_case = self._said_case.get(file.found.draft.digest) if file.found.draft is not None else None
        if said_case is not None and (file.comparison is None or file.comparison.now.id != said_case):
            self._comparison = None
            self._changes.tell("Sammenligner …")
            self._compare(at, said_case)
        elif file.comparison is None:
            self._changes.tell(file.sentence, file.found.path.name)
        else:
            self._show_comparison(at, file.comparison)
        self._buttons()

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, at: int, case_id: str) -> None:
        try:
            comparison = self._desk.workspace.returned.compare(self._files[at].found, case_id)
        except SekretariatError as error:
            self.call_later(self._changes.tell, f"! {error.sentence}")
        else:
            self.call_later(self._show_comparison, at, comparison)

    def _show_comparison(self, at: int, comparison: Comparison) -> None:
        if not self.is_attached or at != self._at:
            return
        self._comparison = comparison
        file, workspace = self._files[at], self._desk.workspace
        said = said_of(comparison, file.sentence, workspace.returned.warning(comparison))
        title = f"{file.found.path.name} · {workspace.cases.label(comparison.now)}"
        self._changes.show(comparison, said, title, taken=file.found.state is State.TAKEN)
        self._buttons()

    def _buttons(self) -> None:
        nothing = self._comparison is None or self._comparison.nothing_new
        for id in ("chosen", "all"):
            self.query_one(f"#{id}", Button).disabled = nothing
        file = self._files[self._at] if 0 <= self._at < len(self._files) else None
        self.query_one("#case", Button).disabled = file is None or file.found.draft is None

    # ------------------------------------------------------------------ taking in

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "leave":
                self.action_leave()
            case "case":
                self.action_choose_case()
            case id:
                self.action_take(id or "")

    def action_take(self, how: str) -> None:
        """Takes in what is chosen, or all that the file has."""
        comparison = self._comparison
        if comparison is None or comparison.nothing_new or self._doing:
            self.notify("Det er ingenting å ta inn fra denne filen.", timeout=4)
            return
        left = self._changes.unanswered
        if left is not None:
            left.focus()  # what is changed here too is never written over by a key for everything
            self.notify("Velg også her: v vår, a fra Word, b begge.", timeout=6)
            return
        answers = self._changes.to_take(everything=how == "all")
        path = self._files[self._at].found.path
        self._doing = True

        def take(workspace: Workspace) -> tuple[Case, list[Surveyed]]:
            case = workspace.returned.take(path, comparison, answers)
            return case, workspace.returned.survey_again(self._files, case.id)

        self._desk.saving.submit(take, done=lambda taken: self._done(path, comparison.now, *taken), failed=self._failed)

    def _done(self, path: Path, before: Case, case: Case, files: list[Surveyed]) -> None:
        self._doing = False
        self._taken_into = case.id
        key = self._desk.key("angre")
        label = self._desk.workspace.cases.label(case)
        self.app.notify(f"Hentet inn i {label}. {key} to ganger tar det tilbake.", timeout=8, markup=False)
        if again := self._desk.workspace.returned.to_clear_again(before, case):
            self.app.notify(again, severity="warning", timeout=15, markup=False)
        self._show_files(files, next_after(files, path, case.id))

    def _failed(self, error: SekretariatError) -> None:
        self._doing = False
        self.notify(str(error), severity="error", timeout=12)
        if self.is_attached and self._comparison is not None:
            self._again(self._at, self._comparison.now.id)

    @work(thread=True, exclusive=True, group="compare")
    def _again(self, at: int, case_id: str) -> None:
        """Compares with the case as it is now: it may have been changed, or be gone."""
        try:
            files = self._desk.workspace.returned.survey_again(self._files, case_id)
        except SekretariatError as error:
            self.call_later(self._changes.tell, f"! {error.sentence}")
        else:
            self.call_later(self._show_files, files, at)

    def action_choose_case(self) -> None:
        """Lets a person say which case the file is of."""
        found = self._files[self._at].found if 0 <= self._at < len(self._files) else None
        if found is None or found.draft is None:
            return
        digest, at = found.draft.digest, self._at

        def chosen(case_id: str) -> None:
            self._said_case[digest] = case_id
            self._show(at)

        ask_which_case(self.app, self._desk.workspace, found, chosen)

    def action_undo(self) -> None:
        """Undo is for the desk, where what is taken back is named first."""
        self.notify(f"Lukk med Esc først. {self._desk.key('angre')} to ganger tar tilbake det du tok inn.", timeout=6)

    def action_leave(self) -> None:
        """Closes; what was chosen and not taken in is not taken in."""
        self.workers.cancel_group(self, "look")
        self.dismiss(self._taken_into)
