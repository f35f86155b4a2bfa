"""Conflict copies of the register, gone through case by case: what each has that is not here, and what is to stand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, OptionList
from textual.widgets.option_list import Option

from ...domain.choosing import Choice, Question
from ...domain.errors import SekretariatError
from ...store.copies import OpenedCopy
from ...workspace import Workspace
from ...workspace.copies import Differing
from ..windows.choice_rows import ChoiceRows, Names, all_of
from ..windows.plain_notice import PlainNotice
from .arrival import count_again, remind

if TYPE_CHECKING:
    from ..desk_app import DeskApp

NAMES = Names("Vår", "Kopien", "begge")
WIDE = 110  # columns from which the list stands beside what differs


class CopiesScreen(PlainNotice, ModalScreen[None]):
    """The list of what differs, and for the one in the list both versions, place by place.

    Nothing is done until a button or its key says so, and everything that is taken in can be undone.

    Args:
        copies: those with something to settle.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Senere", show=False),
        Binding("f5", "settle('chosen')", "Bruk valgene", show=False, id="kopier.valgene"),
        Binding("f6", "settle('theirs')", "Bruk kopien", show=False, id="kopier.kopien"),
        Binding("f7", "settle('ours')", "Behold vår", show=False, id="kopier.vår"),
        Binding("f8", "settle('draft')", "Behold begge", show=False, id="kopier.begge"),
        Binding("ctrl+z", "undo", "Angre", show=False),
    ]

    DEFAULT_CSS = """
    CopiesScreen {
        align: center middle;
        & > #copies-box { width: 100%; max-width: 160; height: 100%; border: round $border; background: $background; padding: 0 1; }
        & #copies-head { width: 1fr; color: $text-muted; }
        & #copies-body { height: 1fr; }
        & #copies-body.-wide { layout: horizontal; }
        & #copies-list { width: 1fr; height: 30%; min-height: 4; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; }
        & #copies-body.-wide #copies-list { width: 2fr; height: 1fr; }
        & #copies-one { width: 1fr; height: 1fr; border-top: solid $border-blurred; }
        & #copies-body.-wide #copies-one { width: 5fr; border-top: none; border-left: solid $border-blurred; padding-left: 1; }
        & #copies-said { width: 1fr; text-style: bold; }
        & .names { height: 1; padding: 0 2; }
        & .names Label { width: 1fr; color: $text-muted; }
        & ChoiceRows { height: 1fr; }
        & .buttons { height: auto; align-horizontal: right; }
        & .buttons Button { margin-left: 1; min-width: 8; background: $panel; color: $text; text-style: none; }
        & .buttons Button:focus { background: $primary; color: $background; text-style: bold underline; }
        & .buttons Button:disabled { color: $text-muted; }
    }
    """

    help_topic = "konfliktkopier"

    def __init__(self, copies: Sequence[OpenedCopy]) -> None:
        super().__init__(classes="dialog")
        self._copies = list(copies)
        self._listed: list[tuple[OpenedCopy, Differing]] = []
        self._shown: Differing | None = None
        self._answers: dict[str, dict[str, Choice]] = {}  # what was chosen and not settled, by record
        self._rows = ChoiceRows(NAMES)
        self._doing = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="copies-box") as box:
            box.border_title = "Konfliktkopier"
            box.border_subtitle = "F1 hjelp · Esc senere"
            yield Label("", id="copies-head", markup=False)
            with Vertical(id="copies-body"):
                yield OptionList(id="copies-list", compact=True, markup=False)
                with Vertical(id="copies-one"):
                    yield Label("", id="copies-said", markup=False)
                    with Horizontal(classes="names"):
                        yield Label("Vår (den som står i registeret)")
                        yield Label("Kopien")
                    yield self._rows
            with Horizontal(classes="buttons"):
                yield Button("Bruk valgene F5", id="chosen", compact=True)
                yield Button("Bruk kopien F6", id="theirs", compact=True)
                yield Button("Behold vår F7", id="ours", compact=True)
                yield Button("Begge F8", id="draft", compact=True)
                yield Button("Senere Esc", id="later", compact=True)

    def on_mount(self) -> None:
        self._lay_out()
        self._list_again()
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self.query_one("#copies-body").set_class(self.app.size.width >= WIDE, "-wide")

    # ------------------------------------------------------------------ what is shown

    def _list_again(self) -> None:
        """Lists what is left; closes when that is nothing."""
        copies = self._desk.workspace.copies
        self._listed = [(copy, one) for copy in self._copies for one in copies.differing(copy)]
        if not self._listed:
            self.action_leave()
            return
        names = "; ".join(f"{copy.files.name} ({copies.whose(copy)})" for copy in self._copies)
        many = len(self._listed)
        self.query_one("#copies-head", Label).update(
            Content(
                f"{names}\n{many} {'forskjell' if many == 1 else 'forskjeller'} å ta stilling til. Ingenting endres før du velger."
            )
        )
        options = self.query_one(OptionList)
        at = min(options.highlighted or 0, many - 1)
        options.clear_options()
        options.add_options([Option(self._line(one), id=str(number)) for number, (_, one) in enumerate(self._listed)])
        options.highlighted = at
        self._show(at)

    def _line(self, one: Differing) -> Text:
        line = Text()
        line.append("! " if one.undecided else "  ", "bold").append(one.title)
        return line.append(f"\n    {one.happened}", "dim")

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show(event.option_index)

    def _show(self, at: int) -> None:
        if not 0 <= at < len(self._listed):
            return
        _, one = self._listed[at]
        if self._shown is not None and self._shown.key != one.key:
            self._answers[self._shown.key] = self._rows.answers
        self._shown = one
        happened = f"{one.happened[:1].upper()}{one.happened[1:]}. {one.by}".rstrip()
        if one.whole:
            happened += " Ta det inn helt, eller la det være."
        elif one.undecided:
            happened += " Velg der det står «! velg»."
        self.query_one("#copies-said", Label).update(Content(f"{one.title}\n{happened}"))
        known = self._answers.get(one.key, {})
        asked = _as_shown(self._desk.workspace, one)
        self._rows.show(asked, {question.id: known.get(question.id, question.proposed) for question in asked})
        self.query_one("#chosen", Button).disabled = one.whole
        self.query_one("#draft", Button).disabled = not one.can_be_draft

    @on(OptionList.OptionSelected)
    def _into(self, event: OptionList.OptionSelected) -> None:
        """From the list to the versions."""
        event.stop()
        if self._rows.rows:
            self._rows.rows[0].focus()

    # ------------------------------------------------------------------ settling

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "later":
            self.action_leave()
        else:
            self.action_settle(event.button.id or "")

    def action_settle(self, how: str) -> None:
        """Settles the record that is shown: as chosen, as in the copy, as here, or both."""
        one = self._shown
        copy = next((copy for copy, other in self._listed if other is one), None)
        if one is None or copy is None or self._doing:
            return
        if how == "chosen" and one.whole:
            self.notify("Dette står bare det ene stedet. Ta inn kopien, eller behold vår.", timeout=6)
            return
        if how == "draft" and not one.can_be_draft:
            self.notify("Bare saker kan stå to ganger. Velg vår eller kopien.", timeout=6)
            return
        answers = self._rows.answers
        if how == "chosen" and (left := [row for row in self._rows.rows if row.choice is None]):
            left[0].focus()
            self.notify("Velg også her: v vår, a kopien, b begge.", timeout=6)
            return
        if how == "theirs" and not one.whole:
            answers = all_of(Choice.THEIRS, one.questions)

        def act(workspace: Workspace) -> str:
            match how:
                case "ours":
                    workspace.copies.keep_ours(copy, one)
                case "draft":
                    workspace.copies.take_as_draft(copy, one)
                case _:
                    workspace.copies.take(copy, one, None if one.whole else answers)
            return workspace.copies.close(copy)

        self._doing = True
        self._desk.saving.submit(act, done=lambda said: self._done(copy, said), failed=self._failed)

    def _done(self, copy: OpenedCopy, said: str) -> None:
        self._doing = False
        if said:
            self.app.notify(said, timeout=8, markup=False)
        if not self.is_attached:
            return
        self._shown = None
        if said:
            self._copies.remove(copy)
        self.query_one(OptionList).focus()
        self._list_again()

    def _failed(self, error: SekretariatError) -> None:
        self._doing = False
        self.notify(str(error), severity="error", timeout=12)

    def action_undo(self) -> None:
        """Undo is for the desk, where what is taken back is named first."""
        self.notify(f"Lukk med Esc først. {self._desk.key('angre')} to ganger tar tilbake det du tok inn.", timeout=6)

    def action_leave(self) -> None:
        """Leaves what is left for later; the status line reminds of it."""
        count_again(self._desk)
        self.dismiss(None)


def open_copies(desk: "DeskApp") -> None:
    """Looks for conflict copies and opens the screen, or says that there are none."""
    from .arrival import Found, found_around

    def show(found: Found) -> None:
        remind(desk, len(found.texts), len(found.copies.copies))
        for sentence in found.said:
            desk.notify(sentence, timeout=15, markup=False)
        if found.copies.to_settle:
            desk.push_screen(CopiesScreen(found.copies.to_settle))
        elif not found.copies.said:
            desk.notify("Det ligger ingen konfliktkopier i mappen.", timeout=6, markup=False)

    def look() -> None:
        desk.call_later(show, found_around(desk.workspace))

    desk.run_worker(look, thread=True, group="arrival", exit_on_error=False)


def _as_shown(workspace: Workspace, one: Differing) -> list[Question]:
    """The places of a record; of one that is in only one of the two, all that it holds."""
    return list(one.questions) or workspace.copies.contents(one)
