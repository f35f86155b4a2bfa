"""The pane with all cases: the filter, and the list under it."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from ...domain.case import CaseHead
from ...workspace import CaseGroup
from ..messages import OpenCase, RegisterChanged
from ..windows.palette import DeskAction
from .case_lines import CaseLines

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class CaseList(Vertical):
    """All cases, by meeting. Posts ``OpenCase``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear_filter", "Tøm filteret", show=False),
    ]

    help_topic = "saker"
    narrow_title = "Saker"

    def __init__(self, groups: list[CaseGroup], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._first = groups
        self._heads: dict[str, tuple[object, ...]] = {}
        self._wanted = False
        self._round = 0
        self.border_title = "Saker"

    @property
    def _app(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        yield Input(placeholder="filter", compact=True, id="case-filter")
        yield CaseLines(self._app.workspace.profile.word, id="case-lines")

    def on_mount(self) -> None:
        self.show(self._first)

    @property
    def lines(self) -> CaseLines:
        """The list itself."""
        return self.query_one(CaseLines)

    def show(self, groups: list[CaseGroup]) -> None:
        """Shows other groups; the cursor stays on its case."""
        self.lines.show(groups)
        self._count()

    def focus_pane(self) -> None:
        """Goes to the list."""
        self.lines.focus()

    def find(self) -> None:
        """Goes to the filter."""
        field = self.query_one(Input)
        field.focus()
        field.action_select_all()

    def actions(self) -> Iterable[DeskAction]:
        """What can be done with the list."""
        typed = self.query_one(Input).value
        why = "" if typed else "filteret er tomt"
        yield DeskAction("liste.filter", "Finn en sak i listen", "filtrerer mens du skriver", self.find)
        yield DeskAction("liste.tøm", "Vis alle sakene igjen", "tømmer filteret", self.action_clear_filter, why)

    # ------------------------------------------------------------------ the filter

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.lines.filter(event.value)
        self._count()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Enter in the filter opens the first hit."""
        event.stop()
        if event.value.strip() and self.lines.current is not None:
            self.lines.action_open()
        else:
            self.lines.focus()

    def on_key(self, event: events.Key) -> None:
        """Down from the filter goes to the list."""
        if event.key in ("down", "pagedown") and self.query_one(Input).has_focus:
            event.stop()
            self.lines.focus()

    @on(CaseLines.Typed)
    def _letter(self, event: CaseLines.Typed) -> None:
        event.stop()
        field = self.query_one(Input)
        field.focus()
        field.value += event.letter
        self.call_after_refresh(partial(setattr, field, "cursor_position", len(field.value)))

    @on(CaseLines.LeftUpwards)
    def _up_to_the_filter(self, event: CaseLines.LeftUpwards) -> None:
        event.stop()
        self.query_one(Input).focus()

    @on(CaseLines.Opened)
    def _opened(self, event: CaseLines.Opened) -> None:
        event.stop()
        self.post_message(OpenCase(event.case_id))

    def action_clear_filter(self) -> None:
        """Esc in the filter goes to the list, and in the list it empties the filter."""
        field = self.query_one(Input)
        if field.has_focus:
            self.lines.focus()
        else:
            field.value = ""

    def _count(self) -> None:
        shown = self.lines.cases_shown
        typed = self.query_one(Input).value.strip()
        self.border_subtitle = f"{shown} treff" if typed else ("1 sak" if shown == 1 else f"{shown} saker")

    # ------------------------------------------------------------------ when the register changes

    def register_changed(self, message: RegisterChanged) -> None:
        """Makes the list anew when something it shows is another; not for each letter typed in a case."""
        if "meetings" in message.tables or ("cases" in message.tables and self._shows_otherwise(message)):
            self._rebuild()

    def _shows_otherwise(self, message: RegisterChanged) -> bool:
        if not message.ids:
            return True
        register = self._app.workspace.office.register
        otherwise = False
        for id in message.ids:
            head = register.find(CaseHead, id)
            shown = (head.title, head.number, head.year, head.status, head.meeting, bool(head.doubts)) if head else ()
            otherwise = otherwise or self._heads.get(id) != shown
            self._heads[id] = shown
        return otherwise

    def _rebuild(self) -> None:
        """In a thread: at 10,000 cases it takes longer than a key may."""
        if self._wanted:
            return
        self._wanted = True

        def gather() -> None:
            self._wanted = False
            self._round = round = self._round + 1
            groups = self._app.workspace.overview.case_list()
            self.call_later(self._take, round, groups)

        self.run_worker(gather, thread=True, group="case-list")

    def _take(self, round: int, groups: list[CaseGroup]) -> None:
        if round == self._round:
            self.show(groups)
