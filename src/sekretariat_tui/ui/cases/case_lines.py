"""The lines of the case list, drawn one by one as they come into view: 10,000 cases cost no more than forty."""

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ...domain.kinds import CaseStatus
from ...workspace import CaseGroup, CaseRow, filtered
from ..outline.cells import shown

# A sign for each status, so that nothing is told by colour alone. Help has the list.
STATUS_SIGNS = {
    CaseStatus.ANNOUNCED: "·",
    CaseStatus.DRAFT: "○",
    CaseStatus.CLEARING: "?",
    CaseStatus.READY: "●",
    CaseStatus.ON_AGENDA: "≡",
    CaseStatus.SENT: "»",
    CaseStatus.DECIDED: "✓",
    CaseStatus.POSTPONED: "→",
    CaseStatus.WITHDRAWN: "×",
}
ROOM_FOR_WORDS = 64  # from this width the status is written out
_LONGEST_NUMBER = 9


class CaseLine(NamedTuple):
    """A line: a group's heading, or a case in it."""

    group: CaseGroup
    row: CaseRow | None

    @property
    def key(self) -> str:
        """What the line is, however often the list is made anew."""
        return self.row.case if self.row else f"group {self.group.key}"


class CaseLines(ScrollView, can_focus=True):
    """Cases under the headings of their groups. Past groups are folded until they are opened.

    Args:
        word: the house's word for a status.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Opp", show=False),
        Binding("down", "move(1)", "Ned", show=False),
        Binding("pageup", "page(-1)", "En side opp", show=False),
        Binding("pagedown", "page(1)", "En side ned", show=False),
        Binding("home", "end_of_list(0)", "Først", show=False),
        Binding("end", "end_of_list(-1)", "Sist", show=False),
        Binding("left", "fold", "Lukk gruppen", show=False),
        Binding("right", "unfold", "Åpne gruppen", show=False),
        Binding("enter,space", "open", "Åpne", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "case-lines--heading",
        "case-lines--note",
        "case-lines--number",
        "case-lines--open",
        "case-lines--doubt",
        "case-lines--cursor",
        "case-lines--cursor-blurred",
    }

    class Opened(Message):
        """A case was chosen."""

        def __init__(self, case_id: str) -> None:
            super().__init__()
            self.case_id = case_id

    class Typed(Message):
        """A letter was typed that belongs in the filter."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    class LeftUpwards(Message):
        """The cursor went up from the first line."""

    def __init__(self, word: Callable[[CaseStatus], str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._word = word
        self._groups: list[CaseGroup] = []
        self._typed = ""
        self._folded: dict[str, bool] = {}
        self._lines: list[CaseLine] = []
        self._number_width = 5
        self.cursor = 0
        self.open_case: str | None = None
        self.cases_shown = 0

    # ------------------------------------------------------------------ what is shown

    def show(self, groups: list[CaseGroup]) -> None:
        """Shows other groups; the cursor stays on its case."""
        first = not self._groups
        self._groups = groups
        numbers = (len(row.number) for group in groups for row in group.rows)
        self._number_width = min(max(numbers, default=1), _LONGEST_NUMBER)
        self._build(to_first_case=first)

    def filter(self, typed: str) -> None:
        """Shows only the cases with every word typed, in whatever group they are."""
        if typed != self._typed:
            self._typed = typed
            self._build(to_first_case=bool(typed.strip()))

    def mark_open(self, case_id: str | None) -> None:
        """Marks the case that is shown beside the list."""
        self.open_case = case_id
        self.refresh()

    def reveal(self, case_id: str) -> bool:
        """Puts the cursor on a case, opening its group; False when it is not in the list."""
        for group in self._groups:
            if any(row.case == case_id for row in group.rows):
                self._folded[group.key] = False
                self._build()
                return self._go_to(case_id)
        return False

    def reveal_group(self, key: str) -> bool:
        """Puts the cursor on a group's heading and opens it; False when it is not in the list."""
        if not any(group.key == key for group in self._groups):
            return False
        self._folded[key] = False
        self._build()
        return self._go_to(f"group {key}")

    @property
    def lines(self) -> list[CaseLine]:
        """The lines there are now, in view or not."""
        return self._lines

    @property
    def current(self) -> CaseLine | None:
        """The line with the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    def first_case(self) -> str | None:
        """The case highest up in the list."""
        return next((line.row.case for line in self._lines if line.row), None)

    def _is_folded(self, group: CaseGroup) -> bool:
        return not self._typed.strip() and self._folded.get(group.key, group.past)

    def _build(self, *, to_first_case: bool = False) -> None:
        here = self.current
        groups = filtered(self._groups, self._typed)
        lines: list[CaseLine] = []
        for group in groups:
            lines.append(CaseLine(group, None))
            if not self._is_folded(group):
                lines.extend(CaseLine(group, row) for row in group.rows)
        self._lines = lines
        self.cases_shown = sum(len(group.rows) for group in groups)
        self.virtual_size = Size(1, max(len(lines), 1))
        self.cursor = min(self.cursor, max(len(lines) - 1, 0))
        if to_first_case:
            self.cursor = next((number for number, line in enumerate(lines) if line.row), 0)
        elif here is not None:
            self.cursor = self._place_of(here)
        self._keep_in_view()
        self.refresh()

    def _place_of(self, here: CaseLine) -> int:
        heading = self.cursor
        for number, line in enumerate(self._lines):
            if line.key == here.key:
                return number
            if line.row is None and line.group.key == here.group.key and here.row is not None:
                heading = number if self._is_folded(line.group) else heading
        return heading

    def _go_to(self, key: str) -> bool:
        for number, line in enumerate(self._lines):
            if line.key == key:
                self._move_to(number)
                return True
        return False

    # ------------------------------------------------------------------ moving and choosing

    def _move_to(self, number: int) -> None:
        before, self.cursor = self.cursor, max(0, min(number, len(self._lines) - 1))
        self.refresh_line(before)
        self.refresh_line(self.cursor)
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        # The heading above a group's first case is shown with it.
        above = self._lines[self.cursor - 1] if 0 < self.cursor < len(self._lines) else None
        top = self.cursor - 1 if above is not None and above.row is None else self.cursor
        self.scroll_to_region(Region(0, top, 1, self.cursor - top + 1), animate=False, immediate=True, x_axis=False)

    def action_move(self, steps: int) -> None:
        """Moves the cursor; up from the first line goes to the filter."""
        if steps < 0 and self.cursor == 0:
            self.post_message(self.LeftUpwards())
        else:
            self._move_to(self.cursor + steps)

    def action_page(self, pages: int) -> None:
        """Moves a page."""
        self._move_to(self.cursor + pages * max(self.size.height - 1, 1))

    def action_end_of_list(self, which: int) -> None:
        """Moves to the first or the last line."""
        self._move_to(len(self._lines) - 1 if which else 0)

    def action_fold(self) -> None:
        """Folds the group; from a case the cursor goes to its heading."""
        if (line := self.current) is None or self._typed.strip():
            return
        if line.row is not None:
            self._go_to(f"group {line.group.key}")
        elif not self._is_folded(line.group):
            self._fold(line.group, True)

    def action_unfold(self) -> None:
        """Opens the group; from its heading the cursor goes to its first case."""
        if (line := self.current) is None or line.row is not None:
            return
        if self._is_folded(line.group):
            self._fold(line.group, False)
        else:
            self._move_to(self.cursor + 1)

    def action_open(self) -> None:
        """Opens the case, or folds or unfolds the group."""
        if (line := self.current) is None:
            return
        if line.row is not None:
            self.post_message(self.Opened(line.row.case))
        elif not self._typed.strip():
            self._fold(line.group, not self._is_folded(line.group))

    def _fold(self, group: CaseGroup, folded: bool) -> None:
        self._folded[group.key] = folded
        self._build()

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the filter."""
        if event.is_printable and event.character and event.character not in "/ ":
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_click(self, event: events.Click) -> None:
        """Opens the case that was clicked, or folds or unfolds the group."""
        number = event.y + self.scroll_offset.y
        if 0 <= number < len(self._lines):
            self._move_to(number)
            self.action_open()

    # ------------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        width = self.size.width
        base = self.rich_style
        if not self._lines and y in (1, 2):
            empty = ("Ingen saker passer.", "Esc to ganger viser alle.")
            words = (empty if self._typed.strip() else ("Ingen saker ennå.", "ctrl+n lager den første."))[y - 1]
            return Strip([Segment(set_cell_size(f"  {shown(words)}", width), base)], width)
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        cursor = None
        if number == self.cursor:
            cursor = self._look("cursor" if self.has_focus else "cursor-blurred")
        pieces = self._heading(line.group, width) if line.row is None else self._case(line.row, width)
        segments = [Segment(text, base + look + cursor if cursor else base + look) for text, look in pieces]
        return Strip(segments, sum(cell_len(text) for text, _ in pieces)).adjust_cell_length(width, base)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"case-lines--{name}", partial=name.startswith("cursor"))

    def _heading(self, group: CaseGroup, width: int) -> Iterable[tuple[str, Style]]:
        sign = "▸" if self._is_folded(group) else "▾"
        title = f"{sign} {shown(group.title)} "
        count = f"({len(group.rows)}) "
        note = f"{group.note}  {count}" if group.note else count
        if cell_len(title) + cell_len(note) > width:
            note = count
        room = max(width - cell_len(note), 1)
        return [(_cut(title, room), self._look("heading")), (note, self._look("note"))]

    def _case(self, row: CaseRow, width: int) -> Iterable[tuple[str, Style]]:
        plain = Style.null()
        number = set_cell_size(row.number, self._number_width)
        status = self._word(row.status) if width >= ROOM_FOR_WORDS else ""
        tail = f" {STATUS_SIGNS[row.status]} {set_cell_size(status, 14)}" if status else f" {STATUS_SIGNS[row.status]} "
        room = max(width - self._number_width - 5 - cell_len(tail), 1)
        is_open = row.case == self.open_case
        return [
            ("› " if is_open else "  ", self._look("open")),
            (f"{number} ", self._look("number")),
            (_cut(shown(row.title), room), self._look("open") if is_open else plain),
            (" !" if row.doubtful else "  ", self._look("doubt")),
            (tail, self._look("note")),
        ]


def _cut(text: str, width: int) -> str:
    """The text in exactly so many cells, with «…» where something was left out."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(width - 1, 0)) + "…"
