"""What can be done with areas and measures from the tracker, by key and from the list of all actions."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from ...domain.kinds import MeasureStatus
from ...domain.strategy import Measure
from ...workspace import AreaView, Workspace
from ..messages import Say
from .lines import AreaLine, LineKind

if TYPE_CHECKING:
    from ..desk_app import DeskApp
    from ..windows.palette import DeskAction
    from .pane import AreaPane

_NO_MEASURE = "Stå på et tiltak i listen først."
_NO_AREA = "Stå på et område i listen først."


class AreaActs:
    """The acts of one pane. Each asks the pane what the cursor stands on; an act that cannot be done says why."""

    def __init__(self, pane: "AreaPane") -> None:
        self._pane = pane

    # ------------------------------------------------------------------ what stands under the cursor

    @property
    def _area(self) -> AreaView | None:
        """The area the cursor stands on or under."""
        line = self._pane.line
        if line is None or line.area is None:
            return None
        return next((x.view for x in self._pane.list.lines if x.kind is LineKind.AREA and x.area == line.area), None)

    def _locked(self) -> str:
        return self._pane.workspace.office.register.readonly_reason

    def _no_measure(self) -> str:
        return self._locked() or ("" if self._pane.measure else _NO_MEASURE)

    def _no_area(self) -> str:
        return self._locked() or ("" if self._area else _NO_AREA)

    def _tie(self) -> tuple[str, str, str, bool]:
        """The case, the measure or area, what it is called, and whether they are to be tied: what ``tie`` would do."""
        line = self._pane.line
        case = line.case if line and line.kind is LineKind.CASE else self._pane.case_shown
        if line is None or case is None:
            return "", "", "", False
        measure = self._tied_measure(line)
        if measure is not None:
            return case, measure.id, measure.title, case not in measure.cases
        view = self._area
        if view is None or view.area is None:
            return case, "", "", False
        return case, view.area.id, view.area.name, all(head.id != case for head in view.cases)

    def _tied_measure(self, line: AreaLine) -> Measure | None:
        """The measure a line is of, or that a case's line stands under."""
        if line.measure is not None:
            return line.measure.measure
        above = next((x for x in self._pane.list.lines if x.key == line.parent), None)
        return above.measure.measure if line.kind is LineKind.CASE and above and above.measure else None

    def _no_tie(self) -> str:
        case, other, _, _ = self._tie()
        if not case:
            return self._locked() or "Åpne saken først, så kan den knyttes hit."
        return self._locked() or ("" if other else "Stå på et område eller et tiltak i listen først.")

    # ------------------------------------------------------------------ the acts

    def new_measure(self) -> None:
        """Asks for name and area, and opens the new measure for the rest."""
        if not self._can(self._locked()):
            return
        from .measure_new import NewMeasure

        pane = self._pane
        view = self._area
        areas = pane.workspace.strategy.areas(pane.year)

        def make(said: tuple[str, str] | None) -> None:
            if said is not None:
                title, area = said
                chosen = (area,) if area else ()
                pane.saving.submit(lambda w: w.strategy.new_measure(title, chosen), done=made)

        def made(measure: Measure) -> None:
            pane.show_measure(measure.id)
            self.edit_measure(measure.id)

        pane.app.push_screen(NewMeasure(areas, view.area.id if view and view.area else ""), make)

    def edit_measure(self, measure_id: str = "") -> None:
        """Opens the fields of a measure: the one named, or the one under the cursor."""
        if not self._can(self._locked() if measure_id else self._no_measure()):
            return
        from .measure_form import MeasureForm

        pane = self._pane
        chosen = measure_id or (pane.measure.id if pane.measure else "")
        pane.app.push_screen(MeasureForm(chosen, pane.year), lambda _: pane.rebuild())

    def set_status(self, status: MeasureStatus) -> None:
        """Sets where the measure under the cursor stands."""
        measure = self._pane.measure
        if not self._can(self._no_measure()) or measure is None:
            return
        id, word = measure.id, self._pane.workspace.profile.word(status)
        self._do(lambda w: w.strategy.amend_measure(id, status=status), f"«{measure.title}» er satt til {word}.")

    def tie(self) -> None:
        """Ties the case in the case pane to the area or measure under the cursor, or lets go of it."""
        if not self._can(self._no_tie()):
            return
        pane = self._pane
        line = pane.line
        case, other, name, tied = self._tie()
        label = pane.workspace.cases.label(pane.workspace.cases.get(case))
        said = f"{label} er knyttet til «{name}»." if tied else f"{label} er løst fra «{name}»."
        if line is not None and self._tied_measure(line) is not None:
            self._do(lambda w: w.strategy.tie_case(other, case, tied), said)
        else:
            self._do(lambda w: w.cases.set_area(case, other, tied), said)

    def choose_area(self) -> None:
        """Chooses the area for the year, or takes the choice back."""
        view = self._area
        if not self._can(self._no_area()) or view is None or view.area is None:
            return
        area, chosen, year = view.area, not view.chosen, self._pane.year
        said = f"«{area.name}» er valgt for {year}." if chosen else f"«{area.name}» er ikke lenger valgt for {year}."
        self._do(lambda w: w.strategy.choose_area(area.id, year, chosen), said)

    def delete(self) -> None:
        """Deletes the measure under the cursor, after asking."""
        measure = self._pane.measure
        if not self._can(self._no_measure()) or measure is None:
            return
        from ..windows.confirm import Confirm

        id, said = measure.id, f"Tiltaket «{measure.title}» er slettet. ctrl+z to ganger henter det tilbake."

        def answered(yes: bool | None) -> None:
            if yes:
                self._do(lambda w: w.strategy.delete_measure(id), said)

        question = Confirm(
            f"Slette tiltaket «{measure.title}»?",
            "Sakene som er knyttet til det, blir stående. Du kan angre med ctrl+z.",
            yes="Slett tiltaket",
        )
        self._pane.app.push_screen(question, answered)

    def history(self) -> None:
        """Shows the earlier versions of the measure."""
        from ..history.opening import open_history

        pane = self._pane
        if pane.measure is not None:
            open_history(cast("DeskApp", pane.app), pane.measure)

    def find(self) -> None:
        """Lets an area or a measure be chosen, and goes to it."""
        from ..windows.asking import choose

        pane = self._pane
        strategy, word = pane.workspace.strategy, pane.workspace.profile.word
        rows = [(f"area/{area.id}", area.name, "") for area in strategy.areas(pane.year)]
        rows += [(measure.id, measure.title, word(measure.status)) for measure in strategy.measures()]

        def go(chosen: str | None) -> None:
            if chosen is not None:
                if chosen.startswith("area/"):
                    pane.list.go_to(chosen)
                else:
                    pane.show_measure(chosen)
                pane.focus_pane()

        choose(pane.app, "Finn et område eller et tiltak", rows, go)

    # ------------------------------------------------------------------ for keys, the palette and the line below

    def all(self) -> Iterator["DeskAction"]:
        """Every act as the list of all actions shows it."""
        from ..windows.palette import DeskAction

        pane = self._pane
        word = pane.workspace.profile.word
        area_word = pane.workspace.profile.term("area", "satsningsområde")
        areas_word = pane.workspace.profile.term("area_plural", "satsningsområder")
        measure, view = pane.measure, self._area
        of_measure = f" «{measure.title}»" if measure else ""
        yield DeskAction("tiltak.nytt", "Nytt tiltak", "n", self.new_measure, self._locked())
        yield DeskAction("tiltak.endre", f"Endre tiltaket{of_measure}", "e", self.edit_measure, self._no_measure())
        for number, status in enumerate(MeasureStatus, start=1):
            yield DeskAction(
                f"tiltak.status-{number}",
                f"Sett tiltaket til «{word(status)}»",
                str(number),
                partial(self.set_status, status),
                self._no_measure(),
            )
        case, other, name, tied = self._tie()
        verb = "Knytt saken til" if tied or not other else "Løs saken fra"
        title = f"{verb} «{name}»" if case and other else f"{verb} et {area_word} eller tiltak"
        yield DeskAction("tiltak.knytt", title, "t", self.tie, self._no_tie())
        chosen = view is not None and view.chosen
        named = f"«{view.area.name}»" if view and view.area else f"et {area_word}"
        title = f"Ta bort {named} fra de valgte for {pane.year}" if chosen else f"Velg {named} for {pane.year}"
        yield DeskAction("satsning.velg", title, "v", self.choose_area, self._no_area())
        yield DeskAction("tiltak.slett", f"Slett tiltaket{of_measure}", "Delete", self.delete, self._no_measure())
        no_history = "" if measure else _NO_MEASURE
        yield DeskAction("tiltak.historikk", "Tiltakets historikk …", "tidligere utgaver", self.history, no_history)
        years = pane.workspace.strategy.years()
        for id, steps, key in (("satsning.forrige-år", -1, "["), ("satsning.neste-år", 1, "]")):
            year = pane.year + steps
            why = "" if year in years else f"Planene i registeret gjelder for {years[0]}–{years[-1]}."
            yield DeskAction(id, f"Vis {areas_word} for {year}", key, partial(pane.action_year, steps), why)
        yield DeskAction("satsning.finn", f"Finn blant {areas_word} og tiltak", "", self.find)
        yield DeskAction("satsning.fold-alle", f"Fold ut eller inn alle {areas_word}", "a", pane.action_fold_all)

    def hint(self, line: AreaLine | None) -> str:
        """What the keys do with the line under the cursor, in a few words."""
        if line is None:
            return "n nytt tiltak"
        if line.kind is LineKind.CASE:
            return "Enter åpne saken · t løs den"
        if line.kind is LineKind.WAITING and line.case is not None:
            return "Enter vedtaket · e endre · 1–5 status"
        if line.measure is not None:
            return "Enter endre · 1–5 status · → mer · t knytt sak"
        if line.kind is LineKind.AREA:
            return "Enter fold · n nytt tiltak · v velg · t knytt sak"
        return "Enter fold"

    def _can(self, why_not: str) -> bool:
        if why_not:
            self._pane.app.notify(why_not, severity="warning")
        return not why_not

    def _do(self, act: Callable[[Workspace], object], said: str) -> None:
        def done(_: object) -> None:
            self._pane.post_message(Say(said))

        self._pane.saving.submit(act, done=done)
