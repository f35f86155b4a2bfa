"""The window with all fields of a measure."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from ...domain.kinds import MeasureStatus, Side
from ...domain.strategy import Measure, PriorityArea
from ...workspace import Workspace
from ..messages import RegisterChanged
from .measure_field import ChoiceField, LineField, ListField, MeasureField
from .measure_fields import AreasField, CasesField, DateField, DecisionField, OwnerField

if TYPE_CHECKING:
    from ..desk_app import DeskApp

HINT = "Alt lagres mens du skriver · Tab neste felt · Esc lukker"


class MeasureForm(ModalScreen[None]):
    """Shows a measure to be changed; every field is saved as it is typed.

    Args:
        measure_id: the measure.
        year: the year whose areas it can belong to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("ctrl+pageup,pageup", "page(-1)", "Side opp", show=False),
        Binding("ctrl+pagedown,pagedown", "page(1)", "Side ned", show=False),
    ]

    DEFAULT_CSS = """
    MeasureForm {
        align: center middle;
        & > .measure-box {
            width: 100%; max-width: 100; height: 100%; max-height: 44; padding: 1 2; background: $surface;
            border: round $border;
            & > .dialog-title { width: 1fr; margin-bottom: 1; text-style: bold; }
            & > VerticalScroll { height: 1fr; padding-right: 1; scrollbar-size-vertical: 1; }
            & > .dialog-hint { width: 1fr; margin-top: 1; color: $text-muted; }
            & > .dialog-hint.-wrong { color: $text-error; }
        }
    }
    """

    help_topic = "satsninger"

    def __init__(self, measure_id: str, year: int) -> None:
        super().__init__(classes="dialog")
        self.measure_id = measure_id
        self.year = year
        self._asked_to_leave = False

    @property
    def workspace(self) -> Workspace:
        """The folder that is open."""
        return cast("DeskApp", self.app).workspace

    def compose(self) -> ComposeResult:
        measure = self._measure()
        with Vertical(classes="measure-box"):
            yield Label("Tiltak", classes="dialog-title", markup=False)
            with VerticalScroll(can_focus=False):
                if measure is not None:
                    yield from self._fields(measure)
            yield Label(HINT, classes="dialog-hint", markup=False)

    def _fields(self, measure: Measure) -> Iterator[MeasureField | AreasField | CasesField]:
        profile = self.workspace.profile
        statuses = [(profile.word(status), status) for status in MeasureStatus]
        yield LineField(measure, "title", "Navn")
        yield ChoiceField(measure, "status", "Status", list(statuses))
        yield LineField(measure, "status_note", "Om statusen", placeholder="hvorfor, i få ord")
        if profile.phases:
            phases = [(phase, phase) for phase in profile.phases]
            yield ChoiceField(measure, "phase", "Fase", list(phases), none="ikke satt")
        else:
            yield LineField(measure, "phase", "Fase")
        for side in Side:
            yield OwnerField(measure, side, f"Eier, {profile.side_name(side)}")
        yield LineField(measure, "leader", "Leder")
        yield LineField(measure, "mandate", "Mandat")
        yield DateField(measure, "start", "Start", year=self.year)
        yield LineField(measure, "next_milestone", "Neste milepæl")
        yield DateField(measure, "next_milestone_on", "Dato for milepælen", year=self.year)
        yield ListField(measure, "waits_for", "Venter på", placeholder="en per linje: representanter, mandat, leder …")
        yield ListField(measure, "depends_on", "Avhenger av", placeholder="en per linje, også nasjonale tiltak")
        yield DecisionField(measure, "Besluttet i sak", self.workspace)
        yield DateField(measure, "decided_on", "Besluttet dato", year=self.year)
        yield LineField(measure, "followed_by", "Følges opp av")
        words = profile.term("area_plural", "satsningsområder")
        yield AreasField(measure, words[:1].upper() + words[1:], self._areas(measure))
        yield CasesField(measure, self.workspace)

    def _areas(self, measure: Measure) -> list[PriorityArea]:
        """The areas of the year, and those of another plan that the measure has."""
        strategy = self.workspace.strategy
        areas = strategy.areas(self.year)
        for year in strategy.years():
            known = {area.id for area in areas}
            areas += [area for area in strategy.areas(year) if area.id in measure.areas and area.id not in known]
        return areas

    def on_mount(self) -> None:
        if self._measure() is None:
            self.dismiss(None)
            return
        self.query(Input).first().focus()

    def _measure(self) -> Measure | None:
        return next((m for m in self.workspace.strategy.measures() if m.id == self.measure_id), None)

    # ------------------------------------------------------------------ what is saved, here or elsewhere

    def on_register_changed(self, message: RegisterChanged) -> None:
        """Shows what another window saved, where nothing is being written; closes when the measure is gone."""
        if "measures" not in message.tables or not message.touches(self.measure_id):
            return
        measure = self._measure()
        if measure is None:
            self.app.notify("Tiltaket er slettet.", severity="warning")
            self.dismiss(None)
            return
        for field in self.query(MeasureField):
            field.show(measure)
        self.query_one(AreasField).show(measure)
        self.query_one(CasesField).show(measure)

    def action_page(self, pages: int) -> None:
        """Scrolls a page."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=pages * max(scroll.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """Closes; where something cannot be saved it says so first, and goes there."""
        for field in self.query(MeasureField):
            field.flush(final=True)
        wrong = next((field for field in self.query(MeasureField) if field.wrong), None)
        if wrong is None or self._asked_to_leave:
            self.dismiss(None)
            return
        self._asked_to_leave = True
        wrong.control.focus()
        hint = self.query_one(".dialog-hint", Label)
        hint.update(f"! «{wrong.label}» er ikke lagret. Rett det, eller trykk Esc en gang til for å lukke uten det.")
        hint.add_class("-wrong")
