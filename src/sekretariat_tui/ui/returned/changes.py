"""What one file changes: the places, and below them the remarks, pictures and what can only be said."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static

from ...domain.choosing import Choice
from ...workspace.returned import Comparison
from ..windows.choice_rows import ChoiceRow, ChoiceRows, Names
from .lines import besides, with_editors

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
        & ChoiceRows { height: 1fr; }
        & .besides { height: auto; padding: 0 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = ChoiceRows(NAMES)

    def compose(self) -> ComposeResult:
        yield Label("", id="back-said", markup=False)
        with Horizontal(classes="names"):
            yield Label("Vår (slik saken står nå)")
            yield Label("Word (filen som kom tilbake)")
        yield self._rows

    def tell(self, text: str, title: str = "") -> None:
        """Says something of the file in place of its changes."""
        self.border_title = Content(title)
        self.query_one("#back-said", Label).update(Content(text))
        self.remove_class("-comparing")
        self._rows.show([], {})

    def show(self, comparison: Comparison, said: str, title: str, answers: Mapping[str, Choice | None]) -> None:
        """Shows what the file changes, with what is chosen so far."""
        self.tell(said, title)
        self._rows.show(with_editors(comparison), answers)
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
    def answers(self) -> dict[str, Choice]:
        """What is chosen, by the id of the question."""
        return self._rows.answers
