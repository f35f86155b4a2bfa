"""Search in decisions, cases, meetings and measures: one field, an answer from the first letter."""

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from ...lookup import Found
from ...workspace.search.hit_words import ONLY_SIMILAR
from ..keys import KEYS, binding, written
from ..messages import RegisterChanged
from .found import FoundNow, found, preview
from .found_lines import FoundLines
from .hit_acts import HitActs
from .opened import Opened, opened
from .picks import Picks, filters_for, searches_for, values_for
from .preview_pane import PreviewPane

if TYPE_CHECKING:
    from ..desk_app import DeskApp
    from .quote_target import QuoteTarget

_REST = 0.06  # seconds after the first hits before the rest are looked into: whoever types on never pays for them

_BESIDE = 0.1  # seconds without a letter before the text beside the list is laid out anew: it takes as long as the hits


class _Asked(NamedTuple):
    """A text that is being searched for, and whether the cursor is to stay where it is."""

    text: str
    stay: bool = False


class SearchScreen(ModalScreen[Opened | None]):
    """Gives what was opened, or None.

    Args:
        text: what was searched for last; it is marked, so that a letter begins anew.
        into: the section that was being written in, where a decision can be put in as a quote.
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
        Binding("tab", "take", "Velg det som foreslås", show=False, priority=True),
        binding("søk.vedtaket", "copy_text"),
        binding("søk.henvisning", "copy_citation"),
        binding("søk.filtre", "filters"),
        binding("søk.sett-inn", "insert"),
        binding("søk", "again"),
    ]

    help_topic = "sok"

    def __init__(self, text: str = "", into: "QuoteTarget | None" = None) -> None:
        super().__init__()
        self._text = text
        self._found_as: Found = {}
        self._picks_put_away = ""  # the text for which the list was closed
        self._acts = HitActs(self, into)
        self._later: Timer | None = None

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="search-box") as box:
            box.border_title = "Søk i vedtak, saker, møter og tiltak"
            with Horizontal(id="search-line"):
                yield Input(self._text, placeholder="et ord, flere ord, eller et saksnummer", compact=True)
                yield Static("", id="search-count", markup=False)
            yield Picks()
            yield Static("", id="search-note", markup=False)
            with Horizontal(id="search-answer"):
                yield FoundLines(id="hits")
                yield PreviewPane(id="preview")
            box.border_subtitle = self._keys_line()

    def _keys_line(self) -> str:
        shown = [("søk.vedtaket", "vedtaket"), ("søk.henvisning", "henvisningen"), ("søk.filtre", "filtre")]
        if self._acts.into is not None:
            shown.append(("søk.sett-inn", "sett inn"))
        keys = [f"{written(self._desk.chosen_keys.get(id, KEYS[id][0]))} {word}" for id, word in shown]
        keys[0] = keys[0].replace(" ", " kopier ", 1)
        return " · ".join(["Enter åpne", *keys, "Esc lukk"])

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.focus()
        field.action_select_all()
        if self._text:
            self._picks_put_away = self._text
            self._search(_Asked(self._text))
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
        self._look_again()
        if self._desk.workspace.search.problem:
            self.notify(self._desk.workspace.search.problem, severity="warning", timeout=12, markup=False)

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#search-count", Static).update(text, layout=False)

    def _note(self, text: str) -> None:
        """Says something above the hits. Only what is new is laid out: this is asked for at each key."""
        note = self.query_one("#search-note", Static)
        if note.display != bool(text) or (text and str(note.content) != text):
            note.update(text)
            note.display = bool(text)

    def on_register_changed(self, message: RegisterChanged) -> None:
        """Something is saved, here or in another window: the answer follows, and the cursor stays on its hit."""
        self._look_again()

    def _look_again(self) -> None:
        if self.is_attached:
            self._search(_Asked(self.query_one(Input).value, stay=True))

    # ------------------------------------------------------------------ searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._desk.last_search = event.value
        picks = [] if event.value == self._picks_put_away else values_for(self._desk.workspace, event.value)
        self.query_one(Picks).offer(picks)
        self._search(_Asked(event.value))

    def _search(self, asked: _Asked) -> None:
        if not asked.text.strip():
            self.workers.cancel_group(self, "search")
            self._found_as = {}
            self.query_one(FoundLines).show([], "")
            self._note("")
            self._say("")
            return
        self.run_worker(partial(self._find, asked), thread=True, exclusive=True, group="search")

    def _find(self, asked: _Asked) -> None:
        worker = get_current_worker()
        start = time.perf_counter()
        room = self.query_one(FoundLines).page + 2
        answers = found(self._desk.workspace, asked.text, first=room)
        now = next(answers)
        wrong = " ".join(self._desk.workspace.search.wrong(asked.text))
        if worker.is_cancelled:
            return
        self.call_later(self._show, now, asked, wrong, (time.perf_counter() - start) * 1000)
        time.sleep(_REST)
        if not worker.is_cancelled and (rest := next(answers, None)) is not None:
            self.call_later(self._show_rest, rest, asked)

    def _show(self, now: FoundNow, asked: _Asked, wrong: str, milliseconds: float) -> None:
        if not self.is_attached or asked.text != self.query_one(Input).value:
            return  # a newer search is on its way
        self._found_as = now.found_as
        self._note(ONLY_SIMILAR if now.only_similar else wrong if now.hits else "")
        self.query_one(FoundLines).show(now.hits, asked.text.strip(), wrong or "ingen treff", stay=asked.stay)
        self._say(f"{_count(len(now.hits))} · {milliseconds:.0f} ms")

    def _show_rest(self, rest: FoundNow, asked: _Asked) -> None:
        if not self.is_attached or asked.text != self.query_one(Input).value:
            return
        lines = self.query_one(FoundLines)
        if len(rest.hits) > len(lines.hits):
            self._found_as = rest.found_as
            lines.add(rest.hits)
            took = str(self.query_one("#search-count", Static).content).partition(" · ")[2]
            self._say(f"{_count(len(rest.hits))} · {took}")

    @on(FoundLines.Moved)
    def _follow(self, event: FoundLines.Moved) -> None:
        """The text beside the list follows an arrow at once; while letters are typed, when the hits are drawn."""
        event.stop()
        if self._later is not None:
            self._later.stop()
            self._later = None
        if event.typed:
            self._later = self.set_timer(_BESIDE, self._show_preview)
        else:
            self._show_preview()

    def _show_preview(self) -> None:
        hit = self.query_one(FoundLines).current
        beside = self.query_one(PreviewPane)
        if beside.display:
            beside.show(preview(self._desk.workspace, hit, self._found_as) if hit is not None else None)

    def on_resize(self) -> None:
        """The text beside the list may have come into view."""
        self.call_after_refresh(self.query_one(FoundLines).post_message, FoundLines.Moved())

    def action_scroll_preview(self, lines: int) -> None:
        """Scrolls the text beside the list."""
        self.query_one(PreviewPane).scroll_relative(y=lines, animate=False)

    # ------------------------------------------------------------------ picking instead of typing

    def action_filters(self) -> None:
        """Shows every filter, to be picked."""
        self.query_one(Picks).offer(filters_for(self.query_one(Input).value), on_first=True)

    def action_take(self) -> None:
        """Takes what is offered: the one with the cursor, or the first."""
        picks = self.query_one(Picks)
        if picks.display and picks.highlighted is None:
            picks.move(1)
        self._take_picked()

    def _take_picked(self) -> bool:
        picks = self.query_one(Picks)
        picked = picks.picked
        if picked is None:
            return False
        picks.offer([])
        field = self.query_one(Input)
        field.value = picked.text
        field.action_end()
        field.focus()
        return True

    @on(OptionList.OptionSelected)
    def _pick_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(Picks).highlighted = event.option_index
        self._take_picked()

    # ------------------------------------------------------------------ moving and opening

    def action_move(self, steps: int) -> None:
        """Moves in what is offered, else in the list; up in an empty field brings the last searches."""
        picks = self.query_one(Picks)
        if picks.display:
            picks.move(steps)
        elif steps < 0 and not self.query_one(Input).value:
            picks.offer(searches_for(self._desk.workspace), on_first=True)
        else:
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
        if not self._take_picked():
            self._open()

    @on(FoundLines.Chosen)
    def _clicked(self, event: FoundLines.Chosen) -> None:
        event.stop()
        self._open()

    def _open(self) -> None:
        hit = self.query_one(FoundLines).current
        if hit is not None:
            self._remember()
            self.dismiss(opened(hit))

    def action_leave(self) -> None:
        """Closes the list of what is offered, else the search; what was typed is there next time."""
        picks = self.query_one(Picks)
        if picks.display:
            picks.offer([])
            self._picks_put_away = self.query_one(Input).value
            return
        if self.query_one(FoundLines).hits:
            self._remember()
        self.dismiss(None)

    def _remember(self) -> None:
        text = self.query_one(Input).value
        self.app.run_worker(partial(self._desk.workspace.search.last.add, text), thread=True, group="last searches")

    # ------------------------------------------------------------------ what can be done with a hit

    def action_copy_text(self) -> None:
        """Copies the decision word for word, with where it stands."""
        self._acts.copy_text(self.query_one(FoundLines).current)
        self._remember()

    def action_copy_citation(self) -> None:
        """Copies the citation: «SSU sak 14/26, vedtakspunkt 2»."""
        self._acts.copy_citation(self.query_one(FoundLines).current)
        self._remember()

    def action_insert(self) -> None:
        """Puts the decision into the section that was being written, as a quote."""
        if self._acts.insert(self.query_one(FoundLines).current):
            self._remember()
            self.dismiss(None)


def _count(hits: int) -> str:
    return f"{hits} treff" if hits else "ingen treff"
