"""Deleting for good: says what goes and what still holds it, asks once, and tells how it went."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static
from textual.worker import get_current_worker

from ...domain.errors import SekretariatError
from ...domain.letters import fold
from ...workspace import Workspace
from ...workspace.erasure import Outcome, Plan
from .holder_ticks import HolderTicks
from .told import outcome_told, plan_told, rest_told

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class _Left(Exception):
    """The user has left while files were being looked through."""


def erase_for_good(app: App, table: str, id: str, then: Callable[[bool | None], None] = lambda erased: None) -> None:
    """Opens the window for one record, in the register or in the bin; ``then`` hears whether it was deleted."""
    app.push_screen(EraseScreen(table, id), then)


class EraseScreen(ModalScreen[bool]):
    """Shows the plan with «Nei» in focus. It is gone through with only when the number or the name has been typed.

    Args:
        table: the table of the record.
        id: its id.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    DEFAULT_CSS = """
    EraseScreen {
        & .dialog-box { width: 100; height: 94%; max-height: 94%; border: round $error; }
        & #what { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        & #sign-row { height: 1; margin-top: 1; display: none; }
        & #sign-row.-asked { display: block; }
        & #sign-row Label { width: auto; padding-right: 1; }
        & #sign-row Input { width: 1fr; }
    }
    """

    help_topic = "slett-for-godt"

    def __init__(self, table: str, id: str) -> None:
        super().__init__(classes="dialog")
        self._of = (table, id)
        self._plan: Plan | None = None
        self._busy = False
        self._erased = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box") as box:
            box.border_subtitle = "PgUp/PgDn ruller · Esc lukker"
            yield Label("Slett for godt", classes="dialog-title", markup=False)
            with VerticalScroll(id="what", can_focus=False):
                yield Static("Ser etter hvor den finnes …", id="told")
            with Horizontal(id="sign-row"):
                yield Label("", id="sign-label", markup=False)
                yield Input(compact=True, id="sign")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Nei, behold", id="no", variant="primary", compact=True)
                yield Button("Slett for godt", id="yes", compact=True, disabled=True)

    def on_mount(self) -> None:
        self.query_one("#no", Button).focus()
        self._desk.flush()
        self.run_worker(self._look(), group="look")

    async def _look(self) -> None:
        await self._desk.saving.idle()  # what has just been typed is looked for too
        self._look_in_thread()

    # ------------------------------------------------------------------ what there is

    @work(thread=True, exclusive=True, group="look-through")
    def _look_in_thread(self) -> None:
        worker = get_current_worker()

        def progress(name: str) -> None:
            if worker.is_cancelled:
                raise _Left
            self.call_later(self._say, f"Ser etter hvor den finnes … {name}")

        try:
            plan = self._desk.workspace.erasure.plan(*self._of, progress)
        except SekretariatError as error:
            self.call_later(self._say, f"! {error.sentence}")
        except _Left:
            pass
        else:
            self.call_later(self._show, plan)

    async def _show(self, plan: Plan) -> None:
        if not self.is_attached:
            return
        self._plan = plan
        root = self._desk.workspace.office.folders.root
        self.query_one(".dialog-title", Label).update(f"Slette {plan.name} for godt?")
        self._say(plan_told(plan))
        below = HolderTicks(plan.holders, root), Static(rest_told(plan, root), id="rest")
        await self.query_one("#what").mount(*below)
        self.query_one("#sign-label", Label).update(f"Skriv «{plan.sign}» for å slette for godt:")
        self.query_one("#sign", Input).placeholder = "skriv her"
        self.query_one("#sign-row").add_class("-asked")
        self.query_one("#what").scroll_home(animate=False)

    def _say(self, text: str | Content) -> None:
        if self.is_attached:
            self.query_one("#told", Static).update(Content(text) if isinstance(text, str) else text)

    def on_key(self, event: events.Key) -> None:
        """What is typed goes to the field also while «Nei» has the focus: it is what the window asks for."""
        asked = self.query_one("#sign-row").has_class("-asked")
        if asked and event.is_printable and event.character and isinstance(self.focused, Button):
            event.stop()
            sign = self.query_one("#sign", Input)
            sign.focus()
            sign.insert_text_at_cursor(event.character)

    @on(Input.Changed, "#sign")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        sign = self._plan.sign if self._plan is not None else ""
        self.query_one("#yes", Button).disabled = not sign or _plain(event.value) != _plain(sign)

    @on(Input.Submitted, "#sign")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        yes = self.query_one("#yes", Button)
        if not yes.disabled:
            yes.focus()  # another key press is to do it
        elif self._plan is not None:
            self.query_one("#sign-label", Label).update(f"! Det stemmer ikke. Skriv «{self._plan.sign}»:")

    # ------------------------------------------------------------------ going through with it

    @on(Button.Pressed, "#yes")
    def _go_through(self, event: Button.Pressed) -> None:
        event.stop()
        plan = self._plan
        if plan is None or self._busy or self._erased:
            return
        self._busy = True
        chosen = self.query_one(HolderTicks).chosen
        self.query_one("#sign-row").remove_class("-asked")
        self.query_one("#yes", Button).display = False
        self.query_one("#no", Button).disabled = True
        self.query_one("#what").remove_children("HolderTicks, #rest")
        self._say("Sletter …")

        def progress(name: str) -> None:
            self.call_later(self._say, f"Sletter … {name}")

        def act(workspace: Workspace) -> Outcome:
            return workspace.erasure.erase(plan, chosen, progress)

        def failed(error: SekretariatError) -> None:
            self._done(plan, Outcome(problem=error.sentence))

        self._desk.saving.submit(act, done=lambda outcome: self._done(plan, outcome), failed=failed)

    def _done(self, plan: Plan, outcome: Outcome) -> None:
        self._busy = False
        self._erased = not outcome.problem
        if not self.is_attached:
            return
        title = "Slettet for godt" if self._erased else "Ikke slettet"
        self.query_one(".dialog-title", Label).update(title)
        self.call_later(self._say, outcome_told(outcome, plan))
        no = self.query_one("#no", Button)
        no.label = "Lukk"
        no.disabled = False
        no.focus()

    # ------------------------------------------------------------------ leaving and moving

    @on(Button.Pressed, "#no")
    def action_leave(self) -> None:
        """Closes the window. While it deletes there is no way back, and it is soon over."""
        if not self._busy:
            self.dismiss(self._erased)

    def action_page(self, way: int) -> None:
        """Scrolls what there is to read."""
        what = self.query_one("#what", VerticalScroll)
        what.scroll_relative(y=way * max(1, what.size.height - 1), animate=False)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
