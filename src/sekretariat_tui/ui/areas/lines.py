"""What the tracker lists, line by line: areas, their measures and cases, and what was decided and has not begun."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from ...domain.case import CaseHead
from ...domain.caseref import CaseRef
from ...domain.strategy import Measure, PriorityArea
from ...workspace import AreaView, MeasureView, Workspace

WAITING = "waiting"
LOOSE = "loose"


class LineKind(Enum):
    """What a line stands for; notes and headings are not stopped at."""

    AREA = auto()
    MEASURE = auto()
    WAITING = auto()
    CASE = auto()
    WAITING_LIST = auto()
    HEADING = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One line of the tracker. ``key`` is the same before and after a change, so that the cursor can stay.

    ``area`` is the id of the area it stands under, None where it stands under none. ``case`` is the case that Enter
    opens. ``open`` is None for what has nothing to unfold. ``number`` is how a case is known, or how many wait.
    """

    key: str
    kind: LineKind
    level: int = 0
    parent: str = ""
    area: str | None = None
    view: AreaView | None = None
    measure: MeasureView | None = None
    case: str | None = None
    open: bool | None = None
    text: str = ""
    number: str = ""

    @property
    def stops(self) -> bool:
        """Whether the cursor stops here."""
        return self.kind not in {LineKind.HEADING, LineKind.NOTE}


class AreaLines:
    """The lines for a year, with what the user has folded out.

    Args:
        opened: by key, what the user has opened or closed. Areas and measures are closed until then, and the list of
            what has not begun is open.
    """

    def __init__(self, workspace: Workspace, year: int, opened: Mapping[str, bool]) -> None:
        self._workspace = workspace
        self._year = year
        self._opened = opened
        self._heads = {head.id: head for head in workspace.cases.heads()}
        self._by_ref = {head.ref: head for head in self._heads.values() if head.ref is not None}
        self.views = workspace.strategy.overview(year)

    def all(self) -> list[AreaLine]:
        """Every line, from the top."""
        area_word = self._workspace.profile.term("area_plural", "satsningsområder")
        lines: list[AreaLine] = []
        if not any(view.area for view in self.views):
            lines.append(_note("no-plan", f"Ingen plan med {area_word} gjelder for {self._year}."))
        for view in self.views:
            lines.extend(self._area(view, area_word))
        lines.extend(self._waiting_list())
        return lines

    def cases_differ(self, ids: frozenset[str]) -> bool:
        """Whether any of these cases is another in what is shown of it; no ids stand for any case."""
        register = self._workspace.office.register
        return not ids or any(_shown(self._heads.get(id)) != _shown(register.find(CaseHead, id)) for id in ids)

    def decision(self, measure: Measure) -> str:
        """The decision behind a measure in words: «SSU 13/26 Barneteam på tvers» or «14.11.2024»; empty without one."""
        if measure.decided_by is not None:
            return self.case_name(measure.decided_by)
        return f"{measure.decided_on:%d.%m.%Y}" if measure.decided_on else ""

    def case_name(self, ref: CaseRef) -> str:
        """A case by its reference, with its title when it is in the register."""
        head = self._by_ref.get(ref)
        cases = self._workspace.cases
        return cases.label(head) if head else f"{ref.body} {self._workspace.profile.case_number(ref)}"

    def area_names(self, measure: Measure) -> str:
        """The areas of the year that a measure belongs to."""
        return ", ".join(view.area.name for view in self.views if view.area and view.area.id in measure.areas)

    def _area(self, view: AreaView, area_word: str) -> Iterator[AreaLine]:
        area = view.area
        key = f"area/{area.id}" if area else f"area/{LOOSE}"
        area_id = area.id if area else None
        name = area.name if area else "Andre tiltak"
        is_open = self._opened.get(key, False)
        yield AreaLine(key, LineKind.AREA, area=area_id, view=view, open=is_open, text=name)
        if not is_open:
            return
        if area and area.goal:
            yield _note(f"{key}/goal", f"Mål: {area.goal}", 1, key)
        if area is None:
            yield _note(f"{key}/about", f"Hører ikke til noen av årets {area_word}.", 1, key)
        for measure in view.measures:
            if not measure.not_begun:
                yield from self._measure(measure, key, area_id)
        waiting = [measure for measure in view.measures if measure.not_begun]
        if waiting:
            yield AreaLine(f"{key}/waiting", LineKind.HEADING, 1, key, text="Besluttet, ikke kommet i gang")
        for measure in waiting:
            yield self._waiting(measure, key, area_id)
        if not view.measures:
            yield _note(f"{key}/none", "Ingen tiltak ennå. Trykk n for å lage et.", 1, key)
        if view.cases:
            yield AreaLine(f"{key}/cases", LineKind.HEADING, 1, key, text="Saker")
        for head in view.cases:
            yield self._case(head.id, key, area_id, 1)
        if area:
            yield from self._about(area, key)

    def _about(self, area: PriorityArea, key: str) -> Iterator[AreaLine]:
        chosen = next((c.decided_by for c in area.chosen if c.year == self._year), None)
        if area.points or area.bodies or chosen:
            yield AreaLine(f"{key}/about", LineKind.HEADING, 1, key, text="Fra planen")
        for number, point in enumerate(area.points):
            yield _note(f"{key}/point/{number}", f"· {point}", 1, key)
        if area.bodies:
            yield _note(f"{key}/bodies", f"Følges opp av {', '.join(area.bodies)}", 1, key)
        if chosen is not None:
            yield _note(f"{key}/chosen", f"Valgt for {self._year} i {self.case_name(chosen)}", 1, key)

    def _measure(self, view: MeasureView, parent: str, area: str | None) -> Iterator[AreaLine]:
        key = f"measure/{view.measure.id}@{parent}"
        is_open = self._opened.get(key, False)
        yield AreaLine(key, LineKind.MEASURE, 1, parent, area, measure=view, open=is_open, text=view.measure.title)
        if is_open:
            for case in view.measure.cases:
                if case in self._heads:
                    yield self._case(case, key, area, 2)

    def _waiting(self, view: MeasureView, parent: str, area: str | None) -> AreaLine:
        decided_by = view.measure.decided_by
        head = self._by_ref.get(decided_by) if decided_by else None
        key = f"waiting/{view.measure.id}@{parent}"
        case = head.id if head else None
        return AreaLine(key, LineKind.WAITING, 1, parent, area, measure=view, case=case, text=view.measure.title)

    def _case(self, case_id: str, parent: str, area: str | None, level: int) -> AreaLine:
        head = self._heads[case_id]
        number = f"{head.body} {self._workspace.profile.case_number(head.ref)}" if head.ref else f"{head.body} –"
        key = f"case/{case_id}@{parent}"
        return AreaLine(key, LineKind.CASE, level, parent, area, case=case_id, text=head.title, number=number)

    def _waiting_list(self) -> Iterator[AreaLine]:
        measures = self._workspace.strategy.decided_not_begun()
        known = {m.measure.id: m for view in self.views for m in view.measures}
        is_open = self._opened.get(WAITING, True) if measures else None
        title = "Besluttet, ikke kommet i gang"
        yield AreaLine(WAITING, LineKind.WAITING_LIST, open=is_open, text=title, number=str(len(measures)))
        if not measures:
            yield _note(f"{WAITING}/none", "Alt som er besluttet, er kommet i gang.", 1, WAITING)
        elif is_open:
            for measure in measures:
                if measure.id in known:
                    yield self._waiting(known[measure.id], WAITING, None)


def _shown(head: CaseHead | None) -> tuple[object, ...]:
    return (head.title, head.body, head.ref, head.areas) if head else ()


def _note(key: str, text: str, level: int = 0, parent: str = "") -> AreaLine:
    return AreaLine(key, LineKind.NOTE, level, parent, text=text)
