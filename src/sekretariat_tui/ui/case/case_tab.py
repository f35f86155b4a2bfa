"""A tab of the case pane: it shows one case and saves what is done there."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.containers import Vertical

from ...domain.case import Case
from ...workspace import Workspace
from ..windows.plain_notice import PlainNotice

if TYPE_CHECKING:
    from ..desk_app import DeskApp
    from ..saving import SaveQueue

T = TypeVar("T")


class CaseTab(PlainNotice, Vertical):
    """What the tabs of a case have in common."""

    DEFAULT_CSS = """
    CaseTab { height: 1fr; }
    """

    case: Case | None = None
    aim = ""  # the section or the point the cursor is to go to, when the tab has come to the front
    _shown = ""
    _ready = False
    _focus_when_ready = False

    def on_mount(self) -> None:
        self._ready = True
        if self.case is not None:
            self.show(self.case)
        if self._focus_when_ready:
            self.call_after_refresh(self.focus_first)

    def focus_work(self) -> None:
        """Puts the focus where work begins in this tab, as soon as the tab stands there."""
        if self._ready:
            self.focus_first()
        else:
            self._focus_when_ready = True

    @property
    def workspace(self) -> Workspace:
        """The folder that is open."""
        return cast("DeskApp", self.app).workspace

    @property
    def saving(self) -> "SaveQueue":
        """Where acts are sent to be done."""
        return cast("DeskApp", self.app).saving

    @property
    def case_id(self) -> str:
        """The case shown. Only asked where there is one."""
        assert self.case is not None
        return self.case.id

    def show(self, case: Case) -> None:
        """Shows the case as the register holds it; what is being written here stays."""
        other = self._shown != case.id
        if other:
            self.flush()
        self.case = case
        if self._ready:
            self._shown = case.id
            self.show_case(case, other)

    def show_case(self, case: Case, other: bool) -> None:
        """Shows the case; ``other`` when it is not the one shown before."""

    def flush(self) -> None:
        """Sends what is typed to be saved."""

    def act(self, act: Callable[[Workspace], T], done: Callable[[T], None] | None = None) -> None:
        """Does an act, after what is typed here has been sent to be saved."""
        self.flush()
        self.saving.submit(act, done=done)

    def do_or_ask(self, act: Callable[[Workspace], object], over: Callable[[Workspace], object]) -> None:
        """Does an act that says what was shown; where another window has changed it, asks which is to stand.

        Args:
            act: the act; it raises ``ChangedElsewhere``.
            over: the same, whatever the other window did.
        """
        from .two_texts import do_or_ask

        self.flush()
        do_or_ask(self.app, self.saving.submit, act, over)

    def focus_first(self) -> None:
        """Puts the focus where work begins in this tab. Only called when its widgets are there."""
