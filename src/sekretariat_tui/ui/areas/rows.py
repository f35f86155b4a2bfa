"""How the lines of the tracker look at a width: stacked in a narrow pane, as table rows in a wide one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ...domain.dates import format_date
from ...domain.kinds import MeasureStatus, Side
from ...domain.strategy import Measure
from ...profiles import Profile
from ...workspace import AreaView, MeasureView
from .lines import AreaLine, AreaLines, LineKind
from .signs import Signs
from .spans import GLUE, Cell, Row, Span, columns, wrapped

WIDE = 64  # cells from which measures are table rows
WIDEST = 96  # cells from which the phase has a column of its own

_STATUS_STYLES = {
    MeasureStatus.NOT_STARTED: "quiet",
    MeasureStatus.ON_TRACK: "good",
    MeasureStatus.DELAYED: "warning",
    MeasureStatus.STOPPED: "quiet",
    MeasureStatus.DONE: "good",
}

_ORDER = (
    MeasureStatus.ON_TRACK,
    MeasureStatus.DELAYED,
    MeasureStatus.NOT_STARTED,
    MeasureStatus.STOPPED,
    MeasureStatus.DONE,
)
_ATTENTION = {MeasureStatus.DELAYED, MeasureStatus.NOT_STARTED}


class AreaRows:
    """Lays out one line after the other. ``width`` is in cells of the terminal."""

    def __init__(self, lines: AreaLines, profile: Profile, signs: Signs, year: int, today: date, width: int) -> None:
        self._lines = lines
        self._profile = profile
        self._signs = signs
        self._year = year
        self._today = today
        self.width = width

    def rows(self, line: AreaLine) -> list[Row]:
        """The rows of one line, at least one."""
        match line.kind:
            case LineKind.AREA if line.view is not None:
                return self._area(line, line.view)
            case LineKind.MEASURE if line.measure is not None:
                return self._measure(line, line.measure)
            case LineKind.WAITING if line.measure is not None:
                return self._waiting(line, line.measure)
            case LineKind.CASE:
                return wrapped([Span(f"{line.number}  ", "case"), Span(line.text)], *self._indents(line, 2))
            case LineKind.WAITING_LIST:
                title = f"{self._fold(line)} {line.text} ({line.number})"
                return [(), *wrapped([Span(title, "heading")], self.width, rest=2)]
            case LineKind.HEADING:
                return wrapped([Span(line.text, "heading")], *self._indents(line, 0))
            case _:
                return wrapped([Span(line.text, "quiet")], *self._indents(line, 2))

    def headings(self) -> Row:
        """The names of the columns, for a wide pane; empty for a narrow one."""
        if self.width < WIDE:
            return ()
        named = [Cell([Span(name, "quiet")], width) for name, width in self._widths()]
        return columns(named, indent=4)[0]

    def _indents(self, line: AreaLine, hang: int) -> tuple[int, int, int]:
        return self.width, 2 * line.level, 2 * line.level + hang

    # ------------------------------------------------------------------ areas

    def _area(self, line: AreaLine, view: AreaView) -> list[Row]:
        name = [Span(f"{self._fold(line)} ")]
        if view.chosen:
            name.append(Span(f"{self._signs.chosen} ", "chosen"))
        name.append(Span(line.text, "area"))
        total, wide = view.progress.total, self.width >= WIDE
        bar = [Span(self._signs.bar(view.progress.share, 12 if wide else 6) + GLUE, "bar")] if total else []
        if not wide:
            rows = [*wrapped(name, self.width, 0, 2), *wrapped([*bar, *self._total(view)], self.width, 2, 2)]
            # Folded in, only what asks for attention is counted out.
            counts = _listed(self._counts(view, all=bool(line.open)))
            return rows + (wrapped(counts, self.width, 2, 2) if counts else [])
        if view.chosen:
            name.append(Span(f"  valgt{GLUE}{self._year}", "quiet"))
        counts = _listed([*self._total(view), *self._counts(view, all=True)])
        if self.width < WIDEST:
            return [*wrapped(name, self.width, 0, 2), *wrapped([*bar, *counts], self.width, 2, 15)]
        half = self.width // 2
        return columns([Cell(name, half - 2), Cell([*bar, *counts], self.width - half)])

    def _total(self, view: AreaView) -> list[Span]:
        if not view.progress.total:
            return [Span("ingen tiltak ennå", "quiet")]
        return [Span(f"{view.progress.total}{GLUE}tiltak")]

    def _counts(self, view: AreaView, *, all: bool) -> list[Span]:
        """«2 i rute», «1 forsinket ⚠», «1 ikke startet»: where the measures stand; each is counted once by its status."""
        found = []
        by_status = Counter(m.measure.status for m in view.measures)
        for status in _ORDER:
            number = by_status[status]
            if number and (all or status in _ATTENTION):
                late = status is MeasureStatus.DELAYED
                text = f"{number} {self._profile.word(status)}" + (f" {self._signs.warning}" if late else "")
                found.append(Span(text.replace(" ", GLUE), "warning" if late else ""))
            if status is MeasureStatus.DELAYED and (passed := view.progress.late - number) > 0:
                found.append(Span(f"{passed} over fristen {self._signs.warning}".replace(" ", GLUE), "warning"))
        return found

    # ------------------------------------------------------------------ measures

    def _measure(self, line: AreaLine, view: MeasureView) -> list[Row]:
        measure = view.measure
        fold = Span(f"{self._fold(line)} ", "quiet")
        if self.width < WIDE:
            rows = wrapped([fold, Span(line.text)], self.width, first=2, rest=4)
            phase = [Span(measure.phase)] if measure.phase else []
            rows += wrapped(_listed([self._status(measure), *phase]), self.width, 4, 4)
            for spans in (self._people(measure), self._milestone(view)):
                rows += wrapped(spans, self.width, 4, 4) if spans else []
            return rows + self._details(line, view, 4)
        texts = {
            "Tiltak": [Span(line.text)],
            "Status": [self._status(measure)],
            "Fase": [Span(measure.phase)],
            "Neste milepæl": self._milestone(view),
        }
        rows = columns([Cell(texts[name], width) for name, width in self._widths()], indent=4)
        rows[0] = (Span("  "), fold, *rows[0][1:])
        people = self._people(measure, *([measure.phase] if self.width < WIDEST else []))
        rows += wrapped(people, self.width, 6, 6) if people else []
        return rows + self._details(line, view, 6)

    def _waiting(self, line: AreaLine, view: MeasureView) -> list[Row]:
        measure = view.measure
        first, hang = 2 * line.level, 2 * line.level + 2
        sign = Span(f"{self._signs.statuses[measure.status]} ", "warning")
        rows = wrapped([sign, Span(line.text)], self.width, first=first, rest=hang)
        facts = []
        if line.area is None and (names := self._lines.area_names(measure)):
            facts.append([Span(names, "quiet")])
        facts.append([Span(f"besluttet: {self._lines.decision(measure)}", "case" if line.case else "")])
        waits = ", ".join(measure.waits_for)
        facts.append([Span(f"ikke{GLUE}i{GLUE}gang{GLUE}{self._signs.warning} ", "warning"), Span(self._wait(waits))])
        for spans in facts:
            rows += wrapped(spans, self.width, first=hang, rest=hang)
        return rows

    def _wait(self, waits: str) -> str:
        return f"venter på {waits}" if waits else "ikke sagt hva det venter på"

    def _details(self, line: AreaLine, view: MeasureView, indent: int) -> list[Row]:
        """What an opened measure tells besides."""
        if not line.open:
            return []
        measure = view.measure
        said = [
            ("", measure.status_note),
            ("Status satt ", format_date(measure.status_on) if measure.status_on else ""),
            ("Start ", format_date(measure.start) if measure.start else ""),
            ("Mandat: ", measure.mandate),
            ("Venter på ", ", ".join(measure.waits_for)),
            ("Avhenger av ", ", ".join(measure.depends_on)),
            ("Følges opp av ", measure.followed_by),
            ("Besluttet: ", self._lines.decision(measure)),
        ]
        rows: list[Row] = []
        for label, text in said:
            if text:
                rows += wrapped([Span(label, "quiet"), Span(text)], self.width, first=indent, rest=indent + 2)
        return rows

    def _status(self, measure: Measure) -> Span:
        sign = self._signs.statuses[measure.status]
        word = self._profile.word(measure.status)
        return Span(f"{sign} {word}".replace(" ", GLUE), _STATUS_STYLES[measure.status])

    def _owners(self, measure: Measure) -> list[str]:
        return [", ".join(o.name for o in measure.owners if o.side is side) for side in Side]

    def _people(self, measure: Measure, *before: str) -> list[Span]:
        """The owners of both sides and the leader, on the rows below the name."""
        leader = f"leder {measure.leader}" if measure.leader else ""
        return _listed([Span(text, "quiet") for text in (*before, *self._owners(measure), leader) if text])

    def _milestone(self, view: MeasureView) -> list[Span]:
        measure = view.measure
        day = measure.next_milestone_on
        if not measure.next_milestone and day is None:
            return []
        lead = "" if self.width >= WIDE else "neste: "
        text = " ".join(filter(None, (measure.next_milestone, format_date(day) if day else "")))
        spans = [Span(f"{lead}{text}")]
        if view.late and day is not None and day < self._today:
            spans.append(Span(f" {self._signs.warning}{GLUE}over{GLUE}fristen", "warning"))
        return spans

    # ------------------------------------------------------------------ the table

    def _widths(self) -> list[tuple[str, int]]:
        """The columns of a wide pane and their widths; the measure's name has what is left."""
        fixed = [("Status", 14), ("Neste milepæl", 25)]
        if self.width >= WIDEST:
            fixed.insert(1, ("Fase", 20))
        left = self.width - 4 - sum(width + 2 for _, width in fixed) - 2
        return [("Tiltak", max(left, 12)), *fixed]

    def _fold(self, line: AreaLine) -> str:
        if line.open is None:
            return " "
        return self._signs.open if line.open else self._signs.closed


def _listed(parts: Sequence[Span]) -> list[Span]:
    """The parts with a dot between them, which stays with the part before it."""
    return [*(Span(f"{part.text}{GLUE}· ", part.style) for part in parts[:-1]), *parts[-1:]]
