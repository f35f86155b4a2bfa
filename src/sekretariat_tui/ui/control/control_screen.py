"""What is doubtful in the register, each thing with its mends one key away."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...domain.control import Finding, Mend, MendKind
from ...domain.errors import SekretariatError
from ...domain.settled import Settled
from ...workspace import Workspace
from ..messages import RegisterChanged
from ..windows.plain_notice import PlainNotice

if TYPE_CHECKING:
    from ..desk_app import DeskApp

WIDE = 110  # columns from which the list stands beside the finding

Gone = tuple[str, str]
"""Where to go: ("cases", id), ("meetings", id), or ("read-in", "") to where papers are read in."""


class ControlScreen(PlainNotice, ModalScreen[Gone | None]):
    """Gives where to go, or None. A mend is an act that can be taken back; nothing is mended by itself (domain rule 9)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        *(Binding(str(number), f"mend({number})", show=False) for number in range(1, 10)),
        Binding("a", "turn", "Avgjorte", show=False, id="kontroll.avgjorte"),
        Binding("ctrl+z", "undo", "Angre", show=False),
    ]

    DEFAULT_CSS = """
    ControlScreen {
        align: center middle;
        & > #control-box { width: 100%; max-width: 160; height: 100%; border: round $border; background: $background; padding: 0 1; }
        & #control-said { width: 1fr; height: auto; color: $text-muted; }
        & #control-body { height: 1fr; }
        & #control-body.-wide { layout: horizontal; }
        & #findings { width: 1fr; height: 1fr; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #control-body.-wide #findings { width: 1fr; height: 1fr; }
        & #finding { width: 1fr; height: auto; max-height: 60%; border-top: solid $border-blurred; padding: 0 1; scrollbar-size-vertical: 1; }
        & #control-body.-wide #finding { width: 1fr; height: 1fr; max-height: 100%; border-top: none; border-left: solid $border-blurred; }
        & #finding-where { text-style: bold; color: $primary; height: auto; }
        & #finding-sentence { height: auto; margin-bottom: 1; }
        & #mends { height: auto; }
        & #mends Button { width: auto; min-width: 10; background: $panel; color: $text; text-style: none; margin-bottom: 0; text-align: left; }
        & #mends Button:focus { background: $primary; color: $background; text-style: bold underline; }
        & .buttons { height: auto; align-horizontal: right; }
        & .buttons Button { margin-left: 1; min-width: 8; background: $panel; color: $text; text-style: none; }
        & .buttons Button:focus { background: $primary; color: $background; text-style: bold underline; }
    }
    """

    help_topic = "kontroll"

    def __init__(self) -> None:
        super().__init__(classes="dialog")
        self._found: list[Finding] = []
        self._settled: list[Settled] = []
        self._shows_settled = False
        self._doing = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="control-box") as box:
            box.border_title = "Kontroller registeret"
            box.border_subtitle = "1–9 velger · F1 hjelp · Esc lukk"
            yield Static("Går gjennom registeret …", id="control-said", markup=False)
            with Vertical(id="control-body"):
                yield OptionList(id="findings", compact=True, markup=False)
                with VerticalScroll(id="finding", can_focus=False):
                    yield Static("", id="finding-where", markup=False)
                    yield Static("", id="finding-sentence", markup=False)
                    yield Vertical(id="mends")
            with Horizontal(classes="buttons"):
                yield Button("Avgjorte a", id="turn", compact=True)
                yield Button("Lukk Esc", id="leave", compact=True)

    def on_mount(self) -> None:
        self._lay_out()
        self.query_one(OptionList).focus()
        self._read()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self.query_one("#control-body").set_class(self.app.size.width >= WIDE, "-wide")

    def on_register_changed(self, _: RegisterChanged) -> None:
        """Something has been saved, here or in another window."""
        self._read()

    # ------------------------------------------------------------------ reading

    def _read(self) -> None:
        self.run_worker(self._look, thread=True, exclusive=True, group="control", exit_on_error=False)

    def _look(self) -> None:
        worker = get_current_worker()
        control = self._desk.workspace.control
        try:
            found, settled = control.findings(), control.settled()
        except SekretariatError as error:
            if not worker.is_cancelled:
                self.call_later(self._say, f"! {error.sentence}")
            return
        if not worker.is_cancelled:
            self.call_later(self._take, found, settled)

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#control-said", Static).update(Content(text))

    def _take(self, found: list[Finding], settled: list[Settled]) -> None:
        if self.is_attached:
            self._found, self._settled = found, settled
            self._list_again()

    def _list_again(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        lines: Sequence[Text]
        if self._shows_settled:
            lines = [_line(one.note, f"avgjort av {one.by or 'ukjent'}{_day(one)}", "✓") for one in self._settled]
            self._say(
                f"{len(lines)} avgjort. Velg «Ta fram igjen» for å få det på listen." if lines else "Ingen avgjorte."
            )
        else:
            lines = [_line(one.sentence, one.where, "!") for one in self._found]
            many = len(lines)
            what = "1 ting" if many == 1 else f"{many} ting"
            self._say(f"{what} å se på. Registeret virker som det skal imens." if many else "Ingenting å se på.")
        options.clear_options()
        options.add_options([Option(line) for line in lines])
        if lines:
            options.highlighted = min(at, len(lines) - 1)
        self._show()

    # ------------------------------------------------------------------ one of them

    @property
    def _current(self) -> Finding | Settled | None:
        at = self.query_one(OptionList).highlighted
        listed: Sequence[Finding | Settled] = self._settled if self._shows_settled else self._found
        return listed[at] if at is not None and at < len(listed) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show()

    def _show(self) -> None:
        match self._current:
            case Finding() as one:
                where, sentence = one.where, one.sentence
                mends = [f"{number} {mend.label}" for number, mend in enumerate(one.mends, 1)]
            case Settled() as settled:
                where, sentence, mends = "", settled.note, ["1 Ta fram igjen"]
            case _:
                where, sentence, mends = "", "", []
        self.query_one("#finding-where", Static).update(Content(where))
        self.query_one("#finding-sentence", Static).update(Content(sentence))
        box = self.query_one("#mends", Vertical)
        with self.app.batch_update():
            box.remove_children()
            box.mount_all(Button(Content(label), compact=True, name=label.split(" ", 1)[0]) for label in mends)

    @on(OptionList.OptionSelected)
    def _into(self, event: OptionList.OptionSelected) -> None:
        """From the list to its mends."""
        event.stop()
        buttons = self.query("#mends Button")
        if buttons:
            buttons.first().focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "leave":
                self.action_leave()
            case "turn":
                self.action_turn()
            case _:
                self.action_mend(int(event.button.name or 0))

    def action_mend(self, number: int) -> None:
        """Does the mend of that number, or goes where it leads."""
        if self._doing:
            return
        match self._current:
            case Finding() as one if 1 <= number <= len(one.mends):
                self._mend(one, one.mends[number - 1])
            case Settled() as settled if number == 1:
                self._submit(lambda workspace: workspace.control.raise_again(settled), "Tatt fram igjen.")

    def _mend(self, finding: Finding, mend: Mend) -> None:
        match mend.kind:
            case MendKind.OPEN:
                self.dismiss(("meetings" if finding.meeting == mend.target else "cases", mend.target))
            case MendKind.READ_IN:
                self.dismiss(("read-in", ""))
            case _:
                self._submit(lambda workspace: workspace.control.mend(finding, mend), f"{mend.label}: {finding.where}.")

    def _submit(self, act: Callable[[Workspace], None], said: str) -> None:
        self._doing = True

        def done(_: object) -> None:
            self._doing = False
            self.app.notify(f"{said} {self._desk.key('angre')} to ganger angrer.", timeout=6, markup=False)
            if self.is_attached:
                self.query_one(OptionList).focus()
                self._read()

        def failed(error: SekretariatError) -> None:
            self._doing = False
            self.notify(error.sentence, severity="error", timeout=12)

        self._desk.saving.submit(act, done=done, failed=failed)

    # ------------------------------------------------------------------ elsewhere

    def action_turn(self) -> None:
        """To what is settled, and back."""
        self._shows_settled = not self._shows_settled
        self.query_one("#turn", Button).label = "Til listen a" if self._shows_settled else "Avgjorte a"
        self.query_one(OptionList).highlighted = None
        self._list_again()
        self.query_one(OptionList).focus()

    def action_undo(self) -> None:
        """Undo is for the desk, where what is taken back is named first."""
        self.notify(f"Lukk med Esc først. {self._desk.key('angre')} to ganger angrer det siste.", timeout=6)

    def action_leave(self) -> None:
        """Closes."""
        self.dismiss(None)


def _line(sentence: str, where: str, sign: str) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis").append(f"{sign} ", "bold").append(sentence)
    return line.append(f"\n  {where}", "dim")


def _day(one: Settled) -> str:
    return f" {one.at:%d.%m.%Y}" if one.at else ""
