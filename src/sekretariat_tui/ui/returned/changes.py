"""What one file changes: the places, and below them the remarks, pictures and what can only be said."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static

from ...domain.choosing import Choice
from ...workspace.returned import Comparison
from ..windows.choice_rows import ChoiceRow, Names, all_of
from .change_rows import ChangeKeys, ChangeRows
from .lines import besides

NAMES = Names("Vår", "Fra Word", "begge")


class Changes(Vertical):
    """The changes of the file that is chosen in the list."""

    DEFAULT_CSS = """
    Changes {
        width: 1fr;
        height: 1fr;
        border-top: solid $border-blurred;
        border-title-color: $text;
        border-title-style: bold;
        &.-wide { width: 5fr; border-left: solid $border-blurred; padding-left: 1; }
        & #back-said { width: 1fr; }
        & .names { height: 1; padding: 0 2; display: none; }
        &.-comparing .names { display: block; }
        & .names Label { width: 1fr; color: $text-muted; }
        & ChangeRows { height: 1fr; }
        & .besides { height: auto; padding: 0 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = ChangeRows(NAMES)
        self._comparison: Comparison | None = None
        self._answers: dict[str, dict[str, Choice]] = {}  # what was chosen and not taken in yet, by the file's digest

    def compose(self) -> ComposeResult:
        yield Label("", id="back-said", markup=False)
        with Horizontal(classes="names"):
            yield Label("Vår (slik saken står nå)")
            yield Label("Word (filen som kom tilbake)")
        yield ChangeKeys(self._rows)
        yield self._rows

    def tell(self, text: str, title: str = "") -> None:
        """Says something of the file in place of its changes. What was chosen in another is remembered."""
        if self._comparison is not None:
            self._answers[self._comparison.draft.digest] = self._rows.answers
        self._comparison = None
        self.border_title = Content(title)
        self.query_one("#back-said", Label).update(Content(text))
        self.remove_class("-comparing")
        self._rows.show([], {})

    def show(self, comparison: Comparison, said: str, title: str, *, taken: bool) -> None:
        """Shows what the file changes, with what is chosen so far.

        What was left out of a file that is ``taken`` already is not taken by a key for the rest the second time.
        """
        self.tell(said, title)
        self._comparison = comparison
        known = self._answers.get(comparison.draft.digest, {})
        first = {one.id: Choice.OURS if taken else one.proposed for one in comparison.questions}
        self._rows.show_changes(comparison, first | known)
        if more := besides(comparison):
            self._rows.mount(Static(more, classes="besides"))
        self.set_class(bool(comparison.questions), "-comparing")

    def turn_pages(self, pages: int) -> None:
        """Scrolls a page up or down."""
        (self._rows.scroll_page_down if pages > 0 else self._rows.scroll_page_up)(animate=False)

    @property
    def rows(self) -> list[ChoiceRow]:
        """The places, from the top."""
        return self._rows.rows

    @property
    def unanswered(self) -> ChoiceRow | None:
        """The first place where a person has to choose and has not."""
        return next((row for row in self.rows if row.choice is None), None)

    def to_take(self, *, everything: bool) -> dict[str, Choice]:
        """What is chosen, by the id of the question; ``everything`` is all from Word but where both have changed the same."""
        chosen, comparison = self._rows.answers, self._comparison
        if not everything or comparison is None:
            return chosen
        by_hand = {question.id: chosen[question.id] for question in comparison.to_choose}
        return all_of(Choice.THEIRS, comparison.questions) | comparison.proposed | by_hand
