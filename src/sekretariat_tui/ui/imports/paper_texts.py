"""What was read from a document, and beside it the document's own text to compare with."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from ...domain.errors import SekretariatError
from ...reading.read_records import ReadDocument
from .import_preview import preview
from .papers import Paper

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class PaperTexts(Container):
    """Both texts side by side where there is room; else one at a time.

    Args:
        nothing: what stands there before any document is shown.
    """

    DEFAULT_CSS = """
    PaperTexts {
        width: 1fr; height: 1fr; border-top: solid $border-blurred;
        & #found, & #own { width: 1fr; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; background: $background; }
        & #own { display: none; color: $text-muted; }
        & #found:focus, & #own:focus { background: $surface; }
        &.-own #own { display: block; }
        &.-own #found { display: none; }
        &.-wide { layout: horizontal; }
        &.-wide.-document #own { display: block; border-left: solid $border-blurred; }
        &.-wide.-own #found { display: block; }
    }
    """

    def __init__(self, nothing: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._nothing = nothing
        self._paper: Paper | None = None

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="found"):
            yield Static(self._nothing, markup=False)
        with VerticalScroll(id="own"):
            yield Static("", markup=False)

    def show(self, paper: Paper) -> None:
        """Shows what was read from this paper, and beside it its own text, when they are fetched."""
        another = paper is not self._paper
        self._paper = paper
        self.set_class(paper.is_read, "-document")
        if another:
            self.query_one("#own Static", Static).update("")
            for name in ("#found", "#own"):
                self.query_one(name).scroll_home(animate=False)
        if paper.document is not None or not paper.is_read:
            self._draw(paper, paper.document)
        if paper.is_read:
            self.run_worker(partial(self._fetch, paper), thread=True, exclusive=True, group="own", exit_on_error=False)

    def _draw(self, paper: Paper, document: ReadDocument | None) -> None:
        if self.is_attached and paper is self._paper:
            self.query_one("#found Static", Static).update(preview(paper, document, self._desk.workspace.profile))

    def _fetch(self, paper: Paper) -> None:
        """The document, where it is not at hand, and its own lines. Called in a thread."""
        worker = get_current_worker()
        imports = self._desk.workspace.imports
        try:
            document = paper.document or imports.document(paper.looked)
            if not worker.is_cancelled:
                self.call_later(self._draw, paper, document)
            text = "\n".join(imports.own_text(paper.looked))
        except SekretariatError as error:
            text = f"! {error.sentence}"
        if not worker.is_cancelled:
            self.call_later(self._draw_own, paper, text)

    def _draw_own(self, paper: Paper, text: str) -> None:
        if self.is_attached and paper is self._paper:
            self.query_one("#own Static", Static).update(Content(text))

    def clear(self) -> None:
        """Shows no paper."""
        self._paper = None
        self.query_one("#found Static", Static).update(self._nothing)
        self.query_one("#own Static", Static).update("")
        self.set_class(False, "-document")

    def turn(self) -> None:
        """To the document's own text and back."""
        self.toggle_class("-own")
        self.query_one("#own" if self.has_class("-own") else "#found").focus()

    def scroll_lines(self, lines: int) -> None:
        """Scrolls both."""
        for name in ("#found", "#own"):
            self.query_one(name).scroll_relative(y=lines, animate=False)
