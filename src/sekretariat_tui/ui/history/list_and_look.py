"""A window with a list of what has happened, and beside it what the one with the cursor changed."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from ...domain.comparison import PlaceDifference
from ...domain.errors import SekretariatError
from ..desk.two_step_undo import VALID_FOR, TwoStepUndo
from ..keys import binding
from ..messages import RegisterChanged
from .moments import Moment, MomentLines
from .place_changes import Heading, PlaceChanges

if TYPE_CHECKING:
    from ...workspace import Workspace
    from ..desk_app import DeskApp
    from ..windows.palette import DeskAction

SOON = 0.08  # seconds the cursor stands on a line before what it changed is worked out

Record = tuple[str, str]
"""A record, as (table, id)."""


class Shown(NamedTuple):
    """What stands beside the list: a title, a line below it, and the differences."""

    title: str
    note: str = ""
    found: Sequence[PlaceDifference | Heading] = ()
    plain: bool = False


class ListAndLook(ModalScreen[Record | None]):
    """Gives the record to go to, or None. List and differences are read in a thread, with a word while it lasts."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares it on the instance

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("left", "to_list", "Til listen", show=False),
        Binding("ctrl+down,alt+down", "scroll_look(3)", "Bla i forskjellene", show=False),
        Binding("ctrl+up,alt+up", "scroll_look(-3)", "Bla i forskjellene", show=False),
        binding("angre", "undo(False)", priority=False),
        binding("gjør-om", "undo(True)", priority=False),
    ]

    DEFAULT_CSS = """
    ListAndLook { align: center middle; background: $background 60%; }
    ListAndLook > Vertical {
        width: 100%; max-width: 160; height: 100%; max-height: 50; border: round $border; background: $background;
        border-title-color: $primary; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    ListAndLook {
        & #past { height: 1fr; }
        & #look { border-left: solid $border-blurred; padding: 0 1; scrollbar-size-vertical: 1; background: $background; }
        & #look:focus { border-left: thick $border; }
        & #look-title { text-style: bold; color: $primary; height: auto; }
        & #look-note { color: $text-muted; height: auto; margin-bottom: 1; }
        & MomentLines { width: 2fr; height: 1fr; }
        & #look { width: 3fr; height: 1fr; }
        & .dialog-buttons { height: 1; margin: 0; }
    }
    ListAndLook.-narrow {
        & #past { layout: vertical; }
        & MomentLines { width: 1fr; height: 2fr; }
        & #look { width: 1fr; height: 3fr; border-left: none; border-top: solid $border-blurred; }
        & #look:focus { border-left: none; border-top: heavy $border; }
    }
    """

    window_title = ""
    keys_line = ""
    reading = "Leser historikken …"
    nothing = ""

    def __init__(self) -> None:
        super().__init__()
        self.lines = MomentLines(id="moments")
        self._undo = TwoStepUndo(self)

    # ------------------------------------------------------------------ what each window has of its own

    def moments(self) -> Iterable[list[Moment]]:
        """The list, in the portions it is shown in. Called in a thread. Raises SekretariatError."""
        raise NotImplementedError

    def look(self, moment: Moment) -> Shown:
        """What stands beside the list. Called in a thread. Raises SekretariatError."""
        raise NotImplementedError

    def concerns(self, message: RegisterChanged) -> bool:
        """Whether the list is to be read anew."""
        return True

    def window_actions(self) -> list["DeskAction"]:
        """What can be done here, each a button below."""
        return []

    def above(self) -> ComposeResult:
        """What stands above the list."""
        yield from ()

    # ------------------------------------------------------------------ the window

    @property
    def desk(self) -> "DeskApp":
        """The application, with the workspace."""
        return cast("DeskApp", self.app)

    @property
    def workspace(self) -> "Workspace":
        """What is looked at."""
        return self.desk.workspace

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self.window_title)
            box.border_subtitle = Content(self.keys_line)
            yield from self.above()
            with Horizontal(id="past"):
                yield self.lines
                with VerticalScroll(id="look"):
                    yield Static("", id="look-title", markup=False)
                    yield Static("", id="look-note", markup=False)
                    yield PlaceChanges(empty="", id="differences")
            with Horizontal(classes="dialog-buttons"):
                for action in self.window_actions():
                    yield Button(action.title, id=_button(action.id), compact=True)
                yield Button("Lukk", id="leave", compact=True)

    def on_mount(self) -> None:
        self.focus_list()
        self.read()

    def focus_list(self) -> None:
        """Puts the focus where the list is steered from."""
        self.lines.focus()

    # ------------------------------------------------------------------ reading

    def read(self) -> None:
        """Reads the list, or reads it anew."""
        if not self.lines.moments:
            self.lines.show([], empty=self.reading)
        self.run_worker(self._read, thread=True, exclusive=True, group="past")

    def _read(self) -> None:
        worker = get_current_worker()
        first = True
        try:
            for portion in self.moments():
                if worker.is_cancelled:
                    return
                self.call_later(self._take, portion, first)
                first = False
        except SekretariatError as error:
            if not worker.is_cancelled:
                self.call_later(self._not_read, error)
        else:
            if first and not worker.is_cancelled:
                self.call_later(self._take, [], True)

    def _take(self, portion: list[Moment], first: bool) -> None:
        if first:
            self.lines.show(portion, empty=self.nothing)
        else:
            self.lines.add(portion)

    def _not_read(self, error: SekretariatError) -> None:
        self.lines.show([], empty=error.sentence)

    def on_register_changed(self, message: RegisterChanged) -> None:
        """Something has been saved, here or in another window."""
        if self.concerns(message):
            self.read()

    # ------------------------------------------------------------------ looking

    @on(MomentLines.Moved)
    def _moved(self, event: MomentLines.Moved) -> None:
        event.stop()
        self.look_again()

    def look_again(self) -> None:
        """Shows what the moment with the cursor changed."""
        moment = self.lines.current
        if moment is None:
            self.workers.cancel_group(self, "look")
            self._show(Shown(""))
        else:
            self.run_worker(partial(self._look, moment), thread=True, exclusive=True, group="look")

    def _look(self, moment: Moment) -> None:
        import time

        worker = get_current_worker()
        time.sleep(SOON)
        if worker.is_cancelled:
            return
        try:
            found = self.look(moment)
        except SekretariatError as error:
            found = Shown(error.sentence)
        if not worker.is_cancelled:
            self.call_later(self._show, found)

    def _show(self, found: Shown) -> None:
        self.query_one("#look-title", Static).update(Content(found.title))
        note = self.query_one("#look-note", Static)
        note.update(Content(found.note))
        note.display = bool(found.note)
        differences = self.query_one("#differences", PlaceChanges)
        differences.plain = found.plain
        differences.found = tuple(found.found)
        self.query_one("#look").scroll_home(animate=False)

    @on(MomentLines.Chosen)
    def _chosen(self, event: MomentLines.Chosen) -> None:
        event.stop()
        self.chosen()

    def chosen(self) -> None:
        """Enter, or a click on the moment with the cursor: goes to what stands beside it, to scroll in it."""
        self.query_one("#look").focus()

    def action_to_list(self) -> None:
        """Back to the list."""
        self.focus_list()

    def action_scroll_look(self, lines: int) -> None:
        """Scrolls what stands beside the list."""
        self.query_one("#look").scroll_relative(y=lines, animate=False)

    # ------------------------------------------------------------------ doing

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "leave":
            self.action_leave()
            return
        for action in self.window_actions():
            if event.button.id == _button(action.id):
                self.do(action.id)

    def do(self, id: str) -> None:
        """Does what an action says, or says why not."""
        action = next(action for action in self.window_actions() if action.id == id)
        if action.why_not:
            self.notify(_sentence(action.why_not), severity="warning", markup=False)
        else:
            action.run()

    def submit(self, act: Any, done: Any) -> None:
        """Does an act after what is typed has been sent to be saved; a refusal is said."""
        self.desk.flush()
        self.desk.saving.submit(act, done=done, failed=self._failed)

    def _failed(self, error: SekretariatError) -> None:
        self.app.notify(error.sentence, severity="error", timeout=15, markup=False)

    def action_undo(self, redo: bool) -> None:
        """Takes back the last act of the program, named first, as on the desk."""
        self._undo.note(redo=redo)
        self._undo.press(redo=redo)

    def say(self, text: str) -> None:
        """Says a sentence."""
        self.notify(text, timeout=VALID_FOR, markup=False)

    def action_leave(self) -> None:
        """Closes; out of the differences it goes back to the list first."""
        if self.query_one("#look").has_focus:
            self.focus_list()
        else:
            self.dismiss(self.leaving_to())

    def leaving_to(self) -> Record | None:
        """The record to go to when the window is closed."""
        return None


def _button(id: str) -> str:
    return id.replace(".", "-").replace("å", "a").replace("ø", "o")


def _sentence(words: str) -> str:
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
