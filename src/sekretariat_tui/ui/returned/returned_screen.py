"""Hent inn fra Word: a file or a folder, what each file would change, and taking it in."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...domain.case import Case
from ...domain.choosing import Choice
from ...domain.errors import SekretariatError
from ...workspace import Workspace
from ...workspace.returned import Comparison, Found, State
from ..windows.asking import choose
from ..windows.choice_rows import Names, all_of
from ..windows.plain_notice import PlainNotice
from ..windows.typed_path import typed_path
from .change_rows import ChangeKeys, ChangeRows
from .lines import besides, file_line

if TYPE_CHECKING:
    from ..desk_app import DeskApp

NAMES = Names("Vår", "Word", "begge")
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
        & #back-list { width: 1fr; height: 30%; min-height: 4; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; }
        & #back-body.-wide #back-list { width: 2fr; height: 1fr; }
        & #back-one { width: 1fr; height: 1fr; border-top: solid $border-blurred; }
        & #back-body.-wide #back-one { width: 5fr; border-top: none; border-left: solid $border-blurred; padding-left: 1; }
        & #back-said { width: 1fr; }
        & .names { height: 1; padding: 0 2; display: none; }
        & .-comparing .names { display: block; }
        & .names Label { width: 1fr; color: $text-muted; }
        & ChoiceRows { height: 1fr; }
        & #back-besides { height: auto; max-height: 40%; display: none; border-top: solid $border-blurred; }
        & .-more #back-besides { display: block; }
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
        self._found: list[Found] = []
        self._at = -1
        self._comparison: Comparison | None = None
        self._answers: dict[str, dict[str, Choice]] = {}  # what was chosen and not taken in yet, by the file's digest
        self._rows = ChangeRows(NAMES)
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
                yield OptionList(id="back-list", compact=True, markup=False)
                with Vertical(id="back-one"):
                    yield Label("", id="back-said", markup=False)
                    with Horizontal(classes="names"):
                        yield Label("Vår (slik saken står nå)")
                        yield Label("Word (filen som kom tilbake)")
                    yield ChangeKeys(self._rows)
                    yield self._rows
                    with VerticalScroll(id="back-besides"):
                        yield Static()
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
        self.query_one("#back-body").set_class(self.app.size.width >= WIDE, "-wide")

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
        worker = get_current_worker()
        told = 0

        def progress(file: Path) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise _Stopped
            told += 1
            self.call_later(self._say, f"Leser {file.name} … ({told})")

        workspace = self._desk.workspace
        try:
            found = workspace.returned.look([path], progress=progress)
        except _Stopped:
            return
        self.call_later(self._list, found)

    def _list(self, found: list[Found], at: int = 0) -> None:
        if not self.is_attached:
            return
        self._found, self._at = found, -1
        options = self.query_one(OptionList)
        options.clear_options()
        if not found:
            self._say("Fant ingen Word-filer der.")
            return
        ready = sum(one.state in (State.READY, State.UNSURE, State.OLDER) for one in found)
        many = "1 fil" if len(found) == 1 else f"{len(found)} filer"
        self._say(f"{many}, {ready} kan tas inn. Pil opp og ned viser hva hver fil endrer.")
        workspace = self._desk.workspace
        options.add_options([Option(file_line(one, workspace), id=str(number)) for number, one in enumerate(found)])
        options.highlighted = min(at, len(found) - 1)
        options.focus()

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#back-head", Label).update(Content(text))

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show(event.option_index)

    @on(OptionList.OptionSelected)
    def _into(self, event: OptionList.OptionSelected) -> None:
        """From the list to what differs."""
        event.stop()
        if self._rows.rows:
            self._rows.rows[0].focus()

    def _show(self, at: int, case_id: str | None = None) -> None:
        if not 0 <= at < len(self._found):
            return
        self._keep_answers()
        self._at, self._comparison = at, None
        found = self._found[at]
        self._tell(found.sentence)
        self._rows.show([], {})
        self._buttons()
        if found.draft is not None and (case_id or found.state in (State.READY, State.OLDER, State.TAKEN)):
            self._tell(found.sentence or "Sammenligner …")
            self._compare(at, case_id)

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, at: int, case_id: str | None) -> None:
        workspace, found = self._desk.workspace, self._found[at]
        try:
            comparison = workspace.returned.compare(found, case_id)
            warning = workspace.returned.warning(comparison)
        except SekretariatError as error:
            self.call_later(self._tell, f"! {error.sentence}")
        else:
            self.call_later(self._show_comparison, at, comparison, warning)

    def _show_comparison(self, at: int, comparison: Comparison, warning: str) -> None:
        if not self.is_attached or at != self._at:
            return
        self._comparison = comparison
        found = self._found[at]
        label = self._desk.workspace.cases.label(comparison.now)
        asked = comparison.questions
        known = self._answers.get(comparison.draft.digest, {})
        # What was left out the first time is not taken by a key for the rest the second time.
        first = dict.fromkeys((one.id for one in asked), Choice.OURS) if found.state is State.TAKEN else {}
        self._rows.show_changes(
            comparison, {one.id: known.get(one.id, first.get(one.id, one.proposed)) for one in asked}
        )
        left = len(comparison.to_choose)
        count = "1 sted" if len(asked) == 1 else f"{len(asked)} steder"
        said = f"{count} er endret i Word." if asked else "Ingenting i teksten er endret."
        if left:
            said += f" {left} av dem er endret her også: velg der det står «! velg»."
        self._tell("\n".join(part for part in (label, found.sentence, said, warning and f"! {warning}") if part))
        more = besides(comparison)
        self.query_one("#back-besides Static", Static).update(more)
        body = self.query_one("#back-one")
        body.set_class(bool(more), "-more")
        body.set_class(bool(asked), "-comparing")
        self._buttons()

    def _tell(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#back-said", Label).update(Content(text))
            self.query_one("#back-one").remove_class("-more", "-comparing")

    def _buttons(self) -> None:
        nothing = self._comparison is None or self._comparison.nothing_new
        for id in ("chosen", "all"):
            self.query_one(f"#{id}", Button).disabled = nothing
        found = self._found[self._at] if 0 <= self._at < len(self._found) else None
        self.query_one("#case", Button).disabled = found is None or found.draft is None

    def _keep_answers(self) -> None:
        if self._comparison is not None:
            self._answers[self._comparison.draft.digest] = self._rows.answers

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
        if left := [row for row in self._rows.rows if row.choice is None]:
            left[0].focus()  # what is changed here too is never written over by a key for everything
            self.notify("Velg også her: v vår, a fra Word, b begge.", timeout=6)
            return
        answers = self._rows.answers
        if how == "all":
            chosen = {question.id: answers[question.id] for question in comparison.to_choose}
            answers = all_of(Choice.THEIRS, comparison.questions) | comparison.proposed | chosen
        path, at = self._found[self._at].path, self._at
        self._doing = True

        def take(workspace: Workspace) -> tuple[Case, list[Found]]:
            case = workspace.returned.take(path, comparison, answers)
            return case, workspace.returned.look([one.path for one in self._found])

        self._desk.saving.submit(take, done=lambda taken: self._done(at, *taken), failed=self._failed)

    def _done(self, at: int, case: Case, found: list[Found]) -> None:
        self._doing = False
        self._taken_into = case.id
        self._comparison = None
        key = self._desk.key("angre")
        label = self._desk.workspace.cases.label(case)
        self.app.notify(f"Hentet inn i {label}. {key} to ganger tar det tilbake.", timeout=8, markup=False)
        following = next((n for n, one in enumerate(found) if n > at and one.state is State.READY), at)
        self._list(found, following)

    def _failed(self, error: SekretariatError) -> None:
        self._doing = False
        self.notify(str(error), severity="error", timeout=12)
        if self.is_attached and self._at >= 0:
            self._show(self._at)

    def action_choose_case(self) -> None:
        """Lets a person say which case the file is of."""
        if not 0 <= self._at < len(self._found) or self._found[self._at].draft is None:
            return
        found, at, workspace = self._found[self._at], self._at, self._desk.workspace
        heads = sorted(workspace.cases.heads(), key=lambda head: head.id not in found.candidates)
        rows = [
            (head.id, workspace.cases.label(head), "ligner" if head.id in found.candidates else "") for head in heads
        ]

        def chosen(case_id: str | None) -> None:
            if case_id is not None:
                self._show(at, case_id)

        choose(self.app, f"Hvilken sak er «{found.path.name}»?", rows, chosen)

    def action_undo(self) -> None:
        """Undo is for the desk, where what is taken back is named first."""
        self.notify(f"Lukk med Esc først. {self._desk.key('angre')} to ganger tar tilbake det du tok inn.", timeout=6)

    def action_leave(self) -> None:
        """Closes; what was chosen and not taken in is not taken in."""
        self.workers.cancel_group(self, "look")
        self.dismiss(self._taken_into)
