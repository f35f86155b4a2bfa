"""Two versions beside each other, place by place, and which of them is chosen for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from ...domain.choosing import Choice, Question
from ...domain.differences import SIGNS, Change, ChangeKind
from ...domain.points.change_marks import move_sign, moved_to
from ...domain.points.differences import PointChangeKind

UNCHANGED = 240  # letters of a long passage that is the same in both, around what differs


@dataclass(frozen=True)
class Names:
    """What the two versions are called, and what both together are."""

    ours: str = "Din tekst"
    theirs: str = "Den andre"
    both: str = "begge"


class ChoiceRow(Static, can_focus=True):
    """One place: its name, what is chosen, and both versions with the words that differ in signs and colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m,v", "choose('here')", "Behold min", show=False),
        Binding("a", "choose('there')", "Bruk den andre", show=False),
        Binding("b", "choose('both')", "Behold begge", show=False),
        Binding("space", "next", "Neste valg", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choice-row--label",
        "choice-row--chosen",
        "choice-row--differs",
        "choice-row--muted",
    }

    @dataclass
    class Changed(Message):
        """Another version is chosen."""

        row: "ChoiceRow"

    def __init__(self, question: Question, choice: Choice | None, names: Names) -> None:
        super().__init__()
        self.question = question
        self.choice = choice
        self.names = names

    def on_mount(self) -> None:
        self._show()

    def choose(self, choice: Choice) -> None:
        """Chooses a version; one that cannot be is not chosen."""
        if choice is Choice.BOTH and not self.question.both:
            self.notify("Her kan bare én av dem stå.", timeout=4)
            return
        self.choice = choice
        self._show()
        self.post_message(self.Changed(self))

    def action_choose(self, choice: str) -> None:
        self.choose(Choice(choice))

    def action_next(self) -> None:
        """The next of the choices there are."""
        all = [Choice.OURS, Choice.THEIRS, *([Choice.BOTH] if self.question.both else [])]
        at = all.index(self.choice) if self.choice in all else -1
        self.choose(all[(at + 1) % len(all)])

    def action_step(self, steps: int) -> None:
        """To the next place; in one that is taller than the window, a line at a time."""
        rows = list(self.screen.query(ChoiceRow))
        at = rows.index(self) + steps
        scroll = self.query_ancestor(VerticalScroll)
        edge = self.virtual_region.bottom if steps > 0 else self.virtual_region.y
        seen = scroll.scroll_offset.y + scroll.size.height if steps > 0 else scroll.scroll_offset.y
        if (edge > seen if steps > 0 else edge < seen) or not 0 <= at < len(rows):
            raise SkipAction
        rows[at].focus()

    def on_click(self, event: events.Click) -> None:
        """A click on a version chooses it; one on the line above goes on to the next choice."""
        event.stop()
        self.focus()
        if event.y == 0:
            self.action_next()
        else:
            self.choose(Choice.OURS if event.x < self.size.width // 2 else Choice.THEIRS)

    # ------------------------------------------------------------------ how it looks

    def _show(self) -> None:
        look = self.get_component_rich_style
        question, choice = self.question, self.choice
        head = Text()
        head.append(question.label, look("choice-row--label", partial=True))
        if told := _happened(question):
            head.append(f" · {told}", look("choice-row--label", partial=True))
        head.append("  ")
        head.append(self._chosen_words(), look("choice-row--chosen", partial=True))
        columns = Table.grid(padding=(0, 1, 0, 0), expand=True)
        for _ in range(2):
            columns.add_column(width=1)
            columns.add_column(ratio=1, overflow="fold")
        mine, other = (choice in (side, Choice.BOTH) for side in (Choice.OURS, Choice.THEIRS))
        mark = look("choice-row--chosen", partial=True)
        columns.add_row(
            Text("►" if mine else " ", mark), self._side(ChangeKind.REMOVED, question.ours),
            Text("►" if other else " ", mark), self._side(ChangeKind.ADDED, question.theirs),
        )  # fmt: skip
        whole = Table.grid(expand=True)
        whole.add_column(ratio=1)
        whole.add_row(head)
        if question.note:
            whole.add_row(Text(question.note, look("choice-row--muted", partial=True)))
        whole.add_row(columns)
        self.update(whole)

    def _chosen_words(self) -> str:
        match self.choice:
            case Choice.OURS:
                return f"valgt: {self.names.ours[:1].lower()}{self.names.ours[1:]}"
            case Choice.THEIRS:
                return f"valgt: {self.names.theirs[:1].lower()}{self.names.theirs[1:]}"
            case Choice.BOTH:
                return f"valgt: {self.names.both}"
        return "! velg"

    def _side(self, own: ChangeKind, text: str) -> Text:
        """One version. The words that only it has stand in signs and in colour; long passages that are the same are cut."""
        muted = self.get_component_rich_style("choice-row--muted", partial=True)
        if not text.strip():
            side = Choice.OURS if own is ChangeKind.REMOVED else Choice.THEIRS
            return Text("(finnes ikke her)" if _absent(self.question) is side else "(tomt)", muted)
        changes = [one for one in self.question.words if one.kind in (own, ChangeKind.SAME)]
        found = self._stands(own)
        return self._words(changes, muted, found) if changes else found.append(text)

    def _stands(self, own: ChangeKind) -> Text:
        """Where a point that was moved stands in this version: its mark, and in theirs the sign that says how."""
        row = self.question.point
        if row is None or not row.moved:
            return Text()
        parts = [row.label_before] if own is ChangeKind.REMOVED else [move_sign(row), row.label_after]
        look = self.get_component_rich_style("choice-row--label", partial=True)
        return Text().append("".join(f"{part} " for part in parts if part), look)

    def _words(self, changes: Sequence[Change], muted: Style, found: Text) -> Text:
        look = self.get_component_rich_style("choice-row--differs", partial=True)
        for number, one in enumerate(changes):
            if one.kind is not ChangeKind.SAME:
                before, after = SIGNS[one.kind]
                found.append(f"{before}{one.text}{after}", look)
            elif len(one.text) > 2 * UNCHANGED:
                start = one.text[:UNCHANGED] if number else ""
                end = one.text[-UNCHANGED:] if number + 1 < len(changes) else ""
                found.append(start).append(" … ", muted).append(end)
            else:
                found.append(one.text)
        return found


def _absent(question: Question) -> Choice | None:
    """The version that does not have the place at all."""
    kind = question.point.kind if question.point is not None else None
    if kind is PointChangeKind.ADDED or (question.part is not None and not question.ours.strip()):
        return Choice.OURS
    gone = kind is PointChangeKind.REMOVED or (question.part is not None and not question.theirs.strip())
    return Choice.THEIRS if gone else question.absent


def _happened(question: Question) -> str:
    """What the words of both versions do not tell: where a point was moved, and that a place is in one of them only."""
    if question.point is not None:
        return moved_to(question.point)
    return {Choice.OURS: "nytt avsnitt", Choice.THEIRS: "avsnittet er tatt ut", None: ""}[question.absent]


class ChoiceRows(VerticalScroll, can_focus=False):
    """All the places, one below the other."""

    DEFAULT_CSS = """
    ChoiceRows {
        scrollbar-size-vertical: 1;
        & ChoiceRow { height: auto; padding: 0 1; margin-bottom: 1; border-left: blank; }
        & ChoiceRow:focus { border-left: thick $border; background: $surface; }
        & .choice-row--label { text-style: bold; color: $primary; }
        & .choice-row--chosen { text-style: bold; color: $text-accent; }
        & .choice-row--differs { text-style: bold underline; color: $text-warning; }
        & .choice-row--muted { text-style: italic; color: $text-muted; }
        & .choice-names { height: 1; color: $text-muted; padding: 0 1; }
    }
    """

    def __init__(self, names: Names, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.names = names

    def show(self, questions: Sequence[Question], answers: Mapping[str, Choice | None]) -> None:
        """Shows these questions with what is chosen so far."""
        self.remove_children()
        self.mount_all(ChoiceRow(one, answers.get(one.id), self.names) for one in questions)
        self.scroll_home(animate=False)

    @property
    def rows(self) -> list[ChoiceRow]:
        """The places, from the top."""
        return list(self.query(ChoiceRow))

    @property
    def answers(self) -> dict[str, Choice]:
        """What is chosen, by the id of the question."""
        return {row.question.id: row.choice for row in self.rows if row.choice is not None}


def all_of(choice: Choice, questions: Sequence[Question]) -> dict[str, Choice]:
    """One answer to every question. «Both» of what is in one only is that one, so that nothing is left out."""
    if choice is not Choice.BOTH:
        return {question.id: choice for question in questions}
    return {
        question.id: Choice.BOTH
        if question.both
        else Choice.OURS
        if question.ours or not question.theirs
        else Choice.THEIRS
        for question in questions
    }
