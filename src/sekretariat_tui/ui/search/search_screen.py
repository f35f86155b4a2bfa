"""Search in decisions, cases, meetings and measures: one field, an answer from the first letter."""

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from ...domain.case import Case
from ...domain.letters import fold, fold_with_offsets
from ...lookup import EntryKind, parse_query
from ..keys import binding, written
from .found import Found, found, preview
from .found_lines import FoundLines

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class SearchScreen(ModalScreen[tuple[str, str] | None]):
    """Gives the kind and the id of what was opened, or None.

    Args:
        text: what was searched for last; it is marked, so that a letter begins anew.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it on the instance
        (0, "-list-only"),
        (100, "-with-preview"),
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("down", "move(1)", "Ned", show=False),
        Binding("up", "move(-1)", "Opp", show=False),
        Binding("pagedown", "page(1)", "En side ned", show=False),
        Binding("pageup", "page(-1)", "En side opp", show=False),
        Binding("ctrl+down,alt+down", "scroll_preview(3)", "Bla i teksten", show=False),
        Binding("ctrl+up,alt+up", "scroll_preview(-3)", "Bla i teksten", show=False),
        binding("søk.vedtaket", "copy_text"),
        binding("søk.henvisning", "copy_citation"),
        binding("søk", "again"),
    ]

    help_topic = "sok"

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="search-box") as box:
            box.border_title = "Søk i vedtak, saker, møter og tiltak"
            with Horizontal(id="search-line"):
                yield Input(self._text, placeholder="et ord, flere ord, eller et saksnummer", compact=True)
                yield Static("", id="search-count", markup=False)
            with Horizontal(id="search-answer"):
                yield FoundLines(id="hits")
                with VerticalScroll(id="preview", can_focus=False):
                    yield Static("", id="preview-text", markup=False)
            box.border_subtitle = self._keys_line()

    def _keys_line(self) -> str:
        text, citation = (
            written(self._desk.chosen_keys.get(id, keys))
            for id, keys in (("søk.vedtaket", "f5"), ("søk.henvisning", "f6"))
        )
        return f"Enter åpne · {text} kopier vedtaket · {citation} kopier henvisningen · Esc lukk"

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.focus()
        field.action_select_all()
        if self._text:
            self._search(self._text)
        if not self._desk.workspace.search.ready:
            self.run_worker(self._fill, thread=True, group="fill", exit_on_error=False)

    # ------------------------------------------------------------------ the index

    def _fill(self) -> None:
        """Reads what is not read yet, while the first letters are typed: what is read already is found. In a thread."""
        search = self._desk.workspace.search
        told = 0.0

        def progress(done: int, of: int) -> None:
            nonlocal told
            if time.monotonic() - told > 0.2:
                told = time.monotonic()
                self.call_later(self._say, f"leser registeret {100 * done // max(of, 1)} %")

        search.fill(progress)
        self.call_later(self._filled)

    def _filled(self) -> None:
        self._say("")
        if self.is_attached:
            self._search(self.query_one(Input).value)
        if self._desk.workspace.search.problem:
            self.notify(self._desk.workspace.search.problem, severity="warning", timeout=12, markup=False)

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#search-count", Static).update(text)

    # ------------------------------------------------------------------ searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._desk.last_search = event.value
        self._search(event.value)

    def _search(self, text: str) -> None:
        if not text.strip():
            self.workers.cancel_group(self, "search")
            self._show([], "", 0.0)
            return
        self.run_worker(partial(self._find, text), thread=True, exclusive=True, group="search")

    def _find(self, text: str) -> None:
        worker = get_current_worker()
        start = time.perf_counter()
        hits = found(self._desk.workspace, text)
        if not worker.is_cancelled:
            self.call_later(self._show, hits, text, (time.perf_counter() - start) * 1000)

    def _show(self, hits: list[Found], text: str, milliseconds: float) -> None:
        if text != self.query_one(Input).value and text:
            return  # a newer search is on its way
        wrong = self._desk.workspace.search.wrong(text)
        self.query_one(FoundLines).show(hits, text.strip(), wrong[0] if wrong else "")
        count = "ingen treff" if not hits else f"{len(hits)} treff"
        self.query_one("#search-count", Static).update(f"{count} · {milliseconds:.0f} ms" if text.strip() else "")

    # ------------------------------------------------------------------ the preview

    @on(FoundLines.Moved)
    def _show_preview(self, event: FoundLines.Moved) -> None:
        event.stop()
        hit = self.query_one(FoundLines).current
        text = Text()
        if hit is not None:
            shown = preview(self._desk.workspace, hit)
            text.append(f"{shown.title}\n", "bold").append(f"{shown.facts}\n\n", "dim").append(shown.text)
            self._mark(text)
        self.query_one("#preview-text", Static).update(text)
        self.query_one("#preview").scroll_home(animate=False)

    def _mark(self, text: Text) -> None:
        folded, offsets = fold_with_offsets(text.plain)
        for asked in parse_query(self.query_one(Input).value).words:
            word = fold(asked)
            at = folded.find(word)
            while at >= 0:
                text.stylize("bold underline", offsets[at], offsets[at + len(word)])
                at = folded.find(word, at + len(word))

    def action_scroll_preview(self, lines: int) -> None:
        """Scrolls the text beside the list."""
        self.query_one("#preview").scroll_relative(y=lines, animate=False)

    # ------------------------------------------------------------------ what can be done with a hit

    def action_move(self, steps: int) -> None:
        """Moves in the list."""
        self.query_one(FoundLines).move(steps)

    def action_page(self, pages: int) -> None:
        """Moves a page in the list."""
        lines = self.query_one(FoundLines)
        lines.move(pages * lines.page)

    def action_again(self) -> None:
        """Marks what is typed, so that the next letter begins a new search."""
        field = self.query_one(Input)
        field.focus()
        field.action_select_all()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._open()

    @on(FoundLines.Chosen)
    def _clicked(self, event: FoundLines.Chosen) -> None:
        event.stop()
        self._open()

    def _open(self) -> None:
        hit = self.query_one(FoundLines).current
        if hit is not None:
            self.dismiss((hit.kind.value, hit.record))

    def action_leave(self) -> None:
        """Closes the search; what was typed is there next time."""
        self.dismiss(None)

    def _case(self) -> Case | None:
        hit = self.query_one(FoundLines).current
        if hit is not None and hit.kind in (EntryKind.DECISION, EntryKind.CASE):
            return self._desk.workspace.office.register.find(Case, hit.record)
        self.notify("Gå til en sak eller et vedtak i listen først.", markup=False)
        return None

    def action_copy_text(self) -> None:
        """Copies the decision word for word, with where it stands."""
        case = self._case()
        if case is not None:
            text = self._desk.workspace.decisions.verbatim(case)
            self._desk.copy_text(text, f"Kopiert: vedtaket i {self._desk.workspace.cases.label(case)}")

    def action_copy_citation(self) -> None:
        """Copies the citation: «SSU sak 14/26»."""
        case = self._case()
        if case is None:
            return
        if case.ref is None:
            self.notify("Saken har ikke fått nummer ennå, så den kan ikke vises til.", markup=False)
            return
        citation = self._desk.workspace.profile.citation(case.ref)
        self._desk.copy_text(citation, f"Kopiert: {citation}")
