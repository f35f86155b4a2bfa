"""The changes of one file, row by row, with one key for all of a section and one for all by the same people."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Static

from ...domain.choosing import Choice, Question
from ...workspace.returned import Comparison
from ..windows.choice_rows import ChoiceRow, ChoiceRows
from .lines import with_editors

KEYS = "v vår · a Word · b begge · [@click=same_in_section]s hele avsnittet[/] · [@click=same_of_person]p alt fra de samme[/]"


class ChangeRows(ChoiceRows):
    """A row for each change. What is chosen in one can be chosen for all of its section, or of its author."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "same_in_section", "Samme valg i hele avsnittet", show=False, id="fra-word.avsnitt"),
        Binding("p", "same_of_person", "Samme valg for alt fra de samme", show=False, id="fra-word.person"),
    ]

    _people: Mapping[str, frozenset[str | None]] = {}  # None is nobody: not tracked
    _last: ChoiceRow | None = None

    def show_changes(self, comparison: Comparison, answers: Mapping[str, Choice | None]) -> None:
        """Shows what the file would change, with who changed it and what is chosen so far."""
        questions = with_editors(comparison)
        self._people = {
            one.id: frozenset(
                [*(edit.author for edit in comparison.edits(one)), *([None] if one.id in comparison.partly else [])]
            )
            for one in comparison.questions
        }
        self._last = None
        self.show(questions, _alike(questions, answers))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remembers the row, for a click on the line of keys, which takes the focus away."""
        if isinstance(event.widget, ChoiceRow):
            self._last = event.widget

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """What was moved, joined or split is one choice: its other rows get the same."""
        mine = event.row
        for row in self.rows:
            if row.question.id in mine.question.tied and mine.choice is not None and row.choice is not mine.choice:
                row.choose(mine.choice)

    def action_same_in_section(self) -> None:
        """What is chosen in this row, for its whole section, or for all points of the proposal."""
        self._same(lambda one, other: one.place == other.place, "i avsnittet")

    def action_same_of_person(self) -> None:
        """What is chosen in this row, for everything by exactly the same people; for all that is nobody's from such a row."""
        self._same(self._same_people, "fra de samme")

    def _same_people(self, one: Question, other: Question) -> bool:
        mine, theirs = (self._people.get(question.id, frozenset()) for question in (one, other))
        return mine == theirs

    def _same(self, belongs: Callable[[Question, Question], bool], where: str) -> None:
        row = self._last
        if row is None or not row.is_attached:
            self.notify("Gå til en av endringene først, med Enter eller pil ned.", timeout=4)
            return
        if row.choice is None:
            self.notify("Velg her først: v vår, a fra Word, b begge.", timeout=4)
            return
        choice, left = row.choice, 0
        others = [one for one in self.rows if one is not row and belongs(row.question, one.question)]
        for other in others:
            # What both have changed is chosen one by one; to leave it as it is here harms nothing.
            if other.question.proposed is None and choice is not Choice.OURS:
                left += other.choice is None
            else:
                other.choose(Choice.THEIRS if choice is Choice.BOTH and not other.question.both else choice)
        if not others:
            self.notify(f"Det er ingen andre endringer {where}.", timeout=4)
        elif left:
            self.notify(
                f"{left} {'sted' if left == 1 else 'steder'} er endret her også, og må velges for seg.", timeout=6
            )


def _alike(questions: Sequence[Question], answers: Mapping[str, Choice | None]) -> dict[str, Choice | None]:
    """The answers, with none where questions that are one choice were answered apart, before they were known as one."""
    return {
        one.id: None if any(answers.get(id) is not answers.get(one.id) for id in one.tied) else answers.get(one.id)
        for one in questions
    }


class ChangeKeys(Static):
    """The line that tells the keys of a row; the two for many rows can be clicked."""

    def __init__(self, rows: ChangeRows) -> None:
        super().__init__(KEYS, classes="names")
        self._rows = rows

    def action_same_in_section(self) -> None:
        """The same as its key."""
        self._rows.action_same_in_section()

    def action_same_of_person(self) -> None:
        """The same as its key."""
        self._rows.action_same_of_person()
