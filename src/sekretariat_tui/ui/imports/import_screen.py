"""Reading papers in: a file or a folder, a look at each document beside what was read from it, and then taking it in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList, Select, Static
from textual.widgets.option_list import Option

from ...workspace.imports import Looked, State
from ..windows.plain_notice import PlainNotice
from ..windows.typed_path import typed_path
from .looking import Looking
from .paper_acts import PaperActs
from .paper_texts import PaperTexts
from .papers import Paper, Papers

if TYPE_CHECKING:
    from ..desk_app import DeskApp

_HELD = 100  # documents that are kept in memory; of more, each is fetched when it is shown
WIDE = 120  # columns from which the document's own text stands beside what was read from it
_NOTHING_YET = "Skriv stien og trykk Enter. Ingenting lagres før du velger å ta det inn."


class ImportScreen(PlainNotice, ModalScreen[str | None]):
    """Gives the id of the case to show, when anything was taken in; else None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("f5", "take_all", "Ta inn alle", show=False, id="les-inn.alle"),
        Binding("f6", "take_one", "Ta inn", show=False, id="les-inn.en"),
        Binding("f7", "correct", "Rett", show=False, id="les-inn.rett"),
        Binding("f8", "leave_out", "Utelat", show=False, id="les-inn.utelat"),
        Binding("ctrl+down,alt+down", "scroll_found(3)", "Bla", show=False),
        Binding("ctrl+up,alt+up", "scroll_found(-3)", "Bla", show=False),
        Binding("ctrl+z", "undo", "Angre", show=False),
    ]

    DEFAULT_CSS = """
    ImportScreen {
        align: center middle;
        & > #import-box { width: 100%; max-width: 180; height: 100%; border: round $border; background: $background; padding: 0 1; }
        & #import-path { height: 1; border: none; padding: 0 1; background: $surface; }
        & #body-row { height: 1; display: none; }
        & #body-row.-asked { display: block; }
        & #body-row Label { width: auto; padding-right: 1; }
        & #body-row Select { width: 50; }
        & #import-said { width: 1fr; height: auto; color: $text-muted; }
        & #import-body { height: 1fr; }
        & #papers { width: 1fr; height: 35%; min-height: 3; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; text-wrap: nowrap; text-overflow: ellipsis; display: none; }
        & #papers.-shown { display: block; }
        & #import-body.-wide { layout: horizontal; }
        & #import-body.-wide #papers { width: 2fr; height: 1fr; }
        & #import-body.-wide #texts { width: 5fr; border-top: none; border-left: solid $border-blurred; }
        & .buttons { height: auto; align-horizontal: right; }
        & .buttons Button { margin-left: 1; min-width: 8; background: $panel; color: $text; text-style: none; }
        & .buttons Button:focus { background: $primary; color: $background; text-style: bold underline; }
        & .buttons Button:disabled { color: $text-muted; }
    }
    """

    help_topic = "les-inn"

    def __init__(self) -> None:
        super().__init__(classes="dialog")
        self._papers = Papers()
        self._looking: Looking | None = None
        self._acts = PaperActs(self)
        self._shown: Paper | None = None
        self._wrong = ""

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        bodies = [(f"{body.code} – {body.name}", body.code) for body in self._desk.workspace.profile.bodies]
        with Vertical(id="import-box") as box:
            box.border_title = "Les inn"
            box.border_subtitle = "F1 hjelp · Esc lukk"
            yield Input(
                placeholder="stien til en fil, mappe eller zip-fil – skriv, lim inn eller dra den hit",
                id="import-path",
                compact=True,
            )
            with Horizontal(id="body-row"):
                yield Label("Papirer som ikke nevner utvalg, hører til")
                yield Select(bodies, prompt="velg utvalg", id="body", compact=True)
            yield Static("", id="import-said", markup=False)
            with Vertical(id="import-body"):
                yield OptionList(id="papers", compact=True, markup=False)
                yield PaperTexts(_NOTHING_YET, id="texts")
            with Horizontal(classes="buttons"):
                yield Button("Ta inn alle F5", id="take_all", compact=True, disabled=True)
                yield Button("Ta inn F6", id="take_one", compact=True, disabled=True)
                yield Button("Rett F7", id="correct", compact=True, disabled=True)
                yield Button("Utelat F8", id="leave_out", compact=True, disabled=True)
                yield Button("Dokumentet", id="own_text", compact=True, disabled=True)
                yield Button("Lukk Esc", id="leave", compact=True)

    def on_mount(self) -> None:
        self._lay_out()
        self.query_one("#import-path", Input).focus()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        wide = self.app.size.width >= WIDE
        self.query_one("#import-body").set_class(wide, "-wide")
        self.query_one(PaperTexts).set_class(wide, "-wide")

    # ------------------------------------------------------------------ looking

    @on(Input.Submitted, "#import-path")
    def _look(self, event: Input.Submitted) -> None:
        event.stop()
        path = typed_path(event.value)
        if path is None:
            self.say("Skriv stien til en fil eller mappe først.")
            return
        self._look_at(path)

    @on(Select.Changed, "#body")
    def _body_chosen(self, event: Select.Changed) -> None:
        event.stop()
        if self._looking is not None:
            self._look_at(self._looking.path)

    def _look_at(self, path: Path) -> None:
        if self._acts.taking:
            return
        if self._looking is not None:
            self._looking.stop()
        self._papers.clear()
        self._shown = None
        self.query_one("#papers", OptionList).clear_options()
        self.say(f"Leser {path.name} …")
        body = self.query_one("#body", Select).selection
        looking = Looking(
            path,
            body,
            lambda some: self.call_later(self._found, looking, some),
            lambda wrong: self.call_later(self._looked, looking, wrong),
        )
        self._looking = looking
        self._enable()
        self.run_worker(lambda: looking.run(self._desk.workspace), thread=True, group="look", exit_on_error=False)

    def _found(self, looking: Looking, some: Sequence[Looked]) -> None:
        if looking is not self._looking or not self.is_attached or not some:
            return
        first = not len(self._papers)
        new = self._papers.add(some)
        profile = self._desk.workspace.profile
        options = self.query_one("#papers", OptionList)
        options.add_options([Option(paper.line(profile)) for paper in new])
        for paper in new[:-1] if len(self._papers) > _HELD else ():
            paper.let_go()
        self.say(f"Leser {some[-1].source} …  {self._papers.summary()}  Esc stopper.")
        if first:
            options.highlighted = 0

    def _looked(self, looking: Looking, wrong: str) -> None:
        """The look is over: what needs a person comes first in the list."""
        if looking is not self._looking or not self.is_attached:
            return
        looking.ended = True
        self._papers.sort()
        if self.focused is not self.query_one("#papers"):
            self._shown = None  # nobody has chosen one to look at: the first is shown
        self._list_again()
        self._wrong = wrong
        self.say(self._told())
        nobody = any(paper.lacks_body for paper in self._papers)
        if nobody or self.query_one("#body", Select).selection is not None:
            self.query_one("#body-row").add_class("-asked")
        self._enable()
        if self._papers.waiting and self.focused is self.query_one("#import-path"):
            # After the drawing: a list that was hidden until now does not take the focus.
            self.call_after_refresh(self.query_one("#take_all" if len(self._papers) == 1 else "#papers").focus)

    def _told(self) -> str:
        """What is said of the look when it is over."""
        if self._wrong:
            return f"! {self._wrong}"
        stopped = "Stoppet før alt var lest. Trykk Enter i feltet over for å gå videre."
        summary = self._papers.summary()
        if self._looking is not None and self._looking.stopped:
            return f"{summary} {stopped}".strip()
        return summary or "Fant ingen filer å lese. Skriv stien til en fil, eller til en mappe med filer i."

    @property
    def _reads(self) -> bool:
        return self._looking is not None and not self._looking.ended

    # ------------------------------------------------------------------ the list, and what is beside it

    def _list_again(self) -> None:
        profile = self._desk.workspace.profile
        options = self.query_one("#papers", OptionList)
        at = next((number for number, paper in enumerate(self._papers) if paper is self._shown), 0)
        options.set_class(len(self._papers) > 1, "-shown")
        options.clear_options()
        options.add_options([Option(paper.line(profile)) for paper in self._papers])
        if len(self._papers):
            options.highlighted = at
            self._show(self._papers[at])
        else:
            self.query_one(PaperTexts).clear()

    @on(OptionList.OptionHighlighted, "#papers")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._papers):
            self._show(self._papers[event.option_index])

    @on(OptionList.OptionSelected, "#papers")
    def _into(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one("#found").focus()

    def _show(self, paper: Paper) -> None:
        self._shown = paper
        self.query_one(PaperTexts).show(paper)
        self.query_one("#papers", OptionList).set_class(len(self._papers) > 1, "-shown")
        self._enable()

    def action_own_text(self) -> None:
        """Shows the document's own text in place of what was read, and back; where there is room it stands beside it."""
        self.query_one(PaperTexts).turn()

    def action_scroll_found(self, lines: int) -> None:
        """Scrolls what was read, and the document beside it, without leaving the list."""
        self.query_one(PaperTexts).scroll_lines(lines)

    def _why_not(self) -> dict[str, str]:
        """Why each thing cannot be done now; empty when it can."""
        shown = self._shown
        busy = "Vent til lesingen er ferdig, eller stopp den med Esc." if self._busy else ""
        none = "" if shown is not None else "Velg en fil i listen først."
        taken = f"«{shown.looked.source}» er tatt inn. Rett det i saken." if shown is not None and shown.taken else ""
        unread = "" if shown is not None and shown.is_read else "Det er ingenting å ta inn fra denne filen."
        out = "" if shown is None or shown.waits else "Denne filen er utelatt eller lest inn før."
        digest = "" if shown is not None and shown.looked.digest else "Filen kunne ikke åpnes, og kan ikke utelates."
        return {
            "take_all": busy or ("" if self._papers.waiting else "Det er ingenting igjen å ta inn."),
            "take_one": busy or none or taken or unread or out,
            "correct": busy or none or taken or unread,
            "leave_out": busy or none or taken or digest,
            "own_text": none or unread,
        }

    def _can(self, act: str) -> bool:
        """Whether it can be done now; says why where it cannot."""
        why = self._why_not()[act]
        if why:
            self.notify(why, timeout=6)
        return not why

    def _enable(self) -> None:
        """What can be done now, by its button."""
        shown = self._shown
        for id, why in self._why_not().items():
            self.query_one(f"#{id}", Button).disabled = bool(why)
        out = shown is not None and shown.looked.state is State.LEFT_OUT
        self.query_one("#leave_out", Button).label = "Ta med F8" if out else "Utelat F8"

    # ------------------------------------------------------------------ taking in, correcting, leaving out

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action(event.button.id or "leave")

    @property
    def _busy(self) -> bool:
        return self._reads or self._acts.taking

    def action_take_all(self) -> None:
        """Takes in everything that can be, each as an act of its own."""
        if self._can("take_all"):
            self._acts.take(self._papers.waiting)

    def action_take_one(self) -> None:
        """Takes in the one that is shown."""
        if self._can("take_one"):
            self._acts.take([paper for paper in (self._shown,) if paper is not None])

    def action_correct(self) -> None:
        """Opens the form where what was read is corrected before it is taken in."""
        if self._can("correct") and self._shown is not None:
            self._acts.correct(self._shown)

    def action_leave_out(self) -> None:
        """Leaves the file out, so that it is not offered again; done again, it is let in."""
        if self._can("leave_out") and self._shown is not None:
            self._acts.leave_out(self._shown)

    def say(self, text: str) -> None:
        """Says it above the list."""
        if self.is_attached:
            self.query_one("#import-said", Static).update(Content(text))

    def changed(self) -> None:
        """Something is taken in, corrected or left out: the list is drawn anew, and closed when nothing is left."""
        if not self.is_attached:
            return
        if self._acts.done and not self._papers.waiting:
            self.dismiss(self._acts.first_case)
            return
        self._list_again()
        self.say(self._told())

    # ------------------------------------------------------------------ leaving

    def action_undo(self) -> None:
        """Undo is for the desk, where what is taken back is named first."""
        self.notify(f"Lukk med Esc først. {self._desk.key('angre')} to ganger tar tilbake det du tok inn.", timeout=6)

    def action_leave(self) -> None:
        """Stops what is under way; pressed again, closes. What is taken in stays taken in."""
        if self._acts.stop():
            self.say("Stopper etter denne filen …")
        elif self._reads and self._looking is not None and not self._looking.stopped:
            self._looking.stop()
            self.say("Stopper …")
        else:
            self.dismiss(self._acts.first_case)
