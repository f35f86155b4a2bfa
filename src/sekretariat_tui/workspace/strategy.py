"""Priority areas and measures: acts on them, and the tracker's view of where they stand."""

from collections.abc import Mapping
from typing import Any

import msgspec

from ..domain.case import CaseHead
from ..domain.caseref import CaseRef
from ..domain.errors import RuleBroken
from ..domain.field_words import field_word
from ..domain.place import Place
from ..domain.strategy import ChosenYear, Measure, Plan, PriorityArea
from ..domain.texts import clean_text, one_line
from ..domain.tracking import Progress, is_chosen, is_decided_not_begun, is_late, progress
from .changed_elsewhere import ChangedElsewhere
from .office import Office


class MeasureView(msgspec.Struct, frozen=True):
    """A measure as the tracker shows it."""

    measure: Measure
    late: bool
    not_begun: bool


class AreaView(msgspec.Struct, frozen=True):
    """An area with its measures and cases. ``area`` is None for what belongs to no area of the plan."""

    area: PriorityArea | None
    chosen: bool
    progress: Progress
    measures: tuple[MeasureView, ...]
    cases: tuple[CaseHead, ...]


class Strategy:
    """The plan, its areas and measures."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def areas(self, year: int) -> list[PriorityArea]:
        """The areas of the plan that holds the year, chosen ones first, in the plan's order."""
        plans = {p.id for p in self._office.register.all(Plan) if p.first_year <= year <= p.last_year}
        areas = [a for a in self._office.register.all(PriorityArea) if a.plan in plans or is_chosen(a, year)]
        return sorted(areas, key=lambda a: (not is_chosen(a, year), a.order, a.name))

    def years(self) -> range:
        """The years the plans cover, this year included."""
        today = self._office.today().year
        plans = self._office.register.all(Plan)
        first = min([p.first_year for p in plans] + [today])
        return range(first, max([p.last_year for p in plans] + [today]) + 1)

    def measures(self) -> list[Measure]:
        """Every measure, in the order they were made."""
        return self._office.register.all(Measure)

    def overview(self, year: int) -> list[AreaView]:
        """The tracker: each area of the year, then what belongs to none of them."""
        areas = self.areas(year)
        known = {area.id for area in areas}
        measures = self.measures()
        heads = self._office.register.all(CaseHead)
        views = [
            self._view(
                area,
                is_chosen(area, year),
                [m for m in measures if area.id in m.areas],
                [h for h in heads if area.id in h.areas],
            )
            for area in areas
        ]
        loose = [m for m in measures if not known.intersection(m.areas)]
        if loose:
            views.append(self._view(None, False, loose, []))
        return views

    def decided_not_begun(self) -> list[Measure]:
        """«Besluttet, ikke kommet i gang», over all areas."""
        return [m for m in self.measures() if is_decided_not_begun(m)]

    def _view(
        self, area: PriorityArea | None, chosen: bool, measures: list[Measure], cases: list[CaseHead]
    ) -> AreaView:
        today = self._office.today()
        return AreaView(
            area,
            chosen,
            progress(measures, today),
            tuple(MeasureView(m, is_late(m, today), is_decided_not_begun(m)) for m in measures),
            tuple(cases),
        )

    # ------------------------------------------------------------------ acts

    def new_measure(self, title: str, areas: tuple[str, ...], *, decided_by: CaseRef | None = None) -> Measure:
        """A new measure, not begun. Raises ``RuleBroken`` without a title."""
        title = one_line(title)
        if not title:
            raise RuleBroken("Tiltaket trenger et navn. Skriv hva det gjelder.")
        with self._office.act(f"Opprettet tiltak: {title}") as change:
            return change.put(Measure(title=title, areas=areas, decided_by=decided_by))

    def amend_measure(
        self, measure_id: str, *, merge: str = "", before: Mapping[str, Any] | None = None, **fields: Any
    ) -> Measure:
        """Sets fields of a measure in one act; a new status is dated today.

        Args:
            merge: acts in a row with the same key are taken back as one (typing in one field).
            before: what the fields held when they were last known here. Where the register holds something else,
                somebody else has changed it, and nothing is overwritten.

        Raises:
            ChangedElsewhere: with both texts, when ``before`` no longer holds.
        """
        title = self._office.register.get(Measure, measure_id).title
        if "title" in fields:
            fields["title"] = one_line(fields["title"])
            if not fields["title"]:
                raise RuleBroken("Tiltaket kan ikke stå uten navn. Skriv hva det gjelder.")
        fields = {name: clean_text(value) if type(value) is str else value for name, value in fields.items()}
        with self._office.act(f"Endret tiltaket «{title}»", merge=merge) as change:
            measure = change.get(Measure, measure_id)
            for name, known in (before or {}).items():
                there = getattr(measure, name)
                if there not in (known, fields.get(name, known)):
                    from ..domain.comparison import shown

                    mine = msgspec.structs.replace(measure, **fields)
                    word = self._office.profile.word
                    raise ChangedElsewhere(
                        f"{field_word(name)} for tiltaket «{title}»",
                        shown(fields.get(name), word),
                        shown(there, word),
                        mine=mine,
                        place=Place(name),
                        both=type(there) is str and bool(there),
                    )
            if fields.get("status", measure.status) is not measure.status:
                fields.setdefault("status_on", self._office.today())
            new = msgspec.structs.replace(measure, **fields)
            return measure if new == measure else change.put(new)

    def delete_measure(self, measure_id: str) -> None:
        """Takes a measure out of the register."""
        title = self._office.register.get(Measure, measure_id).title
        with self._office.act(f"Slettet tiltaket «{title}»") as change:
            change.delete(Measure, measure_id)

    def tie_case(self, measure_id: str, case_id: str, tied: bool) -> Measure:
        """Ties a case to a measure, or lets go."""
        measure = self._office.register.get(Measure, measure_id)
        cases = tuple(c for c in measure.cases if c != case_id)
        return self.amend_measure(measure_id, cases=(*cases, case_id) if tied else cases)

    def choose_area(self, area_id: str, year: int, chosen: bool, *, decided_by: CaseRef | None = None) -> PriorityArea:
        """Chooses an area for a year, or takes the choice back."""
        area = self._office.register.get(PriorityArea, area_id)
        verb = "Valgte" if chosen else "Valgte bort"
        with self._office.act(f"{verb} «{area.name}» for {year}") as change:
            area = change.get(PriorityArea, area_id)
            years = tuple(c for c in area.chosen if c.year != year)
            if chosen:
                years += (ChosenYear(year=year, decided_by=decided_by),)
            return change.put(msgspec.structs.replace(area, chosen=years))
