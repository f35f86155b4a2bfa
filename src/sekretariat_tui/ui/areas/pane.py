"""The priority areas of a year: how far they have come, their measures and cases, and what was never begun."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from ...domain.case import Case
from ...domain.kinds import MeasureStatus
from ...domain.strategy import Measure
from ...workspace import Workspace
from ..messages import OpenCase, RegisterChanged
from .acts import AreaActs
from .area_list import GUTTER, AreaList
from .lines import LOOSE, AreaLine, AreaLines, LineKind
from .rows import AreaRows
from .signs import signs_for
from .year import AreaYear

if TYPE_CHECKING:
    from ..desk_app import DeskApp
    from ..saving import SaveQueue
    from ..windows.palette import DeskAction

PLAN_TABLES = frozenset({"areas", "plans", "measures"})


class AreaPane(Vertical):
    """The tracker. It asks the workspace for everything, and shows again what another window or pane has changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "do('new_measure')", "Nytt tiltak", show=False, id="tiltak.nytt"),
        Binding("e", "do('edit_measure')", "Endre tiltaket", show=False, id="tiltak.endre"),
        *(
            Binding(str(number), f"status({number - 1})", "Sett status", show=False, id=f"tiltak.status-{number}")
            for number, _ in enumerate(MeasureStatus, start=1)
        ),
        Binding("t", "do('tie')", "Knytt eller løs saken", show=False, id="tiltak.knytt"),
        Binding("v", "do('choose_area')", "Velg eller velg bort for året", show=False, id="satsning.velg"),
        Binding("delete", "do('delete')", "Slett tiltaket", show=False, id="tiltak.slett"),
        Binding("left_square_bracket,alt+left", "year(-1)", "Året før", show=False, id="satsning.forrige-år"),
        Binding("right_square_bracket,alt+right", "year(1)", "Året etter", show=False, id="satsning.neste-år"),
        Binding("a", "fold_all", "Fold ut eller inn alle", show=False, id="satsning.fold-alle"),
    ]

    DEFAULT_CSS = """
    AreaPane {
        height: 1fr; width: 1fr;
        & > .area-columns { height: 1; text-wrap: nowrap; display: none; color: $text-muted; }
        & > .area-hint {
            height: 1; padding-left: 1; text-wrap: nowrap; text-overflow: ellipsis; color: $text-muted;
            visibility: hidden;
        }
        &:focus-within > .area-hint { visibility: visible; }
    }
    """

    help_topic = "satsninger"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.year = 0
        self.opened: dict[str, bool] = {}
        self.acts = AreaActs(self)
        self.list = AreaList()
        self._head = AreaYear()
        self._columns = Static("", classes="area-columns", markup=False)
        self._hint = Static("", classes="area-hint", markup=False)
        self._lines: AreaLines | None = None

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._columns
        yield self.list
        yield self._hint

    def on_mount(self) -> None:
        self.year = self.workspace.office.today().year
        self.list.signs = signs_for(self.app)
        self.border_title = self._title()
        self.call_after_refresh(self.rebuild)  # the case list is drawn first

    # ------------------------------------------------------------------ what it knows

    @property
    def workspace(self) -> Workspace:
        """The folder that is open."""
        return cast("DeskApp", self.app).workspace

    @property
    def saving(self) -> "SaveQueue":
        """Where acts are sent to be done."""
        return cast("DeskApp", self.app).saving

    @property
    def line(self) -> AreaLine | None:
        """What the cursor stands on."""
        return self.list.line

    @property
    def measure(self) -> Measure | None:
        """The measure the cursor stands on."""
        line = self.line
        return line.measure.measure if line and line.measure else None

    @property
    def case_shown(self) -> str | None:
        """The case in the case pane beside this one, which can be tied here."""
        for pane in self.screen.query("CasePane"):
            case: Case | None = getattr(pane, "case", None)
            return case.id if case else None
        return None

    @property
    def narrow_title(self) -> str:
        """What the tab of this pane says where one pane is shown at a time."""
        return _capital(self.workspace.profile.term("area_short", "satsninger"))

    def _title(self) -> str:
        return f"{_capital(self.workspace.profile.term('area_plural', 'satsningsområder'))} {self.year}"

    # ------------------------------------------------------------------ showing

    def rebuild(self) -> None:
        """Asks the workspace again; the cursor stays on what it stood on, and what is folded stays folded."""
        if not self.is_mounted:
            return
        lines = self._lines = AreaLines(self.workspace, self.year, self.opened)
        office = self.workspace.office
        signs = self.list.signs

        def lay_out(width: int) -> AreaRows:
            rows = AreaRows(lines, office.profile, signs, self.year, office.today(), width)
            headings = rows.headings()
            self._columns.display = bool(headings)
            self._columns.update(Text(" " * GUTTER + "".join(span.text for span in headings), no_wrap=True))
            return rows

        self.border_title = self._title()
        self._head.show(self.year, self.workspace.strategy.years(), lines.views, signs)
        self.list.show(lines.all(), lay_out)

    def register_changed(self, message: RegisterChanged) -> None:
        """Hears that the register holds something new; what is typed in a case is none of it."""
        cases = "cases" in message.tables and (self._lines is None or self._lines.cases_differ(message.ids))
        if cases or message.tables & PLAN_TABLES:
            self.rebuild()

    def show_year(self, year: int) -> None:
        """Shows another year, if a plan covers it."""
        if year in self.workspace.strategy.years() and year != self.year:
            self.year = year
            self.rebuild()

    def show_measure(self, measure_id: str) -> None:
        """Folds out the area of a measure and puts the cursor on the measure."""
        measure = next((m for m in self.workspace.strategy.measures() if m.id == measure_id), None)
        if measure is None:
            return
        known = [area.id for area in self.workspace.strategy.areas(self.year) if area.id in measure.areas]
        area = f"area/{known[0] if known else LOOSE}"
        self.opened[area] = True
        self.rebuild()
        if not (self.list.go_to(f"measure/{measure_id}@{area}") or self.list.go_to(f"waiting/{measure_id}@{area}")):
            self.list.go_to(area)

    def fold(self, key: str, open: bool) -> None:
        """Folds a line out or in."""
        self.opened[key] = open
        self.rebuild()

    def _say_what_enter_does(self) -> None:
        self._hint.update(self.acts.hint(self.line))

    # ------------------------------------------------------------------ what the list says

    @on(AreaList.Folded)
    def _folded(self, event: AreaList.Folded) -> None:
        event.stop()
        self.fold(event.line.key, event.open)

    @on(AreaList.Moved)
    def _moved(self, event: AreaList.Moved) -> None:
        event.stop()
        self._say_what_enter_does()

    @on(AreaList.Opened)
    def _opened(self, event: AreaList.Opened) -> None:
        event.stop()
        line = event.line
        if line.case is not None and line.kind in {LineKind.CASE, LineKind.WAITING}:
            self.post_message(OpenCase(line.case))
        elif line.measure is not None:
            self.acts.edit_measure()

    @on(AreaYear.Stepped)
    def _stepped(self, event: AreaYear.Stepped) -> None:
        event.stop()
        self.action_year(event.steps)

    # ------------------------------------------------------------------ keys

    def action_do(self, name: str) -> None:
        """Does one of the acts, or says why it cannot be done."""
        getattr(self.acts, name)()

    def action_status(self, number: int) -> None:
        """Sets the status of the measure under the cursor."""
        self.acts.set_status(list(MeasureStatus)[number])

    def action_year(self, steps: int) -> None:
        """Goes to the year before or after, or says that there is no plan there."""
        years = self.workspace.strategy.years()
        if self.year + steps not in years:
            self.app.notify(f"Planene i registeret gjelder for {years[0]}–{years[-1]}.")
            return
        self.show_year(self.year + steps)

    def action_fold_all(self) -> None:
        """Folds all areas out, or in when all are out."""
        areas = [line for line in self.list.lines if line.kind is LineKind.AREA]
        open = not all(line.open for line in areas)
        self.opened.update({line.key: open for line in areas})
        self.rebuild()

    def focus_pane(self) -> None:
        """Goes to the list."""
        self.list.focus()

    def find(self) -> None:
        """Asks for an area or a measure, and goes there."""
        self.acts.find()

    def actions(self) -> Iterable["DeskAction"]:
        """What can be done here, and why not now."""
        return self.acts.all()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
