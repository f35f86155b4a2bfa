"""The fields of a measure that are more than words: dates, owners, the decision behind it, areas and cases."""

from datetime import date
from typing import TYPE_CHECKING, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from ...domain.caseref import CaseRef
from ...domain.dates import find_dates, format_date, format_long_date, parse_date
from ...domain.errors import NotFound
from ...domain.kinds import Side
from ...domain.references import parse_reference
from ...domain.strategy import Measure, MeasureOwner, PriorityArea
from ...workspace import Workspace
from .measure_field import Fields, LineField, Unclear
from .measure_ticks import TickList

if TYPE_CHECKING:
    from ..desk_app import DeskApp

_BETWEEN = "; "  # names of owners may hold a comma


class DateField(LineField):
    """A day, in any spelling of it.

    Args:
        year: stands in for the year where none is typed.
    """

    def __init__(self, measure: Measure, name: str, label: str, *, year: int) -> None:
        super().__init__(
            measure, name, label, placeholder=f"for eksempel 21.5.{year}", read=lambda shown: _day(shown, name)
        )
        self.year = year

    def fields(self, final: bool) -> Fields:
        typed = self.text.strip()
        if not typed:
            return {self.field: None}
        day = parse_date(typed, year=self.year)
        if day is not None:
            return {self.field: day}
        if any("impossible" in found.flags for found in find_dates(typed, year=self.year)):
            raise Unclear(f"{typed} finnes ikke i kalenderen. Rett datoen.")
        raise Unclear(f"«{typed}» er ikke en dato. Skriv dag, måned og år, som 21.05.2026.")

    def note(self) -> str:
        day = getattr(self.measure, self.field)
        return format_long_date(day, weekday=True) if day else ""


class OwnerField(LineField):
    """Who owns the measure on one side; several are parted by a semicolon."""

    def __init__(self, measure: Measure, side: Side, label: str) -> None:
        super().__init__(
            measure,
            f"owners/{side.value}",
            label,
            placeholder="navn; flere skilles med semikolon",
            read=lambda shown: _BETWEEN.join(owner.name for owner in shown.owners if owner.side is side),
            write=lambda shown, text: {"owners": _owners(shown, side, text)},
        )


class DecisionField(LineField):
    """The case whose decision stands behind the measure, typed as a number, or as a title when one goes on."""

    def __init__(self, measure: Measure, label: str, workspace: Workspace) -> None:
        super().__init__(
            measure,
            "decided_by",
            label,
            placeholder="saksnummer, som SSU 14/2026",
            read=lambda shown: self._written(shown.decided_by),
        )
        self.workspace = workspace

    def fields(self, final: bool) -> Fields:
        typed = self.text.strip()
        if not typed:
            return {"decided_by": None}
        named = parse_reference(typed, profile=self.workspace.profile)
        if named is not None and named.body and named.year is not None and not named.doubtful:
            return {"decided_by": CaseRef(named.body, named.year, named.number)}
        if not final:
            return {}
        try:
            case = self.workspace.search.one_case(typed)
        except NotFound as error:
            raise Unclear(f"{error} En sak som ikke er i registeret, skrives som «SSU 14/2026».") from error
        if case.ref is None:
            raise Unclear(f"«{case.title}» har ikke fått nummer ennå. Velg en sak med nummer.")
        return {"decided_by": case.ref}

    def note(self) -> str:
        ref = self.measure.decided_by
        if ref is None:
            return ""
        head = self.workspace.cases.by_ref(ref)
        return self.workspace.cases.label(head) if head else f"{self._written(ref)} er ikke i registeret."

    def _written(self, ref: CaseRef | None) -> str:
        return f"{ref.body} {self.workspace.profile.case_number(ref)}" if ref else ""


class AreasField(Vertical):
    """The areas a measure belongs to."""

    DEFAULT_CSS = "AreasField, CasesField { height: auto; margin-top: 1; }"

    def __init__(self, measure: Measure, label: str, areas: list[PriorityArea]) -> None:
        super().__init__()
        self.measure = measure
        self.label = label
        self.areas = areas
        self.ticks = TickList()

    def compose(self) -> ComposeResult:
        yield Label(self.label, markup=False)
        yield self.ticks

    def on_mount(self) -> None:
        self.show(self.measure)

    def show(self, measure: Measure) -> None:
        """Shows what the register holds."""
        self.measure = measure
        self.ticks.show(((area.id, area.name) for area in self.areas), set(measure.areas))

    @on(TickList.Ticked)
    def _ticked(self, event: TickList.Ticked) -> None:
        event.stop()
        chosen = self.ticks.ticked
        known = {area.id for area in self.areas}
        others = tuple(area for area in self.measure.areas if area not in known)
        areas = tuple(area.id for area in self.areas if area.id in chosen) + others
        id = self.measure.id
        saving = cast("DeskApp", self.app).saving
        saving.submit(lambda w: w.strategy.amend_measure(id, areas=areas), key=f"measure/{id}/areas")


class CasesField(Vertical):
    """The cases tied to a measure: tick off, or type the number or the title of one more."""

    def __init__(self, measure: Measure, workspace: Workspace) -> None:
        super().__init__()
        self.measure = measure
        self.workspace = workspace
        self.listed = list(measure.cases)
        self.typed = Input(placeholder="knytt til en sak: nummer eller tittel, og Enter", compact=True)
        self.ticks = TickList()
        self._said = Label("", classes="field-said", markup=False)

    def compose(self) -> ComposeResult:
        yield Label("Saker", markup=False)
        yield self.typed
        yield self._said
        yield self.ticks

    def on_mount(self) -> None:
        self._said.display = False
        self.show(self.measure)

    def show(self, measure: Measure) -> None:
        """Shows what the register holds; a case that was let go of stays in the list until the window closes."""
        self.measure = measure
        self.listed += [case for case in measure.cases if case not in self.listed]
        heads = {head.id: head for head in self.workspace.cases.heads()}
        label = self.workspace.cases.label
        self.ticks.show(((case, label(heads[case])) for case in self.listed if case in heads), set(measure.cases))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        if not typed:
            self.screen.focus_next()
            return
        try:
            case = self.workspace.search.one_case(typed)
        except NotFound as error:
            self._say(str(error))
            return
        self._say("")
        self.typed.value = ""
        self._tie(case.id, True)

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        self._say("")

    @on(TickList.Ticked)
    def _ticked(self, event: TickList.Ticked) -> None:
        event.stop()
        self._tie(event.value, event.on)

    def _tie(self, case: str, tied: bool) -> None:
        id = self.measure.id
        saving = cast("DeskApp", self.app).saving
        saving.submit(lambda workspace: workspace.strategy.tie_case(id, case, tied))

    def _say(self, text: str) -> None:
        self._said.update(f"! {text}" if text else "")
        self._said.display = bool(text)


def _day(measure: Measure, name: str) -> str:
    day: date | None = getattr(measure, name)
    return format_date(day) if day else ""


def _owners(measure: Measure, side: Side, text: str) -> tuple[MeasureOwner, ...]:
    """All owners, with those of one side as typed; who stands in the same place keeps the id."""
    before = [owner for owner in measure.owners if owner.side is side]
    others = tuple(owner for owner in measure.owners if owner.side is not side)
    named = []
    for place, name in enumerate(part.strip() for part in text.split(_BETWEEN.strip()) if part.strip()):
        if place < len(before):
            named.append(msgspec.structs.replace(before[place], name=name))
        else:
            named.append(MeasureOwner(side=side, name=name))
    return (*named, *others) if side is next(iter(Side)) else (*others, *named)
