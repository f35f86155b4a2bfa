"""Proposal and decision as one list, with what was added, removed, changed and moved marked by word."""

from collections.abc import Sequence
from typing import ClassVar

from rich.console import RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from ...domain.differences import SIGNS, Change, ChangeKind
from ...domain.points import Point
from ...domain.points.change_marks import note, sign
from ...domain.points.differences import PointChange, PointChangeKind, point_changes

_INDENT = 3


class PointChanges(Widget):
    """Shows how the later list of points differs from the earlier one.

    Added words stand as ``{+bold and underlined+}`` and removed ones as ``[-struck out-]``; the signs are there in
    colour too, since not every terminal can strike out.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "point-changes--label",
        "point-changes--added",
        "point-changes--removed",
        "point-changes--note",
    }

    DEFAULT_CSS = """
    PointChanges {
        width: 1fr;
        height: auto;

        & .point-changes--label {
            color: $text-accent;
            text-style: bold;
        }
        & .point-changes--added {
            color: $text-success;
            text-style: bold underline;
        }
        & .point-changes--removed {
            color: $text-error;
            text-style: strike;
        }
        & .point-changes--note {
            color: $text-muted;
            text-style: italic;
        }
    }
    """

    rows: reactive[tuple[PointChange, ...]] = reactive((), layout=True)
    """What is shown."""

    def __init__(
        self,
        before: Sequence[Point] = (),
        after: Sequence[Point] = (),
        *,
        empty: str = "Ingen punkter å sammenligne.",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._empty = empty
        self.set_reactive(PointChanges.rows, tuple(point_changes(before, after)))

    def compare(self, before: Sequence[Point], after: Sequence[Point]) -> None:
        """Shows how ``after`` differs from ``before``."""
        self.rows = tuple(point_changes(before, after))

    def render(self) -> RenderableType:
        if not self.rows:
            return Text(self._empty, style=self._style("note"))
        return self._table(self.rows)

    def _table(self, rows: Sequence[PointChange]) -> Table:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=1)
        table.add_column(ratio=1)
        for row in rows:
            table.add_row(Text(sign(row), style=self._mark_style(row.kind)), self._point(row))
        table.expand = True
        return table

    def _point(self, row: PointChange) -> Table:
        label = row.label_after or row.label_before
        gone = row.kind is PointChangeKind.REMOVED
        grid = Table.grid(padding=0)
        grid.add_column(width=row.depth * _INDENT)
        grid.add_column(width=max(_INDENT, len(label) + 1) if label else 0)
        grid.add_column(ratio=1)
        words = self._words(row.words)
        if told := note(row):
            words.append(f" · {told}", style=self._style("note"))
        grid.add_row("", Text(label, style=self._style("removed" if gone else "label")), words)
        grid.expand = True
        return grid

    def _words(self, changes: Sequence[Change]) -> Text:
        text = Text()
        for change in changes:
            before, after = SIGNS[change.kind]
            style = self._style(change.kind.value) if change.kind is not ChangeKind.SAME else Style.null()
            text.append(f"{before}{change.text}{after}", style=style)
        return text

    def _mark_style(self, kind: PointChangeKind) -> Style:
        if kind in (PointChangeKind.ADDED, PointChangeKind.REMOVED):
            return self._style(kind.value)
        return self._style("note")

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"point-changes--{name}", partial=True)
